"""The lines of a page, before anything is known of them but where they stand and how long they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.reading.unseen import plain, shown

LINE = re.compile(r"[^\n\v\f\u2028\u2029]+")
ENDS = re.compile(r"[\n\v\f\u2028\u2029]")
FINISHED = re.compile(r"[。！？!?；;：:…—｡．.][”’」』）)》】〕\"]*$")
OPENED = re.compile(r"[《“‘〈「『【〔（(，,、]$|^[—–-]+$")
CLOSES = re.compile(r"[）)”’》」』】〕，,、。；;：！？]")
NARROW = re.compile(r"[\x20-\x7e]")
PRINTED = (12, 60)  # Han characters in the lines of a page that breaks them at its edge
EDGE = 2.5  # how far from the edge a full line may end: a mark or a Latin word that did not fit


@dataclass
class Line:
    """A line of a report, or a part of one, and what is so far known of it."""

    start: int
    end: int
    text: str
    """What is read there: without invisible characters, look-alikes as what they look like."""
    gap: int
    """Line ends before it."""
    full: bool = False
    """Whether it ends without a stop where the page breaks its lines."""
    kind: str = ""
    why: str = ""
    style: str = ""
    """Of a heading: how it is numbered."""
    level: int = 0
    section: str = ""
    above: str = ""

    @property
    def finished(self) -> bool:
        """Whether the line ends as a paragraph does."""
        return bool(FINISHED.search(self.text[-8:]))

    def name(self, kind: str, why: str) -> None:
        """Say what the line is, unless that is known."""
        if not self.kind:
            self.kind, self.why = kind, why


def lines(text: str) -> list[Line]:
    """Lines that are not blank, without the white space and the invisible characters around them."""
    made, printed, last = [], [], 0
    for found in LINE.finditer(text):
        held = [i for a, b in shown(found.group()) for i in range(a, b) if not found.group()[i].isspace()]
        if held:
            start, end = found.start() + held[0], found.start() + held[-1] + 1
            made.append(Line(start, end, plain(text[start:end]), len(ENDS.findall(text, last, found.start()))))
            printed.append(plain(text[found.start() : end]))
            last = found.end()
    wide = edge(printed)
    for line, whole in zip(made, printed, strict=True):
        line.full = bool(wide) and not line.finished and width(whole) >= wide - EDGE
    return made


def in_number(here: str, there: str) -> bool:
    """Whether a number begun at the end of one line goes on in the next: 7.4 | 万吨."""
    return here[-1].isdigit() and there[0] in "万亿千百%％多余"


def divided(line: Line, published: str, length: int) -> tuple[Line, Line]:
    """The first `length` characters of a line, and the rest of it."""
    at = [i for a, b in shown(published[line.start : line.end]) for i in range(a, b)]
    rest = line.text[length:].lstrip()
    cut = len(line.text) - len(rest)
    first = line.text[:length]
    return (
        Line(line.start, line.start + at[len(first.rstrip()) - 1] + 1, first.rstrip(), line.gap),
        Line(line.start + at[cut], line.end, rest, 0, line.full),
    )


def width(text: str) -> float:
    """How wide a line is printed, in Han characters."""
    return len(text) - len(NARROW.findall(text)) / 2


def edge(texts: Sequence[str]) -> float:
    """How wide the lines of a page are that breaks them at its edge; 0 where the lines are paragraphs."""
    widths = [width(text) for text in texts]
    widest = max(widths, default=0)
    if len(texts) < 5 or not PRINTED[0] <= widest <= PRINTED[1]:
        return 0
    full = [text for text, wide in zip(texts, widths, strict=True) if wide >= widest - EDGE]
    broken = [text for text in full if not FINISHED.search(text[-8:])]
    return widest if len(full) * 3 >= len(texts) and len(broken) * 2 > len(full) else 0


def paragraphs(page: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines of which nothing is known yet, those that the edge of the page broke together."""
    run: list[Line] = []
    for line in [line for line in page if line.kind != "furniture"]:
        if not line.kind:
            run.append(line)
        if run and (line.kind or not line.full):
            yield run
            run = []
    if run:
        yield run
