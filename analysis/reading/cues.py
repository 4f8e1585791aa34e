"""What a line says about itself: the patterns of `page.tsv` and `numbering.tsv`, and what they tell of a text."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from analysis import lexicon

CHINESE = "[〇○零一二三四五六七八九十百两壹贰叁肆伍陆柒捌玖拾]{1,5}"
LONGEST = 160  # characters: a longer line is prose, and no pattern is tried on it


class Number(NamedTuple):
    """The number that opens a heading."""

    style: str
    length: int
    runs_in: bool
    """Whether headings in this style may be the first sentence of a paragraph."""


@cache
def _patterns() -> dict[str, list[tuple[re.Pattern[str], int, str]]]:
    """Patterns of `page.tsv` by kind, each with its weight and what it shows."""
    kinds: dict[str, list[tuple[re.Pattern[str], int, str]]] = {}
    for row in lexicon.table("page").to_dict("records"):
        kinds.setdefault(row["kind"], []).append((re.compile(row["pattern"]), int(row["weight"]), row["why"]))
    return kinds


@cache
def _numbers() -> list[tuple[re.Pattern[str], str, bool]]:
    return [
        (re.compile(row["pattern"].replace("{n}", CHINESE)), row["style"], row["runs_in"] == "yes")
        for row in lexicon.table("numbering").to_dict("records")
    ]


def score(kind: str, text: str) -> tuple[int, str]:
    """How much a line's own words speak for a kind, and what they say; two points are enough."""
    if len(text) > LONGEST:
        return 0, ""
    hits = [(weight, why) for pattern, weight, why in _patterns()[kind] if pattern.search(text)]
    return sum(weight for weight, _ in hits), ", ".join(dict.fromkeys(why for weight, why in hits if weight > 0))


def tells(kind: str, text: str) -> bool:
    """Whether a line's own words are enough to make it of this kind."""
    return score(kind, text)[0] > 1


def number(text: str) -> Number | None:
    """The number that a line opens with, where it has the form of a heading's."""
    for pattern, style, runs_in in _numbers():
        if found := pattern.match(text[:LONGEST]):
            return Number(style, found.end(), runs_in)
    return None
