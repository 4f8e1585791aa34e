from __future__ import annotations

from dataclasses import FrozenInstanceError
from hashlib import sha256

import pytest

from analysis.reading.report import Report


def test_a_report_of_text_alone_has_the_digest_of_its_text():
    assert Report("a", "平安").sha256 == sha256("平安".encode()).hexdigest()


def test_a_report_read_from_a_file_keeps_the_digest_of_the_file():
    assert Report("a", "平安", sha256="0f").sha256 == "0f"


def test_a_report_never_changes():
    with pytest.raises(FrozenInstanceError):
        Report("a", "平安").text = "和谐"


def test_the_text_is_left_out_of_what_is_shown():
    assert "平安" not in repr(Report("a", "平安"))
