"""How far what is found agrees with what coders marked: counts for each report, and figures over reports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis.finding.rhetoric import KINDS
from analysis.finding.text import narrowed
from analysis.fitting.coded import Coded
from analysis.fitting.stances import labels
from analysis.tables import check
from analysis.tables.finding import AGREEMENT

PLAIN = re.compile(r"[\s“”‘’《》·]")
COLUMNS = ["report", "layer", *("right_of_found", "found", "right_of_coded", "coded")]
PLACED = ["kind", "start", "end"]
OTHER = {"stage": "other", "load": "other"}  # families that coders put under other
DRAWS = 1_000
EDGES = (2.5, 97.5)  # percent: the middle 95 of a hundred draws
NAMED = {"initiative": "initiatives", "formula": "formulas", "metaphor": "metaphors"}


class Count(NamedTuple):
    """What was right and how many there were, of what was found and of what was coded."""

    right_of_found: int
    found: int
    right_of_coded: int
    coded: int


def plain(text: str) -> str:
    """A surface without marks, spaces and differences of width."""
    return PLAIN.sub("", narrowed(text))


def near(one: str, other: str) -> bool:
    """Whether one holds the other and is no more than twice as long."""
    short, long = sorted((one, other), key=len)
    return bool(short) and short in long and len(long) <= 2 * len(short)


def exact(one: str, other: str) -> bool:
    """Whether both are the same."""
    return one == other


def names(found: Sequence[str], groups: Sequence[Sequence[str]], same: Callable[[str, str], bool]) -> Count:
    """Names, each once: those found that are coded in any of their spellings, those coded that are found."""
    here, spelled = {plain(text) for text in found}, [[plain(each) for each in group] for group in groups]
    right = sum(any(same(text, each) for group in spelled for each in group) for text in here)
    met = sum(any(same(text, each) for text in here for each in group) for group in spelled)
    return Count(right, len(here), met, len(spelled))


def _kinds(found: pd.DataFrame, coded: Sequence[Mapping[str, Any]], kind: str) -> Count:
    """Of the names coded that are found, those that are given the kind coded."""
    seen = {(plain(row.text), OTHER.get(row.kind, row.kind)) for row in found.itertuples()}
    met = []
    for row in coded:
        spelled = [plain(each) for each in (row.get("name", row.get("surface")), *row.get("aliases", ()))]
        here = {said for text, said in seen if any(near(text, each) for each in spelled)}
        met += [row[kind] in here] if here else []
    return Count(sum(met), len(met), sum(met), len(met))


def amounts(found: pd.DataFrame, coded: Sequence[Mapping[str, Any]]) -> Count:
    """Values with their units, as often as they stand."""
    mine = Counter((round(value, 4), plain(unit)) for value, unit in zip(found.value, found.unit, strict=True))
    known = [row for row in coded if row["value"] is not None]
    theirs = Counter((round(float(row["value"]), 4), plain(row["unit"] or "")) for row in known)
    both = (mine & theirs).total()
    return Count(both, mine.total(), both, len(coded))


def claims(found: Sequence[str], coded: Sequence[str]) -> Count:
    """Claims, each paired with one that holds it or is held by it."""
    left, right = [plain(text) for text in found], 0
    for claim in map(plain, coded):
        if pair := next((each for each in left if each in claim or claim in each), None):
            left.remove(pair)
            right += 1
    return Count(right, len(found), right, len(coded))


def _spans(found: Sequence[tuple[Any, ...]], coded: Sequence[tuple[Any, ...]]) -> Count:
    """Passages of a kind: two agree that share half of all characters that either has."""

    def agree(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
        both = min(one[2], other[2]) - max(one[1], other[1])
        return bool(one[0] == other[0] and 2 * both >= max(one[2], other[2]) - min(one[1], other[1]))

    right = sum(any(agree(one, other) for other in coded) for one in found)
    met = sum(any(agree(one, other) for other in found) for one in coded)
    return Count(right, len(found), met, len(coded))


def counts(coded: Coded) -> Iterator[tuple[str, str, Count]]:
    """One item is a report, a layer, and how far what is found in it agrees with its coding.

    Parameters
    ----------
    coded : coded reports

    """
    tables = {name: getattr(coded.study, name) for name in (*NAMED.values(), "quantities", "ranks")}
    for report, coding in coded.codings.items():
        mine = {name: table[table.report == report] for name, table in tables.items()}
        for layer, table in NAMED.items():
            rows = coding[layer]
            groups = [[row.get("name", row.get("surface")), *row.get("aliases", ())] for row in rows]
            yield report, layer, names(mine[table].text, groups, exact if layer == "formula" else near)
            if layer == "initiative":
                yield report, f"{layer}, exact", names(mine[table].text, groups, exact)
        yield report, "initiative, kind", _kinds(mine["initiatives"], coding["initiative"], "kind")
        yield report, "metaphor, family", _kinds(mine["metaphors"], coding["metaphor"], "family")
        yield report, "quantity", amounts(mine["quantities"], coding["quantity"])
        yield report, "rank", claims(mine["ranks"].text.tolist(), coding["rank"])
    yield from _devices(coded)
    yield from _stances(coded)


def _devices(coded: Coded) -> Iterator[tuple[str, str, Count]]:
    """Figures of speech, all and by kind."""
    marked = coded.spans("device", KINDS)
    places = coded.page.rows((start, end) for _, start, end in marked).assign(kind=[kind for kind, *_ in marked])
    for kind in ("", *KINDS):
        layer = f"device, {kind}" if kind else "device"
        counted = placed(coded.study.devices, places, list(coded.codings), kind)
        yield from ((report, layer, count) for report, count in zip(coded.codings, counted, strict=True))


def placed(found: pd.DataFrame, told: pd.DataFrame, reports: Sequence[str], kind: str) -> list[Count]:
    """One item is a report: how far the passages found agree with those coded, of one kind or of all."""
    return [_spans(_of(found, report, kind), _of(told, report, kind)) for report in reports]


def f1(counts: Sequence[Count]) -> float:
    """F1 over all reports."""
    return float(_rates(np.array(counts, dtype=np.float64).sum(axis=0))[2])


def _of(table: pd.DataFrame, report: str, kind: str) -> list[tuple[Any, ...]]:
    here = table[(table.report == report) & ((table.kind == kind) | (kind == ""))]
    return list(here[PLACED].itertuples(index=False, name=None))


def _stances(coded: Coded) -> Iterator[tuple[str, str, Count]]:
    """Sentences whose stance, and whose polarity, is the coder's."""
    told, names = labels(coded), np.array(coded.report_of)
    known = (told.kind != "").to_numpy()
    for layer, column in (("stance", "kind"), ("polarity", "polarity")):
        same = (coded.study.stances[column].to_numpy() == told[column].to_numpy()) & known
        for report in coded.codings:
            right, size = int(same[names == report].sum()), int(known[names == report].sum())
            yield report, layer, Count(right, size, right, size)


