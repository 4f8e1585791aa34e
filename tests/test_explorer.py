"""What a reader picks out by hand: rows, counts, places, concordance; and the still that a kept notebook has of it."""

from __future__ import annotations

import base64
import subprocess
import sys

import nbformat
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Study
from analysis.explore import Findings, explore
from analysis.finding import choices
from analysis.reading.report import Report
from analysis.showing import page as pages
from analysis.showing import views
from analysis.showing.views import Choice
from analysis.tables.choices import FINDING

COLUMNS = ["report", "section", "sentence", "start", "end", "text", "kind", "name"]
ROWS = pd.DataFrame(
    [
        ("a", "", 0, 2, 6, "平安建设", "drive", "平安建设"),
        ("a", "", 1, 9, 11, "雪亮", "programme", "雪亮工程"),
        ("b", "", 0, 0, 4, "雪亮工程", "programme", "雪亮工程"),
        ("b", "", 0, 5, 10, "平安建设年", "drive", "平安建设年"),
    ],
    columns=COLUMNS,
)
SAID = (
    ("a", "推进平安建设。建好雪亮点。"),
    ("b", "雪亮工程、平安建设年。"),
)


def picked(**asked: str) -> list[str]:
    return list(choices.chosen(ROWS, **asked).text)


@pytest.fixture(scope="module")
def sentences() -> pd.DataFrame:
    return Study(tuple(Report(name, text) for name, text in SAID)).sentences


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["平安建设", "雪亮", "雪亮工程", "平安建设年"]),
        ({"kind": "drive"}, ["平安建设", "平安建设年"]),
        ({"report": "b"}, ["雪亮工程", "平安建设年"]),
        ({"name": "雪亮工程"}, ["雪亮", "雪亮工程"]),  # what goes by it, however it is spelled
        ({"name": "平安建设"}, ["平安建设"]),  # a whole name goes before parts of others
        ({"name": "平安"}, ["平安建设", "平安建设年"]),
        ({"name": "雪亮", "report": "a"}, ["雪亮"]),
        ({"name": "("}, []),  # no regular expression
        ({"kind": "none"}, []),
    ],
)
def test_what_is_chosen(asked: dict[str, str], found: list[str]) -> None:
    assert picked(**asked) == found


def test_without_a_kind_kinds_are_counted_and_of_a_kind_names() -> None:
    assert list(choices.chosen(ROWS).label) == ["drive", "programme", "programme", "drive"]
    assert list(choices.chosen(ROWS, kind="programme").label) == ["雪亮工程", "雪亮工程"]


@pytest.mark.parametrize(
    ("columns", "names"),
    [
        ({"term": ["旗", "路", "网", ""]}, ["旗", "路", "网", "–"]),
        ({"unit": ["人", "人", "", "%"]}, ["人", "人", "–", "%"]),
        ({"members": [(), (), (), ()]}, ["drive", "programme", "programme", "drive"]),
        ({}, ["平安建设", "雪亮", "雪亮工程", "平安建设年"]),
    ],
)
def test_what_a_finding_goes_by(columns: dict[str, list[object]], names: list[str]) -> None:
    assert list(choices.names(ROWS.drop(columns="name").assign(**columns))) == names


def test_the_tally_has_each_label_in_each_report_that_has_it() -> None:
    tally = choices.tally(choices.chosen(ROWS, kind="drive"))
    assert list(tally.itertuples(index=False, name=None)) == [("a", "平安建设", 1, 1), ("b", "平安建设年", 1, 1)]
    assert list(choices.tally(choices.chosen(ROWS)).total) == [2, 2, 2, 2]


def test_a_line_has_what_stands_around_the_finding_in_its_sentence(sentences: pd.DataFrame) -> None:
    lines = choices.lines(choices.chosen(ROWS), sentences, width=3)
    assert list(lines[["left", "text", "right"]].itertuples(index=False, name=None)) == [
        ("推进", "平安建设", "。"),
        ("建好", "雪亮", "点。"),
        ("", "雪亮工程", "、平安"),
        ("工程、", "平安建设年", "。"),
    ]


@pytest.mark.parametrize(
    ("sort", "found"),
    [
        ("right", ["雪亮工程", "平安建设", "平安建设年", "雪亮"]),  # 、 。 。 点
        ("left", ["雪亮工程", "平安建设年", "雪亮", "平安建设"]),  # nothing, then 、 好 进
    ],
)
def test_lines_are_sorted_by_what_stands_beside(sentences: pd.DataFrame, sort: choices.Sort, found: list[str]) -> None:
    assert list(choices.lines(choices.chosen(ROWS), sentences, sort=sort).text) == found


def test_an_order_that_is_none_is_refused(sentences: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match=r"one of place, left, right, not “up”"):
        choices.lines(choices.chosen(ROWS), sentences, sort="up")  # type: ignore[arg-type]


def test_a_table_that_is_no_finding_is_refused() -> None:
    with pytest.raises(ValueError, match="lacks the column kind"):
        choices.chosen(ROWS.drop(columns="kind"))


@pytest.mark.parametrize("layer", ["initiative", "formula", "quantity", "rank", "device", "metaphor", "stance"])
def test_left_finding_and_right_are_the_sentence(seeds: Study, layer: str) -> None:
    view = Findings(seeds).view(Choice(layer))
    said = seeds.sentences.set_index(["report", "sentence"]).text
    for row in view.sentences.itertuples():
        whole = said[row.report, row.sentence]
        assert (row.left + row.text + row.right).startswith(whole) or whole.startswith(row.left)
        if row.right:
            assert row.left + row.text + row.right == whole


