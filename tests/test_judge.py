"""The linear judge: its keys, its sums, its paths, and what it says of itself."""

from itertools import pairwise, product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import lexicon, weights
from analysis.finding.features import Class, Feature, Letters, Stretch, keys
from analysis.finding.judge import best_paths, made
from analysis.finding.settling import longest, settled
from analysis.fitting import models

TEXT = "推进平安建设，深化平安建设。"


def stretch(*places):
    starts, ends = np.array(places, dtype=np.int64).reshape(-1, 2).T
    return Stretch(Letters(TEXT), starts, ends)


def judge_of(*rows):
    return made(pd.DataFrame(rows, columns=["feature", "value", "B", "O"]))


@given(st.text(max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_a_stretch_has_the_key_of_its_characters(text, start, end):
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    at = Feature("word", (Stretch(Letters(text), np.array([start]), np.array([end])),))
    if "│" not in text:
        assert at.keys()[0] == keys(["word"], [at.said(0)])[0] == keys(["word"], [text[start:end]])[0]


def test_a_value_of_two_parts_is_known_by_both():
    both = Feature("word+place", (stretch((2, 6), (9, 13)), Class(np.array([0, 1]), ("early", "late"))))
    assert [both.said(at) for at in range(2)] == ["平安建设│early", "平安建设│late"]
    assert both.keys().tolist() == keys(["word+place"] * 2, ["平安建设│early", "平安建设│late"]).tolist()


def test_scores_are_sums_of_weights():
    judge = judge_of(("word", "平安建设", 2, 0), ("word", "深化", 0, 1), ("gram", "平安", 0.5, 0))
    word = Feature("word", (stretch((2, 6), (7, 9)),))
    grams = Feature("gram", (stretch((2, 4), (9, 11)),), items=np.array([0, 0]), scale=np.array([1.0, 4.0]))
    assert judge.scores([word, grams], 2).tolist() == [[4.5, 0], [0, 1]]


def test_the_reasons_are_the_strongest_values():
    judge = judge_of(("word", "平安建设", 2, 0), ("gram", "平安", 0.5, 3), ("gram", "建设", -1, 0))
    grams = Feature("gram", (stretch((2, 4), (4, 6)),), items=np.array([0, 0]))
    (said,) = judge.why([grams, Feature("word", (stretch((2, 6)),))], np.array([0]), np.array([0]))
    assert [tuple(why) for why in said] == [("word", "平安建设", 2.0), ("gram", "平安", 0.5)]


weight = st.integers(-3, 3)
sequence = st.lists(st.tuples(weight, weight, weight), max_size=4)


@given(st.lists(sequence, max_size=4), st.lists(weight, min_size=9, max_size=9))
def test_the_best_path_is_the_best_of_all(sequences, moves):
    moves = np.array(moves, dtype=float).reshape(3, 3)
    flat = np.array([row for sequence in sequences for row in sequence], dtype=float).reshape(-1, 3)
    found = best_paths(flat, moves, np.array([len(sequence) for sequence in sequences], dtype=np.int64)).tolist()
    for sequence in sequences:
        path, found = found[: len(sequence)], found[len(sequence) :]

        def worth(labels, sequence=sequence):
            return sum(row[label] for row, label in zip(sequence, labels, strict=True)) + sum(
                moves[pair] for pair in pairwise(labels)
            )

        assert worth(path) == max(map(worth, product(range(3), repeat=len(sequence))))


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """Folders of lists and weights that nothing else reads."""
    for module, folder in ((weights, "weights"), (lexicon, "lexicon")):
        (tmp_path / folder).mkdir()
        monkeypatch.setattr(module, "FOLDER", tmp_path / folder)
    yield tmp_path
    for kept in (lexicon._table, lexicon._digests):
        kept.cache_clear()


def test_weights_are_written_as_they_are_read(elsewhere):
    table = pd.DataFrame({"feature": ["word", "move"], "value": ["平安", "B"], "B": [0.25, 0.0], "O": [0.0, -1.5]})
    weights.write(table, elsewhere / "weights" / "made.tsv", {"fitted to": "two made-up reports"})
    assert weights.about("made") == {"fitted to": "two made-up reports"}
    assert made(weights.table("made")).moves.tolist() == [[0, -1.5], [0, 0]]


def test_what_few_reports_have_is_left_out():
    words = Feature("word", (stretch((2, 6), (9, 13), (0, 2)),))
    assert models.table([([words], 3)]).kept(["a", "b", "b"], least=2).names == (("word", "平安建设"),)


def test_the_longest_of_overlapping_findings_is_kept():
    class Span:
        def __init__(self, start, end):
            self.start, self.end = start, end

    kept = settled([Span(0, 2), Span(1, 5), Span(5, 6), Span(4, 8)], longest)
    assert [(span.start, span.end) for span in kept] == [(1, 5), (5, 6)]
