import csv
import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.counting import dispersion, words
from analysis.reading import layout, order
from analysis.reading.report import Report

VALUES = Path(__file__).parent / "values" / "dispersion.tsv"
COLUMNS = ["count", "words", "range", "parts", "dp", "dp_norm", "juilland_d"]

#: Published measures that are one of ours times a count, or turned round so that 1 is even.
MEASURES = {
    "range_share": lambda v, s: np.mean(np.asarray(v) > 0),
    "engwall_fm": lambda v, s: sum(v) * np.mean(np.asarray(v) > 0),
    "juilland_u": lambda v, s: sum(v) * dispersion.juilland_d(v, s),
    "carroll_um": lambda v, s: sum(v) * ((d := dispersion.carroll_d2(v, s)) + (1 - d) / len(v)),
    "rosengren_kf": lambda v, s: sum(v) * dispersion.rosengren_s(v, s),
    "dp_evenness": lambda v, s: 1 - dispersion.dp(v, s),
    "dp_norm_evenness": lambda v, s: 1 - dispersion.dp_norm(v, s),
    "kl_evenness": lambda v, s: 1 / (1 + dispersion.kl_divergence(v, s)),
}
DISTANCES = {
    "arf": dispersion.arf,
    "awt": dispersion.awt,
    "ald": dispersion.ald,
    "f_awt": lambda text: len(text) / (2 * dispersion.awt(text) - 1),
    "f_ald": lambda text: len(text) / 10 ** dispersion.ald(text),
}


def published(named) -> list:
    with VALUES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [pytest.param(row, id=f"{row['source']}: {row['measure']}") for row in rows if named(row["measure"])]


def body(**texts: str):
    """Tokens of running text whose words stand apart at blanks, so that a reader can count them."""
    blocks = layout.blocks([Report(id, text) for id, text in texts.items()])
    tokens = words.tokens(order.sentences(blocks, order.repairs(blocks)), cut=lambda text: re.split("( )", text))
    return tokens[tokens.kind == "body"]


def row(table, **key) -> dict:
    for name, value in key.items():
        table = table[table[name] == value]
    return table.iloc[0].to_dict()


@pytest.mark.parametrize("row", published(lambda measure: measure not in DISTANCES))
def test_published_values_of_parts(row):
    counts, sizes = ([float(number) for number in side.split()] for side in row["input"].split("/"))
    measure = MEASURES.get(row["measure"]) or getattr(dispersion, row["measure"])
    assert measure(counts, sizes) == pytest.approx(float(row["expected"]), rel=0, abs=float(row["tolerance"]))


@pytest.mark.parametrize("row", published(DISTANCES.__contains__))
def test_published_values_of_distances(row):
    gaps = np.array(row["input"].split(), dtype=int)
    text = np.zeros(gaps.sum(), dtype=int)
    text[gaps.cumsum() - 1] = 1
    found = DISTANCES[row["measure"]](text)[1]
    assert found == pytest.approx(float(row["expected"]), rel=0, abs=float(row["tolerance"]))


def test_dp_norm_goes_by_the_smallest_part_of_all_not_by_the_smallest_that_has_the_term():
    counts, sizes = [0, 2, 2], [10, 20, 20]
    assert dispersion.dp_norm(counts, sizes) == pytest.approx(0.2 / (1 - 0.2))
    assert dispersion.dp_norm(counts, sizes) != pytest.approx(0.2 / (1 - 0.4))


def test_parts_have_the_size_they_have():
    assert dispersion.dp([1, 3], [10, 30]) == 0
    assert dispersion.juilland_d([1, 3], [10, 30]) == 1
    assert dispersion.juilland_d([1, 3], [1, 1]) == 0.5


def test_in_a_single_part_every_term_is_even():
    assert [measure([3], [10]) for measure in (dispersion.dp, dispersion.dp_norm, dispersion.juilland_d)] == [0, 0, 1]


PARTS = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 1000)), min_size=1, max_size=12).filter(
    lambda parts: any(count for count, _ in parts)
)


@given(PARTS)
def test_measures_of_parts_stay_within_their_bounds(parts):
    counts, sizes = zip(*parts, strict=True)
    for measure in (dispersion.dp, dispersion.dp_norm, dispersion.juilland_d, dispersion.rosengren_s):
        assert -1e-9 <= measure(counts, sizes) <= 1 + 1e-9
    assert dispersion.dp(counts, sizes) <= dispersion.dp_norm(counts, sizes) + 1e-12


