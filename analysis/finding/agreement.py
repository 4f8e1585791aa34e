"""How far each layer agrees with coders on reports that nothing was fitted to: what every figure made from it says."""

from __future__ import annotations

import pandas as pd

from analysis import lexicon
from analysis.tables import check
from analysis.tables.finding import AGREEMENT


def table() -> pd.DataFrame:
    """One row is a layer in the reports of a genre, or in all.

    The reports are real ones that no judge was fitted to and no rule was written with; `fitting.agreeing` counts.

    Returns
    -------
    DataFrame with `layer`; `genre`, `all` for all of them; `precision`, share of what is found that is coded; `recall`,
    share of what is coded that is found; `f1` of both, for labels the share that is the coder's; `low` and `high`, its
    interval of 95 percent over reports; `reports`; `coded`, how many things.

    """
    return check(AGREEMENT.shape(lexicon.table("agreement")), AGREEMENT)


def measured(layer: str, *, genre: str = "all") -> pd.Series:
    """The row of a layer.

    Raises
    ------
    ValueError : where the layer was not measured on reports of this genre

    """
    found = table().query("layer == @layer and genre == @genre")
    if found.empty:
        raise ValueError(f"no agreement was measured for the layer “{layer}” and the genre “{genre}”")
    return found.iloc[0]
