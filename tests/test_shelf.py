"""Marked reports, one page each."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis import shelf
from analysis.reading.report import Report

REPORTS = [Report("a", "全市开展平安建设。"), Report("b", "办成实事12件。", place="某市", date="2024")]


def test_each_report_has_a_page(tmp_path: Path) -> None:
    shelved = shelf.shelve(REPORTS, tmp_path)
    assert [(each.name, each.about) for each in shelved] == [("a", ""), ("b", "某市 · 2024")]
    assert "平安建设" in (tmp_path / "a.html").read_text("utf-8")


def test_a_report_at_which_a_measure_fails_is_named_and_shown_unmarked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ordinary = shelf.findings
    monkeypatch.setattr(shelf, "findings", lambda study: 1 / 0 if study.reports[0].id == "a" else ordinary(study))
    assert len(shelf.shelve(REPORTS, tmp_path)) == 2
    assert "a: nothing is marked (ZeroDivisionError: division by zero)" in capsys.readouterr().err
    assert "平安建设" in (tmp_path / "a.html").read_text("utf-8")
