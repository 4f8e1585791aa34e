"""The network: which terms stand together, how often, and how much of each other's company they are."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke

from analysis.showing.charts.house import PALETTE, WIDTH, house

AREA = 8  # square points that a token adds to its disc
SEED = 4  # where the layout starts; any number does
HALO = [withStroke(linewidth=2, foreground="white")]  # so that a tie does not run through a word
DENSEST = 5  # points: width of the strongest tie


def _places(graph: nx.Graph) -> dict[str, tuple[float, float]]:
    """Where each knot lies; groups that no tie joins are held together by threads that are not drawn."""
    held = nx.Graph(graph)
    groups = sorted(nx.connected_components(graph), key=lambda group: (-len(group), min(group)))
    hubs = [max(sorted(group), key=graph.degree) for group in groups]
    held.add_edges_from((hubs[0], hub) for hub in hubs[1:])
    at = nx.spring_layout(held, k=2.2 / np.sqrt(max(len(held), 1)), iterations=400, seed=SEED, weight=None)
    return {knot: (float(x), float(y)) for knot, (x, y) in at.items()}


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
    at = _places(graph)
    size = {
        **dict(zip(pairs.other, pairs.other_count, strict=True)),
        **dict(zip(pairs.term, pairs.term_count, strict=True)),
    }
    for pair in pairs.itertuples():
        ends = np.array([at[pair.term], at[pair.other]])
        width = DENSEST * pair.count / pairs["count"].max()
        axes.plot(*ends.T, color=PALETTE[0], alpha=0.35, linewidth=width, zorder=1)
    for term, place in at.items():
        area = AREA * (size[term] + 1)
        axes.scatter(place[0], place[1], s=area, color=PALETTE[1], alpha=0.85, linewidth=0, zorder=2)
        above = (0, 3 + np.sqrt(area) / 2)
        axes.annotate(term, place, above, textcoords="offset points", ha="center", fontsize=8.5, path_effects=HALO)
    axes.margins(0.08)
    return figure
