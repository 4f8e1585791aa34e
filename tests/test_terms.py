import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.counting import terms, words
from analysis.reading import layout, order
from analysis.reading.report import Report


def body(**texts: str):
    """Tokens of running text whose words stand apart at blanks, so that a reader can count them."""
    blocks = layout.blocks([Report(id, text) for id, text in texts.items()])
    tokens = words.tokens(order.sentences(blocks, order.repairs(blocks)), cut=lambda text: re.split("( )", text))
    return tokens[tokens.kind == "body"]


def row(table, **key) -> dict:
    for name, value in key.items():
        table = table[table[name] == value]
    return table.iloc[0].to_dict()


def test_a_count_stands_with_its_total_rate_and_sections():
    table = terms.counts(body(a="平安 平安 法治 。", b="法治 工作 。"))
    assert row(table, report="a", term="平安") == {
        "report": "a", "term": "平安", "count": 2, "total": 2, "characters": 6, "rate": 10_000 * 2 / 6, "sections": 1,
        "of_sections": 1,
    }  # fmt: skip


def test_a_term_that_a_report_does_not_use_is_a_row_with_nought():
    table = terms.counts(body(a="平安 。", b="法治 。"))
    assert row(table, report="b", term="平安")["count"] == 0
    assert len(table) == 4
    assert len(terms.counts(body(a="平安 。", b="法治 。"), observed=True)) == 2


def test_sections_in_which_a_term_stands_are_counted_once():
    tokens = body(a="一、甲\n平安 平安 。\n二、乙\n法治 ， 平安 。\n三、丙\n法治 。")
    table = terms.counts(tokens)
    assert (row(table, term="平安")["sections"], row(table, term="平安")["of_sections"]) == (2, 3)
    by_section = terms.counts(tokens, by="section")
    assert list(by_section[by_section.term == "平安"]["count"]) == [2, 1, 0]


def test_marks_digits_single_characters_and_stop_words_are_no_terms():
    assert set(terms.counts(body(a="平安 的 我们 2024 GDP ， 村 。")).term) == {"平安", "GDP"}


def test_a_callers_stop_words_replace_or_extend_and_leave_places_alone():
    tokens = body(a="平安 工作 我们 。")
    assert set(terms.counts(tokens, stop_words={"工作"}).term) == {"平安", "我们"}
    assert set(terms.counts(tokens, stop_words=words.stop_words() | {"工作"}).term) == {"平安"}
    assert list(terms.places(tokens, ["平安", "工作"]).start) == [0, 3]


def test_nothing_to_count_gives_an_empty_table_with_its_columns():
    empty = body(a="平安 。").head(0)
    assert list(terms.counts(empty).columns) == list(terms.counts(body(a="平安 。")).columns)
    assert terms.counts(empty).empty


@given(st.lists(st.sampled_from(["平安", "法治", "工作", "的", "。"]), min_size=1, max_size=30))
def test_counts_sum_to_the_terms_and_never_pass_the_total(cutting):
    table = terms.counts(body(a=" ".join(cutting), b="平安 。"))
    assert table["count"].sum() == sum(word in {"平安", "法治", "工作"} for word in cutting) + 1
    assert (table.groupby("term")["count"].sum() == table.groupby("term").total.first()).all()
    assert (table.sections <= table.of_sections).all()


def test_leading_terms_come_by_total_and_ties_by_term():
    table = terms.counts(body(a="平安 平安 法治 工作 。", b="法治 。"))
    assert list(dict.fromkeys(terms.leading(table, 2).term)) == ["平安", "法治"]
    assert list(terms.leading(table, 9).term.unique()) == ["平安", "法治", "工作"]


def test_places_are_percent_of_the_text_before():
    places = terms.places(body(a="平安法治工作 平安"), ["平安"])
    assert list(places.position) == [pytest.approx(100 * 7 / 9)]


def test_places_know_every_term_that_was_asked_for():
    assert list(terms.places(body(a="平安 。"), ["法治", "平安"]).text.cat.categories) == ["法治", "平安"]


def test_sections_begin_where_their_text_does():
    found = terms.beginnings(body(a="一、甲\n平安 法治。\n二、乙\n工作 平安。"))
    assert list(found.position) == [0, 50]


def test_the_seeds_have_the_characters_that_were_counted_by_hand(seeds):
    assert seeds.summary.set_index("report").characters.to_dict() == {"hebi": 3731, "shangqiu": 5945}
