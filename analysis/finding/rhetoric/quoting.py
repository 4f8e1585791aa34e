"""What stands in and around quotation marks, as features of the judge that tells speech from names and slogans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from analysis.finding.features import Class, Feature, Ints, Letters, Stretch
from analysis.finding.quotes import Quote
from analysis.finding.text import BREAK, SOFT, Joined, codes

NEAR = 12  # words before and after a quotation, in its sentence, that may tell who speaks
INSIDE = 40  # words of a quotation that are looked at
STOPS = "。!?\n" + SOFT
NUMBERS = tuple(map(str, range(64)))


@dataclass(frozen=True, eq=False)
class Quoted:
    """The quotations of a page, in the order of the text."""

    page: Joined
    text: str
    """With a paragraph on each line: `quotes.paragraphs`."""
    found: Sequence[Quote]

    @cached_property
    def starts(self) -> Ints:
        """Where the words of each begin."""
        return np.array([quote.start for quote in self.found], dtype=np.int64)

    @cached_property
    def ends(self) -> Ints:
        """Where they end."""
        return np.array([quote.end for quote in self.found], dtype=np.int64)

    @cached_property
    def _before(self) -> Ints:
        """The number of the first word that does not end before the opening mark."""
        return np.asarray(np.searchsorted(self.page.words.ends, self.starts - 1, side="right"))

    @cached_property
    def _after(self) -> Ints:
        """The number of the first word after the closing mark."""
        return np.asarray(np.searchsorted(self.page.words.starts, self.ends + 1))

    def features(self) -> list[Feature]:
        """What speaks for and against each quotation's being what somebody says."""
        letters = Letters(self.text)
        made = [Feature(name, (self._stretch(letters, *sides),)) for name, *sides in self._edges()]
        made += [Feature(name, (Class(np.minimum(said, 63), NUMBERS),)) for name, said in self._sizes().items()]
        kinds = self.page.sentences.kind.astype("str").to_numpy()
        names, number = np.unique(kinds, return_inverse=True)
        made.append(Feature("block", (Class(number[self.page.row(self.starts)], names.tolist()),)))
        made += [self._words(letters, name, *sides) for name, *sides in self._ranges()]
        return made

    @cached_property
    def _lines(self) -> tuple[Ints, Ints]:
        """Where the paragraph of each quotation begins and ends: what stands in another tells nothing of it."""
        breaks = np.flatnonzero(codes(self.text) == ord(BREAK))
        begins, ends = np.concatenate([[0], breaks + 1]), np.concatenate([breaks, [len(self.text)]])
        return begins[np.searchsorted(breaks, self.starts)], ends[np.searchsorted(breaks, self.ends)]

    def _stretch(self, letters: Letters, starts: Ints, ends: Ints) -> Stretch:
        starts, ends = (np.clip(side, *self._lines) for side in (starts, ends))
        return Stretch(letters, starts, np.maximum(starts, ends))

    def _edges(self) -> Iterator[tuple[str, Ints, Ints]]:
        opens, closes = self.starts - 1, self.ends + 1
        for size in (1, 2, 3, 4):
            yield f"{size} before", opens - size, opens
            yield f"{size} after", closes, closes + size
        for size in (1, 2):
            yield f"first {size} within", self.starts, self.starts + size
            yield f"last {size} within", self.ends - size, self.ends
        yield "last within and after", self.ends - 1, closes + 1
        words = self.page.words
        for step in (1, 2, 3):
            at = np.maximum(self._before - step, 0)
            yield f"word {step} before", words.starts[at], words.ends[at]
            at = np.minimum(self._after + step - 1, len(words.starts) - 1)
            yield f"word {step} after", words.starts[at], words.ends[at]

    def _sizes(self) -> dict[str, Ints]:
        """Length, marks within, marks around."""
        size, text = self.ends - self.starts, codes(self.text)
        stops, commas = (self._within(np.isin(text, codes(marks))) for marks in ("。!?", ",;"))
        return {
            "length": np.minimum(size, 8) + np.minimum(size // 10, 20),
            "sentences within": np.minimum(stops, 3),
            "commas within": np.minimum(commas, 4),
            "shape": np.minimum(commas, 4) * 8 + np.minimum(stops, 3) * 2 + (size > NEAR),
            "marks": np.array([quote.opened * 2 + quote.closed for quote in self.found], dtype=np.int64),
            "depth": np.array([min(quote.depth, 2) for quote in self.found], dtype=np.int64),
        }

    def _within(self, counted: np.ndarray) -> Ints:
        until = np.concatenate([[0], np.cumsum(counted)])
        return np.asarray(until[self.ends] - until[self.starts])

    def _ranges(self) -> Iterator[tuple[str, Ints, Ints]]:
        """Runs of words whose order does not matter: those within, those before and after in the sentence."""
        words = self.page.words
        stop = np.isin(codes(self.text)[words.starts], codes(STOPS))
        at = np.flatnonzero(stop)
        last = np.concatenate([[-1], at])[np.searchsorted(at, self._before)] + 1
        then = np.concatenate([at, [len(stop)]])[np.searchsorted(at, self._after)]
        first, end = np.searchsorted(words.starts, self.starts), np.searchsorted(words.starts, self.ends)
        yield "within", first, np.minimum(end, first + INSIDE)
        yield "near before", np.maximum(last, self._before - NEAR), self._before
        yield "near after", self._after, np.minimum(then, self._after + NEAR)

    def _words(self, letters: Letters, name: str, first: Ints, end: Ints) -> Feature:
        number = np.maximum(end - first, 0)
        items = np.repeat(np.arange(len(number)), number)
        at = np.arange(len(items)) - np.repeat(np.cumsum(number) - number, number) + np.repeat(first, number)
        words = self.page.words
        scale = 1 / np.sqrt(np.maximum(number, 1))[items] if name == "within" else None
        return Feature(name, (Stretch(letters, words.starts[at], words.ends[at]),), items=items, scale=scale)
