"""How well each layer of findings agrees with coded reports: what every figure made from it should say."""

from __future__ import annotations

import pandas as pd

from analysis import lexicon
from analysis.tables import check
from analysis.tables.finding import AGREEMENT


def table() -> pd.DataFrame:
    """One row is a layer in a set of coded reports, how much of it is found, and what is found besides.

    Returns
    -------
    DataFrame with `layer`; `reports`: seeds, with which the rules were written, or unseen, which they never saw;
    `precision`, share of what is found that is coded; `recall`, share of what is coded that is found; `coded`, how
    many. For stances both are the share of sentences that are given the coded label.

    """
    return check(AGREEMENT.shape(lexicon.table("agreement")), AGREEMENT)


def measured(layer: str, *, reports: str = "unseen") -> pd.Series:
    """The row of a layer.

    Raises
    ------
    ValueError : where the layer was not measured on these reports

    """
    found = table().query("layer == @layer and reports == @reports")
    if found.empty:
        raise ValueError(f"no agreement was measured for the layer “{layer}” on {reports} reports")
    return found.iloc[0]
