import csv
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.counting import contingency
from analysis.counting.contingency import Cells

VALUES = Path(__file__).parent / "values"
MAKE = {"texts": Cells.of_texts, "pairs": Cells.of_pairs, "cells": Cells}
NEVER_ZERO = 1e-9  # quanteda adds it to what it takes the logarithm of; it shows in the eighth digit


def surprise(cells: Cells) -> list:
    return [np.log(seen / due + NEVER_ZERO) for seen, due in zip(cells, contingency.expected(cells), strict=True)]


#: Published measures that are one of ours with a setting, in another unit, or with another tool's habit.
MEASURES = {
    "expected": lambda cells: contingency.expected(cells).o11,
    "chi2 yates": partial(contingency.chi2, yates=True),
    "fisher less": partial(contingency.fisher, alternative="less"),
    "fisher greater": partial(contingency.fisher, alternative="greater"),
    "lrc of 10000": partial(contingency.lrc, tests=10_000),
    "pmi ln": lambda cells: np.log(2) * contingency.pmi(cells),
    "pmi of quanteda": lambda cells: surprise(cells)[0],
    "g2 of quanteda": lambda cells: 2 * sum(seen * log for seen, log in zip(cells, surprise(cells), strict=True)),
    "t_score binomial": partial(contingency.t_score, binomial=True),
}
CUT_OFF = {("expected", "cells 4 25 1 11"): "3.5366 is printed as 3.536"}


