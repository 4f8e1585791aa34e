"""Sentences as rows of events: the words that a rule of stance may rest on, each by its class, and the gaps between."""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import chain

import ahocorasick
import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import lexicon
from analysis.finding.text import BREAK, Span, characters, codes

UNKNOWN = "\0"  # stands for a character that is in no word
NEVER = "\1"  # follows it nowhere
GAP = "_"  # stands for text between two events that tells nothing
CLAUSE = ","  # stands for a mark that ends a clause
MARKS = ",;:—…"  # end a clause
BLANKS = "“”‘’《》()【】、·[] 。!."  # as if nothing stood there
#: Characters by which a place of an earlier layer is read, and the class of event it is.
PLACES = {"NAME": "\ue001", "FIGURE": "\ue002", "RANK": "\ue003", "HONOUR": "\ue004", "SPEECH": "\ue005"}
CONTEXTS = ("PLANNED", "FAULTS", "OPENER", "LEAD")  # of a sentence: its first event
FIRST = 0x4E00  # the classes are written as characters of their own from here
REACH = 40  # events that a rule may skip in a clause, or clauses in a sentence
NOTATION = re.compile(r"(?P<skip>\.{2,3})(?:-(?P<but>[A-Z|]+))?|(?P<of>[A-Z|]+)|(?P<sign>[<>^$,?])")


def _listed() -> list[tuple[str, str]]:
    """Every word of the lists with its class."""
    rows = pd.concat([lexicon.table("stance_events"), lexicon.table("harms"), lexicon.table("affect")])
    return list(zip(rows["word"], rows["class"].fillna("HARM"), strict=True))


@cache
def classes() -> dict[str, str]:
    """Each class of event by the character that stands for it."""
    names = dict.fromkeys([*(name for _, name in _listed() if name != "SHIELD"), *PLACES, *CONTEXTS])
    return {name: chr(FIRST + at) for at, name in enumerate(names)}


@cache
def _words() -> tuple[ahocorasick.Automaton, npt.NDArray[np.uint32], npt.NDArray[np.int64]]:
    """All words, and for each the character of its class (a gap: it hides shorter words) and its length."""
    sign = {"SHIELD": GAP, CLAUSE: CLAUSE, BREAK: BREAK} | classes()
    marks = [(BREAK, BREAK), *((mark, CLAUSE) for mark in MARKS), *((place, name) for name, place in PLACES.items())]
    often = Counter("".join(word for word, _ in _listed()))
    # The automaton looks through the first characters one by one, in the order in which they were added.
    known = marks + sorted(_listed(), key=lambda listed: -often[listed[0][0]])
    automaton = ahocorasick.Automaton()
    automaton.add_word(UNKNOWN + NEVER, -1)
    for at, (word, _) in enumerate(known):
        automaton.add_word(word, at)
    automaton.make_automaton()
    signs = codes("".join(sign[name] for _, name in known))
    return automaton, signs, np.array([len(word) for word, _ in known])


@cache
def _letters() -> npt.NDArray[np.uint32]:
    """For each character itself if it is in a word, else the one that is in none."""
    used = codes(
        "".join(sorted({*BREAK, *MARKS, *PLACES.values(), *(letter for word, _ in _listed() for letter in word)}))
    )
    letters = np.zeros(sys.maxunicode + 1, dtype=np.uint32)
    letters[used] = used
    return letters


@dataclass(frozen=True)
class Events:
    """The events of a text: one character for each, and where in the text it stands."""

    signs: str
    starts: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]

    def span(self, at: int) -> Span:
        """Where an event stands in the text."""
        return int(self.starts[at]), int(self.ends[at])


def events(text: str) -> Events:
    """The events of a text of half width whose sentences are lines; the longest word at a place counts."""
    automaton, signs, lengths = _words()
    known = characters(_letters()[codes(text)])
    hits = np.fromiter(chain.from_iterable(automaton.iter_long(known)), dtype=np.int64).reshape(-1, 2)
    ends, sign = hits[:, 0] + 1, signs[hits[:, 1]]
    starts = ends - lengths[hits[:, 1]]
    before = np.insert(ends[:-1], 0, 0)[: len(starts)]
    told = np.insert(np.cumsum(~np.isin(codes(text), codes(BLANKS))), 0, 0)
    gaps = np.flatnonzero(told[starts] > told[before])
    sign = np.insert(sign, gaps, ord(GAP))
    starts, ends = np.insert(starts, gaps, before[gaps]), np.insert(ends, gaps, starts[gaps])
    return _plainer(sign, starts, ends)


def _plainer(sign: npt.NDArray[np.uint32], starts: npt.NDArray[np.int64], ends: npt.NDArray[np.int64]) -> Events:
    """With one event for a place of an earlier layer, not one a character."""
    places = codes("".join(classes()[name] for name in PLACES))
    same = np.zeros(len(sign), dtype=bool)
    same[1:] = (sign[1:] == sign[:-1]) & np.isin(sign[1:], places) & (starts[1:] == ends[:-1])
    kept = np.flatnonzero(~same)
    last = np.maximum.reduceat(ends, kept) if len(kept) else ends[:0]
    return Events(characters(sign[kept]), starts[kept], last)


@cache
def _groups() -> dict[str, str]:
    """The classes that each group of classes has, as they are written in a rule."""
    rows = lexicon.table("stance_classes").itertuples()
    return {str(row[1]): row.members for row in rows if row.members}


def _of(names: str) -> str:
    single = "|".join(_groups().get(name, name) for name in names.split("|"))
    return "".join(classes()[name] for name in single.split("|"))


@cache
def _edges() -> dict[str, str]:
    before = "".join(classes()[name] for name in CONTEXTS)
    return {"<": f"(?<![^,{before}])", ">": "(?![^,])", "^": f"(?<![^{before}])", "$": r"\Z", ",": ",", "?": "_?"}


def _sign(found: re.Match[str]) -> str:
    """One item of a rule's notation as a regular expression."""
    if found["skip"]:
        marks = CLAUSE if found["skip"] == ".." else ""
        return (
            f"[^{marks}{_of(found['but']) if found['but'] else ''}]{{0,{REACH}}}"
            if marks or found["but"]
            else f".{{0,{REACH}}}"
        )
    if found["of"]:
        return f"[{_of(found['of'])}]" if found["of"] in CONTEXTS else f"([{_of(found['of'])}])"
    return _edges()[found["sign"]]


def pattern(notation: str) -> re.Pattern[str]:
    """A rule's row of events, as a regular expression over the signs of events.

    `A|B` is an event of either class; events side by side follow one another with no text between; `?` may be a gap;
    `..` is anything in the clause and `...` in the sentence, `..-A|B` the same without such events; `,` ends a clause;
    `<` and `>` are the edges of a clause, `^` and `$` those of the sentence.
    """
    return re.compile("".join(_sign(found) for found in NOTATION.finditer(notation)))


def wanted(notation: str) -> tuple[str, ...]:
    """For each event that a rule names, the signs of which one must stand in a sentence for the rule to fire."""
    return tuple(_of(found["of"]) for found in NOTATION.finditer(notation) if found["of"])
