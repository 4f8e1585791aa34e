"""Known names: every spelling in the lexicon, found at words in one pass whatever marks stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import lexicon
from analysis.finding.campaigns.marks import Marked, key
from analysis.finding.features import Ints, Keys, Letters
from analysis.tables.finding import NAMES

UNQUOTED = str.maketrans("", "", "“”《》")
BRACKET = re.compile(r"\([^()]*\)")
KINDS = ("crackdown", "drive", "education", "programme", "mechanism", "platform", "document", "honour")
SHORT = 2  # characters: a spelling so short is a name in marks only, or of a law
Facts = dict[str, dict[str, str]]


def _spellings(canonical: str, aliases: str) -> Iterator[str]:
    for name in (canonical, *aliases.split("|")):
        bare = key(name)
        yield from {bare: "", BRACKET.sub("", bare): ""}


def known(names: pd.DataFrame) -> Facts:
    """What the lexicon says of each spelling; of one that several names share, what it says of the first."""
    spellings: Facts = {}
    for row in names.itertuples():
        facts = {"name": row.canonical_zh.translate(UNQUOTED), "kind": row.kind, "english": row.english}
        facts |= {"scope": row.scope, "since": row.year_started.lstrip("<=?"), "checked": row.checked}
        for spelling in _spellings(row.canonical_zh, row.aliases):
            if len(spelling) > 1 and row.kind in KINDS:
                spellings.setdefault(spelling, facts)
    return spellings


def _keys(words: list[str]) -> Keys:
    sizes = np.array([len(word) for word in words], dtype=np.int64)
    return Letters("".join(words)).keys(np.cumsum(sizes) - sizes, np.cumsum(sizes))


def _among(keys: Keys, known: Keys) -> npt.NDArray[np.bool_]:
    """Whether each key is one of the known, which are in order: many times as fast as `np.isin` for few of them."""
    if not len(known):
        return np.zeros(len(keys), dtype=bool)
    return np.asarray(known[np.minimum(np.searchsorted(known, keys), len(known) - 1)] == keys)


@dataclass(frozen=True)
class Listed:
    """Names to look up, by their spellings without marks."""

    facts: Facts

    @cached_property
    def _openings(self) -> Keys:
        return np.unique(_keys([word[:2] for word in self.facts]))

    @cached_property
    def _lengths(self) -> list[tuple[int, Keys]]:
        sizes = sorted({len(word) for word in self.facts}, reverse=True)
        return [(size, np.sort(_keys([word for word in self.facts if len(word) == size]))) for size in sizes]

    def words(self, text: Marked) -> tuple[Ints, Ints]:
        """The first and the last word of each place where a spelling stands, the longest from the left."""
        starts, ends = (np.asarray(side, dtype=np.int64) for side in text.words[:2])
        before = np.concatenate([[0], np.cumsum(text.kept)])
        begins, stops = before[starts], before[ends]
        full = np.flatnonzero(stops > begins)
        last = np.full(len(text.bare) + 1, -1, dtype=np.int64)
        last[stops[full]] = full
        letters, size = Letters(text.bare), len(text.bare)
        at = begins[full]
        opening = _among(letters.keys(at, np.minimum(at + 2, size)), self._openings)
        words, at = full[opening], at[opening]
        to = np.full(len(at), -1, dtype=np.int64)
        for length, keys in self._lengths:
            end = np.minimum(at + length, size)
            maybe = np.flatnonzero((to < 0) & (at + length <= size) & (last[end] >= 0))
            hit = maybe[_among(letters.keys(at[maybe], end[maybe]), keys)]
            to[hit] = last[end[hit]]
        return _leftmost(words[to >= 0], to[to >= 0])


def _leftmost(first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """Of places that overlap the leftmost."""
    kept, done = [], -1
    for number, (begin, end) in enumerate(zip(first.tolist(), last.tolist(), strict=True)):
        if begin > done:
            kept.append(number)
            done = end
    return first[kept], last[kept]


@cache
def own() -> Listed:
    """The package's own lists: names compiled with sources, then others known in the whole country."""
    return Listed(known(pd.concat([NAMES.shape(lexicon.table(name)) for name in ("names", "national")])))
