"""The two models that judges are fitted with: logistic regression, and a linear chain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from analysis.finding.features import JOIN, Feature, Ints
from analysis.finding.judge import MOVES, NAMED

TAKEN = set("\t\n\r\0")  # characters that a file of weights cannot hold
ALWAYS = ("always", "")  # the feature that every item has


@dataclass(frozen=True, eq=False)
class Table:
    """What is to be judged as a matrix: a row for each item, a column for each value of a feature."""

    matrix: sparse.csr_matrix
    names: tuple[tuple[str, str], ...]
    """Feature and value of each column."""

    def kept(self, reports: Sequence[str], *, least: int = 3) -> Table:
        """The table less the columns that fewer reports have, so that weights are about the genre."""
        number = np.unique(np.asarray(reports), return_inverse=True)[1]
        of_report = sparse.csr_matrix((np.ones(len(number)), (number, np.arange(len(number)))))
        wide = np.flatnonzero(np.asarray(((of_report @ (self.matrix != 0)) > 0).sum(axis=0)).ravel() >= least)
        return Table(self.matrix[:, wide], tuple(self.names[at] for at in wide))


def table(groups: Sequence[tuple[Sequence[Feature], int]]) -> Table:
    """The features of items, given group by group as to `Judge.scores`, with how many items each group has."""
    items, keys, worth, where = [], [], [], []
    passed = 0
    for features, size in groups:
        for feature in features:
            made = feature.keys()
            items.append(passed + feature.of(made))
            keys.append(made)
            worth.append(np.ones(len(made)) if feature.scale is None else feature.scale)
            where += [(feature, at) for at in range(len(made))]
        passed += size
    _, first, column = np.unique(np.concatenate(keys), return_index=True, return_inverse=True)
    names = [(where[at][0].name, where[at][0].said(where[at][1])) for at in first.tolist()]
    matrix = sparse.csr_matrix((np.concatenate(worth), (np.concatenate(items), column)), (passed, len(names)))
    written = [
        at for at, (_, value) in enumerate(names)
        if not TAKEN & set(value) and value.count(JOIN) == len(where[first[at]][0].parts) - 1
    ]  # fmt: skip
    return Table(matrix[:, written], tuple(names[at] for at in written))


def fitted(
    said: Table,
    rows: Ints,
    wanted: npt.NDArray[np.bool_],
    reports: npt.NDArray[np.str_],
    *,
    c: float,
    bar: float = 0.0,
    least: int = 3,
) -> pd.Series:
    """One item is the weight of a feature's value for what is wanted: logistic regression.

    Parameters
    ----------
    said : all items
    rows : those to be fitted to
    wanted : which of all items are what is wanted
    reports : the report that each item is in
    c : the inverse of how strongly weights are drawn to 0
    bar : the score from which an item is taken; it becomes 0
    least : the reports that a value must be seen in

    """
    from sklearn.linear_model import LogisticRegression

    mine = Table(said.matrix[rows], said.names).kept(reports[rows].tolist(), least=least)
    model = LogisticRegression(C=c, solver="liblinear", max_iter=1000, random_state=0).fit(mine.matrix, wanted[rows])
    named = pd.MultiIndex.from_tuples([ALWAYS, *mine.names], names=NAMED)
    return pd.Series([float(model.intercept_[0]) - bar, *model.coef_[0]], index=named)


def weights(labels: Mapping[str, pd.Series], *, least: float, digits: int = 2) -> pd.DataFrame:
    """One row is a value of a feature with its weight for each label; small ones are left out.

    Parameters
    ----------
    labels : for each label what `fitted` gave
    least : the smallest weight that is kept
    digits : of a weight

    """
    made = pd.DataFrame(labels).fillna(0.0).round(digits)
    return made.where(made.abs() >= least, 0.0).loc[lambda rows: (rows != 0).any(axis=1)].reset_index()


def pruned(table: pd.DataFrame, *, least: float) -> pd.DataFrame:
    """The weights less the rows in which none is larger than `least`."""
    labels = [name for name in table if name not in NAMED]
    return table[(table[labels].abs() > least).any(axis=1) | (table.feature == MOVES)].reset_index(drop=True)


def chain(
    said: Table, labels: Sequence[str], lengths: Ints, *, l1: float = 0.5, l2: float = 0.05, iterations: int = 60
) -> pd.DataFrame:
    """One row is a value of a feature with its weight for each label: a linear-chain CRF (Lafferty et al. 2001).

    Parameters
    ----------
    said : the items of all sequences, one sequence after the other
    labels : what each item is
    lengths : how many items each sequence has
    l1, l2 : how strongly weights are drawn to 0
    iterations : of the search (Okazaki 2007, CRFsuite)

    """
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({"c1": l1, "c2": l2, "max_iterations": iterations, "feature.possible_transitions": True})
    at = 0
    for size in lengths.tolist():
        rows = [said.matrix.indices[slice(*said.matrix.indptr[row : row + 2])] for row in range(at, at + size)]
        trainer.append([[str(column) for column in row.tolist()] for row in rows], list(labels[at : at + size]))
        at += size
    with TemporaryDirectory() as folder:
        file = str(Path(folder) / "model")
        trainer.train(file)
        tagger = pycrfsuite.Tagger()
        tagger.open(file)
        found = tagger.info()
    states = [(*said.names[int(column)], label, weight) for (column, label), weight in found.state_features.items()]
    moves = [(MOVES, before, after, weight) for (before, after), weight in found.transitions.items()]
    long = pd.DataFrame([*states, *moves], columns=[*NAMED, "label", "weight"])
    wide = long.pivot_table("weight", NAMED, "label", fill_value=0.0).reset_index().rename_axis(columns=None)
    return wide.round(2)
