"""Who is credited: made-up sentences for each direction and each refusal."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Study
from analysis.finding.rhetoric.credited import credit
from analysis.reading.report import Report
from analysis.tables.rhetoric import CREDIT


def sentences(*texts: str) -> pd.DataFrame:
    return Study(tuple(Report(f"r{at}", text) for at, text in enumerate(texts))).sentences


@pytest.mark.parametrize(
    ("said", "kind", "agent", "relation", "outcome"),
    [
        ("在县委坚强领导下,平安建设有了起色。", "upward-guidance", "县委", "在…坚强领导下", "平安建设有了起色"),
        ("围绕省委决策部署开展工作。", "upward-guidance", "省委", "围绕…决策部署", "开展工作"),
        ("县委、县政府高度重视调解工作。", "upward-guidance", "县委、县政府", "高度重视", "调解工作"),
        ("由县委书记挂帅的专班成立。", "upward-guidance", "县委书记", "由…挂帅", "的专班成立"),
        ("达到省委提出的目标。", "upward-guidance", "省委", "提出的", "目标"),
        ("受到省公安厅通报表彰。", "upward-recognition", "省公安厅", "受到…通报表彰", ""),
        ("被评为全县先进单位。", "upward-recognition", "", "被评为", "全县先进单位"),
        ("荣获“先进集体”称号。", "upward-recognition", "", "荣获", "“先进集体”称号"),
        ("省委书记李大山给予了高度评价。", "upward-recognition", "省委书记李大山", "给予了高度评价", ""),
        ("县公安局牵头成立专班。", "self", "县公安局", "牵头", "成立专班"),
        ("我市高度重视信访工作。", "self", "我市", "高度重视", "信访工作"),
        ("创新推出便民举措。", "self", "", "创新推出", "便民举措"),
        ("我市优化流程,在全省率先出台办法。", "self", "我市", "率先出台", "办法"),
        ("政法委书记王小山在全县大会上鲜明提出新要求。", "self", "政法委书记王小山", "鲜明提出", "新要求"),
        ("青山镇创新探索积分制。", "downward", "青山镇", "创新探索", "积分制"),
        ("全国优秀法官张小溪。", "downward", "张小溪", "全国优秀法官…", ""),
        ("表彰了20名先进个人。", "downward", "", "表彰了", "20名先进个人"),
        ("凝聚乡贤力量办实事。", "mass", "乡贤", "凝聚…力量", "办实事"),
        ("社会各界广泛参与禁毒。", "mass", "社会各界", "参与", "禁毒"),
        ("投入群防群治力量300人。", "mass", "", "群防群治力量", "300人"),
    ],
)
def test_a_credit_has_a_direction_an_agent_a_cue_and_an_outcome(said, kind, agent, relation, outcome):
    (row,) = credit(sentences(said)).itertuples()
    assert (row.kind, row.agent, row.relation, row.outcome) == (kind, agent, relation, outcome)


@pytest.mark.parametrize(
    "said",
    [
        "建设法治县城、法治政府。",
        "明确包案领导、化解方案。",
        "从领导干部向全体干警延伸。",
        "打造“领导机关”。",
        "大力表彰推广。",
        "全县总结表彰大会召开。",
        "立足政法职能。",
        "各级党委要高度重视安全生产。",
        "作为牵头单位,责任重大。",
        "得到群众认可。",
        "群众获得感增强。",
        "守正创新是出路。",
    ],
)
def test_what_credits_nobody_is_left_alone(said):
    assert credit(sentences(said)).empty


def test_a_caption_credits_nobody_and_a_masked_cue_is_none():
    said = sentences("县公安局牵头成立专班。")
    assert credit(said.assign(kind="caption")).empty
    assert credit(said, masked=pd.DataFrame({"report": ["r0"], "start": [4], "end": [6]})).empty


def test_the_outcome_has_at_most_thirty_characters():
    (row,) = credit(sentences("县公安局牵头" + "办" * 50 + "。")).itertuples()
    assert row.outcome == "办" * 30


def test_nothing_gives_an_empty_table():
    assert list(credit(sentences()).columns) == list(CREDIT.columns)


PIECES = [
    "在",
    "县委",
    "领导",
    "下",
    "受到",
    "表彰",
    "被",
    "评为",
    "市公安局",
    "牵头",
    "率领",
    "民警",
    "李明",
    "创新",
    "“",
    "”",
    "群众",
    "参与",
    "高度重视",
    ",",
    "。",
    "、",
]
TEXTS = st.lists(st.sampled_from([*PIECES, "\n", " ", "縣委"]), max_size=30).map("".join)


@given(one=TEXTS, other=TEXTS)
def test_a_report_is_read_alone_and_its_places_say_what_they_hold(one, other):
    both, alone = credit(sentences(one, other)), credit(sentences(one))
    pd.testing.assert_frame_equal(both[both.report == "r0"].reset_index(drop=True), alone)
    for row in alone.itertuples():
        assert one[row.start : row.end].replace("\n", "") == row.text


@given(st.text(max_size=60))
def test_any_text_can_be_read(text):
    credit(sentences(text))


@pytest.mark.parametrize("hostile", ["“", "在", "被", "获得", "全国", "牵头", "省委、"])
def test_a_hostile_line_is_read_to_its_end(hostile):
    table = credit(sentences("完" + hostile * (20_000 // len(hostile)) + "。县公安局牵头成立专班。"))
    assert (table.text.tolist()[-1], table.rule.tolist()[-1]) == ("县公安局牵头", "a cue of self, its agent before it")
