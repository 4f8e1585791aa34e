import csv
from collections import Counter
from math import log
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.counting import discovery
from analysis.reading import layout, order
from analysis.reading.report import Report
from analysis.tables import SENTENCES
from analysis.tables.counting import NEW_WORDS

VALUES = Path(__file__).parent / "values" / "discovery.tsv"
HAN = set("甲乙丙")


def sentences(*texts: str):
    rows = [("a", "", at, 0, len(text), text, "body", ((0, len(text)),), True) for at, text in enumerate(texts)]
    return SENTENCES.frame(rows)


def found(*texts: str, **settings) -> dict:
    table = discovery.new_words(sentences(*texts), **{"at_least": 1, "cut": list, **settings})
    return table.set_index("text").to_dict("index")


def published() -> list:
    with VALUES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [pytest.param(row, id=f"{row['source']}: {row['measure']} {row['input']}") for row in rows]


@pytest.mark.parametrize("row", published())
def test_published_values(row):
    text, word = row["input"].split()
    value = found(text)[word][row["measure"]]
    assert value == pytest.approx(float(row["expected"]), abs=float(row["tolerance"]), rel=1e-12), row["source"]


def counted(texts: list[str], longest: int, at_least: int) -> dict:
    """The same by the definitions, one string after the other."""
    places = [
        (text[i : i + n], text[i - 1 : i] if i else "", text[i + n : i + n + 1])
        for text in texts
        for n in range(1, longest + 1)
        for i in range(len(text) - n + 1)
        if set(text[i : i + n]) <= HAN
    ]
    count, size = Counter(word for word, _, _ in places), sum(character in HAN for text in texts for character in text)
    return {
        word: {
            "count": count[word],
            "characters": size,
            "cohesion": min(count[word] * size / (count[word[:k]] * count[word[k:]]) for k in range(1, len(word))),
            "left_entropy": entropy(left for other, left, _ in places if other == word),
            "right_entropy": entropy(right for other, _, right in places if other == word),
        }
        for word in count
        if len(word) > 1 and count[word] >= at_least
    }


def entropy(beside) -> float:
    count = Counter(character for character in beside if character)
    return -sum(n / count.total() * log(n / count.total()) for n in count.values())


@given(st.lists(st.text("甲乙丙，1", max_size=12), max_size=5), st.integers(2, 4), st.integers(1, 3))
def test_counts_cohesion_and_entropies_are_those_by_definition(texts, longest, at_least):
    expected = counted(texts, longest, at_least)
    table = found(*texts, longest=longest, at_least=at_least)
    assert table.keys() == expected.keys()
    for word, values in expected.items():
        assert {name: table[word][name] for name in values} == pytest.approx(values)


def test_no_word_runs_over_a_mark_a_digit_or_the_end_of_a_sentence():
    assert set(found("甲乙，丙丁2戊", "己庚")) == {"甲乙", "丙丁", "己庚"}


def test_a_mark_is_a_neighbour_and_the_end_of_a_sentence_is_none():
    words = found("甲乙、", "甲乙丙", "丁甲乙")
    assert (words["甲乙"]["left_entropy"], words["甲乙"]["right_entropy"]) == (0, pytest.approx(log(2)))


def test_overlapping_places_all_count():
    assert found("哈哈哈")["哈哈"]["count"] == 2


def test_counts_of_a_long_text_do_not_overflow():
    assert found("甲乙" * 40_000, longest=2)["甲乙"]["cohesion"] == pytest.approx(2)


def test_a_part_of_a_word_that_never_stands_free_comes_last():
    table = discovery.new_words(sentences("说雪亮工程好", "在雪亮工程里", "雪亮工程。"), at_least=2)
    assert table.text[0] == "雪亮工程"
    assert list(table.score) == sorted(table.score, reverse=True)


def test_a_word_is_known_if_the_segmenter_cut_it_whole():
    words = found("甲乙丙", cut=lambda text: ["甲乙", "丙"])
    assert {text: row["known"] for text, row in words.items()} == {"甲乙": True, "乙丙": False, "甲乙丙": False}
    assert found("雪亮工程好", cut=None)["雪亮工程"]["known"]


def test_offsets_and_kinds_are_no_matter_so_sentences_of_a_page_can_be_given():
    blocks = layout.blocks([Report("a", "近日，居民议事会开了。居民议事会好。")])
    table = discovery.new_words(order.sentences(blocks, order.repairs(blocks)), at_least=2)
    assert {"居民议事", "居民议事会"} <= set(table.text)


@pytest.mark.parametrize("texts", [(), ("",), ("，。",), ("甲",), ("甲乙",)])
def test_nothing_to_find_gives_an_empty_table_with_its_columns(texts):
    table = discovery.new_words(sentences(*texts), at_least=2)
    assert table.empty
    assert list(table.columns) == list(NEW_WORDS.columns)


@pytest.mark.parametrize("settings", [{"longest": 1}, {"at_least": 0}])
def test_settings_that_find_nothing_are_refused(settings):
    with pytest.raises(ValueError, match="raise longest or at_least"):
        discovery.new_words(sentences("甲乙"), **settings)


def test_words_of_the_seeds_stand_there_as_often_as_told_and_some_are_new(seeds):
    body = seeds.sentences.query("kind == 'body'")
    table, text = discovery.new_words(body), "\n".join(body.text)
    assert all(text.count(word) == count for word, count in zip(table.text, table["count"], strict=True))
    assert set(table.known) == {True, False}
