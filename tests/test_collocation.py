import csv
from itertools import combinations
from math import log, log2
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.counting import collocation
from analysis.tables import TOKENS

SAID = st.lists(st.lists(st.sampled_from("甲乙丙丁，"), max_size=9), max_size=5)
WINDOW = st.integers(1, 4)


def spoken(*sentences, report: str = "a") -> pd.DataFrame:
    """Tokens of sentences whose words stand apart at blanks, or come one by one."""
    rows, at = [], 0
    for number, sentence in enumerate(sentences):
        for word in sentence.split() if isinstance(sentence, str) else sentence:
            rows.append((report, "", number, at, at + len(word), word, "body"))
            at += len(word)
    return TOKENS.frame(rows)


def beside(tokens: pd.DataFrame, node, **settings) -> pd.DataFrame:
    return collocation.collocates(tokens, node, **{"at_least": 1, "stop_words": ()} | settings)


def row(table: pd.DataFrame, **key) -> dict:
    for name, value in key.items():
        table = table[table[name] == value]
    return table.iloc[0].to_dict()


def published() -> list:
    with (Path(__file__).parent / "values/collocation.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return [pytest.param(row, id=f"{row['measure']} {row['input']}") for row in rows]


@pytest.mark.parametrize("value", published())
def test_words_that_meet_so_often_have_the_published_score(value):
    together, node, collocate = map(int, value["input"].split())
    alone = ["经济 。"] * (node - together) + ["数字 。"] * (collocate - together)
    table = beside(spoken(*["数字 经济"] * together, *alone), "经济")
    found = row(table, collocate="数字")
    assert (found["count"], found["node_count"], found["collocate_count"]) == (together, node, collocate)
    assert abs(found[value["measure"]] - float(value["expected"])) <= float(value["tolerance"]), value["source"]


def test_a_row_can_be_worked_out_by_hand():
    """Four sentences, each of two words, are eight pairs: each pair counts for both its words."""
    table = beside(spoken("建设 平安", "平安 建设", "平安 法治", "工作 法治"), "平安", window=1)
    g2 = 2 * (2 * log(2 / 0.75) + log(1 / 2.25) + 5 * log(5 / 3.75))
    assert row(table, collocate="建设") == {
        "node": "平安", "collocate": "建设", "count": 2, "left": 1, "right": 1, "node_count": 3, "collocate_count": 2,
        "tokens": 8, "node_pairs": 3, "collocate_pairs": 2, "pairs": 8, "expected": 0.75,
        "log_dice": pytest.approx(14 + log2(4 / 5)), "mi": pytest.approx(log2(2 / 0.75)),
        "mi3": pytest.approx(log2(8 / 0.75)), "t": pytest.approx(1.25 / 2**0.5), "g2": pytest.approx(g2),
        "delta_p_forward": pytest.approx(2 / 3), "delta_p_backward": pytest.approx(1 - 1 / 6),
    }  # fmt: skip


def test_a_window_holds_so_many_words_on_either_side():
    tokens = spoken("一 二 三 四 五 六 七")
    assert set(beside(tokens, "四", window=2).collocate) == {"二", "三", "五", "六"}
    assert set(beside(tokens, "一", window=99).collocate) == set("二三四五六七")


def test_a_window_stops_at_the_sentence_and_the_report():
    tokens = pd.concat([spoken("平安 甲 。", "乙 平安"), spoken("丙 丁", report="b")])
    assert set(beside(tokens, "平安").collocate) == {"甲", "乙"}


def test_marks_are_no_words_and_take_no_step():
    table = beside(spoken("平安 ， 、 “ 法治 ” 2023"), "平安", window=1)
    assert list(table.collocate) == ["法治"]
    assert table.tokens.item() == 3


def test_stop_words_are_left_out_of_the_rows_but_take_a_step():
    tokens = spoken("平安 的 法治")
    assert beside(tokens, "平安", window=1, stop_words={"的"}).empty
    assert list(beside(tokens, "平安", window=2, stop_words={"的"}).collocate) == ["法治"]
    assert list(collocation.collocates(tokens, "平安", at_least=1).collocate) == ["法治"]


def test_a_word_between_two_nodes_is_a_pair_with_each():
    found = row(beside(spoken("平安 法治 平安"), "平安"), collocate="法治")
    assert (found["count"], found["left"], found["right"]) == (2, 1, 1)
    assert found["log_dice"] == pytest.approx(14 + log2(4 / 3))


def test_a_node_beside_itself_is_a_pair_from_either_side():
    found = row(beside(spoken("平安 平安"), "平安"), collocate="平安")
    assert (found["count"], found["left"], found["right"]) == (2, 1, 1)


def test_rare_pairs_are_left_out():
    tokens = spoken("平安 法治", "平安 法治", "平安 工作")
    assert list(beside(tokens, "平安", at_least=2).collocate) == ["法治"]


def test_rows_come_by_node_as_given_then_by_log_dice_then_by_word():
    table = beside(spoken("平安 法治", "平安 法治 工作", "工作 诚信"), ["法治", "平安"])
    assert list(zip(table.node, table.collocate, strict=True)) == [
        ("法治", "平安"), ("法治", "工作"), ("平安", "法治"), ("平安", "工作"),
    ]  # fmt: skip
    assert list(beside(spoken("平安 乙 甲"), "平安").collocate) == ["乙", "甲"]


@pytest.mark.parametrize("node", ["没有", [], ["没有", "也没"]])
def test_a_node_that_is_absent_gives_an_empty_table_with_its_columns(node):
    tokens = spoken("平安 法治")
    assert list(beside(tokens, node).columns) == list(beside(tokens, "平安").columns)
    assert beside(tokens, node).empty


def test_no_text_gives_empty_tables_with_their_columns():
    tokens = spoken("平安 法治")
    for empty in (tokens.head(0), spoken("。 ，")):
        assert list(beside(empty, "平安").columns) == list(beside(tokens, "平安").columns)
        assert list(collocation.network(empty, ["平安", "法治"]).columns) == list(
            collocation.network(tokens, ["平安", "法治"]).columns
        )


def test_a_window_of_no_words_is_refused():
    with pytest.raises(ValueError, match="give a window of 1 or more"):
        beside(spoken("平安 法治"), "平安", window=0)


def test_a_network_has_each_pair_once_the_most_frequent_first():
    tokens = spoken("法治 平安 工作", "平安 法治", "工作 诚信 甲")
    table = collocation.network(tokens, ["平安", "法治", "工作", "诚信", "没有"])
    assert list(zip(table.term, table.other, table["count"], strict=True)) == [
        ("平安", "法治", 2), ("平安", "工作", 1), ("法治", "工作", 1), ("工作", "诚信", 1),
    ]  # fmt: skip
    assert row(table, other="诚信") == {
        "term": "工作", "other": "诚信", "count": 1, "term_count": 2, "other_count": 1, "tokens": 8,
        "log_dice": pytest.approx(14 + log2(2 / 3)),
    }  # fmt: skip


def pairs(said: list[list[str]], window: int) -> list[tuple[str, str]]:
    """The earlier and the later word of every pair, the plain way."""
    spelled = [[word for word in sentence if word != "，"] for sentence in said]
    return [
        (sentence[i], sentence[j])
        for sentence in spelled
        for i, j in combinations(range(len(sentence)), 2)
        if j - i <= window
    ]


@given(SAID, WINDOW)
def test_pairs_are_those_that_are_counted_one_by_one(said, window):
    expected = pairs(said, window)
    for found in beside(spoken(*said), list("甲乙"), window=window).itertuples():
        assert found.right == expected.count((found.node, found.collocate))
        assert found.left == expected.count((found.collocate, found.node))
        assert found.pairs == 2 * len(expected)


@given(SAID, WINDOW)
def test_counts_sum_to_the_pairs_of_the_node_and_are_the_same_both_ways(said, window):
    table = beside(spoken(*said), list("甲乙丙丁"), window=window)
    assert (table["count"] == table.left + table.right).all()
    assert (table.groupby("node")["count"].sum() == table.groupby("node").node_pairs.first()).all()
    both = table.merge(table, left_on=["node", "collocate"], right_on=["collocate", "node"], validate="1:1")
    assert len(both) == len(table)
    assert (both.left_x == both.right_y).all()
    assert np.allclose(both.g2_x, both.g2_y)
    assert np.allclose(both.delta_p_forward_x, both.delta_p_backward_y)


@given(SAID, WINDOW)
def test_a_network_says_of_a_pair_what_the_table_says(said, window):
    table = beside(spoken(*said), list("甲乙丙"), window=window).set_index(["node", "collocate"])
    network = collocation.network(spoken(*said), list("甲乙丙"), window=window)
    for pair in network.itertuples():
        assert table.loc[(pair.term, pair.other), "count"] == network.loc[pair.Index, "count"]
        assert table.loc[(pair.term, pair.other), "log_dice"] == pair.log_dice
    apart = {(first, second) for first, second in table.index if first < second and "丁" not in (first, second)}
    assert len(network) == len(apart)


@given(SAID, WINDOW)
def test_a_pair_that_never_meets_has_no_score_and_none_has_a_p(said, window):
    table = beside(spoken(*said), list("甲乙"), window=window)
    scores = table.select_dtypes("float")
    assert np.isfinite(scores.to_numpy()).all()
    assert not [name for name in table if name == "p" or name.startswith("p_")]
