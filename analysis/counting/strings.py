"""Phrases counted as strings, whatever the segmenter made of them, and what it made of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

import ahocorasick
import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.counting.words import HAN, PER
from analysis.tables import SENTENCES, TOKENS, check, need
from analysis.tables.counting import SEGMENTATION, STRINGS

Ints = npt.NDArray[np.int64]


def _distinct(phrases: str | Collection[str]) -> list[str]:
    return [phrases] if isinstance(phrases, str) else list(dict.fromkeys(phrases))


def _found(texts: list[str], phrases: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Number of the sentence, start, end and number of the phrase, for each place of each phrase."""
    automaton = ahocorasick.Automaton()
    for number, phrase in enumerate(phrases):
        automaton.add_word(phrase, (len(phrase), number))
    if not automaton:
        return
    automaton.make_automaton()
    for row, text in enumerate(texts):
        for last, (length, number) in automaton.iter(text):
            yield row, last + 1 - length, last + 1, number


def _hits(sentences: pd.DataFrame, phrases: list[str]) -> tuple[Ints, Ints, Ints, Ints]:
    """Sentence, start, end and phrase of every hit, overlapping ones too; by start, the longest first."""
    texts = need(sentences, SENTENCES).text.tolist()
    row, start, end, which = np.array(list(_found(texts, phrases)), dtype=np.int64).reshape(-1, 4).T
    order = np.lexsort((-end, start, row))
    return row[order], start[order], end[order], which[order]


def _fates(row: Ints, start: Ints, end: Ints) -> list[str]:
    """What becomes of each hit: counted, or inside or across one that is.

    The automaton's own search for the longest (`iter_long`) misses hits after a longer one that breaks off.
    """
    fates, counted = [], (-1, 0)
    for here, first, last in zip(row.tolist(), start.tolist(), end.tolist(), strict=True):
        if (here, first) >= counted:
            counted = (here, last)
            fates.append("count")
        else:
            fates.append("inside" if last <= counted[1] else "across")
    return fates


def _sizes(sentences: pd.DataFrame) -> pd.DataFrame:
    """One row is a report, with its Han characters."""
    texts = sentences.groupby("report", sort=False, observed=True).text.agg("".join).reset_index()
    han = [sum(map(len, re.findall(f"{HAN}+", text))) for text in texts.text]
    return pd.DataFrame({"report": texts.report.astype("str"), "characters": han}, columns=["report", "characters"])


def counts(sentences: pd.DataFrame, phrases: str | Collection[str]) -> pd.DataFrame:
    """One row is a phrase in a report, counted as a string; one that a report does not use is a row with 0.

    No character counts twice: the leftmost phrase counts, and of those that begin there the longest.

    Parameters
    ----------
    sentences : from `order.sentences`, of the kinds of text to be counted
    phrases : the phrases, of any length; none runs from one sentence into the next

    Returns
    -------
    DataFrame with `report`, `phrase`; `count`, how often it stands on its own; `inside`, how often inside a longer one
    of the phrases that was counted; `across`, how often it shares characters with a counted one and runs beyond it;
    `total`, the counts of all reports; `characters`, Han characters of the report; `rate`, counts per 10,000 of them.
    In order of the reports, then by count, ties by phrase.

    """
    sought = _distinct(phrases)
    row, start, end, which = _hits(sentences, sought)
    found = pd.DataFrame({"report": sentences.report.astype("str").to_numpy()[row], "number": which})
    each = found.assign(fate=_fates(row, start, end)).groupby(["report", "number", "fate"]).size().unstack()
    each = each.reindex(columns=["count", "inside", "across"])
    every = pd.DataFrame({"phrase": sought}).rename_axis("number").reset_index()
    grid = _sizes(sentences).reset_index(names="place").merge(every, how="cross")
    table = grid.join(each, on=["report", "number"]).fillna({"count": 0, "inside": 0, "across": 0})
    table["total"] = table.groupby("phrase")["count"].transform("sum")
    table["rate"] = PER * table["count"] / table.characters
    table = table.sort_values(["place", "count", "phrase"], ascending=[True, False, True], ignore_index=True)
    return check(STRINGS.shape(table), STRINGS)


class Cut(NamedTuple):
    """Tokens as numbers: the distinct words, which one each token is, and where each starts and ends in the text."""

    distinct: pd.Index
    code: Ints
    start: Ints
    end: Ints


def _cut(sentences: pd.DataFrame, tokens: pd.DataFrame) -> Cut:
    text = need(tokens, TOKENS).text.astype("category")
    distinct, code = text.cat.categories.astype("object"), text.cat.codes.to_numpy(dtype=np.int64)
    if "".join(distinct[code]) != "".join(need(sentences, SENTENCES).text):
        raise ValueError(
            "these tokens are not those of these sentences: give both of the same reports and kinds of text"
        )
    length = np.array([len(word) for word in distinct], dtype=np.int64)[code]
    return Cut(distinct, code, np.cumsum(length) - length, np.cumsum(length))


def _neighbours(cut: Cut, which: Ints, first: Ints, last: Ints, most: int) -> dict[int, str]:
    """The tokens that hold characters of a phrase, by its number, the most frequent first."""
    run = last - first + 1
    at = np.arange(run.sum()) + np.repeat(first - np.cumsum(run) + run, run)
    table = pd.DataFrame({"number": np.repeat(which, run), "code": cut.code[at]}).value_counts().reset_index()
    table = table.assign(text=cut.distinct[table.code])
    table = table.sort_values(["number", "count", "text"], ascending=[True, False, True]).groupby("number").head(most)
    named = table.text + " " + table["count"].astype("str")
    return dict(named.groupby(table.number).agg(", ".join))


def cost(
    sentences: pd.DataFrame, tokens: pd.DataFrame, phrases: str | Collection[str], *, most: int = 5
) -> pd.DataFrame:
    """One row is a phrase, with what became of it when the text was cut into words: what segmentation costs.

    Parameters
    ----------
    sentences : from `order.sentences`
    tokens : from `words.tokens`, of these sentences
    phrases : the phrases, of any length
    most : how many neighbours are named

    Returns
    -------
    DataFrame with `phrase`; `strings`, how often it stands in the text, also where it overlaps another or itself;
    of these, `tokens`, how often as a token of its own, `inside`, swallowed by a longer token, and `split`, cut into
    pieces; `share_tokens`, `share_inside`, `share_split`, the same as shares of `strings`, NaN where there is none;
    `neighbours`, the tokens that hold characters of it where it is none itself, as “民群 2, 众 1”. In the order given.

    Raises
    ------
    ValueError : where the tokens, joined, are not the sentences

    """
    sought = _distinct(phrases)
    cut = _cut(sentences, tokens)
    row, start, end, which = _hits(sentences, sought)
    before = np.cumsum([0, *map(len, sentences.text)])[row]
    start, end = start + before, end + before
    first, last = np.searchsorted(cut.end, start, side="right"), np.searchsorted(cut.end, end - 1, side="right")
    alone = (cut.start[first] == start) & (cut.end[first] == end)
    fates = {"strings": start < end, "tokens": alone, "inside": (first == last) & ~alone, "split": first < last}
    table = pd.DataFrame({"phrase": sought}, dtype="str")
    for name, fate in fates.items():
        table[name] = np.bincount(which[fate], minlength=len(sought))
    for name in ("tokens", "inside", "split"):
        table[f"share_{name}"] = table[name] / table.strings
    named = _neighbours(cut, which[~alone], first[~alone], last[~alone], most)
    table["neighbours"] = [named.get(number, "") for number in range(len(sought))]
    return check(SEGMENTATION.shape(table), SEGMENTATION)
