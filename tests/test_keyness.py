import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2, fisher_exact

from analysis.counting import keyness, words
from analysis.reading import layout, order
from analysis.reading.report import Report
from analysis.tables.counting import KEYNESS, REPORT_KEYNESS

SECTIONS = "一、甲\n平安 平安 法治 。\n二、乙\n法治 的 工作 。"


def body(**texts: str):
    """Tokens of running text whose words stand apart at blanks, so that a reader can count them."""
    blocks = layout.blocks([Report(id, text) for id, text in texts.items()])
    tokens = words.tokens(order.sentences(blocks, order.repairs(blocks)), cut=lambda text: re.split("( )", text))
    return tokens[tokens.kind == "body"]


def listed(size: int | None = None, **counts: int):
    """A text as a list of words, with `size` words in all."""
    size = sum(counts.values()) if size is None else size
    return pd.DataFrame({"term": list(counts), "count": list(counts.values()), "size": size})


def parts(report: str, *sections: dict):
    """A report as words by section."""
    tables = [listed(**counts).assign(report=report, section=str(at)) for at, counts in enumerate(sections)]
    return pd.concat(tables, ignore_index=True)


def row(table, term: str) -> dict:
    return table.set_index("term").loc[term].to_dict()


def test_the_size_is_all_words_and_neither_marks_nor_numbers():
    table = keyness.frequencies(body(a="平安 的 平安 12 GDP 村 。"))
    assert table.to_dict("list") == {
        "report": ["a"] * 3, "term": ["平安", "村", "的"], "count": [2, 1, 1], "size": [4] * 3,
    }  # fmt: skip


def test_a_section_has_a_size_of_its_own():
    table = keyness.frequencies(body(a=SECTIONS, b="平安 。"), by="section")
    assert list(table.drop_duplicates(["report", "section"])["size"]) == [3, 3, 1]
    assert list(table.term) == ["平安", "法治", "工作", "法治", "的", "平安"]


def test_a_word_of_ten_in_a_hundred_against_five_in_two_hundred():
    found = row(keyness.between(listed(甲=10, size=100), listed(甲=5, size=200)), "甲")
    assert (found["count"], found["size"], found["reference_count"], found["reference_size"]) == (10, 100, 5, 200)
    assert (found["rate"], found["reference_rate"]) == (1000, 250)
    assert (found["log_ratio"], found["diff_percent"]) == (2, pytest.approx(300))
    assert found["odds_ratio"] == pytest.approx((10 / 90) / (5 / 195))


def test_g2_is_signed_and_given_in_both_forms_and_p_is_that_of_four_cells():
    found = row(keyness.between(listed(甲=5, size=200), listed(甲=10, size=100)), "甲")
    assert found["g2"] == pytest.approx(-7.329812, abs=5e-7)
    assert found["g2_two_cell"] == pytest.approx(-10 * np.log(2))
    assert found["chi2"] < 0
    assert found["p"] == pytest.approx(chi2.sf(7.329812, df=1), abs=1e-8)


def test_words_come_in_the_published_order_and_ties_by_term():
    first, second = "aaabbccccccdefghh", "aabccddddefh"
    counts = [listed(**{letter: text.count(letter) for letter in sorted(set(text))}) for text in (first, second)]
    assert "".join(keyness.between(*counts).term) == "cgbhaefd"


def test_a_word_that_one_text_lacks_has_nought_there():
    table = keyness.between(listed(甲=2, 乙=1), listed(乙=1, 丙=3))
    assert list(table.term) == ["甲", "乙", "丙"]
    assert (row(table, "甲")["reference_count"], row(table, "丙")["count"]) == (0, 0)
    assert np.isfinite(table.drop(columns=["term"])).all(axis=None)


def test_stop_words_and_rare_words_have_no_row_but_count_in_the_size():
    here, there = listed(甲=4, 的=5, 乙=1), listed(甲=1, 的=5)
    table = keyness.between(here, there, stop_words={"的"}, at_least=2)
    assert list(table.term) == ["甲"]
    assert (row(table, "甲")["size"], row(table, "甲")["reference_size"]) == (10, 6)
    assert row(table, "甲")["p_bonferroni"] == row(table, "甲")["p"]


