import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.counting import concordance, strings, words
from analysis.tables import SENTENCES

WORDS = st.lists(st.text("平安法治", min_size=1, max_size=3), min_size=1, max_size=9)
PHRASES = st.lists(st.text("平安法治", min_size=1, max_size=4), max_size=5, unique=True)


def said(*texts: str, report: str = "a") -> pd.DataFrame:
    """Each text is a sentence of the report."""
    rows, at = [], 0
    for number, text in enumerate(texts):
        rows.append((report, "", number, at, at + len(text), text, "body", ((at, at + len(text)),), True))
        at += len(text)
    return SENTENCES.frame(rows)


def cut(*texts: str):
    """Sentences and tokens of texts whose words are marked off by strokes."""
    pieces = iter([text.split("/") for text in texts])
    sentences = said(*(text.replace("/", "") for text in texts))
    return sentences, words.tokens(sentences, cut=lambda _: next(pieces))


def row(table: pd.DataFrame, phrase: str) -> dict:
    return table[table.phrase == phrase].iloc[0].to_dict()


def test_a_phrase_inside_a_longer_one_counts_as_the_longer():
    table = strings.counts(said("常态化扫黑除恶，扫黑除恶专项斗争。"), ["扫黑除恶", "扫黑除恶专项斗争"])
    assert row(table, "扫黑除恶") == {
        "report": "a", "phrase": "扫黑除恶", "count": 1, "inside": 1, "across": 0, "total": 1, "characters": 15,
        "rate": 10_000 / 15,
    }  # fmt: skip
    assert row(table, "扫黑除恶专项斗争")["count"] == 1
    assert row(strings.counts(said("扫黑除恶专项斗争。"), "扫黑除恶"), "扫黑除恶")["count"] == 1


def test_a_phrase_that_ends_with_the_longer_one_is_inside_it():
    found = row(strings.counts(said("扫黑除恶专项斗争。"), ["斗争", "扫黑除恶专项斗争"]), "斗争")
    assert (found["count"], found["inside"], found["across"]) == (0, 1, 0)


def test_of_phrases_that_cross_the_first_counts():
    table = strings.counts(said("平安建设平安。"), ["建设平安", "平安建设"])
    assert (row(table, "平安建设")["count"], row(table, "平安建设")["across"]) == (1, 0)
    assert (row(table, "建设平安")["count"], row(table, "建设平安")["across"]) == (0, 1)


def test_a_phrase_that_overlaps_itself_counts_once():
    table = strings.counts(said("好好好好好"), "好好")
    assert row(table, "好好") | {"rate": 0} == {
        "report": "a", "phrase": "好好", "count": 2, "inside": 0, "across": 2, "total": 2, "characters": 5, "rate": 0,
    }  # fmt: skip


def test_a_longer_phrase_that_breaks_off_hides_no_shorter_one():
    assert row(strings.counts(said("平安法制"), ["平安法治", "安法"]), "安法")["count"] == 1


def test_a_phrase_that_a_report_does_not_use_is_a_row_with_nought():
    sentences = pd.concat([said("平安平安。"), said("法治。", report="b")])
    table = strings.counts(sentences, ["法治", "平安", "诚信"])
    assert list(zip(table.report, table.phrase, table["count"], table.total, strict=True)) == [
        ("a", "平安", 2, 2), ("a", "法治", 0, 1), ("a", "诚信", 0, 0),
        ("b", "法治", 1, 1), ("b", "平安", 0, 2), ("b", "诚信", 0, 0),
    ]  # fmt: skip


def test_no_phrase_runs_from_one_sentence_into_the_next():
    assert strings.counts(said("建设平", "安宁"), "平安")["count"].sum() == 0


def test_what_segmentation_does_to_a_phrase_is_told_apart():
    table = strings.cost(*cut("为了/人民", "人民群众/和/人/民群/众", "人/民群/人/民"), ["人民"])
    assert table.iloc[0].to_dict() == {
        "phrase": "人民", "strings": 5, "tokens": 1, "inside": 1, "split": 3, "share_tokens": 0.2, "share_inside": 0.2,
        "share_split": 0.6, "neighbours": "人 3, 民群 2, 人民群众 1, 民 1",
    }  # fmt: skip


def test_only_the_most_frequent_neighbours_are_named():
    assert strings.cost(*cut("人/民群", "人/民众"), "人民", most=1).neighbours.item() == "人 2"


def test_phrases_keep_the_order_given_and_one_that_is_absent_has_nought():
    table = strings.cost(*cut("平安/法治"), ["诚信", "法治"])
    assert list(table.phrase) == ["诚信", "法治"]
    assert list(table.strings) == [0, 1]
    assert table.share_tokens.isna().tolist() == [True, False]
    assert list(table.neighbours) == ["", ""]


def test_tokens_of_another_text_are_refused():
    _, tokens = cut("平安/法治")
    with pytest.raises(ValueError, match="are not those of these sentences"):
        strings.cost(said("平安诚信"), tokens, ["平安"])


def test_nothing_to_count_gives_an_empty_table_with_its_columns():
    sentences, tokens = cut("平安/法治")
    assert list(strings.counts(sentences, []).columns) == list(strings.counts(sentences, "平安").columns)
    assert list(strings.cost(sentences, tokens, []).columns) == list(strings.cost(sentences, tokens, "平安").columns)
    assert strings.counts(sentences.head(0), "平安").empty
    assert list(strings.cost(sentences.head(0), tokens.head(0), "平安").strings) == [0]


def everywhere(phrase: str, texts: list[str]) -> int:
    return sum(len(re.findall(f"(?={phrase})", text)) for text in texts)


@given(st.lists(WORDS, max_size=4), PHRASES)
def test_every_string_is_counted_or_inside_or_across_a_counted_one(cutting, phrases):
    texts = ["".join(each) for each in cutting]
    table = strings.counts(said(*texts), phrases)
    account = (table["count"] + table.inside + table.across).groupby(table.phrase).sum()
    assert account.to_dict() == {phrase: everywhere(phrase, texts) for phrase in phrases if texts}


@given(st.lists(WORDS, max_size=4), PHRASES)
def test_every_string_is_a_token_or_inside_one_or_split(cutting, phrases):
    table = strings.cost(*cut(*("/".join(each) for each in cutting)), phrases)
    assert list(table.strings) == [everywhere(phrase, ["".join(each) for each in cutting]) for phrase in phrases]
    assert (table.strings == table.tokens + table.inside + table.split).all()
    assert list(table.tokens) == [sum(each.count(phrase) for each in cutting) for phrase in phrases]
    assert ((table.neighbours == "") == (table.strings == table.tokens)).all()


@given(st.lists(WORDS, max_size=4), PHRASES)
def test_characters_counted_are_those_of_the_hits_and_no_more(cutting, phrases):
    sentences = said(*("".join(each) for each in cutting))
    table = strings.counts(sentences, phrases)
    assert (table["count"] * table.phrase.str.len()).sum() <= sentences.text.str.len().sum()


def test_the_seeds_hold_names_that_the_dictionary_swallows(seeds):
    body = seeds.sentences[seeds.sentences.kind == "body"]
    table = strings.cost(body, seeds.body, "平安")
    assert table.strings.item() == len(concordance.lines(body, "平安"))
    assert table.inside.item() > table.tokens.item()
