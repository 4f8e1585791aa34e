"""Known names: every spelling in the lexicon, found in one pass whatever marks stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pandas as pd

from analysis import lexicon
from analysis.finding.campaigns.marks import Marked, Span, key
from analysis.finding.campaigns.words import cue, cues, is_generic
from analysis.finding.phrases import Phrases
from analysis.tables.finding import NAMES

UNQUOTED = str.maketrans("", "", "“”《》")
BRACKET = re.compile(r"\([^()]*\)")
KINDS = ("crackdown", "drive", "education", "programme", "mechanism", "platform", "document", "honour")
SHORT = 2  # characters: a spelling so short is a name in quotation marks only


@cache
def _kinds() -> dict[str, str]:
    table = lexicon.table("kinds")
    return {key(name): kind for name, kind in zip(table.name, table.kind, strict=True)}


def _spellings(canonical: str, aliases: str) -> Iterator[str]:
    for name in (canonical, *aliases.split("|")):
        bare = key(name)
        yield from {bare: "", BRACKET.sub("", bare): ""}


def known(names: pd.DataFrame) -> dict[str, dict[str, str]]:
    """What the lexicon says of each spelling; of one that several names share, what it says of the first."""
    spellings: dict[str, dict[str, str]] = {}
    for row in names.itertuples():
        kind = _kinds().get(key(row.canonical_zh), row.kind)
        facts = {"name": row.canonical_zh.translate(UNQUOTED), "kind": kind, "english": row.english}
        facts |= {"scope": row.scope, "since": row.year_started.lstrip("<=?"), "checked": row.checked}
        for spelling in _spellings(row.canonical_zh, row.aliases):
            if spelling and kind in KINDS and not is_generic(spelling):
                spellings.setdefault(spelling, facts)
    return spellings


@cache
def own() -> dict[str, dict[str, str]]:
    """What the package's own lists say: names compiled with sources, then others known in the whole country."""
    return known(pd.concat([NAMES.shape(lexicon.table(name)) for name in ("names", "national")]))


@cache
def _own() -> Phrases:
    return Phrases(own())


def _stands(text: str, start: int, end: int, word: str) -> bool:
    """Whether a spelling stands as a name: nothing cut, and in quotation marks where it is short or a plain word."""
    if text[start].isdigit() and text[start - 1 : start].isdigit():
        return False
    if text[end - 1].isdigit() and text[end : end + 1].isdigit():
        return False
    if word.endswith("法") and cue("onward").match(text, end):
        return False
    marked = text[start - 1 : start] == "“" and text[end : end + 1] == "”"
    return marked or (len(word) > SHORT and not word.isdigit() and word not in cues("marked"))


def listed(joined: Marked, spellings: dict[str, dict[str, str]]) -> Iterator[Span]:
    """Each place where a spelling of the lexicon stands."""
    if not spellings:
        return
    phrases = _own() if spellings is own() else Phrases(spellings)
    for first, last in phrases.places(joined.bare):
        word = joined.bare[first:last]
        start, end = joined.unmarked(first, last)
        if "\n" not in joined.plain[start:end] and _stands(joined.plain, start, end, word):
            yield Span(start, end, spellings[word]["kind"], "lexicon")
