"""Feeling, sacrifice and set praise: made-up sentences for each kind and each refusal."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Study
from analysis.finding.sentiment.feeling import affect
from analysis.reading.report import Report


def found(text: str) -> pd.DataFrame:
    return affect(Study((Report("r", text),)).sentences)


@pytest.mark.parametrize(
    ("text", "clause", "kind", "cue"),
    [
        ("“灯亮了,晚上出门安心多了!”", "晚上出门安心多了", "citizen", "安心多了"),
        ("“一次就办好,这效率真高。”", "这效率真高", "citizen", "效率真高"),
        ("拿到工资,王大姐连连道谢。", "王大姐连连道谢", "citizen", "连连道谢"),
        ("“让我们很感动!”", "“让我们很感动", "citizen", "很感动"),
        ("三名民警牺牲在抗洪一线。", "三名民警牺牲在抗洪一线", "sacrifice", "牺牲"),
        ("他奋不顾身,跳进河里。", "他奋不顾身", "sacrifice", "奋不顾身"),
        ("为全省大局更加出彩作贡献。", "为全省大局更加出彩作贡献", "formulaic", "更加出彩"),
        ("奋力书写新篇章!", "奋力书写新篇章", "formulaic", "新篇章"),
        ("连续5年夺冠,作出突出贡献。", "作出突出贡献", "formulaic", "突出贡献"),
        ("用3项第一擦亮金名片。", "用3项第一擦亮金名片", "informative", "金名片"),
    ],
)
def test_a_clause_has_a_kind_and_shows_its_cue(text, clause, kind, cue):
    row = found(text).iloc[0]
    assert (row.text, row.kind, row.cue) == (clause, kind, cue)


@pytest.mark.parametrize(
    "text",
    [
        "努力让群众办事十分满意。",
        "统计口径再也不用调整。",
        "决不以牺牲环境为代价换取增长。",
        "全镇办理案件12件。",
        "",
    ],
)
def test_what_is_urged_or_no_citizens_is_no_feeling(text):
    assert found(text).empty


def test_a_clause_counts_once():
    assert len(found("行稳致远、再创辉煌、再立新功。")) == 1


@pytest.mark.parametrize("line", ["居民安心多了" * 50_000, "牺牲" * 100_000 + "为代价", "再立新功3" * 40_000])
def test_a_line_without_a_stop_is_read_in_pieces(line):
    made = found(line)
    assert made.text.str.len().max() <= 250
    assert made.start.is_monotonic_increasing


@given(st.lists(st.text("真好安心多了牺牲再立新功3“”,。\n 民警居", max_size=80), max_size=4))
def test_places_point_at_what_they_say(texts):
    reports = {f"r{at}": Report(f"r{at}", text) for at, text in enumerate(texts)}
    made = affect(Study(tuple(reports.values())).sentences)
    for row in made.itertuples():
        piece = reports[row.report].text[row.start : row.end]
        assert "".join(piece.split()) == "".join(row.text.split())
        assert row.cue in row.text
    turned = affect(Study(tuple(reversed(reports.values()))).sentences)
    order = ["report", "start"]
    assert made.sort_values(order, ignore_index=True).equals(turned.sort_values(order, ignore_index=True))
