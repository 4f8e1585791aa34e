"""Charts of the findings, told by their artists."""

import pandas as pd
import pytest
from matplotlib.text import Text

from analysis.showing import charts
from analysis.tables.finding import BEGUN, SUMS, UNDERTAKINGS

NAMED = pd.DataFrame(
    [("净村行动", "a", 3), ("净村行动", "b", 0), ("亮灯工程", "a", 1), ("亮灯工程", "b", 1)],
    columns=["name", "report", "mentions"],
)
YEARS = pd.DataFrame(
    [("净村行动", "crackdown", 2019), ("亮灯工程", "programme", 2021)], columns=["name", "kind", "year"]
)
CHECKS = SUMS.frame(
    [("a", "sum", "岗亭", 10.0, (4.0, 6.0), True, 0.0, (1, 2, 3)), ("a", "sum", "村", 10.0, (9.0,), False, 1.0, (5, 6))]
)


def said(figure) -> list[str]:
    return [text.get_text() for text in figure.findobj(Text) if text.get_text()]


def test_a_heat_writes_each_number_and_leaves_nought_blank():
    axes = charts.heat(NAMED).axes[0]
    assert sorted(text.get_text() for text in axes.texts if text.get_text().isdecimal()) == ["1", "1", "3"]
    shades = [patch.get_alpha() for patch in axes.patches]
    assert shades[0] == 1
    assert shades[1] == 0


def test_a_timeline_puts_each_name_at_its_year():
    axes = charts.timeline(YEARS).axes[0]
    assert [tuple(each.get_offsets()[0]) for each in axes.collections[1:]] == [(2019, 0), (2021, 1)]
    assert {"crackdown", "programme"} <= set(said(axes.figure))


def test_the_parts_of_a_sum_lie_end_to_end_up_to_its_total():
    axes = charts.sums(CHECKS).axes[0]
    ends = [patch.get_x() + patch.get_width() for patch in axes.patches]
    assert ends == [40, 100, 90]
    assert {"10  holds", "10  off by 1"} <= set(said(axes.figure))


def test_charts_of_nothing_are_drawn():
    for figure in (charts.heat(UNDERTAKINGS.frame()), charts.timeline(BEGUN.frame()), charts.sums(SUMS.frame())):
        assert charts.render(figure, "png")


def test_the_layout_leaves_no_last_digits_that_another_run_would_not_have():
    figure = charts.sums(CHECKS)
    charts.render(figure, "svg")
    sides = [side for axes in figure.axes for side in axes.get_position(original=True).bounds]
    assert sides == pytest.approx([round(side, 6) for side in sides], rel=0, abs=1e-12)
