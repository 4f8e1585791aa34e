"""Sums: figures that a report lets its reader check, the total beside its parts."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.showing.charts.house import FAINT, INK, PALETTE, WIDTH, house
from analysis.showing.labels import say

ROW = 0.55  # inches a check


def _bars(axes: Axes, row: int, check: pd.Series) -> None:
    """The parts, end to end, as percent of the total; a line where the total is."""
    left = 0.0
    for number, part in enumerate(check.parts):
        share = 100 * part / check.total
        axes.barh(row, share, left=left, height=0.5, color=PALETTE[number % 5], alpha=0.75)
        if share > 6:
            axes.text(left + share / 2, row, f"{part:g}", ha="center", va="center", fontsize=8, color=INK)
        left += share
    axes.vlines(100, row - 0.34, row + 0.34, color=INK, linewidth=1.5)
    said = f"{check.total:g}  " + say("holds" if check.holds else "fails", difference=f"{check.difference:g}")
    axes.annotate(said, (1, row), (4, 0), xycoords=("axes fraction", "data"), textcoords="offset points", va="center",
                  fontsize=8, color=FAINT if check.holds else PALETTE[1])  # fmt: skip


@house
def sums(sums: pd.DataFrame) -> Figure:
    """A row a check: its parts end to end against the total, which is 100; at the right the total and whether it holds.

    Parameters
    ----------
    sums : from `claims.sums`

    """
    table = sums.reset_index(drop=True)
    figure = Figure(figsize=(WIDTH, 0.9 + ROW * max(len(table), 1)))
    axes = figure.subplots()
    for row, check in table.iterrows():
        _bars(axes, row, check)
    axes.set_yticks(range(len(table)), [f"{row.what or '–'}\n{row.report}" for row in table.itertuples()], fontsize=8)
    axes.set_ylim(max(len(table), 1) - 0.5, -0.5)
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="y", length=0, labelcolor=INK)
    axes.set_xlabel(say("percent-of-total"))
    return figure
