"""Hostile text costs in proportion to its length: the lines of code that are run are counted, so that no clock decides.

What goes on inside a regular expression is no line: benchmarks/hostile.py takes the time of that.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import analysis
from benchmarks.hostile import PIECES, read

PACKAGE = str(Path(analysis.__file__).parent)
GROUPS = 4
LENGTH = 2_500  # characters


def steps(pieces: list[str], characters: int) -> int:
    """How many lines of the package are run to read it."""
    counted, former = 0, sys.gettrace()

    def seen(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal counted
        if not frame.f_code.co_filename.startswith(PACKAGE):
            return None
        counted += 1
        return seen

    sys.settrace(seen)
    try:
        read(pieces, characters)
    finally:
        sys.settrace(former)
    return counted


@pytest.mark.parametrize("group", range(GROUPS))
def test_hostile_text_takes_no_more_steps_than_in_proportion_to_its_length(group):
    pieces = PIECES[group::GROUPS]
    read(pieces, max(map(len, pieces)))  # word lists and models are loaded once
    once, twice = (steps(pieces, characters) for characters in (LENGTH, 2 * LENGTH))
    assert twice < 2.1 * once
