import csv
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.counting import ngrams, words
from analysis.reading import layout, order
from analysis.reading.report import Report

VALUES = Path(__file__).parent / "values" / "ngrams.tsv"
TEXTS = st.text("甲乙丙，。” \n", max_size=40)


def cut(**texts: str):
    """Tokens of one character each, so that a reader can count them."""
    blocks = layout.blocks([Report(id, text) for id, text in texts.items()])
    return words.tokens(order.sentences(blocks, order.repairs(blocks)), cut=list)


def row(table, **key) -> dict:
    for name, value in key.items():
        table = table[table[name] == value]
    return table.iloc[0].to_dict()


def published() -> list:
    with VALUES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [pytest.param(row, id=f"{row['source']}: {row['measure']} {row['input']}") for row in rows]


@pytest.mark.parametrize("row", published())
def test_published_counts(row):
    texts, gram = row["input"].split(" : ")
    table = ngrams.counts(cut(**{f"text{at}": text for at, text in enumerate(texts.split(" / "))}))
    assert table[table.term == gram][row["measure"]].sum() == int(row["expected"]), row["source"]


def test_a_count_stands_with_its_nesting_total_and_rate():
    table = ngrams.counts(cut(a="甲乙丙，甲乙丙，甲乙，丁。", b="甲乙。"))
    assert row(table, report="a", term="甲乙") == {
        "report": "a", "term": "甲乙", "words": "甲 乙", "n": 2, "count": 3, "nested": 2, "total": 4, "characters": 9,
        "rate": 10_000 * 3 / 9,
    }  # fmt: skip


def test_an_ngram_that_a_report_does_not_use_is_a_row_with_nought():
    tokens = cut(a="甲乙，甲乙。", b="丁。")
    assert row(ngrams.counts(tokens), report="b", term="甲乙")["count"] == 0
    assert list(ngrams.counts(tokens, observed=True).report) == ["a"]


def test_the_least_count_is_of_all_reports_together():
    tokens = cut(a="甲乙。", b="甲乙，乙丙。")
    assert list(ngrams.counts(tokens)["words"]) == ["甲 乙", "甲 乙"]
    assert set(ngrams.counts(tokens, at_least=1)["words"]) == {"甲 乙", "乙 丙"}


def test_what_is_nested_in_an_ngram_too_rare_for_the_table_is_not_nested():
    tokens = cut(a="甲乙丙，甲乙丁。")
    assert row(ngrams.counts(tokens), term="甲乙")["nested"] == 0
    assert row(ngrams.counts(tokens, at_least=1), term="甲乙")["nested"] == 2
    assert row(ngrams.counts(tokens, at_least=1, sizes=[2]), term="甲乙")["nested"] == 0


@pytest.mark.parametrize("mark", [*"、，。；：！？“”（）《》,.;:()·—…%+ \u3000\n"])
def test_no_ngram_runs_across_a_mark_or_a_blank(mark):
    assert ngrams.counts(cut(a=f"甲{mark}乙"), at_least=1).empty


def test_letters_and_digits_are_words():
    assert list(ngrams.counts(cut(a="1甲，B乙"), at_least=1)["words"]) == ["1 甲", "B 乙"]


def test_no_ngram_runs_across_a_joined_break(page):
    """The page prints 的安, then 全感 on its next line."""
    tokens = words.tokens(page.sentences, cut=list)
    found = set(ngrams.counts(tokens, at_least=1).term)
    assert {"民的安", "全感提"} <= found
    assert "的安全" not in found


def test_a_word_that_the_page_breaks_is_in_no_ngram(page):
    assert "安全感" in set(page.tokens.text)
    found = ngrams.counts(page.tokens, at_least=1)
    assert not found["words"].str.contains("安全感 提高|的 安全感").any()
    assert found["words"].str.contains("居民 的").any()


def test_no_ngram_runs_across_sentences_whatever_the_words():
    blocks = layout.blocks([Report("a", "甲乙。丙丁。")])
    sentences = order.sentences(blocks, order.repairs(blocks))
    table = ngrams.counts(words.tokens(sentences, cut=lambda text: re.findall("[^。]。?", text)), at_least=1)
    assert list(table["words"]) == ["丙 丁。", "甲 乙。"]


def test_no_ngram_runs_across_reports():
    assert list(ngrams.counts(cut(a="甲乙", b="\n\n丙丁"), at_least=1, observed=True).term) == ["甲乙", "丙丁"]


def test_no_ngram_runs_across_words_that_were_left_out():
    tokens = cut(a="甲乙丙")
    assert ngrams.counts(tokens[tokens.text != "乙"], at_least=1).empty


@settings(max_examples=40)
@given(TEXTS)
def test_ngrams_are_the_stretches_of_words_on_the_page(text):
    runs = re.findall(r"\w+", text)
    expected = Counter(run[at : at + n] for run in runs for n in (2, 3) for at in range(len(run) - n + 1))
    table = ngrams.counts(cut(a=text), at_least=1)
    assert dict(zip(table.term, table["count"], strict=True)) == expected


@settings(max_examples=40)
@given(TEXTS, TEXTS)
def test_ngrams_of_joined_texts_are_the_sum_of_both(one, other):
    joined = ngrams.counts(cut(a=f"{one}。{other}"), at_least=1)
    apart = ngrams.counts(cut(a=one, b=other), at_least=1, observed=True).groupby("term")[["count", "nested"]].sum()
    assert joined.set_index("term")[["count", "nested"]].sort_index().to_dict() == apart.to_dict()


@settings(max_examples=40)
@given(TEXTS, st.integers(1, 3))
def test_what_is_nested_lies_inside_a_longer_one(text, at_least):
    table = ngrams.counts(cut(a=text), at_least=at_least, sizes=(2, 3, 4))
    terms = set(table.term)
    nested = Counter()
    for run in re.findall(r"\w+", text):
        spans = [(at, at + n) for n in (2, 3, 4) for at in range(len(run) - n + 1) if run[at : at + n] in terms]
        inside = {(a, b) for a, b in spans for c, d in spans if c <= a and b <= d and d - c > b - a}
        nested.update(run[a:b] for a, b in inside)
    assert dict(zip(table.term, table.nested, strict=True)) == {term: nested[term] for term in terms}


def test_the_most_frequent_come_first_and_ties_by_words():
    table = ngrams.counts(cut(a="乙丙，丙丁，甲乙，甲乙。", b="丁戊。"), at_least=1, observed=True)
    assert list(table["words"]) == ["甲 乙", "丙 丁", "乙 丙", "丁 戊"]


def test_nothing_to_count_gives_an_empty_table_with_its_columns():
    tokens = cut(a="甲乙，甲乙。")
    for empty in (ngrams.counts(tokens.head(0)), ngrams.counts(tokens, sizes=[9])):
        assert empty.empty
        assert list(empty.columns) == list(ngrams.counts(tokens).columns)


@pytest.mark.parametrize("sizes", [(1, 2), ()])
def test_sizes_below_two_are_refused(sizes):
    with pytest.raises(ValueError, match="two words or more"):
        ngrams.counts(cut(a="甲乙。"), sizes=sizes)


def test_every_ngram_of_the_seeds_stands_on_its_page(seeds):
    texts = {report.id: report.text for report in seeds.reports}
    table = ngrams.counts(seeds.body, sizes=range(2, 7), observed=True)
    assert all(
        texts[report].count(term) >= count
        for report, term, count in zip(table.report, table.term, table["count"], strict=True)
    )