@given(PARTS, st.integers(2, 9))
def test_parts_in_another_order_or_all_larger_are_spread_alike(parts, times):
    counts, sizes = np.array(parts).T
    for measure in (dispersion.dp, dispersion.dp_norm, dispersion.juilland_d):
        assert measure(counts[::-1], times * sizes[::-1]) == pytest.approx(float(measure(counts, sizes)), abs=1e-9)


@given(st.lists(st.integers(0, 4), min_size=1, max_size=40))
def test_distances_go_round_the_text_and_arf_lies_between_one_and_the_count(text):
    codes = np.unique(text, return_inverse=True)[1]
    count = np.bincount(codes)
    assert (np.bincount(codes, dispersion.distances(codes)) == len(text)).all()
    assert (dispersion.arf(codes) <= count + 1e-9).all()
    assert (dispersion.arf(codes) >= 1 - 1e-9).all()


def test_distances_are_counted_in_a_circle():
    assert list(dispersion.distances(np.array([0, 1, 0, 0, 2]))) == [2, 5, 2, 1, 5]


SECTIONS = "一、甲\n平安 法治 ， 平安 。\n二、乙\n法治 。\n三、丙\n工作 2 平安 法治 。"


def test_one_row_is_a_term_in_a_report_with_its_sections_as_parts():
    table = dispersion.measures(body(a=SECTIONS, b="一、甲\n法治 平安 。\n二、乙\n法治 。"))
    assert list(table.report + table.term) == ["a平安", "a法治", "b法治"]
    found = row(table, report="a", term="平安")
    assert [found[name] for name in COLUMNS[:4]] == [3, 8, 2, 3]
    sizes = [3, 1, 4]  # words; the comma and the stops are none
    assert found["dp"] == dispersion.dp([2, 0, 1], sizes) == pytest.approx(2 / 3 - 3 / 8)
    assert found["dp_norm"] == dispersion.dp_norm([2, 0, 1], sizes)
    assert found["juilland_d"] == dispersion.juilland_d([2, 0, 1], sizes)
    assert found["arf"] == pytest.approx((2 + 8 / 3 + 2) / (8 / 3))  # distances 2, 4, 2; 8 / 3 if all were equal


def test_reports_may_be_the_parts():
    """The toy of quanteda.textstats, test-textstat_frequency."""
    table = dispersion.measures(body(x="a a b b c d", y="a d d d", z="a a a"), parts="report", at_least=1)
    assert "report" not in table
    assert table[["term", "count", "range"]].to_numpy().tolist() == [["a", 6, 3], ["d", 4, 2], ["b", 2, 1], ["c", 1, 1]]
    assert set(table.parts) == {3}
    assert row(table, term="d")["dp"] == dispersion.dp([1, 3, 0], [6, 4, 3])


def test_a_term_asked_for_by_name_is_a_row_in_every_report():
    table = dispersion.measures(body(a=SECTIONS, b="法治 。", c="， 。"), terms=["平安", "工作", "平安"])
    assert list(table["count"]) == [3, 1, 0, 0, 0, 0]
    absent = row(table, report="b", term="平安")
    assert [absent[name] for name in COLUMNS[:4]] == [0, 1, 0, 1]
    assert absent["arf"] == 0
    assert np.isnan([absent[name] for name in COLUMNS[4:]]).all()
    assert row(table, report="c", term="平安")["words"] == 0


def test_a_report_that_was_left_out_has_no_row():
    tokens = body(a=SECTIONS, b="平安 。")
    assert list(dispersion.measures(tokens[tokens.report == "b"], terms=["平安"]).report) == ["b"]


def test_many_terms_are_measured_a_block_at_a_time(monkeypatch):
    tokens = body(a=SECTIONS, b="法治 工作 。")
    whole = dispersion.measures(tokens, at_least=1)
    monkeypatch.setattr(dispersion, "CELLS", 1)
    assert dispersion.measures(tokens, at_least=1).equals(whole)


@pytest.mark.parametrize("parts", ["section", "report"])
def test_nothing_to_measure_gives_an_empty_table_with_its_columns(parts):
    tokens = body(a=SECTIONS)
    empty = dispersion.measures(tokens.head(0), parts=parts)
    assert empty.empty
    assert list(empty.columns) == list(dispersion.measures(tokens, parts=parts).columns)


def test_parts_of_another_kind_are_refused():
    with pytest.raises(ValueError, match="by section or report, not by page"):
        dispersion.measures(body(a=SECTIONS), parts="page")


def test_the_seeds_are_spread_over_their_sections(seeds):
    table = dispersion.measures(seeds.body)
    assert table.groupby("report").parts.first().to_dict() == {"hebi": 4, "shangqiu": 7}
    assert table.dp.between(0, 1).all()
    assert (table.range <= table.parts).all()
