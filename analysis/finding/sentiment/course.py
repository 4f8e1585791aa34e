"""The arc of a report: how its stance goes from section to section."""

from __future__ import annotations

import pandas as pd

from analysis.tables import check, need
from analysis.tables.sentiment import ARCS, STANCES

KINDS = ("achievement", "effort", "problem", "neutral")


def arcs(stances: pd.DataFrame) -> pd.DataFrame:
    """One row is a stance in a section of a report, also one that no sentence there takes.

    Parameters
    ----------
    stances : from `stances`; titles, headings and captions, and sentences that could not be read, have a reason there
        and are left out

    Returns
    -------
    DataFrame with `report`, `section`; `begin` and `end`, where the section's running text begins and ends, in percent
    of the report's; `kind`, the stance; `n`, how many sentences take it; `share` of the section's `sentences`;
    `polarity`, their mean, from -1 to 1.

    """
    read = need(stances, STANCES)[lambda table: table.reason == ""]
    read = read.assign(characters=read.text.str.len(), sign=read.polarity.map({"+": 1, "0": 0, "-": -1}))
    sections = read.groupby(["report", "section"], sort=False)
    made = sections.agg(sentences=("kind", "size"), polarity=("sign", "mean"), characters=("characters", "sum"))
    whole = made.groupby("report", sort=False).characters
    made["end"] = 100 * whole.cumsum() / whole.transform("sum")
    made["begin"] = made.end - 100 * made.characters / whole.transform("sum")
    counted = read.groupby(["report", "section"], sort=False).kind.value_counts().unstack(fill_value=0)
    counted = counted.reindex(made.index).reindex(columns=list(KINDS), fill_value=0)
    rows = counted.stack().rename("n").rename_axis(["report", "section", "kind"]).reset_index()
    rows = rows.merge(made.reset_index(), on=["report", "section"])
    return check(ARCS.shape(rows.assign(share=rows.n / rows.sentences)), ARCS)