def test_fishers_p_stands_where_fewer_than_five_tokens_are_expected():
    table = keyness.between(listed(甲=20, 乙=1, size=50), listed(甲=10, 乙=3, size=50))
    assert np.isnan(row(table, "甲")["p_fisher"])
    assert row(table, "乙")["p_fisher"] == pytest.approx(fisher_exact([[1, 49], [3, 47]]).pvalue)
    assert keyness.between(listed(甲=1), listed(甲=1, 乙=1), exact=False).p_fisher.isna().all()


def test_several_reports_or_sections_are_put_together():
    both = keyness.frequencies(body(a="平安 的 。", b="平安 平安 法治 。"))
    found = row(keyness.between(both, listed(平安=1, 法治=3)), "平安")
    assert (found["count"], found["size"]) == (3, 5)
    assert row(keyness.between(parts("a", {"甲": 1}, {"甲": 2, "乙": 3}), listed(甲=1)), "甲")["size"] == 6


def test_a_report_is_compared_with_all_others_where_no_reference_is_given():
    table = keyness.against(keyness.frequencies(body(a="平安 法治 。", b="平安 。", c="法治 法治 。")))
    first = row(table[table.report == "a"], "平安")
    assert (first["count"], first["size"], first["reference_count"], first["reference_size"]) == (1, 2, 1, 3)
    assert list(table.report.unique()) == ["a", "b", "c"]


def test_a_section_is_compared_with_the_rest_of_its_report():
    table = keyness.against(keyness.frequencies(body(a=SECTIONS, b="平安 。"), by="section"))
    first = row(table[table.section == "一、甲"], "法治")
    assert (first["count"], first["size"], first["reference_count"], first["reference_size"]) == (1, 3, 1, 3)
    assert set(table.report) == {"a"}  # the other has no second section


def test_each_report_is_compared_with_a_list_as_it_would_be_alone():
    by_report = keyness.frequencies(body(a="平安 法治 。", b="平安 。"))
    reference = listed(平安=3, 工作=4)
    table = keyness.against(by_report, reference)
    for report in ("a", "b"):
        alone = keyness.between(by_report[by_report.report == report], reference)
        ours = table[table.report == report].drop(columns="report").reset_index(drop=True)
        pd.testing.assert_frame_equal(ours, alone)
    assert list(table[table.report == "b"].term) == ["平安", "工作"]


def test_nothing_to_compare_gives_an_empty_table_with_its_columns():
    some = keyness.frequencies(body(a="平安 。"))
    none = keyness.frequencies(body(a="平安 。").head(0))
    for empty in (keyness.between(none, some), keyness.between(some, none)):
        assert empty.empty
        assert list(empty.columns) == list(KEYNESS.columns)
    for empty in (keyness.against(some), keyness.against(none)):
        assert empty.empty
        assert list(empty.columns) == list(REPORT_KEYNESS.columns)
    assert keyness.intervals(none, some).empty
    assert keyness.intervals(some, some, terms=[]).empty


def test_a_table_without_sizes_is_refused():
    with pytest.raises(ValueError, match="lacks the column size"):
        keyness.between(listed(甲=1).drop(columns="size"), listed(甲=1))
    with pytest.raises(ValueError, match="lacks the column report"):
        keyness.against(listed(甲=1))


def test_p_is_adjusted_for_the_number_of_words():
    table = keyness.between(listed(甲=9, 乙=5, 丙=2, 丁=2), listed(甲=1, 乙=2, 丙=4, 丁=9)).sort_values("p")
    p = table.p.to_numpy()
    steps = [min(p[rank:] * 4 / np.arange(rank + 1, 5)) for rank in range(4)]
    assert list(table.p_bh) == pytest.approx(steps)
    assert list(table.p_bonferroni) == pytest.approx(list(np.minimum(4 * p, 1)))


COUNTS = st.dictionaries(st.sampled_from("甲乙丙丁戊己庚辛"), st.integers(1, 40), min_size=1)


@given(COUNTS, COUNTS)
def test_exchanging_the_texts_changes_signs_alone(here, there):
    texts = listed(**here), listed(**there)
    one, other = keyness.between(*texts, exact=False), keyness.between(*reversed(texts), exact=False)
    other = other.set_index("term").loc[one.term]
    for name in ("g2", "g2_two_cell", "chi2", "log_ratio"):
        assert list(one[name]) == pytest.approx(list(-other[name]), abs=1e-9), name
    assert list(one.p) == pytest.approx(list(other.p))


@given(COUNTS, COUNTS)
def test_adjusted_p_is_never_less_and_bonferroni_the_most(here, there):
    table = keyness.between(listed(**here), listed(**there), exact=False)
    assert (table.p_bonferroni >= table.p_bh - 1e-12).all()
    assert (table.p_bh >= table.p - 1e-12).all()
    assert table.p_bonferroni.max() <= 1


