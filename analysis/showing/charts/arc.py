"""The arc: how the stance of each report goes from its first section to its last."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.showing.charts.house import FAINT, INK, PALETTE, RULE, WIDTH, house, shortened
from analysis.showing.labels import say

TALL = 2.6  # inches a report
LETTERS = 56  # of a section's name, that fit side by side over the whole width
#: From the bottom up; told apart by how dark they are where a printer has no colour.
COLOURS = {"achievement": PALETTE[0], "effort": PALETTE[4], "problem": INK, "neutral": RULE}


def _stack(axes: Axes, table: pd.DataFrame) -> None:
    """The shares of each section, one upon the other, as wide as the section is long."""
    below = dict.fromkeys(table.section, 0.0)
    for kind, colour in COLOURS.items():
        here = table[table.kind == kind]
        axes.bar(here.begin, 100 * here.share, here.end - here.begin, [below[name] for name in here.section],
                 align="edge", color=colour, edgecolor="white", linewidth=0.8, label=say(f"stance.{kind}"))  # fmt: skip
        for row in here.itertuples():
            below[row.section] += 100 * row.share


def _line(axes: Axes, sections: pd.DataFrame) -> None:
    """The mean polarity in the middle of each section, and above it as much of the section's name as there is room."""
    middles = (sections.begin + sections.end) / 2
    axes.axhline(0, color=RULE, linewidth=0.8)
    axes.plot(middles, sections.polarity, color=PALETTE[1], linewidth=1.4, marker="o", markersize=4.5, clip_on=False)
    axes.set(ylim=(-1.1, 1.1), yticks=[-1, 0, 1])
    axes.set_ylabel(say("polarity-mean"), rotation=0, ha="right", va="center")
    axes.tick_params(axis="x", length=0)
    axes.spines["bottom"].set_visible(False)
    for row, middle in zip(sections.itertuples(), middles, strict=True):
        letters = max(2, int(LETTERS * (row.end - row.begin) / 100))
        name = "\n".join(shortened(part, letters) for part in row.section.split(" · ")[:2])
        axes.annotate(name, (middle, 1), (0, 5), xycoords=("data", "axes fraction"), textcoords="offset points",
                      ha="center", fontsize=7, color=FAINT)  # fmt: skip


@house
def arc(arcs: pd.DataFrame) -> Figure:
    """A panel a report, its sections from first to last: the mean polarity of each, and below it the shares of stances.

    Parameters
    ----------
    arcs : from `arcs.arcs`

    """
    reports = list(dict.fromkeys(arcs.report))
    many = max(len(reports), 1)
    figure = Figure(figsize=(WIDTH, 0.8 + TALL * many))
    panels = figure.subplots(2 * many, sharex=True, squeeze=False, height_ratios=[1, 2.4] * many)[:, 0]
    for report, upper, lower in zip(reports, panels[::2], panels[1::2], strict=False):
        table = arcs[arcs.report == report]
        _line(upper, table.drop_duplicates("section"))
        _stack(lower, table)
        upper.set_title(report, pad=24)
        lower.set(ylim=(0, 100), ylabel=say("share-of-sentences"))
    panels[-1].set(xlim=(0, 100), xlabel=say("position"))
    if reports:
        handles, names = panels[1].get_legend_handles_labels()
        figure.legend(handles, names, loc="outside lower center", ncols=4, fontsize=8)
    return figure
