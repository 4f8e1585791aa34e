"""The flow of credit: in which direction each report gives it, and to whom."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from analysis.showing.charts.house import INK, NAME, PALETTE, WIDTH, house, shortened
from analysis.showing.labels import say

ROW = 0.3  # inches an agent: half of it for the bands, half for the gaps between them
UNNAMED = {"–": "credit.dropped", "…": "credit.others"}
CURVE = [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4, Path.LINETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]


def _heights(table: pd.DataFrame, side: str, room: float) -> dict[str, float]:
    """Where each band of a side begins, one below the other, the gaps between them alike and filling the room."""
    begins, below, sizes = {}, 0.0, table.groupby(side, sort=False).n.sum()
    gap = (room - sizes.sum()) / max(len(sizes) - 1, 1)
    for name, n in sizes.items():
        begins[str(name)] = below
        below += n + gap
    return begins


def _ribbon(axes: Axes, left: float, right: float, width: float, colour: str) -> None:
    corners = [(0, left), (0.5, left), (0.5, right), (1, right), (1, right + width), (0.5, right + width),
               (0.5, left + width), (0, left + width)]  # fmt: skip
    axes.add_patch(PathPatch(Path(corners, CURVE), facecolor=colour, edgecolor="none", alpha=0.55))


def _names(axes: Axes, table: pd.DataFrame, side: str, begins: dict[str, float]) -> None:
    x, align, shift = (0, "right", -6) if side == "kind" else (1, "left", 6)
    for name, n in table.groupby(side, sort=False).n.sum().items():
        said = (
            say(f"credit.{name}")
            if side == "kind"
            else say(UNNAMED[name])
            if name in UNNAMED
            else shortened(name, NAME)
        )
        axes.annotate(f"{said}  {n}", (x, begins[str(name)] + n / 2), (shift, 0), textcoords="offset points",
                      ha=align, va="center", fontsize=8, color=INK)  # fmt: skip


def _panel(axes: Axes, table: pd.DataFrame, colours: dict[str, str]) -> None:
    room = 2.0 * table.n.sum()
    left, right = _heights(table, "kind", room), _heights(table, "agent", room)
    for side, begins in (("kind", left), ("agent", right)):
        _names(axes, table, side, begins)
    for band in table.itertuples():
        _ribbon(axes, left[band.kind], right[band.agent], band.n, colours[band.kind])
        left[band.kind] += band.n
        right[band.agent] += band.n
    axes.set(xlim=(0, 1), ylim=(room, 0))
    axes.axis("off")


@house
def flow(flows: pd.DataFrame) -> Figure:
    """A panel a report: from the directions of credit to those who are given it, a band as wide as it is frequent.

    Parameters
    ----------
    flows : from `rhetoric.flows`, which are drawn in their order

    """
    reports = list(dict.fromkeys(flows.report))
    colours = {kind: PALETTE[number % 5] for number, kind in enumerate(dict.fromkeys(flows.kind))}
    parts = [flows[flows.report == report] for report in reports]
    rows = [max(part.agent.nunique(), part.kind.nunique(), 4) for part in parts] or [4]
    figure = Figure(figsize=(WIDTH, 0.4 * len(rows) + ROW * sum(rows)))
    panels = figure.subplots(len(rows), squeeze=False, height_ratios=rows)[:, 0]
    for axes, report, part in zip(panels, reports, parts, strict=False):
        _panel(axes, part, colours)
        axes.set_title(report)
    for axes in panels[len(reports) :]:
        axes.axis("off")
    return figure
