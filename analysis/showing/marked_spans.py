"""A report cut into paragraphs, sentences and segments, so that each segment knows which findings hold all of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import pandas as pd

from analysis.reading.lines import LINE

Span = tuple[int, int]
UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")  # HTML may not hold these


class Mark(NamedTuple):
    """Where a finding stands, the number of its layer, and that of its line."""

    start: int
    end: int
    layer: int
    line: int


class Segment(NamedTuple):
    """Characters that the same findings hold, or the place of a repair, which has no characters."""

    text: str
    holds: tuple[int, ...] = ()
    """Numbers of the findings."""
    look: str = ""
    """The classes of their layers, and of the lines that end here."""


class Sentence(NamedTuple):
    """A sentence, or what the page left of it."""

    number: int
    section: str
    pieces: tuple[Span, ...]
    """The offsets into the report whose characters are its text."""
    segments: list[Segment]
    beside: tuple[int, ...]
    """Numbers of the findings that are marked beside it, not in it."""


class Paragraph(NamedTuple):
    """Sentences that are read in one go; `kind` is that of their block."""

    kind: str
    sentences: list[Sentence]


class _Piece(NamedTuple):
    """The part of a sentence that stands on one line of the page."""

    start: int
    end: int
    text: str
    row: int
    kind: str


def paragraphs(
    text: str,
    sentences: pd.DataFrame,
    marks: Mapping[int, Mark],
    *,
    beside: Mapping[int, Mark],
    repairs: Mapping[int, int],
) -> list[Paragraph]:
    """One item is a paragraph of a report, in reading order; lines of one heading are one paragraph.

    Parameters
    ----------
    text : the report's
    sentences : the sentences of this report alone
    marks : the findings that are marked in the text, by number
    beside : those that are marked beside each sentence they touch
    repairs : number of each repair by the offset of the line's end where it was made

    """
    pieces = list(_pieces(sentences))
    inside, margin = _held(pieces, marks), _held(pieces, beside)
    read: list[Sentence] = []
    said = zip(sentences.sentence, sentences.section, sentences.pieces, strict=True)
    at = 0
    for number, section, places in said:
        mine = range(at, at + len(places))
        at += len(places)
        segments = [one for i in mine for one in _segments(pieces[i], inside[i], marks, repairs)]
        rules = tuple(dict.fromkeys(n for i in mine for n in margin[i]))
        read.append(Sentence(int(number), str(section), tuple(places), segments, rules))
    return _grouped(text, read, list(sentences.kind))


def _pieces(sentences: pd.DataFrame) -> Iterator[_Piece]:
    for row, (text, kind, places) in enumerate(zip(sentences.text, sentences.kind, sentences.pieces, strict=True)):
        passed = 0
        for start, end in places:
            yield _Piece(start, end, text[passed : passed + end - start], row, kind)
            passed += end - start


def _held(pieces: Sequence[_Piece], marks: Mapping[int, Mark]) -> list[list[int]]:
    """The findings that each piece has a part of.

    A finding is of the kind of text that it starts in: a caption that the page put into the middle of it is no part.
    """
    order = sorted(range(len(pieces)), key=lambda i: pieces[i].start)
    begins = [pieces[i].start for i in order]
    held: list[list[int]] = [[] for _ in pieces]
    for number, mark in marks.items():
        first = max(bisect_right(begins, mark.start) - 1, 0)
        touched = [i for i in order[first : bisect_right(begins, mark.end - 1)] if pieces[i].end > mark.start]
        for i in touched:
            if pieces[i].kind == pieces[touched[0]].kind:
                held[i].append(number)
    return held


def _segments(
    piece: _Piece, held: Sequence[int], marks: Mapping[int, Mark], repairs: Mapping[int, int]
) -> Iterator[Segment]:
    if held:
        cuts = {piece.start, piece.end}
        cuts.update(offset for n in held for offset in marks[n][:2] if piece.start < offset < piece.end)
        for start, end in pairwise(sorted(cuts)):
            holds = tuple(n for n in held if marks[n].start <= start and end <= marks[n].end)
            look = _look(holds, end, marks) if holds else ""
            yield Segment(piece.text[start - piece.start : end - piece.start], holds, look)
    else:
        yield Segment(piece.text)
    if piece.end in repairs:
        yield Segment("", (repairs[piece.end],))


def _look(holds: Sequence[int], end: int, marks: Mapping[int, Mark]) -> str:
    held = [marks[n] for n in holds]
    layers = sorted({mark.layer for mark in held})
    ending = sorted({mark.line for mark in held if mark.end == end})
    return " ".join(["m", *(f"l{layer}" for layer in layers), *(f"z{line}" for line in ending)])


def _grouped(text: str, read: Sequence[Sentence], kinds: Sequence[str]) -> list[Paragraph]:
    """Sentences of one line and kind, and of the lines that a sentence runs over, are one paragraph."""
    lines = [found.start() for found in LINE.finditer(text)]
    made: list[Paragraph] = []
    opened: dict[tuple[int, str], Paragraph] = {}
    for sentence, kind in zip(read, kinds, strict=True):
        paragraph = opened.get((bisect_right(lines, sentence.pieces[0][0]), kind))
        if paragraph is None and kind == "heading" and made and _goes_on(made[-1], sentence):
            paragraph = made[-1]
        if paragraph is None:
            paragraph = Paragraph(kind, [])
            made.append(paragraph)
        paragraph.sentences.append(sentence)
        opened.update(((bisect_right(lines, start), kind), paragraph) for start, _ in sentence.pieces)
    return made


def _goes_on(above: Paragraph, sentence: Sentence) -> bool:
    return above.kind == "heading" and above.sentences[0].section == sentence.section


def plain(text: str) -> str:
    """The text as HTML can hold it: without the characters that no HTML page may have, each replaced by one sign."""
    return UNFIT.sub("\ufffd", text)
