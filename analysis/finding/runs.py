"""Neighbouring stretches laid side by side: what may be a couplet, a parallelism or a run of four-character phrases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from analysis.finding.judge import Class, Feature, Ints, Letters, Stretch
from analysis.finding.text import Joined, codes

Bools = npt.NDArray[np.bool_]

#: What parts units: at each level the marks that do; what a coarser level leaves out stands within its units.
LEVELS = (",;:、。!?\n…—() ·", ",;:。!?\n…—()", ";。!?\n")
BETWEEN = "、,;。 ”"  # a single one of these may stand between two members
QUOTES = "“”‘’《》\""
MOST = 9  # members
WIDE = 12  # characters of a member that are laid side by side
SEEN = 6  # words of a member that are


@dataclass(frozen=True, eq=False)
class Units:
    """A text cut into units at one level, each a row of words without the marks around them."""

    page: Joined
    marks: str

    @cached_property
    def _cut(self) -> Ints:
        """How many marks that part units stand before each character."""
        text = codes(self.page.plain)
        parts = np.isin(text, codes(self.marks))
        parts[1:] |= (text[1:] == ord("“")) & (text[:-1] == ord("”"))
        return np.concatenate([[0], np.cumsum(parts)]).astype(np.int64)

    @cached_property
    def words(self) -> tuple[Ints, Ints, Ints]:
        """Start, end and part of speech of each word that is no mark."""
        starts, ends, tag, _ = self.page.words
        first = codes(self.page.plain)[starts] if len(starts) else np.zeros(0, np.uint32)
        kept = ~np.isin(first, codes(LEVELS[0] + LEVELS[2] + QUOTES))
        return starts[kept], ends[kept], tag[kept]

    @cached_property
    def bare(self) -> tuple[Ints, Ints]:
        """The characters of the words, one after the other, and where in them each word begins; last, where they end."""
        starts, ends, _ = self.words
        begins = np.concatenate([[0], np.cumsum(ends - starts)]).astype(np.int64)
        at = np.arange(begins[-1]) + np.repeat(starts - begins[:-1], ends - starts)
        return codes(self.page.plain)[at].astype(np.int64), begins

    @cached_property
    def bounds(self) -> Ints:
        """The number of the word that each unit begins with; last, how many words there are."""
        starts, _, _ = self.words
        return np.concatenate([np.flatnonzero(np.diff(self._cut[starts], prepend=-1)), [len(starts)]]).astype(np.int64)

    @cached_property
    def joint(self) -> Ints:
        """The mark after each unit as its place in `BETWEEN`, −1 where no other unit may follow as its fellow."""
        starts, ends, _ = self.words
        first, last = ends[self.bounds[1:-1] - 1], starts[self.bounds[1:-1]]
        single = self._cut[last] - self._cut[first] == 1
        text = codes(self.page.plain)
        between = np.full(len(first), -1, dtype=np.int64)
        for step in range(3):  # a quotation mark may stand before the mark that parts
            at = np.minimum(first + step, len(text) - 1)
            here = (self._cut[at + 1] > self._cut[at]) & (first + step < last) & (between < 0)
            for number, mark in enumerate(BETWEEN):
                wanted = ord("“") if mark == "”" else ord(mark)
                between[here & (text[at] == wanted)] = number
        return np.append(np.where(single, between, -1), -1)


@dataclass(frozen=True, eq=False)
class Runs:
    """Candidates of one size: neighbouring units, the first and the last trimmed to fit those beside them."""

    units: Units
    first: Ints
    """The number of the first unit of each."""
    begins: Ints
    """Candidates × members: the first word of each member."""
    ends: Ints
    """Candidates × members: the word after each member."""

    @property
    def spans(self) -> tuple[Ints, Ints]:
        """Where in the text each candidate begins and ends."""
        starts, ends, _ = self.units.words
        return starts[self.begins[:, 0]], ends[self.ends[:, -1] - 1]


def _sizes(units: Units, begins: Ints, ends: Ints) -> Ints:
    chars = units.bare[1]
    return np.asarray(chars[ends] - chars[begins])


def _fitting_start(units: Units, begin: Ints, end: Ints, size: Ints, fellow: Ints) -> Ints:
    """Where to begin a unit so that it is as long as its fellow, or opens with the same word; as it is, else."""
    text, chars = units.bare
    best = begin.copy()
    for more in (1, -1, 0):
        target = chars[end] - size - more
        at = np.searchsorted(chars, target)
        fits = (chars[np.minimum(at, len(chars) - 1)] == target) & (at > begin) & (at < end) & (size > 1)
        best = np.where(fits, at, best)
    frame = text[chars[fellow]]
    for step in range(WIDE * 2):  # the last word that opens as the fellow does
        at = np.minimum(begin + step, end - 1)
        opens = (text[chars[at]] == frame) & (begin + step < end) & (step > 0)
        best = np.where(opens, at, best)
    return np.where(text[chars[begin]] == frame, begin, best)


def _fitting_end(units: Units, begin: Ints, end: Ints, size: Ints, fellow: Ints) -> Ints:
    """Where to end a unit so that it is as long as its fellow, or closes with the same character; as it is, else."""
    text, chars = units.bare
    best = end.copy()
    for more in (-1, 1, 0):
        target = chars[begin] + size + more
        at = np.searchsorted(chars, target)
        fits = (chars[np.minimum(at, len(chars) - 1)] == target) & (at > begin) & (at < end) & (size > 1)
        best = np.where(fits, at, best)
    frame = text[chars[fellow] - 1]
    same = text[chars[end] - 1] == frame
    done = same.copy()
    for step in range(1, WIDE * 2):
        at = np.minimum(begin + step, end)
        closes = (text[chars[at] - 1] == frame) & (begin + step <= end) & ~done
        best = np.where(closes, at, best)
        done |= closes
    return np.where(same, end, best)


def runs(units: Units, size: int) -> Runs:
    """Candidates of so many members."""
    joined = units.joint >= 0
    number = len(joined)
    first = np.arange(max(number - size + 1, 0), dtype=np.int64)
    for step in range(size - 1):
        first = first[joined[first + step]]
    begins = units.bounds[:-1][first[:, None] + np.arange(size)]
    ends = units.bounds[1:][first[:, None] + np.arange(size)]
    sizes = _sizes(units, begins, ends)
    long = sizes[:, 0] > sizes[:, 1] + 1
    fitted = _fitting_start(units, begins[:, 0], ends[:, 0], sizes[:, 1], begins[:, 1])
    begins[:, 0] = np.where(long, fitted, begins[:, 0])
    sizes = _sizes(units, begins, ends)
    long = sizes[:, -1] > sizes[:, -2] + 1
    fitted = _fitting_end(units, begins[:, -1], ends[:, -1], sizes[:, -2], ends[:, -2])
    ends[:, -1] = np.where(long, fitted, ends[:, -1])
    sizes = _sizes(units, begins, ends)
    close = _alike(units, begins, ends, sizes)
    return Runs(units, first[close], begins[close], ends[close])


def _alike(units: Units, begins: Ints, ends: Ints, sizes: Ints) -> Bools:
    """Whether every two neighbours are of about one length, or open or close alike."""
    text, chars = units.bare
    opens, closes = text[chars[begins]], text[chars[ends] - 1]
    shared = (opens[:, 1:] == opens[:, :-1]) | (closes[:, 1:] == closes[:, :-1])
    apart = np.abs(np.diff(sizes, axis=1))
    close = apart <= (2 if sizes.shape[1] == 2 else 3)
    return np.asarray(((close | shared) & (sizes[:, 1:] > 1) & (sizes[:, :-1] > 1)).all(axis=1) & (sizes.max(axis=1) < 120))


NUMBERS = tuple(str(at) for at in range(64))


def features(found: Runs, letters: Letters, level: int) -> list[Feature]:
    """What speaks for and against a candidate, one item each."""
    units, (count, size) = found.units, found.begins.shape
    text, chars = units.bare
    starts, stops, tag = units.words
    tags = units.page.words.tags
    kind = ("two", "three", "more")[min(size, 4) - 2]
    begins, ends = found.begins, found.ends
    sizes = _sizes(units, begins, ends)
    made: list[Feature] = []

    def told(name: str, numbers: Ints) -> None:
        made.append(Feature(f"{name}/{kind}", (Class(np.clip(numbers, 0, 63), NUMBERS),)))

    def word(name: str, start: Ints, stop: Ints) -> None:
        made.append(Feature(f"{name}/{kind}", (Stretch(letters, start, stop),)))

    left, right = begins[:, :-1], begins[:, 1:]
    lend, rend = ends[:, :-1], ends[:, 1:]
    lsize, rsize = sizes[:, :-1], sizes[:, 1:]
    at = np.arange(WIDE)
    short = np.minimum(lsize, rsize)[..., None]
    last = len(text) - 1
    head = (text[np.minimum(chars[left][..., None] + at, last)] == text[np.minimum(chars[right][..., None] + at, last)]) & (at < short)
    tail = (text[np.maximum(chars[lend][..., None] - 1 - at, 0)] == text[np.maximum(chars[rend][..., None] - 1 - at, 0)]) & (at < short)
    from_left = np.cumprod(head, axis=-1).sum(-1)
    from_right = np.cumprod(tail, axis=-1).sum(-1)
    same_places = np.maximum(head.sum(-1), tail.sum(-1))
    n_left, n_right = lend - left, rend - right
    wat = np.arange(SEEN)
    shortw = np.minimum(n_left, n_right)[..., None]
    lastw = len(tag) - 1
    lt, rt = (tag[np.minimum(side[..., None] + wat, lastw)] for side in (left, right))
    lw, rw = ((stops - starts)[np.minimum(side[..., None] + wat, lastw)] for side in (left, right))
    same_tags = ((lt == rt) & (wat < shortw)).sum(-1)
    same_lens = ((lw == rw) & (wat < shortw)).sum(-1)
    tag_share = 10 * same_tags // np.maximum(np.minimum(np.maximum(n_left, n_right), SEEN), 1)
    len_share = 10 * same_lens // np.maximum(np.minimum(np.maximum(n_left, n_right), SEEN), 1)
    apart = np.abs(lsize - rsize)

    told("members", np.full(count, size))
    told("level", np.full(count, level))
    told("size", np.minimum(sizes[:, 1], 16))
    for name, values in (("apart", np.minimum(apart, 5)), ("same from left", np.minimum(from_left, 4)),
                         ("same from right", np.minimum(from_right, 4)), ("same places", np.minimum(same_places, 5)),
                         ("same tags", tag_share // 2), ("same lengths", len_share // 2),
                         ("words apart", np.minimum(np.abs(n_left - n_right), 3))):
        if size == 2:
            told(name, values[:, 0])
        else:
            told(f"least {name}", values.min(axis=1))
            told(f"most {name}", values.max(axis=1))
    told("same ends", np.minimum(from_left.max(1), 2) * 3 + np.minimum(from_right.max(1), 2))
    told("apart and same", np.minimum(apart.max(1), 3) * 12 + np.minimum(from_left.min(1), 1) * 6 + np.minimum(from_right.min(1), 1) * 3 + np.minimum(same_places.min(1), 2))
    told("apart and tags", np.minimum(apart.max(1), 3) * 6 + tag_share.min(1) // 2)
    told("size and apart", np.minimum(sizes[:, 1], 9) * 4 + np.minimum(apart.max(1), 3))
    told("four", (sizes == 4).all(1) * 1)
    told("four and same", (sizes == 4).all(1) * 4 + (from_left.min(1) > 0) * 2 + (from_right.min(1) > 0) * 1)
    joint = units.joint
    told("mark", joint[found.first])
    told("mark and level", joint[found.first] * 3 + level)
    told("marks differ", (joint[found.first] != joint[found.first + size - 2]) * 1)
    made.append(Feature(f"first tags/{kind}", (Class(tag[begins[:, 0]], tags), Class(tag[begins[:, 1]], tags))))
    made.append(Feature(f"last tags/{kind}", (Class(tag[ends[:, 0] - 1], tags), Class(tag[ends[:, 1] - 1], tags))))
    made.append(Feature(f"tags/{kind}", tuple(Class(tag[np.minimum(begins[:, 1] + step, ends[:, 1] - 1)], tags) for step in range(3))))
    word("first word", starts[begins[:, 0]], stops[begins[:, 0]])
    word("second opens", starts[begins[:, 1]], stops[begins[:, 1]])
    word("last word", starts[ends[:, 0] - 1], stops[ends[:, 0] - 1])
    word("second closes", starts[ends[:, 1] - 1], stops[ends[:, 1] - 1])
    start, stop = found.spans
    size_of_text = len(letters.text)
    word("before", np.maximum(start - 1, 0), start)
    word("after", stop, np.minimum(stop + 1, size_of_text))
    word("after two", stop, np.minimum(stop + 2, size_of_text))
    before = np.maximum(begins[:, 0] - 1, 0)
    word("word before", starts[before], stops[before])
    whole = (units.bounds[:-1][found.first] == begins[:, 0]) * 2 + (units.bounds[1:][found.first + size - 1] == ends[:, -1])
    told("whole", whole)
    for name, unit, mine_b, mine_e in (("fellow before", found.first - 1, begins[:, 0], ends[:, 0]), ("fellow after", found.first + size, begins[:, -1], ends[:, -1])):
        there = (unit >= 0) & (unit < len(joint))
        unit = np.clip(unit, 0, len(joint) - 1)
        linked = there & (joint[np.maximum(found.first - 1, 0) if name == "fellow before" else found.first + size - 1] >= 0)
        b, e = units.bounds[:-1][unit], units.bounds[1:][unit]
        s1, s2 = chars[e] - chars[b], chars[mine_e] - chars[mine_b]
        told(name, linked * (1 + np.minimum(np.abs(s1 - s2), 2) + 3 * (text[chars[b]] == text[chars[mine_b]]) + 6 * (text[chars[e] - 1] == text[chars[mine_e] - 1])))
    row = units.page.row(start)
    block = units.page.sentences.kind.to_numpy() != "body"
    told("heading", block[row] * 1)
    return made


def candidates(page: Joined) -> Iterator[tuple[int, Runs]]:
    """Each level with its candidates of each size."""
    for level, marks in enumerate(LEVELS):
        units = Units(page, marks)
        for size in range(2, MOST + 1):
            if level == 2 and size == 2:
                continue
            found = runs(units, size)
            if len(found.first):
                yield level, found
