"""Feeling in a report, apart from what it claims: citizens', sacrifice, and praise with and without a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick
import pandas as pd

from analysis import lexicon
from analysis.finding.text import BREAK, Span, joined
from analysis.tables import SENTENCES, check, need
from analysis.tables.sentiment import AFFECT

EDGE = re.compile(r"[,;:。!?…\n]")
FIGURE = re.compile(r"\d|百分之|第[一二三]|[一二三四五六七八九十百千万]{1,6}[余多]?(?:[个起件名次户项]|万|亿)")
URGED = re.compile(r"(?:让|使)(?![我人])|提升|增强|努力|确保|切实|旨在")
COST = re.compile(r"以牺牲|为代价|牺牲品|不能牺牲|陵园|纪念馆|公祭")
LONGEST = 120  # characters of a clause
NEAR = 200  # characters on either side in which a sentence names the citizen who feels


@dataclass(frozen=True)
class Passage:
    """A clause of the text with a cue of affect."""

    span: Span
    kind: str
    cue: str


@cache
def _cues() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for row in lexicon.table("affect").itertuples():
        automaton.add_word(row.word, (row.word, row.kind))
    automaton.make_automaton()
    return automaton


@cache
def _citizens() -> re.Pattern[str]:
    return re.compile("[“”]|" + "|".join(lexicon.table("citizens").word))


def _clause(text: str, start: int, end: int, done: int) -> Span:
    """The clause around a place, from `done` at the earliest, without white space at its edges."""
    earliest, latest = max(done, start - LONGEST), min(len(text), end + LONGEST)
    before = [found.end() for found in EDGE.finditer(text, earliest, start)]
    after = EDGE.search(text, end, latest)
    said = slice(before[-1] if before else earliest, after.start() if after else latest)
    clause = text[said]
    return said.start + len(clause) - len(clause.lstrip()), said.start + len(clause.rstrip())


def _sentence(text: str, start: int, end: int) -> str:
    """What stands in the same sentence, near a place on either side."""
    return text[max(0, start - NEAR) : start].split(BREAK)[-1] + text[start : end + NEAR].split(BREAK)[0]


def _kind(kind: str, text: str, clause: Span, start: int) -> str:
    """The kind of a cue where it stands, or nothing where it is none."""
    if kind == "citizen":
        urged = URGED.search(text, clause[0], start)
        return kind if not urged and _citizens().search(_sentence(text, *clause)) else ""
    if kind == "sacrifice":
        return "" if COST.search(text, *clause) else kind
    return "informative" if FIGURE.search(text, *clause) else kind


def _passages(text: str) -> Iterator[Passage]:
    """Every clause with a cue, once, by the first of its cues that holds."""
    done = unfelt = 0
    for last, (cue, kind) in _cues().iter_long(text):
        start = last + 1 - len(cue)
        if start < done or (kind == "citizen" and start < unfelt):
            continue
        clause = _clause(text, start, last + 1, done)
        if told := _kind(kind, text, clause, start):
            done = clause[1]
            yield Passage(clause, told, cue)
        elif kind == "citizen":
            unfelt = clause[1]


def affect(sentences: pd.DataFrame) -> pd.DataFrame:
    """One row is a clause that expresses feeling, tells of sacrifice, or praises in set phrases.

    A feeling counts where a citizen may have it, in a quotation or in a sentence that names citizens, and not where
    it is urged (让群众满意). Set praise is formulaic (更加出彩), and informative where its clause carries a figure.

    Parameters
    ----------
    sentences : sentences of the reports, from `order.sentences`

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`; `start` and `end`, offsets into the report; `text`, the clause;
    `kind`: citizen, sacrifice, formulaic or informative; `cue`, the words that show it.

    """
    page = joined(need(sentences, SENTENCES))
    found = list(_passages(page.plain))
    made = page.rows(passage.span for passage in found)
    for name in ("kind", "cue"):
        made[name] = pd.Series([getattr(passage, name) for passage in found], dtype="str")
    return check(AFFECT.shape(made), AFFECT)
