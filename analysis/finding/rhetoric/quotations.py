"""Classical, literary and proverbial lines: known ones, those that a phrase introduces, those told by their form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import pandas as pd

from analysis import lexicon
from analysis.finding import text as texts
from analysis.finding.rhetoric import attribution, lines
from analysis.finding.rhetoric.marks import SOFT, Quote, paragraphs, quotes
from analysis.finding.text import HOLE, Span
from analysis.tables import SENTENCES, check, need
from analysis.tables.rhetoric import QUOTATIONS

HAN = "\u4e00-\u9fff"
SHORTEST = 5  # Han characters of a quotation that is called a saying
LONGEST = 60  # Han characters of a quoted line
SHARE = 0.4  # of a quotation that a known line must fill for all of it to be the line
OWN = re.compile(rf"(?:^|[\n{SOFT}。!?:])$")
CLOSES = re.compile(rf"[。!?;,\n{SOFT}]|$")
BOOK = re.compile(r"《([^《》\n]{1,20})》(?:[中里]?有?[云曰]|[中里]?有言|[中里](?:说|讲|有句话))")
NAMED = 14  # characters before a quotation in which it is called a saying
SUNG = 60  # characters before a quotation in which it is said that one sings
CLAUSE = re.compile(r"[,;。!?:]")
WITHIN = re.compile(rf"[^{HAN}]")


class Found(NamedTuple):
    """A line of a text: where it stands, its kind, the work, its author, whether that was checked."""

    span: Span
    kind: str
    quoted: bool = False
    source: str = ""
    author: str = ""
    checked: str = ""


@cache
def _age(age: str) -> re.Pattern[str]:
    """A word that only old prose has, or only new."""
    return re.compile(attribution.alternatives(attribution.words("ages", "age", age)))


@cache
def _cues() -> Any:
    table = lexicon.table("quotation_cues").query("form == 'phrase'")
    return attribution.automaton(dict(zip(table.cue, table.kind, strict=True)))


@cache
def _nouns() -> dict[str, str]:
    """What a line is called, and its kind: 古训, 谚语, 山歌."""
    table = lexicon.table("quotation_cues").query("form == 'noun'")
    return dict(zip(table.cue, table.kind, strict=True))


@cache
def _called() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What calls a quotation a saying, before it and after it: 一句老话:“…”, “…”这句古训, “…”是当地的谚语."""
    noun = rf"(?P<noun>{attribution.alternatives(list(_nouns()))})"
    before = re.compile(rf"{noun}(?:[中里]?[说讲云道曰言叫唱写是有]{{0,2}}|所[说言云讲]|[说讲]得好)[:,]?$")
    link = rf"的|,?(?:这|正是|就是|是|正如|恰如|作为)[{HAN}]{{0,12}}?"
    return before, re.compile(rf"(?:{link}){noun}")


@cache
def _song() -> re.Pattern[str]:
    return re.compile(attribution.alternatives(attribution.words("ages", "age", "sung")))


@cache
def _line() -> re.Pattern[str]:
    quoted = rf"“(?P<quoted>[^“”\n{SOFT}]{{5,60}}?)[。!?]?”"
    plain = rf"(?!的)(?P<first>[{HAN}]{{4,16}})(?:[,;](?P<then>[{HAN}]{{4,16}}))?(?=[,;。!?])"
    return re.compile(rf"(?:得好)?[:,]?(?:{quoted}|{plain})")


def _size(text: str) -> int:
    return len(WITHIN.sub("", text))


def _free(text: str, quote: Quote) -> bool:
    """Whether a quotation is not a part of a clause: no noun follows it that it belongs to."""
    return bool(CLOSES.match(text[quote.end - 1 : quote.end])) or bool(CLOSES.match(text, quote.end + 1))


def _around(text: str, span: Span, within: list[Quote]) -> Quote | None:
    """The quotation that a line fills, at least by two fifths."""
    for quote in within:
        if quote.start <= span[0] and span[1] <= quote.end and quote.closed and quote.opened:
            size = _size(text[quote.start : quote.end])
            more = text[quote.start : span[0]] + text[span[1] : quote.end]
            if size <= LONGEST and span[1] - span[0] >= SHARE * size and not _age("new").search(more):
                return quote
    return None


def _known(text: str, hidden: str, found: list[Quote]) -> Iterator[Found]:
    """Lines of the lexicon; a maxim, which is of our own day, counts only where it is quoted as one."""
    starts = {quote.start: quote for quote in found}
    for match in lines.known(text):
        near = [starts[at] for at in range(match.span[0] - LONGEST, match.span[0] + 1) if at in starts]
        quote = _around(text, match.span, near)
        line, end = match.line, quote.end + 1 if quote else match.span[1]
        if line.kind == "maxim" and not (quote and _free(text, quote)):
            continue
        if hidden[end : end + 1] == HOLE:
            continue  # a part of a longer name: “…”专项行动
        span = (quote.start, quote.end) if quote else match.span
        yield Found(span, line.kind, bool(quote), line.source, line.author, line.checked)


def _said(found: re.Match[str]) -> Span:
    """The line that a phrase introduces: what is quoted, or the next clause, or two of a length."""
    if found["quoted"]:
        return found.span("quoted")
    even = found["then"] and abs(len(found["then"]) - len(found["first"])) <= 1
    return found.start("first"), found.end("then") if even else found.end("first")


def _kept(found: re.Match[str]) -> bool:
    """Whether what is kept in mind is a saying: quoted, of one clause, long enough not to be a name."""
    return bool(found["quoted"]) and "、" not in found["quoted"] and _size(found["quoted"]) >= lines.LONG


