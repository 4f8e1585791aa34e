"""The contrast: which terms one text has more of than another, by how much, and how sure that is."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import NullFormatter, StrMethodFormatter

from analysis.showing.charts.house import FAINT, PALETTE, RULE, WIDTH, house
from analysis.showing.charts.points import label_points
from analysis.showing.labels import say

CUTS = {3.84: "0.05", 10.83: "0.001"}  # G² at one degree of freedom, and the p that it is of


def _mark(axes: Axes, rows: pd.DataFrame, colour: str) -> None:
    """Filled marks, hollow where the other text has none: there the log ratio stands for half a token."""
    absent = rows[["count", "reference_count"]].min(axis=1) == 0
    for part, face in ((rows[~absent], colour), (rows[absent], "none")):
        axes.scatter(
            part.log_ratio, part.strength, s=16, facecolor=face, edgecolor=colour, linewidth=0.8, alpha=0.8, zorder=3
        )


@house
def contrast(keyness: pd.DataFrame, labelled: Collection[str], *, target: str, reference: str) -> Figure:
    """A point a term: to the right the target has more of it, to the left the reference; the higher, the surer.

    Parameters
    ----------
    keyness : from `keyness`, with `term`, `count`, `reference_count`, `g2` and `log_ratio`
    labelled : the terms to label
    target, reference : what the two texts are called

    """
    table = keyness.assign(strength=keyness.g2.abs().clip(lower=0.1))
    figure = Figure(figsize=(WIDTH, 4.6))
    axes = figure.subplots()
    axes.set_yscale("log")
    for cut, p in CUTS.items():
        axes.axhline(cut, color=RULE, linewidth=0.8, zorder=0)
        axes.annotate(f"p = {p}", (1, cut), (-2, 2), xycoords=("axes fraction", "data"), textcoords="offset points",
                      ha="right", fontsize=7, color=FAINT)  # fmt: skip
    axes.axvline(0, color=RULE, linewidth=0.8, zorder=0)
    for rows, colour in ((table[table.g2 >= 0], PALETTE[1]), (table[table.g2 < 0], PALETTE[0])):
        _mark(axes, rows, colour)
    axes.margins(0.08)
    axes.yaxis.set_major_formatter(StrMethodFormatter("{x:g}"))
    axes.yaxis.set_minor_formatter(NullFormatter())
    axes.set(xlabel=say("log-ratio", target=target, reference=reference), ylabel=say("g2"))
    label_points(axes, table, "log_ratio", "strength", labelled)
    return figure
