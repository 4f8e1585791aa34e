"""Numeric abbreviations, such as 三零 or 四治融合, and what they stand for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import partial
from itertools import pairwise
from typing import Any

import pandas as pd

from analysis.finding.formulas import beside, chains, pieces
from analysis.finding.formulas.mentions import Mention, mentions
from analysis.finding.formulas.shapes import Shape
from analysis.finding.text import Joined, joined
from analysis.tables import SENTENCES, check, need
from analysis.tables.finding import FORMULAS

WIDTH = str.maketrans("０１２３４５６７８９＋（），：；〇", "0123456789+(),:;零")
#: Where its items have to stand for a wording to be a formula that is neither quoted, known nor told by its form.
ATTACHED = {"told": ("bracket", "after", "numbered"), "listed": ("bracket", "after", "numbered", "before")}
MADE = ["opens", "closes", "kind", "declared", "items", "found", "complete", "rule", "how"]
TRIED = 20  # mentions of a formula in a report at which its items are looked for


def _attached(text: str, said: list[Mention]) -> tuple[list[str], str]:
    """Items at one of the mentions, and the rule that found them."""
    here = [(beside.place(text, m.start, m.end, len(text)), m.shape) for m in said[:TRIED]]
    # What nothing announces comes last.
    tried: list[tuple[str, Callable[[beside.Place, Shape], list[str]]]] = [
        *((name, partial(beside.attached, rule=rule)) for name, rule in beside.RULES),
        ("after", pieces.addend_by_addend),
        ("clauses", pieces.clausal),
        ("parts", chains.parts),
        *((name, partial(beside.attached, rule=rule)) for name, rule in beside.GUESSES),
    ]
    found = ((rule(place, made), name) for name, rule in tried for place, made in here)
    return next(((items, name) for items, name in found if items), ([], ""))


def _spelled(
    text: str, said: list[Mention], follows: list[str], names: Collection[str], places: chains.Places
) -> tuple[list[str], str]:
    """Items of a formula in a report, and the rule that found them."""
    made = said[0].shape
    if items := pieces.components(said[0].text, made, names):
        return items, "parts"
    items, rule = _attached(text, said)
    if not items and not any(word for _, word in made.parts):
        items, rule = chains.series(said[0].text, follows), "series"
    if not items and (word := chains.morpheme(made)):
        items, rule = chains.strings(text, said[0].text, made, places[word]), "string"
    return items, rule if items else ""


def _found(source: str) -> Iterator[tuple[Mention, tuple[str, ...], str]]:
    """Mentions in a report, in reading order, with the items of their formula and the rule that found them."""
    text = source.translate(WIDTH)
    here = mentions(text)
    places = chains.occurrences(text, {word for m in here if (word := chains.morpheme(m.shape))})
    names, spelled = [m.text for m in here], {}
    by_name: dict[str, list[Mention]] = {}
    for mention in here:
        by_name.setdefault(mention.text, []).append(mention)
    for at, mention in enumerate(here):
        if mention.text not in spelled:
            follows = names[at + 1 : at + 1 + TRIED]
            spelled[mention.text] = _spelled(source, by_name[mention.text], follows, by_name, places)
        items, rule = spelled[mention.text]
        if rule in ATTACHED.get(mention.how, (rule,)):
            yield mention, tuple(items), rule


def _rows(page: Joined, first: int, last: int) -> Iterator[tuple[Any, ...]]:
    """Mentions between two places of the joined text, which a report's sentences take, in columns of the table."""
    for mention, items, rule in _found(page.source[first : last - 1]):
        found = len(set(items))
        said = (mention.shape.kind, mention.shape.declared, items, found, mention.shape.complete(found), rule)
        yield first + mention.start, first + mention.end, *said, mention.how


def _sides(page: Joined) -> Iterator[tuple[int, int]]:
    """Where in the joined text each report begins and ends."""
    new = [at for at, report in enumerate(page.reports) if not at or report != page.reports[at - 1]]
    yield from pairwise([*(int(page.begins[at]) for at in new), len(page.source) + 1])


def formulas(sentences: pd.DataFrame, *, masked: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row is a mention of a numeric formula: a numeral and a word that stand for a list (三零, 四治融合, 1+4+6).

    Plan numbers (十四五), spans of time (百日行动), scales (万人助万企), idioms (一票否决), telephone numbers (12348)
    and rules of one for each (一村一警) are none, nor are ordinary counts (三个小区).

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
    `complete`, whether those are as many as declared, or as a sum has addends; `rule`, where they stand: in a bracket,
    after or before the formula, numbered (一是, 二是), in the clauses around it, in the next list or the one before
    with no word that announces it (follows, precedes), in parts, in the series of formulas that a row of numerals
    abbreviates, in a string of members elsewhere.

    """
    page = joined(need(sentences, SENTENCES))
    made = pd.DataFrame([row for sides in _sides(page) for row in _rows(page, *sides)], columns=MADE)
    if masked is not None and len(masked):
        inside = page.held(masked)
        named = [bool(inside[start:end].all()) for start, end in zip(made.opens, made.closes, strict=True)]
        made = made[~(made.how.isin(["form", "told"]) & pd.Series(named, dtype=bool))].reset_index(drop=True)
    found = page.rows(zip(made.opens, made.closes, strict=True)).join(made)
    return check(FORMULAS.shape(found), FORMULAS)
