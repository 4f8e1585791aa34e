import pandas as pd
import pytest

from analysis import tables
from analysis.tables import REFUSED, check, first


def test_a_table_without_rows_has_its_columns_and_their_kinds():
    made = tables.COUNTS.frame()
    assert list(made.columns) == list(tables.COUNTS.columns)
    assert made["count"].dtype == "int64"


def test_a_check_returns_the_table_it_was_given():
    table = REFUSED.frame([("a.txt", "is empty")])
    assert check(table, REFUSED) is table


def test_a_check_says_which_column_is_missing():
    with pytest.raises(ValueError, match="a file that could not be read” lacks the column why"):
        check(pd.DataFrame({"file": ["a"]}), REFUSED)


def test_a_check_says_which_row_stands_twice():
    with pytest.raises(ValueError, match=r"two rows with \{'file': 'a'\}"):
        check(REFUSED.frame([("a", "x"), ("a", "y")]), REFUSED)


def test_what_leads_is_the_first_row_and_of_nothing_a_dash_and_nought():
    assert first(REFUSED.frame([("a", "x"), ("b", "y")])).file == "a"
    assert first(tables.COUNTS.frame())[["term", "count"]].tolist() == ["–", 0]


@pytest.mark.parametrize("table", [each for each in vars(tables).values() if isinstance(each, tables.Table)])
def test_the_key_of_a_table_is_among_its_columns(table):
    assert set(table.key) <= set(table.columns)
