"""Named undertakings: campaigns, drives, programmes, platforms, documents and honours, by form and by the lexicon."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import pandas as pd

from analysis.finding.campaigns import documents, heads, honours, listed, quotes
from analysis.finding.campaigns.marks import Marked, Span, key
from analysis.finding.phrases import Phrases
from analysis.tables import SENTENCES, check, need
from analysis.tables.finding import INITIATIVES, NAMES

CORE = re.compile("[“「]([^”」]+)[”」]")
LEAST = 4  # characters of a name that is looked for again without its quotation marks
Facts = dict[str, dict[str, str]]


def _formed(text: str) -> Iterator[Span]:
    """What is a name by its form."""
    yield from documents.titled(text)
    yield from documents.numbered(text)
    yield from quotes.quoted(text)
    yield from honours.awarded(text)
    yield from honours.titles(text)
    yield from heads.headed(text)
    yield from heads.peaceful(text)
    yield from heads.counted(text)


def _repeated(joined: Marked, spans: list[Span]) -> Iterator[Span]:
    """Other places of a report where a quoted name of it stands, in marks or, where it is long enough, without."""
    names: dict[int, dict[str, str]] = defaultdict(dict)
    for span in spans:
        if span.how.startswith(("quotation", "coordination")):
            names[joined.report(span.start)].setdefault(key(joined.plain[span.start : span.end]), span.kind)
    for quote in quotes.quotations(joined.plain):
        if kind := names[joined.report(quote.start)].get(key(joined.plain[quote.start : quote.end])):
            yield quote._replace(kind=kind)
    words = {word: kind for kinds in names.values() for word, kind in kinds.items() if len(word) >= LEAST}
    for first, last in Phrases(words).places(joined.bare):
        word = joined.bare[first:last]
        start, end = joined.unmarked(first, last)
        if kind := names[joined.report(start)].get(word):
            yield Span(start, end, kind, "repeated")


def _longest(joined: Marked, spans: list[Span]) -> list[Span]:
    """The spans that overlap no longer one, in reading order; of equals the first found."""
    listed = {span.end: span.start for span in spans if span.how == "lexicon"}
    kept: list[Span] = []
    taken = bytearray(len(joined.plain))
    for span in sorted(spans, key=lambda span: (span.how != "title marks", span.start - span.end, span.start)):
        if any(taken[span.start : span.end]) or (span.how == "head noun" and listed.get(span.end, 0) > span.start):
            continue
        taken[span.start : span.end] = b"\1" * (span.end - span.start)
        kept.append(span)
    return sorted(kept)


def _named(text: str, span: Span, facts: Facts) -> tuple[str, ...]:
    """Kind, canonical name and what the lexicon knows of it."""
    known = facts.get(key(text), {})
    if not known and (core := CORE.search(text)):
        inner = facts.get(key(core[1]), {})
        known = inner if text.endswith("建设") or inner.get("kind") == span.kind else {}
    kind = "document" if span.how == "title marks" else known.get("kind", span.kind)
    name = known.get("name", key(text))
    english, scope, since, checked = (known.get(fact, "") for fact in ("english", "scope", "since", "checked"))
    return kind, name, english, scope, since, checked, span.how


def initiatives(sentences: pd.DataFrame, *, names: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row is a mention of a named undertaking, in reading order; of names that overlap, the longest.

    Parameters
    ----------
    sentences : from `order.sentences`, of all kinds: headings and captions hold names too
    names : known names, with the columns of `names.tsv`; the package's own unless given

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`, `start`, `end`, `text`; `kind`: crackdown, drive, education,
    programme, mechanism, platform, document or honour; `name`, as the lexicon has it, else the text without marks;
    from the lexicon, where it has the name: `english`, a rendering; `scope`: national, provincial or local; `since`,
    the year it began, or by which it was under way; `checked`, whether these facts were compared with a source: yes,
    report (known from one report alone) or no; last, `how`, the rule that found it.

    """
    joined = Marked(need(sentences, SENTENCES))
    facts = listed.own() if names is None else listed.known(need(names, NAMES))
    formed = list(_formed(joined.plain))
    spans = [*listed.listed(joined, facts), *formed, *_repeated(joined, formed)]
    kept = _longest(joined, spans)
    table = joined.rows((span.start, span.end) for span in kept)
    said = [_named(joined.plain[span.start : span.end], span, facts) for span in kept]
    columns = ["kind", "name", "english", "scope", "since", "checked", "how"]
    table[columns] = pd.DataFrame(said, columns=columns, index=table.index)
    return check(INITIATIVES.shape(table), INITIATIVES)
