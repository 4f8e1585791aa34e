"""What of a text claims are read from, and the clause that a number stands in."""

from __future__ import annotations

import re
from functools import cache

import pandas as pd

from analysis.finding.text import Joined, Span, dug

HAN = "〇零一二两三四五六七八九十百千万亿"


def readable(page: Joined, masked: pd.DataFrame | None) -> str:
    """The plain text, with holes where `masked` has rows and where a short quotation or a title stands."""
    return dug(page.without(masked), quotations(page.plain))


@cache
def _quotation() -> re.Pattern[str]:
    within = r"[^“”‘’《》\"，,。；;：:！？!?\s]{1,12}"
    return re.compile(rf"“{within}”|‘{within}’|《[^《》\n]{{1,60}}》")


def quotations(text: str) -> list[Span]:
    """Where a name stands in marks: a quotation of one short phrase, or a title."""
    return [found.span() for found in _quotation().finditer(text)]


def fill(pattern: str) -> str:
    """A pattern of the lexicon with {N}, the characters of a number, filled in."""
    return pattern.replace("{N}", rf"[\d{HAN}]")


def clause(text: str, end: int, size: int) -> str:
    """What stands before `end` in its clause, at most `size` characters."""
    return re.split(r"[，,。；;：:！？!?\n]", text[max(0, end - size) : end])[-1]
