"""The overlap: which passages reports share word for word, and where in each they stand."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.showing.charts.house import FAINT, INK, PALETTE, RULE, WIDTH, entry, house
from analysis.showing.labels import say

NAMED = len(PALETTE)  # the longest passages, told apart by colour; the others are grey
LETTERS = 24  # of a passage in the legend


def _ribbons(axes: Axes, passages: pd.DataFrame, row: dict[str, int]) -> None:
    for order, passage in enumerate(passages.itertuples()):
        upper, lower = row[passage.report] + 0.18, row[passage.other] - 0.18
        corners = [
            (passage.start, upper),
            (passage.end, upper),
            (passage.other_end, lower),
            (passage.other_start, lower),
        ]
        x, y = zip(*corners, strict=True)
        named = order < NAMED
        short = passage.text[:LETTERS] + ("…" if len(passage.text) > LETTERS else "")
        axes.fill(x, y, facecolor=PALETTE[order] if named else FAINT, edgecolor=PALETTE[order] if named else FAINT,
                  alpha=0.7, linewidth=1, label=entry(short) if named else None)  # fmt: skip


@house
def overlap(passages: pd.DataFrame, lines: pd.DataFrame) -> Figure:
    """A strip a report, from its first character to its last; a ribbon ties the two places of a shared passage.

    Parameters
    ----------
    passages : from `reuse.passages`, the longest first; of the two rows of a passage, the one of the upper report
    lines : from `overview.lines`, which tell how long each report is

    """
    length = lines.groupby("report", sort=False).end.max()
    row = {report: number for number, report in enumerate(length.index)}
    figure = Figure(figsize=(WIDTH, 1.6 + 0.9 * len(row)))
    axes = figure.subplots()
    axes.barh(list(row.values()), length, height=0.3, color=RULE)
    _ribbons(axes, passages, row)
    axes.set_yticks(list(row.values()), list(row), color=INK)
    axes.invert_yaxis()
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel(say("offset"))
    if len(passages):
        figure.legend(loc="outside lower center", ncols=2, fontsize=8, title=say("longest-passages"))
    return figure
