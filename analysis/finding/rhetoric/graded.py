"""Intensifiers: words before a verb that grade effort or obligation and add nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pandas as pd

from analysis import lexicon
from analysis.finding import text
from analysis.finding.phrases import alternatives
from analysis.finding.rhetoric.prose import readable
from analysis.tables import SENTENCES, check, need
from analysis.tables.rhetoric import INTENSIFIERS

ADVERB = ("effort", "totality", "continuity", "resolve", "degree")
BETWEEN = re.compile(r"地?[、和并]?")  # between two intensifiers of one verb
QUALITY = ("quality", "quality_one", "one")  # classes of words that are no verb of two characters
BEFORE = {"verb": "before a verb", "adverb": "before a verb or a preposition", "any": "before any word that goes on"}
AHEAD = 14  # characters after an intensifier in which its verb is looked for


class Intensifier(NamedTuple):
    """An intensifier of the text: where it stands, its kind, the verb it is for, why, its place among the sites."""

    start: int
    end: int
    kind: str
    verb: str
    rule: str
    site: int


@cache
def _own(kind: str) -> str:
    """A pattern of the words of the lexicon that are of a kind; some are patterns themselves."""
    rows = lexicon.table("intensifiers")
    return f"(?:{'|'.join(sorted(rows.word[rows.kind == kind], key=len, reverse=True))})"


@cache
def _words() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    """A pattern of all intensifiers, the longest first, and the kind of each with what it needs after it."""
    rows = lexicon.table("intensifiers")
    rows = rows[rows.kind.isin(ADVERB)].sort_values("word", key=lambda word: -word.str.len(), kind="stable")
    forms = [_form(row.word, row.before, row.after) for row in rows.itertuples()]
    return re.compile("|".join(forms)), dict(zip(rows.word, zip(rows.kind, rows.needs, strict=True), strict=True))


def _form(word: str, before: str, after: str) -> str:
    # The word comes before what must not precede it, so that a search goes by its first character.
    return word + (f"(?<![{before}]{word})" if before else "") + (f"(?![{after}])" if after else "")


@cache
def _follows() -> dict[str, re.Pattern[str]]:
    """By what an intensifier needs: a pattern of what follows it, with its verb."""
    verbs = lexicon.table("verbs")
    two = f"{alternatives(verbs.verb[~verbs['class'].isin(QUALITY)])}|{_own('verb')}"
    one = f"(?:{alternatives(verbs.verb[verbs['class'] == 'one'])}){_own('complement')}"
    verb = f"地?{_own('filler')}{{0,3}}(?P<verb>{two}|{one})"
    either = f"{verb}|地?{_own('preposition')}[{text.HAN}“{text.HOLE}]"
    any_ = rf"{verb}|地?(?![的之性])[{text.HAN}](?![,。;、的])"
    return {"verb": re.compile(verb), "adverb": re.compile(either), "any": re.compile(any_)}


def _found(plain: str) -> Iterator[Intensifier]:
    """Every intensifier of a text, the last first: whether one holds may hang on the next."""
    pattern, known = _words()
    nominal = re.compile(rf"{_own('nominal')}\Z")  # 进行, 给予 make a noun of the verb that follows
    site, after, verb = 0, -1, ""
    for hit in reversed(list(pattern.finditer(plain))):
        kind, needs = known[hit.group()]
        noun = nominal.search(plain, max(0, hit.start() - 4), hit.start())
        stacked = not noun and after >= 0 and BETWEEN.fullmatch(plain, hit.end(), after)
        follows = None if noun or stacked else _follows()[needs].match(plain, hit.end(), hit.end() + AHEAD)
        if not noun and not stacked:
            site, verb = site + 1, (follows["verb"] or "") if follows else ""
        after = hit.start() if stacked or follows else -1
        if after >= 0:
            yield Intensifier(*hit.span(), kind, verb, "before another one" if stacked else BEFORE[needs], site)


def intensifiers(sentences: pd.DataFrame, *, masked: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row is an intensifier: a word that grades effort or obligation, before its verb.

    It counts as an adverb alone (全面加强, not 全面小康 nor 进行全面检查), and not in a name, a title or a fixed
    expression (全面依法治国). Two before one verb (深入持续推进) are two rows of one site.

    Parameters
    ----------
    sentences : sentences of the reports, from `order.sentences`
    masked : rows of names and formulas (report, start, end), in which no intensifier stands

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`; `start` and `end`, offsets into the report; `text`; `kind`: effort
    (扎实), totality (全面), continuity (持续), resolve (坚决), degree (进一步); `site`, a number from 0 for each verb
    that is intensified in a report; `verb`, as far as the lexicon has it, else empty; `rule`, what it stands before.

    """
    page = text.joined(need(sentences, SENTENCES))
    plain = readable(page, masked)
    plain = text.dug(plain, (found.span() for found in re.finditer(_own("fixed"), plain)))
    found = list(_found(plain))[::-1]
    made = page.table(found, Intensifier._fields[2:5])
    sites = pd.Series([-hit.site for hit in found], dtype="int64")
    made["site"] = sites.groupby(made.report).rank(method="dense").astype("int64") - 1
    return check(INTENSIFIERS.shape(made), INTENSIFIERS)
