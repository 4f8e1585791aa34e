"""What a reader hands on: a report's text, and what its file says of each line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from analysis.reading.report import Mark

#: Three times the longest report there is (a plan for five years has 300,000 characters in 3,000 lines), and more.
CHARACTERS, LINES = 1_000_000, 100_000
HEADING = 120  # the longest heading: what is longer is marked as one by mistake
CELL = 60  # the longest line of a table of figures: what is longer is prose that a table holds in place
SPLIT = "put each report into a file of its own"


class RefusedError(ValueError):
    """A file that cannot be read as a report: what is wrong with it, and what to do."""


class Line(NamedTuple):
    """One paragraph or other line of a file, with its kind and level (as in `Mark`) where the file says them."""

    text: str
    kind: str = ""
    level: int = 0


class Content(NamedTuple):
    """The text of a file, and the marks of its lines."""

    text: str
    marks: tuple[Mark, ...] = ()


def put_together(lines: Iterable[Line]) -> Content:
    """The lines as one text."""
    texts: list[str] = []
    marks: list[Mark] = []
    at = 0
    for text, kind, level in lines:
        if kind and text.strip():
            marks.append(Mark(at, at + len(text), kind, level))
        texts.append(text)
        at += len(text) + 1
    return Content("\n".join(texts), tuple(marks))


def checked(content: Content) -> Content:
    """The content, unless there is nothing in it, or more than a report has."""
    if not content.text.strip("\ufeff \t\n\r\v\f\u3000\xa0\u200b"):
        raise RefusedError("holds no text: put the report into it, or take it out of the folder")
    if len(content.text) > CHARACTERS:
        raise RefusedError(f"has more than {CHARACTERS:,} characters: {SPLIT}")
    if content.text.count("\n") > LINES:
        raise RefusedError(f"has more than {LINES:,} lines: {SPLIT}")
    return content
