"""Contributions: which words moved the score of a sentence, and which way."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from analysis.showing.charts.house import FAINT, INK, PALETTE, WIDTH, house, name_rows
from analysis.showing.labels import say

ROW = 0.235  # inches a word
SIGNS = (("positive", PALETTE[0]), ("negative", PALETTE[1]))


@house
def contributions(contributions: pd.DataFrame) -> Figure:
    """Words in rows, those that moved the score most at the top: to the right to positive, to the left to negative.

    A word that the measure never met in training is hollow.

    Parameters
    ----------
    contributions : from `opinion.contributions`, the words of one sentence, or some of them

    """
    table = contributions.sort_values("log_odds", key=abs, ascending=False, kind="stable").reset_index(drop=True)
    figure = Figure(figsize=(WIDTH, 1.0 + ROW * max(len(table), 1)))
    axes = figure.subplots()
    for sign, colour in SIGNS:
        part = table[(table.log_odds > 0) == (sign == "positive")]
        for kind, face in (("seen", colour), ("unseen", "none")):
            here = part[part.kind == kind]
            if len(here):
                axes.barh(here.index, here.log_odds, height=0.72, facecolor=face, edgecolor=colour, linewidth=0.9,
                          label=say(f"contribution.{sign}-{kind}"))  # fmt: skip
    for row in table.itertuples():
        right = row.log_odds > 0
        said = f"{row.log_odds:+.2f}".replace("-", "−")
        axes.annotate(said, (row.log_odds, row.Index), (4 if right else -4, 0), textcoords="offset points",
                      ha="left" if right else "right", va="center", fontsize=7.5, color=INK)  # fmt: skip
    name_rows(axes, table.text.tolist())
    axes.axvline(0, color=FAINT, linewidth=0.8)
    axes.spines["left"].set_visible(False)
    axes.margins(x=0.12)
    axes.set_xlabel(say("log-odds"))
    if len(table):
        figure.legend(loc="outside lower center", ncols=4, fontsize=8)
    return figure
