"""One linear judge for all that is learned: named features, weights that a person can read, the same sums everywhere.

A feature is a template with a value: what stands at a place of the text, or a small class. `analysis/weights/NAME.tsv`
says what each value speaks for. To judge ten million characters in one pass, values are compared by 64-bit keys, which
are made for all items at once; the words themselves are only looked at where somebody asks why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import weights
from analysis.finding.features import JOIN, Feature, Floats, Ints, Keys, keys
from analysis.finding.text import SOFT

LONGEST = 2_000  # items of a sequence
GROUP = ", of "  # in a feature's name, before the group of items that it is told of
NAMED = ["feature", "value"]
MOVES = "move"  # the template whose values are labels, with the weight of each label that follows
ALWAYS = "always"  # the template of what speaks for a label before anything is known
ROOM = 8  # slots for each key: most look-ups end at the first


class Why(NamedTuple):
    """What spoke for a label: a feature, its value, and how much."""

    feature: str
    value: str
    weight: float


@dataclass(frozen=True, eq=False)
class Judge:
    """Weights of features for labels."""

    labels: tuple[str, ...]
    keys: Keys
    weights: Floats
    """A row for each key, a column for each label."""
    moves: Floats
    """What it is worth that one label (row) is followed by another (column); all 0 where items stand alone."""
    always: Floats
    """What speaks for each label before anything is known of an item."""

    @cached_property
    def _slots(self) -> npt.NDArray[np.int32]:
        """An open table: the row of a key stands at its own bits, or in the next free place."""
        slots = np.full(1 << (ROOM * max(len(self.keys), 1)).bit_length(), -1, dtype=np.int32)
        mask = len(slots) - 1
        for row, key in enumerate(self.keys.tolist()):
            at = key & mask
            while slots[at] >= 0:
                at = (at + 1) & mask
            slots[at] = row
        return slots

    def rows(self, keys: Keys) -> Ints:
        """The row of weights of each key, −1 for one that has none."""
        slots = self._slots
        mask = np.uint64(len(slots) - 1)
        found = slots[(keys & mask).astype(np.int64)].astype(np.int64)
        wrong = np.flatnonzero(found >= 0)
        wrong = wrong[self.keys[found[wrong]] != keys[wrong]]
        step = np.uint64(0)
        while len(wrong):
            step += np.uint64(1)
            found[wrong] = slots[((keys[wrong] + step) & mask).astype(np.int64)]
            wrong = wrong[found[wrong] >= 0]
            wrong = wrong[self.keys[found[wrong]] != keys[wrong]]
        return found

    def scores(self, features: Sequence[Feature], size: int) -> Floats:
        """What speaks for each label (column) of each item (row): the sum of its values' weights."""
        total = np.zeros((size, len(self.labels))) + self.always
        for feature in features:
            keys = feature.keys()
            rows = self.rows(keys)
            hit = np.flatnonzero(rows >= 0)
            items, rows = feature.of(keys)[hit], rows[hit]
            scale = 1.0 if feature.scale is None else feature.scale[hit]
            for label in range(len(self.labels)):  # in the order of the values, so that the same sums come out anywhere
                total[:, label] += np.bincount(items, self.weights[:, label][rows] * scale, minlength=size)
        return total

    def why(self, features: Sequence[Feature], items: Ints, labels: Ints, *, most: int = 3) -> list[list[Why]]:
        """What spoke most for a label (a column) of each of these items, the strongest first; of equals the first.

        Parameters
        ----------
        features : as given to `scores`
        items, labels : numbers of items, in order and each once, and the label asked about for each
        most : how many reasons at most

        """
        if not len(items):
            return []
        asked = np.full(int(items.max(initial=-1)) + 1, -1, dtype=np.int64)
        asked[items] = np.arange(len(items))
        found = [self._reasons(feature, asked, labels) for feature in features]
        of, at, worth = (np.concatenate([each[part] for each in found]) for part in range(3))
        which = np.repeat(np.arange(len(features)), [len(each[0]) for each in found])
        said: list[list[Why]] = [[] for _ in items]
        order = np.lexsort((which, -worth, of))
        rank = np.arange(len(order)) - np.searchsorted(of[order], of[order])
        for row in order[rank < most].tolist():
            feature = features[which[row]]
            said[of[row]].append(Why(feature.name, feature.said(int(at[row])), float(worth[row])))
        return said

    def _reasons(self, feature: Feature, asked: Ints, labels: Ints) -> tuple[Ints, Ints, Floats]:
        """Of the values that speak for what is asked: which question, which value, how much."""
        keys = feature.keys()
        items = feature.of(keys)
        at = np.flatnonzero(items < len(asked))
        at = at[asked[items[at]] >= 0]
        rows = self.rows(keys[at])
        at, rows = at[rows >= 0], rows[rows >= 0]
        of = asked[items[at]]
        worth = self.weights[rows, labels[of]] * (1.0 if feature.scale is None else feature.scale[at])
        return of[worth > 0], at[worth > 0], worth[worth > 0]


