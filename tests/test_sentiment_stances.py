"""The stance of a sentence in running text: what the codebook insists on, and what holds of any text."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Study, lexicon
from analysis.finding.judge import judge
from analysis.finding.sentiment import labelling, stances
from analysis.finding.sentiment.contexts import contexts
from analysis.reading.report import Report
from analysis.tables import SENTENCES
from analysis.tables.sentiment import STANCES

PAGE = """平安建设,重在日常。
记者日前来到城东社区采访,听居民讲述身边的变化。{}谈起这些,居民有不少话要说。
这是社区治理的一个缩影。"""
TEXTS = st.text("打击犯罪不到位提升了3%。,,“”存在问题\n ", max_size=60)


def sentences(*texts: str, kind: str = "body") -> pd.DataFrame:
    rows = (("r", "", at, 0, len(text), text, kind, ((0, len(text)),), True) for at, text in enumerate(texts))
    return SENTENCES.frame(rows)


def stance(text: str) -> pd.Series:
    made = stances(Study((Report("r", PAGE.format(text)),)).sentences)
    return made[made.text == text].iloc[0]


@pytest.mark.parametrize(
    ("text", "kind", "polarity"),
    [
        ("县法院被评为全国优秀法院。", "achievement", "+"),
        ("群众安全感位居全省前列。", "achievement", "+"),
        ("破获电信诈骗案件36起。", "achievement", "+"),
        ("拖欠工资的难题终于解决了。", "achievement", "+"),
        ("坚决打赢疫情防控阻击战,筑牢安全防线。", "effort", "+"),
        ("努力争创全国文明城市。", "effort", "+"),
        ("力争群众满意度达到99%。", "effort", "+"),
        ("发放传单3000份,举办讲座20场。", "effort", "0"),
        ("对存在的问题,逐项整改。", "effort", "0"),
        ("社区工作人员还存在不少短板。", "problem", "-"),
        ("一名顾客与店家发生纠纷。", "neutral", "0"),
        ("店主孙丽乐呵呵地说。", "neutral", "0"),
    ],
)
def test_what_is_reached_done_wanting_and_told_is_kept_apart(text, kind, polarity):
    row = stance(text)
    assert (row.kind, row.polarity, row.reason) == (kind, polarity, "")


def test_a_rule_names_the_words_that_spoke_most():
    assert "event plan" in stance("力争群众满意度达到99%。").rule


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \u3000", "empty"),
        ("……!?“”", "marks only"),
        ("2024 98.5%", "digits only"),
        ("The court heard 12 cases.", "no Chinese"),
        ("打击犯罪,保护人民," * 1_000, "too long without a stop"),
        ("檢察機關嚴厲打擊違法犯罪,維護社會穩定。", "traditional characters"),
        ("二、治理基础不断夯实。", "heading"),
    ],
)
def test_what_cannot_be_read_says_why(text, reason):
    row = stances(sentences(text)).iloc[0]
    assert (row.kind, row.polarity, row.rule, row.reason) == ("neutral", "0", f"not judged: {reason}", reason)


@pytest.mark.parametrize("kind", ["title", "subtitle", "byline", "heading", "caption", "credit"])
def test_what_is_not_running_text_is_neutral(kind):
    row = stances(sentences("坚决打击违法犯罪", kind=kind)).iloc[0]
    assert (row.kind, row.polarity, row.reason) == ("neutral", "0", kind)


def test_plans_go_on_under_the_headings_below_theirs_and_end_with_the_next():
    read = sentences(*["办结率达到98%。"] * 4)
    read["section"] = ["三、重点工作", "(一)聚焦主业", "(二)建强队伍", "编后"]
    assert contexts(read) == ["plans"] * 3 + [""]


def test_a_sentence_that_opens_failings_holds_for_those_after_it_until_what_is_done():
    read = sentences("工作中还存在不少差距。", "村里的负担。", "对此,将逐项整改。", "村里的负担。")
    assert contexts(read) == ["failings", "failings", "", ""]


def test_no_sentences_give_no_rows():
    assert list(stances(sentences())) == list(STANCES.columns)


def test_each_word_stands_once_and_each_class_says_what_it_means():
    events, feelings = lexicon.table("stance_events"), lexicon.table("affect")
    words = [*events.word, *feelings.word]
    assert len(words) == len(set(words))
    assert {*events["class"], *feelings["class"]} == set(lexicon.table("stance_classes")["class"])


def test_the_weights_are_those_of_the_codebooks_labels():
    assert set(judge(labelling.WEIGHTS).labels) == {*labelling.KINDS, *"+0-"}


@settings(max_examples=30)
@given(st.lists(TEXTS, max_size=6))
def test_any_text_has_one_row_a_sentence_and_a_polarity_that_its_stance_may_have(texts):
    study = Study(tuple(Report(f"r{at}", text) for at, text in enumerate(texts)))
    made = stances(study.sentences)
    assert made.text.tolist() == study.sentences.text.tolist()
    assert all(row.polarity in labelling.SIGNS[row.kind] for row in made.itertuples())
    assert (made.rule.str.startswith("not judged") == (made.reason != "")).all()


@settings(max_examples=30)
@given(st.lists(TEXTS, min_size=2, max_size=4))
def test_reports_and_the_order_of_sentences_do_not_matter_to_one_another(texts):
    rows = Study(tuple(Report(f"r{at}", text) for at, text in enumerate(texts))).sentences
    together = stances(rows).set_index(["report", "sentence"])
    alone = [stances(part) for _, part in rows.groupby("report")]
    keyed = [part.set_index(["report", "sentence"]) for part in (*alone, stances(rows.iloc[::-1]))]
    for part in keyed:
        pd.testing.assert_frame_equal(part.sort_index(), together.loc[part.index].sort_index())


@given(st.text(max_size=200))
def test_no_text_breaks_it(text):
    assert len(stances(sentences(text, text))) == 2
