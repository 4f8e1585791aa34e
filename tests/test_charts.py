import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.patches import PathPatch
from matplotlib.text import Text

from analysis.counting import overview, terms
from analysis.showing import charts
from analysis.showing.charts.house import PALETTE, styles

COUNTS = pd.DataFrame(
    [("a", "平安", 4, 5, 100, 400.0, 1, 1), ("a", "法治", 1, 3, 100, 100.0, 1, 1),
     ("b", "平安", 1, 5, 200, 50.0, 1, 1), ("b", "法治", 2, 3, 200, 100.0, 1, 1)],
    columns=["report", "term", "count", "total", "characters", "rate", "sections", "of_sections"],
)  # fmt: skip


def said(figure) -> list[str]:
    return [text.get_text() for text in figure.findobj(Text) if text.get_text()]


def test_a_ranking_puts_each_rate_in_the_row_of_its_term():
    axes = charts.ranking(terms.leading(COUNTS)).axes[0]
    marks = {each.get_label(): each.get_offsets().tolist() for each in axes.collections if each.get_label() in "ab"}
    assert marks == {"a": [[400, 0], [100, 1]], "b": [[50, 0], [100, 1]]}
    assert axes.get_ylim()[0] > axes.get_ylim()[1]


def test_a_ranking_shows_the_tokens_behind_each_mark_and_the_gloss_of_each_term():
    words = said(charts.ranking(terms.leading(COUNTS)))
    assert {"4", "1", "2", "平安", "peace and safety"} <= set(words)


def test_a_ranking_of_many_reports_shows_their_median():
    many = pd.concat([COUNTS.assign(report=f"{COUNTS.report}{i}") for i in range(3)])
    many["report"] = [f"r{i}" for i in range(len(many))]
    axes = charts.ranking(many).axes[0]
    median = next(each for each in axes.collections if "median" in str(each.get_label()))
    assert median.get_offsets().tolist() == [[225, 0], [100, 1]]


def test_a_barcode_has_a_stripe_for_each_place(page):
    places = terms.places(page.body, ["安全感", "平安"])
    panel = charts.barcode(places, terms.beginnings(page.body)).axes[0]
    stripes = [len(each.get_segments()) for each in panel.collections[1:]]
    assert stripes == [2, 0]


def test_a_cloud_sets_every_word_and_the_more_frequent_larger():
    axes = charts.cloud(terms.most(COUNTS)).axes[0]
    words = [patch.get_path().get_extents() for patch in axes.patches if isinstance(patch, PathPatch)]
    assert len(words) == 2
    assert words[0].height > words[1].height
    assert not words[0].overlaps(words[1])


def test_the_cloud_of_the_seeds_leaves_no_word_out(seeds):
    most = terms.most(seeds.counts)
    panels = charts.cloud(most).axes
    assert [len(axes.patches) for axes in panels] == most.groupby("report").size().tolist()


def test_a_page_marks_every_repair(page):
    axes = charts.page(overview.lines(page.blocks, page.repairs)).axes[0]
    marks = {each.get_label(): len(each.get_offsets()) for each in axes.collections if "line," in str(each.get_label())}
    assert marks == {"broken line, joined": 1, "broken line, rest lost": 1}


def test_sentence_lengths_rise_to_one(page):
    line = charts.lengths(overview.lengths(page.sentences)).axes[0].lines[0]
    assert line.get_ydata()[-1] == 1
    assert line.get_xdata()[-1] == overview.lengths(page.sentences).characters.max()


@pytest.mark.parametrize("form", ["png", "svg"])
def test_the_same_table_gives_the_same_bytes(form):
    first, second = (charts.render(charts.cloud(terms.most(COUNTS)), form) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("draw", [lambda table: charts.ranking(terms.leading(table)), charts.cloud])
def test_what_the_typeface_lacks_is_drawn_all_the_same_and_named(draw):
    drawn = draw(COUNTS.replace("平安", "平𪚥"))
    charts.render(drawn, "png")
    assert charts.stood_in(drawn) == ["𪚥"]
    assert charts.stood_in(draw(COUNTS)) == []


@pytest.mark.parametrize("name", ["$E=mc^2$", r"$\frac{1}{0$", r"\$甲$", "_甲"])
def test_a_name_is_no_formula_and_stands_in_the_legend(name):
    figure = charts.ranking(terms.leading(COUNTS.replace("b", name)))
    assert charts.render(figure, "svg")
    entries = [text for text in figure.axes[0].get_legend().get_texts() if text.get_text().lstrip("\u200b") == name]
    assert [text.get_parse_math() for text in entries] == [False]


def test_charts_speak_chinese_when_asked(monkeypatch):
    monkeypatch.setenv("TIFA_LANGUAGE", "zh")
    words = said(charts.ranking(terms.leading(COUNTS)))
    assert "每万汉字出现次数（正文）" in words
    assert "peace and safety" not in words


def test_drawing_leaves_the_readers_settings_alone():
    before = dict(mpl.rcParams)
    charts.render(charts.ranking(terms.leading(COUNTS)), "svg")
    assert dict(mpl.rcParams) == before


def test_every_chart_of_an_empty_table_is_drawn(page):
    nothing = page.body.head(0)
    counts = terms.counts(nothing)
    for figure in (
        charts.ranking(terms.leading(counts)),
        charts.barcode(terms.places(nothing, ["平安"]), terms.beginnings(nothing)),
        charts.cloud(terms.most(counts)),
        charts.page(overview.lines(page.blocks, page.repairs).head(0)),
        charts.lengths(overview.lengths(page.sentences).head(0)),
    ):
        assert charts.render(figure, "png")


def test_reports_differ_in_colour_and_in_mark():
    assert len(set(styles(["a", "b", "c", "d", "e"]).values())) == len(PALETTE)
