"""Known lines in a text, whatever marks stand between their characters, with one character amiss at most."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from analysis import lexicon
from analysis.finding.text import Span, codes

HAN = re.compile("[^\u4e00-\u9fff]")
APART = re.compile("[^\u4e00-\u9fff]{4}|[\nA-Za-z0-9]")
LONG = 8  # characters from which one may be amiss
CLAUSE = 7  # characters from which a clause of a line is known by itself
FIRST = 4  # characters that every part has
WIDE = 16  # bits of a character

Codes = npt.NDArray[np.uint64]


class Line(NamedTuple):
    """A line of the lexicon: its characters without marks, and whose it is."""

    key: str
    kind: str
    source: str
    author: str
    checked: str


class Part(NamedTuple):
    """A half of a line, and where in the line it begins."""

    key: str
    line: Line
    cut: int


class Match(NamedTuple):
    """Where a line stands in a text."""

    span: Span
    line: Line


def _quoted(line: Line, said: str) -> Iterator[Line]:
    """A line, and the clauses of an old one that are so long that no one else would say them."""
    yield line
    if line.kind in ("classical", "verse"):
        yield from (line._replace(key=clause) for clause in HAN.split(said) if CLAUSE <= len(clause) < len(line.key))


@cache
def _lines() -> tuple[Line, ...]:
    table = lexicon.table("classical")
    every: dict[str, Line] = {}
    for row in table.itertuples():
        known = Line(HAN.sub("", row.line), row.kind, row.source, row.author, row.checked)
        for line in _quoted(known, row.line):
            every.setdefault(line.key, line)
    return tuple(every.values())


@cache
def _parts() -> dict[str, list[Part]]:
    """The halves of long lines, one of which stands unchanged, and short lines whole, by their first characters."""
    known: dict[str, list[Part]] = {}
    for line in _lines():
        cut = len(line.key) // 2 if len(line.key) >= LONG else len(line.key)
        for part in {Part(line.key[:cut], line, 0), Part(line.key[cut:], line, cut)}:
            if part.key:
                known.setdefault(part.key[:FIRST], []).append(part)
    return known


@cache
def _firsts() -> tuple[Codes, list[npt.NDArray[np.bool_]]]:
    """The first characters of all parts as one number each, and for each place in them which characters it may hold."""
    firsts = np.array([codes(key) for key in _parts()]).reshape(-1, FIRST).astype(np.uint64)
    held = [np.isin(np.arange(1 << WIDE), column) for column in firsts.T]
    return np.sort(_packed(firsts.T)), held


def _packed(characters: Sequence[Codes] | Codes) -> Codes:
    """Neighbouring characters as one number."""
    packed = np.zeros_like(characters[0])
    for column in characters:
        packed = (packed << np.uint64(WIDE)) | column
    return packed


def _places(said: str) -> Iterator[int]:
    """Where the first characters of a part stand: most places are out by a look at each character alone."""
    keys, held = _firsts()
    every = codes(said).astype(np.uint64)
    if len(every) < FIRST:
        return iter(())
    shifted = [every[at : len(every) - FIRST + 1 + at] for at in range(FIRST)]
    at = np.flatnonzero(np.logical_and.reduce([may[column] for may, column in zip(held, shifted, strict=True)]))
    packed = _packed([column[at] for column in shifted])
    found = keys[np.minimum(np.searchsorted(keys, packed), len(keys) - 1)] == packed
    return map(int, at[found])


def alike(said: str, line: str) -> bool:
    """Whether two texts differ in one character at most, changed, added or left out."""
    at = next((i for i, (a, b) in enumerate(zip(said, line, strict=False)) if a != b), min(len(said), len(line)))
    rest, other = said[at:], line[at:]
    return rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]


def _fits(said: str, start: int, part: Part) -> Span | None:
    """Where the whole line stands of which a part does: from its first half on, or back from its second."""
    key, end = part.line.key, start + len(part.key)
    size = len(key) - len(part.key)
    for length in (size, size + 1, size - 1) if size else (0,):
        span = (start - length, end) if part.cut else (start, end + length)
        if span[0] >= 0 and span[1] <= len(said) and alike(said[slice(*span)], key):
            return span
    return None


def _found(said: str) -> Iterator[tuple[Span, Line]]:
    known = _parts()
    for at in _places(said):
        for part in known[said[at : at + FIRST]]:
            if said.startswith(part.key, at) and (span := _fits(said, at, part)):
                yield span, part.line


def known(text: str) -> Iterator[Match]:
    """Every known line of a text with a paragraph on each line; of those at one place the longest."""
    every = codes(text)
    places = np.flatnonzero((every >= 0x4E00) & (every <= 0x9FFF))
    said = every[places].tobytes().decode("utf-32-le")
    done = 0
    for (start, end), line in sorted(_found(said), key=lambda found: (found[0][0], -found[0][1])):
        span = int(places[start]), int(places[end - 1]) + 1
        if span[0] >= done and not APART.search(text[slice(*span)]):
            done = span[1]
            yield Match(span, line)
