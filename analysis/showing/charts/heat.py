"""The heat: which undertakings each report names, and how often."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from analysis.showing.charts.house import FAINT, INK, PALETTE, WIDTH, house, name_rows

ROW = 0.235  # inches an undertaking


@house
def heat(undertakings: pd.DataFrame) -> Figure:
    """Undertakings in rows, a column a report, each cell as dark as the name is frequent there; a blank is 0.

    Parameters
    ----------
    undertakings : from `summary.undertakings`, those of one name together

    """
    names, reports = list(dict.fromkeys(undertakings.name)), list(dict.fromkeys(undertakings.report))
    column = {report: number for number, report in enumerate(reports)}
    most = undertakings.mentions.max()
    figure = Figure(figsize=(WIDTH, 0.9 + ROW * max(len(names), 1)))
    axes = figure.subplots()
    for row, name in enumerate(names):
        for cell in undertakings[undertakings.name == name].itertuples():
            shade = 0.15 + 0.85 * cell.mentions / most if cell.mentions else 0
            axes.barh(row, 0.96, left=column[cell.report] - 0.48, height=0.9, color=PALETTE[0], alpha=shade)
            if cell.mentions:
                axes.text(column[cell.report], row, str(cell.mentions), ha="center", va="center", fontsize=8,
                          color="white" if shade > 0.5 else INK)  # fmt: skip
    name_rows(axes, names)
    axes.set_xticks(range(len(reports)), reports)
    axes.xaxis.tick_top()
    axes.tick_params(axis="x", length=0, labelcolor=FAINT)
    axes.spines[:].set_visible(False)
    axes.set_xlim(-0.5, max(len(reports), 1) - 0.5)
    return figure
