"""The text of a Word file as Word shows it.

The parts are unpacked and read with zipfile and lxml alone. Of the kept libraries tried on small files, none leaves out
hidden text, writes Chinese list numbers or keeps formulas; python-docx opens neither Strict Open XML nor a file with a
dangling link, docx2python and docx2txt read a text box twice and split where a paragraph's end was deleted, and
mammoth takes forty seconds for 100,000 paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from analysis.reading.formats.content import CELL, HEADING, Content, Line, RefusedError, put_together
from analysis.reading.formats.word.body import Body
from analysis.reading.formats.word.numbers import Numbers
from analysis.reading.formats.word.package import UNREADABLE, Package
from analysis.reading.formats.word.state import Paragraph, State
from analysis.reading.formats.word.styles import PLAIN, Style, styles

LISTED = re.compile(r".*\S[\t ….·]+\d+\s*")
STOPPED = re.compile(r"[。；;，,：:]\s*")
CHUNK = 1 << 16


def read(data: bytes) -> Content:
    """The text of a Word file, a line for each paragraph in reading order, in tables and text boxes too; notes last."""
    package = Package(data)
    known, numbers = styles(package.part("styles")), Numbers(package.part("numbering"))
    body = _body(package.body(), known)
    if "body" not in body.seen:
        raise RefusedError(UNREADABLE)
    if body.seen & {"altChunk", "subDoc"}:
        raise RefusedError("holds parts in other formats: open it in Word, and save it anew as .docx")
    paragraphs = [*_run_together(body.paragraphs), *_notes(package, known, body.notes)]
    return put_together(_lines(paragraphs, known, numbers))


def _body(part: bytes, known: dict[str, Style]) -> State:
    from lxml.etree import XMLParser, XMLSyntaxError

    parser = XMLParser(target=Body(known), resolve_entities=False)
    try:
        for at in range(0, len(part), CHUNK):
            parser.feed(part[at : at + CHUNK])
        state: State = parser.close()
    except XMLSyntaxError as wrong:
        raise RefusedError(UNREADABLE) from wrong
    return state


def _run_together(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """The paragraphs that are seen: one whose end is deleted or hidden is the beginning of the next."""
    kept: list[Paragraph] = []
    open_at: dict[int, Paragraph] = {}
    for paragraph in paragraphs:
        if before := open_at.pop(paragraph.place, None):
            paragraph.pieces[:0] = before.pieces
        if paragraph.runs_on:
            open_at[paragraph.place] = paragraph
        kept.append(paragraph)
    return [each for each in kept if not each.runs_on or (each in open_at.values() and each.text)]


def _notes(package: Package, known: dict[str, Style], marks: Iterable[tuple[str, str]]) -> Iterator[Paragraph]:
    """The paragraphs of the notes that the text refers to, in its order."""
    notes: dict[tuple[str, str], list[Paragraph]] = {}
    for kind in ("footnote", "endnote"):
        if part := package.part(f"{kind}s"):
            for paragraph in _run_together(_body(part, known).paragraphs):
                notes.setdefault((kind, paragraph.note), []).append(paragraph)
    for mark in dict.fromkeys(marks):
        for paragraph in notes.get(mark, []):
            paragraph.kind = "note"
            yield paragraph


def _lines(paragraphs: list[Paragraph], known: dict[str, Style], numbers: Numbers) -> list[Line]:
    lists = [_listed(each, known, numbers) for each in paragraphs]
    heading, figures = _heading_lists(paragraphs, lists), _tables(paragraphs)
    lines = []
    for paragraph, listed in zip(paragraphs, lists, strict=True):
        number = numbers.next(*listed) if listed and paragraph.text.strip() else ""
        # A number in ASCII is the list's own, as in a browser; 一、 and （一） are how a report names its sections.
        text = paragraph.text if number.isascii() else number + paragraph.text.lstrip()
        kind, level = _kind(paragraph, known, heading.get(listed, 0) if listed else 0)
        kind = kind or ("table" if paragraph.table in figures else "")
        lines.append(Line(text, kind, level))
    return lines


def _listed(paragraph: Paragraph, known: dict[str, Style], numbers: Numbers) -> tuple[str, int] | None:
    """The list of a paragraph and its level in it."""
    style = known.get(paragraph.style, PLAIN)
    list_id = paragraph.list_id or style.list_id
    at = numbers.level(list_id, paragraph.list_level or style.list_level, paragraph.style)
    return None if at is None else (list_id, at)


def _heading_lists(paragraphs: list[Paragraph], lists: list[tuple[str, int] | None]) -> dict[tuple[str, int], int]:
    """The levels of lists whose every number has text of its own below it, each with its rank as a heading."""
    shown = [(each, listed) for each, listed in zip(paragraphs, lists, strict=True) if each.text.strip()]
    heads: dict[tuple[str, int], bool] = {}
    for (paragraph, listed), (_, after) in pairwise([*shown, (Paragraph(0), None)]):
        if listed:
            ends = after is not None and after[0] == listed[0] and after[1] <= listed[1]
            last = paragraph is shown[-1][0]
            heads[listed] = heads.get(listed, True) and not (ends or last or STOPPED.search(paragraph.text[-2:]))
    return {listed: listed[1] + 1 for listed, is_heading in heads.items() if is_heading}


def _kind(paragraph: Paragraph, known: dict[str, Style], numbered: int) -> tuple[str, int]:
    """The kind and level of a paragraph by its place, else its style, else its outline, else its list."""
    style = known.get(paragraph.style, PLAIN)
    links = paragraph.linked and LISTED.fullmatch(paragraph.text)
    if paragraph.kind or links:
        return paragraph.kind or "contents", 0
    kind, level = style.kind, style.level
    if paragraph.outline.isdigit():
        kind, level = ("heading", int(paragraph.outline) + 1) if int(paragraph.outline) < 9 else ("", 0)
    if numbered and not kind:
        kind, level = "heading", numbered
    return ("", 0) if kind == "heading" and len(paragraph.text) > HEADING else (kind, level)


def _tables(paragraphs: Iterable[Paragraph]) -> set[int]:
    """The tables of figures, by number: none of their lines is as long as prose."""
    rows = groupby((each for each in paragraphs if each.table), key=lambda each: each.table)
    return {table for table, cells in rows if all(len(cell.text) <= CELL for cell in cells)}
