"""The validity card, on tables small enough to check by hand, and the arcs and word lists that go with it."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Study
from analysis.finding.sentiment import course, validity, wordlists
from analysis.reading.report import Report
from analysis.tables import SENTENCES
from analysis.tables.sentiment import ARCS, CARD, LEXICAL, STANCES

LABELS = st.lists(st.tuples(st.sampled_from("+0-"), st.sampled_from("+0-")), min_size=2, max_size=30)


def sentences(*texts: str) -> pd.DataFrame:
    return Study(tuple(Report(f"r{at}", text) for at, text in enumerate(texts))).sentences


def labelled(labels: str, column: str = "polarity") -> pd.DataFrame:
    return pd.DataFrame({"report": "r", "sentence": range(len(labels)), column: list(labels)})


def figures(coded: pd.DataFrame, measure: pd.DataFrame, **settings) -> pd.Series:
    return validity.card(coded, {"m": measure}, resamples=50, **settings).set_index(["figure", "label"]).value


def test_figures_are_those_of_a_hand():
    made = figures(labelled("+++0-"), labelled("++0+-"))
    expected = {
        ("accuracy", ""): 3 / 5,
        ("precision", "+"): 2 / 3,
        ("recall", "+"): 2 / 3,
        ("f1", "0"): 0,
        ("recall", "-"): 1,
        ("coded", "+"): 3 / 5,
        ("macro_f1", ""): (2 / 3 + 0 + 1) / 3,
        ("alpha", ""): 1 - 9 * 4 / (100 - 36 - 4 - 4),
    }
    assert {key: made[key] for key in expected} == pytest.approx(expected)


@pytest.mark.parametrize(
    ("one", "other", "alpha"), [("0100000010", "1110010000", 0.095), ("aabbdcccedda", "babbbccceddd", 0.692)]
)
def test_alpha_is_that_of_krippendorff_2011(one, other, alpha):
    assert figures(labelled(one), labelled(other))["alpha", ""] == pytest.approx(alpha, abs=5e-4)


@given(LABELS)
def test_alpha_is_how_much_rarer_coders_differ_than_any_two_labels_do(pairs):
    said = [label for pair in pairs for label in pair]
    apart = np.mean([one != other for one, other in permutations(said, 2)])
    expected = 1 - np.mean([one != other for one, other in pairs]) / apart if apart else np.nan
    coded, measured = ("".join(side) for side in zip(*pairs, strict=True))
    assert figures(labelled(coded), labelled(measured))["alpha", ""] == pytest.approx(expected, nan_ok=True)


@given(LABELS)
def test_shares_are_shares_and_intervals_are_ordered(pairs):
    coded, said = ("".join(side) for side in zip(*pairs, strict=True))
    made = validity.card(labelled(coded), {"m": labelled(said)}, resamples=20)
    assert made[made.figure == "coded"].value.sum() == pytest.approx(1)
    assert not (made.low > made.high).any()
    assert made.value.dropna().le(1).all()


@given(LABELS)
def test_a_measure_that_repeats_the_coder_agrees_wholly(pairs):
    labels = "".join(one for one, _ in pairs)
    made = figures(labelled(labels), labelled(labels))
    assert made["accuracy", ""] == made["macro_f1", ""] == 1


def test_a_measure_that_always_says_the_commonest_fails():
    made = validity.card(labelled("++++++00"), {"always": labelled("++++++++"), "right": labelled("++++++00")})
    failed = made[made.fails]
    assert set(failed.measure) == {"always"}
    assert set(failed.figure) == {"accuracy", "alpha"}
    assert made.bound[made.figure == "accuracy"].eq(0.75).all()
    assert not validity.card(labelled("++++++00"), {"m": labelled("+++++000")}, least=0.5, level=0).fails.any()


def test_no_answer_counts_as_wrong_and_is_left_out_of_alpha():
    coded, said = labelled("++00"), labelled("++00").assign(polarity=["+", "+", "0", ""])
    made = validity.card(coded, {"m": said}).set_index(["figure", "label"])
    assert made.value["accuracy", ""] == 0.75
    assert (made.value["alpha", ""], made.n["alpha", ""]) == (1, 3)
    table = validity.confusion(coded, {"m": said}).set_index(["coded", "said"])
    assert (table.n["0", ""], table.n["0", "0"], table.share["+", "+"]) == (1, 1, 1)


def test_labels_of_ones_own_are_matched_by_text():
    coded = pd.DataFrame({"text": ["甲。", "乙。"], "tone": ["glad", "sad"]})
    measure = pd.DataFrame({"text": ["乙。", "甲。", "丙。"], "tone": ["sad", "glad", "sad"]})
    assert figures(coded, measure, column="tone")["accuracy", ""] == 1


def test_a_card_without_the_columns_says_which():
    with pytest.raises(ValueError, match="tone"):
        validity.card(labelled("+0"), {"m": labelled("+0")}, column="tone")


def test_whole_sections_are_drawn_where_there_are_any():
    labels = "+" * 20 + "0" * 20
    alone = validity.card(labelled(labels), {"m": labelled("+" * 40)})
    by_section = validity.card(labelled(labels).assign(section=["a"] * 20 + ["b"] * 20), {"m": labelled("+" * 40)})
    width = [(made.high - made.low)[made.figure == "accuracy"].item() for made in (alone, by_section)]
    assert width[1] == 1 > width[0]
    one = validity.card(labelled(labels).assign(section="a"), {"m": labelled("+" * 40)})
    pd.testing.assert_frame_equal(one, alone)


def test_the_same_seed_draws_the_same():
    given = labelled("++0-+0"), {"m": labelled("+00-++")}
    pd.testing.assert_frame_equal(validity.card(*given), validity.card(*given))
    assert not validity.card(*given, resamples=9).equals(validity.card(*given, resamples=9, seed=2))


def test_saturation_is_told_of_probabilities():
    measure = labelled("++0-").assign(probability=[0.999, 0.5, 0.001, np.nan])
    made = figures(labelled("++0-"), measure)
    assert made["saturation", ""] == pytest.approx(2 / 3)


def test_a_card_of_nothing_keeps_its_columns():
    assert list(validity.card(labelled(""), {})) == list(CARD.columns)
    assert validity.card(labelled(""), {"m": labelled("")}).fails.sum() == 2


def test_a_probability_is_a_polarity_from_its_threshold_on():
    scores = labelled("xxx").assign(probability=[0.2, 0.5, np.nan])
    assert validity.polarities(scores).polarity.tolist() == ["-", "+", ""]
    assert validity.polarities(scores, cut=validity.Cut(0.1, "0")).polarity.tolist() == ["+", "+", ""]


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from("+0-"), st.integers(0, 9)), min_size=1, max_size=30))
def test_the_best_cut_is_the_best_of_all(pairs):
    coded = labelled("".join(label for label, _ in pairs))
    scores = coded.assign(probability=[p / 9 for _, p in pairs])
    cuts = [validity.Cut(at / 9, below) for at in range(11) for below in "-0"]
    agreed = [(validity.polarities(scores, cut=cut).polarity == coded.polarity).sum() for cut in cuts]
    best = validity.polarities(scores, cut=validity.best(coded, scores))
    assert (best.polarity == coded.polarity).sum() == max(agreed)


def test_the_coded_sentences_are_those_of_the_seeds(seeds):
    made = validity.coded(seeds.sentences)
    assert len(made) == len(seeds.sentences)  # each has a label
    assert set(made.kind) <= {"achievement", "effort", "problem", "neutral"}
    assert set(made.polarity) <= set("+0-")
    texts = seeds.sentences.set_index(["report", "sentence"]).text
    assert (made.set_index(["report", "sentence"]).text == texts).all()
    assert validity.coded(sentences("别处的报告。")).empty


def test_the_longest_word_of_a_list_wins(tmp_path: Path):
    path = tmp_path / "words.tsv"
    path.write_text("word\tpolarity\n问题\t-\n没问题\t+\n满意\tpositive\n", "utf-8")
    (row,) = wordlists.lexica(sentences("没问题，群众满意，问题很多。"), path).itertuples()
    assert (row.positive, row.negative, row.polarity) == (2, 1, "+")
    by_hand = wordlists.lexica(sentences("问题很多。", "天气。"), {"问题": -0.5})
    assert by_hand.polarity.tolist() == ["-", "0"]
    assert list(wordlists.lexica(SENTENCES.frame(), {"好": 1})) == list(LEXICAL.columns)


def test_a_word_list_that_cannot_be_read_says_why(tmp_path: Path):
    path = tmp_path / "words.tsv"
    path.write_text("好\t+\n坏\tworse\n", "utf-8")
    with pytest.raises(ValueError, match="line 2"):
        wordlists.lexica(sentences("好。"), path)
    with pytest.raises(ValueError, match="empty"):
        wordlists.lexica(sentences("好。"), {})


def test_the_arc_of_a_report_goes_from_nought_to_a_hundred():
    rows = [
        ("甲" * 30, "a", "achievement", "+", ""),
        ("乙" * 30, "a", "problem", "-", ""),
        ("丙" * 20, "b", "effort", "0", ""),
    ]
    rows += [("题", "b", "neutral", "0", "heading")]
    stances = STANCES.frame(
        ("r", section, at, 0, 0, text, kind, polarity, "", reason)
        for at, (text, section, kind, polarity, reason) in enumerate(rows)
    )
    made = course.arcs(stances)
    assert made.groupby("section").share.sum().eq(1).all()
    here = made.set_index(["section", "kind"])
    assert (here.begin["a", "problem"], here.end["a", "problem"], here.end["b", "effort"]) == (0, 75, 100)
    assert (here.n["a", "problem"], here.polarity["a", "problem"], here.n["b", "neutral"]) == (1, 0, 0)
    assert list(course.arcs(STANCES.frame())) == list(ARCS.columns)
