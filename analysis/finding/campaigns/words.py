"""The words that make and bound a name: head nouns, verbs that govern names, generic work that is none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import pandas as pd

from analysis import lexicon

HAN = "\u3400-\u9fff"


def alternatives(words: Iterable[str]) -> str:
    """The words as alternatives of a pattern, the longest first."""
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))


@cache
def _heads() -> pd.DataFrame:
    return lexicon.table("heads").set_index("head", drop=False)


@cache
def heads(*where: str) -> dict[str, tuple[str, str]]:
    """The kind that each head noun makes, and the kind where the name serves somebody, of the places named."""
    rows = _heads()[_heads()["where"].isin(where)].itertuples()
    return {row.head: (row.kind, row.serving or row.kind) for row in rows}


@cache
def bare_heads(kind: str = "") -> dict[str, tuple[int, str]]:
    """Head nouns that make a name without quotation marks: how many characters must stand before, and what in them."""
    table = _heads()[(_heads().alone != "") & ((_heads().kind == kind) | (kind == ""))]
    return {row.head: (int(row.alone), row.needs) for row in table.itertuples()}


@cache
def nouns(kind: str) -> str:
    """All head nouns of one kind, as alternatives."""
    return alternatives(_heads()["head"][_heads().kind == kind])


@cache
def verbs(role: str, kind: str = "") -> str:
    """Verbs of a role, as alternatives: cut, launch, award or likens; of awards those that are sure, or need a core."""
    table = lexicon.table("governors")
    return alternatives(table.verb[(table.role == role) & ((table.kind == kind) | (kind == ""))])


@cache
def launched() -> dict[str, str]:
    """The kind that a quoted name without a head noun has by the verb before it."""
    table = lexicon.table("governors").query("role == 'launch'")
    return dict(zip(table.verb, table.kind, strict=True))


@cache
def cues(cue: str) -> frozenset[str]:
    """Words that tell something: name and modifier that a name is none, norm that a quotation is a slogan, …."""
    table = lexicon.table("cues")
    return frozenset(table.word[table.cue == cue])


@cache
def cue(name: str) -> re.Pattern[str]:
    """One of the words that tell something."""
    return re.compile(rf"(?:{alternatives(cues(name))})")


@cache
def _plain() -> re.Pattern[str]:
    return re.compile(rf"{cue('modifier').pattern}*")


def is_generic(name: str, head: str = "") -> bool:
    """Whether what looks like a name is plain work: listed as such, or nothing but plain words before its head noun."""
    return name in cues("name") or bool(head and _plain().fullmatch(name.removesuffix(head)))


@cache
def _builds() -> re.Pattern[str]:
    return re.compile(rf"{cue('builds').pattern}[”’]?$")


def kind_of(head: str, name: str) -> str:
    """The kind of a name, by its head noun and by whom it serves or teaches."""
    kind, serving = heads("", "first", "close", "inside")[head]
    before = name.removesuffix(head)
    if kind == "drive" and cue("teaches").search(before):
        return "education"
    if kind == "crackdown" and cue("harm").search(before):
        return kind
    return serving if cue("serves").search(before) or _builds().search(before) else kind
