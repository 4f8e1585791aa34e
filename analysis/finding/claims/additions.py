"""Checks that a report's own figures allow: parts that make up a total, and figures given twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import isclose
from typing import NamedTuple

import pandas as pd

PARTS = (2, 8)  # figures side by side that may be parts
CHANCE = 20  # a total below it may be met by accident
NEAR = 0.1  # of the total: farther off, the parts are a selection, no breakdown
SHARED = 2  # characters that what is counted has in common, from its end
FAR = 4  # the same, where the parts stand elsewhere in the report
SAME = 5  # characters that make two different figures claims of one thing


class Figure(NamedTuple):
    """An exact magnitude of a report."""

    sentence: int
    start: int
    end: int
    kind: str
    value: float
    unit: str
    counts: str
    period: str


Row = tuple[str, str, str, float, tuple[float, ...], bool, float, tuple[int, ...]]


def _figures(quantities: pd.DataFrame) -> Iterator[tuple[str, list[Figure]]]:
    exact = quantities[~quantities.approx]
    for report, rows in exact.groupby("report", sort=False, observed=True):
        yield str(report), [Figure(*row) for row in rows[list(Figure._fields)].itertuples(index=False)]


def _head(figures: Sequence[Figure]) -> str:
    """The end that what is counted has in common."""
    words, size = [figure.counts for figure in figures], 0
    while size < min(map(len, words)) and len({word[-size - 1 :] for word in words}) == 1:
        size += 1
    return words[0][len(words[0]) - size :]


def _runs(figures: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """Where figures of one unit stand side by side, no more than a sentence apart."""
    start = 0
    for at in range(1, len(figures) + 1):
        if at < len(figures) and _beside(figures[at - 1], figures[at]):
            continue
        yield start, at
        start = at


def _beside(first: Figure, second: Figure) -> bool:
    same = (first.unit, first.kind) == (second.unit, second.kind)
    return same and second.sentence - first.sentence <= 1 and first.kind in ("count", "money")


def _windows(run: Sequence[Figure]) -> Iterator[tuple[Figure, Sequence[Figure]]]:
    """A total with the two to eight figures right after it, or right before it; the longest first."""
    for size in range(PARTS[1], PARTS[0] - 1, -1):
        for at, total in enumerate(run):
            if at + size < len(run) and run[at + 1].value < total.value:
                yield total, run[at + 1 : at + 1 + size]
            if at >= size and run[at - 1].value < total.value:
                yield total, run[at - size : at]


def _breaks_down(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether figures side by side are a total and its parts."""
    values = [part.value for part in parts]
    if max(values) >= total.value:
        return False
    missing = abs(total.value - sum(values))
    if isclose(missing, 0, abs_tol=1e-6):
        return total.value >= CHANCE or len(_head([total, *parts])) >= SHARED
    return len(_head([total, *parts])) >= SHARED and missing <= NEAR * total.value


def _row(report: str, kind: str, total: Figure, parts: Sequence[Figure]) -> Row:
    values = tuple(part.value for part in parts)
    lacks = round(total.value - (sum(values) if kind == "sum" else values[-1]), 6)
    places = (total.start, *(part.start for part in parts))
    return report, kind, total.counts, total.value, values, lacks == 0, lacks, places


def _adjacent(report: str, figures: Sequence[Figure]) -> Iterator[Row]:
    """Sums whose total and parts stand side by side."""
    for first, last in _runs(figures):
        taken: set[int] = set()
        for total, parts in _windows(figures[first:last]):
            starts = {total.start, *(part.start for part in parts)}
            if not starts & taken and _breaks_down(total, parts):
                taken |= starts
                yield _row(report, "sum", total, parts)


def _elsewhere(report: str, figures: Sequence[Figure]) -> Iterator[Row]:
    """Sums whose parts stand side by side, and whose total stands elsewhere: its first place."""
    totals = {(figure.unit, figure.counts[-FAR:], figure.value): figure for figure in reversed(figures)}
    values = {(figure.unit, figure.value) for figure in figures}
    for first, last in _runs(figures):
        for size in range(PARTS[1], PARTS[0] - 1, -1):
            for at in range(first, last - size + 1):
                parts = figures[at : at + size]
                unit, value = parts[0].unit, round(sum(part.value for part in parts), 6)
                if (unit, value) not in values or len(head := _head(parts)) < FAR:
                    continue
                total = totals.get((unit, head[-FAR:], value))
                if total and abs(total.sentence - parts[0].sentence) > 1:
                    yield _row(report, "sum", total, parts)


def _repeats(report: str, figures: Sequence[Figure]) -> Iterator[Row]:
    """Figures given twice: neighbours among those of one unit and one thing counted."""
    things: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.kind != "duration" and len(figure.counts) > SHARED:
            things[figure.unit, figure.counts].append(figure)
    for same in things.values():
        for first, second in pairwise(same):
            if first.sentence != second.sentence and _repeats_it(first, second):
                yield _row(report, "repeat", first, [second])


def _repeats_it(first: Figure, second: Figure) -> bool:
    if first.value == second.value:
        return True
    return len(first.counts) >= SAME and bool(first.period) and first.period == second.period


def sums(quantities: pd.DataFrame) -> list[Row]:
    """Every check, report by report: sums side by side, sums with parts elsewhere, repeats."""
    rows: list[Row] = []
    for report, figures in _figures(quantities):
        for find in (_adjacent, _elsewhere, _repeats):
            rows += find(report, figures)
    return rows