def agreement(coded: Coded, genres: Mapping[str, str]) -> pd.DataFrame:
    """One row is a layer in the reports of a genre, or in all: how far what is found agrees with what was coded.

    Parameters
    ----------
    coded : coded reports that no judge was fitted to and no rule was written with
    genres : the genre of each report

    Returns
    -------
    DataFrame with `layer`; `genre`, `all` for all; `precision`, share of what is found that is coded; `recall`, share
    of what is coded that is found; `f1` of both, for shares of labels the share; `low` and `high`, the interval of 95
    percent over reports (drawn anew, with replacement); `reports`; `coded`, how many things.

    """
    rows = pd.DataFrame([(report, layer, *count) for report, layer, count in counts(coded)], columns=COLUMNS)
    rows["genre"] = rows.report.map(genres)
    groups = [rows.assign(genre="all"), rows]
    made = [
        (layer, genre, *_figures(those[list(Count._fields)].to_numpy(dtype=np.float64)))
        for table in groups
        for (genre, layer), those in table.groupby(["genre", "layer"], sort=False)
    ]
    return check(AGREEMENT.frame(made), AGREEMENT)


def _figures(counted: np.ndarray) -> tuple[float, float, float, float, float, int, int]:
    """Precision, recall, F1 and its interval, of counts by report; how many reports and things."""
    drawn = np.random.default_rng(0).integers(0, len(counted), (DRAWS, len(counted)))
    precision, recall, f1 = _rates(counted.sum(axis=0))
    low, high = np.percentile(_rates(counted[drawn].sum(axis=1).T)[2], EDGES)
    numbers = (round(float(number), 3) for number in (precision, recall, f1, low, high))
    return *numbers, len(counted), int(counted[:, 3].sum())  # type: ignore[return-value]


def _rates(total: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    right, found, met, coded = total
    precision, recall = right / np.maximum(found, 1), met / np.maximum(coded, 1)
    return precision, recall, 2 * precision * recall / np.maximum(precision + recall, 1e-9)
