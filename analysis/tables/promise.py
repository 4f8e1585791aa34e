"""A promise about a table, and how it is kept: what one row is, its key, its columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

#: A column's dtype by the type it is declared with; tuples and mixed cells stay objects.
DTYPES = {str: "str", int: "int64", float: "float64", bool: "bool", tuple: "object"}


@dataclass(frozen=True)
class Table:
    """A promise about a table: what one row is, which columns name it, what each column holds."""

    row: str
    key: tuple[str, ...]
    columns: Mapping[str, type]

    def frame(self, rows: Iterable[tuple[Any, ...]] = ()) -> pd.DataFrame:
        """Rows given as tuples, as a table with this table's columns and dtypes, also where there are none."""
        return self.shape(pd.DataFrame(list(rows), columns=list(self.columns)))

    def shape(self, made: pd.DataFrame) -> pd.DataFrame:
        """Only the columns of this table, in its order and with its dtypes."""
        return made[list(self.columns)].astype({name: DTYPES[kind] for name, kind in self.columns.items()})


def need(table: pd.DataFrame, promise: Table) -> pd.DataFrame:
    """The table it was given, or a ValueError that names the column it lacks: for what a function takes.

    Parameters
    ----------
    table : any table of the package, or one of a user's own that is to stand in for it
    promise : the `Table` it should keep; columns that the promise does not name may follow

    """
    missing = [name for name in promise.columns if name not in table]
    if missing:
        raise ValueError(f"a table of “{promise.row}” lacks the column {', '.join(missing)}")
    return table


def check(table: pd.DataFrame, promise: Table) -> pd.DataFrame:
    """The table it was given, or a ValueError that says which promise it breaks: for what a function makes.

    Parameters
    ----------
    table : a table of the package
    promise : the `Table` it keeps: its columns are there, and its key names each row once

    """
    twice = need(table, promise).duplicated(list(promise.key))
    if twice.any():
        row = table.loc[twice, list(promise.key)].iloc[0].to_dict()
        raise ValueError(f"a table of “{promise.row}” has two rows with {row}")
    return table


def first(table: pd.DataFrame) -> pd.Series:
    """The first row of a table; of a table without rows, a row that says so: “–” for a word, 0 for a number.

    For sentences that name what leads: they hold for every folder of reports, also for one where nothing does.
    """
    if len(table):
        return table.iloc[0]
    return pd.Series({name: 0 if pd.api.types.is_numeric_dtype(kind) else "–" for name, kind in table.dtypes.items()})
