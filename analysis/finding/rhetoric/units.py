"""Clauses and phrases as units: a text without quotation marks, cut at its marks, coarse and fine."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from analysis.finding.text import Span, characters, codes

QUOTES = "“”‘’"
ADJOINED = re.compile(r"(?<=[”’])[“‘]")  # one quotation follows another: as good as a mark between them
PARTING = "、,;。:!?…\n()—"  # marks that part the finest units
NUMBER = re.compile(r"^ *(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})(?=[、,])", re.MULTILINE)  # of a heading or a point
TOUCH = "·"  # stands for the mark between two quotations that touch
JOINS = ("、" + TOUCH, ",", ";")  # marks that join units of a level, from fine to coarse
FINER = ("", JOINS[0] + "()", JOINS[0] + ",()")  # marks that part none of that level
ANDS = "和与及"  # between the last two units of a series
RUN = 4  # links between units of one length, at most, in which two may be a pair
MANY = 64  # units of a chain that are read together

Chain = Sequence[Span]
Places = tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]  # where units start and where they end


@dataclass(frozen=True)
class Figure:
    """A figure of speech: the places of its members, its frame, its opposites."""

    kind: str
    members: tuple[Span, ...]
    frame: str = ""
    antithesis: str = ""
    fixed: int = 0

    @property
    def span(self) -> Span:
        """From its first character to its last."""
        return self.members[0][0], self.members[-1][1]


def _set(flags: bytes, start: int, end: int) -> Iterator[int]:
    """Places of flags that are 1."""
    while (start := flags.find(1, start, end)) >= 0:
        yield start
        start += 1


def _running(joined: npt.NDArray[np.bool_], lengths: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Whether a unit and the next are two of a long run of joined units of one length, which are no pair."""
    even = joined & (lengths == np.append(lengths[1:], 0))
    edges = np.flatnonzero(np.diff(np.concatenate(([False], even, [False]))))
    starts, ends = edges[::2], edges[1::2]
    parts = np.zeros(len(even) + 1, dtype=np.int64)
    parts[starts] = np.where(ends - starts > RUN, 1, 0)
    parts[ends] -= parts[starts]
    return np.asarray(np.cumsum(parts)[:-1] > 0, dtype=np.bool_)


