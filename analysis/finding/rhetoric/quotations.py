"""Classical, literary and proverbial lines: known ones, and those that a phrase introduces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis import lexicon
from analysis.finding.phrases import Phrases, alternatives
from analysis.finding.quotes import Quote, paragraphs, quotes
from analysis.finding.settling import longest, settled
from analysis.finding.text import HOLE, SOFT, Span, characters, codes, joined
from analysis.tables import SENTENCES, check, need
from analysis.tables.rhetoric import QUOTATIONS

HAN = "\u4e00-\u9fff"
LONGEST = 60  # characters of a quotation that may be a line
SHARE = 0.4  # of a quotation that a known line must fill for all of it to be the line
ALONE = re.compile(rf"[。!?;,\n{SOFT}]|$")
MARK = re.compile(rf"[^{HAN}]")
APART = re.compile(rf"[^{HAN}]{{4}}|[\nA-Za-z0-9]")
MODERN = ("maxim",)  # lines of our own day: they count only where they are quoted as a line


class Found(NamedTuple):
    """A line of a text, its kind, whether it stands in marks, the work and its author, how the line was told."""

    start: int
    end: int
    kind: str
    quoted: bool
    source: str
    author: str
    rule: str


@cache
def _introduced() -> re.Pattern[str]:
    """A phrase that introduces a line (古人云, 常言道), and the line: what is quoted, or the next clause or two."""
    cues = alternatives(lexicon.table("quotation_cues").query("form == 'phrase'").cue)
    quoted = rf"“(?P<quoted>[^“”\n{SOFT}]{{5,{LONGEST}}}?)[。!?]?”"
    plain = rf"(?!的)(?P<plain>[{HAN}]{{4,16}}(?:[,;][{HAN}]{{4,16}})?)(?=[,;。!?])"
    return re.compile(rf"(?P<cue>{cues})(?:得好)?[:,]?(?:{quoted}|{plain})")


@cache
def _kinds() -> dict[str, str]:
    cues = lexicon.table("quotation_cues")
    return dict(zip(cues.cue, cues.kind, strict=True))


@cache
def _lines() -> tuple[dict[str, dict[str, str]], Phrases]:
    """What the lexicon knows of each line, by its characters without marks."""
    rows = lexicon.table("classical").to_dict("records")
    known = {MARK.sub("", row["line"]): {str(key): str(said) for key, said in row.items()} for row in rows}
    return known, Phrases(known)


def _around(span: Span, near: list[Quote]) -> Quote | None:
    """The quotation that a line fills, at least by two fifths."""
    size = span[1] - span[0]
    holding = (quote for quote in near if quote.start <= span[0] and span[1] <= quote.end)
    return next((quote for quote in holding if size >= SHARE * (quote.end - quote.start)), None)


def _known(text: str, hidden: str, found: dict[int, Quote]) -> Iterator[Found]:
    """Lines of the lexicon, whatever marks stand in them; what goes on as a longer name after its marks is none."""
    known, phrases = _lines()
    every = codes(text)
    han = np.flatnonzero((every >= 0x4E00) & (every <= 0x9FFF))
    bare = characters(every[han])
    for first, last in phrases.places(bare):
        span, line = (int(han[first]), int(han[last - 1]) + 1), known[bare[first:last]]
        quote = _around(span, [found[at] for at in range(span[0] - LONGEST, span[0] + 1) if at in found])
        after = quote.end + 1 if quote else span[1]
        modern = line["kind"] in MODERN and not (quote and ALONE.match(text, after))
        if not modern and not APART.search(text[slice(*span)]) and hidden[after : after + 1] != HOLE:
            place = (quote.start, quote.end) if quote else span
            told = f"known line: {line['line']}"
            yield Found(*place, line["kind"], bool(quote), line["source"], line["author"], told)


def _cued(hidden: str) -> Iterator[Found]:
    """Lines that a phrase introduces."""
    for found in _introduced().finditer(hidden):
        part = "quoted" if found["quoted"] else "plain"
        kind = "maxim" if _kinds()[found["cue"]] == "kept" else _kinds()[found["cue"]]
        if kind != "maxim" or found["quoted"]:
            yield Found(*found.span(part), kind, part == "quoted", "", "", f"introduced by {found['cue']}")


def quotations(sentences: pd.DataFrame, *, masked: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row is a classical, literary or proverbial line that a report quotes, with or without marks.

    A line is known from the lexicon, or a phrase introduces it (古人云, 常言道). A maxim
    of our own day counts only where it stands in marks as a clause, or is kept in mind (牢记“…”).

    Parameters
    ----------
    sentences : sentences of the reports, from `order.sentences`
    masked : rows of earlier layers (report, start, end): names, which are no lines, nor what they are made with

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`; `start` and `end`, offsets into the report; `text`, without marks
    around it; `kind`: classical, verse (and modern literature), proverb or maxim; `quoted`, whether it stands in
    marks; `source`, the work, and `author`, or the age it is of, empty if not known; `rule`, how it was told.

    """
    page = joined(need(sentences, SENTENCES))
    text = paragraphs(page)
    hidden = page.without(masked)
    pairs = {quote.start: quote for quote in quotes(text) if quote.opened and quote.closed}
    found = settled([*_known(text, hidden, pairs), *_cued(hidden)], longest)
    made = page.rows(_trimmed(text, line) for line in found)
    for name in ("kind", "quoted", "source", "author", "rule"):
        made[name] = pd.Series([getattr(line, name) for line in found], dtype=QUOTATIONS.columns[name])
    return check(QUOTATIONS.shape(made), QUOTATIONS)


def _trimmed(text: str, line: Found) -> Span:
    said = text[line.start : line.end]
    start = line.start + len(said) - len(said.lstrip(f" {SOFT}"))
    return start, start + len(said.strip(f" {SOFT}"))
