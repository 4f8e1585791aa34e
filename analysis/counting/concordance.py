"""The text behind a number: every place where something stands, with what is said around it."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterable
from itertools import groupby
from operator import itemgetter
from typing import Literal, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.reading.order import positions
from analysis.tables import SENTENCES, check, need
from analysis.tables.counting import CONCORDANCE

Sought = str | Collection[str] | re.Pattern[str]
Unit = Literal["characters", "sentence"]
Sort = Literal["place", "left", "right"]


def _either(strings: Iterable[str]) -> str:
    """An expression for one of the strings, the longest first; grouped by first character, it is twice as fast."""
    ordered = sorted(filter(None, strings), key=lambda string: (string[0], -len(string)))
    groups = groupby(ordered, key=itemgetter(0))
    return "|".join(f"(?:{'|'.join(map(re.escape, group))})" for _, group in groups)


def _pattern(sought: Sought, regex: bool) -> re.Pattern[str]:
    if isinstance(sought, re.Pattern):
        return sought
    parts = [sought] if isinstance(sought, str) else list(sought)
    try:
        return re.compile("|".join(parts) if regex else _either(parts))
    except re.error as error:
        raise ValueError(f"“{sought}” is no regular expression: {error}; leave regex out to seek it as it is") from None


def _known(name: str, given: str, known: Collection[str]) -> None:
    if given not in known:
        raise ValueError(f"{name} is one of {', '.join(known)}, not “{given}”")


def _hits(texts: list[str], pattern: re.Pattern[str]) -> npt.NDArray[np.int64]:
    """Number of the sentence, start and end of each hit in it; a match of nothing is no hit."""
    found = ((row, *hit.span()) for row, text in enumerate(texts) for hit in pattern.finditer(text) if hit.group())
    return np.array(list(found), dtype=np.int64).reshape(-1, 3)


def _offsets(sentences: pd.DataFrame, hits: npt.NDArray[np.int64]) -> dict[str, npt.NDArray[np.int64]]:
    """Where the hits start and end in their reports."""
    lengths = sentences.text.str.len().to_numpy(dtype=np.int64)
    at, before = positions(sentences), (np.cumsum(lengths) - lengths)[hits[:, 0]]
    return {"start": at[before + hits[:, 1]], "end": at[before + hits[:, 2] - 1] + 1}


def _around(texts: list[str], hits: npt.NDArray[np.int64], width: int) -> dict[str, list[str]]:
    """What stands left of each hit, the hit, and what stands right of it."""
    rows = [(texts[row], start, end) for row, start, end in hits.tolist()]
    return {
        "left": [text[max(start - width, 0) : start] for text, start, _ in rows],
        "text": [text[start:end] for text, start, end in rows],
        "right": [text[end : end + width] for text, _, end in rows],
    }


def _ordered(lines: pd.DataFrame, sort: str) -> pd.DataFrame:
    if sort == "place":
        return lines
    key = lines.right if sort == "right" else lines.left.str[::-1]
    return lines.iloc[key.argsort(kind="stable")].reset_index(drop=True)


def lines(
    sentences: pd.DataFrame,
    sought: Sought,
    *,
    width: int = 20,
    unit: Unit = "characters",
    sort: Sort = "place",
    regex: bool = False,
) -> pd.DataFrame:
    """One row is a line of a concordance (KWIC): a place where what is sought stands, with what is said around it.

    A hit never runs from one sentence into the next, and the context ends with the sentence. Hits do not overlap: the
    leftmost counts, and of those that begin there the longest string.

    Parameters
    ----------
    sentences : from `order.sentences`, of the kinds of text to be searched
    sought : a string, several, or an expression compiled by `re`
    width : characters shown on either side
    unit : "characters", or "sentence" to show the whole sentence whatever the width
    sort : "place", reading order; "right", by the text that follows; "left", by the text that precedes, read backwards
        from the hit. By code point, as far as the text is shown; ties in reading order
    regex : read what is sought as regular expressions of Python's `re`, of several the first that matches; a match of
        nothing is passed over. Nested repeats such as `(.+)+` can take for ever, here as anywhere

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`; `start` and `end`, offsets into the report, which enclose a line
    break that fell inside the hit; `left`, `text` (the hit) and `right`. Empty where there is no hit.

    Raises
    ------
    ValueError : where `sought` is no regular expression, or `unit` or `sort` none of the above

    """
    _known("unit", unit, get_args(Unit))
    _known("sort", sort, get_args(Sort))
    texts = need(sentences, SENTENCES).text.tolist()
    hits = _hits(texts, _pattern(sought, regex))
    found = sentences.iloc[hits[:, 0]][["report", "section", "sentence"]].reset_index(drop=True)
    context = _around(texts, hits, width if unit == "characters" else sys.maxsize)
    table = CONCORDANCE.shape(found.assign(**_offsets(sentences, hits), **context))
    return check(_ordered(table, sort), CONCORDANCE)
