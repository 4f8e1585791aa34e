"""A text read past its marks, and the marks that belong to a name in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from analysis.finding.text import Joined, characters, codes, folded

MARKS = "“”‘’\"'《》 \t·"
BARE = str.maketrans("", "", MARKS)
OPENS, CLOSES = "“‘《(", "”’》)"


@lru_cache(maxsize=65_536)
def key(text: str) -> str:
    """What two spellings of one name have in common: no quotation marks, no title marks, no spaces, half width."""
    return folded(text).translate(BARE)


@dataclass(frozen=True)
class Marked(Joined):
    """All sentences as one text that can be read without its marks."""

    @cached_property
    def kept(self) -> npt.NDArray[np.bool_]:
        """Whether each character is none of the marks."""
        return ~np.isin(codes(self.plain), [ord(mark) for mark in MARKS])

    @cached_property
    def bare(self) -> str:
        """The text without marks."""
        return characters(codes(self.plain)[self.kept])

    def balanced(self, start: int, end: int) -> tuple[int, int]:
        """A stretch with the opening or closing mark that it lacks, where that stands right beside it."""
        for opens, closes in zip(OPENS, CLOSES, strict=True):
            part = self.plain[start:end]
            if part.count(closes) > part.count(opens) and self.plain[start - 1 : start] == opens:
                start -= 1
            elif part.count(opens) > part.count(closes) and self.plain[end : end + 1] == closes:
                end += 1
        return start, end