@dataclass(frozen=True)
class Bare:
    """A text without its quotation marks, and the way back to it."""

    plain: str

    @cached_property
    def _marked(self) -> str:
        return ADJOINED.sub("、", self.plain)

    @cached_property
    def _kept(self) -> npt.NDArray[np.int64]:
        return np.flatnonzero(~np.isin(codes(self._marked), codes(QUOTES))).astype(np.int64)

    @cached_property
    def text(self) -> str:
        """The characters, less the quotation marks; 、 between two quotations that touch."""
        return characters(codes(self._marked)[self._kept])

    def said(self, spans: Chain) -> list[str]:
        """What stands at these places."""
        return [self.text[start:end] for start, end in spans]

    def span(self, start: int, end: int) -> Span:
        """The place in the plain text, with the quotation marks within it and none around it."""
        return int(self._kept[start]), int(self._kept[end - 1]) + 1

    def at(self, span: Span) -> Span:
        """The place in this text of a place in the plain one."""
        start, end = np.searchsorted(self._kept, span).tolist()
        return start, end

    @cached_property
    def _edges(self) -> tuple[bytes, bytes]:
        """For each character, 1 if a quotation opens right before it; for each place, 1 if one closes there."""
        around = np.append(codes(self.plain), np.uint32(0))
        opens = np.isin(around[self._kept - 1], codes("“‘")) & (self._kept > 0)
        closes = np.isin(around[self._kept + 1], codes("”’"))
        return np.append(opens, False).tobytes(), np.append(False, closes).tobytes()

    def opened(self, at: int) -> bool:
        """Whether a quotation opens right before a character."""
        return bool(self._edges[0][at])

    def closed(self, at: int) -> bool:
        """Whether a quotation closes right after the character before this place."""
        return bool(self._edges[1][at])

    def openings(self, start: int, end: int) -> Iterator[int]:
        """Characters of a place before which a quotation opens."""
        return _set(self._edges[0], start, end)

    def closings(self, start: int, end: int) -> Iterator[int]:
        """Places between two others at which a quotation closes."""
        return _set(self._edges[1], start, end)

    def cut(self, start: int, end: int) -> bool:
        """Whether a place begins or ends in the midst of a quotation that goes on beyond it."""
        low, high = self.span(start, end)
        if high - low == end - start:
            return False  # no mark within
        depth = 0
        for mark in self.plain[low:high]:
            depth += (mark in "“‘") - (mark in "”’")
            if depth < 0 and not self.opened(start):
                return True
        return depth > 0 and not self.closed(end)

    @cached_property
    def _pieces(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.uint32]]:
        """Where the finest units start and end, and the mark after each: none if more than one stands there."""
        within = np.append(~np.isin(codes(self.text), codes(PARTING)), False)
        edges = np.flatnonzero(np.diff(np.append(False, within)))
        starts, ends = edges[::2], edges[1::2]
        marks = np.append(codes(self.text), np.uint32(0))[ends]
        marks[np.isin(ends, np.flatnonzero(codes(self.plain)[self._kept] != codes(self.text)))] = ord(TOUCH)
        marks[np.isin(ends, [number.end() for number in NUMBER.finditer(self.text)])] = 0
        single = np.append(starts[1:] == ends[:-1] + 1, False)[: len(ends)]
        return starts, ends, np.where(single, marks, np.uint32(0))

    def _units(
        self, level: int, joins: str
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
        """Where the units of a level start and end, and whether its mark joins each to the next."""
        starts, ends, marks = self._pieces
        last = np.flatnonzero(~np.isin(marks, codes(FINER[level])))
        first = np.append(0, last + 1)[:-1]
        return starts[first], ends[last], np.isin(marks[last], codes(joins))

    def tripled(self) -> Iterator[Span]:
        """Places where a character stands three times with one between, and with one that it follows or precedes."""
        numbers = codes(self.text)
        thrice = (numbers[4:] == numbers[2:-2]) & (numbers[2:-2] == numbers[:-4]) & (numbers[3:-1] != numbers[:-4])
        thrice &= (numbers[1:-3] >= 0x3400) & (numbers[3:-1] >= 0x3400) & (numbers[2:-2] >= 0x3400)
        for at in np.flatnonzero(thrice).tolist():
            yield at, at + 6
            yield at - 1, at + 5

    def chains(self, level: int) -> Iterator[list[Span]]:
        """Three or more units that the mark of a level joins, as places; a finer mark does not part them.

        Of clauses only chains of which two neighbours begin alike, end alike or are of one length. Of phrases also two
        of which the last has an “and” in it.
        """
        starts, ends, joined = self._units(level, JOINS[level])
        ended = np.append(-1, np.flatnonzero(~joined))
        likely = np.append(self._resemble(starts, ends) & joined[:-1], False) if level == 1 else joined
        counts = np.append(0, np.cumsum(likely))
        sizes, last = np.diff(ended), ended[1:]
        linked = (sizes == 2) & (self._ands[ends[last]] > self._ands[starts[last]]) if level == 0 else False
        long = np.flatnonzero(((sizes > 2) | linked) & (counts[last + 1] > counts[ended[:-1] + 1]))
        for before, to in zip(ended[long].tolist(), ended[long + 1].tolist(), strict=True):
            units = list(zip(starts[before + 1 : to + 1].tolist(), ends[before + 1 : to + 1].tolist(), strict=True))
            yield from (units[at : at + MANY] for at in range(0, max(len(units) - 2, 1), MANY))

    @cached_property
    def _ands(self) -> npt.NDArray[np.int64]:
        """How many words for “and” stand before each place."""
        return np.append(0, np.cumsum(np.isin(codes(self.text), codes(ANDS))))

    def _resemble(self, starts: npt.NDArray[np.int64], ends: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
        """Whether each unit begins or ends like the next, or is as long."""
        numbers, lengths = codes(self.text), ends - starts
        first, last = numbers[starts], numbers[ends - 1]
        alike = (first[1:] == first[:-1]) | (last[1:] == last[:-1]) | (lengths[1:] == lengths[:-1])
        return np.asarray(alike, dtype=np.bool_)

    @cached_property
    def _foreign(self) -> npt.NDArray[np.int64]:
        """How many characters before each place are neither Han nor a mark that joins."""
        numbers = codes(self.text)
        han = ((numbers >= 0x3400) & (numbers <= 0x9FFF)) | np.isin(numbers, codes("、,;"))
        return np.append(0, np.cumsum(~han))

    def neighbours(self, level: int, longest: int, *, touching: bool = False) -> Iterator[tuple[Span, Span]]:
        """Two units that a mark joins and that may be read as alike; of a list of three or more by 、, none are."""
        starts, ends, joined = self._units(level, TOUCH if touching else JOINS[level][0])
        at = np.flatnonzero(joined)
        if level == 0:
            single = np.append(False, joined[:-1]) | np.append(joined[1:], False)
            at = np.flatnonzero(joined & ~single)
        at = at[~_running(joined, ends - starts)[at]]
        size = np.minimum((ends - starts)[at], (ends - starts)[at + 1])
        foreign = self._foreign[starts[at + 1] + size] - self._foreign[ends[at] - size]
        at = at[(size > 2) & ((size <= longest) | (level == 0)) & (foreign == 0)]
        one, other = (starts[at], ends[at]), (starts[at + 1], ends[at + 1])
        for row in np.flatnonzero(self._near(one, other, longest, loose=level == 0)).tolist():
            yield (int(one[0][row]), int(one[1][row])), (int(other[0][row]), int(other[1][row]))

    def _near(self, one: Places, other: Places, longest: int, *, loose: bool) -> npt.NDArray[np.bool_]:
        """Whether units and those that follow them are not the same, and of like length or with the same characters."""
        lengths = one[1] - one[0], other[1] - other[0]
        size, differ = np.minimum(*lengths), np.abs(lengths[0] - lengths[1])
        capped = np.minimum(size, longest)
        same = self._alike(one[1] - size, other[0], capped)
        fresh = (same < size) | (differ > 0)
        if loose:
            return np.asarray(fresh, dtype=np.bool_)
        unlike = np.where((differ == 0) | (differ > 2), 0, capped)
        front, back = self._alike(one[0], other[0], unlike), self._alike(one[1] - size, other[1] - size, unlike)
        near = (differ <= 2) & ((same > 0) | (front > 1) | (back > 1) | ((differ == 0) & (size < 10)))
        hung = (lengths[0] > lengths[1]) & (
            (same > 1) | (size < 6) | (self._alike(one[1] - size, other[0], size * 0 + 1) > 0)
        )
        return np.asarray(fresh & (near | hung | (same > 1)), dtype=np.bool_)

    def _alike(
        self, one: npt.NDArray[np.int64], other: npt.NDArray[np.int64], sizes: npt.NDArray[np.int64]
    ) -> npt.NDArray[np.int64]:
        """At how many of the first places from `one` and `other` on the same character stands."""
        numbers = codes(self.text)
        same = np.zeros(len(one), dtype=np.int64)
        left = np.flatnonzero(sizes)
        for at in range(int(sizes.max(initial=0))):
            same[left] += numbers[one[left] + at] == numbers[other[left] + at]
            left = left[sizes[left] > at + 1]
        return same
