"""Rates: how often each kind is found in each report, with intervals."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.showing.charts.house import FAINT, INK, RULE, WIDTH, entry, house, styles
from analysis.showing.labels import say

ROW = 0.16  # inches a report of a kind


def _mark(axes: Axes, here: pd.DataFrame, rows: list[float], colour: str, shape: str) -> None:
    """A mark at each rate, hollow where nothing was found, and a line from low to high where both are known."""
    axes.hlines(rows, here.low, here.high, color=colour, linewidth=1.4, alpha=0.6)
    for found, face in ((True, colour), (False, "white")):
        part = [(rate, row) for rate, row, n in zip(here.rate, rows, here.n, strict=True) if (n > 0) == found]
        if part:
            x, y = zip(*part, strict=True)
            axes.scatter(x, y, s=26, marker=shape, facecolor=face, edgecolor=colour, zorder=3)


def _numbers(axes: Axes, here: pd.DataFrame, rows: list[float], colour: str) -> None:
    for n, row in zip(here.n, rows, strict=True):
        axes.annotate(str(n), (1, row), (6, 0), xycoords=("axes fraction", "data"), textcoords="offset points",
                      va="center", fontsize=7.5, color=colour)  # fmt: skip


@house
def rates(rates: pd.DataFrame, *, layer: str) -> Figure:
    """Kinds in rows, a mark a report: its rate, with a line for the interval; at the right how many were found.

    Parameters
    ----------
    rates : from `rhetoric.rates`, by report and kind
    layer : what the kinds are of, as `labels.tsv` has it: device, frame, intensifier

    """
    kinds, reports = list(dict.fromkeys(rates.kind)), list(dict.fromkeys(rates.report))
    step = 0.8 / max(len(reports), 1)
    figure = Figure(figsize=(WIDTH, 1.1 + len(kinds) * max(0.3, ROW * len(reports))))
    axes = figure.subplots()
    axes.hlines([row + 0.5 for row in range(len(kinds) - 1)], 0, 1, transform=axes.get_yaxis_transform(), color=RULE,
                linewidth=0.6)  # fmt: skip
    for number, (report, (colour, shape)) in enumerate(styles(reports).items()):
        here = rates[rates.report == report]
        rows = [kinds.index(kind) - 0.4 + step * (number + 0.5) for kind in here.kind]
        _mark(axes, here, rows, colour, shape)
        _numbers(axes, here, rows, colour)
        axes.scatter([], [], marker=shape, color=colour, label=entry(report))
    axes.set_yticks(range(len(kinds)), [say(f"{layer}.{kind}") for kind in kinds])
    axes.set(ylim=(max(len(kinds), 1) - 0.5, -0.5), xlabel=say("per-thousand"))
    axes.set_xlim(left=0)
    axes.tick_params(axis="y", length=0, labelcolor=INK)
    axes.spines["left"].set_color(FAINT)
    if reports:
        figure.legend(loc="outside upper left", ncols=5, fontsize=8)
    return figure
