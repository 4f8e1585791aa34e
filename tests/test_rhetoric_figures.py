"""Figures that repeat a build: clear cases of the codebook, and what holds of any text."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Study
from analysis.finding.rhetoric.figures import figures, frame
from analysis.finding.rhetoric.runs import candidates
from analysis.finding.rhetoric.units import Units
from analysis.finding.text import joined
from analysis.reading.report import Report
from analysis.tables import SENTENCES
from analysis.tables.rhetoric import FIGURES


def sentences(*texts: str) -> pd.DataFrame:
    return Study(tuple(Report(f"r{at}", text) for at, text in enumerate(texts))).sentences


@pytest.mark.parametrize(
    ("said", "kind", "text"),
    [
        ("村里形成了夜夜有人巡、处处有人管、事事有人问的局面。", "parallelism", "夜夜有人巡、处处有人管、事事有人问"),
        ("坚决整治乱收费、乱摊派、乱检查。", "parallelism", "乱收费、乱摊派、乱检查"),
        ("村里实现了大事不出村、小事不出组。", "couplet", "大事不出村、小事不出组"),
        ("全体干警顽强拼搏、守正创新、勇于担当、真抓实干。", "fourchar", "顽强拼搏、守正创新、勇于担当、真抓实干"),
    ],
)
def test_a_clear_figure_is_found(said, kind, text):
    rows = figures(sentences(said))
    assert list(zip(rows.kind, rows.text, strict=True)) == [(kind, text)]


@pytest.mark.parametrize(
    "said", ["会议18日、19日在县城召开。", "姓名、地址、电话都登记了。", "村里修了一条路。", "", "、,;。“”"]
)
def test_a_bare_series_is_none(said):
    assert figures(sentences(said)).empty


def test_a_unit_is_trimmed_to_fit_its_fellow():
    page = joined(sentences("全镇坚持以民为本、以法为纲。"))
    (found,) = (runs for runs in candidates(page) if runs.size == 2 and runs.units.level == 0)
    assert found.members(0) == ["以民为本", "以法为纲"]


def test_units_of_a_coarser_level_hold_those_of_a_finer():
    page = joined(sentences("查源头、控增量，防变量；村村有人管。"))
    assert [len(Units(page, level).bounds) - 1 for level in range(3)] == [4, 3, 2]


@pytest.mark.parametrize(
    ("members", "shared"),
    [(("盯住源头防反弹", "盯住难点快破题"), "盯住…"), (("户户想到", "件件办到"), "…到"), (("除隐患", "化积案"), "")],
)
def test_a_frame_is_what_members_share(members, shared):
    assert frame(members) == shared


def test_a_broken_line_is_read_across():
    rows = figures(sentences("坚持把群众的事当家事、把群众的难当\n自己的难、把群众的盼当自己的盼。"))
    assert rows.empty or "\n" not in "".join(rows.text)


def test_a_rule_says_what_spoke_for_it():
    (rule,) = figures(sentences("坚决整治乱收费、乱摊派、乱检查。")).rule
    assert 1 <= len(rule.split("; ")) <= 3


def test_no_sentences_make_no_rows():
    assert list(figures(SENTENCES.frame()).columns) == list(FIGURES.columns)


texts = st.text(st.sampled_from("管人事权好的“”、，；。\n12 治"), max_size=60)


@given(texts)
def test_figures_stand_where_they_say_and_never_overlap(text):
    rows = figures(sentences(text))
    for row in rows.itertuples():
        assert row.text == "".join(text[row.start : row.end].split("\n")) or "\n" in text[row.start : row.end]
    assert all(
        before <= after
        for before, after in pairwise(edge for span in zip(rows.start, rows.end, strict=True) for edge in span)
    )


@given(st.lists(texts, min_size=2, max_size=3))
def test_the_order_of_reports_does_not_matter(made):
    one, other = (figures(sentences(*each)).drop(columns="report") for each in (made, made[::-1]))
    key = ["start", "end", "kind", "text"]
    assert one.sort_values(key)[key].to_numpy().tolist() == other.sort_values(key)[key].to_numpy().tolist()
