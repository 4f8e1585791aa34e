"""Families of metaphors, by resonance: how many words times how often."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.showing.charts.house import INK, RULE, WIDTH, entry, house, styles
from analysis.showing.labels import say

TIERS = ("vivid", "conventional")
ROW = 0.3  # inches a family


def _panel(axes: Axes, table: pd.DataFrame, row: dict[str, int]) -> None:
    """A mark for each report in each family's row, and a line between the lowest and the highest."""
    spread = table.groupby("family", sort=False).share.agg(["min", "max"])
    lines = [row[family] for family in spread.index]
    axes.hlines(lines, 100 * spread["min"], 100 * spread["max"], color=RULE, linewidth=4, zorder=0)
    for report, (colour, shape) in styles(list(dict.fromkeys(table.report))).items():
        here = table[table.report == report]
        axes.scatter(100 * here.share, here.family.map(row), s=30, color=colour, marker=shape, zorder=3,
                     label=entry(report))  # fmt: skip


@house
def families(families: pd.DataFrame) -> Figure:
    """Families in rows, vivid and conventional words apart: a mark is a family's share of a report's resonance.

    Parameters
    ----------
    families : from `rhetoric.families`, the strongest family first

    """
    row = {kind: number for number, kind in enumerate(dict.fromkeys(families.family))}
    figure = Figure(figsize=(WIDTH, 1.2 + ROW * max(len(row), 1)))
    panels = figure.subplots(1, len(TIERS), sharey=True, sharex=True)
    for axes, tier in zip(panels, TIERS, strict=True):
        _panel(axes, families[families.tier == tier], row)
        axes.set(title=say(f"tier.{tier}"), xlabel=say("share-of-resonance"))
        axes.tick_params(axis="y", length=0, labelcolor=INK)
        axes.spines["left"].set_visible(False)
    panels[0].set_yticks(list(row.values()), [say(f"family.{family}") for family in row])
    panels[0].set_ylim(max(len(row), 1) - 0.5, -0.5)
    if len(families):
        figure.legend(*panels[0].get_legend_handles_labels(), loc="outside lower center", ncols=5, fontsize=8)
    return figure
