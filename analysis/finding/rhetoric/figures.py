"""Figures of speech that repeat a build: parallelism, couplet, runs of four-character phrases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

import numpy as np
import pandas as pd

from analysis.finding.judge import Ints, Judge, Letters, judge, told
from analysis.finding.rhetoric.aligned import features
from analysis.finding.rhetoric.runs import Runs, candidates
from analysis.finding.settling import settled
from analysis.finding.text import joined
from analysis.tables import SENTENCES, check, need
from analysis.tables.rhetoric import FIGURES

WEIGHTS = "figures"
MORE = 0.3  # what a further member is worth, where a longer and a shorter candidate overlap
PAIR = "couplet"  # what two members make; more make the others


@dataclass(frozen=True, eq=False)
class Figure:
    """A candidate that the judge took for a figure."""

    start: int
    end: int
    kind: str
    worth: float
    members: tuple[str, ...]
    rule: str


def _figures(runs: Runs, letters: Letters, by: Judge) -> Iterator[Figure]:
    shown = features(runs, letters)
    scores = by.scores(shown, len(runs.first))
    scores[:, [(label == PAIR) != (runs.size == 2) for label in by.labels]] = 0.0
    rows: Ints = np.flatnonzero(scores.max(axis=1) > 0)
    kinds = scores[rows].argmax(axis=1)
    starts, ends = runs.spans
    for row, kind, why in zip(rows.tolist(), kinds.tolist(), by.why(shown, rows, kinds), strict=True):
        place = int(starts[row]), int(ends[row])
        yield Figure(*place, by.labels[kind], float(scores[row, kind]), tuple(runs.members(row)), told(why))


def _surest(figure: Figure) -> tuple[float, ...]:
    return -figure.worth - MORE * len(figure.members), figure.start, -figure.end


def frame(members: tuple[str, ...]) -> str:
    """What all members open and close with, … for the rest (紧盯…量); nothing where they share neither."""
    opens = _opening(members)
    closes = _opening([member[len(opens) :][::-1] for member in members])[::-1]
    return f"{opens}…{closes}" if opens or closes else ""


def _opening(members: Sequence[str]) -> str:
    same = takewhile(lambda characters: len(set(characters)) == 1, zip(*members, strict=False))
    return "".join(characters[0] for characters in same)


def figures(sentences: pd.DataFrame) -> pd.DataFrame:
    """One row is a parallelism, a couplet or a run of four-character phrases; none overlaps another.

    Candidates are neighbouring units, from parts of clauses to sentences, the first and the last trimmed to fit; how
    they align is judged as a whole by weights fitted to coded reports. Of candidates that overlap the surest is kept.

    Parameters
    ----------
    sentences : sentences of the reports, from `order.sentences`

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`; `start` and `end`, offsets into the report; `text`; `kind`:
    parallelism, couplet or fourchar; `members`; `frame`, what all of them open and close with (紧盯…量); `heading`,
    whether it stands outside running text; `rule`, what spoke most for it.

    """
    page = joined(need(sentences, SENTENCES))
    letters, by = Letters(page.plain), judge(WEIGHTS)
    found = settled((one for runs in candidates(page) for one in _figures(runs, letters, by)), _surest)
    made = page.rows((one.start, one.end) for one in found)
    for name in ("kind", "rule", "members"):
        made[name] = pd.Series([getattr(one, name) for one in found], dtype=object)
    made["frame"] = pd.Series([frame(one.members) for one in found], dtype="str")
    rows = page.row(np.array([one.start for one in found], dtype=np.int64))
    made["heading"] = sentences.kind.to_numpy()[rows] != "body"
    return check(FIGURES.shape(made), FIGURES)
