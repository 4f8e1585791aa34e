"""Charts of the term statistics, told by their artists."""

from itertools import combinations

import pandas as pd
import pytest
from matplotlib.colors import to_hex
from matplotlib.text import Annotation, Text

from analysis.showing import charts
from analysis.showing.charts.house import PALETTE

KEYNESS = pd.DataFrame(
    [("平安", 9, 1, 20.0, 3.0), ("法治", 5, 0, 6.0, 4.5), ("工作", 3, 3, 0.0, 0.0), ("经济", 0, 8, -12.0, -4.0)],
    columns=["term", "count", "reference_count", "g2", "log_ratio"],
)
SPREAD = pd.DataFrame(
    [("a", "平安", 9, 0.2), ("a", "法治", 5, 0.8), ("b", "平安", 4, 1.0)],
    columns=["report", "term", "count", "dp_norm"],
)
PAIRS = pd.DataFrame(
    [("平安", "建设", 4, 9, 8), ("平安", "法治", 2, 9, 5)],
    columns=["term", "other", "count", "term_count", "other_count"],
)
LINES = pd.DataFrame([("a", 100), ("b", 60)], columns=["report", "end"])
PASSAGES = pd.DataFrame(
    [("a", 10, 20, "b", 30, 40, "建设更高水平的平安某市")],
    columns=["report", "start", "end", "other", "other_start", "other_end", "text"],
)


def words(axes) -> dict[str, Text]:
    return {text.get_text(): text for text in axes.findobj(Text) if text.get_text() and text.get_text()[0] >= "\u4e00"}


def test_a_contrast_puts_the_targets_terms_right_and_the_references_left():
    figure = charts.contrast(KEYNESS, KEYNESS.term, target="a", reference="b")
    marks = {(to_hex(each.get_edgecolor()[0]), *at) for each in figure.axes[0].collections for at in each.get_offsets()}
    assert (PALETTE[1], 3.0, 20.0) in marks
    assert (PALETTE[0], -4.0, 12.0) in marks


def test_terms_absent_on_one_side_are_hollow():
    collections = charts.contrast(KEYNESS, (), target="a", reference="b").axes[0].collections
    hollow = [at for each in collections if not len(each.get_facecolor()) for at in each.get_offsets().tolist()]
    assert sorted(hollow) == [[-4.0, 12.0], [4.5, 6.0]]


def test_no_label_of_a_contrast_lies_on_another():
    many = pd.concat([KEYNESS.assign(term=KEYNESS.term + letter, g2=KEYNESS.g2 * 1.1) for letter in "甲乙丙丁"])
    figure = charts.contrast(many, many.term, target="a", reference="b")
    charts.render(figure, "png")
    boxes = [label.get_window_extent() for label in words(figure.axes[0]).values()]
    assert len(boxes) > 8
    assert not any(first.overlaps(second) for first, second in combinations(boxes, 2))


def test_a_dispersion_has_a_panel_for_each_report_and_labels_its_first_terms():
    figure = charts.dispersion(SPREAD, labelled=1)
    assert [axes.get_title(loc="left") for axes in figure.axes] == ["a", "b"]
    assert figure.axes[0].collections[0].get_offsets().tolist() == [[9, 0.2], [5, 0.8]]
    assert set(words(figure.axes[0])) == {"平安"}


def test_a_network_has_a_disc_for_each_term_and_the_strongest_tie_widest():
    axes = charts.network(PAIRS).axes[0]
    assert {text.get_text() for text in axes.findobj(Annotation)} == {"平安", "建设", "法治"}
    widths = [line.get_linewidth() for line in axes.lines]
    assert widths[0] == 2 * widths[1]


@pytest.mark.parametrize("draw", [lambda: charts.network(PAIRS), lambda: charts.dispersion(SPREAD)])
def test_the_same_table_gives_the_same_picture(draw):
    assert charts.render(draw(), "svg") == charts.render(draw(), "svg")


def test_a_ribbon_ties_the_two_places_of_a_passage():
    axes = charts.overlap(PASSAGES, LINES).axes[0]
    (ribbon,) = [
        patch.get_xy()[:4, 0].tolist()
        for patch in axes.patches
        if hasattr(patch, "get_xy") and patch.get_label() == PASSAGES.text[0]
    ]
    assert ribbon == [10, 20, 40, 30]


def test_charts_of_nothing_are_drawn():
    for figure in (
        charts.contrast(KEYNESS.head(0), (), target="a", reference="b"),
        charts.dispersion(SPREAD.head(0)),
        charts.network(PAIRS.head(0)),
        charts.overlap(PASSAGES.head(0), LINES),
        charts.overlap(PASSAGES.head(0), LINES.head(0)),
    ):
        assert charts.render(figure, "png")
