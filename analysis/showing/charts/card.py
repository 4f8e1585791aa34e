"""The validity card: how far each measure agrees with coders, and in its title whether that is enough."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.showing.charts.house import FAINT, INK, PALETTE, RULE, WIDTH, house
from analysis.showing.labels import say

ROW = 0.3  # inches a row
OVERALL = ("left_out", "accuracy", "alpha")
STYLES = {
    "left_out": ("o", INK, 0.0),
    "accuracy": ("o", INK, 0.0),
    "alpha": ("s", INK, 0.0),
    "precision": ("D", PALETTE[1], -0.17),
    "recall": ("^", PALETTE[0], 0.17),
}


def _title(table: pd.DataFrame, measure: str) -> str:
    if not table.n[table.figure == "accuracy"].any():
        return say("card.untested", measure=measure)
    failed = table[table.fails]
    if failed.empty:
        return measure
    numbers = failed[["value", "bound"]].map("{:.2f}".format).replace("-", "−", regex=True)
    said = [
        say(f"card.fails-{figure}", value=value, bound=bound)
        for figure, value, bound in zip(failed.figure, numbers.value, numbers.bound, strict=True)
    ]
    return "\n".join([say("card.fails", measure=measure), *said])


def _marks(axes: Axes, table: pd.DataFrame, rows: dict[str, int]) -> None:
    """A mark at each figure, a line over its interval, and a stroke at what it must reach."""
    for figure, (shape, colour, shift) in STYLES.items():
        here = table[table.figure == figure]
        at = [rows[row.label or row.figure] + shift for row in here.itertuples()]
        axes.hlines(at, here.low, here.high, color=colour, linewidth=1.4, alpha=0.6)
        face = "white" if figure == "precision" or (figure == "accuracy" and "left_out" in rows) else colour
        axes.scatter(here.value, at, s=24, marker=shape, facecolor=face, edgecolor=colour, zorder=3,
                     label=say(f"card.{figure}"))  # fmt: skip
        axes.vlines(here.bound, [each - 0.36 for each in at], [each + 0.36 for each in at], color=FAINT,
                    linestyle=":", linewidth=1.6, label=say("card.bound") if figure == "alpha" else "")  # fmt: skip


def _numbers(axes: Axes, table: pd.DataFrame, rows: dict[str, int]) -> None:
    """At the right, how many sentences each row rests on: of a label those coded so, and those that were called so."""
    n = {(row.figure, row.label): row.n for row in table.itertuples()}
    for name, at in rows.items():
        said = str(n[name, ""]) if name in OVERALL else f"{n['coded', name]} · {n['precision', name]}"
        axes.annotate(said, (1, at), (6, 0), xycoords=("axes fraction", "data"), textcoords="offset points",
                      va="center", fontsize=7.5, color=FAINT)  # fmt: skip


def _panel(axes: Axes, table: pd.DataFrame, measure: str, layer: str) -> None:
    labels = list(dict.fromkeys(table.label[table.label != ""]))
    overall = [name for name in OVERALL if name in set(table.figure)]
    rows = {name: at for at, name in enumerate((*overall, *labels))}
    axes.vlines([0, 0.5, 1], 0, 1, transform=axes.get_xaxis_transform(), color=RULE, linewidth=0.6, zorder=0)
    _marks(axes, table, rows)
    _numbers(axes, table, rows)
    named = [say(f"{layer}.{label}") if layer else label for label in labels]
    axes.set_yticks(list(rows.values()), [*(say(f"card.{name}") for name in overall), *named])
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.tick_params(axis="y", length=0, labelcolor=INK)
    axes.spines["left"].set_visible(False)
    axes.set_title(_title(table, measure), color=PALETTE[1] if table.fails.any() and table.n.any() else INK)


@house
def card(card: pd.DataFrame, *, layer: str = "") -> Figure:
    """A panel a measure: accuracy and α, then precision and recall of each label, a line for the interval of each.

    A dotted stroke stands at what the figure must reach. At the right, how many sentences; of a label, how many were
    coded so and how many the measure called so. What fails says so in its title.

    Parameters
    ----------
    card : from `card.card`
    layer : what the labels are of, as `labels.tsv` has it: polarity, stance; labels of one's own stand as they are

    """
    measures = list(dict.fromkeys(card.measure))
    parts = [card[card.measure == measure] for measure in measures]
    tall = [len(OVERALL) + part.label[part.label != ""].nunique() for part in parts] or [1]
    figure = Figure(figsize=(WIDTH, 0.9 + 0.6 * len(tall) + ROW * sum(tall)))
    panels = figure.subplots(len(tall), sharex=True, squeeze=False, height_ratios=tall)[:, 0]
    for axes, measure, part in zip(panels, measures, parts, strict=False):
        _panel(axes, part, measure, layer)
    panels[-1].set(xlabel=say("card.agreement"), xlim=(min(0.0, card[["value", "low"]].min(axis=None)) - 0.02, 1.02))
    if measures:
        figure.legend(*panels[0].get_legend_handles_labels(), loc="outside lower center", ncols=5, fontsize=8)
    return figure
