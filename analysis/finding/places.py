"""Where along the running text findings stand, so that reports of different length can be laid side by side."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.tables import SENTENCES, check, need
from analysis.tables.counting import BEGINNINGS, PLACES


def _body(sentences: pd.DataFrame) -> pd.DataFrame:
    """Sentences of running text, with how much of their report's running text stands before, and is in them."""
    body = need(sentences, SENTENCES).query("kind == 'body'")
    length = body.text.str.len()
    by_report = length.groupby(body.report, sort=False)
    whole = by_report.transform("sum")
    return body.assign(before=100 * (by_report.cumsum() - length) / whole, share=100 * length / whole)


def along(found: pd.DataFrame, sentences: pd.DataFrame, *, kinds: Sequence[str]) -> pd.DataFrame:
    """One row is a finding in running text, with its place as percent of it.

    Parameters
    ----------
    found : findings of one layer, with `report`, `sentence`, `start` and `kind`
    sentences : from `order.sentences`
    kinds : the kinds wanted; they are the categories of `text`, in this order, so that none is forgotten

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`, `start`, `end`; `text`, the kind; `position`, percent of the
    report's running text that stands before.

    """
    body = _body(sentences)[["report", "sentence", "start", "end", "before", "share"]]
    said = found[found.kind.isin(list(kinds))].merge(body, on=["report", "sentence"], suffixes=("", "_sentence"))
    part = (said.start - said.start_sentence) / (said.end_sentence - said.start_sentence)
    table = said.assign(text=said.kind, position=said.before + part * said.share)
    # Two figures may begin at one character: each has its stripe.
    ordered = pd.CategoricalDtype(list(kinds), ordered=True)
    return PLACES.shape(table).astype({"text": ordered}).reset_index(drop=True)


def beginnings(sentences: pd.DataFrame) -> pd.DataFrame:
    """One row is a section, with the percent of its report's running text that stands before it.

    Parameters
    ----------
    sentences : from `order.sentences`

    """
    first = _body(sentences).assign(position=lambda body: body.before).drop_duplicates(["report", "section"])
    return check(BEGINNINGS.shape(first).reset_index(drop=True), BEGINNINGS)
