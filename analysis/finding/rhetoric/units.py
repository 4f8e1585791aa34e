"""A text cut into units that may stand side by side: clauses, parts of clauses, sentences."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from analysis.finding.features import Ints
from analysis.finding.text import Joined, codes

#: What parts units, level by level: what a coarser level leaves out stands within its units.
LEVELS = (",;:、。!?\n…—() ·", ",;:。!?\n…—()", ";。!?\n")
BETWEEN = "、,;。 “"  # of these, a single one may stand between fellows; “ where a quotation follows on another
QUOTES = '“”‘’《》"'
MARKS = codes(LEVELS[0] + LEVELS[2] + QUOTES)


@dataclass(frozen=True, eq=False)
class Units:
    """The units of one level; each is a row of words, without the marks around them."""

    page: Joined
    level: int

    @cached_property
    def _cuts(self) -> Ints:
        """How many marks that part units stand before each character."""
        text = codes(self.page.plain)
        parts = np.isin(text, codes(LEVELS[self.level]))
        parts[1:] |= (text[1:] == ord("“")) & (text[:-1] == ord("”"))
        return np.concatenate([[0], np.cumsum(parts)]).astype(np.int64)

    @cached_property
    def words(self) -> tuple[Ints, Ints, Ints]:
        """Start, end and part of speech of each word that is no mark."""
        starts, ends, tag, _ = self.page.words
        kept = ~np.isin(codes(self.page.plain)[starts], MARKS)
        return starts[kept], ends[kept], tag[kept]

    @cached_property
    def bare(self) -> tuple[Ints, Ints]:
        """The characters of the words in a row, and where in it each word begins; last, where they end."""
        starts, ends, _ = self.words
        begins = np.concatenate([[0], np.cumsum(ends - starts)]).astype(np.int64)
        at = np.arange(begins[-1]) + np.repeat(starts - begins[:-1], ends - starts)
        return codes(self.page.plain)[at].astype(np.int64), begins

    @cached_property
    def bounds(self) -> Ints:
        """The number of the word that each unit begins with; last, how many words there are."""
        starts, _, _ = self.words
        new = np.flatnonzero(np.diff(self._cuts[starts], prepend=-1))
        return np.concatenate([new, [len(starts)]]).astype(np.int64)

    @cached_property
    def joint(self) -> Ints:
        """The place in `BETWEEN` of the mark after each unit, −1 where what follows is no fellow of it."""
        starts, ends, _ = self.words
        after, then = ends[self.bounds[1:-1] - 1], starts[self.bounds[1:-1]]
        text, found = codes(self.page.plain), np.full(len(after), -1, dtype=np.int64)
        for step in range(3):  # quotation marks may stand before the mark that parts
            at = np.minimum(after + step, len(text) - 1)
            parts = (self._cuts[at + 1] > self._cuts[at]) & (after + step < then) & (found < 0)
            for number, mark in enumerate(codes(BETWEEN)):
                found[parts & (text[at] == mark)] = number
        single = self._cuts[then] - self._cuts[after] == 1
        return np.append(np.where(single, found, -1), -1)[: len(self.bounds) - 1]
