"""A text read past its marks, and the marks that belong to a name in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from analysis.finding.text import Joined, characters, codes, folded

MARKS = "“”‘’\"'《》 \t·"
BARE = str.maketrans("", "", MARKS)
OPENS, CLOSES = "“《(", "”》)"
PAIRED = frozenset(OPENS + CLOSES)


class Span(NamedTuple):
    """A stretch of the joined text that may be a name."""

    start: int
    end: int
    kind: str
    how: str


@lru_cache(maxsize=65_536)
def key(text: str) -> str:
    """What two spellings of one name have in common: no quotation marks, no title marks, no spaces, half width."""
    return folded(text).translate(BARE)


@dataclass(frozen=True)
class Marked(Joined):
    """All sentences as one text that can be read without its marks."""

    @cached_property
    def _kept(self) -> npt.NDArray[np.int64]:
        return np.flatnonzero(~np.isin(codes(self.plain), [ord(mark) for mark in MARKS]))

    @cached_property
    def bare(self) -> str:
        """The text without marks: `unmarked` leads from it to `plain`."""
        return characters(codes(self.plain)[self._kept])

    def unmarked(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of `bare` stands in `plain`, with the marks that belong to it."""
        first, last = int(self._kept[start]), int(self._kept[end - 1]) + 1
        return self.balanced(first, last)

    def balanced(self, start: int, end: int) -> tuple[int, int]:
        """A stretch with the opening or closing mark that it lacks, where that stands right beside it."""
        if PAIRED.isdisjoint(self.plain[start:end]):
            return start, end
        for opens, closes in zip(OPENS, CLOSES, strict=True):
            part = self.plain[start:end]
            if part.count(closes) > part.count(opens) and self.plain[start - 1 : start] == opens:
                start -= 1
            elif part.count(opens) > part.count(closes) and self.plain[end : end + 1] == closes:
                end += 1
        return start, end
