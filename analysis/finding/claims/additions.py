"""Checks that a report's own figures allow: parts that make up a total, and figures given twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
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
Check = tuple[str, Figure, Sequence[Figure]]


def _runs(figures: Sequence[Figure]) -> Iterator[Sequence[Figure]]:
    """Figures of one unit that stand side by side, no more than a sentence apart."""
    start = 0
    for at in range(1, len(figures) + 1):
        if at == len(figures) or not _beside(figures[at - 1], figures[at]):
            yield figures[start:at]
            start = at


def _beside(first: Figure, second: Figure) -> bool:
    same = (first.unit, first.kind) == (second.unit, second.kind)
    return same and second.sentence - first.sentence <= 1 and first.kind in ("count", "money")


def _head(figures: Sequence[Figure]) -> str:
    """The end that what is counted has in common."""
    columns = zip(*(reversed(figure.counts) for figure in figures), strict=False)
    return "".join(signs[0] for signs in takewhile(lambda signs: len(set(signs)) == 1, columns))[::-1]


def _breaks_down(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether figures side by side are a total and its parts."""
    values = [part.value for part in parts]
    if max(values) >= total.value:
        return False
    missing = abs(total.value - sum(values))
    exact, like = isclose(missing, 0, abs_tol=1e-6), len(_head([total, *parts])) >= SHARED
    return (like and missing <= NEAR * total.value) or (exact and total.value >= CHANCE)


def _windows(run: Sequence[Figure]) -> Iterator[tuple[Sequence[Figure], Sequence[Figure]]]:
    """Two to eight figures that stand side by side, the longest row first, and those right after and before them."""
    for size in range(min(PARTS[1], len(run)), PARTS[0] - 1, -1):
        for at in range(len(run) - size + 1):
            yield run[at : at + size], [*run[max(0, at - 1) : at], *run[at + size : at + size + 1]]


def _sums(figures: Sequence[Figure]) -> Iterator[Check]:
    """Parts side by side and their total: beside them, or anywhere if more of what is counted is the same."""
    known = {(figure.unit, figure.counts[-FAR:], figure.value): figure for figure in reversed(figures)}
    for run in _runs(figures):
        taken: set[int] = set()
        for parts, totals in _windows(run):
            value = round(sum(part.value for part in parts), 6)
            head = _head(parts)[-FAR:]
            if len(head) == FAR and (afar := known.get((parts[0].unit, head, value))):
                totals = [*totals, afar]
            for total in totals:
                starts = {total.start, *(part.start for part in parts)}
                if not starts & taken and _breaks_down(total, parts):
                    taken |= starts
                    yield "sum", total, parts


def _repeats(figures: Sequence[Figure]) -> Iterator[Check]:
    """Figures given twice: neighbours among those of one unit and one thing counted."""
    things: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.kind != "duration" and len(figure.counts) > SHARED:
            things[figure.unit, figure.counts].append(figure)
    for first, second in (pair for same in things.values() for pair in pairwise(same)):
        named = len(first.counts) >= SAME and first.period and first.period == second.period
        if first.sentence != second.sentence and (first.value == second.value or named):
            yield "repeat", first, [second]


def _row(report: str, kind: str, total: Figure, parts: Sequence[Figure]) -> Row:
    values = tuple(part.value for part in parts)
    lacks = round(total.value - sum(values), 6)
    places = (total.start, *(part.start for part in parts))
    return report, kind, total.counts, total.value, values, lacks == 0, lacks, places


def sums(quantities: pd.DataFrame) -> list[Row]:
    """Every check, report by report: sums, then repeats."""
    rows: list[Row] = []
    for report, exact in quantities[~quantities.approx].groupby("report", sort=False, observed=True):
        figures = [Figure(*row) for row in exact[list(Figure._fields)].itertuples(index=False)]
        rows += [_row(str(report), *check) for find in (_sums, _repeats) for check in find(figures)]
    return rows
