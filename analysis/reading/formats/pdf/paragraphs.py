"""The printed lines of a PDF put into paragraphs, as the eye does: by what is set in, cut short or set apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from analysis.reading.formats.pdf.glyphs import Stretch
from analysis.reading.formats.pdf.zones import Zone

SET_IN = 1.2  # times the size of the type: the least by which the first line of a paragraph is set in
SHORT = 2.5  # the same: the least by which its last line is shorter than the others
LEADING = 1.5  # times the usual step from line to line: the least from one paragraph to another
RESIZED = 1.15  # the least by which the type of one is larger


@dataclass
class Paragraph:
    """A paragraph: its lines, and whether it may go on in the next column or on the next page."""

    lines: list[str] = field(default_factory=list)
    in_table: bool = False
    goes_on: bool = False
    """Whether it goes on with the paragraph before, in the row of a table."""
    size: float = 0.0
    is_open: bool = True
    """Whether nothing shows that it ends with the line put in last."""


def paragraphs(zones: Iterable[Zone]) -> list[Paragraph]:
    """The paragraphs of zones in reading order; one may run from a column or page over to the next."""
    made: list[Paragraph] = []
    for zone in zones:
        if zone.is_table:
            made += [Paragraph([cell.text], True, at > 0, is_open=False) for at, cell in enumerate(zone.lines)]
            continue
        for line, begins, ends in _edges(zone.lines):
            last = made[-1] if made else None
            if not last or begins or not last.is_open or not _same_size(last.size, line.size):
                made.append(last := Paragraph(size=line.size))
            last.lines.append(line.text.strip())
            last.is_open = not ends
    return made


def _same_size(one: float, other: float) -> bool:
    return max(one, other) < RESIZED * min(one, other)


def _edges(lines: list[Stretch]) -> Iterator[tuple[Stretch, bool, bool]]:
    """The lines of a zone, each with whether a paragraph begins with it, and whether one ends with it."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    steps = [above.bottom - below.bottom for above, below in pairwise(lines)]
    usual = median(steps) if steps else 0.0
    for line, step in zip(lines, [usual, *steps], strict=True):
        begins = line.left - left > SET_IN * line.size or step > LEADING * usual
        yield line, begins, right - line.right > SHORT * line.size
