"""What reports say in the same words: passages with both places, and how much of a report stands in others.

Characters, digits, letters and signs are compared, full-width like plain ones. White space is passed over, and so are
marks, which editors change. A passage may run over the ends of sentences, but not from one kind of text into another.
"""

from __future__ import annotations

import unicodedata
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.counting import suffixes
from analysis.reading.order import positions
from analysis.tables import SENTENCES, Table, check, need
from analysis.tables.counting import PAIRS, PASSAGES, SHARES

Ints = npt.NDArray[np.int64]
IN_NUMBERS = ".%‰"  # marks that change a number: 3.5 is not 35
PASSED_OVER = ("P", "Z", "Cc", "Cf")  # Unicode's categories of marks, white space and what is not seen


class Stream(NamedTuple):
    """The compared characters of all reports, one after the other, with a stop after each run that equals no other."""

    text: str
    reports: npt.NDArray[np.object_]
    characters: Ints  # of each report
    symbol: Ints
    report: Ints
    at: Ints  # where it stands in `text`
    offset: Ints  # where it stands in its report


class Blocks(NamedTuple):
    """Stretches that stand in other reports; all passages of the least length in one stand in the same reports."""

    start: Ints
    end: Ints
    report: Ints
    passage: Ints  # the first of the least length
    held: list[Ints]  # the passages of each report


def _compared(character: str) -> int:
    """The number by which a character is compared; −1 for one that is passed over."""
    plain = unicodedata.normalize("NFKC", character)
    plain = plain if len(plain) == 1 else character
    passed_over = unicodedata.category(plain).startswith(PASSED_OVER) and plain not in IN_NUMBERS
    return -1 if passed_over else ord(plain)


def _symbols(text: str) -> Ints:
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    used = np.flatnonzero(np.bincount(codes))
    symbol = np.zeros(used.max(initial=0) + 1, dtype=np.int64)
    symbol[used] = [_compared(chr(code)) for code in used]
    return symbol[codes]


def _stream(sentences: pd.DataFrame) -> Stream:
    told = need(sentences, SENTENCES)[["report", "kind", "text", "pieces"]]
    report, reports = pd.factorize(told.report)
    kind, _ = pd.factorize(told.kind)
    run = np.cumsum((np.diff(report, prepend=0) != 0) | (np.diff(kind, prepend=0) != 0))
    row = np.repeat(np.arange(len(told)), told.text.str.len().to_numpy(dtype=np.int64))
    text = "".join(told.text)
    symbol = _symbols(text)
    at = np.flatnonzero(symbol >= 0)
    characters = np.bincount(report[row[at]], minlength=len(reports))
    stops = np.flatnonzero(np.diff(run[row[at]], append=-1)) + 1
    symbol = np.insert(symbol[at], stops, symbol.max(initial=0) + 1 + np.arange(len(stops)))
    at = np.insert(at, stops, at[stops - 1])
    return Stream(text, np.array(reports, dtype=object), characters, symbol, report[row[at]], at, positions(told)[at])


def _need_length(at_least: int) -> None:
    if at_least < 1:
        raise ValueError("a shared passage has at least one character: raise at_least")


def _passages(stream: Stream, place: Ints, length: Ints, other: Ints, held: Ints) -> pd.DataFrame:
    last, other_last = place + length - 1, other + length - 1
    between = zip(stream.at[place], stream.at[last], strict=True)
    return pd.DataFrame(
        {
            "report": stream.reports[stream.report[place]],
            "start": stream.offset[place],
            "end": stream.offset[last] + 1,
            "other": stream.reports[stream.report[other]],
            "other_start": stream.offset[other],
            "other_end": stream.offset[other_last] + 1,
            "text": [stream.text[first : until + 1] for first, until in between],
            "characters": length,
            "reports": held,
        }
    )


def passages(sentences: pd.DataFrame, *, at_least: int = 12) -> pd.DataFrame:
    """One row is a passage of a report that stands word for word in another, with its first place there.

    A passage is as long as it can be: with one more character, it stands in no other report. Each report has rows of
    its own, so that a passage of two reports is two rows; one that hundreds share is a row for each of its places, not
    for each two of them.

    Parameters
    ----------
    sentences : from `order.sentences`, of two reports or of thousands; give the kinds of text to be compared
    at_least : fewest characters of a passage; marks and white space do not count

    Returns
    -------
    DataFrame with `report`, `start`, `end` (offsets); `other`, the first other report that holds all of it, and
    `other_start`, `other_end`, its first place there; `text` as it stands in `report`, less what the page put in
    between; `characters`, those that were compared; `reports`, how many hold all of it. In reading order.

    Raises
    ------
    ValueError : where `at_least` is under 1

    """
    _need_length(at_least)
    stream = _stream(sentences)
    ranks = suffixes.ranks(stream.symbol, len(stream.symbol))
    order = suffixes.order(ranks)
    place, length = suffixes.longest(ranks, order, stream.report, at_least)
    other, held = suffixes.holders(ranks, order, stream.report, place, length)
    return check(PASSAGES.shape(_passages(stream, place, length, other, held)), PASSAGES)


