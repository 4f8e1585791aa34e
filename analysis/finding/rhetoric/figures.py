"""Figures of speech that repeat a build: parallelism, couplet, runs of four-character phrases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.finding.features import Feature, Ints, Letters
from analysis.finding.judge import Judge, judge, told
from analysis.finding.rhetoric.aligned import features
from analysis.finding.rhetoric.runs import Runs, candidates
from analysis.finding.settling import settled
from analysis.finding.text import joined
from analysis.tables import SENTENCES, check, need
from analysis.tables.rhetoric import FIGURES

WEIGHTS = "figures"
MORE = 0.3  # what a further member is worth, where a longer and a shorter candidate overlap
PAIR = "couplet"  # what two members make; more make the others


class Figure(NamedTuple):
    """A candidate that the judge took for a figure: where it stands, which label, how surely, and whose row it is."""

    start: int
    end: int
    label: int
    worth: float
    runs: Runs
    shown: list[Feature]
    row: int


def _figures(runs: Runs, letters: Letters, by: Judge) -> Iterator[Figure]:
    shown = features(runs, letters)
    scores = by.scores(shown, len(runs.first))
    scores[:, [(label == PAIR) != (runs.size == 2) for label in by.labels]] = 0.0
    rows: Ints = np.flatnonzero(scores.max(axis=1) > 0)
    (starts, ends), labels = runs.spans, scores[rows].argmax(axis=1)
    for row, label in zip(rows.tolist(), labels.tolist(), strict=True):
        yield Figure(int(starts[row]), int(ends[row]), label, float(scores[row, label]), runs, shown, row)


def _surest(figure: Figure) -> tuple[float, ...]:
    return -figure.worth - MORE * figure.runs.size, figure.start, -figure.end


def _rules(found: Sequence[Figure], by: Judge) -> Iterator[tuple[Figure, str]]:
    """Each figure with what spoke most for it, those of one size and level together."""
    for _, those in groupby(sorted(found, key=lambda one: (id(one.runs), one.row)), key=lambda one: id(one.runs)):
        group = list(those)
        rows, labels = (np.array([one[side] for one in group], dtype=np.int64) for side in (6, 2))
        yield from zip(group, map(told, by.why(group[0].shown, rows, labels)), strict=True)


def frame(members: tuple[str, ...]) -> str:
    """What all members open and close with, … for the rest (紧盯…量); nothing where they share neither."""
    opens = _opening(members)
    closes = _opening([member[len(opens) :][::-1] for member in members])[::-1]
    return f"{opens}…{closes}" if opens or closes else ""


def _opening(members: Sequence[str]) -> str:
    same = takewhile(lambda characters: len(set(characters)) == 1, zip(*members, strict=False))
    return "".join(characters[0] for characters in same)


def figures(sentences: pd.DataFrame, *, by: Judge | None = None) -> pd.DataFrame:
    """One row is a parallelism, a couplet or a run of four-character phrases; none overlaps another.

    Candidates are neighbouring units, from parts of clauses to sentences, the first and the last trimmed to fit; how
    they align is judged as a whole by weights fitted to coded reports. Of candidates that overlap the surest is kept.

    Parameters
    ----------
    sentences : sentences of the reports, from `order.sentences`
    by : the judge; the package's own unless given

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`; `start` and `end`, offsets into the report; `text`; `kind`:
    parallelism, couplet or fourchar; `members`; `frame`, what all of them open and close with (紧盯…量); `heading`,
    whether it stands outside running text; `rule`, what spoke most for it.

    """
    page = joined(need(sentences, SENTENCES))
    letters, by = Letters(page.plain), by or judge(WEIGHTS)
    kept = settled((one for runs in candidates(page) for one in _figures(runs, letters, by)), _surest)
    found = sorted(_rules(kept, by), key=lambda pair: pair[0].start)
    members = [tuple(one.runs.members(one.row)) for one, _ in found]
    made = page.rows((one.start, one.end) for one, _ in found)
    made["kind"] = pd.Series([by.labels[one.label] for one, _ in found], dtype="str")
    made["members"] = pd.Series(members, dtype=object)
    made["frame"] = pd.Series([frame(each) for each in members], dtype="str")
    made["rule"] = pd.Series([rule for _, rule in found], dtype="str")
    rows = page.row(np.array([one.start for one, _ in found], dtype=np.int64))
    made["heading"] = sentences.kind.to_numpy()[rows] != "body"
    return check(FIGURES.shape(made), FIGURES)
