"""Charts of how it is said, told by their artists."""

import pandas as pd
from matplotlib.text import Text

from analysis.showing import charts

RATES = pd.DataFrame(
    [("a", "couplet", 4, 2.0, 1.0, 3.0), ("a", "question", 0, 0.0, 0.0, 0.0), ("b", "couplet", 1, 0.5, None, None),
     ("b", "question", 2, 1.0, None, None)], columns=["report", "kind", "n", "rate", "low", "high"],
)  # fmt: skip
FAMILIES = pd.DataFrame(
    [("a", "war", "vivid", 0.25), ("a", "net", "vivid", 0.75), ("a", "war", "conventional", 1.0),
     ("a", "net", "conventional", 0.0)], columns=["report", "family", "tier", "share"],
)  # fmt: skip
FLOWS = pd.DataFrame(
    [("a", "self", "镇政府", 3), ("a", "mass", "村民", 1), ("b", "self", "村委会", 2)],
    columns=["report", "kind", "agent", "n"],
)


def said(figure) -> list[str]:
    return [text.get_text() for text in figure.findobj(Text) if text.get_text()]


def test_a_rate_stands_at_its_place_in_the_row_of_its_kind():
    axes = charts.rates(RATES, layer="device").axes[0]
    marks = {tuple(map(float, xy)) for each in axes.collections if each.get_offsets().size for xy in each.get_offsets()}
    assert {(2.0, -0.2), (0.0, 0.8), (0.5, 0.2), (1.0, 1.2)} <= {(x, round(y, 6)) for x, y in marks}
    assert [label.get_text() for label in axes.get_yticklabels()] == ["couplet", "question"]


def test_a_rate_of_nothing_is_hollow():
    axes = charts.rates(RATES[RATES.report == "a"], layer="device").axes[0]
    faces = {tuple(face) for each in axes.collections for face in each.get_facecolor()}
    assert (1.0, 1.0, 1.0, 1.0) in faces


def test_numbers_found_stand_at_the_right():
    assert {"4", "0", "1", "2"} <= set(said(charts.rates(RATES, layer="device")))


def test_vivid_and_conventional_words_have_a_panel_each():
    figure = charts.families(FAMILIES)
    vivid, conventional = figure.axes
    assert [axes.get_title("left") for axes in (vivid, conventional)] == ["vivid", "conventional"]
    assert sorted(vivid.collections[1].get_offsets()[:, 0]) == [25, 75]
    assert sorted(conventional.collections[1].get_offsets()[:, 0]) == [0, 100]


def test_a_band_of_the_flow_is_as_wide_as_its_number():
    first, second = charts.flow(FLOWS).axes
    widths = [[patch.get_path().vertices[-1][1] - patch.get_path().vertices[0][1] for patch in axes.patches]
              for axes in (first, second)]  # fmt: skip
    assert widths == [[3, 1], [2]]
    assert {"镇政府  3", "村民  1", "the people  1"} <= set(said(first.figure))


def test_charts_of_nothing_are_drawn():
    for figure in (
        charts.rates(RATES.head(0), layer="device"),
        charts.families(FAMILIES.head(0)),
        charts.flow(FLOWS.head(0)),
    ):
        assert charts.render(figure, "png")
