"""What persons in a report say, in quotation marks, and who says it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.finding.judge import Judge, judge, told
from analysis.finding.quotes import Quote, paragraphs, quotes
from analysis.finding.rhetoric.quoting import Quoted
from analysis.finding.rhetoric.speakers import speaker
from analysis.finding.settling import longest, settled
from analysis.finding.text import SOFT, Joined, Span, joined
from analysis.tables import SENTENCES, check, need
from analysis.tables.rhetoric import SPEECH

WEIGHTS = "speech"
EDGE = f"“ {SOFT}\n"


def quoted(page: Joined) -> Quoted:
    """The quotations of a page that has any."""
    text = paragraphs(page)
    found = (quote for quote in quotes(text) if quote.start < quote.end)
    return Quoted(page, text, sorted(found, key=lambda quote: (quote.start, -quote.end)))


def _trimmed(text: str, quote: Quote) -> Span:
    said = text[quote.start : quote.end]
    start = quote.start + len(said) - len(said.lstrip(EDGE))
    return start, start + len(said.strip(EDGE))


def speech(sentences: pd.DataFrame, *, by: Judge | None = None) -> pd.DataFrame:
    """One row is what a person of the report says, in quotation marks; it may run over sentences of a paragraph.

    Whether a quotation is speech is judged by what stands in it and around it, with weights fitted to coded reports;
    of quotations within each other the outer one is kept.

    Parameters
    ----------
    sentences : sentences of the reports, from `order.sentences`
    by : the judge; the package's own unless given

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`; `start` and `end`, offsets into the report, and `text`, all without
    the marks; `kind`: speech; `speaker`, in the text's words, empty if it names none; `role`: citizen, official,
    expert, other, empty if the report does not tell; `rule`, what spoke most for its being speech.

    """
    page = joined(need(sentences, SENTENCES))
    every, by = quoted(page), by or judge(WEIGHTS)
    features = every.features() if every.found else []
    rows = np.flatnonzero(by.scores(features, len(every.found))[:, 0] > 0)
    why = by.why(features, rows, np.zeros_like(rows))
    rules = {every.found[row]: told(said) for row, said in zip(rows.tolist(), why, strict=True)}
    said = [quote for quote in settled(rules, longest) if every.text[quote.start : quote.end].strip(EDGE)]
    made = page.rows(_trimmed(every.text, quote) for quote in said)
    who = [speaker(every.text, quote) for quote in said]
    made["kind"] = "speech"
    made["speaker"] = pd.Series([each.name for each in who], dtype="str")
    made["role"] = pd.Series([each.role for each in who], dtype="str")
    made["rule"] = pd.Series([rules[quote] for quote in said], dtype="str")
    return check(SPEECH.shape(made), SPEECH)
