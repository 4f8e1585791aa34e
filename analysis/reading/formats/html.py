"""The text of a page as a browser shows it.

lxml reads the page as a stream of events: of the kept parsers tried it alone stays linear on unclosed and on deeply
nested elements (as a tree, html.parser with BeautifulSoup was quadratic, selectolax took 40 s for 100,000 nested
elements, and lxml itself dropped all text below 2,048).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

from analysis.reading.formats.content import CELL, HEADING, SPLIT, Content, Line, RefusedError, put_together
from analysis.reading.formats.hiding import Sheet, is_hidden_by
from analysis.reading.formats.plain import WIDE, text_of
from analysis.reading.formats.raised import lowered, raised

#: The end of a line of a page while its text is put together: the one character that no text holds.
LINE = "\0"
#: Ten times those of the longest report as Word exports it, and the characters that these take.
ELEMENTS, SOURCE = 400_000, 5_000_000
BLOCK = re.compile(
    r"address|article|blockquote|body|br|caption|center|d[dlt]|details|dialog|dir|div|fieldset|figcaption|figure|footer"
    r"|form|h[1-6r]|header|hgroup|html|legend|li|main|menu|nav|ol|optgroup|option|p|pre|search|section|summary"
    r"|t(?:able|body|d|foot|h|head|r)|ul"
)
#: What a browser does not show, and what is there to move about the site.
UNSEEN = re.compile(
    r"head|title|style|script|template|noscript|nav|footer|aside|iframe|svg|select|button|datalist|textarea|object"
    r"|video|audio|canvas|rp|rt|rtc"
)
MARKS = {"figcaption": "caption", "caption": "caption"} | {f"h{level}": "heading" for level in range(1, 7)}
# As in a browser; but where the source breaks a line between two Chinese characters there is no space.
BROKEN = re.compile(rf"(?<={WIDE})[ \t]*\n[ \t\n]*(?={WIDE})")


@cache
def is_block(tag: str) -> bool:
    """Whether an element stands on lines of its own."""
    return bool(BLOCK.fullmatch(tag))


@cache
def is_unseen(tag: str) -> bool:
    """Whether an element is never shown, or is no text of the page."""
    return bool(UNSEEN.fullmatch(tag))


class Page:
    """What lxml tells of a page, element by element, put into lines."""

    def __init__(self) -> None:
        """Begin with an empty page."""
        self.elements = 0
        self.pieces: list[str] = []
        self.lines: list[Line] = []
        self.open: Counter[str] = Counter()
        self.hidden: list[bool] = []
        self.heads: list[tuple[str, int]] = []
        self.css: list[str] = []
        self.sheet = Sheet()
        self.table = 0

    def start(self, tag: str, attributes: Any) -> None:
        """Note an element that begins."""
        self.elements += 1
        if self.elements > ELEMENTS:
            raise RefusedError(f"has more than {ELEMENTS:,} elements: {SPLIT}")
        self.hidden.append(self._is_hidden(tag, attributes) or (bool(self.hidden) and self.hidden[-1]))
        if is_block(tag):
            self._end_line()
        if tag in MARKS:
            self.heads.append((tag, len(self.lines)))
        if tag == "table" and not self.open["table"]:
            self.table = len(self.lines)
        self.open[tag] += 1

    def end(self, tag: str) -> None:
        """Note an element that ends."""
        if is_block(tag):
            self._end_line()
        if self.heads and self.heads[-1][0] == tag:
            self._end_head(*self.heads.pop())
        if tag == "style":
            self.sheet.take("".join(self.css))
            self.css.clear()
        self.open[tag] -= 1
        if tag == "table" and not self.open["table"]:
            self._end_table(self.table)
        self.hidden.pop()

    def data(self, text: str) -> None:
        """Take in text, unless a browser does not show it."""
        if self.open["style"]:
            self.css.append(text)
        if self.hidden and self.hidden[-1]:
            return
        if self.open["pre"]:
            text = text.replace("\n", LINE)
        if self.open["sup"]:
            text = raised(text)
        elif self.open["sub"]:
            text = lowered(text)
        self.pieces.append(text)

    def close(self) -> Page:
        """The page, read to its end."""
        self._end_line()
        return self

    def _is_hidden(self, tag: str, attributes: Any) -> bool:
        if is_unseen(tag) or "hidden" in attributes:
            return True
        if (own := is_hidden_by(attributes.get("style", ""))) is not None:
            return own
        return self.sheet.hides(tag, attributes.get("class", ""), attributes.get("id", ""))

    def _end_line(self) -> None:
        text = BROKEN.sub("", "".join(self.pieces))
        self.pieces.clear()
        pieces = (piece.strip(" ") for piece in re.sub(r"[ \t\n\f]+", " ", text).split(LINE))
        self.lines += [Line(piece) for piece in pieces if piece]

    def _end_table(self, first: int) -> None:
        """Say of the lines of a table of figures what they are; one that holds prose is there to set it in place."""
        if all(len(line.text) <= CELL for line in self.lines[first:]):
            self.lines[first:] = [line if line.kind else Line(line.text, "table") for line in self.lines[first:]]

    def _end_head(self, tag: str, first: int) -> None:
        """Make one of the lines of a heading or a caption."""
        text = "\n".join(line.text for line in self.lines[first:])
        if 0 < len(text) <= HEADING:  # what is longer has its end tag missing
            self.lines[first:] = [Line(text, MARKS[tag], int(tag[1]) if tag[1].isdigit() else 0)]


def read(data: bytes) -> Content:
    """The text of a page, a line for each block or break in it, less menus, scripts and what is hidden."""
    return from_source(text_of(data))


def from_source(source: str) -> Content:
    """The text of a page's source."""
    from lxml.etree import HTMLParser, XMLSyntaxError

    if len(source) > SOURCE:
        raise RefusedError(f"has more than {SOURCE:,} characters with its tags: save its text alone as .txt or .docx")
    parser = HTMLParser(target=Page(), huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        parser.feed(re.sub(r"\A\s*<\?xml[^>]*>", "", source))
        page = parser.close()
    except XMLSyntaxError:  # nothing but a comment, or nothing at all
        return Content("")
    return put_together(_titled(page.lines))


def _titled(lines: list[Line]) -> list[Line]:
    """The lines, with the only heading of the first rank as the title of the page."""
    first = [at for at, line in enumerate(lines) if line.kind == "heading" and line.level == 1]
    if len(first) == 1:
        lines[first[0]] = Line(lines[first[0]].text, "title")
    return lines
