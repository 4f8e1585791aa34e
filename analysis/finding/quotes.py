"""What stands in quotation marks: pairs, pairs within pairs, and marks that have lost their partner."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from analysis.finding.text import BREAK, SOFT, Joined, codes, narrowed
from analysis.finding.text import characters as text_of

MARK = re.compile(r"[“”\n]")
STRAIGHT = re.compile(r'[“”"\n]')
DEEPEST = 2  # quotations within quotations that are looked at


class Quote(NamedTuple):
    """A quotation: what stands between its marks, whether it has both, and within how many others it stands."""

    start: int
    end: int
    opened: bool = True
    closed: bool = True
    depth: int = 0


def paragraphs(page: Joined) -> str:
    """The plain text, a paragraph on each line: as long as the source, with SOFT between sentences of a paragraph.

    A quotation runs over sentences, but seldom over paragraphs, so that a lost mark does no harm beyond its own.
    """
    characters = codes(narrowed(page.source)).copy()
    said = page.sentences
    starts, ends = said.start.to_numpy(dtype=np.int64), said.end.to_numpy(dtype=np.int64)
    on = (starts[1:] == ends[:-1]) & (page.reports[1:] == page.reports[:-1])
    characters[page.begins[1:][on] - 1] = ord(SOFT)
    text = text_of(characters)
    return curled(text) if '"' in text else text


def curled(text: str) -> str:
    """The text with a straight mark as an opening or a closing one: it closes what is open before it."""
    made, depth = list(text), 0
    for mark in STRAIGHT.finditer(text):
        at = mark.start()
        if mark.group() == '"':
            made[at] = "”" if depth else "“"
        depth = 0 if made[at] == BREAK else max(0, depth + (1 if made[at] == "“" else -1))
    return "".join(made)


def _ended(open_at: list[int], end: int) -> Iterator[Quote]:
    """The quotation that a paragraph leaves open: the first, since those after it may be within it."""
    if open_at:
        yield Quote(open_at[0], end, closed=False)


@lru_cache(maxsize=1)  # the finders of one text follow each other
def quotes(text: str) -> tuple[Quote, ...]:
    """Every quotation of a text with a paragraph a line, those within others before them."""
    return tuple(_quotes(text))


def _quotes(text: str) -> Iterator[Quote]:
    open_at: list[int] = []
    begin, lost = 0, False
    for mark in MARK.finditer(text):
        at = mark.start()
        if mark.group() == BREAK:
            yield from _ended(open_at, at)
            open_at, begin, lost = [], at + 1, False
        elif mark.group() == "“":
            open_at.append(at + 1)
        elif open_at:
            start = open_at.pop()
            if len(open_at) <= DEEPEST:
                yield Quote(start, at, depth=len(open_at))
        elif not lost:
            yield Quote(begin, at, opened=False)
            lost = True
    yield from _ended(open_at, len(text))
