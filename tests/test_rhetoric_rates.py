"""Rates per 1,000 Han characters, their intervals, and effort against outcome: numbers to check by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.finding.rhetoric.density import effort_outcome, rates
from analysis.tables import SENTENCES

TEN = "十个汉字一句话而已啊"


def page(*sections: int, report: str = "a") -> pd.DataFrame:
    """A report of sections with so many sentences, each of ten Han characters."""
    names = [f"s{at}" for at, size in enumerate(sections) for _ in range(size)]
    rows = [(report, name, at, 10 * at, 10 * at + 10, TEN, "body", (), True) for at, name in enumerate(names)]
    return SENTENCES.frame(rows)


def hits(*where: int, kind: str = "x", report: str = "a") -> pd.DataFrame:
    rows = [(report, "", at, 10 * at, 10 * at + 2, "十个", kind) for at in where]
    return pd.DataFrame(rows, columns=["report", "section", "sentence", "start", "end", "text", "kind"])


def test_a_rate_is_all_findings_over_all_characters():
    (row,) = rates(hits(0, 1, 5), page(2, 4)).itertuples()
    assert (row.n, row.characters, row.rate, row.parts) == (3, 60, 50.0, 2)
    assert (row.low, row.high) == (25.0, 100.0)  # the second section twice: 2 of 80; the first twice: 4 of 40


def test_a_report_of_one_section_has_no_interval():
    (row,) = rates(hits(0), page(3)).itertuples()
    assert row.rate == pytest.approx(1000 / 30)
    assert np.isnan([row.low, row.high]).all()


def test_a_kind_found_elsewhere_has_a_row_with_nothing():
    table = rates(hits(0, kind="y"), pd.concat([page(1, 1), page(1, 1, report="b")]))
    assert table[["report", "kind", "n", "rate"]].values.tolist() == [["a", "y", 1, 50.0], ["b", "y", 0, 0.0]]


def test_only_the_body_counts():
    said = page(1, 1)
    said.loc[0, "kind"] = "heading"
    (row,) = rates(hits(0, 1), said).itertuples()
    assert (row.n, row.characters) == (1, 10)


def test_rows_may_be_told_by_any_column():
    found = hits(0, 1).assign(family=["war", "net"])
    by = ("report", "section", "family")
    table = rates(found, page(1, 1), by=by)
    assert table[[*by, "n"]].values.tolist() == [
        ["a", "s0", "net", 0],
        ["a", "s0", "war", 1],
        ["a", "s1", "net", 1],
        ["a", "s1", "war", 0],
    ]
    (pooled,) = rates(hits(0), pd.concat([page(1), page(1, report="b")]), by=("kind",)).itertuples()
    assert (pooled.rate, pooled.low, pooled.high, pooled.parts) == (50.0, 0.0, 100.0, 2)


def test_a_report_without_text_has_no_rate():
    (row,) = rates(hits(0), page(1).assign(text="...")).itertuples()
    assert (row.n, row.characters, row.parts) == (0, 0, 0)
    assert np.isnan(row.rate)


def test_the_same_seed_gives_the_same_interval_whatever_else_is_read():
    alone = rates(hits(0, 1, 5), page(2, 4, 3))
    both = rates(hits(0, 1, 5), pd.concat([page(5, 2, report="b"), page(2, 4, 3)]))
    pd.testing.assert_frame_equal(both[both.report == "a"].reset_index(drop=True), alone)


@given(st.lists(st.integers(0, 8), max_size=9, unique=True), st.floats(0.5, 0.99))
def test_an_interval_lies_within_the_rates_of_the_sections(where, level):
    table = rates(hits(*where), page(3, 3, 3), resamples=200, level=level)
    assert (table.low <= table.high).all()
    assert ((table.low >= 0) & (table.high <= 100)).all()
    assert table.n.sum() == len(where)


def test_nothing_gives_an_empty_table():
    columns = ["report", "kind", "n", "characters", "rate", "low", "high", "parts"]
    assert list(rates(hits(), page()).columns) == columns
    assert rates(hits(), page(1)).empty


def test_effort_is_told_from_effort_with_a_figure():
    (row,) = effort_outcome(hits(0, 1, 2), hits(2, 3, kind="count"), page(4)).itertuples()
    assert (row.sentences, row.intensified, row.without_figure, row.with_figure, row.ratio) == (4, 3, 2, 1, 2.0)


def test_a_ratio_to_nothing_is_infinite_or_none():
    assert effort_outcome(hits(0), hits(), page(2)).ratio.tolist() == [np.inf]
    assert effort_outcome(hits(), hits(), page(2)).ratio.isna().all()
