"""The network: which terms stand together, how often, and how much of each other's company they are."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke

from analysis.showing.charts.house import INK, PALETTE, WIDTH, house

SEED = 4  # where the layout starts; any number does
HALO = [withStroke(linewidth=2, foreground="white")]  # so that a tie does not run through a word
DENSEST = 5  # points: width of the strongest tie


@house
def network(pairs: pd.DataFrame) -> Figure:
    """A term at each knot, as large as its count; a tie where two stand together, as wide as that is often.

    The layout is fixed: the same table gives the same picture (Fruchterman & Reingold 1991, from a fixed start).

    Parameters
    ----------
    pairs : from `collocation.network`, with `term`, `other`, `count`, `term_count` and `other_count`

    """
    figure = Figure(figsize=(WIDTH, 5.2))
    axes = figure.subplots()
    axes.axis("off")
    graph = nx.from_pandas_edgelist(pairs, "term", "other", "count")
    at = nx.spring_layout(graph, k=1.6 / np.sqrt(max(len(graph), 1)), iterations=300, seed=SEED)
    size = {
        **dict(zip(pairs.other, pairs.other_count, strict=True)),
        **dict(zip(pairs.term, pairs.term_count, strict=True)),
    }
    for pair in pairs.itertuples():
        ends = np.array([at[pair.term], at[pair.other]])
        width = DENSEST * pair.count / pairs["count"].max()
        axes.plot(*ends.T, color=PALETTE[0], alpha=0.35, linewidth=width, zorder=1)
    for term, place in at.items():
        axes.scatter(place[0], place[1], s=6 * size[term], color=PALETTE[1], alpha=0.85, linewidth=0, zorder=2)
        axes.annotate(term, place, (0, 3 + np.sqrt(6 * size[term]) / 2), textcoords="offset points", ha="center",
                      color=INK, fontsize=8.5, zorder=3, path_effects=HALO)  # fmt: skip
    axes.margins(0.08)
    return figure
