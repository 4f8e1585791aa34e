"""Sentence lengths: what share of a report's sentences is no longer than so many characters."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from analysis.showing.charts.house import WIDTH, entry, house, styles
from analysis.showing.labels import say

DASHES = ["-", "--", "-.", ":", (0, (5, 1, 1, 1))]


@house
def lengths(lengths: pd.DataFrame) -> Figure:
    """A rising line a report: at each length, the share of its sentences that are no longer.

    Parameters
    ----------
    lengths : from `overview.lengths`

    """
    figure = Figure(figsize=(WIDTH, 2.8))
    axes = figure.subplots()
    for number, (report, (colour, _)) in enumerate(styles(list(dict.fromkeys(lengths.report))).items()):
        here = lengths.characters[lengths.report == report]
        axes.ecdf(here, color=colour, linestyle=DASHES[number % 5], label=entry(report))
    axes.set(xlabel=say("sentence-length"), ylabel=say("share-no-longer"), xlim=(0, None))
    if len(lengths):
        axes.legend(loc="lower right")
    return figure
