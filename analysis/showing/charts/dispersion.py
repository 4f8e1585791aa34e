"""Dispersion: how evenly terms stand over the sections of a report, against how often."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import LogLocator, NullFormatter, StrMethodFormatter

from analysis.showing.charts.house import WIDTH, house, styles
from analysis.showing.charts.points import label_points
from analysis.showing.labels import say


@house
def dispersion(measures: pd.DataFrame, *, labelled: int = 18) -> Figure:
    """A panel a report, a point a term: the farther right the more frequent, the lower the more evenly spread.

    Parameters
    ----------
    measures : from `dispersion.measures`, with `report`, `term`, `count` and `dp_norm`
    labelled : how many terms of a report to label, those in its first rows

    """
    reports = list(dict.fromkeys(measures.report))
    figure = Figure(figsize=(WIDTH, 3.3 * max(len(reports), 1)))
    panels = figure.subplots(max(len(reports), 1), squeeze=False, sharex=True)[:, 0]
    for axes, (report, (colour, _)) in zip(panels, styles(reports).items(), strict=False):
        here = measures[measures.report == report]
        axes.set_xscale("log")
        axes.scatter(here["count"], here.dp_norm, s=14, color=colour, alpha=0.6, linewidth=0)
        axes.set(title=report, ylim=(-0.04, 1.04), ylabel=say("dp-norm"))
        axes.margins(x=0.06)
        axes.xaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
        axes.xaxis.set_major_formatter(StrMethodFormatter("{x:g}"))
        axes.xaxis.set_minor_formatter(NullFormatter())
    for axes, report in zip(panels, reports, strict=False):
        here = measures[measures.report == report]
        label_points(axes, here, "count", "dp_norm", here.term.head(labelled))
    panels[-1].set_xlabel(say("tokens"))
    return figure
