"""Terms as points in a plane, those that matter labelled so that no label lies on another."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd
import textalloc
from matplotlib.axes import Axes

from analysis.showing.charts.house import FAINT, INK

SIZE = 8  # points: a label that can be read at column width


def label_points(axes: Axes, table: pd.DataFrame, x: str, y: str, labelled: Collection[str]) -> None:
    """Write the labelled terms beside their points, away from the points and from each other.

    Parameters
    ----------
    axes : with all points drawn and its scales and limits set: labels are placed by where things stand on paper
    table : all points, one row a term
    x, y : columns that place them
    labelled : the terms to label; of two that contend for room, the one higher up in the table gets it

    """
    named = table[table.term.isin(list(labelled))]
    textalloc.allocate(
        axes,
        named[x].tolist(),
        named[y].tolist(),
        named.term.tolist(),
        x_scatter=table[x].tolist(),
        y_scatter=table[y].tolist(),
        textsize=SIZE,
        textcolor=INK,
        linecolor=FAINT,
        linewidth=0.5,
        max_distance=0.25,
        nbr_candidates=400,
        draw_all=False,
    )
