"""All sentences as one text to search in one pass, and the way back from a place in it to the page."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.reading import order
from analysis.reading.cutting import tagger

BREAK = "\n"  # between sentences: no pattern crosses it
SOFT = "\u2028"  # between sentences of one paragraph, where a quotation may run over them
#: Han characters, to be written between [ and ].
HAN = "〇\u3400-\u9fff\U00020000-\U0003ffff"
HOLE = "\ue000"  # for a character that is not to be read: no pattern matches it
#: One character for one, so that every place stays where it is: half width, “ ” for all double marks, 〇 for ○.
WIDTH = {0xFF01 + at: 0x21 + at for at in range(94)} | str.maketrans("　\u00a0○「」『』〈〉", "  〇“”“”《》")
SHORT = 1_000  # characters
STRAIGHT = re.compile(r'"([^"\n]{1,60})"')

Span = tuple[int, int]


def folded(text: str) -> str:
    """The text with one form for each mark, character for character: half width, and “ ” for quotation marks."""
    return STRAIGHT.sub(r"“\1”", narrowed(text))


def narrowed(text: str) -> str:
    """The text with marks, digits and letters of half width, as long as it was."""
    return text.translate(WIDTH) if len(text) < SHORT else characters(_widths()[codes(text)])


@cache
def _widths() -> npt.NDArray[np.uint32]:
    """The form of each character: for a long text many times as fast as `str.translate`."""
    forms = np.arange(sys.maxunicode + 1, dtype=np.uint32)
    for character, form in WIDTH.items():
        forms[character] = form if isinstance(form, int) else ord(form)
    return forms


class Words(NamedTuple):
    """Where each word of a text begins and ends, and its part of speech; marks and breaks are words too."""

    starts: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]
    tag: npt.NDArray[np.int64]
    """The number of its part of speech among `tags`."""
    tags: list[str]


@lru_cache(maxsize=1)  # the text that one layer after another is found in is folded and cut once
def _folded(source: str) -> str:
    return folded(source)


@lru_cache(maxsize=1)
def _words(plain: str) -> Words:
    tagged = tagger()(plain)
    ends = np.cumsum(np.fromiter((len(word) for word, _ in tagged), dtype=np.int64, count=len(tagged)))
    tags = sorted({tag for _, tag in tagged})
    number = {tag: at for at, tag in enumerate(tags)}
    of_word = np.fromiter((number[tag] for _, tag in tagged), dtype=np.int64, count=len(tagged))
    return Words(np.concatenate([[0], ends])[:-1].astype(np.int64), ends, of_word, tags)


@dataclass(frozen=True)
class Joined:
    """All sentences, one after the other, a line each."""

    sentences: pd.DataFrame

    @cached_property
    def source(self) -> str:
        """The text as it stands."""
        return BREAK.join(self.sentences.text.astype("str"))

    @cached_property
    def plain(self) -> str:
        """The text with marks of one form, as long as the source."""
        return _folded(self.source)

    @cached_property
    def _lengths(self) -> npt.NDArray[np.int64]:
        return np.asarray(self.sentences.text.str.len(), dtype=np.int64)

    @cached_property
    def begins(self) -> npt.NDArray[np.int64]:
        """Where each sentence begins."""
        return np.asarray(np.cumsum(self._lengths + 1) - self._lengths - 1, dtype=np.int64)

    @cached_property
    def ends(self) -> npt.NDArray[np.int64]:
        """Where each sentence ends."""
        return np.asarray(self.begins + self._lengths, dtype=np.int64)

    @cached_property
    def _positions(self) -> npt.NDArray[np.int64]:
        return order.positions(self.sentences)

    @cached_property
    def reports(self) -> npt.NDArray[np.int64]:
        """The number of the report that each sentence is of, from 0."""
        return np.asarray(pd.factorize(self.sentences.report.astype("str"))[0], dtype=np.int64)

    @cached_property
    def words(self) -> Words:
        """The words of the plain text."""
        return _words(self.plain)

    def row(self, at: int | npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """The number of the sentence that a place is in, from 0."""
        return np.asarray(np.searchsorted(self.begins, at, side="right") - 1, dtype=np.int64)

    def report(self, at: int) -> int:
        """The number of the report that a place is in, from 0."""
        return self._report_of[bisect_right(self._begin_of, at) - 1]

    @cached_property
    def _begin_of(self) -> list[int]:  # one at a time, a list is many times as fast as an array
        return [int(at) for at in self.begins]

    @cached_property
    def _report_of(self) -> list[int]:
        return [int(report) for report in self.reports]

    def rows(self, spans: Iterable[Span]) -> pd.DataFrame:
        """One row is a span: report, section, sentence, start, end, text; it may run over sentences of a report."""
        found = np.array(list(spans), dtype=np.int64).reshape(-1, 2)
        first, last = self.row(found[:, 0]), self.row(found[:, 1] - 1)
        page = self.sentences[["report", "section", "sentence"]].take(first).reset_index(drop=True)
        # Each earlier sentence put one break into the text that is not on the page.
        page["start"] = self._positions[found[:, 0] - first]
        page["end"] = self._positions[found[:, 1] - 1 - last] + 1
        page["text"] = [self.source[start:end].replace(BREAK, "") for start, end in found]
        return page

    def table(self, found: Sequence[Any], columns: Iterable[str]) -> pd.DataFrame:
        """One row is a finding, which has `start` and `end`: its place and text, and its columns of text."""
        made = self.rows((each.start, each.end) for each in found)
        return made.assign(
            **{name: pd.Series([getattr(each, name) for each in found], dtype="str") for name in columns}
        )

    def held(self, masked: pd.DataFrame) -> npt.NDArray[np.bool_]:
        """Whether a row of `masked` (report, start, end) holds each character; a break is held by none."""
        known = pd.Index(self.sentences.report.astype("str").unique())
        report = known.get_indexer(masked.report.astype("str"))
        page = int(max(self._positions.max(initial=0), masked.end.max())) + 1  # no report is longer
        starts, ends = (np.sort((report * page + masked[side])[report >= 0]) for side in ("start", "end"))
        key = np.repeat(self.reports, self._lengths) * page + self._positions
        inside = np.searchsorted(starts, key, side="right") > np.searchsorted(ends, key, side="right")
        return np.insert(inside, np.cumsum(self._lengths)[:-1], False)

    def without(self, masked: pd.DataFrame | None) -> str:
        """The plain text, with a hole for each character that a row of `masked` holds."""
        return self.plain if masked is None or masked.empty else hidden(self.plain, self.held(masked))


def joined(sentences: pd.DataFrame) -> Joined:
    """The sentences as one text; those of a report stand together."""
    return Joined(sentences)


def codes(text: str) -> npt.NDArray[np.uint32]:
    """The number of each character."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def characters(numbers: npt.NDArray[np.uint32]) -> str:
    """The text of these characters."""
    return numbers.tobytes().decode("utf-32-le", "surrogatepass")


def hidden(text: str, inside: npt.NDArray[np.bool_]) -> str:
    """The text with a hole for each character inside."""
    return characters(np.where(inside, np.uint32(ord(HOLE)), codes(text)))


def dug(text: str, spans: Iterable[Span]) -> str:
    """The text with holes, each as long as what stood there."""
    inside = np.zeros(len(text), dtype=bool)
    for start, end in spans:
        inside[start:end] = True
    return hidden(text, inside) if inside.any() else text
