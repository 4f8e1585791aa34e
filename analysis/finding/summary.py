"""Undertakings brought together: how often each is named, in which report, of what kind, and beside which."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from analysis.tables import check, need
from analysis.tables.counting import NETWORK
from analysis.tables.finding import BEGUN, INITIATIVES, KINDS, UNDERTAKINGS

ORDER = ("crackdown", "drive", "education", "programme", "mechanism", "platform", "document", "honour")
FACTS = ["name", "kind", "english", "scope", "since", "checked"]


def undertakings(initiatives: pd.DataFrame, reports: Sequence[str]) -> pd.DataFrame:
    """One row is an undertaking in a report, with how often it is named there; where it is not, a row with 0.

    Parameters
    ----------
    initiatives : from `campaigns.initiatives`
    reports : ids of all reports, also of those that name nothing

    Returns
    -------
    DataFrame with `report`, `name` and what is known of it (`kind`, that of its first mention; `english`, `scope`,
    `since`, `checked`); `mentions` in the report; `total`, in all; `in_reports`, how many name it. The most often named
    first, ties by name.

    """
    facts = need(initiatives, INITIATIVES).drop_duplicates("name")[FACTS]
    mentions = initiatives.groupby(["report", "name"]).size().rename("mentions").reset_index()
    grid = pd.DataFrame({"report": list(reports)}, dtype="str").merge(facts, how="cross")
    table = grid.merge(mentions, how="left", on=["report", "name"]).fillna({"mentions": 0})
    of_name = table.groupby("name").mentions
    table = table.assign(
        total=of_name.transform("sum"), in_reports=(table.mentions > 0).groupby(table.name).transform("sum")
    )
    table = table.sort_values(["total", "name", "report"], ascending=[False, True, True], ignore_index=True)
    return check(UNDERTAKINGS.shape(table), UNDERTAKINGS)


def kinds(undertakings: pd.DataFrame) -> pd.DataFrame:
    """One row is a kind of undertaking in a report, with how many it names and how often; all eight have a row.

    Parameters
    ----------
    undertakings : from `undertakings`

    Returns
    -------
    DataFrame with `report`, `kind`; `names`, different undertakings; `mentions`; `shared`, how many of the names
    another report has as well.

    """
    named = need(undertakings, UNDERTAKINGS).query("mentions > 0")
    groups = named.assign(shared=named.in_reports > 1).groupby(["report", "kind"])
    table = groups.agg(names=("name", "size"), mentions=("mentions", "sum"), shared=("shared", "sum"))
    every = pd.MultiIndex.from_product([dict.fromkeys(undertakings.report), ORDER], names=["report", "kind"])
    return check(KINDS.shape(table.reindex(every, fill_value=0).reset_index()), KINDS)


def begun(undertakings: pd.DataFrame) -> pd.DataFrame:
    """One row is an undertaking whose year is known, the earliest first; ties by name.

    Parameters
    ----------
    undertakings : from `undertakings`

    Returns
    -------
    DataFrame with `name`, `kind`, `english`, `scope`, `checked`; `year` in which it began; `total` mentions.

    """
    known = need(undertakings, UNDERTAKINGS).drop_duplicates("name").query("since.str.fullmatch('[0-9]{4}')")
    table = known.assign(year=known.since.astype("int64")).sort_values(["year", "name"], ignore_index=True)
    return check(BEGUN.shape(table), BEGUN)


def together(initiatives: pd.DataFrame) -> pd.DataFrame:
    """One row is a pair of undertakings that one sentence names; each pair once, the most frequent first.

    Parameters
    ----------
    initiatives : from `campaigns.initiatives`

    Returns
    -------
    DataFrame with `term`, `other`, names; `count`, sentences that name both; `term_count`, `other_count`, sentences
    that name each; `tokens`, sentences that name any; `log_dice` of these (Rychlý 2008).

    """
    said = need(initiatives, INITIATIVES).drop_duplicates(["report", "sentence", "name"])
    alone = said.groupby("name").size()
    sentences = said.sort_values("name").groupby(["report", "sentence"]).name
    pairs = pd.DataFrame([pair for _, names in sentences for pair in combinations(names, 2)], columns=["term", "other"])
    table = pairs.groupby(["term", "other"]).size().rename("count").reset_index()
    table = table.assign(term_count=table.term.map(alone), other_count=table.other.map(alone), tokens=len(sentences))
    table = table.sort_values(["count", "term", "other"], ascending=[False, True, True], ignore_index=True)
    table["log_dice"] = 14 + np.log2(2 * table["count"] / (table.term_count + table.other_count))
    return check(NETWORK.shape(table), NETWORK)