def _cued(hidden: str) -> Iterator[Found]:
    """Lines that a phrase introduces: 常言道, 古人云, 牢记."""
    for last, kind in _cues().iter(hidden):
        found = _line().match(hidden, last + 1)
        if found and (kind != "kept" or _kept(found)):
            yield Found(_said(found), "maxim" if kind == "kept" else kind, bool(found["quoted"]))


def _of_books(hidden: str) -> Iterator[Found]:
    """Lines that a book is named for: 《…》有云."""
    for book in BOOK.finditer(hidden):
        if found := _line().match(hidden, book.end()):
            yield Found(_said(found), "classical", bool(found["quoted"]), book[1])


def _of_saying(hidden: str, found: list[Quote]) -> Iterator[Found]:
    """Quotations that are called a saying: a proverb, a verse, a song."""
    before, after = _called()
    for quote in found:
        said = hidden[quote.start : quote.end]
        if not (quote.opened and quote.closed and _size(said) >= SHORTEST and len(said) <= LONGEST) or HOLE in said:
            continue
        called = after.match(hidden, quote.end + 1)
        called = called or before.search(hidden[max(0, quote.start - 1 - NAMED) : quote.start - 1])
        if called:
            yield Found((quote.start, quote.end), _nouns()[called["noun"]], True)


def _sung(text: str, quote: Quote) -> bool:
    """Whether a quotation is a pair of verses, and the words around it tell of a song or a rhyme."""
    sizes = [len(clause) for clause in CLAUSE.split(text[quote.start : quote.end]) if clause]
    if len(sizes) not in (2, 4) or len(set(sizes)) > 1 or sizes[0] not in (5, 7):
        return False
    around = text[max(0, quote.start - SUNG) : quote.start] + "\n" + text[quote.end : quote.end + SUNG // 2]
    return bool(_song().search(around))


def _even(line: str) -> bool:
    """Whether a line is of two clauses of a length, or of two such pairs, with words that only old prose has."""
    sizes = [len(clause) for clause in CLAUSE.split(line) if clause]
    pair = len(sizes) == 2 and sizes[0] == sizes[1] and 4 <= sizes[0] <= 9
    pairs = len(sizes) == 4 and sizes[:2] == sizes[2:] and min(sizes) >= 3 and max(sizes) <= 9
    old = _age("old").search(line) or (pair and sizes[0] in (5, 7))
    return (
        bool(pair or pairs)
        and bool(old)
        and not _age("new").search(line)
        and not re.search("[^,;。!?:\u4e00-\u9fff]", line)
    )


def _formed(text: str, hidden: str, found: list[Quote]) -> Iterator[Found]:
    """Quoted sentences that have the form of a line and that no one in the report says."""
    for quote in found:
        size = quote.end - quote.start
        if not (quote.opened and quote.closed and 2 * 4 < size <= LONGEST):
            continue
        if not _even(hidden[quote.start : quote.end]) and not _sung(hidden, quote):
            continue
        own = OWN.search(text[max(0, quote.start - 2) : quote.start - 1]) and _free(text, quote)
        if own and not attribution.before(text, quote.start - 1) and not attribution.after(text, quote.end + 1):
            yield Found((quote.start, quote.end), "form", True)


def _apart(found: list[Found]) -> Iterator[Found]:
    """Lines that do not overlap: of those at one place the longest, and of these a known one."""
    taken: list[Found] = []
    done = 0
    for line in sorted(found, key=lambda line: (line.span[0], line.kind == "form", -line.span[1], not line.checked)):
        if line.span[0] >= done:
            done = line.span[1]
            taken.append(line)
    return iter(taken)


def quotations(sentences: pd.DataFrame, *, masked: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row is a classical, literary or proverbial line that a report quotes, with or without marks.

    A line is known from the lexicon, also with one character amiss, or a phrase introduces it (古人云, 常言道,
    《…》有云), or it is called one (“…”这句古训), or it is a quoted sentence of even clauses in the words of old prose,
    or verses that are sung. A maxim of our own day counts only where it stands in marks as a sentence or clause, or is
    kept in mind (牢记“…”).

    Parameters
    ----------
    sentences : sentences of the reports, from `order.sentences`
    masked : rows of earlier layers (report, start, end): what is in one is no line, but a known line is, unless the
        name goes on after it (“…”专项行动)

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`; `start` and `end`, offsets into the report; `text`, without marks
    around it; `kind`: classical, verse (and modern literature), proverb, maxim, form (not known, told by its build);
    `quoted`, whether it stands in marks; `source`, the work, and `author`, or the age it is of, empty if not known;
    `checked`, whether the lexicon's source was compared with an edition, empty for a line not in it.

    """
    page = texts.joined(need(sentences, SENTENCES))
    text = paragraphs(page)
    hidden = page.without(masked) if masked is not None else text
    found = list(quotes(text))
    shown = (*_cued(hidden), *_of_books(hidden), *_of_saying(hidden, found))
    kept = list(_apart([*_known(text, hidden, found), *shown, *_formed(text, hidden, found)]))
    made = page.rows(_trimmed(text, line.span) for line in kept)
    for name in ("kind", "quoted", "source", "author", "checked"):
        made[name] = pd.Series([getattr(line, name) for line in kept], dtype=QUOTATIONS.columns[name])
    return check(QUOTATIONS.shape(made), QUOTATIONS)


def _trimmed(text: str, span: Span) -> Span:
    said = text[slice(*span)]
    start = span[0] + len(said) - len(said.lstrip(f" {SOFT}"))
    return start, start + len(said.strip(f" {SOFT}"))
