"""The barcode: where in a report a term stands."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.showing.charts.house import FAINT, INK, RULE, WIDTH, house, name_rows, styles
from analysis.showing.labels import say

ROW = 0.26  # inches a term
FINEST = 2  # decimals of a percent: stripes closer than that fall on one dot of the printed page


def _stripes(axes: Axes, places: pd.DataFrame, terms: list[str], colour: str) -> None:
    for row, term in enumerate(terms):
        here = places.position[places.text == term]
        axes.vlines(here.round(FINEST).unique(), row - 0.36, row + 0.36, color=colour, linewidth=1)
        axes.text(
            1.02, row, str(len(here)), transform=axes.get_yaxis_transform(), fontsize=8, color=colour, va="center"
        )


def _name_kinds(axes: Axes, names: list[str]) -> None:
    axes.set_yticks(range(len(names)), names)
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.tick_params(axis="y", length=0, labelcolor=INK)


@house
def barcode(places: pd.DataFrame, sections: pd.DataFrame, *, layer: str = "") -> Figure:
    """Terms in rows, a panel a report: a stripe for each place, from the first character of its text to the last.

    Parameters
    ----------
    places : from `terms.places`, or of findings from `places.along`
    sections : where each section begins, from `beginnings` of the same module; a rule is drawn at each
    layer : of findings, what their kinds are of, as `labels.tsv` names them: device, metaphor

    """
    terms, reports = list(places.text.cat.categories), list(dict.fromkeys(sections.report))
    figure = Figure(figsize=(WIDTH, 0.2 + (0.7 + ROW * len(terms)) * max(len(reports), 1)))
    panels = figure.subplots(max(len(reports), 1), squeeze=False, sharex=True)[:, 0]
    for axes, (report, (colour, _)) in zip(panels, styles(reports).items(), strict=False):
        axes.vlines(
            sections.position[sections.report == report], -0.5, len(terms) - 0.5, color=RULE, linewidth=0.8, zorder=0
        )
        _stripes(axes, places[places.report == report], terms, colour)
        name_rows(axes, terms) if not layer else _name_kinds(axes, [say(f"{layer}.{term}") for term in terms])
        axes.set_title(report)
        axes.set_xlim(-0.5, 100.5)
        axes.spines["left"].set_visible(False)
    panels[-1].set_xlabel(say("position"), color=FAINT)
    return figure
