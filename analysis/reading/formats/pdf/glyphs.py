"""What stands on the pages of a PDF: stretches of text, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from analysis.reading.formats.content import SPLIT, RefusedError
from analysis.reading.formats.raised import raised

PAGES, GLYPHS = 2_000, 1_000_000
WORDS_APART = 0.15  # of the size of the type: the least space between two Latin words
APART = 1.5  # of the same: the least space between two cells or columns
SMALL = 0.8  # of the same: the largest that a raised figure is
LIFTED = 0.2  # of the same: the least by which it is raised
ALIKE = 0.5  # of the lower of two stretches: the least that the other stands beside it, if they are one line


class Glyph(NamedTuple):
    """A character and the box it is printed in."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def size(self) -> float:
        """The size of its type."""
        return self.top - self.bottom


@dataclass(slots=True)
class Stretch:
    """Text printed without a gap: a line, or a cell or column's part of one."""

    left: float
    bottom: float
    right: float
    top: float
    text: str
    size: float

    def is_beside(self, other: Stretch | Glyph) -> bool:
        """Whether another stands on the same line of the page."""
        shared = min(self.top, other.top) - max(self.bottom, other.bottom)
        return shared > ALIKE * min(self.top - self.bottom, other.top - other.bottom)


def pages(data: bytes) -> Iterator[list[Stretch]]:
    """One item is a page: its stretches, from the top down and from left to right."""
    import pypdfium2

    try:
        yield from _pages(pypdfium2.PdfDocument(data))
    except pypdfium2.PdfiumError as wrong:
        if "password" in str(wrong).lower():
            raise RefusedError("is locked with a password: save it without one") from wrong
        raise RefusedError("is not a PDF that can be opened, or is damaged: save its text as .txt") from wrong


def _pages(document: Any) -> Iterator[list[Stretch]]:
    seen = 0
    if len(document) > PAGES:
        raise RefusedError(f"has more than {PAGES:,} pages: {SPLIT}")
    for page in document:
        glyphs = list(_glyphs(page.get_textpage()))
        seen += len(glyphs)
        if seen > GLYPHS:
            raise RefusedError(f"has more than {GLYPHS:,} characters: {SPLIT}")
        yield _joined(_stretches(glyphs))


def _glyphs(page: Any) -> Iterator[Glyph]:
    """The characters of a page as they were drawn, less those that pdfium makes up."""
    from pypdfium2 import raw

    if page.count_chars() > GLYPHS:
        raise RefusedError(f"has more than {GLYPHS:,} characters: {SPLIT}")
    for at in range(page.count_chars()):
        code = raw.FPDFText_GetUnicode(page, at)
        if raw.FPDFText_IsGenerated(page, at) == 1 or code < 0x20:
            continue
        text = _character(page, at, code)
        left, bottom, right, top = page.get_charbox(at, loose=True)
        if text and right > left and top > bottom:
            yield Glyph(left, bottom, right, top, text)


def _character(page: Any, at: int, code: int) -> str:
    """The character at a place; of one beyond the first plane, all of it at its first half."""
    from pypdfium2 import raw

    if 0xD800 <= code < 0xDC00:
        low = raw.FPDFText_GetUnicode(page, at + 1)
        return chr(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)) if 0xDC00 <= low < 0xE000 else ""
    return "" if 0xDC00 <= code < 0xE000 or code > 0x10FFFF else chr(code)


def _stretches(glyphs: list[Glyph]) -> list[Stretch]:
    """The glyphs put together as they were drawn."""
    made: list[Stretch] = []
    for glyph in glyphs:
        last = made[-1] if made else None
        if last and last.is_beside(glyph) and -0.5 * last.size < glyph.left - last.right < APART * last.size:
            _append(last, glyph)
        elif not glyph.text.isspace():
            made.append(Stretch(*glyph[:4], glyph.text, glyph.size))
    return made


def _append(stretch: Stretch, glyph: Glyph) -> None:
    lifted = glyph.size < SMALL * stretch.size and glyph.bottom - stretch.bottom > LIFTED * stretch.size
    stretch.text += _space(stretch, glyph.left, glyph.text) + (raised(glyph.text) if lifted else glyph.text)
    _widen(stretch, glyph)


def _space(stretch: Stretch, left: float, text: str) -> str:
    """The space between a stretch and what goes on with it: between Latin words and figures alone."""
    apart = left - stretch.right > WORDS_APART * stretch.size
    return " " if apart and stretch.text[-1].isascii() and text.isascii() and not text.isspace() else ""


def _widen(stretch: Stretch, other: Stretch | Glyph) -> None:
    stretch.left, stretch.right = min(stretch.left, other.left), max(stretch.right, other.right)
    if other.size >= stretch.size * SMALL:
        stretch.bottom, stretch.top = min(stretch.bottom, other.bottom), max(stretch.top, other.top)
        stretch.size = max(stretch.size, other.size)


def _joined(stretches: list[Stretch]) -> list[Stretch]:
    """The stretches row by row, those of one line joined in whichever order they were drawn."""
    made: list[Stretch] = []
    for row in rows(stretches):
        line: list[Stretch] = []
        for stretch in row:
            if line and stretch.left - line[-1].right < APART * max(stretch.size, line[-1].size):
                line[-1].text += _space(line[-1], stretch.left, stretch.text) + stretch.text
                _widen(line[-1], stretch)
            else:
                line.append(stretch)
        made += line
    return made


def rows(stretches: list[Stretch]) -> list[list[Stretch]]:
    """The stretches that stand beside one another, each row from left to right, from the top down."""
    made: list[list[Stretch]] = []
    for stretch in sorted(stretches, key=lambda each: (-each.top - each.bottom, each.left)):
        if made and made[-1][0].is_beside(stretch):
            made[-1].append(stretch)
        else:
            made.append([stretch])
    return [sorted(row, key=lambda each: each.left) for row in made]
