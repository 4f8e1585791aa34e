"""What each word shows to a judge, each thing judged once however often it stands in the text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from analysis.finding.features import Class, Feature, Floats, Ints, Part, Stretch
from analysis.finding.judge import Judge


class Shown(NamedTuple):
    """Features of some things, and which of them each word shows: the word before, its class, the pair it opens."""

    features: list[Feature]
    size: int
    of: Ints | None
    """The number of the thing that each word shows, −1 where it shows none; None where each shows one of its own."""


def classes(name: str, numbers: Ints, names: list[str]) -> Shown:
    """A class that each word has, −1 for none."""
    present = np.flatnonzero(np.bincount(numbers + 1, minlength=len(names) + 1)[1:])
    place = np.full(len(names) + 1, -1, dtype=np.int64)
    place[present] = np.arange(len(present))
    every = Class(np.arange(len(present), dtype=np.int64), [names[at] for at in present.tolist()])
    return Shown([Feature(name, (every,))], len(present), place[numbers])


def shifted(of: Ints, by: int, sentence: Ints) -> Ints:
    """What each word shows in the word so many places after it, −1 beyond its sentence."""
    if not by or not len(of):
        return of
    made = np.full_like(of, -1)
    here, there = (slice(None, -by), slice(by, None)) if by > 0 else (slice(-by, None), slice(None, by))
    made[here] = np.where(sentence[here] == sentence[there], of[there], -1)
    return made


def scores(judge: Judge, shown: Iterable[Shown], size: int) -> Floats:
    """What speaks for each label (column) of each word (row)."""
    total = np.zeros((len(judge.labels), size))
    for each in shown:
        worth = judge.scores(each.features, each.size).T
        if each.of is None:
            total += worth
            continue
        for label, column in enumerate(np.pad(worth, ((0, 0), (0, 1)))):  # one by one is many times as fast
            total[label] += column.take(each.of)
    return total.T


def features(shown: Iterable[Shown], chosen: Ints) -> list[Feature]:
    """The features of some words, as a judge takes them to say why, and fitting to learn from."""
    made = []
    for each in shown:
        of = chosen if each.of is None else each.of[chosen]
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
