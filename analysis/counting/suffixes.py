"""Where the same run of numbers stands again in a long one: ranks of all places by what follows them.

`reuse` finds shared passages with it. Each function works on whole arrays; time grows with their length and the
logarithm of the longest repetition.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

Ints = npt.NDArray[np.int64]
Ranks = list[npt.NDArray[np.int32]]


def _refined(rank: npt.NDArray[np.int32], length: int) -> npt.NDArray[np.int32]:
    """Ranks by twice the length; only what is tied is sorted again."""
    tied = np.flatnonzero(np.bincount(rank)[rank] > 1)
    key = rank[tied] * np.int64(len(rank)) + rank[tied + length]
    sort = np.argsort(key)
    key, tied = key[sort], tied[sort]
    at, finer = np.arange(len(key)), rank.copy()
    alike = np.maximum.accumulate(np.where(np.diff(key, prepend=-1), at, 0))
    group = np.maximum.accumulate(np.where(np.diff(rank[tied], prepend=-1), at, 0))
    finer[tied] += (alike - group).astype(np.int32)
    return finer


def ranks(symbol: Ints, longest: int) -> Ranks:
    """Ranks of all places by the first 1, 2, 4, … symbols from there, up to `longest` or until no two are alike.

    A rank is the number of places that sort before; places that begin alike share it (Manber and Myers 1993).

    Parameters
    ----------
    symbol : numbers from 0; the last stands nowhere else
    longest : most symbols by which to rank

    """
    count = np.bincount(symbol)
    made = [(np.cumsum(count) - count)[symbol].astype(np.int32)]
    while (length := 2 ** len(made)) <= longest and np.bincount(made[-1], minlength=1).max() > 1:
        made.append(_refined(made[-1], length // 2))
    return made


def windows(made: Ranks, at: Ints, length: int) -> Ints:
    """The same number for places from which the same symbols follow, `length` of them.

    Parameters
    ----------
    made : from `ranks`, by as many symbols or more
    at : the places
    length : how many symbols

    """
    power = min(len(made), length.bit_length()) - 1
    rank = made[power].astype(np.int64)
    number: Ints = pd.factorize(rank[at] * len(rank) + rank[at + length - 2**power])[0]  # two halves that may overlap
    return number


def _common(made: Ranks, one: Ints, other: Ints) -> Ints:
    """How many symbols from `one` on are those from `other` on."""
    length = np.zeros(len(one), dtype=np.int64)
    for power in reversed(range(len(made))):
        length += (made[power][one + length] == made[power][other + length]) * 2**power
    return length


def _common_with_last(made: Ranks, order: Ints, source: Ints, at_least: int) -> Ints:
    """How many symbols from each place on stand at the last place of another source that sorts before it; 0 if few."""
    of, common = source[order], np.zeros(len(order), dtype=np.int64)
    last = np.maximum.accumulate(np.where(np.diff(of, prepend=of[:1]), np.arange(len(of)) - 1, -1))
    rank = made[min(len(made), at_least.bit_length()) - 1]
    here = (last >= 0) & (rank[order] == rank[order[last]])
    common[order[here]] = _common(made, order[here], order[last[here]])
    return common


def order(made: Ranks) -> Ints:
    """All places, sorted by what follows them.

    Parameters
    ----------
    made : from `ranks`, until no two are alike

    """
    places = np.empty(len(made[-1]), dtype=np.int64)
    places[made[-1]] = np.arange(len(places))
    return places


def longest(made: Ranks, order: Ints, source: Ints, at_least: int) -> tuple[Ints, Ints]:
    """Places and lengths of the runs that stand in another source too and are part of no longer one.

    Of all places of other sources, the one that has most in common stands next before or next after in the order.

    Parameters
    ----------
    made, order : from `ranks` and `order`
    source : the source of each place
    at_least : fewest symbols

    """
    before, after = (_common_with_last(made, way, source, at_least) for way in (order, order[::-1]))
    length = np.maximum(before, after)
    end = np.arange(len(length)) + length
    place = np.flatnonzero((length >= at_least) & (np.diff(end, prepend=0) > 0))
    return place, length[place]


def _first_alike(made: Ranks, order: Ints, place: Ints, length: Ints, rank: Ints) -> Ints:
    """Where in the order the places begin that have a run in common with the one at the rank."""
    low, high = np.zeros_like(rank), rank.copy()
    while len(unsure := np.flatnonzero(low < high)):
        middle = (low[unsure] + high[unsure]) // 2
        alike = _common(made, place[unsure], order[middle]) >= length[unsure]
        high[unsure[alike]] = middle[alike]
        low[unsure[~alike]] = middle[~alike] + 1
    return high


def holders(made: Ranks, order: Ints, source: Ints, place: Ints, length: Ints) -> tuple[Ints, Ints]:
    """For each of the runs its first place in another source, and how many sources hold it.

    Parameters
    ----------
    made, order, source : as for `longest`
    place, length : from `longest`

    """
    rank, top = made[-1][place].astype(np.int64), len(order) - 1
    first = _first_alike(made, order, place, length, rank)
    size = top - _first_alike(made, order[::-1], place, length, top - rank) - first + 1
    _, one, run = np.unique(first * len(order) + length, return_index=True, return_inverse=True)
    first, size = first[one], size[one]
    step = np.arange(size.sum()) - np.repeat(np.cumsum(size) - size, size)
    at = order[np.repeat(first, size) + step]
    held = pd.DataFrame({"run": np.repeat(np.arange(len(size)), size), "source": source[at], "at": at})
    held = held.sort_values(["run", "at"]).drop_duplicates(["run", "source"])
    number = np.bincount(held.run, minlength=len(size))
    other = (np.cumsum(number) - number)[run]
    other += held.source.to_numpy()[other] == source[place]
    return held["at"].to_numpy()[other], number[run]
