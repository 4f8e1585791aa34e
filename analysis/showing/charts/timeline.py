"""The timeline: when the undertakings that reports name began."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from analysis.showing.charts.house import MARKS, PALETTE, RULE, WIDTH, house, name_rows
from analysis.showing.labels import say

ROW = 0.235  # inches an undertaking


@house
def timeline(begun: pd.DataFrame) -> Figure:
    """Undertakings in rows, a mark at the year each began: its colour and shape tell the kind.

    Parameters
    ----------
    begun : from `summary.begun`

    """
    figure = Figure(figsize=(WIDTH, 1.2 + ROW * max(len(begun), 1)))
    axes = figure.subplots()
    table = begun.reset_index(drop=True)
    axes.hlines(table.index, table.year.min() - 1, table.year, color=RULE, linewidth=1, zorder=0)
    for number, kind in enumerate(dict.fromkeys(table.kind)):
        here = table[table.kind == kind]
        axes.scatter(here.year, here.index, s=34, color=PALETTE[number % 5], marker=MARKS[number // 5 * 2 % 5],
                     label=say(f"initiative.{kind}"), zorder=3)  # fmt: skip
    name_rows(axes, list(table.name))
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_xlabel(say("year-begun"))
    if len(table):
        axes.legend(loc="lower left", fontsize=8)
    return figure