@settings(max_examples=20)
@given(
    st.text(alphabet="平安建设雪亮工程第一名、。,12“”\n <b>&", max_size=40), st.sampled_from(["place", "left", "right"])
)
def test_any_text_can_be_explored(text: str, sort: str) -> None:
    findings = Findings(Study((Report("r", text),)))
    for layer in ("initiative", "quantity", "stance"):
        for kind in ["", *findings.kinds(layer)]:
            view = findings.view(Choice(layer, kind=kind, sort=sort))
            assert view.tally.places.sum() == len(view.lines) == len(view.sentences)
            assert "<b>" not in views.html(view, chart="", rows=9).replace(views.STYLE, "")


def test_names_to_choose_from_are_the_most_frequent_first_and_clauses_have_none(seeds: Study) -> None:
    findings = Findings(seeds)
    names = findings.names("initiative", "")
    often = seeds.initiatives.name.value_counts()
    assert often[names[0]] == often.max()
    assert set(findings.names("initiative", "drive")) <= set(names)
    assert list(findings.names("stance", "")) == []


def test_every_kind_of_the_seeds_has_a_wording_in_both_languages(seeds: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    findings = Findings(seeds)
    monkeypatch.setenv("TIFA_LANGUAGE", "zh")
    for layer in findings.layers:
        for kind in findings.kinds(layer):
            assert not views.label(layer, kind).isascii()


def test_a_still_is_a_picture_with_alternative_text_and_plain_tables(page: Study) -> None:
    (picture, metadata), (tables, _) = explore(page).still()
    assert base64.b64decode(picture["image/png"]).startswith(b"\x89PNG")
    assert metadata["image/png"]["alt"] == picture["text/plain"]
    assert tables["text/html"].count("<table") == 3
    assert "<script" not in tables["text/html"]
    assert "办成实事" in tables["text/html"]


STILL = """
from hashlib import sha256
from analysis import Study
from analysis.explore import explore
print(sha256(repr(explore(Study.read("seeds")).still()).encode()).hexdigest())
"""


@pytest.mark.slow
def test_a_still_has_the_same_bytes_each_time(request: pytest.FixtureRequest) -> None:
    run = [sys.executable, "-c", STILL]
    told = [subprocess.run(run, cwd=request.config.rootpath, capture_output=True, check=True).stdout for _ in range(2)]
    assert told[0] == told[1]


def test_text_of_a_report_is_shown_as_text() -> None:
    hostile = Study((Report("<i>r", "</style><script>alert(1)</script>共1件。"),))
    shown = explore(hostile).still()[-1][0]["text/html"].replace(views.STYLE, "")
    assert "alert(1)" in shown
    assert not [tag for tag in ("<script", "</style", "<i>") if tag in shown]


def test_a_chart_says_for_which_characters_a_stand_in_is_drawn() -> None:
    chart, tables = explore(Study((Report("\U0002a700", "全年化解矛盾12件。"),))).still()
    assert "image/png" in chart[0]
    assert "〓 stands for what the typeface lacks: \U0002a700 (U+2A700)." in tables[0]["text/html"]


def test_where_nothing_is_found_it_says_so(page: Study) -> None:
    shown = views.html(Findings(page).view(Choice("rank")), chart="", rows=9)
    assert "nothing found" in shown
    assert "<table" not in shown


def test_a_study_without_reports_can_be_explored() -> None:
    (only, _), *more = explore(Study(())).still()
    assert not more
    assert "nothing found" in only["text/html"]


def test_what_is_shown_first_is_the_first_layer_in_which_something_is_found(page: Study) -> None:
    assert explore(page).first.choice == Choice("quantity")


def test_no_table_is_cut_without_saying_so(seeds: Study) -> None:
    view = Findings(seeds).view(Choice("initiative"))
    shown = views.html(view, chart="", rows=5)
    assert shown.count("<tr>") == 3 * (1 + 5)
    assert f"The first 5 of {len(view.lines)} rows." in shown
    assert "The first" not in views.html(view, chart="", rows=len(view.lines))


def test_many_reports_have_a_number_and_no_column_or_panel_each() -> None:
    study = Study(tuple(Report(f"r{number}", "全年化解矛盾12件。") for number in range(9)))
    view = Findings(study).view(Choice("quantity"))
    assert view.sections.report.nunique() == views.COLUMNS
    assert "r8</th>" not in views.html(view, chart="", rows=9)


def test_at_the_screen_the_choices_carry_their_still(page: Study) -> None:
    bundle = explore(page).bundle()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert '<img width="690" alt="Barcode chart' in bundle["text/html"]


def test_a_page_of_a_notebook_saved_at_the_screen_shows_the_still(page: Study) -> None:
    output = nbformat.v4.new_output("display_data", explore(page).bundle())
    cell = nbformat.v4.new_code_cell("explorer", outputs=[output])
    shown = pages.notebook(nbformat.v4.new_notebook(cells=[cell]), name="09")
    assert 'alt="Barcode chart' in shown
    assert "widget-view" not in shown


def test_a_choice_changes_what_is_shown(seeds: Study) -> None:
    from analysis.showing.explorer import _Desk

    desk = _Desk(Findings(seeds), "initiative")
    first = desk.shown.value
    desk.kind.value = "honour"
    second = desk.shown.value
    desk.layer.value = "metaphor"
    assert len({first, second, desk.shown.value}) == 3
    assert desk.kind.value == ""
    desk.name.value = " 抓手 "
    assert "抓手" in desk.shown.value


def test_the_table_of_a_layer_keeps_the_promise(seeds: Study) -> None:
    findings = Findings(seeds)
    for layer in findings.layers:
        assert set(FINDING.columns) <= set(findings.found(layer))
