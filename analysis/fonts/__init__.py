"""The typeface of the charts, so that a machine without fonts draws every character; README.md says what it is."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
REGULAR = FOLDER / "TifaSans-Regular.ttf"
BOLD = FOLDER / "TifaSans-Bold.ttf"
FAMILY = "Tifa Sans"


@cache
def _covered() -> frozenset[str]:
    return frozenset((FOLDER / "coverage.txt").read_text("utf-8"))


def missing(text: str) -> list[str]:
    """Characters of a text that the typeface cannot draw, in the order of their code; white space needs no drawing."""
    return sorted(character for character in set(text) - _covered() if not character.isspace())
