"""The text of a PDF that has text in it, line by line as it is printed, in the order in which it is read.

pypdfium2 tells each character and its place. Of the three kept libraries it alone gave every line of the pages tried
whole (pdfminer.six read two columns across, pypdf knows of no places), but in the order in which they were drawn; so
what is a column, a paragraph or a running head is told here, from where the lines stand.
"""

from __future__ import annotations

from collections.abc import Iterator

from analysis.reading.formats.content import Content, Line, RefusedError, put_together
from analysis.reading.formats.pdf.furniture import without_furniture
from analysis.reading.formats.pdf.glyphs import Stretch, pages
from analysis.reading.formats.pdf.paragraphs import paragraphs
from analysis.reading.formats.pdf.zones import zones

SCANNED = "is a scanned PDF, pictures of pages without text: have its text recognised (OCR), and save it as .txt"
UNTOLD = "does not tell which characters it shows: open it, copy its text, and save that as .txt"
TOLD = 0.8  # the least share of its characters that a file with text tells


def read(data: bytes) -> Content:
    """The text of a PDF: a line for each printed one, a blank one between paragraphs, no running heads."""
    printed = without_furniture(list(pages(data)))
    shown = "".join(stretch.text for page in printed for stretch in page)
    if not shown.strip():
        raise RefusedError(SCANNED)
    if sum(map(_is_told, shown)) < TOLD * len(shown):
        raise RefusedError(UNTOLD)
    return put_together(_lines(printed))


def _is_told(character: str) -> bool:
    return character.isspace() or (character.isprintable() and character != "\ufffd")


def _lines(printed: list[list[Stretch]]) -> Iterator[Line]:
    """The lines of all pages; that those of a paragraph go on is for the ledger of repairs to say."""
    found = [zone for page in printed for zone in zones(page)]
    for number, paragraph in enumerate(paragraphs(found)):
        if number and not paragraph.goes_on:
            yield Line("")
        for line in paragraph.lines:
            yield Line(line, "table" if paragraph.in_table else "")
