"""Columns, tables and the full width of a page told apart by the space between their lines."""

from __future__ import annotations

from statistics import median
from typing import NamedTuple

from analysis.reading.formats.pdf.glyphs import Stretch, rows

COLUMN = 8  # times the size of its type: the least width that the usual line of a column has
GUTTER = 8.0  # points, of which type has nine or more: the least space between two columns
MANY = 3_000  # stretches on a page: more than a newspaper's has, and no longer worth the time
Spans = list[tuple[float, float]]


class Zone(NamedTuple):
    """Lines one below the other, with no others beside them; in a table, its cells row by row."""

    lines: list[Stretch]
    is_table: bool = False


def zones(page: list[Stretch]) -> list[Zone]:
    """The zones of a page, in the order in which they are read."""
    if len(page) > MANY:
        return [Zone(page)]
    made: list[Zone] = []
    for band in _bands(rows(page)):
        flat = [stretch for row in band for stretch in row]
        sides = _split(flat, _merged(_spans(flat)))
        if len(band[0]) == 1:
            made.append(Zone(flat))
        elif len(band) > 1 and all(_is_column(side) for side in sides):
            made += [zone for side in sides for zone in zones(side)]
        else:
            made.append(Zone(flat, is_table=len(band) > 1))
    return made


def _bands(page: list[list[Stretch]]) -> list[list[list[Stretch]]]:
    """Rows that have a gutter in common, and rows that have none."""
    made: list[list[list[Stretch]]] = []
    covered: Spans = []
    for row in page:
        mine = _merged(_spans(row))
        common = _merged(covered + mine)
        if made and (len(common) > 1 if len(covered) > 1 else len(mine) == 1):
            made[-1].append(row)
        else:
            made.append([row])
            common = mine
        covered = common if len(covered) > 1 or len(mine) > 1 else []
    return made


def _spans(stretches: list[Stretch]) -> Spans:
    return [(stretch.left, stretch.right) for stretch in stretches]


def _merged(spans: Spans) -> Spans:
    """The parts of a page's width where lines stand; what is between two of them is a gutter."""
    made: Spans = []
    for left, right in sorted(spans):
        if made and left - made[-1][1] < GUTTER:
            made[-1] = (made[-1][0], max(right, made[-1][1]))
        else:
            made.append((left, right))
    return made


def _split(stretches: list[Stretch], covered: Spans) -> list[list[Stretch]]:
    """The stretches on each side of the gutters."""
    sides: list[list[Stretch]] = [[] for _ in covered]
    for stretch in stretches:
        sides[sum(stretch.left >= left for left, _ in covered) - 1].append(stretch)
    return sides


def _is_column(side: list[Stretch]) -> bool:
    return len(side) > 1 and median((line.right - line.left) / line.size for line in side) >= COLUMN
