"""The page: what its lines are, from the first to the last, and where it was mended."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.showing.charts.house import FAINT, INK, PALETTE, RULE, WIDTH, house
from analysis.showing.labels import say

COLOURS = {
    "title": INK, "subtitle": FAINT, "byline": FAINT, "heading": PALETTE[1], "body": RULE, "caption": PALETTE[0],
    "credit": PALETTE[2], "salutation": "#56b4e9", "note": PALETTE[4], "annex": "#f0e442", "table": "#8c6d31",
    "furniture": "#aaaaaa", "contents": "#777777",
}  # fmt: skip
MENDS = {"joined": ("v", INK), "lost": ("X", PALETTE[3])}


def _strip(axes: Axes, lines: pd.DataFrame, row: int, kinds: list[str]) -> None:
    for kind in kinds:
        here = lines[lines.kind == kind]
        spans = list(zip(here.start, here.end - here.start, strict=True))
        axes.broken_barh(spans, (row - 0.3, 0.6), facecolor=COLOURS[kind],
                         label=say(f"kind.{kind}") if row == 0 else None)  # fmt: skip
    for repair, (mark, colour) in MENDS.items():
        at = lines.end[lines.repair == repair]
        axes.scatter(at, [row - 0.46] * len(at), marker=mark, s=22, color=colour, linewidth=0, zorder=3,
                     label=say(f"repair.{repair}") if row == 0 else None)  # fmt: skip


@house
def page(lines: pd.DataFrame) -> Figure:
    """A strip a report: its lines from first to last, coloured by kind; marks where a broken line was mended or lost.

    Parameters
    ----------
    lines : from `overview.lines`

    """
    reports = list(dict.fromkeys(lines.report))
    figure = Figure(figsize=(WIDTH, 1.3 + 0.55 * len(reports)))
    axes = figure.subplots()
    kinds = [kind for kind in COLOURS if kind in set(lines.kind)]
    for row, report in enumerate(reports):
        _strip(axes, lines[lines.report == report], row, kinds)
    axes.set_yticks(range(len(reports)), reports, color=INK)
    axes.set_ylim(len(reports) - 0.5, -0.7)
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel(say("offset"))
    figure.legend(*axes.get_legend_handles_labels(), loc="outside lower center", ncols=5, fontsize=8)
    return figure
