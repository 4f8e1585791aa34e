"""What each word shows to a judge, each thing judged once however often it stands in the text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from analysis.finding.judge import Class, Feature, Floats, Ints, Judge, Part, Stretch


class Shown(NamedTuple):
    """Features of some things, and which of them each word shows: the word before, its class, the pair it opens."""

    features: list[Feature]
    size: int
    of: Ints
    """The number of the thing that each word shows, −1 where it shows none."""


def classes(name: str, numbers: Ints, names: list[str]) -> Shown:
    """A class that each word has, −1 for none."""
    every = Class(np.arange(len(names), dtype=np.int64), names)
    return Shown([Feature(name, (every,))], len(names), numbers)


def stretches(name: str, size: int, *parts: Part) -> Shown:
    """A value of its own for each word."""
    return Shown([Feature(name, parts)], size, np.arange(size, dtype=np.int64))


def shifted(of: Ints, by: int, sentence: Ints) -> Ints:
    """What each word shows in the word so many places after it, −1 beyond its sentence."""
    at = np.arange(len(of), dtype=np.int64) + by
    inside = (at >= 0) & (at < len(of))
    at = np.where(inside, at, 0)
    return np.where(inside & (sentence[at] == sentence), of[at], -1)


def scores(judge: Judge, shown: Iterable[Shown], size: int) -> Floats:
    """What speaks for each label (column) of each word (row)."""
    total = np.zeros((size, len(judge.labels)))
    for each in shown:
        worth = judge.scores(each.features, each.size)
        total += np.concatenate([worth, np.zeros((1, len(judge.labels)))])[each.of]
    return total


def features(shown: Iterable[Shown], chosen: Ints) -> list[Feature]:
    """The features of some words, as a judge takes them to say why, and fitting to learn from."""
    made = []
    for each in shown:
        of = each.of[chosen]
        items = np.flatnonzero(of >= 0)
        made += [Feature(one.name, _picked(one.parts, of[items]), items=items) for one in each.features]
    return made


def _picked(parts: tuple[Part, ...], at: Ints) -> tuple[Part, ...]:
    return tuple(_part(part, at) for part in parts)


def _part(part: Part, at: Ints) -> Part:
    if isinstance(part, Stretch):
        return Stretch(part.letters, part.starts[at], part.ends[at])
    if isinstance(part, Class):
        return Class(part.numbers[at], part.names)
    raise TypeError("a part is a stretch or a class")
