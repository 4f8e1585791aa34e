"""What a reader picks out of a layer by hand: the rows, how often they stand, where, and what is said around them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Literal, get_args

import numpy as np
import pandas as pd

from analysis.finding import places
from analysis.reading.order import positions
from analysis.tables import SENTENCES, check, need
from analysis.tables.choices import AROUND, CHOSEN, FINDING, TALLY

Sort = Literal["place", "left", "right"]
CLAUSES = {"members", "polarity"}  # columns of layers whose rows are clauses or sentences, which hardly ever recur
NAMES = ("name", "term", "unit")  # columns that hold one name for what is spelled in several ways
UNNAMED = "–"


def names(found: pd.DataFrame) -> pd.Series:
    """One item is what a finding goes by: canonical name, dictionary form or unit, else its text; of a clause its kind.

    Parameters
    ----------
    found : findings of one layer

    """
    named = "kind" if CLAUSES & set(found) else next((name for name in NAMES if name in found), "text")
    return need(found, FINDING)[named].astype("str").replace("", UNNAMED)


def _sought(rows: pd.DataFrame, words: str) -> pd.DataFrame:
    """Rows that go by these words; where none does, rows whose name or text holds them."""
    if not words or (rows["name"] == words).any():
        return rows[(rows["name"] == words) | (words == "")]
    return rows[rows["name"].str.contains(words, regex=False) | rows.text.str.contains(words, regex=False)]


def chosen(found: pd.DataFrame, *, kind: str = "", name: str = "", report: str = "") -> pd.DataFrame:
    """One row is a finding that was chosen; what is left empty chooses all.

    Parameters
    ----------
    found : findings of one layer
    kind, report : as they stand in these columns
    name : what the finding goes by (`names`); where none goes by it, any part of names or texts

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`, `start`, `end`, `text`, `kind`; `label`, what the finding is
    counted under: its kind, or what it goes by where a kind or a name is chosen. In the order given.

    """
    rows = found.assign(name=names(found))
    rows = rows[((rows.kind == kind) | (kind == "")) & ((rows.report == report) | (report == ""))]
    rows = _sought(rows, name)
    label = rows["name"] if kind or name else rows.kind
    return check(CHOSEN.shape(rows.assign(label=label).reset_index(drop=True)), CHOSEN)


def tally(rows: pd.DataFrame) -> pd.DataFrame:
    """One row is a label in a report, with how often it stands there; the most frequent first, ties by label.

    Parameters
    ----------
    rows : from `chosen`

    Returns
    -------
    DataFrame with `report`, `label`; `places`, findings in the report; `total`, in all reports chosen.

    """
    counted = need(rows, CHOSEN).groupby(["label", "report"]).size().rename("places").reset_index()
    table = counted.assign(total=counted.groupby("label").places.transform("sum"))
    table = table.sort_values(["total", "label", "report"], ascending=[False, True, True], ignore_index=True)
    return check(TALLY.shape(table), TALLY)


def along(rows: pd.DataFrame, sentences: pd.DataFrame, *, labels: Sequence[str]) -> pd.DataFrame:
    """One row is a chosen finding in running text, with its place as percent of it: `places.along`.

    Parameters
    ----------
    rows : from `chosen`
    sentences : from `order.sentences`
    labels : those wanted, in this order

    """
    return places.along(rows.assign(kind=rows.label), sentences, kinds=labels)


def _around(rows: pd.DataFrame, sentences: pd.DataFrame, width: int) -> pd.DataFrame:
    """What stands left and right of each row in its sentence, so many characters of it."""
    texts, at = sentences.text.astype("str").tolist(), positions(sentences)
    ends = np.cumsum([len(text) for text in texts], dtype=np.int64)
    key = ["report", "sentence"]
    known = pd.MultiIndex.from_frame(sentences[key].astype({"report": "str"}))
    sides = []
    for row, start, end in zip(
        known.get_indexer(pd.MultiIndex.from_frame(rows[key])), rows.start, rows.end, strict=True
    ):
        text = texts[row]
        here = at[ends[row] - len(text) : ends[row]]
        begins, after = np.searchsorted(here, [start, end]).tolist()
        sides.append((text[max(begins - width, 0) : begins], text[after : after + width]))
    return pd.DataFrame(sides, columns=["left", "right"], index=rows.index, dtype="str")


def lines(
    rows: pd.DataFrame, sentences: pd.DataFrame, *, width: int = sys.maxsize, sort: Sort = "place"
) -> pd.DataFrame:
    """One row is a line of a concordance (KWIC): a chosen finding, with what is said around it in its sentence.

    Parameters
    ----------
    rows : from `chosen`
    sentences : from `order.sentences`
    width : characters shown on either side; the whole sentence unless given
    sort : "place", in the order given; "right", by the text that follows; "left", by the text that precedes, read
        backwards from the finding. By code point, as far as the text is shown

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`, `start`, `end`, `kind`; `left`, `text` (the finding) and `right`. A
    finding that runs on into further sentences has nothing at its right.

    Raises
    ------
    ValueError : where `sort` is none of the above

    """
    if sort not in get_args(Sort):
        raise ValueError(f"sort is one of {', '.join(get_args(Sort))}, not “{sort}”")
    rows = need(rows, CHOSEN)
    table = AROUND.shape(rows.join(_around(rows, need(sentences, SENTENCES), width)))
    if sort != "place":
        key = table.right if sort == "right" else table.left.str[::-1]
        table = table.iloc[key.argsort(kind="stable")].reset_index(drop=True)
    return check(table, AROUND)
