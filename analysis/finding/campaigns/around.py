"""What stands at and around each word of a text, for the chain that tells which words make a name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
import numpy.typing as npt

from analysis import lexicon
from analysis.finding.campaigns.listed import Listed
from analysis.finding.campaigns.marks import Marked
from analysis.finding.campaigns.shown import Shown, classes, shifted
from analysis.finding.features import Class, Feature, Ints, Letters, Stretch
from analysis.finding.text import codes

SORTS = ("mark", "comma", "stop", "digit", "numeral", "letter", *"、“”《》()+\n", "character")
STOPS = ",;:.!?。\n"
REACH = (0, 4, 8, 14)  # characters between a word and the head noun ahead of it
WIDE = 15  # characters: of longer quotations the length is not told apart
LONG = 5  # characters: of longer words the length is not told apart
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
    def _marks(self) -> tuple[npt.NDArray[np.bool_], Ints, Ints]:
        """Whether each word is a quotation or title mark or a break, the last such up to it, the first from it on."""
        marking = np.isin(self.sorts, [SORTS.index(mark) for mark in "“”《》\n"])
        at, size = np.arange(len(marking)), len(marking)
        last = np.maximum.accumulate(np.where(marking, at, -1))
        following = np.minimum.accumulate(np.where(marking, at, size)[::-1])[::-1]
        return marking, last, np.minimum(following, size - 1)

    @cached_property
    def quoted(self) -> Ints:
        """The sort of the last quotation or title mark, or break, up to each word."""
        marking, last, _ = self._marks
        state = np.where(last < 0, SORTS.index("\n"), self.sorts[last])
        return np.where(marking, state, state + len(SORTS))

    def _quotations(self) -> list[Shown]:
        """What the words in marks show of what they are quoted in: its size, its end, what stands on either side."""
        marking, last, following = self._marks
        paired = [(SORTS.index(opens), SORTS.index(closes)) for opens, closes in ("“”", "《》")]
        within = np.zeros(len(marking), dtype=bool)
        for left, right in paired:
            within |= (self.sorts[last] == left) & (self.sorts[following] == right)
        chosen = np.flatnonzero(within & ~marking & (last >= 0))
        of = np.full(len(marking), -1, dtype=np.int64)
        of[chosen] = np.arange(len(chosen))
        opens, closes = last[chosen], following[chosen]
        opening = Class((chosen > opens + 1).astype(np.int64), ["opens", "goes on"])
        size = Class(np.minimum(self.starts[closes] - self.ends[opens], WIDE), [*map(str, range(WIDE + 1))])
        sides = {"end": closes - 1, "before": np.maximum(opens - 1, 0), "after": np.minimum(closes + 1, len(of) - 1)}
        told = {name: Stretch(self.letters, self.starts[at], self.ends[at]) for name, at in sides.items()}
        before, after = told["before"], told["after"]
        told["last before"] = Stretch(self.letters, before.ends - 1, before.ends)
        told["first after"] = Stretch(self.letters, after.starts, after.starts + 1)
        features = [Feature(f"in marks, {name}", (opening, part)) for name, part in told.items()]
        return [Shown([*features, Feature("in marks, size", (opening, size))], len(chosen), of)]

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

    def _pairs(self) -> Shown:
        """What two neighbouring words show: to the first of them, to the second, and to the word between two."""
        starts, ends, at = self.starts, self.ends, np.arange(len(self.starts))
        before, after = np.maximum(at - 1, 0), np.minimum(at + 1, len(at) - 1)
        stop, begin = np.where(at > 0, starts + 1, ends[0] - 1), np.where(at > 0, starts[before], ends)
        places = {"pair -1": (begin, ends), "edge -1": (ends[before] - 1, stop)}
        places |= {
            "pair 0": (np.where(after > at, starts, ends), ends[after]),
            "edge 0": (ends - 1, np.maximum(starts[after] + 1, ends)),
        }
        sides = (Stretch(self.letters, starts[side], ends[side]) for side in (before, after))
        made = [Feature(name, (Stretch(self.letters, *place),)) for name, place in places.items()]
        return Shown([Feature("sides", tuple(sides)), *made], len(at), None)

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
    def listings(self) -> tuple[Ints, Ints]:
        """The first and the last word of each place where a known name stands."""
        return self.listed.words(self.text)

    @cached_property
    def known(self) -> Ints:
        """Where each word stands in a known name, −1 outside."""
        tag = np.full(len(self.starts), -1, dtype=np.int64)
        for first, last in zip(*self.listings, strict=True):
            tag[first : last + 1] = 2
            tag[last] = 3
            tag[first] = 1 if last > first else 0
        return tag

    @cached_property
    def shown(self) -> list[Shown]:
        """All that each word shows."""
        return [*self._word(), self._pairs(), *self._classes(), *self._quotations()]
