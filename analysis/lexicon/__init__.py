"""The package's word lists, read from the TSV files beside this one; README.md there says where each is from."""

from __future__ import annotations

import csv
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pandas as pd

FOLDER = Path(__file__).parent
DIGESTS = "digests.txt"  # of each list and table of weights, as sha256sum writes it
HELD = ("lexicon/*.tsv", "weights/*.tsv")


@cache
def _table(name: str) -> pd.DataFrame:
    data = BytesIO(checked(f"lexicon/{name}.tsv"))
    return pd.read_csv(data, sep="\t", dtype="str", keep_default_na=False, quoting=csv.QUOTE_NONE)


def table(name: str) -> pd.DataFrame:
    """One row is an entry of `name`.tsv; every column is text, and what is not given is an empty text.

    A fresh copy each time, so that a caller may change it.

    Raises
    ------
    ValueError : where a list is not the one that its digest was taken of

    """
    return _table(name).copy()


def digest() -> str:
    """Sha256 of all lists and weights, first twelve digits: two runs with the same digest used the same words.

    Raises
    ------
    ValueError : where a list is not the one that its digest was taken of

    """
    parts = (file.encode() + b"\0" + checked(file) for file in _digests())
    return sha256(b"\0".join(parts)).hexdigest()[:12]


def digests() -> str:
    """One line is a list or a table of weights as it stands now: its sha256 and its file's name."""
    paths = sorted(path for form in HELD for path in FOLDER.parent.glob(form))
    taken = ((sha256(path.read_bytes()).hexdigest(), f"{path.parent.name}/{path.name}") for path in paths)
    return "".join(f"{each}  {file}\n" for each, file in taken)


def write(name: str, rows: pd.DataFrame) -> None:
    """Write a list anew, and the digests of all."""
    made = rows.to_csv(sep="\t", index=False, quoting=csv.QUOTE_NONE, quotechar=None, lineterminator="\n")
    (FOLDER / f"{name}.tsv").write_text(made, "utf-8", newline="\n")
    renew()


def renew() -> None:
    """Take the digests of all lists and weights anew, after a change that is meant."""
    (FOLDER / DIGESTS).write_text(digests(), "utf-8", newline="\n")
    for kept in (_table, _digests):
        kept.cache_clear()


@cache
def _digests() -> dict[str, str]:
    lines = (FOLDER / DIGESTS).read_text("utf-8").splitlines()
    return {file: each for each, file in (line.split() for line in lines)}


def checked(file: str) -> bytes:
    """What a list holds, if it is as it was published: one cut short would find less, and nobody would know.

    Parameters
    ----------
    file : its folder and name: lexicon/NAME.tsv, weights/NAME.tsv

    Raises
    ------
    ValueError : where it is not the one that its digest was taken of

    """
    path = FOLDER.parent / file
    data = path.read_bytes() if path.is_file() else b""
    if sha256(data).hexdigest() != _digests().get(file):
        raise ValueError(
            f"the word list analysis/{file} is damaged or was changed: put it back as it was published "
            "(git checkout, or install the package anew), or run `python -m analysis.lexicon` if the change is meant"
        )
    return data
