"""Headings told by their form: with a number, at the head of a paragraph or alone, and short lines above one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from analysis.reading.cues import number, score, tells
from analysis.reading.lines import CLOSES, OPENED, Line, divided, in_number, paragraphs

STOPS = re.compile(r"[。！？!?]")
CLAUSE = re.compile(r"[，,。；;：:]")
OPENS = re.compile("[\u3400-\u9fff“《]|\\d{4}年")  # what a heading without a number may open with
HAN = re.compile("[\u3400-\u9fff]")

HEADING = 30  # the longest heading without a number; two-line headings are two lines
SENTENCE = 60  # the longest heading with a number: a full sentence
OPENING = 45  # the longest sentence that a paragraph has as its heading
LEAD = 80  # the longest sentence without a stop above its paragraph
FEW = 2  # such sentences that are chance
RUN = 3  # more short lines than this in a row are a list, not headings
NAMED = {"note heading": "notes", "annex heading": "annex", "contents heading": "contents", "bare heading": "named"}


def name_headings(page: list[Line], published: str) -> list[Line]:
    """The lines of a page, headings named; a line that opens with a heading becomes two."""
    _name_annexes(page)
    _name_named(page)
    found = list(paragraphs(page))
    styles, listed = _opening(found), _listed(found, page)
    parts = {id(line): part for lines in found for line, part in _numbered(lines, published, styles, listed)}
    page = [part for line in page for part in parts.get(id(line), [line])]
    _name_broken(page)
    return page


def may_head(line: Line) -> bool:
    """Whether a line of which nothing is known is short and open enough for a heading."""
    text = line.text
    ends = line.finished or line.full or OPENED.search(text) or STOPS.search(text) or tells("list word", text)
    return bool(not line.kind and len(text) <= HEADING and HAN.search(text) and not ends)


def _name_annexes(page: list[Line]) -> None:
    """Lists of annexes, 附件：1.… with the numbers below: they head nothing."""
    listed = False
    for line in page:
        if listed := tells("annex list", line.text) or (listed and number(line.text) is not None):
            line.name("annex", "lists the annexes")


def _name_named(page: list[Line]) -> None:
    """Headings told by their name: 名词解释, 附件1, 目录, 结束语; nothing is headed by the last line."""
    for line, below in pairwise(page):
        for kind, style in NAMED.items():
            if not line.kind and tells(kind, line.text):
                line.name("heading", score(kind, line.text)[1])
                line.style = style
                if style == "annex" and may_head(below) and not number(below.text) and not _named(below):
                    below.name("heading", "the title of an annex")
                    below.style = "bare"


def _named(line: Line) -> bool:
    return any(tells(kind, line.text) for kind in NAMED)


def _numbered(
    lines: list[Line], published: str, styles: set[str], listed: set[int]
) -> Iterator[tuple[Line, list[Line]]]:
    """The lines of a paragraph that its heading takes, each with what becomes of it."""
    text = "".join(line.text for line in lines)
    opens = number(text)
    if not opens or any(tells(kind, text) for kind in ("byline", "credit")):
        return
    runs_in = opens.runs_in and opens.style in styles
    long = _length(text, opens.length, runs_in=runs_in, listed=id(lines[0]) in listed)
    for at, line in enumerate(lines):
        if long <= 0:
            return
        first, rest = divided(line, published, long) if long < len(line.text) else (line, None)
        first.name("heading", "goes on with the heading above" if at else "is numbered")
        first.style = "" if at else opens.style
        long -= len(line.text)
        yield line, [first, rest] if rest else [first]


def _opening(found: list[list[Line]]) -> set[str]:
    """The styles of numbers after which more paragraphs than not have a short first sentence: a heading."""
    balance: dict[str, int] = {}
    for lines in found:
        text = "".join(line.text for line in lines)
        opens = number(text)
        if opens and opens.runs_in and (stop := STOPS.search(text, opens.length)) and "：" not in text[: stop.start()]:
            short = stop.start() <= OPENING
            balance[opens.style] = balance.get(opens.style, 0) + (1 if short else -1)
    return {style for style, more in balance.items() if more > 0}


def _listed(found: list[list[Line]], page: list[Line]) -> set[int]:
    """Which paragraphs have one with a number in the same style right above or below: they are the items of a list."""
    styles = [opens.style if (opens := number(line.text)) else "" for line in page]
    at = {id(line): place for place, line in enumerate(page)}
    listed = set()
    for lines in found:
        first, last = at[id(lines[0])], at[id(lines[-1])]
        beside = [*styles[max(first - 1, 0) : first], *styles[last + 1 : last + 2]]
        if styles[first] and styles[first] in beside:
            listed.add(id(lines[0]))
    return listed


def _length(text: str, opened: int, *, runs_in: bool, listed: bool) -> int:
    """How many characters of a numbered paragraph are its heading."""
    if text[-1] in "，,、；;" or "。" in text[:opened]:
        return 0
    stop = STOPS.search(text, opened, SENTENCE + 1)
    if not stop:
        colon = text[-1] in "：:"
        return len(text) if len(text) <= SENTENCE and not (colon and (listed or CLAUSE.search(text[opened:-1]))) else 0
    end = _closed(text, stop.end())
    if end == len(text):
        return end if runs_in and not listed and "：" not in text[opened:] else 0
    return end if runs_in and stop.start() <= OPENING and not re.search("[：:；;]", text[opened : stop.start()]) else 0


def _closed(text: str, end: int) -> int:
    while end < len(text) and text[end] in "。！？!?”’》」』）)】〕":
        end += 1
    return end


def _name_broken(page: list[Line]) -> None:
    """The second lines of headings with a number, where the page has no short lines of its own that head paragraphs."""
    bare = [line for line, above, _ in _standing(page) if above.kind != "heading" or above.style in NAMED.values()]
    for line, above, _ in [] if bare else list(_standing(page)):
        if not above.finished and above.style and above.style not in NAMED.values():
            line.name("heading", "goes on with the heading above")


def _standing(page: Sequence[Line]) -> Iterator[tuple[Line, Line, Line]]:
    """Short lines without a number between a finished line or a heading and a longer line, each with these two."""
    for above, line, below in zip(page, page[1:], page[2:], strict=False):
        if above.kind != "heading" and not (above.finished and not above.kind):
            continue
        if may_head(line) and not number(line.text) and not may_head(below) and below.kind in ("", "heading"):
            yield line, above, below


def name_bare(page: list[Line]) -> None:
    """Headings without a number: one to three short lines after a finished line and before a longer one.

    Where headings have numbers, these are single lines, more than one of them.
    """
    numbered = sum(line.kind == "heading" and line.style not in NAMED.values() for line in page) > 1
    said = {line.text[i : i + 3] for line in page for i in range(len(line.text) - 2)} if numbered else set()
    found = [run for run in _runs(page) if not numbered or (len(run) == 1 and not _unlike(*run[0], said))]
    _name_all([line for run in found for line, _ in run] if not numbered or len(found) > 1 else [])
    _name_leads(page)


def _name_all(lines: list[Line]) -> None:
    for line in lines:
        line.name("heading", "a short line without a stop above a paragraph")
        line.style = "bare"


def _name_leads(page: list[Line]) -> None:
    """Sentences without a stop above their paragraphs, where most lines without a stop are such."""
    open_lines = [
        (above, line, below)
        for above, line, below in zip(page, page[1:], page[2:], strict=False)
        if not line.kind and not below.kind and not line.finished and not OPENED.search(line.text)
    ]
    leads = [
        line
        for above, line, below in open_lines
        if (above.kind or above.finished) and below.finished and len(line.text) < min(len(below.text), LEAD)
        and not STOPS.search(line.text) and not CLOSES.match(below.text)
        and not any(tells(kind, line.text) for kind in ("label", "opener", "list word"))
    ]  # fmt: skip
    _name_all(leads if len(leads) > FEW and len(leads) * 2 > len(open_lines) else [])


def _runs(page: list[Line]) -> Iterator[list[tuple[Line, Line]]]:
    """One to three short lines between a finished line or a heading and a longer line, each with the line below it."""
    run: list[tuple[Line, Line]] = []
    open_before = False
    for line, after in zip(page, [*page[1:], None], strict=False):
        if may_head(line) and not open_before:
            run.append((line, after or line))
            heads = after and not may_head(after) and after.kind in ("", "heading") and not _goes_on(line, after)
            if heads and len(run) <= RUN:
                yield run
            continue
        run = []
        open_before = not line.kind and not line.finished


def _goes_on(line: Line, after: Line) -> bool:
    return bool(CLOSES.match(after.text)) or in_number(line.text, after.text)


def _unlike(line: Line, below: Line, said: set[str]) -> bool:
    """Whether a short line is no heading where headings have numbers: a clause, an item, a cell, a broken line."""
    here, there = line.text, below.text
    broken = any(joint in said for joint in (here[-2:] + there[:1], here[-1:] + there[:2]))
    return broken or bool(CLAUSE.search(here) or tells("opener", here) or not OPENS.match(here))
