"""What a study has in hand: its reports, their lines, the length of their sentences."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.counting.words import HAN
from analysis.reading.report import Report
from analysis.tables import BLOCKS, LENGTHS, LINES, REPAIRS, SENTENCES, SUMMARY, check, need


def _number(table: pd.DataFrame, reports: Sequence[Report]) -> pd.Series:
    """Rows of each report; 0 for a report that has none."""
    return table.groupby("report").size().reindex([report.id for report in reports], fill_value=0)


def lines(blocks: pd.DataFrame, repairs: pd.DataFrame) -> pd.DataFrame:
    """One row is a line of a report, with what was done to it.

    Parameters
    ----------
    blocks : from `layout.blocks`
    repairs : from `order.repairs`

    Returns
    -------
    DataFrame with `report`, `block`, `kind`, `start`, `end` (offsets); `repair`: joined or lost, empty where none was
    needed.

    """
    mends = need(repairs, REPAIRS)[["report", "block", "repair"]]
    table = need(blocks, BLOCKS).merge(mends, how="left", on=["report", "block"], validate="1:1")
    return LINES.shape(table.fillna({"repair": ""}))


def lengths(sentences: pd.DataFrame) -> pd.DataFrame:
    """One row is a whole sentence of running text, with its length; a sentence whose end is lost has none.

    Parameters
    ----------
    sentences : from `order.sentences`

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`; `characters`, Han characters.

    """
    body = need(sentences, SENTENCES).query("kind == 'body' and whole")
    return LENGTHS.shape(body.assign(characters=body.text.str.count(HAN)))


def summary(
    reports: Sequence[Report], blocks: pd.DataFrame, repairs: pd.DataFrame, sentences: pd.DataFrame
) -> pd.DataFrame:
    """One row is a report: what is known of it, how long it is, and what the page did to it.

    Parameters
    ----------
    reports : as read
    blocks, repairs, sentences : made from them

    Returns
    -------
    DataFrame with `report`, `title`, `place`, `date`; `characters`, Han characters of the whole page, and
    `body_characters`, of running text; `sections` with a heading; `sentences` of running text; `captions`; lines
    `joined` and `lost`.

    """
    table = pd.DataFrame(
        [(each.id, each.title, each.place, each.date) for each in reports], columns=["report", "title", "place", "date"]
    )
    body = sentences[sentences.kind == "body"]
    han = {"characters": sentences, "body_characters": body}
    for name, rows in han.items():
        total = rows.text.str.count(HAN).groupby(rows.report).sum()
        table[name] = table.report.map(total).fillna(0)
    headed = blocks[blocks.section != ""].drop_duplicates(["report", "section"])
    rows = {"sections": headed, "sentences": body, "captions": blocks[blocks.kind == "caption"]}
    rows |= {repair: repairs[repairs.repair == repair] for repair in ("joined", "lost")}
    for name, of in rows.items():
        table[name] = _number(of, reports).to_numpy()
    return check(SUMMARY.shape(table), SUMMARY)
