"""A page taken apart: what each of its lines is.

What the file itself says of a line (`Report.marks`) is believed. Else the rules are of two sorts. What a line says
about itself (本报记者, 图为, a number before a heading) is data: `lexicon/page.tsv`, each pattern with a weight, and
two points make a kind; `lexicon/numbering.tsv`, the numbers of headings. How it stands on the page (its length, how it
ends, the space around it, its neighbours) is in the modules beside this one: `front`, `headings`, `sections`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from statistics import median

import pandas as pd

from analysis.reading.cues import score, tells
from analysis.reading.front import name_contents, name_front, name_furniture, name_salutations, name_tail
from analysis.reading.headings import name_bare, name_headings
from analysis.reading.lines import Line, lines
from analysis.reading.report import Mark, Report
from analysis.reading.sections import nest
from analysis.tables import BLOCKS, check

STOP = re.compile(r"[。！？!?]+")
SHORT = 120  # the longest line that may be anything but body: captions of two sentences run to about a hundred
LONGER = 2  # a caption interrupts paragraphs at least this many times its length
#: The kinds that are no part of the text: what the paper or the site adds, and lists of what stands further down.
UNREAD = ("furniture", "contents")


def _mark(page: list[Line], marks: Iterable[Mark]) -> None:
    """Give lines the kind that the file itself says; the one heading of the first level above all others is a title."""
    given = sorted(marks)
    heads = [mark for mark in given if mark.kind == "heading"]
    top = [mark for mark in heads if mark.level == 1]
    titles = top if len(top) == 1 and top == heads[:1] and all(mark.kind != "title" for mark in given) else []
    at = 0
    for line in page:
        while at < len(given) and given[at].end <= line.start:
            at += 1
        if at < len(given) and given[at].start < line.end:
            mark = given[at]
            line.name("title" if mark in titles else mark.kind, "the file says so")
            line.level, line.style = (mark.level, "marked") if line.kind == "heading" else (0, "")


def _interrupts(line: Line, before: Line, after: Line) -> bool:
    """One short sentence between two paragraphs of prose, each much longer."""
    return len(STOP.findall(line.text)) <= 1 and all(
        len(other.text) >= LONGER * len(line.text) and other.finished and not other.kind for other in (before, after)
    )


def _name_captions(page: list[Line]) -> None:
    """Captions and credits, by what they say and by the space that the page leaves around a picture."""
    usual = median(line.gap for line in page)
    for before, line, after in zip([None, *page], page, [*page[1:], None], strict=False):
        if line.kind or len(line.text) > SHORT or len(STOP.findall(line.text)) > 2:
            continue
        if tells("credit", line.text):
            line.name("credit", score("credit", line.text)[1])
        points, why = score("caption", line.text)
        if before and before.kind == "caption" and line.text in before.text:
            points, why = 2, "repeats the caption above"
        elif points == 1 and before and line.gap > usual:
            points, why = 2, f"{why}, set apart by the page"
        elif points == 1 and before and after and _interrupts(line, before, after):
            points, why = 2, f"{why}, one sentence between two paragraphs"
        if points > 1:
            line.name("caption", why)


def _name_ends(page: list[Line]) -> None:
    """Notes, and the running text of annexes: what stands below the headings that say so."""
    region = ""
    for line in page:
        if line.style in ("notes", "annex", "named"):
            region = {"notes": "note", "annex": "annex"}.get(line.style, "")
        if region == "note" and line.kind == "heading" and line.style not in ("notes", "bare", "marked"):
            line.kind = ""
        if tells("note", line.text):
            line.name("note", score("note", line.text)[1])
        elif region:
            line.name(region, f"stands in {'notes' if region == 'note' else 'an annex'}")


def _named(text: str, marks: Iterable[Mark]) -> list[Line]:
    """Lines of a report, each with its kind."""
    page = lines(text)
    if not page:
        return []
    _mark(page, marks)
    name_furniture(page)
    name_contents(page)
    name_salutations(page)
    page = name_headings(page, text)
    name_front(page)
    _name_captions(page)
    name_bare(page)
    name_tail(page)
    _name_ends(page)
    for line in page:
        line.name("body", "running text")
    nest(page)
    return page


def title(text: str, marks: Iterable[Mark] = ()) -> str:
    """The title that a text bears: what the file marks as one, or the first line that reads as one; else nothing."""
    return "".join(line.text for line in _named(text, marks) if line.kind == "title")


def blocks(reports: Sequence[Report]) -> pd.DataFrame:
    """One row is a line of a report, with what it is on the page, or a heading that opens a line, or the rest of it.

    Every visible character of a report is in exactly one block, or is white space between two.

    Parameters
    ----------
    reports : reports as read

    Returns
    -------
    DataFrame with `report`; `block`, its number from 0; `kind`: title, subtitle, byline, salutation, heading, body,
    table, caption, credit, note, annex, or, no part of the text, contents and furniture (page heads and numbers, menus,
    buttons); `section`, the heading it stands under, empty before the first; `start` and `end`, offsets into the
    report; `text`, as published; `why`, what made it this kind; `level` of a heading from 1, else 0; `above`, the
    section that holds the section, empty where none does; `full`, whether it ends without a stop where the page breaks
    its lines.

    """
    rows = []
    for report in reports:
        rows += [
            (report.id, number, line.kind, line.section, line.start, line.end, report.text[line.start : line.end],
             line.why, line.level, line.above, line.full)
            for number, line in enumerate(_named(report.text, report.marks))
        ]  # fmt: skip
    return check(BLOCKS.frame(rows), BLOCKS)
