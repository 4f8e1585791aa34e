"""Members laid side by side: what speaks for and against a figure of speech, as features of the judge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from analysis.finding.features import Class, Feature, Ints, Letters, Stretch
from analysis.finding.rhetoric.runs import Runs

WIDE = 12  # characters of a member that are compared
SEEN = 6  # words of a member that are
GROUPS = (", of two", ", of three", ", of more")  # members: what speaks for a pair may speak against a row
NUMBERS = tuple(map(str, range(64)))

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Aligned:
    """Candidates of one size, each member compared with the next: a row each, a column for each pair."""

    runs: Runs

    @cached_property
    def _same_characters(self) -> tuple[Bools, Bools]:
        """Whether the nth characters of two neighbours are the same: from the left, and from the right."""
        text, chars = self.runs.units.bare
        lengths, at = self.runs.lengths, np.arange(WIDE)
        inside = at < np.minimum(lengths[:, :-1], lengths[:, 1:])[..., None]
        left, right = chars[self.runs.begins][..., None] + at, chars[self.runs.ends][..., None] - 1 - at
        sides = (text[np.clip(side, 0, len(text) - 1)] for side in (left, right))
        one, other = ((side[:, 1:] == side[:, :-1]) & inside for side in sides)
        return one, other

    @cached_property
    def from_left(self) -> Ints:
        """Characters that two neighbours open with alike."""
        return np.asarray(np.cumprod(self._same_characters[0], axis=-1).sum(axis=-1))

    @cached_property
    def from_right(self) -> Ints:
        """Characters that they close with alike."""
        return np.asarray(np.cumprod(self._same_characters[1], axis=-1).sum(axis=-1))

    @cached_property
    def places(self) -> Ints:
        """Places that hold the same character, counted from the side where there are more."""
        return np.asarray(np.maximum(*(same.sum(axis=-1) for same in self._same_characters)), dtype=np.int64)

    @cached_property
    def apart(self) -> Ints:
        """Characters by which they differ in length."""
        return np.asarray(np.abs(np.diff(self.runs.lengths, axis=1)), dtype=np.int64)

    @cached_property
    def words_apart(self) -> Ints:
        """Words by which they differ in length."""
        return np.asarray(np.abs(np.diff(self.runs.ends - self.runs.begins, axis=1)), dtype=np.int64)

    def same_words(self, of_word: Ints) -> Ints:
        """Fifths of the words that are alike, by what `of_word` says of each: its part of speech, its length."""
        number = self.runs.ends - self.runs.begins
        at = np.arange(SEEN)
        said = of_word[np.minimum(self.runs.begins[..., None] + at, len(of_word) - 1)]
        inside = at < np.minimum(number[:, :-1], number[:, 1:])[..., None]
        same = ((said[:, 1:] == said[:, :-1]) & inside).sum(axis=-1)
        return np.asarray(5 * same // np.minimum(np.maximum(number[:, :-1], number[:, 1:]), SEEN))


def features(runs: Runs, letters: Letters) -> list[Feature]:
    """What speaks for and against each candidate.

    Parameters
    ----------
    runs : candidates of one size
    letters : the plain text of their page

    """
    aligned, group = Aligned(runs), GROUPS[min(runs.size, 4) - 2]
    told = {**_measures(aligned), **_crossed(aligned), **_place(runs)}
    made = [Feature(f"{name}{group}", tuple(Class(said, NUMBERS) for said in each)) for name, each in told.items()]
    starts, ends, _ = runs.units.words
    made += [Feature(f"{name}{group}", (Stretch(letters, starts[at], ends[at]),)) for name, at in _edges(runs)]
    made += [Feature(f"{name}{group}", (Stretch(letters, *sides),)) for name, *sides in _beside(runs)]
    made += [Feature(f"{name}{group}", parts) for name, parts in _tags(runs)]
    return made


def _measures(aligned: Aligned) -> dict[str, tuple[Ints, ...]]:
    """How far neighbours are alike: of two members as it is, of more the least and the most."""
    starts, ends, tag = aligned.runs.units.words
    each = {
        "characters apart": np.minimum(aligned.apart, 5),
        "alike from the left": np.minimum(aligned.from_left, 4),
        "alike from the right": np.minimum(aligned.from_right, 4),
        "alike in place": np.minimum(aligned.places, 5),
        "alike in parts of speech": aligned.same_words(tag),
        "alike in lengths of words": aligned.same_words(ends - starts),
        "words apart": np.minimum(aligned.words_apart, 3),
    }
    if aligned.runs.size == 2:
        return {name: (said[:, 0],) for name, said in each.items()}
    least = {f"least {name}": (said.min(axis=1),) for name, said in each.items()}
    return least | {f"most {name}": (said.max(axis=1),) for name, said in each.items()}


def _crossed(aligned: Aligned) -> dict[str, tuple[Ints, ...]]:
    """Measures taken together, and the size of what is compared."""
    lengths, (_, _, tag) = aligned.runs.lengths, aligned.runs.units.words
    apart = np.minimum(aligned.apart.max(axis=1), 3)
    left, right = (np.minimum(side.min(axis=1), 1) for side in (aligned.from_left, aligned.from_right))
    most_left, most_right = (np.minimum(side.max(axis=1), 2) for side in (aligned.from_left, aligned.from_right))
    four = (lengths == 4).all(axis=1).astype(np.int64)
    return {
        "members": (np.full(len(lengths), aligned.runs.size),),
        "length": (np.minimum(lengths[:, 1], 16),),
        "length│apart": (np.minimum(lengths[:, 1], 9), apart),
        "apart│alike left│right│in place": (apart, left, right, np.minimum(aligned.places.min(axis=1), 2)),
        "apart│alike in parts of speech": (apart, np.minimum(aligned.same_words(tag).min(axis=1), 5)),
        "all of four characters": (four,),
        "all of four characters│alike left│right": (four, left, right),
        "alike left│right": (most_left, most_right),
        "numbers in tenths": (_numbers(aligned.runs),),
    }


def _numbers(runs: Runs) -> Ints:
    """How many tenths of the characters of the first two members are figures and words of time."""
    starts, ends, tag = runs.units.words
    counted = np.isin(tag, [at for at, name in enumerate(runs.units.page.words.tags) if name in ("m", "t")])
    until = np.concatenate([[0], np.cumsum((ends - starts) * counted)])
    numbers = until[runs.ends[:, :2]] - until[runs.begins[:, :2]]
    return np.asarray(10 * numbers.sum(axis=1) // np.maximum(runs.lengths[:, :2].sum(axis=1), 1))


def _place(runs: Runs) -> dict[str, tuple[Ints, ...]]:
    """Where a candidate stands: at which level, between which marks, beside what that is like it, in a heading."""
    units, first, last = runs.units, runs.first, runs.first + runs.size - 1
    joint, bounds = units.joint + 1, units.bounds
    begins, ends = bounds[:-1][first] == runs.begins[:, 0], bounds[1:][last] == runs.ends[:, -1]
    level, kind = np.full(len(first), units.level), units.page.sentences.kind.to_numpy() != "body"
    return {
        "level": (level,),
        "mark": (joint[first],),
        "mark│level": (joint[first], level),
        "marks differ": (_number(joint[first] != joint[last - 1]),),
        "whole at the start│end": (_number(begins), _number(ends)),
        "fellow before: apart│opens alike│closes alike": _fellow(runs, first - 1, first - 1, 0),
        "fellow after: apart│opens alike│closes alike": _fellow(runs, last + 1, last, -1),
        "heading": (_number(kind[units.page.row(runs.spans[0])]),),
    }


def _number(true: Bools) -> Ints:
    return np.asarray(true, dtype=np.int64)


def _fellow(runs: Runs, unit: Ints, mark: Ints, member: int) -> tuple[Ints, Ints, Ints]:
    """How like the member at its edge a unit beside the candidate is; all 0 where it is no fellow."""
    text, chars = runs.units.bare
    joint, bounds = runs.units.joint, runs.units.bounds
    linked = (unit >= 0) & (unit < len(joint)) & (joint[np.clip(mark, 0, len(joint) - 1)] >= 0)
    unit = np.clip(unit, 0, len(joint) - 1)
    begin, end, mine, last = bounds[:-1][unit], bounds[1:][unit], runs.begins[:, member], runs.ends[:, member]
    apart = np.minimum(np.abs(chars[end] - chars[begin] - runs.lengths[:, member]), 2)
    opens, closes = text[chars[begin]] == text[chars[mine]], text[chars[end] - 1] == text[chars[last] - 1]
    return linked * (1 + apart), linked * _number(opens), linked * _number(closes)


def _edges(runs: Runs) -> Iterator[tuple[str, Ints]]:
    yield "first word", runs.begins[:, 0]
    yield "second opens", runs.begins[:, 1]
    yield "last word", runs.ends[:, 0] - 1
    yield "second closes", runs.ends[:, 1] - 1


def _beside(runs: Runs) -> Iterator[tuple[str, Ints, Ints]]:
    page, (starts, ends, _), (start, end) = runs.units.page, runs.units.words, runs.spans
    row = page.row(start)
    first, last = page.begins[row], page.ends[page.row(end - 1)]
    before = np.maximum(runs.begins[:, 0] - 1, 0)
    here = starts[before] >= first  # what stands in another sentence tells nothing of this one
    yield "word before", np.where(here, starts[before], start), np.where(here, ends[before], start)
    yield "before", np.maximum(start - 1, first), start
    yield "after", end, np.minimum(end + 1, last)
    yield "two after", end, np.minimum(end + 2, last)


def _tags(runs: Runs) -> Iterator[tuple[str, tuple[Class, ...]]]:
    """Parts of speech at the edges of the first two members."""
    tag, tags = runs.units.words[2], runs.units.page.words.tags
    begin, end = runs.begins[:, :2], runs.ends[:, :2]
    yield "parts of speech that open", tuple(Class(tag[at], tags) for at in begin.T)
    yield "parts of speech that close", tuple(Class(tag[at - 1], tags) for at in end.T)
    ahead = (np.minimum(begin[:, 1] + step, end[:, 1] - 1) for step in range(3))
    yield "parts of speech", tuple(Class(tag[at], tags) for at in ahead)
