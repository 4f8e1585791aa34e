"""Charts of stance, scores and validity, told by their artists."""

from __future__ import annotations

from importlib import import_module

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_rgb
from matplotlib.text import Text

from analysis.showing.charts.house import PALETTE, render
from analysis.showing.labels import say
from analysis.tables.sentiment import ARCS, CARD, CONTRIBUTIONS

charts = {
    name: getattr(import_module(f"analysis.showing.charts.{name}"), name) for name in ("arc", "card", "contributions")
}

WORDS = pd.DataFrame(
    [("满意", "seen", 1.5), ("法院", "seen", -2.25), ("扫黑", "unseen", -0.1)], columns=["text", "kind", "log_odds"]
)
FIGURES = pd.DataFrame(
    [
        (measure, figure, label, value, value - 0.1, value + 0.05, n, bound, figure in failed)
        for measure, failed in (("good", ()), ("bad", ("alpha", "accuracy")))
        for figure, label, value, n, bound in (
            ("accuracy", "", 0.75, 8, 0.5),
            ("alpha", "", 0.7, 8, 0.667),
            ("coded", "yes", 0.5, 4, np.nan),
            ("precision", "yes", 0.6, 5, np.nan),
            ("recall", "yes", 0.75, 4, np.nan),
        )
    ],
    columns=list(CARD.columns),
)
SHARES = pd.DataFrame(
    [
        (report, section, begin, end, kind, n, n / 4, 4, polarity)
        for report in ("a", "b")
        for section, begin, end, polarity, counts in (
            ("", 0.0, 20.0, 1.0, (4, 0, 0, 0)),
            ("1 走街串巷 · 办在实处", 20.0, 100.0, -0.5, (1, 1, 1, 1)),
        )
        for kind, n in zip(("achievement", "effort", "problem", "neutral"), counts, strict=True)
    ],
    columns=list(ARCS.columns),
)


def said(figure) -> list[str]:
    return [text.get_text() for text in figure.findobj(Text) if text.get_text()]


def test_a_card_that_fails_says_so_in_its_title():
    good, bad = charts["card"](FIGURES).axes
    assert good.get_title(loc="left") == "good"
    title = bad.get_title(loc="left").splitlines()
    assert title[0] == say("card.fails", measure="bad")
    assert len(title) == 3
    assert "0.70" in title[2]
    assert to_rgb(bad._left_title.get_color()) == to_rgb(PALETTE[1])


def test_a_card_marks_each_figure_where_it_is():
    axes = charts["card"](FIGURES).axes[0]
    marks = {tuple(each.get_offsets()[0]) for each in axes.collections if len(each.get_offsets()) == 1}
    assert {0.75, 0.7, 0.6} <= {x for x, _ in marks}
    assert {"8", "4 · 5", "yes"} <= set(said(axes.figure))


def test_labels_of_a_layer_are_worded():
    table = FIGURES.assign(label=FIGURES.label.replace("yes", "achievement"))
    assert say("stance.achievement") in said(charts["card"](table, layer="stance"))


def test_the_word_that_moved_a_score_most_is_at_the_top():
    axes = charts["contributions"](WORDS).axes[0]
    widths = {patch.get_y() + patch.get_height() / 2: patch.get_width() for patch in axes.patches}
    assert {round(y): width for y, width in widths.items()} == {0: -2.25, 1: 1.5, 2: -0.1}
    hollow = [patch.get_facecolor()[3] == 0 for patch in axes.patches if patch.get_width() == -0.1]
    assert hollow == [True]
    assert {"−2.25", "+1.50", "满意"} <= set(said(axes.figure))


def test_an_arc_has_for_each_report_its_polarity_and_its_shares():
    line, stack, *_ = charts["arc"](SHARES).axes
    assert [tuple(point) for point in line.lines[1].get_xydata()] == [(10, 1), (60, -0.5)]
    tops = {(patch.get_x(), patch.get_y() + patch.get_height()) for patch in stack.patches}
    assert {(0, 100), (20, 25), (20, 50), (20, 75), (20, 100)} <= tops
    assert {patch.get_width() for patch in stack.patches} == {20, 80}


def test_the_stances_of_an_arc_are_told_apart_in_grey():
    from analysis.showing.charts.arc import COLOURS

    greys = sorted(float(np.dot(to_rgb(colour), (0.299, 0.587, 0.114))) for colour in COLOURS.values())
    assert min(np.diff(greys)) > 0.15


@pytest.mark.parametrize(
    ("name", "table"),
    [("arc", ARCS.frame()), ("card", CARD.frame()), ("contributions", CONTRIBUTIONS.frame())],
)
def test_charts_of_nothing_are_drawn(name, table):
    assert render(charts[name](table), "png")


@pytest.mark.parametrize(("name", "table"), [("arc", SHARES), ("card", FIGURES), ("contributions", WORDS)])
def test_the_same_table_gives_the_same_bytes(name, table):
    assert render(charts[name](table), "svg") == render(charts[name](table), "svg")