def _holders(passage: Ints, report: Ints, reports: int) -> tuple[Ints, Ints]:
    """Each passage with each report that holds it, once."""
    pairs = pd.unique(passage * max(reports, 1) + report)
    return pairs // max(reports, 1), pairs % max(reports, 1)


def _goes_on(ranks: suffixes.Ranks, stream: Stream, number: Ints, at_least: int) -> Ints:
    """Places whose passage of the least length stands in the same reports as the next.

    As many reports hold the two in one as hold either: then no report holds only one of them.
    """
    both = np.flatnonzero((number[:-1] > 1) & (number[1:] == number[:-1]))
    joined = suffixes.windows(ranks, both, at_least + 1)
    held, _ = _holders(joined, stream.report[both], len(stream.reports))
    goes_on: Ints = both[np.bincount(held)[joined] == number[both]]
    return goes_on


def _by_report(held: Ints, holder: Ints, reports: int) -> list[Ints]:
    until = np.cumsum(np.bincount(holder, minlength=reports))[:-1]
    return np.split(held[np.argsort(holder, kind="stable")], until)


def _blocks(stream: Stream, at_least: int) -> Blocks:
    _need_length(at_least)
    ranks, reports = suffixes.ranks(stream.symbol, at_least + 1), len(stream.reports)
    places = np.arange(max(len(stream.symbol) - at_least, 0))
    passage = suffixes.windows(ranks, places, at_least)
    held, holder = _holders(passage, stream.report[places], reports)
    number = np.bincount(held)[passage]
    goes_on = _goes_on(ranks, stream, number, at_least)
    begins, ends = number > 1, number > 1
    begins[goes_on + 1] = ends[goes_on] = False
    first, end = np.flatnonzero(begins), np.flatnonzero(ends) + at_least
    leads = np.zeros(len(passage), dtype=bool)
    leads[passage[first]] = True
    led = leads[held]
    return Blocks(first, end, stream.report[first], passage[first], _by_report(held[led], holder[led], reports))


def _covered(blocks: Blocks, which: Ints, reports: int) -> Ints:
    """Characters of each report that stand in these blocks, each once."""
    end = blocks.end[which]
    new = end - np.maximum(blocks.start[which], np.append(0, end)[:-1])
    return np.bincount(blocks.report[which], new, reports).astype(np.int64)


def _shared(columns: dict[str, Any], promise: Table) -> pd.DataFrame:
    table = pd.DataFrame(columns)
    table["share"] = table.shared / table.characters.clip(lower=1)
    return check(promise.shape(table), promise)


def shares(sentences: pd.DataFrame, *, at_least: int = 12) -> pd.DataFrame:
    """One row is a report, with how much of it stands in others; one that shares nothing is a row with 0.

    Parameters
    ----------
    sentences : as for `passages`
    at_least : fewest characters of a passage

    Returns
    -------
    DataFrame with `report`; `shared`, its characters that stand in a passage of any other report; `characters`, all
    that were compared; `share`, the one of the other, from 0 to 1.

    Raises
    ------
    ValueError : where `at_least` is under 1

    """
    stream = _stream(sentences)
    blocks = _blocks(stream, at_least)
    shared = _covered(blocks, np.arange(len(blocks.start)), len(stream.reports))
    return _shared({"report": stream.reports, "shared": shared, "characters": stream.characters}, SHARES)


def pairs(sentences: pd.DataFrame, *, at_least: int = 12) -> pd.DataFrame:
    """One row is a report and another, with how much of the one stands in the other; two that share nothing have 0.

    There are as many rows as pairs of reports, in either direction: four million for two thousand.

    Parameters
    ----------
    sentences : as for `passages`
    at_least : fewest characters of a passage

    Returns
    -------
    DataFrame with `report`, `other`; `shared`, characters of the report that stand in a passage of the other;
    `characters`, all of the report that were compared; `share`, the one of the other, from 0 to 1.

    Raises
    ------
    ValueError : where `at_least` is under 1

    """
    stream = _stream(sentences)
    blocks, reports = _blocks(stream, at_least), len(stream.reports)
    stands, shared = np.zeros(len(stream.symbol), dtype=bool), np.zeros((reports, reports), dtype=np.int64)
    for other in range(reports):
        stands[blocks.held[other]] = True
        shared[:, other] = _covered(blocks, np.flatnonzero(stands[blocks.passage]), reports)
        stands[blocks.held[other]] = False
    one, two = np.nonzero(~np.eye(reports, dtype=bool))
    columns = {"report": stream.reports[one], "other": stream.reports[two], "shared": shared[one, two]}
    return _shared(columns | {"characters": stream.characters[one]}, PAIRS)
