"""What stands at and around each word of a text, for the chain that tells which words make a name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np

from analysis import lexicon
from analysis.finding.campaigns.listed import Listed
from analysis.finding.campaigns.marks import Marked
from analysis.finding.campaigns.shown import Shown, classes, shifted, stretches
from analysis.finding.judge import Feature, Ints, Letters, Stretch
from analysis.finding.text import codes

SORTS = ("mark", "comma", "stop", "digit", "numeral", "letter", *"、“”《》()+\n", "character")
STOPS = ",;:.!?。\n"
REACH = (0, 4, 8, 14)  # characters between a word and the head noun ahead of it
LONG = 5  # characters: of longer words the length is not told apart
SUFFIX = re.compile("(?:省|市|地区|盟|(?:[壮回藏彝傣苗]|维吾尔|[^自]{2,6}族)*自治[区州]|特别行政区)$")
TAGS = ("one word", "opens", "inside", "closes")


def _sort(character: str) -> str:
    if character in SORTS:
        return character
    for characters, sort in ((",;:", "comma"), ("。!?.", "stop"), ("一二两三四五六七八九十百千万零〇", "numeral")):
        if character in characters:
            return sort
    if character.isascii():
        return "digit" if character.isdigit() else "letter" if character.isalpha() else "mark"
    return "character" if character.isalnum() else "mark"


@cache
def heads() -> dict[str, str]:
    """The kind that each head noun makes."""
    table = lexicon.table("heads")
    return dict(zip(table["head"], table.kind, strict=True))


@cache
def _kinds() -> list[str]:
    return sorted(set(heads().values()))


@cache
def _places() -> frozenset[str]:
    table = lexicon.table("scopes")
    names = table.word[table.level.isin(("province", "prefecture"))]
    return frozenset(name for long in names for name in (long, SUFFIX.sub("", long)) if len(name) > 1)


def head(word: str) -> str:
    """The longest head noun that a word ends with, else nothing."""
    return next((word[at:] for at in range(len(word)) if word[at:] in heads()), "")


@dataclass(frozen=True)
class Around:
    """The words of a text, each word form once, and what each word shows."""

    text: Marked
    listed: Listed

    @cached_property
    def starts(self) -> Ints:
        """Where each word begins."""
        return np.asarray(self.text.words[0], dtype=np.int64)

    @cached_property
    def ends(self) -> Ints:
        """Where each word ends."""
        return np.asarray(self.text.words[1], dtype=np.int64)

    @cached_property
    def sentence(self) -> Ints:
        """The number of the sentence of each word; the break after a sentence is its last."""
        return self.text.row(self.starts)

    @cached_property
    def letters(self) -> Letters:
        """The text, to tell words apart by."""
        return Letters(self.text.plain)

    @cached_property
    def _forms(self) -> tuple[Ints, Ints]:
        """A place of each form, and the form of each word."""
        _, first, form = np.unique(self.letters.keys(self.starts, self.ends), return_index=True, return_inverse=True)
        return first.astype(np.int64), form.astype(np.int64)

    @cached_property
    def _spelled(self) -> list[str]:
        places = self._forms[0]
        plain = self.text.plain
        return [plain[s:e] for s, e in zip(self.starts[places].tolist(), self.ends[places].tolist(), strict=True)]

    def told(self, by: Callable[[str], int]) -> Ints:
        """A number that each word has by its form."""
        return np.array([by(word) for word in self._spelled], dtype=np.int64)[self._forms[1]]

    @cached_property
    def sorts(self) -> Ints:
        """What the first character of each word is."""
        opening = codes(self.text.plain)[self.starts]
        every, at = np.unique(opening, return_inverse=True)
        return np.array([SORTS.index(_sort(chr(each))) for each in every], dtype=np.int64)[at]

    @cached_property
    def quoted(self) -> Ints:
        """The sort of the last quotation or title mark, or break, up to each word."""
        marking = np.isin(self.sorts, [SORTS.index(mark) for mark in "“”《》\n"])
        last = np.maximum.accumulate(np.where(marking, np.arange(len(marking)), -1))
        state = np.where(last < 0, SORTS.index("\n"), self.sorts[last])
        return np.where(marking, state, state + len(SORTS))

    @cached_property
    def ahead(self) -> Ints:
        """How far a head noun ends after each word in its clause, and what it makes; −1 for none near."""
        kind = self.told(lambda word: _kinds().index(heads()[found]) if (found := head(word)) else -1)
        size = len(kind)
        at = np.arange(size, dtype=np.int64)
        stop = self.told(lambda word: int(word[0] in STOPS)) > 0
        following, end = (np.minimum.accumulate(np.where(here, at, size)[::-1])[::-1] for here in (kind >= 0, stop))
        near = following < end
        following = np.where(near, following, at)
        far = np.searchsorted(REACH, self.ends[following] - self.ends)
        return np.where(near & (far < len(REACH)), far * len(_kinds()) + kind[following], -1)

    def _word(self) -> list[Shown]:
        """What the forms of a word and of its neighbours show."""
        places, of = self._forms
        starts, ends = self.starts[places], self.ends[places]
        parts = {
            "word": Stretch(self.letters, starts, ends),
            "first": Stretch(self.letters, starts, starts + 1),
            "first two": Stretch(self.letters, starts, np.minimum(starts + 2, ends)),
            "last": Stretch(self.letters, ends - 1, ends),
            "last two": Stretch(self.letters, np.maximum(ends - 2, starts), ends),
        }
        wanted = {-1: ("word", "last", "last two"), 0: tuple(parts), 1: tuple(parts)}
        return [
            Shown(
                [Feature(f"{name} {by:+}", (parts[name],)) for name in wanted.get(by, ("word",))],
                len(places),
                shifted(of, by, self.sentence),
            )
            for by in range(-3, 4)
        ]

    def _pairs(self) -> list[Shown]:
        """What two neighbouring words show: to the first of them, to the second, and to the word between two."""
        size, letters, starts, ends = len(self.starts), self.letters, self.starts, self.ends
        after = np.minimum(np.arange(size) + 1, size - 1)
        before = np.maximum(np.arange(size) - 1, 0)
        pair, edge = Stretch(letters, starts, ends[after]), Stretch(letters, ends - 1, starts[after] + 1)
        sides = (Stretch(letters, starts[before], ends[before]), Stretch(letters, starts[after], ends[after]))
        made = [stretches("sides", size, *sides)]
        for name, part in (("pair", pair), ("edge", edge)):
            of = np.arange(size, dtype=np.int64)
            made.append(Shown([Feature(f"{name} 0", (part,))], size, of))
            made.append(Shown([Feature(f"{name} -1", (part,))], size, shifted(of, -1, self.sentence)))
        return made

    def _classes(self) -> list[Shown]:
        """What the marks, the head nouns and the known names around a word show."""
        length = np.minimum(self.ends - self.starts, LONG) - 1
        states = [*SORTS, *(f"after {sort}" for sort in SORTS)]
        aims = [f"{kind} within {reach}" for reach in REACH for kind in _kinds()]
        sized = [f"{aim}, {size}" for aim in aims for size in range(1, LONG + 1)]
        made = [classes("size", length, [*map(str, range(1, LONG + 1))]), classes("ahead", self.ahead, aims)]
        made.append(classes("ahead, size", np.where(self.ahead < 0, -1, self.ahead * LONG + length), sized))
        numbered = {"sort": (self.sorts, [*SORTS]), "quoted": (self.quoted, states), "known": (self.known, [*TAGS])}
        numbered["head"] = (self.told(lambda word: _kinds().index(heads()[h]) if (h := head(word)) else -1), _kinds())
        for name, (numbers, names) in numbered.items():
            for by in range(-2, 3) if name == "sort" else range(-1, 2):
                made.append(classes(f"{name} {by:+}", shifted(numbers, by, self.sentence), names))
        return [*made, self._three()]

    def _three(self) -> Shown:
        before, after = (shifted(self.sorts, by, self.sentence) + 1 for by in (-1, 1))
        base, names = len(SORTS) + 1, ["end", *SORTS]
        three = [f"{a}, {b}, {c}" for a in names for b in names for c in names]
        return classes("sorts", (before * base + self.sorts + 1) * base + after, three)

    @cached_property
    def known(self) -> Ints:
        """Where each word stands in a known name, −1 outside."""
        tag = np.full(len(self.starts), -1, dtype=np.int64)
        for first, last in zip(*self.listed.words(self.text), strict=True):
            tag[first : last + 1] = 2
            tag[last] = 3
            tag[first] = 1 if last > first else 0
        return tag

    def _near(self) -> list[Shown]:
        """What stands beside the name of a place."""
        place = self.told(lambda word: int(word in _places())) > 0
        words, size = Stretch(self.letters, self.starts, self.ends), len(self.starts)
        own = np.arange(size, dtype=np.int64)
        made = []
        for name, where, at in (
            ("before a place", 0, 1),
            ("after a place", 0, -1),
            ("place after", -1, 0),
            ("place before", 1, 0),
        ):
            beside = shifted(place.astype(np.int64), at, self.sentence) > 0
            made.append(
                Shown([Feature(name, (words,))], size, np.where(beside, shifted(own, where, self.sentence), -1))
            )
        return made

    @cached_property
    def shown(self) -> list[Shown]:
        """All that each word shows."""
        return [*self._word(), *self._pairs(), *self._classes(), *self._near()]
