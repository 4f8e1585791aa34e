"""Headings told by their form: with a number, at the head of a paragraph or alone, and short lines above one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from analysis.reading.cues import number, score, tells
from analysis.reading.lines import OPENED, Line, divided, paragraphs

STOPS = re.compile(r"[。！？!?]")
CLAUSE = re.compile(r"[，,。；;：:]")
HAN = re.compile("[\u3400-\u9fff]")

HEADING = 30  # the longest heading without a number; two-line headings are two lines
SENTENCE = 60  # the longest heading with a number: a full sentence
OPENING = 45  # the longest sentence that a paragraph has as its heading
RUN = 3  # more short lines than this in a row are a list, not headings
NAMED = {"note heading": "notes", "annex heading": "annex", "contents heading": "contents", "bare heading": "named"}


def name_headings(page: list[Line], published: str) -> list[Line]:
    """The lines of a page, headings named; a line that opens with a heading becomes two."""
    _name_named(page)
    parts = {id(line): part for lines in list(paragraphs(page)) for line, part in _numbered(lines, page, published)}
    page = [part for line in page for part in parts.get(id(line), [line])]
    _name_broken(page)
    return page


def may_head(line: Line) -> bool:
    """Whether a line of which nothing is known is short and open enough for a heading."""
    text = line.text
    ends = line.finished or OPENED.search(text) or STOPS.search(text) or tells("list word", text)
    return bool(not line.kind and len(text) <= HEADING and HAN.search(text) and not ends)


def _name_named(page: list[Line]) -> None:
    """Headings told by their name: 名词解释, 附件1, 目录, 结束语; nothing is headed by the last line."""
    for line, below in pairwise(page):
        for kind, style in NAMED.items():
            if not line.kind and tells(kind, line.text):
                line.name("heading", score(kind, line.text)[1])
                line.style = style
                if style == "annex" and may_head(below) and not number(below.text):
                    below.name("heading", "the title of an annex")
                    below.style = "bare"


def _numbered(lines: list[Line], page: list[Line], published: str) -> Iterator[tuple[Line, list[Line]]]:
    """The lines of a paragraph that its heading takes, each with what becomes of it."""
    text = "".join(line.text for line in lines)
    opens = number(text)
    if not opens or not (long := _length(text, opens.length, opens.runs_in, _others(lines, page, opens.style))):
        return
    for at, line in enumerate(lines):
        if long <= 0:
            return
        first, rest = divided(line, published, long) if long < len(line.text) else (line, None)
        first.name("heading", "goes on with the heading above" if at else "is numbered")
        first.style = "" if at else opens.style
        long -= len(line.text)
        yield line, [first, rest] if rest else [first]


def _others(lines: list[Line], page: list[Line], style: str) -> bool:
    """Whether the lines above and below a paragraph are numbered as it is: they are the items of a list."""
    first, last = (next(i for i, line in enumerate(page) if line is at) for at in (lines[0], lines[-1]))
    beside = [*page[max(first - 1, 0) : first], *page[last + 1 : last + 2]]
    return any((found := number(line.text)) and found.style == style for line in beside)


def _length(text: str, opened: int, runs_in: bool, listed: bool) -> int:
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
    found = [run for run in _runs(page) if not numbered or (len(run) == 1 and not _unlike(run[0]))]
    for line in [line for run in found for line in run] if not numbered or len(found) > 1 else []:
        line.name("heading", "a short line without a stop above a paragraph")
        line.style = "bare"


def _runs(page: list[Line]) -> Iterator[list[Line]]:
    """One to three short lines between a finished line or a heading and a longer line."""
    run: list[Line] = []
    open_before = False
    for line, after in zip(page, [*page[1:], None], strict=False):
        if may_head(line) and not open_before:
            run.append(line)
            if after and not may_head(after) and after.kind in ("", "heading") and len(run) <= RUN:
                yield run
            continue
        run = []
        open_before = not line.kind and not line.finished


def _unlike(line: Line) -> bool:
    """Whether a short line is no heading where headings have numbers: a clause, a label, an item, a part of a table."""
    return bool(CLAUSE.search(line.text) or tells("opener", line.text) or not HAN.match(line.text[:1]))
