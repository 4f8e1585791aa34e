import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reading import layout
from analysis.reading.report import Report

LINES = st.lists(st.text("安。，“”1 —图为本报记者\u3000)年月日", max_size=60), max_size=12)


def kinds(*lines: str) -> list[str]:
    return list(layout.blocks([Report("r", "\n".join(lines))]).kind)


@given(LINES)
def test_every_character_is_in_one_block_or_is_white_space_between_blocks(lines):
    text = "\n".join(lines)
    at = 0
    for block in layout.blocks([Report("r", text)]).itertuples():
        assert not text[at : block.start].strip()
        assert text[block.start : block.end] == block.text
        at = block.end
    assert not text[at:].strip()


def test_a_page_is_named_line_by_line(page):
    assert [block.kind for block in page.blocks.itertuples()] == [
        "title", "subtitle", "byline", "heading", "body", "body", "body", "caption", "heading", "body", "credit",
    ]  # fmt: skip


def test_lines_stand_in_the_section_of_their_heading(page):
    assert list(page.blocks.section) == [""] * 3 + ["1 走街串巷"] * 5 + ["2 办在实处"] * 3


def test_two_short_lines_above_a_paragraph_are_one_heading():
    blocks = layout.blocks([Report("r", "去年办了十件事。\n抓早抓小 抓在日常\n把隐患消除在萌芽\n各村每天巡查。")])
    assert list(blocks.kind) == ["body", "heading", "heading", "body"]
    assert blocks.section.iloc[-1] == "抓早抓小 抓在日常 · 把隐患消除在萌芽"


def test_a_heading_said_twice_opens_two_sections():
    blocks = layout.blocks([Report("r", "一、经验\n甲村有两条。\n二、做法\n乙村有三条。\n一、经验\n丙村没有。")])
    assert list(blocks.section[blocks.kind == "body"]) == ["一、经验", "二、做法", "一、经验 (2)"]


def test_a_long_list_of_short_lines_is_no_heading():
    assert kinds("名单如下：", "甲村", "乙村", "丙村", "丁村", "以上各村已经达标。")[1:5] == ["body"] * 4


@pytest.mark.parametrize(
    "line",
    [
        "图为民警在村口宣传反诈知识。",
        "2024年3月5日,全镇平安建设推进会召开。",
        "民警王五(左二)在集市上分发传单。",
        "社区民警在物流园检查消防设施。　　赵六摄",
    ],
)
def test_captions_without_space_around_them_are_told_by_what_they_say(line):
    paragraph = "全镇把平安建设放在首位,干部下沉到村,问题解决在村,群众看得见摸得着,口碑越来越好。" * 3
    assert kinds(paragraph, line, paragraph) == ["body", "caption", "body"]


def test_news_that_opens_with_a_date_is_no_caption():
    paragraph = "全镇把平安建设放在首位,干部下沉到村,问题解决在村。"
    assert kinds("2023年12月28日,县里给全镇颁发了标准化管理体系的认证证书。", paragraph) == ["body", "body"]


def test_a_report_of_one_line_is_body_even_without_a_stop():
    assert kinds("平安") == ["body"]


def test_a_blank_report_has_no_blocks():
    assert layout.blocks([Report("r", " \n\u3000\n")]).empty


def test_shangqiu_has_six_sections_of_two_line_headings_and_six_captions(seeds):
    here = seeds.blocks[seeds.blocks.report == "shangqiu"]
    assert (here.kind == "heading").sum() == 12
    assert here[here.section != ""].section.nunique() == 6
    assert (here.kind == "caption").sum() == 6


def test_hebi_has_three_numbered_sections_seven_captions_and_a_credit(seeds):
    here = seeds.blocks[seeds.blocks.report == "hebi"]
    assert list(here.text[here.kind == "heading"]) == ["1 打铁必须自身硬", "2 牵头抓总护民安", "3 为民服务展担当"]
    assert here.kind.value_counts()[["title", "subtitle", "byline", "caption", "credit"]].tolist() == [1, 1, 1, 7, 1]


def test_a_hostile_line_is_named_in_linear_time():
    assert kinds("2023年" * 300_000) == ["body"]
