"""The package's word lists, read from the TSV files beside this one; README.md there says where each is from."""

from __future__ import annotations

import csv
from functools import cache
from hashlib import sha256
from pathlib import Path

import pandas as pd

FOLDER = Path(__file__).parent


@cache
def _table(name: str) -> pd.DataFrame:
    return pd.read_csv(FOLDER / f"{name}.tsv", sep="\t", dtype="str", keep_default_na=False, quoting=csv.QUOTE_NONE)


def table(name: str) -> pd.DataFrame:
    """One row is an entry of `name`.tsv; every column is text, and what is not given is an empty text.

    A fresh copy each time, so that a caller may change it.
    """
    return _table(name).copy()


def digest() -> str:
    """Sha256 of all lists, first twelve hexadecimal digits: two runs with the same digest used the same words."""
    parts = (path.name.encode() + b"\0" + path.read_bytes() for path in sorted(FOLDER.glob("*.tsv")))
    return sha256(b"\0".join(parts)).hexdigest()[:12]
