"""Judges fitted to coded reports; what it needs beyond the package comes with the extra `fit`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd

from analysis.finding.judge import JOIN, MOVES, NAMED, Feature

TAKEN = "\t\n\r"  # characters that a file of weights is written with
Named = tuple[str, str]


def values(features: Sequence[Feature], size: int) -> list[dict[Named, float]]:
    """One item is what is to be judged: each feature and value it has, with what it counts.

    Parameters
    ----------
    features : as given to `Judge.scores`
    size : how many items there are

    """
    made: list[dict[Named, float]] = [defaultdict(float) for _ in range(size)]
    for feature in features:
        count = size if feature.items is None else len(feature.items)
        for at in range(count):
            value = feature.said(at)
            if value.count(JOIN) == len(feature.parts) - 1 and not set(TAKEN) & set(value):
                item = at if feature.items is None else int(feature.items[at])
                made[item][feature.name, value] += 1.0 if feature.scale is None else float(feature.scale[at])
    return made


def common(rows: Sequence[Mapping[Named, float]], reports: Sequence[str], *, least: int = 2) -> set[Named]:
    """Features that at least so many reports have, so that weights are about the genre and not about one report."""
    seen: dict[Named, set[str]] = defaultdict(set)
    for row, report in zip(rows, reports, strict=True):
        for named in row:
            seen[named].add(report)
    return {named for named, places in seen.items() if len(places) >= least}


def chain(
    sequences: Sequence[tuple[Sequence[Mapping[Named, float]], Sequence[str]]],
    kept: set[Named],
    *,
    l1: float = 0.5,
    l2: float = 0.05,
    iterations: int = 60,
) -> pd.DataFrame:
    """One row is a feature's value with its weight for each label: a linear-chain CRF (Lafferty et al. 2001).

    Parameters
    ----------
    sequences : for each, its items and their labels
    kept : features that may have weights
    l1, l2 : how strongly weights are drawn to 0
    iterations : of the quasi-Newton search (Okazaki 2007, CRFsuite)

    """
    import pycrfsuite

    names = sorted(kept)
    number = {named: str(at) for at, named in enumerate(names)}
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({"c1": l1, "c2": l2, "max_iterations": iterations, "feature.possible_transitions": True})
    for items, labels in sequences:
        trainer.append([{number[n]: v for n, v in item.items() if n in number} for item in items], labels)
    with TemporaryDirectory() as folder:
        file = str(Path(folder) / "model")
        trainer.train(file)
        tagger = pycrfsuite.Tagger()
        tagger.open(file)
        found = tagger.info()
    states = [(*names[int(at)], label, weight) for (at, label), weight in found.state_features.items()]
    moves = [(MOVES, before, after, weight) for (before, after), weight in found.transitions.items()]
    return _wide(states + moves)


def linear(
    rows: Sequence[Mapping[Named, float]], labels: Sequence[str], kept: set[Named], *, c: float = 1.0, **more: Any
) -> pd.DataFrame:
    """One row is a feature's value with its weight for each label: logistic regression, each label against the rest.

    Parameters
    ----------
    rows : what is judged, from `values`
    labels : what each is
    kept : features that may have weights
    c : the inverse of how strongly weights are drawn to 0
    more : further settings of scikit-learn's LogisticRegression

    """
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.multiclass import OneVsRestClassifier

    names = sorted(kept)
    number = {named: f"{at:07}" for at, named in enumerate(names)}
    shaped = DictVectorizer().fit([{number[named]: 1.0 for named in names}])
    matrix = shaped.transform([{number[n]: v for n, v in row.items() if n in number} for row in rows])
    fitted = OneVsRestClassifier(LogisticRegression(C=c, max_iter=1000, **more)).fit(matrix, list(labels))
    made = [
        (*names[at], label, weight)
        for label, one in zip(fitted.classes_, fitted.estimators_, strict=True)
        for at, weight in enumerate(one.coef_[0])
    ]
    bias = [("always", "", label, float(one.intercept_[0])) for label, one in
            zip(fitted.classes_, fitted.estimators_, strict=True)]
    return _wide(made + bias)


def _wide(rows: Sequence[tuple[str, str, str, float]]) -> pd.DataFrame:
    long = pd.DataFrame(rows, columns=[*NAMED, "label", "weight"])
    return long.pivot_table("weight", NAMED, "label", fill_value=0.0).reset_index().rename_axis(columns=None)


def rounded(table: pd.DataFrame, *, digits: int = 2, least: float = 0.0) -> pd.DataFrame:
    """The weights with so many digits, less the rows in which none is larger than `least`."""
    labels = [name for name in table if name not in NAMED]
    short = table.assign(**{label: table[label].round(digits) for label in labels})
    return short[(short[labels].abs() > least).any(axis=1) | (short.feature == MOVES)].reset_index(drop=True)
