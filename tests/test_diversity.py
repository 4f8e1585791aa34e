import csv
import math
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.counting import diversity, words
from analysis.reading import layout, order
from analysis.reading.report import Report

VALUES = Path(__file__).parent / "values" / "diversity.tsv"
TEXTS = st.lists(st.integers(0, 9), min_size=1, max_size=80)
CUT_ANEW = (
    "quanteda cuts each window into words again, and 专项 becomes two: it loses 2/7 and 1/6 where 1/5 and 1/5 are"
)


def published() -> list:
    with VALUES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    marks = [[pytest.mark.xfail(reason=CUT_ANEW)] if row["expected"] == ".9623015873" else [] for row in rows]
    return [
        pytest.param(row, id=f"{row['source']}: {row['measure']}", marks=mark)
        for row, mark in zip(rows, marks, strict=True)
    ]


def units(cell: str) -> list:
    """A text with numbers for its types; or one that has so many types of each count."""
    if not cell.startswith("spectrum"):
        return cell.split()
    groups = [map(int, group.split(":")) for group in cell.split()[1:]]
    return [(count, one) for count, types in groups for one in range(types) for _ in range(count)]


def measured(measure: str, text: list) -> float:
    name, *settings = re.split("[ =]", measure)
    if name == "factors_backward":
        return diversity.factors(text[::-1])
    number = {settings[0]: float(settings[1]) if "." in settings[1] else int(settings[1])} if settings else {}
    return getattr(diversity, name)(text, **number)


def body(**texts: str):
    """Tokens of running text whose words stand apart at blanks, so that a reader can count them."""
    blocks = layout.blocks([Report(id, text) for id, text in texts.items()])
    tokens = words.tokens(order.sentences(blocks, order.repairs(blocks)), cut=lambda text: re.split("( )", text))
    return tokens[tokens.kind == "body"]


@pytest.mark.parametrize("row", published())
def test_published_values(row):
    found, half = measured(row["measure"], units(row["input"])), float(row["tolerance"])
    assert found == pytest.approx(float(row["expected"]), rel=0, abs=half * (1 + 1e-9)), row[
        "source"
    ]  # 10.0625: 10.062


def test_mtld_falls_strictly_below_its_threshold():
    half = [1, 1, 2, 2]  # 1/2 after two, 2/3, 1/2
    assert diversity.factors(half, threshold=0.5) == 1  # none in full, and all of one behind it
    assert diversity.factors(half, threshold=0.51) == 2


def test_mtld_is_the_mean_of_two_lengths_not_a_length_by_the_mean_factors():
    text = [1, 1, 2, 3]
    forward, backward = diversity.factors(text), diversity.factors(text[::-1])
    assert (forward, backward) == (1, pytest.approx(0.25 / 0.28))
    assert diversity.mtld(text) == pytest.approx((4 + 4 * 0.28 / 0.25) / 2)


def test_mtld_of_a_text_without_a_repeated_word_is_its_length():
    assert diversity.mtld([1, 2, 3]) == 3


def test_hdd_is_a_mean_ratio_not_a_sum():
    assert diversity.hdd([1, 1, 2], draws=2) == pytest.approx(
        (1 * 1 + 2 * 2) / 3 / 2
    )  # of three draws one has one type
    assert math.isnan(diversity.hdd([1, 1, 2], draws=4))


def test_mattr_of_a_short_text_is_the_ratio_of_the_whole():
    assert diversity.mattr([1, 1, 2], window=4) == 2 / 3
    assert diversity.mattr([1, 1, 2], window=2) == (1 / 2 + 1) / 2


@given(TEXTS, st.integers(1, 20))
def test_mattr_is_the_mean_ratio_of_its_windows(text, window):
    stretches = [text[at : at + window] for at in range(max(len(text) - window, 0) + 1)]
    mean = sum(map(diversity.ttr, stretches)) / len(stretches)
    assert diversity.mattr(text, window=window) == pytest.approx(mean)


@given(TEXTS)
def test_names_of_types_do_not_matter_nor_does_the_direction(text):
    for measure in (diversity.ttr, diversity.mtld, diversity.mattr, diversity.yule_k, diversity.hdd):
        for other in ([chr(97 + unit) for unit in text], text[::-1]):
            assert measure(other) == pytest.approx(measure(text), nan_ok=True)


@given(TEXTS)
def test_ratios_stay_within_nought_and_one(text):
    assert 0 < diversity.ttr(text) <= 1
    assert 0 < diversity.mattr(text, window=7) <= 1
    assert 0 < diversity.hdd(text, draws=1) <= 1 + 1e-12
    assert diversity.yule_k(text) >= 0


def test_one_row_is_a_report_and_marks_are_no_words():
    table = diversity.measures(body(a="平安 ， 平安 2023 GDP 。", b="法治 。"))
    assert list(table.report) == ["a", "b"]
    assert table.loc[0, ["tokens", "types", "ttr", "mattr"]].to_list() == [4, 3, 0.75, 0.75]
    assert math.isnan(table.hdd[0])
    assert diversity.measures(body(a="平安 ， 平安 2023 GDP 。"), draws=1).hdd[0] == pytest.approx(1)


def test_settings_reach_the_measures():
    tokens = body(a="平安 平安 法治 平安 。")
    row = diversity.measures(tokens, threshold=0.4, draws=2, window=2).loc[0]
    text = [1, 1, 2, 1]
    assert row.mtld == diversity.mtld(text, threshold=0.4) != diversity.mtld(text)
    assert row.hdd == diversity.hdd(text, draws=2)
    assert row.mattr == diversity.mattr(text, window=2)


def test_characters_are_han_characters():
    table = diversity.measures(body(a="平安 平安 ， 2023 GDP 。"), unit="characters")
    assert table.loc[0, ["tokens", "types", "ttr"]].to_list() == [4, 2, 0.5]


def test_sections_are_measured_apart():
    table = diversity.measures(body(a="一、甲\n平安 平安 。\n二、乙\n平安 法治 。"), by="section")
    assert list(zip(table.section, table.ttr, strict=True)) == [("一、甲", 0.5), ("二、乙", 1)]


def test_a_report_of_marks_alone_has_nought_words_and_no_measure():
    row = diversity.measures(body(a="， 。")).loc[0]
    assert (row.tokens, row.types) == (0, 0)
    assert row[["ttr", "mtld", "hdd", "mattr", "yule_k"]].isna().all()


def test_nothing_to_measure_gives_an_empty_table_with_its_columns():
    tokens = body(a="平安 。")
    empty = diversity.measures(tokens.head(0))
    assert empty.empty
    assert list(empty.columns) == list(diversity.measures(tokens).columns)


@pytest.mark.parametrize("setting", [{"unit": "sentences"}, {"by": "page"}])
def test_other_units_and_rows_are_refused(setting):
    with pytest.raises(ValueError, match="diversity is of words or characters by report or section, not of"):
        diversity.measures(body(a="平安 。"), **setting)
