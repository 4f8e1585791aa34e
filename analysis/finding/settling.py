"""Overlaps settled: the one way in which of several findings at a place some are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar


class Placed(Protocol):
    """Anything with two ends in a text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


Found = TypeVar("Found", bound=Placed)


def longest(found: Placed) -> tuple[int, int]:
    """The longest first; of equals the first in the text."""
    return found.start - found.end, found.start


def first(found: Placed) -> tuple[int, int]:
    """The first in the text; of those that begin at one place the longest."""
    return found.start, -found.end


def settled(found: Iterable[Found], policy: Callable[[Found], tuple[float, ...]] = longest) -> list[Found]:
    """One item is a finding that overlaps none that the policy puts before it; in the order of the text.

    Parameters
    ----------
    found : findings, with `start` and `end`; of two that the policy holds equal the one given first is kept
    policy : what puts one finding before another, the smallest first: `longest`, `first`, or a key of one's own

    """
    ordered = sorted(found, key=policy)
    taken = bytearray(max((each.end for each in ordered), default=0))
    kept = []
    for each in ordered:
        if each.start < each.end and not taken.count(1, each.start, each.end):
            taken[each.start : each.end] = b"\1" * (each.end - each.start)
            kept.append(each)
    return sorted(kept, key=first)
