"""The sentences of a study as one text for pattern matching, and the way from a place in it back to the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.reading import order

#: One character for one: patterns are written for half-width digits and marks, and for “ ” as the only quotation marks.
WIDTH = {0xFF01 + at: 0x21 + at for at in range(94)} | {0x3000: 0x20} | str.maketrans("「」『』〈〉", "“”“”《》")
MARKS = "“”‘’\"'《》 \t·"
BARE = str.maketrans("", "", MARKS)
STRAIGHT = re.compile(r'"([^"\n]{1,60})"')
OPENS, CLOSES = "“《(", "”》)"


class Span(NamedTuple):
    """A stretch of the joined text that may be a name."""

    start: int
    end: int
    kind: str
    how: str


def folded(text: str) -> str:
    """The text with one form for each mark, character for character: half width, and “ ” for quotation marks."""
    return STRAIGHT.sub(r"“\1”", text.translate(WIDTH))


@lru_cache(maxsize=65_536)
def key(text: str) -> str:
    """What two spellings of one name have in common: no quotation marks, no title marks, no spaces, half width."""
    return folded(text).translate(BARE)


@dataclass(frozen=True)
class Joined:
    """All sentences, one after the other, a line each."""

    sentences: pd.DataFrame

    @cached_property
    def source(self) -> str:
        """The text as it stands."""
        return "\n".join(self.sentences.text.astype("str"))

    @cached_property
    def text(self) -> str:
        """The text with marks of one form, as long as the source."""
        return folded(self.source)

    @cached_property
    def _codes(self) -> npt.NDArray[np.uint32]:
        return np.frombuffer(self.text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)

    @cached_property
    def _kept(self) -> npt.NDArray[np.int64]:
        return np.flatnonzero(~np.isin(self._codes, [ord(mark) for mark in MARKS]))

    @cached_property
    def bare(self) -> str:
        """The text without marks: `unmarked` leads from it to `text`."""
        return self.text.translate(BARE)

    def unmarked(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of `bare` stands in `text`, with the marks that belong to it."""
        first, last = int(self._kept[start]), int(self._kept[end - 1]) + 1
        return self.balanced(first, last)

    def balanced(self, start: int, end: int) -> tuple[int, int]:
        """A stretch with the opening or closing mark that it lacks, where that stands right beside it."""
        for opens, closes in zip(OPENS, CLOSES, strict=True):
            part = self.text[start:end]
            if part.count(closes) > part.count(opens) and self.text[start - 1 : start] == opens:
                start -= 1
            elif part.count(opens) > part.count(closes) and self.text[end : end + 1] == closes:
                end += 1
        return start, end

    @cached_property
    def _begins(self) -> npt.NDArray[np.int64]:
        lengths = self.sentences.text.str.len().to_numpy(dtype=np.int64) + 1
        begins: npt.NDArray[np.int64] = np.cumsum(lengths) - lengths
        return begins

    @cached_property
    def _reports(self) -> npt.NDArray[np.int64]:
        return np.asarray(pd.factorize(self.sentences.report.astype("str"))[0], dtype=np.int64)

    def report(self, at: int) -> int:
        """The number of the report that a place of the joined text belongs to."""
        return int(self._reports[np.searchsorted(self._begins, at, side="right") - 1])

    def places(self, spans: list[Span]) -> dict[str, Any]:
        """Columns report, section, sentence, start, end and text of the spans."""
        starts = np.array([span.start for span in spans], dtype=np.int64)
        ends = np.array([span.end for span in spans], dtype=np.int64)
        at = np.searchsorted(self._begins, starts, side="right") - 1
        page = order.positions(self.sentences)
        said = self.sentences[["report", "section", "sentence"]].iloc[at].reset_index(drop=True)
        text = [self.source[start:end] for start, end in zip(starts, ends, strict=True)]
        return {**said, "start": page[starts - at], "end": page[ends - 1 - at] + 1, "text": text}
