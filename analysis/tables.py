"""What one row is: the key and the columns of every table that the package makes."""

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


PLACE = {"report": str, "section": str, "sentence": int, "start": int, "end": int, "text": str}

REFUSED = Table("a file that could not be read", ("file",), {"file": str, "why": str})
BLOCKS = Table(
    "a line of a report, with what it is on the page",
    ("report", "block"),
    {"report": str, "block": int, "kind": str, "section": str, "start": int, "end": int, "text": str, "why": str},
)
REPAIRS = Table(
    "a place where the page broke a line: joined to its continuation, or marked as lost",
    ("report", "block"),
    {
        "report": str,
        "block": int,
        "repair": str,
        "continues": int,
        "start": int,
        "end": int,
        "before": str,
        "after": str,
        "why": str,
    },
)
SENTENCES = Table(
    "a sentence of a report, in reading order, less what the page put in between",
    ("report", "sentence"),
    {**PLACE, "kind": str, "pieces": tuple, "whole": bool},
)
TOKENS = Table(
    "a word, number or mark as the segmenter cut it",
    ("report", "start"),
    {**PLACE, "kind": str},
)
COUNTED = {
    "term": str,
    "count": int,
    "total": int,
    "characters": int,
    "rate": float,
    "sections": int,
    "of_sections": int,
}
COUNTS = Table("a term in a report", ("report", "term"), {"report": str, **COUNTED})
SECTION_COUNTS = Table(
    "a term in a section of a report",
    ("report", "section", "term"),
    {"report": str, "section": str, **COUNTED},
)
LINES = Table(
    "a line of a report, with what was done to it",
    ("report", "block"),
    {"report": str, "block": int, "kind": str, "start": int, "end": int, "repair": str},
)
LENGTHS = Table(
    "a whole sentence of running text, with its length",
    ("report", "sentence"),
    {"report": str, "section": str, "sentence": int, "characters": int},
)
SUMMARY = Table(
    "a report: what is known of it, how long it is, what the page did to it",
    ("report",),
    {
        "report": str,
        "title": str,
        "place": str,
        "date": str,
        "characters": int,
        "body_characters": int,
        "sections": int,
        "sentences": int,
        "captions": int,
        "joined": int,
        "lost": int,
    },
)
PLACES = Table(
    "a place where a term stands",
    ("report", "start"),
    {**PLACE, "position": float},
)
BEGINNINGS = Table(
    "a section, with where its running text begins",
    ("report", "section"),
    {"report": str, "section": str, "position": float},
)
EVIDENCE = Table(
    "a place in the text, with the sentence that it stands in",
    ("report", "start", "end"),
    {"report": str, "section": str, "start": int, "end": int, "text": str, "evidence": str},
)


def check(table: pd.DataFrame, promise: Table) -> pd.DataFrame:
    """The table it was given, or a ValueError that says which promise it breaks.

    Parameters
    ----------
    table : any table of the package, or one of a user's own that is to stand in for it
    promise : the `Table` it should keep; columns that the promise does not name may follow

    """
    missing = [name for name in promise.columns if name not in table]
    if missing:
        raise ValueError(f"a table of “{promise.row}” lacks the column {', '.join(missing)}")
    key = [name for name in promise.key if name in table]
    if table.duplicated(key).any():
        twice = table.loc[table.duplicated(key), key].iloc[0].to_dict()
        raise ValueError(f"a table of “{promise.row}” has two rows with {twice}")
    return table


def some(table: pd.DataFrame, what: str) -> pd.DataFrame:
    """The table it was given, or a ValueError where it has no row: for a page that has nothing to say without one.

    Parameters
    ----------
    table : any table
    what : one of what its rows are, in words

    """
    if table.empty:
        raise ValueError(f"the running text of these reports has no {what}: check that they are the right files")
    return table
