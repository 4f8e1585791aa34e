"""A newspaper page taken apart: what each of its lines is.

The rules are of two sorts. What a line says about itself (本报记者, 图为, a number before a heading) is data:
`lexicon/page.tsv`, each pattern with a weight, and two points make a kind. How it stands on the page (its length, how
it ends, the space around it, its neighbours) is here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from statistics import median

import pandas as pd

from analysis import lexicon
from analysis.reading.report import Report
from analysis.tables import BLOCKS, check

LINE = re.compile(r"[^\n\v\f\u2028\u2029]+")
FINISHED = re.compile(r"[。！？!?；;：:…—][”’」』）)\"]*$")
STOP = re.compile(r"[。！？!?]+")

SHORT = 120  # the longest line that may be anything but body: captions of two sentences run to about a hundred
HEADLINE = 40  # the longest title or byline; the longest headlines of dailies have about thirty characters
HEADING = 30  # the longest heading inside a report; two-line headings are two lines
RUN = 3  # more short lines than this in a row are a list, not headings
LONGER = 2  # a caption interrupts paragraphs at least this many times its length


@dataclass
class Line:
    """A line of a report and what is so far known of it."""

    start: int
    end: int
    text: str
    gap: int
    kind: str = ""
    why: str = ""

    @property
    def finished(self) -> bool:
        """Whether the line ends as a paragraph does."""
        return bool(FINISHED.search(self.text[-8:]))


@cache
def _patterns() -> dict[str, list[tuple[re.Pattern[str], int, str]]]:
    """Patterns of `page.tsv` by kind, each with its weight and what it shows."""
    kinds: dict[str, list[tuple[re.Pattern[str], int, str]]] = {}
    for row in lexicon.table("page").to_dict("records"):
        kinds.setdefault(row["kind"], []).append((re.compile(row["pattern"]), int(row["weight"]), row["why"]))
    return kinds


def _cues(kind: str, text: str) -> tuple[int, list[str]]:
    """How much a line's own words speak for a kind, and what they say."""
    hits = [(weight, why) for pattern, weight, why in _patterns()[kind] if pattern.search(text)]
    return sum(weight for weight, _ in hits), [why for _, why in hits]


def _lines(text: str) -> list[Line]:
    """Lines that are not blank, without the white space around them; `gap` counts the line ends before each."""
    lines, last = [], 0
    for found in LINE.finditer(text):
        if stripped := found.group().strip():
            start = found.start() + found.group().index(stripped)
            lines.append(Line(start, start + len(stripped), stripped, found.start() - last))
            last = found.end()
    return lines


def _name_if(line: Line, kind: str, score: int, why: list[str]) -> None:
    if score > 1 and not line.kind:
        line.kind, line.why = kind, ", ".join(why)


def _ends_front(line: Line) -> bool:
    """Whether a line is the first that stands below title and byline: a heading, or prose."""
    marked = any(_cues(kind, line.text)[0] > 1 for kind in ("byline", "subtitle"))
    prose = len(line.text) > HEADLINE or "。" in line.text or line.finished
    return line.kind == "heading" or (prose and not marked)


def _name_front(lines: list[Line]) -> None:
    """Title, subtitle and byline: the short lines above the first that is prose, where there is one."""
    below = next((number for number, line in enumerate(lines) if _ends_front(line)), None)
    titled = False
    for line in lines[:below] if below else []:
        for kind in ("byline", "subtitle", *(("credit", "caption") if titled else ())):
            _name_if(line, kind, *_cues(kind, line.text))
        if not line.kind:
            _name_if(line, "subtitle" if titled else "title", 2, ["stands above the text"])
            titled = True


def _interrupts(line: Line, before: Line, after: Line) -> bool:
    """One short sentence between two paragraphs of prose, each much longer."""
    return len(STOP.findall(line.text)) <= 1 and all(
        len(other.text) >= LONGER * len(line.text) and other.finished and not other.kind for other in (before, after)
    )


def _name_captions(lines: list[Line]) -> None:
    """Captions and credits, by what they say and by the space that the page leaves around a picture."""
    usual = median(line.gap for line in lines)
    for before, line, after in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        if line.kind or len(line.text) > SHORT or len(STOP.findall(line.text)) > 2:
            continue
        _name_if(line, "credit", *_cues("credit", line.text))
        score, why = _cues("caption", line.text)
        if before and before.kind == "caption" and line.text in before.text:
            score, why = 2, ["repeats the caption above"]
        elif before and line.gap > usual:
            score, why = score + 1, [*why, "set apart by the page"]
        elif before and after and _interrupts(line, before, after):
            score, why = score + 1, [*why, "one sentence between two paragraphs"]
        _name_if(line, "caption", score, why)


def _may_head(line: Line) -> bool:
    return not line.kind and len(line.text) <= HEADING and not line.finished and line.text[-1] not in "，,、"


def _name_numbered(lines: list[Line]) -> None:
    """Headings that carry a number."""
    for line in lines:
        if _may_head(line):
            _name_if(line, "heading", *_cues("heading", line.text))


def _name_bare(lines: list[Line]) -> None:
    """Headings without a number: one to three short lines after a finished line and before a longer one."""
    run: list[Line] = []
    open_before = False
    for line, after in zip(lines, [*lines[1:], None], strict=False):
        if _may_head(line) and not open_before:
            run.append(line)
            if after and not _may_head(after) and len(run) <= RUN:
                for heading in run:
                    _name_if(heading, "heading", 2, ["a short line without a stop above a paragraph"])
            continue
        run = []
        open_before = not line.kind and not line.finished


def _named(text: str) -> list[Line]:
    """Lines of a report, each with its kind."""
    lines = _lines(text)
    if not lines:
        return []
    _name_numbered(lines)
    numbered = sum(line.kind == "heading" for line in lines) > 1
    _name_front(lines)
    _name_captions(lines)
    if not numbered:
        _name_bare(lines)
    for line in lines:
        line.kind, line.why = line.kind or "body", line.why or "running text"
    return lines


def _sections(lines: list[Line]) -> list[str]:
    """The section each line stands in: its heading, lines of one heading joined, the same heading numbered."""
    names: list[str] = []
    seen: dict[str, int] = {}
    section = ""
    for index, line in enumerate(lines):
        if line.kind == "heading" and (index == 0 or lines[index - 1].kind != "heading"):
            end = next((i for i in range(index, len(lines)) if lines[i].kind != "heading"), len(lines))
            section = " · ".join(each.text for each in lines[index:end])
            seen[section] = seen.get(section, 0) + 1
            section += f" ({seen[section]})" if seen[section] > 1 else ""
        names.append(section)
    return names


def blocks(reports: Sequence[Report]) -> pd.DataFrame:
    """One row is a line of a report, with what it is on the page.

    Every character of a report is in exactly one block, or is white space between two.

    Parameters
    ----------
    reports : reports as read

    Returns
    -------
    DataFrame with `report`; `block`, its number from 0; `kind`: title, subtitle, byline, heading, body, caption or
    credit; `section`, the heading it stands under, empty before the first; `start` and `end`, offsets into the
    report; `text`; `why`, what made it this kind.

    """
    rows = []
    for report in reports:
        lines = _named(report.text)
        rows += [
            (report.id, number, line.kind, section, line.start, line.end, line.text, line.why)
            for number, (line, section) in enumerate(zip(lines, _sections(lines), strict=True))
        ]
    return check(BLOCKS.frame(rows), BLOCKS)
