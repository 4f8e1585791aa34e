"""Candidates for a figure of speech: neighbouring units, the first and the last trimmed to fit those beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analysis.finding.features import Ints
from analysis.finding.rhetoric.units import LEVELS, Units
from analysis.finding.text import Joined

MOST = 9  # members
LONGEST = 120  # characters of a member
REACH = 24  # words in which a trimmed unit may begin or end
APART = (2, 3)  # characters by which two fellows may differ that share neither first nor last: of two members, of more


@dataclass(frozen=True, eq=False)
class Runs:
    """Candidates of one size, a row each."""

    units: Units
    first: Ints
    """The number of the first unit."""
    begins: Ints
    """The first word of each member (column)."""
    ends: Ints
    """The word after each member."""

    @property
    def size(self) -> int:
        """How many members each has."""
        return int(self.begins.shape[1])

    @property
    def lengths(self) -> Ints:
        """Characters of each member, without marks."""
        chars = self.units.bare[1]
        return np.asarray(chars[self.ends] - chars[self.begins])

    @property
    def spans(self) -> tuple[Ints, Ints]:
        """Where in the text each begins and ends."""
        starts, ends, _ = self.units.words
        return starts[self.begins[:, 0]], ends[self.ends[:, -1] - 1]

    def members(self, row: int) -> list[str]:
        """The members of one, in the text's words."""
        starts, ends, _ = self.units.words
        pairs = zip(starts[self.begins[row]], ends[self.ends[row] - 1], strict=True)
        return [self.units.page.plain[start:end] for start, end in pairs]


def candidates(page: Joined) -> Iterator[Runs]:
    """Candidates level by level, of each level those of two members first."""
    for level in range(len(LEVELS)):
        units = Units(page, level)
        for size in range(3 if level == 2 else 2, MOST + 1):  # two sentences alone are no couplet
            found = _runs(units, size)
            if not len(found.first):
                break
            yield found


def _runs(units: Units, size: int) -> Runs:
    joined = units.joint >= 0
    first = np.arange(max(len(joined) - size + 1, 0), dtype=np.int64)
    for step in range(size - 1):
        first = first[joined[first + step]]
    each = first[:, None] + np.arange(size)
    found = Runs(units, first, units.bounds[:-1][each], units.bounds[1:][each])
    lengths = found.lengths
    found.begins[:, 0] = np.where(lengths[:, 0] > lengths[:, 1] + 1, _begun(found), found.begins[:, 0])
    lengths = found.lengths
    found.ends[:, -1] = np.where(lengths[:, -1] > lengths[:, -2] + 1, _ended(found), found.ends[:, -1])
    kept = _alike(found)
    return Runs(units, first[kept], found.begins[kept], found.ends[kept])


def _begun(found: Runs) -> Ints:
    """Where to begin the first unit so that it opens as the second does, or is as long; as it stands, else."""
    text, chars = found.units.bare
    begin, end, fellow = found.begins[:, 0], found.ends[:, 0], found.begins[:, 1]
    best = _as_long(found, 0, chars[end] - found.lengths[:, 1], begin)
    opens = text[chars[fellow]]
    for step in range(1, REACH):  # the last word that opens so
        at = np.minimum(begin + step, end - 1)
        best = np.where((text[chars[at]] == opens) & (begin + step < end), at, best)
    return np.where(text[chars[begin]] == opens, begin, best)


def _ended(found: Runs) -> Ints:
    """Where to end the last unit so that it closes as the one before it does, or is as long; as it stands, else."""
    text, chars = found.units.bare
    begin, end, fellow = found.begins[:, -1], found.ends[:, -1], found.ends[:, -2]
    best = _as_long(found, -1, chars[begin] + found.lengths[:, -2], end)
    closes = text[chars[fellow] - 1]
    for step in range(REACH - 1, 0, -1):  # the first word that closes so
        at = np.minimum(begin + step, end)
        best = np.where((text[chars[at] - 1] == closes) & (begin + step <= end), at, best)
    return np.where(text[chars[end] - 1] == closes, end, best)


def _as_long(found: Runs, member: int, wanted: Ints, otherwise: Ints) -> Ints:
    """The word in a member at which so many characters are met, or missed by one; where there is none, `otherwise`."""
    chars, best = found.units.bare[1], otherwise
    for more in (1, -1, 0):
        at = np.minimum(np.searchsorted(chars, wanted + more), len(chars) - 1)
        fits = (chars[at] == wanted + more) & (at > found.begins[:, member]) & (at < found.ends[:, member])
        best = np.where(fits, at, best)
    return best


def _alike(found: Runs) -> npt.NDArray[np.bool_]:
    """Whether every two neighbours are of about one length, or open or close alike."""
    text, chars = found.units.bare
    opens, closes, lengths = text[chars[found.begins]], text[chars[found.ends] - 1], found.lengths
    shared = (opens[:, 1:] == opens[:, :-1]) | (closes[:, 1:] == closes[:, :-1])
    near = np.abs(np.diff(lengths, axis=1)) <= APART[found.size > 2]
    kept = (near | shared).all(axis=1) & (lengths > 1).all(axis=1) & (lengths < LONGEST).all(axis=1)
    return np.asarray(kept)
