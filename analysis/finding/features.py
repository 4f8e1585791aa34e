"""Features: what can be seen of a place of the text, as named values that are told apart by number, all at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Protocol

import numpy as np
import numpy.typing as npt

from analysis.finding.text import codes

Ints = npt.NDArray[np.int64]
Keys = npt.NDArray[np.uint64]
Floats = npt.NDArray[np.float64]

JOIN = "│"  # between the parts of a value
BASE = np.uint64(0x9E3779B97F4A7C15)  # odd, so that its powers have inverses
INVERSE = np.uint64(pow(0x9E3779B97F4A7C15, -1, 1 << 64))


def mixed(keys: Keys) -> Keys:
    """Keys of which every bit depends on every bit of those given (Steele et al. 2014, splitmix64)."""
    keys = (keys ^ (keys >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    keys = (keys ^ (keys >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return keys ^ (keys >> np.uint64(31))


@dataclass(frozen=True, eq=False)
class Letters:
    """A text whose stretches can be told apart by number, all at once."""

    text: str

    @cached_property
    def _sums(self) -> tuple[Keys, Keys]:
        numbers = mixed(codes(self.text).astype(np.uint64) + np.uint64(1))
        size = len(numbers)
        powers = np.multiply.accumulate(np.concatenate([np.ones(1, np.uint64), np.full(size, BASE)]))
        undone = np.multiply.accumulate(np.concatenate([np.ones(1, np.uint64), np.full(size, INVERSE)]))
        return np.concatenate([np.zeros(1, np.uint64), np.cumsum(numbers * powers[:-1], dtype=np.uint64)]), undone

    def keys(self, starts: Ints, ends: Ints) -> Keys:
        """A number for each stretch, the same wherever the same characters stand; 0 for an empty one."""
        sums, undone = self._sums
        return np.asarray((sums[ends] - sums[starts]) * undone[starts], dtype=np.uint64)


class Part(Protocol):
    """One part of each value of a feature."""

    def keys(self) -> Keys:
        """A number for each value."""

    def said(self, at: int) -> str:
        """The value itself."""


@dataclass(frozen=True, eq=False)
class Stretch:
    """What stands between two places of the text."""

    letters: Letters
    starts: Ints
    ends: Ints

    def keys(self) -> Keys:
        """A number for each stretch."""
        return self.letters.keys(self.starts, self.ends)

    def said(self, at: int) -> str:
        """The characters."""
        return self.letters.text[int(self.starts[at]) : int(self.ends[at])]


@dataclass(frozen=True, eq=False)
class Class:
    """One of a few classes, each with a name."""

    numbers: Ints
    names: Sequence[str]

    def keys(self) -> Keys:
        """A number for each class."""
        return _named(tuple(self.names))[self.numbers]

    def said(self, at: int) -> str:
        """The name."""
        return self.names[int(self.numbers[at])]


@dataclass(frozen=True, eq=False)
class Feature:
    """A template, with a value for each item or, where `items` says which item each value is of, several or none."""

    name: str
    parts: tuple[Part, ...]
    items: Ints | None = None
    scale: Floats | None = None
    """What each value counts; 1 unless given."""

    def keys(self) -> Keys:
        """A number for each value; the same as `key` makes of its words."""
        made = _named((self.name,))
        for part in self.parts:
            made = mixed(made * BASE + part.keys())
        return made

    def said(self, at: int) -> str:
        """A value in words."""
        return JOIN.join(part.said(at) for part in self.parts)

    def of(self, keys: Keys) -> Ints:
        """The item that each value is of."""
        return np.arange(len(keys), dtype=np.int64) if self.items is None else self.items


def _keys(words: Sequence[str]) -> Keys:
    """The number of each word, as a stretch of it would have."""
    ends = np.cumsum([0, *map(len, words)], dtype=np.int64)
    return Letters("".join(words)).keys(ends[:-1], ends[1:])


@lru_cache(maxsize=256)  # the names of classes, the same few for every page
def _named(names: tuple[str, ...]) -> Keys:
    return _keys(names)


def keys(features: Sequence[str], values: Sequence[str]) -> Keys:
    """The numbers that values of features are known by, as `Feature.keys` makes them."""
    made, parts = _keys(features), [value.split(JOIN) for value in values]
    for part in range(max(map(len, parts), default=0)):
        rows = np.array([row for row, said in enumerate(parts) if len(said) > part], dtype=np.int64)
        made[rows] = mixed(made[rows] * BASE + _keys([parts[row][part] for row in rows.tolist()]))
    return made
