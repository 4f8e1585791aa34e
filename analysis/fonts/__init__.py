"""The typeface of the charts, so that a machine without fonts draws every character; README.md says what it is."""

from __future__ import annotations

import unicodedata
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
    """Characters of a text that the typeface cannot draw, in the order of their code.

    White space and invisible marks, which pages of the web are full of, need no drawing.
    """
    return sorted(c for c in set(text) - _covered() if not (c.isspace() or unicodedata.category(c) == "Cf"))
