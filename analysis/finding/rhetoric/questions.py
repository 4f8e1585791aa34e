"""Questions that a report asks its reader: to answer them itself, or because no answer is needed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pandas as pd

from analysis import lexicon
from analysis.finding.phrases import alternatives
from analysis.finding.quotes import paragraphs
from analysis.finding.text import HOLE, SOFT, Span, dug, joined
from analysis.tables import SENTENCES, check, need
from analysis.tables.rhetoric import QUESTIONS

ASKED = re.compile(rf"(?<!\?)\?++(?=[{SOFT}\n]|$)")
QUOTED = re.compile(r"“[^“”\n]*”")
LONGEST = 200  # characters of a question
SHORTEST = 3  # Han characters of a question
HAN = re.compile("[\u4e00-\u9fff]")
NO_TEXT = ("byline", "caption", "credit")


def _cues(kind: str) -> list[str]:
    return list(lexicon.table("question_cues").query("kind == @kind").iloc[:, 0])


@cache
def _asker() -> re.Pattern[str]:
    """What shows that a person asks, not the report: 村民问:, and the questions of an interview."""
    verbs = alternatives([*_cues("asked"), *lexicon.table("speech_verbs").verb])
    return re.compile(rf"^\s*(?:问|记者|主持人)\s*:|(?<![以该话来是地])(?:{verbs})(?:自己|大家|他们?|记者)?[:,]")


@cache
def _needless() -> re.Pattern[str]:
    return re.compile(alternatives(_cues("rhetorical")))


def _questions(text: str, hidden: str) -> Iterator[Span]:
    """Every question of a text that stands in no quotation and is asked by no person."""
    for mark in ASKED.finditer(hidden):
        said = re.split(rf"[{SOFT}\n?]", text[max(0, mark.start() - LONGEST) : mark.start()])[-1].lstrip()
        if len(HAN.findall(said)) >= SHORTEST and not _asker().search(said):
            yield mark.start() - len(said), mark.end()


def questions(sentences: pd.DataFrame, *, masked: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row is a question that the report asks, from the beginning of its sentence to its mark.

    What a person of the report asks is speech. An indirect question has no mark and is none.

    Parameters
    ----------
    sentences : sentences of the reports, from `order.sentences`
    masked : rows of earlier layers (report, start, end), speech among them: they hold no question

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`; `start` and `end`, offsets into the report; `text`; `kind`:
    rhetorical (反问), which a cue tells (难道, 何谈, 怎能), else asked (设问), for the report to answer.

    """
    page = joined(need(sentences, SENTENCES))
    text = paragraphs(page)
    held = (at for at, said in enumerate(page.without(masked)) if said == HOLE)
    hidden = dug(dug(text, ((at, at + 1) for at in held)), (quote.span() for quote in QUOTED.finditer(text)))
    kinds = page.sentences.kind.to_numpy(dtype=object)
    found = [span for span in _questions(text, hidden) if kinds[page.row(span[0])] not in NO_TEXT]
    made = page.rows(found)
    made["kind"] = ["rhetorical" if _needless().search(text[slice(*span)]) else "asked" for span in found]
    return check(QUESTIONS.shape(made), QUESTIONS)
