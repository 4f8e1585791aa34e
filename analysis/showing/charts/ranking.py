"""The ranking: how often each report uses the leading terms."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.showing.charts.house import FAINT, PALETTE, RULE, WIDTH, entry, house, name_rows, styles
from analysis.showing.labels import say

ROW = 0.235  # inches a term


def _dots(axes: Axes, table: pd.DataFrame, reports: list[str]) -> None:
    """One mark a report where they can be told apart, else faint dots and the median."""
    if len(reports) > len(PALETTE):
        axes.scatter(table.rate, table.row, s=14, color=FAINT, alpha=0.4, linewidth=0, label=say("each-report"))
        median = table.groupby("row").rate.median()
        axes.scatter(median, median.index, marker="|", s=90, color=PALETTE[0], linewidth=2, label=say("median"))
        return
    for report, (colour, mark) in styles(reports).items():
        rows = table[table.report == report]
        axes.scatter(rows.rate, rows.row, s=26, color=colour, marker=mark, zorder=3, label=entry(report))


def _counts(axes: Axes, table: pd.DataFrame, reports: list[str]) -> None:
    """The number of tokens behind each mark, in a column a report, at the right."""
    for column, (report, (colour, _)) in enumerate(styles(reports).items()):
        x = 1.03 + 0.06 * column
        for row in table[table.report == report].itertuples():
            axes.text(x, row.row, str(row.count), transform=axes.get_yaxis_transform(), color=colour, fontsize=8,
                      ha="right", va="center")  # fmt: skip


@house
def ranking(leading: pd.DataFrame) -> Figure:
    """Terms in rows, the most frequent at the top; each report's rate as a mark, its tokens at the right.

    Parameters
    ----------
    leading : rows of `terms.counts`, those of one term together, from `terms.leading`

    """
    terms, reports = list(dict.fromkeys(leading.term)), list(dict.fromkeys(leading.report))
    table = leading.assign(row=leading.term.map({term: row for row, term in enumerate(terms)}))
    figure = Figure(figsize=(WIDTH, 1.1 + ROW * len(terms)))
    axes = figure.subplots()
    span = table.groupby("row").rate
    axes.hlines(span.min().index, span.min(), span.max(), color=RULE, linewidth=2, zorder=1)
    _dots(axes, table, reports)
    if len(reports) <= len(PALETTE):
        _counts(axes, table, reports)
    name_rows(axes, terms)
    axes.set_xlim(left=min(0, -table.rate.max() / 60))
    axes.set_xlabel(say("rate"))
    if terms:
        axes.legend(loc="lower right")
    return figure
