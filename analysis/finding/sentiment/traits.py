"""What is seen of each sentence: its characters, events, form and place, and the sentences beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain

import ahocorasick
import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import lexicon
from analysis.finding.features import JOIN, Class, Feature, Floats, Ints, Letters, Stretch
from analysis.finding.sentiment.contexts import NAMES, contexts
from analysis.finding.text import BREAK, Joined, characters, codes

DIGITS = codes("0123456789")
JOINTS, PERCENT, QUOTED = codes(",;:"), codes("%"), codes("“")
MARKS = ["", *"。!?…”:;,)》、"]
LENGTHS = np.array([2, 3, 4, 6, 8, 12, 16, 23, 32, 46, 64, 91, 128, 182, 256])  # characters: half a power of two apart
HEADING = 40  # characters of a heading that are looked at
BESIDE = {-2: "two before", -1: "before", 1: "after", 2: "two after"}
SHIELD = "shield"  # the class of words that only hide the shorter ones in them
NUMBERS = tuple(map(str, range(len(LENGTHS) + 1)))
WHERE = ("within", "first", "last", "alone")
HAS = ("no", "yes")
PAIRS = (("length", "in its paragraph"), ("length", "kind"), ("length", "ends with"), ("among", "digits"))
OF_NEIGHBOURS = ("kind", "length", "ends with", "digits", "quotes")
Told = tuple[Ints, Sequence[str]]
#: How much each kind of trait counts beside the others; tried by leaving reports out.
RUNS, OF_HEADING, FORM, FORM_BESIDE, EDGE, EDGE_BESIDE = 1.5, 0.5, 0.5, 0.3, 0.3, 0.18
EVENTS, FIRST_AND_LAST, EVENTS_BESIDE, EVENTS_FARTHER = 0.9, 0.4, 0.5, 0.3

Bools = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.uint32]


@cache
def _words() -> tuple[ahocorasick.Automaton, tuple[str, ...], Ints]:
    """The words of events, the names of their classes, and the class of each word."""
    columns = ["word", "class"]
    rows = pd.concat([lexicon.table("stance_events")[columns], lexicon.table("affect")[columns]])
    number, names = pd.factorize(rows["class"], sort=True)
    automaton = ahocorasick.Automaton()
    for at, word in enumerate(rows.word):
        automaton.add_word(word, at)
    automaton.make_automaton()
    return automaton, tuple(names), number.astype(np.int64)


def _runs(starts: Ints, ends: Ints, size: int) -> tuple[Ints, Ints]:
    """Every run of so many characters within the stretches: which stretch it is in, and where it begins."""
    counts = np.maximum(ends - starts - size + 1, 0)
    of = np.repeat(np.arange(len(starts)), counts)
    return of, starts[of] + np.arange(len(of)) - (np.cumsum(counts) - counts)[of]


def _last(rows: Ints) -> Ints:
    """The last of equal neighbours, for each."""
    return np.flatnonzero(np.diff(rows, append=-1))


def _shares(of: Ints, size: int, worth: float) -> Floats:
    """What each of several values counts, so that a sentence with many of them weighs no more than one with few."""
    many = np.bincount(of, minlength=size)
    return worth / np.sqrt(many[of])


@dataclass(frozen=True, eq=False)
class Traits:
    """Sentences in reading order, and what is seen of them."""

    page: Joined

    @cached_property
    def _letters(self) -> Letters:
        text = codes(self.page.plain).copy()
        text[np.isin(text, DIGITS)] = DIGITS[0]
        return Letters(characters(text))

    @cached_property
    def _size(self) -> int:
        return len(self.page.sentences)

    @cached_property
    def _ends(self) -> Ints:
        lengths = self.page.sentences.text.str.len().to_numpy(dtype=np.int64)
        return np.asarray(self.page.begins + lengths)

    @cached_property
    def _opens_report(self) -> Bools:
        return np.asarray(np.diff(self.page.reports, prepend=-1) != 0)

    @cached_property
    def _paragraph(self) -> Ints:
        """The number of the paragraph that each sentence is in: its sentences adjoin one another."""
        starts, ends = (self.page.sentences[side].to_numpy(dtype=np.int64) for side in ("start", "end"))
        return np.cumsum(self._opens_report | np.append(True, starts[1:] != ends[:-1])[: self._size])

    def words(self) -> list[Feature]:
        """One item is a template of what is said: characters, heading, events."""
        return [*self._events(), *self._characters(), *self._heading()]

    def forms(self) -> list[Feature]:
        """One item is a template of how and where it is said."""
        return [*self._form(), *self._forms_beside()]

    def _characters(self) -> Iterator[Feature]:
        """Runs of one to three characters; digits are all alike."""
        many = np.maximum(3 * (self._ends - self.page.begins) - 3, 1)
        for size in (1, 2, 3):
            of, starts = _runs(self.page.begins, self._ends, size)
            stretch = Stretch(self._letters, starts, starts + size)
            yield Feature("has", (stretch,), of, RUNS / np.sqrt(many[of]))

    def _heading(self) -> Iterator[Feature]:
        """Runs of one and two characters of the heading that a sentence stands under."""
        number, headings = pd.factorize(self.page.sentences.section.astype("str"))
        lengths = np.array([len(heading) for heading in headings], dtype=np.int64)
        starts = (np.cumsum(lengths + 1) - lengths - 1)[number]
        ends, letters = starts + np.minimum(lengths, HEADING)[number], Letters(BREAK.join(headings))
        many = np.maximum(2 * (ends - starts) - 1, 1)
        for size in (1, 2):
            of, at = _runs(starts, ends, size)
            yield Feature("heading", (Stretch(letters, at, at + size),), of, OF_HEADING / np.sqrt(many[of]))

    def _hits(self) -> tuple[Ints, Ints]:
        """The sentence and the class of each event, in the order of the text; the longest word at a place counts."""
        automaton, names, of_word = _words()
        hits = np.fromiter(chain.from_iterable(automaton.iter_long(self.page.plain)), dtype=np.int64).reshape(-1, 2)
        told = hits[of_word[hits[:, 1]] != names.index(SHIELD)]
        return self.page.row(told[:, 0]), of_word[told[:, 1]]

    def _events(self) -> Iterator[Feature]:
        """Classes of events in the sentence and in those beside it, and the first and the last one."""
        rows, kinds = self._hits()
        names = _words()[1]
        of, kind = np.divmod(np.unique(rows * len(names) + kinds), len(names))
        yield Feature("event", (Class(kind, names),), of, _shares(of, self._size, EVENTS))
        for name, at in (("first event", np.flatnonzero(np.diff(rows, prepend=-1))), ("last event", _last(rows))):
            yield Feature(name, (Class(kinds[at], names),), rows[at], np.full(len(at), FIRST_AND_LAST))
        for step, name in BESIDE.items():
            kept = self._together(of - step, of)
            worth = _shares(of, self._size, EVENTS_BESIDE if abs(step) == 1 else EVENTS_FARTHER)
            yield Feature(f"event {name}", (Class(kind[kept], names),), of[kept] - step, worth[kept])

    def _together(self, here: Ints, there: Ints) -> Bools:
        """Whether a sentence, which need not be, stands in the same report as another."""
        reports = self.page.reports
        inside = (here >= 0) & (here < self._size)
        return np.asarray(inside & (reports[np.clip(here, 0, self._size - 1)] == reports[there]))

    def _count(self, marks: Codes) -> Ints:
        """How often any of the characters stands in each sentence."""
        passed = np.concatenate([[0], np.cumsum(np.isin(codes(self._letters.text), marks))])
        return np.asarray(passed[self._ends] - passed[self.page.begins], dtype=np.int64)

    def _has(self, marks: Codes) -> Told:
        return (self._count(marks) > 0).astype(np.int64), HAS

    def _closes(self) -> Told:
        """The mark that each sentence ends with."""
        text = np.append(codes(self._letters.text), np.uint32(0))
        last, number = text[self._ends - 1], np.zeros(self._size, dtype=np.int64)
        for at, mark in enumerate(MARKS[1:], 1):
            number[last == ord(mark)] = at
        return number, MARKS

    def _fifth(self) -> Told:
        """The fifth of the report that each sentence begins in."""
        ends = self.page.sentences.groupby(self.page.reports).end.transform("max").to_numpy(dtype=np.int64)
        return 5 * self.page.sentences.start.to_numpy(dtype=np.int64) // (ends + 1), NUMBERS

    @cached_property
    def _told(self) -> dict[str, Told]:
        """What is told of the form and place of each sentence: a class."""
        rows, opens = self.page.sentences, np.diff(self._paragraph, prepend=-1) != 0
        kind, kinds = pd.factorize(rows.kind.astype("str"), sort=True)
        among = np.array([NAMES.index(name) for name in contexts(rows)], dtype=np.int64)
        return {
            "kind": (kind.astype(np.int64), tuple(kinds)),
            "length": (np.searchsorted(LENGTHS, self._ends - self.page.begins, side="right"), NUMBERS),
            "clauses": (np.minimum(self._count(JOINTS), 6), NUMBERS),
            "ends with": self._closes(),
            "digits": self._has(DIGITS),
            "percent": self._has(PERCENT),
            "quotes": self._has(QUOTED),
            "fifth": self._fifth(),
            "in its paragraph": (opens + 2 * np.append(opens[1:], True)[: self._size], WHERE),
            "paragraph of": (np.minimum(np.bincount(self._paragraph)[self._paragraph], 4), NUMBERS),
            "among": (among, NAMES),
        }

    def _form(self) -> Iterator[Feature]:
        """The form and place of the sentence itself."""
        worth, starts, ends = np.full(self._size, FORM), self.page.begins, self._ends
        for name, told in self._told.items():
            yield Feature(name, (Class(*told),), scale=worth)
        for one, other in PAIRS:
            pair = Class(*self._told[one]), Class(*self._told[other])
            yield Feature(f"{one}{JOIN}{other}", pair, scale=worth)
        edge = np.full(self._size, EDGE)
        for size in (1, 2, 3):
            yield Feature("opens with", (Stretch(self._letters, starts, np.minimum(starts + size, ends)),), scale=edge)
        yield Feature("closes with", (Stretch(self._letters, np.maximum(ends - 3, starts), ends),), scale=edge)

    def _forms_beside(self) -> Iterator[Feature]:
        """The form of the sentences before and after."""
        every, starts = np.arange(self._size), self.page.begins
        opening = np.minimum(starts + 2, self._ends)
        for step in (-1, 1):
            here = every[self._together(every + step, every)]
            there, worth = here + step, np.full(len(here), FORM_BESIDE)
            for name in OF_NEIGHBOURS:
                numbers, names = self._told[name]
                yield Feature(f"{name} {BESIDE[step]}", (Class(numbers[there], names),), here, worth)
            stretch = Stretch(self._letters, starts[there], opening[there])
            yield Feature(f"opens with {BESIDE[step]}", (stretch,), here, np.full(len(here), EDGE_BESIDE))
