"""N-grams: words that stand side by side on the page, and how often only as part of something longer."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import zip_longest
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.counting.words import HAN, PER, WORD
from analysis.tables import TOKENS, check, need
from analysis.tables.counting import NGRAMS

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class Grams(NamedTuple):
    """N-grams of one size: where each begins, as the number of its first token, and which one it is."""

    n: int
    at: Ints
    which: Ints


def _whole_words(tokens: pd.DataFrame) -> Flags:
    """Which tokens are words that the page prints in one piece."""
    spelled = [str(word) for word in tokens.text.cat.categories]
    is_word = np.array([bool(re.search(WORD, word)) for word in spelled], dtype=bool)
    length = np.array([len(word) for word in spelled], dtype=np.int64)
    code = tokens.text.cat.codes.to_numpy()
    whole: Flags = is_word[code] & ((tokens.end - tokens.start).to_numpy() == length[code])
    return whole


def _follows(tokens: pd.DataFrame, word: Flags) -> Flags:
    """Which tokens are words that stand right after a word of their sentence; one more, for the end, is False."""
    report, sentence = pd.factorize(tokens.report)[0], tokens.sentence.to_numpy()
    start, end = tokens.start.to_numpy(), tokens.end.to_numpy()
    beside = (report[1:] == report[:-1]) & (sentence[1:] == sentence[:-1]) & (start[1:] == end[:-1])
    return np.concatenate([[False], word[1:] & word[:-1] & beside, [False]])


def _grams(tokens: pd.DataFrame, longest: int, at_least: int) -> Iterator[Grams]:
    """The n-grams of each size from 2 that are frequent enough; one begins where a frequent shorter one does."""
    word = _whole_words(tokens)
    code, follows = tokens.text.cat.codes.to_numpy().astype(np.int64), _follows(tokens, word)
    at = np.flatnonzero(word)
    which = code[at]
    for n in range(2, longest + 1):
        goes_on = follows[at + n - 1]
        at = at[goes_on]
        which = pd.factorize(which[goes_on] * len(tokens.text.cat.categories) + code[at + n - 1])[0]
        frequent = np.bincount(which)[which] >= at_least
        at, which = at[frequent], pd.factorize(which[frequent])[0]
        yield Grams(n, at, which)


def _nested(grams: Grams, longer: Grams | None, tokens: int) -> Flags:
    """Which n-grams stand inside one of the next longer size: parts of a frequent one are frequent, so that is all."""
    reach = np.zeros(tokens, dtype=np.int64)  # where the longer n-gram that begins at a token ends
    if longer:
        reach[longer.at] = longer.at + longer.n
    nested: Flags = np.maximum.accumulate(reach)[grams.at] >= grams.at + grams.n
    return nested


def _spelled(tokens: pd.DataFrame, grams: Grams) -> pd.DataFrame:
    """One row is an n-gram, with its words and how many there are in all reports."""
    code, total = tokens.text.cat.codes.to_numpy(), np.bincount(grams.which)
    first = np.empty(len(total), dtype=np.int64)
    first[grams.which] = grams.at
    words = np.asarray(tokens.text.cat.categories, dtype=object)[code[first[:, None] + np.arange(grams.n)]]
    columns = {"words": [" ".join(row) for row in words], "term": ["".join(row) for row in words]}
    return pd.DataFrame({"n": grams.n, "which": np.arange(len(total)), **columns, "total": total})


def _of_reports(tokens: pd.DataFrame, grams: Grams, longer: Grams | None) -> pd.DataFrame:
    """One row is an n-gram that a report uses, with how many there are and how many of them are nested."""
    nested = _nested(grams, longer, len(tokens))
    rows = pd.DataFrame({"report": tokens.report.array[grams.at], "which": grams.which, "nested": nested})
    each = rows.groupby(["report", "which"], sort=False, observed=True).nested.agg(count="size", nested="sum")
    return each.reset_index().assign(n=grams.n)


def _characters(tokens: pd.DataFrame) -> pd.DataFrame:
    """One row is a report, with its Han characters."""
    han = np.array([len(re.findall(HAN, str(word))) for word in tokens.text.cat.categories], dtype=np.int64)
    rows = tokens[["report"]].assign(characters=han[tokens.text.cat.codes])
    return rows.groupby("report", sort=False, observed=True).characters.sum().reset_index()


def counts(
    tokens: pd.DataFrame, *, sizes: Collection[int] = (2, 3), at_least: int = 2, observed: bool = False
) -> pd.DataFrame:
    """One row is an n-gram in a report; an n-gram that a report does not use is a row with 0.

    The words of an n-gram stand side by side on the page: no mark, blank, end of a sentence or joined break of a line
    lies between them, and a word that the page breaks is in none, so that the page can be searched for each `term`.

    Parameters
    ----------
    tokens : from `words.tokens`; give the kinds of text to be counted, usually the body
    sizes : how many words an n-gram has, each 2 or more
    at_least : fewest in all reports together
    observed : leave out the rows with 0, which are most of the table where there are hundreds of reports

    Returns
    -------
    DataFrame with `report`; `term`, the n-gram as it is written; `words`, the same with a blank between words; `n`,
    words in it; `count`; `nested`, how many of these stand inside a longer n-gram of this table; `total`, in all
    reports; `characters`, Han characters of the report; `rate`, n-grams per 10,000 Han characters. In order of the
    reports, then by count, ties by words.

    Raises
    ------
    ValueError : where a size is below 2

    """
    if min(sizes, default=0) < 2:
        raise ValueError("an n-gram has two words or more: give sizes from 2 up")
    tokens = need(tokens, TOKENS).astype({"text": "category"})
    found = [grams for grams in _grams(tokens, max(sizes), at_least) if grams.n in sizes]
    spelled = pd.concat([_spelled(tokens, grams) for grams in found])
    spelled = spelled.sort_values("words", ignore_index=True).reset_index(names="tie")
    each = pd.concat([_of_reports(tokens, *pair) for pair in zip_longest(found, found[1:])])
    characters = _characters(tokens).reset_index(names="place")
    if not observed:
        every = characters[["report"]].merge(spelled[["n", "which"]], how="cross")
        each = every.merge(each, how="left", on=["report", "n", "which"]).fillna({"count": 0, "nested": 0})
    table = each.merge(characters, on="report").merge(spelled, on=["n", "which"])
    table["rate"] = PER * table["count"] / table.characters
    table = table.sort_values(["place", "count", "tie"], ascending=[True, False, True], ignore_index=True)
    return check(NGRAMS.shape(table), NGRAMS)
