"""Metaphors: made-up sentences for each family, and for each way in which a word can be meant literally."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Study, lexicon
from analysis.finding.rhetoric import metaphor_words
from analysis.finding.rhetoric.metaphors import families, metaphors
from analysis.reading.report import Report
from analysis.tables.rhetoric import FAMILIES, METAPHORS

TERMS = lexicon.table("metaphors")


def sentences(*texts: str) -> pd.DataFrame:
    return Study(tuple(Report(f"r{at}", text) for at, text in enumerate(texts))).sentences


def found(text: str) -> list[tuple[str, str]]:
    rows = metaphors(sentences(text))
    return list(zip(rows.text, rows.kind, strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("向陈规陋习亮剑,打赢治水攻坚战。", [("亮剑", "war"), ("打赢", "war"), ("攻坚战", "war")]),
        ("带出一支铁军,守好安全防线。", [("铁军", "war"), ("防线", "war")]),
        ("夯实信用根基,架起连心桥。", [("夯实", "building"), ("根基", "building"), ("连心桥", "building")]),
        ("走进新征程,打通最后一公里。", [("新征程", "journey"), ("打通", "journey"), ("最后一公里", "journey")]),
        ("把触角伸到神经末梢,根治顽疾。", [("触角", "body"), ("神经末梢", "body"), ("根治", "body"), ("顽疾", "body")]),
        ("春风化雨,在沃土中生根。", [("春风化雨", "nature"), ("沃土", "nature"), ("生根", "nature")]),
        ("以党建为抓手,形成工作闭环。", [("抓手", "machine"), ("闭环", "machine")]),
        ("织密反诈防护网。", [("织密", "net"), ("防护网", "net")]),
        ("亮点不断,为全县添彩。", [("亮点", "light"), ("添彩", "light")]),
        ("下好先手棋,领跑全市。", [("下好先手棋", "contest"), ("领跑", "contest")]),
        ("当好企业的娘家人。", [("娘家人", "family")]),
        ("交出满意答卷,谱写新篇章。", [("满意答卷", "stage"), ("谱写", "stage"), ("新篇章", "stage")]),
        ("破解瓶颈,疏通堵点。", [("瓶颈", "load"), ("堵点", "load")]),
        ("深挖保护伞。", [("深挖", "other"), ("保护伞", "other")]),
        ("以法治之笔绘就图景。", [("法治之笔", "stage"), ("绘就", "stage"), ("图景", "stage")]),
        ("筑起铜墙铁壁,重拳出击。", [("筑起", "building"), ("铜墙铁壁", "building"), ("重拳出击", "contest")]),
        ("短板成了压舱石。", [("短板", "load"), ("压舱石", "journey")]),
        ("把服务送到家门口,让信任的种子发芽。", [("送到家门口", "building"), ("种子", "nature"), ("发芽", "nature")]),
    ],
)
def test_a_word_out_of_its_domain_is_a_metaphor_of_its_family(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "加强道路交通管理,修建村道路。",
        "互联网企业迎接挑战。",
        "组织好这次活动。",
        "上台演唱《春风化雨》。",
        "拍摄短视频三条,检查种子公司。",
        "清理消防通道,参加力量训练。",
        "加强基层工作,提高地方收入。",
        "建立稳定的收入来源。",
        "本月开发力量不足。",
        "发放养老金标准不变。",
        "居民生活水平提高。",
        "重点单位逐一检查。",
        "召开局务会议,打开局面。",
        "疏导交通三百余次。",
        "调查土壤污染状况。",
        "检查互联网网点,办理网络诈骗案。",
        "推进平安建设,完善工作机制,落实各项任务。",
        "严厉打击犯罪,优化环境,营造氛围。",
        "出动警力,建立指挥中心,实战化运行。",
    ],
)
def test_a_literal_or_dead_use_is_none(text):
    assert found(text) == []


def test_the_longest_term_wins_and_two_never_overlap():
    assert found("打好组合拳,织密织牢安全网。") == [("组合拳", "contest"), ("织密织牢", "net"), ("安全网", "net")]


@pytest.mark.parametrize("marks", ["“{}”", "‘{}’", "「{}」", '"{}"'])
def test_a_single_verb_is_a_metaphor_in_quotation_marks_only(marks):
    assert found(f"民警{marks.format('沉')}在村里。") == [("沉", "load")]
    assert found("民警沉在村里。") == []


def test_a_metaphor_in_a_name_is_left_out_unless_asked_for():
    page = sentences("开展亮剑行动,敢于亮剑。")
    name = pd.DataFrame({"report": ["r0"], "start": [2], "end": [6]})
    assert list(metaphors(page, masked=name).start) == [9]
    both = metaphors(page, masked=name, names=True)
    assert list(zip(both.text, both.in_name, strict=True)) == [("亮剑", True), ("亮剑", False)]
    assert list(metaphors(page, masked=name.iloc[:0]).start) == [2, 9]


def test_tier_and_term_are_those_of_the_lexicon():
    rows = metaphors(sentences("守在一线,当好“护民之盾”。"))
    assert list(zip(rows.term, rows.tier, strict=True)) == [("一线", "conventional"), ("护民之盾", "vivid")]


def test_a_word_that_a_line_break_cuts_is_found_and_points_at_both_lines():
    text = (
        "近年来,全县各级各部门坚持把安全防护工作摆在重要位置,持续推进各项工作,着力织密防\n护网,群众很满意。\n全县有序。"
    )
    rows = metaphors(sentences(text))
    assert list(rows.text) == ["织密", "防护网"]
    last = rows.iloc[-1]
    assert text[last.start : last.end] == "防\n护网"


def test_resonance_is_types_times_tokens():
    made = families(metaphors(sentences("亮剑!再亮剑!宣战!守在一线。夯实基石。")))
    war = made[made.family == "war"].set_index("tier")
    assert war.loc["all", ["types", "tokens", "resonance"]].tolist() == [3, 4, 12]
    assert war.loc["vivid", ["types", "tokens", "resonance"]].tolist() == [2, 3, 6]
    assert war.loc["conventional", ["types", "tokens", "resonance"]].tolist() == [1, 1, 1]
    assert made[made.tier == "all"].share.sum() == pytest.approx(1)
    assert made[made.family == "net"][["types", "tokens", "resonance", "share"]].eq(0).all(axis=None)
    assert len(made) == 3 * len(lexicon.table("families"))


def test_no_text_and_no_metaphors_make_empty_tables():
    none = metaphors(sentences())
    assert none.empty
    assert list(none) == list(METAPHORS.columns)
    assert list(families(none)) == list(FAMILIES.columns)
    assert families(none).empty


def test_every_entry_of_the_lexicon_is_sound():
    assert set(TERMS.family) <= set(lexicon.table("families").family)
    assert set(TERMS.tier) == {"vivid", "conventional"}
    assert not TERMS.term.duplicated().any()
    forms = [form for term in TERMS.term for form in metaphor_words.expanded(term)]
    assert min(map(len, forms)) > 1
    for column in ("not_before", "not_after"):
        assert all(re.compile(pattern) for pattern in TERMS[column])


def test_each_word_that_is_another_thing_holds_its_term():
    for row in TERMS.itertuples():
        assert all(len(word) > len(row.term) and row.term in word for word in row.not_in.split()), row.term


def test_each_term_stands_by_itself():
    forms = [form for term in TERMS.term for form in metaphor_words.expanded(term)]
    found = metaphor_words.words("。".join(["", *forms, ""]))
    assert list(found.term) == [form.strip("“”") for form in forms]


@given(st.lists(st.text("亮剑攻坚战一线道路交通防护网“”‘’,。\n 打通最后一公里沉", max_size=40), max_size=4))
def test_offsets_point_at_what_they_say(texts):
    rows = metaphors(sentences(*texts))
    for row in rows.itertuples():
        said = texts[int(row.report[1:])][row.start : row.end]
        assert re.sub(r"\s", "", said) == re.sub(r"\s", "", row.text)


@given(st.text(max_size=60))
def test_no_text_breaks_it(text):
    families(metaphors(sentences(text), names=True))


@given(st.permutations(["亮剑。", "织密安全网。", "守在一线。"]))
def test_the_order_of_reports_does_not_matter(texts):
    assert sorted(metaphors(sentences(*texts)).text) == ["一线", "亮剑", "安全网", "织密"]


@pytest.mark.parametrize("text", ["“亮剑", "亮剑”", "亮 剑", "堅決亮劍", "亮剑,,。。“”", "\n\n。"])
def test_bad_input_does_not_break_it(text):
    metaphors(sentences(text))
