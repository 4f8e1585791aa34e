"""What stands above and around a text: title, subtitle, byline, salutation, and what the page or the site adds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from analysis.reading.cues import score, tells
from analysis.reading.lines import Line

TITLE = 40  # the longest title; the longest headlines of dailies have about thirty characters
FURNITURE = 80  # the longest line that a site or a page adds
NAME = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff·\s]{1,7}")
APART = 3  # lines between two page numbers, and characters that are no cell of a table
FOLIO = re.compile(r"\d{1,3}")


def name_furniture(page: list[Line]) -> None:
    """Page heads, page numbers, menus, buttons: what belongs to the paper or the site, not to the text."""
    for line in page:
        if len(line.text) <= FURNITURE:
            _name_if(line, "furniture")
    _name_folios(page)


def _name_folios(page: list[Line]) -> None:
    """Page numbers without a mark: numbers alone that count on, or that break a line, or stand last."""
    folios = [at for at, line in enumerate(page) if not line.kind and FOLIO.fullmatch(line.text)]
    count_on = len(folios) > 1 and all(
        then - now > APART and int(page[then].text) - int(page[now].text) == 1 for now, then in pairwise(folios)
    )
    for at in folios:
        breaks = 0 < at < len(page) - 1 and _han(page[at - 1].text[-1]) and _han(page[at + 1].text[0])
        if count_on or (breaks and len(page[at - 1].text) > APART) or 0 < at == len(page) - 1:
            page[at].name("furniture", "a page number")


def _han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def name_contents(page: list[Line]) -> None:
    """Lists of contents: lines that say, with or without a page, what stands further down."""
    below: dict[str, int] = {line.text: at for at, line in enumerate(page)}
    listed = False
    for at, line in enumerate(page):
        if listed := tells("contents heading", line.text) or listed:
            listed = tells("contents heading", line.text) or _leads(line, at, below, paged=False)
        if (listed or _leads(line, at, below, paged=True)) and len(line.text) <= FURNITURE:
            line.name("contents", "says what stands further down")


def _leads(line: Line, at: int, below: dict[str, int], *, paged: bool) -> bool:
    if not tells("contents", line.text):
        return not paged and below[line.text] > at
    return not paged or below.get(re.split(r"\t|…|[.．·]{3}|\s{3}", line.text)[0].strip(), -1) > at


def name_front(page: list[Line]) -> None:
    """Title, subtitle and byline: the short lines above the first that is prose, where there is one."""
    below = next((at for at, line in enumerate(page) if _ends_front(line)), None)
    titled = any(line.kind == "title" for line in page)
    before: Line | None = None
    for line in page[:below] if below else []:
        if line.kind not in ("", "title"):
            continue
        if before and before.kind == "byline" and _goes_on(before, line, titled=titled):
            line.name("byline", before.why)
        for kind in (
            "byline",
            "subtitle",
            *(("credit", "caption") if titled else ("credit",) if "：" in line.text else ()),
        ):
            _name_if(line, kind)
        if not line.kind:
            short = before and before.kind == "title" and len(line.text) <= 1 + before.full
            line.name("title" if short or not titled else "subtitle", "stands above the text")
        titled, before = titled or line.kind == "title", line


def _goes_on(before: Line, line: Line, *, titled: bool) -> bool:
    """Whether a line belongs to the byline above: the rest of it, or the name of who holds the office."""
    opened = re.search(r"[（(][^)）]*\Z", before.text)
    meeting = re.match(r"\S{0,30}(?:会|会议|大会)上?[^，。]{0,20}[)）]?\Z", line.text)
    told = re.search(r"(?:上|会议|[)）])\Z", before.text)
    return bool(opened or (titled and NAME.fullmatch(line.text)) or (titled and meeting and not told))


def _ends_front(line: Line) -> bool:
    """Whether a line is the first that stands below title and byline: a heading, a salutation, or prose."""
    if line.kind in ("heading", "salutation"):
        return True
    prose = len(line.text) > TITLE or "。" in line.text or line.finished or line.full
    known = line.kind or any(tells(kind, line.text) for kind in ("byline", "subtitle"))
    return prose and not (known and "。" not in line.text[:-1])


def _name_if(line: Line, kind: str) -> None:
    points, why = score(kind, line.text)
    if points > 1:
        line.name(kind, why)


def name_tail(page: Sequence[Line]) -> None:
    """Who wrote a text and where it is from, said at its end."""
    for line in reversed(page):
        if line.kind not in ("", "credit", "furniture") or len(line.text) > TITLE or (not line.kind and line.finished):
            return
        if not line.kind:
            _name_if(line, "byline")
            if not line.kind:
                return


def name_salutations(page: Sequence[Line]) -> None:
    """Lines that address those who hear a report."""
    for line in page:
        if len(line.text) <= TITLE:
            _name_if(line, "salutation")
