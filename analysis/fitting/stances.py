"""The stance of sentences: its judge fitted to coded reports."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
import pandas as pd

from analysis.finding.features import Feature
from analysis.finding.judge import made
from analysis.finding.sentiment.labelling import KINDS, decided
from analysis.finding.sentiment.traits import Traits
from analysis.fitting import models
from analysis.fitting.coded import Coded, shared

CODED = re.compile(r"[^。！？!?\n]*[。！？!?]+[”’」』）)]*|[^。！？!?\n]+")  # a sentence as coders number them
SIDES = {"kind": KINDS, "polarity": "+0-"}
READY = 4.0  # the inverse of the regularisation
LEAST, SEEN = 0.35, 5
BAR = {"problem": -0.3, "effort": 0.15}  # the scores from which the seldom stances were told best, left out


def _spans(text: str) -> list[tuple[int, int]]:
    """Where each sentence that a coder may have numbered stands, without blanks around it."""
    found = ((piece.start(), piece.group()) for piece in CODED.finditer(text))
    return [(at + len(said) - len(said.lstrip()), at + len(said)) for at, said in found if said.strip()]


def labels(coded: Coded) -> pd.DataFrame:
    """One row is a sentence of the package: the stance and polarity of the coded one it shares most with, or none."""
    rows = coded.study.sentences
    told = pd.DataFrame({"kind": "", "polarity": ""}, index=range(len(rows)))
    names, starts, ends = (rows[name].to_numpy() for name in ("report", "start", "end"))
    texts = {report.id: report.text for report in coded.study.reports}
    best = np.zeros(len(rows))
    for name, coding in coded.codings.items():
        mine, spans = np.flatnonzero(names == name), _spans(texts[name])
        for number, label in coding["stance"].items():
            near, share = shared(starts[mine], ends[mine], spans[int(number)])
            better = share > best[mine[near]]
            best[mine[near][better]] = share[better]
            told.loc[mine[near][better], ["kind", "polarity"]] = label
    return told


def _features(coded: Coded) -> list[Feature]:
    traits = Traits(coded.page)
    return [*traits.words(), *traits.forms()]


@cache
def _seen(coded: Coded) -> tuple[models.Table, pd.DataFrame]:
    """What is seen of each sentence, and its labels."""
    return models.table([(_features(coded), len(coded.study.sentences))]), labels(coded)


def stances(coded: Coded, reports: set[str] | None = None) -> pd.DataFrame:
    """One row is a value of a feature, with its weight for each stance and each polarity.

    Parameters
    ----------
    coded : coded reports
    reports : those to be fitted to; all unless given

    """
    said, told = _seen(coded)
    names = np.array(coded.report_of)
    rows = np.flatnonzero(np.isin(names, list(reports or coded.codings)) & (told.kind != "").to_numpy())
    wanted = {label: (told[name] == label).to_numpy() for name, labels in SIDES.items() for label in labels}
    each = {
        label: models.fitted(said, rows, those, names, c=READY, bar=BAR.get(label, 0.0), least=SEEN)
        for label, those in wanted.items()
    }
    return models.weights(each, least=LEAST)


def agreement(coded: Coded) -> dict[str, float]:
    """Shares of sentences whose stance and whose polarity are the coder's, each report left out of fitting once."""
    told, names = labels(coded), np.array(coded.report_of)
    shown, said = _features(coded), pd.DataFrame("", told.index, list(SIDES))
    for kept, out in coded.folds():
        by = made(stances(coded, kept))
        sides = decided(by.scores(shown, len(told)), by.labels)
        rows = np.isin(names, list(out))
        for side, column in zip(SIDES, sides, strict=True):
            said.loc[rows, side] = np.array(by.labels, dtype=object)[column[rows]]
    known = told.kind != ""
    return {side: float((said[side] == told[side])[known].mean()) for side in SIDES}
