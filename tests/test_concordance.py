import re
from string import ascii_uppercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.counting import concordance, strings
from analysis.reading import layout, order
from analysis.reading.report import Report

TEXTS = st.text("平安法治。，\n", max_size=60)
SOUGHT = st.lists(st.text("平安法治", min_size=1, max_size=3), max_size=4)


def said(**texts: str):
    blocks = layout.blocks([Report(id, text) for id, text in texts.items()])
    return order.sentences(blocks, order.repairs(blocks))


def shown(table) -> list[tuple[str, str, str]]:
    return list(zip(table.left, table.text, table.right, strict=True))


@pytest.mark.parametrize(
    ("sought", "left", "right"),
    [("D", "ABC", "EFGHI"), ("A", "", "BCDEF"), ("Z", "UVWXY", ""), ("M", "HIJKL", "NOPQR")],
)
def test_the_context_ends_with_the_text(sought, left, right):
    assert shown(concordance.lines(said(a=ascii_uppercase), sought, width=5)) == [(left, sought, right)]


def test_the_second_hit_is_shown_as_well_as_the_first():
    table = concordance.lines(said(a=ascii_uppercase * 2), "A", width=5)
    assert shown(table) == [("", "A", "BCDEF"), ("VWXYZ", "A", "BCDEF")]
    assert list(table.start) == [0, 26]


def test_the_last_word_has_nothing_to_its_right():
    table = concordance.lines(said(a="狐狸说了什么，狐狸"), "狐狸")
    assert shown(table) == [("", "狐狸", "说了什么，狐狸"), ("狐狸说了什么，", "狐狸", "")]


@pytest.mark.parametrize("sought", ["没有", [], ["没有", "也没"], re.compile("没."), ""])
def test_what_does_not_stand_there_gives_an_empty_table_with_its_columns(sought):
    table = concordance.lines(said(a="平安。"), sought)
    assert table.empty
    assert list(table.columns) == ["report", "section", "sentence", "start", "end", "left", "text", "right"]


def test_no_text_gives_an_empty_table_with_its_columns():
    empty = said(a="平安。").head(0)
    assert list(concordance.lines(empty, "平安", sort="left").columns) == list(concordance.lines(empty, "平安").columns)


def test_no_hit_and_no_context_runs_into_another_sentence_or_report():
    sentences = said(a="建设平。安宁。", b="安居。")
    assert concordance.lines(sentences, "平安").empty
    assert concordance.lines(sentences, "平。安").empty
    assert concordance.lines(sentences, "。[^居]*安", regex=True).empty
    assert shown(concordance.lines(sentences, "安")) == [("", "安", "宁。"), ("", "安", "居。")]


def test_the_longest_string_is_found_whichever_was_given_first():
    sentences = said(a="扫黑除恶专项斗争和扫黑除恶。")
    expected = ["扫黑除恶专项斗争", "扫黑除恶"]
    assert list(concordance.lines(sentences, ["扫黑除恶", "扫黑除恶专项斗争"]).text) == expected
    assert list(concordance.lines(sentences, ["扫黑除恶专项斗争", "扫黑除恶", "除恶专项"]).text) == expected


def test_the_whole_sentence_is_shown_where_that_is_the_unit():
    assert shown(concordance.lines(said(a="办好事。全市平安法治。"), "平安", width=1, unit="sentence")) == [
        ("全市", "平安", "法治。")
    ]


def test_a_width_of_nought_shows_the_hit_alone():
    assert shown(concordance.lines(said(a="全市平安。"), "平安", width=0)) == [("", "平安", "")]


def test_lines_are_sorted_by_what_follows_or_by_what_precedes_read_backwards():
    sentences = said(a="BA平安D。AB平安C。CA平安C。")
    assert list(concordance.lines(sentences, "平安", sort="right").left) == ["AB", "CA", "BA"]
    assert list(concordance.lines(sentences, "平安", sort="left").left) == ["BA", "CA", "AB"]
    assert list(concordance.lines(sentences, "平安", sort="left", width=1).start) == [2, 14, 8]


def test_lines_that_read_the_same_stay_in_reading_order():
    table = concordance.lines(said(a="平安" * 50), "平安", width=0, sort="right")
    assert list(table.start) == list(range(0, 100, 2))


def test_a_regular_expression_is_read_as_one_only_where_it_is_said_to_be():
    sentences = said(a="建成3.5公里，建成315公里。")
    assert list(concordance.lines(sentences, "3.5").text) == ["3.5"]
    assert list(concordance.lines(sentences, "3.5", regex=True).text) == ["3.5", "315"]
    assert list(concordance.lines(sentences, re.compile(r"\d+(?=公里)")).text) == ["5", "315"]


def test_a_match_of_nothing_is_passed_over():
    assert list(concordance.lines(said(a="平安平"), "安*", regex=True).text) == ["安"]


def test_what_is_no_regular_expression_is_refused():
    with pytest.raises(ValueError, match=r"“平\(安” is no regular expression: .*leave regex out"):
        concordance.lines(said(a="平安。"), "平(安", regex=True)


@pytest.mark.parametrize("setting", [{"unit": "words"}, {"sort": "centre"}])
def test_an_unknown_setting_is_refused(setting):
    with pytest.raises(ValueError, match=r"is one of .*, not “(words|centre)”"):
        concordance.lines(said(a="平安。"), "平安", **setting)


def test_a_hit_over_a_break_of_the_page_points_at_both_its_sides(page):
    line = concordance.lines(page.sentences, "安全感提高", width=4).iloc[0]
    assert page.reports[0].text[line.start : line.end] == "安\n\n全感提高"
    assert (line.left, line.text, line.right) == ("居民的", "安全感提高", "了。")


def test_a_line_leads_to_its_evidence(page):
    line = concordance.lines(page.sentences, "安全感提高")
    assert list(page.evidence(line).evidence) == ["居民的安全感提高了。"]


@given(TEXTS, SOUGHT)
def test_every_line_is_what_stands_at_its_offsets(text, sought):
    sentences = said(a=text)
    for line in concordance.lines(sentences, sought, unit="sentence").itertuples():
        assert text[line.start : line.end].replace("\n", "") == line.text
        assert line.left + line.text + line.right == sentences.text[line.sentence]


@given(TEXTS, TEXTS, SOUGHT, st.sampled_from(["place", "left", "right"]))
def test_there_are_as_many_lines_as_the_strings_are_counted(a, b, sought, sort):
    sentences = said(a=a, b=b)
    lines = concordance.lines(sentences, sought, sort=sort)
    counted = strings.counts(sentences, sought)
    assert lines.groupby(["report", "text"]).size().to_dict() == {
        (row.report, row.phrase): row.n for row in counted.rename(columns={"count": "n"}).itertuples() if row.n
    }
