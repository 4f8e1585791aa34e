"""Figures that repeat a build, and speech: their judges fitted to coded reports."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.finding.judge import Letters
from analysis.finding.rhetoric.aligned import features
from analysis.finding.rhetoric.runs import candidates
from analysis.finding.rhetoric.speech import quoted
from analysis.fitting import models
from analysis.fitting.coded import Coded, shared

PAIR, ROW = ("couplet",), ("parallelism", "fourchar")
MATCHES, MISSES = 0.7, 0.5  # shares of a coded span from which a candidate is one, and below which it is none
READY = 0.3  # the inverse of the regularisation
BAR = {"figures": -1.2, "speech": -0.2}  # the score from which the balance of hits and inventions was best, left out
LEAST = 0.04


def figures(coded: Coded, reports: set[str] | None = None) -> pd.DataFrame:
    """One row is a value of a feature, with its weight for couplet, parallelism and fourchar.

    Parameters
    ----------
    coded : coded reports
    reports : those to be fitted to; all unless given

    """
    letters, found = Letters(coded.page.plain), list(candidates(coded.page))
    said = models.table([(features(runs, letters), len(runs.first)) for runs in found])
    starts, ends = (np.concatenate([runs.spans[side] for runs in found]) for side in (0, 1))
    size = np.concatenate([np.full(len(runs.first), runs.size) for runs in found])
    kind, share = np.full(len(starts), "", dtype=object), np.zeros(len(starts))
    for name, *span in coded.spans("device", (*PAIR, *ROW)):
        near, part = shared(starts, ends, (span[0], span[1]))
        better = near[part > share[near]]
        kind[better], share[better] = name, part[part > share[near]]
    clear, names = (share >= MATCHES) | (share < MISSES), np.array(coded.reports(starts))
    of = clear & np.isin(names, list(reports or coded.codings))
    made = {}
    for label in (*PAIR, *ROW):
        rows = np.flatnonzero(of & ((size == 2) == (label in PAIR)))
        wanted = (kind == label) & (share >= MATCHES)
        made[label] = models.fitted(said, rows, wanted, names, c=READY, bar=BAR["figures"])
    return models.weights(made, least=LEAST)


def speech(coded: Coded, reports: set[str] | None = None) -> pd.DataFrame:
    """One row is a value of a feature, with its weight for a quotation's being speech.

    Parameters
    ----------
    coded : coded reports
    reports : those to be fitted to; all unless given

    """
    every = quoted(coded.page)
    said = models.table([(every.features(), len(every.found))])
    wanted = np.zeros(len(every.found), dtype=bool)
    for _, *span in coded.spans("device", ("speech",)):
        near, part = shared(every.starts, every.ends, (span[0], span[1]))
        wanted[near[part >= MISSES]] = True
    names = np.array(coded.reports(every.starts))
    rows = np.flatnonzero(np.isin(names, list(reports or coded.codings)))
    return models.weights({"speech": models.fitted(said, rows, wanted, names, c=1.0, bar=BAR["speech"])}, least=LEAST)
