"""What was learned from coded reports: a table of weights for each judge, with what it was fitted to."""

from __future__ import annotations

import csv
from io import BytesIO
from pathlib import Path

import pandas as pd

from analysis import lexicon

FOLDER = Path(__file__).parent


def table(name: str) -> pd.DataFrame:
    """One row is a value of a feature: `feature`, `value`, then a column of weights for each label, 0 where none.

    Parameters
    ----------
    name : of the judge; its file is `NAME.tsv` in this folder

    """
    read = pd.read_csv(
        BytesIO(lexicon.checked(f"weights/{name}.tsv")),
        sep="\t", dtype="str", keep_default_na=False, quoting=csv.QUOTE_NONE, skiprows=len(about(name)),
    )  # fmt: skip
    labels = list(read)[2:]
    return read.assign(**{label: pd.to_numeric(read[label].replace("", "0")) for label in labels})


def about(name: str) -> dict[str, str]:
    """What the head of a file of weights says of it, by key: what it was fitted to, how far it agrees."""
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8") as file:
        head = [line[2:].rstrip("\n") for line in iter(file.readline, "") if line.startswith("# ")]
    return dict(line.split(": ", 1) for line in head)


def write(made: pd.DataFrame, file: Path, said: dict[str, str]) -> None:
    """Write weights as a file that `table` reads, rows in order of feature and value.

    Parameters
    ----------
    made : as from `table`
    file : where to
    said : the head, as from `about`

    """
    rows = made.sort_values(["feature", "value"], kind="stable")
    labels = list(rows)[2:]
    rows = rows.astype(dict.fromkeys(labels, "object"))
    for label in labels:
        rows[label] = [f"{weight:g}" if weight else "" for weight in rows[label]]
    head = "".join(f"# {key}: {value}\n" for key, value in said.items())
    body = rows.to_csv(sep="\t", index=False, quoting=csv.QUOTE_NONE, lineterminator="\n", quotechar=None)
    file.write_text(head + body, encoding="utf-8", newline="\n")
    lexicon.renew()
