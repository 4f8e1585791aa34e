"""The list of metaphors held to coded reports: terms that coders mark join it, terms that they pass over leave."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import pandas as pd

from analysis.finding.phrases import Phrases
from analysis.finding.rhetoric.metaphor_words import expanded
from analysis.finding.text import Span, narrowed
from analysis.fitting.agreeing import near
from analysis.fitting.coded import Coded

TERM = re.compile("[\u4e00-\u9fff]{2,6}")
MARKED = 0.4  # share of the reports with a term whose coders mark it, from which it joins the list
PASSED = 0.3  # below which it leaves, where at least SEEN reports have it
SEEN = 3
USUAL = 0.1  # share of all reports with a term from which it is conventional


def revised(rows: pd.DataFrame, coded: Coded) -> pd.DataFrame:
    """One row is a term of the list, as coders use it.

    All limits were chosen by leaving reports out.

    Parameters
    ----------
    rows : the list, as in `metaphors.tsv`
    coded : coded reports

    """
    marked = {name: [narrowed(row["surface"]) for row in coding["metaphor"]] for name, coding in coded.codings.items()}
    kept = rows[~rows.term.isin(_passed(coded, marked))]
    known = {*coded.study.metaphors.text, *(form for term in rows.term for form in expanded(term))}
    return pd.concat([kept, _joining(coded, marked, known)], ignore_index=True).fillna("")


def _passed(coded: Coded, marked: dict[str, list[str]]) -> set[str]:
    """Terms that coders pass over in most of the reports that have them."""
    has, used = defaultdict(set), defaultdict(set)
    for report, text, term in coded.study.metaphors[["report", "text", "term"]].itertuples(index=False):
        has[term].add(report)
        if any(near(text, surface) for surface in marked[report]):
            used[term].add(report)
    return {term for term in has if len(has[term]) >= SEEN and len(used[term]) < PASSED * len(has[term])}


def _joining(coded: Coded, marked: dict[str, list[str]], known: set[str]) -> pd.DataFrame:
    """Terms that coders mark in enough of the reports that have them, with the family they mark most."""
    family: dict[str, Counter[str]] = defaultdict(Counter)
    for coding in coded.codings.values():
        for row in coding["metaphor"]:
            family[narrowed(row["surface"])][row["family"]] += 1
    new = {term for term in family if TERM.fullmatch(term) and term not in known}
    has = _having(coded, new)
    by = {term: sum(term in surfaces for surfaces in marked.values()) for term in new}
    usual = USUAL * len(coded.codings)
    return pd.DataFrame(
        [
            (family[term].most_common(1)[0][0], term, "conventional" if has[term] >= usual else "vivid")
            for term in sorted(new)
            if by[term] >= MARKED * max(has[term], 1)
        ],
        columns=["family", "term", "tier"],
    )


def _having(coded: Coded, terms: set[str]) -> Counter[str]:
    """How many reports have each term outside of names."""
    held, page, found = coded.page.held(coded.study.initiatives), coded.page, set[tuple[str, str]]()
    places: list[Span] = [span for span in Phrases(terms).places(page.plain) if not held[slice(*span)].any()]
    for start, end in places:
        found.add((page.plain[start:end], coded.report_of[int(page.row(start))]))
    return Counter(term for term, _ in found)
