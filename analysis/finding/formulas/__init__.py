"""Numeric abbreviations, such as 三零 or 四治融合, and what they stand for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Any

import pandas as pd

from analysis.finding.formulas.equated import TRIED, spelled
from analysis.finding.formulas.mentioned import HOW, Mention, mentions
from analysis.finding.text import Joined, joined
from analysis.tables import SENTENCES, check, need
from analysis.tables.finding import FORMULAS

MADE = ["opens", "closes", "kind", "declared", "items", "found", "complete", "rule", "how"]


def _found(text: str) -> Iterator[tuple[Mention, list[str], str]]:
    """Mentions in a report, in reading order, with the items of their formula and where these stand."""
    here = mentions(text)
    names = [mention.text for mention in here]
    by_name = groupby(sorted(range(len(here)), key=lambda at: (names[at], at)), key=lambda at: names[at])
    said = {name: list(group) for name, group in by_name}
    known = {
        name: spelled(text, [here[at] for at in places[:TRIED]], names[places[0] + 1 :][:TRIED])
        for name, places in said.items()
    }
    for mention in here:
        items, where = known[mention.text]
        if items or mention.how != HOW[-1]:
            yield mention, items, where


def _rows(page: Joined, first: int, last: int) -> Iterator[tuple[Any, ...]]:
    """Mentions between two places of the joined text, which a report's sentences take, in columns of the table."""
    text, source = page.plain[first : last - 1], page.source[first : last - 1]

    def own(item: str) -> str:
        at = text.find(item)
        return source[at : at + len(item)] if at >= 0 else item

    for mention, items, where in _found(text):
        shape, found = mention.shape, len(set(items))
        made = (shape.kind, shape.declared, tuple(map(own, items)), found, shape.complete(found))
        rule = f"{mention.how}; items {where}" if where else mention.how
        yield first + mention.start, first + mention.end, *made, rule, mention.how


def _sides(page: Joined) -> Iterator[tuple[int, int]]:
    """Where in the joined text each report begins and ends."""
    new = [at for at, report in enumerate(page.reports) if not at or report != page.reports[at - 1]]
    yield from pairwise([*(int(page.begins[at]) for at in new), len(page.source) + 1])


def formulas(sentences: pd.DataFrame, *, masked: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row is a mention of a numeric formula: a numeral and a word that stand for a list (三零, 四治融合, 1+4+6).

    Plan numbers (十四五), spans of time (百日行动), scales (万人助万企), idioms (双管齐下), telephone numbers (12348)
    and rules of one for each (一村一警) are none, nor are ordinary counts (三个小区, 四大领域 without quotation marks).

    Parameters
    ----------
    sentences : of all kinds, from `order.sentences`; headings and captions hold formulas too
    masked : places (`report`, `start`, `end`) of documents and honours, in which a wording that is neither quoted nor
        known is no formula

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`; `start` and `end`, offsets into the report; `text`, without the
    marks around it; `kind`: enumerative (三零), compound (三书一函), classifier (五个不发生) or sum (1+3); `declared`,
    the number it declares, summed over its parts, an N as 0; `items`, what it stands for in the report's own words,
    the same for each mention, empty where the report does not spell it out; `found`, how many different ones;
    `complete`, whether those are as many as declared, or as a sum has addends; `rule`, what tells it (quotation marks,
    a known formula, its form), and where its items stand.

    """
    page = joined(need(sentences, SENTENCES))
    made = pd.DataFrame([row for sides in _sides(page) for row in _rows(page, *sides)], columns=MADE)
    if masked is not None and len(masked):
        inside = page.held(masked)
        named = [bool(inside[start:end].all()) for start, end in zip(made.opens, made.closes, strict=True)]
        made = made[~made.how.isin(HOW[3:]) | ~pd.Series(named, dtype=bool)].reset_index(drop=True)
    found = page.rows(zip(made.opens, made.closes, strict=True)).join(made)
    return check(FORMULAS.shape(found), FORMULAS)
