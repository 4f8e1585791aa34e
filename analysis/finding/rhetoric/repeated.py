"""Formulas in quotation marks that are to be repeated, and the word that makes each one a goal, an idea, a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pandas as pd

from analysis import lexicon
from analysis.finding import text as texts
from analysis.finding.phrases import alternatives
from analysis.finding.quotes import Quote, paragraphs, quotes
from analysis.finding.text import HAN, HOLE, SOFT
from analysis.tables import SENTENCES, check, need
from analysis.tables.rhetoric import SLOGANS

LONGEST = 30  # characters of a slogan
MEMBER_LONGEST = 12  # characters of a member
SHORTEST = 4  # characters of a slogan without members
MEMBER = re.compile("[、,; ]")
NO_SLOGAN = re.compile(rf"[。!?:…“”\n{SOFT}《]")
CLOSES = re.compile(rf"[,。;!?、\n{SOFT}]|$")
NEAR = 16  # characters in which its governor is looked for


class Slogan(NamedTuple):
    """A slogan: where it stands, whether it has members, the word that governs it, why it is one."""

    start: int
    end: int
    kind: str
    governor: str
    rule: str


@cache
def _governs() -> dict[str, re.Pattern[str]]:
    """What governs a quotation: a noun after it, a verb before it; and what may link it to its noun."""
    words = lexicon.table("slogans").groupby("side").word.agg(alternatives)
    after = rf"(?:(?:{words.link})[{HAN}]{{0,10}}?|(?:的|这[一个种项])?[{HAN}]{{0,4}}?)(?P<word>{words.after})"
    before = rf"(?P<word>{words.before})[了好]?(?:群众诉求|“[^“”\n]{{1,30}}”)?$"
    return {"after": re.compile(after), "before": re.compile(before), "link": re.compile(words.link)}


def _governor(text: str, quote: Quote) -> str:
    """The word that governs a quotation: a noun after it, else a verb before it; empty if none does."""
    if found := _governs()["after"].match(text, quote.end + 1, quote.end + 1 + NEAR):
        return found["word"]
    before = _governs()["before"].search(text[max(0, quote.start - 1 - LONGEST) : quote.start - 1])
    done = CLOSES.match(text, quote.end + 1) or _governs()["link"].match(text, quote.end + 1)
    return before["word"] if before and done else ""


def _slogan(text: str, quote: Quote, then: Slogan | None) -> Slogan | None:
    """A quotation as a slogan: of several members, or governed; with one right after it, it shares a governor."""
    said = text[quote.start : quote.end]
    members = [len(member) for member in MEMBER.split(said)]
    series = len(members) > 1 and min(members) > 2 and max(members) <= MEMBER_LONGEST
    beside = then and text[quote.end + 1 : then.start - 1] in ("", "、", "和", "与", "及")
    governor = _governor(text, quote) if series or len(said) >= SHORTEST else ""
    governor = governor or (then.governor if then and beside else "")
    if not series and not governor:
        return None
    rule = " and ".join(["has members"] * series + [f"governed by {governor}"] * bool(governor))
    return Slogan(quote.start, quote.end, "series" if series else "single", governor, rule)


def _slogans(text: str, hidden: str) -> Iterator[Slogan]:
    """Every slogan of a text, the last first."""
    then: Slogan | None = None
    for quote in sorted(quotes(text), reverse=True):
        said = hidden[quote.start : quote.end]
        if quote.opened and quote.closed and len(said) <= LONGEST and not NO_SLOGAN.search(said):
            found = _slogan(text, quote, then) if 2 * said.count(HOLE) < len(said) else None
            if found:
                then = found
                yield found


def slogans(sentences: pd.DataFrame, *, masked: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row is a slogan: a formula in quotation marks that is to be repeated, not said, quoted or a name.

    It has several members of three characters or more (“只进一扇门、一事一办结”), or a word governs it: a noun after
    it (…的目标, 理念, 要求), a verb before it (坚持, 实现).

    Parameters
    ----------
    sentences : sentences of the reports, from `order.sentences`
    masked : rows of earlier layers (report, start, end): names, formulas, titles, lines and speech are no slogans

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`; `start` and `end`, offsets into the report, and `text`, all without
    the marks; `kind`: series, of several members, or single; `governor`, empty if the text has none; `rule`,
    what makes it one.

    """
    page = texts.joined(need(sentences, SENTENCES))
    text = paragraphs(page)
    found = sorted(_slogans(text, page.without(masked)))
    return check(SLOGANS.shape(page.table(found, Slogan._fields[2:])), SLOGANS)