@cache
def judge(name: str) -> Judge:
    """The judge whose weights stand in `analysis/weights/NAME.tsv`."""
    return made(weights.table(name))


def made(table: pd.DataFrame) -> Judge:
    """A judge of a table: one row is a value of a feature, with a column for each label that it speaks for.

    Parameters
    ----------
    table : `feature`, `value`, then a column of weights for each label; a row of the feature `move` has a label for
        its value, and what it is worth that each label follows that one

    """
    labels = tuple(name for name in table if name not in NAMED)
    moved = table[table.feature == MOVES].set_index("value").reindex(labels)[list(labels)].fillna(0.0)
    always = table.loc[table.feature == ALWAYS, list(labels)].sum()
    said = table[~table.feature.isin([MOVES, ALWAYS])]
    known = keys(said.feature.tolist(), said.value.tolist())
    return Judge(labels, known, *(part.to_numpy(dtype=np.float64) for part in (said[list(labels)], moved, always)))


def told(reasons: Sequence[Why]) -> str:
    """Reasons in words: what each part of a feature is called, and what it is here."""
    return "; ".join(
        ", ".join(map(" ".join, zip(why.feature.partition(GROUP)[0].split(JOIN), why.value.split(JOIN), strict=False)))
        for why in reasons
    ).replace(SOFT, " ")


def _cut(lengths: Ints) -> Ints:
    """The lengths, a long one as several: each step along a lone sequence costs as much as one along all."""
    parts = -(-lengths // LONGEST)
    sizes = np.full(int(parts.sum()), LONGEST, dtype=np.int64)
    last = np.cumsum(parts)[parts > 0] - 1
    sizes[last] = (lengths - (parts - 1) * LONGEST)[parts > 0]
    return sizes


def best_paths(scores: Floats, moves: Floats, lengths: Ints) -> Ints:
    """The label of each item on the best path through its sequence (Viterbi 1967); of equal paths the first label.

    Parameters
    ----------
    scores : items × labels; items of a sequence stand together
    moves : labels × labels, what it is worth that one is followed by another
    lengths : how many items each sequence has, in order; one longer than `LONGEST` is taken for several

    """
    lengths = _cut(lengths)
    order = np.argsort(-lengths, kind="stable")
    begins = (np.cumsum(lengths) - lengths)[order]
    left = lengths[order]
    best, back = scores.copy(), np.zeros(scores.shape, dtype=np.int8)
    still = np.searchsorted(-left, -np.arange(1, int(left.max(initial=0)) + 1), side="right")
    for step in range(1, len(still)):
        here = begins[: still[step]] + step
        arriving = best[here - 1][:, :, None] + moves
        back[here] = arriving.argmax(axis=1)
        best[here] += arriving.max(axis=1)
    path = np.zeros(len(scores), dtype=np.int64)
    last = begins + left - 1
    path[last[left > 0]] = best[last[left > 0]].argmax(axis=1)
    for step in range(len(still) - 1, 0, -1):
        here = begins[: still[step]] + step
        path[here - 1] = back[here, path[here]]
    return path
