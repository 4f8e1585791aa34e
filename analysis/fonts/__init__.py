"""The typeface of the charts, so that a machine without fonts draws every character; README.md says what it is."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
REGULAR = FOLDER / "TifaSans-Regular.ttf"
BOLD = FOLDER / "TifaSans-Bold.ttf"
OTHERS = FOLDER / "TifaStandIn.ttf"
FAMILY, STAND_IN = "Tifa Sans", "Tifa Stand-in"
SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


@cache
def _covered() -> frozenset[str]:
    return frozenset((FOLDER / "coverage.txt").read_text("utf-8"))


def unseen(character: str) -> bool:
    """Whether a character is white space or an invisible mark, which pages of the web are full of."""
    return character.isspace() or unicodedata.category(character) == "Cf" or bool(SELECTORS.match(character))


def missing(text: str) -> list[str]:
    """Characters of a text for which 〓 is drawn, as the typeface lacks them, in the order of their code."""
    return sorted(character for character in set(text) - _covered() if not unseen(character))
