"""All sentences as one text to search, and the way back from a place in it to the page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.reading import order

BREAK = "\n"  # between sentences: no pattern crosses it
HOLE = "\ue000"  # for a character that is not to be read: no pattern matches it
#: Full width to half width, one character for one, so that every place stays where it is.
WIDTH = {0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: 0x20, 0x00A0: 0x20, 0x25CB: 0x3007}
HAN = "〇零一二两三四五六七八九十百千万亿"

Span = tuple[int, int]


@dataclass(frozen=True)
class Joined:
    """Sentences as one text: `text` as it stands, `plain` of half width and with holes where nothing is to be found."""

    sentences: pd.DataFrame
    text: str
    plain: str
    begins: npt.NDArray[np.int64]
    positions: npt.NDArray[np.int64]

    def rows(self, spans: Iterable[Span]) -> pd.DataFrame:
        """One row is a span of the text: report, section, sentence, start, end, text."""
        found = np.array(list(spans), dtype=np.int64).reshape(-1, 2)
        row = np.searchsorted(self.begins, found[:, 0], side="right") - 1
        page = self.sentences[["report", "section", "sentence"]].take(row).reset_index(drop=True)
        # Each earlier sentence put one break into the text that is not on the page.
        page["start"] = self.positions[found[:, 0] - row]
        page["end"] = self.positions[found[:, 1] - 1 - row] + 1
        page["text"] = [self.text[start:end] for start, end in found]
        return page


def joined(sentences: pd.DataFrame, masked: pd.DataFrame | None) -> Joined:
    """The sentences as one text, with holes where `masked` has rows and where a short quotation stands."""
    text = BREAK.join(sentences.text)
    lengths = sentences.text.str.len().to_numpy(dtype=np.int64) + 1
    begins = np.cumsum(lengths) - lengths
    positions = order.positions(sentences)
    plain = dig(text.translate(WIDTH), quotations(text))
    if masked is not None and len(masked):
        plain = _hide(plain, _covered(sentences, positions, masked))
    return Joined(sentences, text, plain, begins, positions)


def _covered(sentences: pd.DataFrame, positions: npt.NDArray[np.int64], masked: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Whether a row of `masked` holds each character of the joined text; a break is held by none."""
    inside = np.zeros(len(positions), dtype=bool)
    sizes = [sum(end - start for start, end in pieces) for pieces in sentences.pieces]
    report = np.repeat(sentences.report.to_numpy(dtype=object), sizes)
    for name, rows in masked.groupby("report", sort=False, observed=True):
        here = np.flatnonzero(report == name)
        if len(here):
            inside[here] = _held(rows, positions[here])
    return np.insert(inside, np.cumsum(sizes)[:-1], False)


def _held(rows: pd.DataFrame, positions: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    last = int(max(positions.max(), rows.end.max())) + 2
    change = np.bincount(rows.start, minlength=last) - np.bincount(rows.end, minlength=last)
    return np.asarray(np.cumsum(change)[positions] > 0)


def _hide(text: str, inside: npt.NDArray[np.bool_]) -> str:
    characters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).copy()
    characters[inside] = ord(HOLE)
    return characters.tobytes().decode("utf-32-le", "surrogatepass")


def dig(text: str, spans: Iterable[Span]) -> str:
    """The text with holes, each as long as what stood there."""
    inside = np.zeros(len(text), dtype=bool)
    for start, end in spans:
        inside[start:end] = True
    return _hide(text, inside) if inside.any() else text


@cache
def _quotation() -> re.Pattern[str]:
    within = r"[^“”‘’「」『』《》\"，,。；;：:！？!?\s]{1,12}"
    pairs = (("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"), ('"', '"'))
    return re.compile("|".join([*(f"{a}{within}{z}" for a, z in pairs), r"《[^《》\n]{1,60}》"]))


def quotations(text: str) -> Iterable[Span]:
    """Where a name stands in marks: a quotation of one short phrase, or a title."""
    return (found.span() for found in _quotation().finditer(text))


def fill(pattern: str) -> str:
    """A pattern of the lexicon with {N}, the characters of a number, filled in."""
    return pattern.replace("{N}", rf"[\d{HAN}]")


def clause(text: str, end: int, size: int) -> str:
    """What stands before `end` in its clause, at most `size` characters."""
    return re.split(r"[，,。；;：:！？!?\n]", text[max(0, end - size) : end])[-1]
