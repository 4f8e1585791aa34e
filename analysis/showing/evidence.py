"""The sentences behind a figure, as a script: a page opened from a disk may run one, but fetch no data."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pandas as pd

from analysis.tables import EVIDENCE, need

VARIABLE = "EVIDENCE"
MOST = 5_000  # places that a page is given; of more it says how many there are
NAMES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def folder() -> Path | None:
    """Where the sentences behind figures go, `$EVIDENCE`; nowhere where it is not set."""
    return Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None


def script(name: str, rows: pd.DataFrame) -> bytes:
    """A call of the page's function `behind` with the name and the rows, each sentence written once.

    Parameters
    ----------
    name : of the figure
    rows : from `Study.evidence`

    """
    every = need(rows, EVIDENCE).drop_duplicates(["report", "start", "end"])
    said = every.astype({"report": "str", "text": "str"}).head(MOST)
    sentence = {text: number for number, text in enumerate(dict.fromkeys(said.evidence))}
    places = [(row.report, row.section, int(row.start), row.text, sentence[row.evidence]) for row in said.itertuples()]
    told = {"of": len(every), "places": places, "sentences": list(sentence)}
    data = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return f"behind({json.dumps(name)}, {data.translate(NAMES)});\n".encode()