@given(COUNTS, COUNTS)
def test_no_word_is_lost_and_rates_are_those_of_the_counts(here, there):
    table = keyness.between(listed(**here), listed(**there), exact=False)
    assert dict(zip(table.term, table["count"], strict=True)) == {term: here.get(term, 0) for term in {*here, *there}}
    assert table.rate.sum() == pytest.approx(10_000)
    assert table.g2.is_monotonic_decreasing


@pytest.mark.parametrize("level", [0.4, 0.95])
def test_the_interval_is_that_of_texts_drawn_anew_from_their_sections(level):
    here = parts("a", {"甲": 3, "乙": 7}, {"甲": 1, "乙": 4})
    there = parts("b", {"甲": 1, "乙": 9}, {"乙": 5})
    found = row(keyness.intervals(here, there, level=level, resamples=20_000), "甲")
    # Each text comes out in three ways: its first part twice, both parts, its second twice.
    target, reference = [6 / 20, 4 / 15, 2 / 10], [2 / 20, 1 / 15, 0.5 / 10]
    ratios = np.log2(np.divide.outer(target, reference)).ravel()
    chances = np.multiply.outer([0.25, 0.5, 0.25], [0.25, 0.5, 0.25]).ravel()
    at = np.argsort(ratios)
    ends = np.searchsorted(np.cumsum(chances[at]), [(1 - level) / 2, (1 + level) / 2])
    low, high = ratios[at][ends]
    assert (found["low"], found["high"]) == (pytest.approx(low), pytest.approx(high))
    assert found["log_ratio"] == pytest.approx(2)
    assert (found["same_sign"], found["parts"], found["reference_parts"]) == (20_000, 2, 2)


def test_a_word_of_one_section_alone_is_missing_from_a_quarter_of_the_texts():
    found = row(keyness.intervals(parts("a", {"甲": 2, "乙": 1}, {"乙": 3}), listed(乙=9), resamples=4_000), "甲")
    assert found["same_sign"] == pytest.approx(3_000, abs=120)
    assert found["low"] == 0
    assert (found["resamples"], found["reference_parts"]) == (4_000, 0)


def test_parts_that_are_alike_leave_no_doubt():
    alike = parts("a", {"甲": 2, "乙": 2}, {"甲": 1, "乙": 1}, {"甲": 5, "乙": 5})
    found = row(keyness.intervals(alike, listed(甲=1, 乙=3)), "甲")
    assert (found["low"], found["log_ratio"], found["high"]) == (1, 1, 1)


def test_one_part_alone_has_no_interval():
    table = keyness.intervals(parts("a", {"甲": 2}), parts("b", {"甲": 1}, {"乙": 1}))
    assert table[["low", "high"]].isna().all(axis=None)
    assert np.isfinite(table.log_ratio).all()


def test_intervals_agree_with_the_comparison_and_are_the_same_twice(monkeypatch):
    here, there = parts("a", {"甲": 3, "乙": 7}, {"丙": 4}), parts("b", {"甲": 1, "丁": 9}, {"乙": 5})
    table = keyness.intervals(here, there, terms=["丁", "甲", "乙", "戊"])
    assert list(table.term) == ["丁", "甲", "乙", "戊"]
    assert row(table, "戊")["count"] == row(table, "戊")["log_ratio"] == 0
    alone = keyness.between(here, there).set_index("term").loc[["丁", "甲", "乙"]].reset_index()
    shared = ["term", "count", "size", "reference_count", "reference_size", "log_ratio"]
    pd.testing.assert_frame_equal(table[shared].head(3), alone[shared])
    monkeypatch.setattr(keyness, "TERMS_AT_ONCE", 3)
    pd.testing.assert_frame_equal(keyness.intervals(here, there, terms=["丁", "甲", "乙", "戊"]), table)
    assert not keyness.intervals(here, there, seed=2).equals(keyness.intervals(here, there))


def test_the_seeds_differ_in_what_one_names_and_the_other_does_not(seeds):
    by_report = keyness.frequencies(seeds.body)
    table = keyness.against(by_report, exact=False)
    hebi = table[table.report == "hebi"].head(5)
    assert "机关" in set(hebi.term)
    assert by_report.groupby("report")["count"].sum().to_dict() == by_report.groupby("report")["size"].first().to_dict()