def published(name: str) -> list:
    with (VALUES / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    marks = [CUT_OFF.get((row["measure"], row["input"])) for row in rows]
    return [
        pytest.param(row, id=f"{row['measure']} {row['input']}", marks=[pytest.mark.xfail(reason=why)] if why else [])
        for row, why in zip(rows, marks, strict=True)
    ]


def measured(measure: str, cells: Cells) -> np.ndarray:
    if measure.startswith("p "):
        return contingency.p_value(measured(measure.removeprefix("p "), cells))
    if measure.startswith("signed "):
        return contingency.signed(measured(measure.removeprefix("signed "), cells), cells)
    return MEASURES[measure](cells) if measure in MEASURES else getattr(contingency, measure)(cells)


@pytest.mark.parametrize("row", [*published("keyness"), *published("contingency")])
def test_a_measure_gives_what_was_published(row):
    what, *numbers = row["input"].split()
    given = np.array(numbers, dtype=float)
    found = contingency.p_value(given[0]) if what == "statistic" else measured(row["measure"], MAKE[what](*given))
    assert abs(found - float(row["expected"])) <= float(row["tolerance"]), row["source"]


SIZES = st.integers(1, 10**6)
TEXTS = st.tuples(SIZES, SIZES, st.floats(0, 1), st.floats(0, 1)).map(
    lambda drawn: (int(drawn[0] * drawn[2]), int(drawn[1] * drawn[3]), drawn[0], drawn[1])
)
FINITE = ["g2", "g2_two_cell", "chi2", "relative_risk", "log_ratio", "lrc", "diff_percent", "odds_ratio"]
FINITE += ["difference_coefficient", "simple_maths", "bic", "npmi", "dice", "delta_p", "delta_p_back"]
FINITE += ["min_sensitivity", "phi2"]
MIRRORED = ["log_ratio", "difference_coefficient", "lrc"]


@given(TEXTS)
def test_no_count_makes_a_measure_infinite_or_undefined(text):
    cells = Cells.of_texts(*text)
    assert {
        name: float(getattr(contingency, name)(cells)) for name in FINITE if not np.isfinite(measured(name, cells))
    } == {}


@given(TEXTS)
def test_target_and_reference_exchanged_change_the_sign_alone(text):
    here = Cells.of_texts(*text)
    there = Cells(here.o21, here.o22, here.o11, here.o12)
    for name in ("g2", "g2_two_cell", "chi2"):
        assert measured(f"signed {name}", here) == pytest.approx(-measured(f"signed {name}", there), abs=1e-6)
    for name in MIRRORED:
        assert measured(name, here) == pytest.approx(-measured(name, there), abs=1e-9)


@given(st.integers(0, 50), st.integers(1, 50), st.integers(1, 20), st.integers(1, 20))
def test_equal_rates_are_no_difference(count, others, here, there):
    cells = Cells.of_texts(count * here, count * there, (count + others) * here, (count + others) * there)
    for name in ("g2", "g2_two_cell", "chi2", "log_ratio", "lrc", "diff_percent", "difference_coefficient"):
        assert measured(name, cells) == pytest.approx(0, abs=1e-9), name
    assert contingency.relative_risk(cells) == pytest.approx(1)
    assert contingency.simple_maths(cells) == pytest.approx(1)


@given(TEXTS)
def test_four_cells_say_no_less_than_two_and_the_bound_is_nearer_nought(text):
    cells = Cells.of_texts(*text)
    assert contingency.g2(cells) >= contingency.g2_two_cell(cells) - 1e-6
    if cells.o11 > 0 and cells.o21 > 0:
        assert abs(contingency.lrc(cells)) <= abs(contingency.log_ratio(cells)) + 1e-9


@given(st.lists(TEXTS, min_size=1, max_size=8))
def test_a_column_of_tables_is_each_table_alone(texts):
    column = Cells.of_texts(*np.array(texts, dtype=float).T)
    for name in FINITE:
        alone = [float(getattr(contingency, name)(Cells.of_texts(*text))) for text in texts]
        assert getattr(contingency, name)(column) == pytest.approx(alone, rel=1e-9, abs=1e-12), name


def test_fishers_p_of_a_column_is_that_of_each_table():
    texts = [(1, 4, 4, 4), (3, 1, 4, 4), (1, 4, 4, 4), (0, 0, 4, 4)]
    alone = [float(contingency.fisher(Cells.of_texts(*text))) for text in texts]
    assert list(contingency.fisher(Cells.of_texts(*np.array(texts, dtype=float).T))) == alone
    assert alone[0] != alone[1]


def test_a_nought_in_one_text_is_half_a_token_of_its_own_size():
    assert contingency.log_ratio(Cells.of_texts(0, 5, 100, 200)) == pytest.approx(np.log2((0.5 / 100) / (5 / 200)))
    assert contingency.relative_risk(Cells.of_texts(4, 0, 100, 100)) == 8
    assert contingency.diff_percent(Cells.of_texts(0, 5, 100, 200)) == -100


def test_a_term_that_both_lack_is_no_difference():
    neither = Cells.of_texts(0, 0, 10, 200)
    for name in ("g2", "g2_two_cell", "chi2", "chi2 yates", "log_ratio", "lrc", "diff_percent"):
        assert measured(name, neither) == 0, name
    assert contingency.relative_risk(neither) == contingency.odds_ratio(neither) == 1


def test_half_a_token_of_a_small_text_can_outweigh_a_token_of_a_large_one():
    cells = Cells.of_texts(1, 0, 10_000, 1_000)
    assert contingency.signed(contingency.g2(cells), cells) > 0 > contingency.log_ratio(cells)


def test_words_that_never_meet_are_at_the_bottom_of_every_scale():
    apart = Cells.of_pairs(0, 10, 10, 100)
    for name in ("pmi", "mi3", "t_score", "log_dice"):
        assert measured(name, apart) == -np.inf
    assert contingency.npmi(apart) == -1


def test_log_dice_rises_by_one_where_dice_doubles():
    twice = contingency.log_dice(Cells.of_pairs(2, 50, 50, 1000)) - contingency.log_dice(
        Cells.of_pairs(1, 50, 50, 1000)
    )
    assert twice == pytest.approx(1)


def test_mi3_is_pmi_of_the_cubed_count():
    cells = Cells.of_pairs(4, 8, 16, 1024)  # 4 seen where 1/8 is due
    assert contingency.pmi(cells) == pytest.approx(5)
    assert contingency.mi3(cells) == pytest.approx(9)


def test_ell_has_no_value_where_no_token_is_due():
    assert np.isnan(contingency.ell(Cells.of_texts(1, 0, 100, 100_000)))


def test_numbers_that_cannot_be_are_refused():
    with pytest.raises(ValueError, match="without words"):
        Cells.of_texts(0, 1, 0, 10)
    with pytest.raises(ValueError, match="larger than the whole"):
        Cells.of_texts(11, 1, 10, 10)
    with pytest.raises(ValueError, match="larger than the whole"):
        Cells.of_pairs(5, 4, 8, 100)


def test_no_tables_no_values():
    none = Cells.of_texts([], [], [], [])
    for name in [*FINITE, "fisher", "ell", "pmi", "t_score"]:
        assert measured(name, none).shape == (0,)
