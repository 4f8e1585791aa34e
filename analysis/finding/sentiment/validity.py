"""The validity card: how far a measure agrees with coders on the same sentences, and whether that is enough.

A measure fails its card where α is less than is tentatively accepted (Krippendorff 2004: 0.667), or where its accuracy,
with the interval, is not above the share of the commonest label: always saying that label would do as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import lexicon
from analysis.tables import SENTENCES, check, need
from analysis.tables.sentiment import CARD, CODED, CONFUSION

Array = npt.NDArray[np.float64]

LEAST = 0.667  # Krippendorff 2004, p. 241: below it, not even tentative conclusions
ORDER = " achievement effort problem neutral + 0 - "  # of labels, those of one's own after them
DIGITS = 12  # of the digest by which a coded sentence is known
EDGE = 0.49  # a probability farther than this from 0.5 is saturated


def coded(sentences: pd.DataFrame) -> pd.DataFrame:
    """One row is a sentence of a report that comes with the package, with the labels that a coder gave it.

    Parameters
    ----------
    sentences : sentences of the reports, from `order.sentences`; those of other reports, or with another text, have
        no row

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`, `start`, `end`, `text`; `kind`, the stance: achievement, effort,
    problem, neutral; `polarity`: +, 0, -.

    """
    rows = need(sentences, SENTENCES).drop(columns="kind")
    rows = rows.assign(digest=[sha256(text.encode()).hexdigest()[:DIGITS] for text in rows.text])
    labels = lexicon.table("coded_stances").rename(columns={"stance": "kind"}).astype({"start": int})
    return check(CODED.shape(rows.merge(labels, on=["report", "start", "digest"])), CODED)


class Cut(NamedTuple):
    """How a probability becomes a label: + from the threshold on, and below it another."""

    threshold: float = 0.5
    below: str = "-"


def polarities(scores: pd.DataFrame, *, cut: Cut | None = None) -> pd.DataFrame:
    """One row is a sentence, with the polarity that its probability amounts to; none where it has no probability.

    Parameters
    ----------
    scores : from `opinion.scores`
    cut : SnowNLP's own unless given: + from 0.5 on, - below

    Returns
    -------
    The table with the column `polarity`.

    """
    threshold, below = cut or Cut()
    said = np.where(scores.probability >= threshold, "+", below)
    return scores.assign(polarity=pd.Series(said, scores.index, dtype="str").where(scores.probability.notna(), ""))


def best(coded: pd.DataFrame, scores: pd.DataFrame) -> Cut:
    """The cut that agrees best with the coders. It is chosen on the sentences it is tried on, which flatters it.

    Parameters
    ----------
    coded : sentences with the column `polarity`, from `coded` or of one's own
    scores : from `opinion.scores`

    """
    pairs = _matched(coded, scores, "polarity", "probability").dropna(subset="said").sort_values("said")
    values, first = np.unique(pairs.said, return_index=True)
    values, first = np.append(values, np.inf), np.append(first, len(pairs))
    above, *under = (np.append(0, np.cumsum(pairs.label == label)) for label in ("+", "-", "0"))
    agree = np.stack([above[-1] - above[first] + each[first] for each in under])
    below, at = np.unravel_index(agree.argmax(), agree.shape)
    return Cut(float(values[at]), "-0"[below])


def _matched(coded: pd.DataFrame, measure: pd.DataFrame, column: str, said: str) -> pd.DataFrame:
    """The coded sentences with what a measure says of each: by report and sentence, or by text where these are not."""
    placed = {"report", "sentence"} <= set(coded) & set(measure)
    keys = ["report", "sentence"] if placed else ["text"]
    for table, needed in ((coded, column), (measure, said)):
        if missing := [name for name in (*keys, needed) if name not in table]:
            raise ValueError(f"the coded sentences and each measure need the column {', '.join(missing)}")
    once = measure.drop_duplicates(keys)[[*keys, said]].rename(columns={said: "said"})
    return coded.rename(columns={column: "label"}).drop(columns="said", errors="ignore").merge(once, "left", keys)


class _Counts(NamedTuple):
    """How often each label was said of each: of the sentences in the first row, of those drawn anew in the others."""

    labels: list[str]
    cells: Array  # resamples by coded label by label said, the last for none


def _counts(pairs: pd.DataFrame, resamples: int, seed: int) -> _Counts:
    """Whole sections are drawn, where the coded sentences are of several, since what stands together is alike."""
    said = pairs.said.fillna("")
    labels = sorted({*pairs.label, *said} - {""}, key=lambda label: (ORDER.find(f" {label} "), label))
    index = pd.Index(labels)
    column = np.where(said == "", len(labels), index.get_indexer(said))
    by = [name for name in ("report", "section") if name in pairs]
    part = pairs.groupby(by, sort=False).ngroup().to_numpy() if "section" in by else np.arange(len(pairs))
    part = part if part.any() else np.arange(len(pairs))  # of one section, its sentences are drawn
    n = int(part.max(initial=-1)) + 1
    each = np.zeros((n, len(labels), len(labels) + 1))
    np.add.at(each, (part, index.get_indexer(pairs.label), column), 1)
    drawn = np.random.default_rng(seed).multinomial(n, np.full(n, 1 / n), size=resamples) if n > 1 else np.empty((0, n))
    return _Counts(labels, np.tensordot(np.vstack([np.ones((1, n)), drawn]), each, 1))


def _over(part: Array, whole: Array) -> Array:
    """Part over whole, NaN of nothing."""
    out = np.full(np.broadcast(part, whole).shape, np.nan)
    np.divide(part, whole, out=out, where=whole != 0)
    return out


def _alpha(cells: Array) -> Array:
    """Krippendorff's nominal α of two coders, over the sentences that both labelled (2004, ch. 11)."""
    both = cells[:, :, :-1]
    of = both.sum(axis=1) + both.sum(axis=2)
    n = of.sum(axis=1)
    apart = n - 2 * np.trace(both, axis1=1, axis2=2)
    return 1 - _over((n - 1) * apart, n**2 - (of**2).sum(axis=1))


def _figures(counts: _Counts) -> Iterable[tuple[str, str, Array, int]]:
    """Each figure with its label, its value in every resample, and how many sentences it rests on."""
    cells, k = counts.cells, len(counts.labels)
    right, coded, said = np.diagonal(cells, axis1=1, axis2=2), cells.sum(axis=2), cells.sum(axis=1)[:, :k]
    n = coded.sum(axis=1)
    f1 = _over(2 * right, coded + said)
    yield "accuracy", "", _over(right.sum(axis=1), n), int(n[0])
    yield "alpha", "", _alpha(cells), int(said[0].sum())
    met = coded[0] > 0
    yield "macro_f1", "", _over(np.nansum(f1[:, met], axis=1), (~np.isnan(f1[:, met])).sum(axis=1)), int(n[0])
    for at, label in enumerate(counts.labels):
        yield "coded", label, _over(coded[:, at], n), int(coded[0, at])
        yield "precision", label, _over(right[:, at], said[:, at]), int(said[0, at])
        yield "recall", label, _over(right[:, at], coded[:, at]), int(coded[0, at])
        yield "f1", label, f1[:, at], int(coded[0, at])


def _of_measure(pairs: pd.DataFrame, level: float, resamples: int, seed: int) -> pd.DataFrame:
    """The rows of one measure."""
    rows = []
    for figure, label, values, n in _figures(_counts(pairs, resamples, seed)):
        drawn = values[1:][~np.isnan(values[1:])]
        low, high = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2]) if len(drawn) else (np.nan, np.nan)
        rows.append((figure, label, values[0], low, high, n))
    return pd.DataFrame(rows, columns=["figure", "label", "value", "low", "high", "n"])


def _judged(made: pd.DataFrame, least: float) -> pd.DataFrame:
    """What α and accuracy must reach, and whether they fail to."""
    commonest = made.value[made.figure == "coded"].max()
    bounds = made.figure.map({"alpha": least, "accuracy": commonest}).astype(float)
    reached = np.where(made.figure == "alpha", made.value >= bounds, made.low > bounds)
    return made.assign(bound=bounds, fails=made.figure.isin(["alpha", "accuracy"]) & ~reached)


def _saturation(pairs: pd.DataFrame) -> pd.DataFrame:
    known = pairs.said.dropna()
    share = float(((known - 0.5).abs() > EDGE).mean())
    return pd.DataFrame([{"figure": "saturation", "label": "", "value": share, "n": len(known)}])


def _left_out(known: pd.Series) -> pd.DataFrame:
    said = {"value": known.f1, "low": known.low, "high": known.high, "n": known.coded}
    return pd.DataFrame([{"figure": "left_out", "label": "", **said}])


def card(
    coded: pd.DataFrame,
    measured: Mapping[str, pd.DataFrame],
    *,
    column: str = "polarity",
    left_out: Mapping[str, pd.Series] | None = None,
    least: float = LEAST,
    level: float = 0.95,
    resamples: int = 1000,
    seed: int = 1,
) -> pd.DataFrame:
    """One row is a figure of a measure's agreement with the coders, over all labels or for one.

    Parameters
    ----------
    coded : sentences with their label: from `coded`, or of one's own with `report` and `sentence`, or `text`
    measured : by its name, what each measure says of the same sentences, in a column named as that of the labels
    column : that holds the labels: `polarity`, or `kind` for stances
    left_out : by a measure's name, its agreement on reports that it was not made with (`f1`, `low`, `high`, `coded`)
    least : the α that a measure must reach
    level : share of the resamples within an interval
    resamples : how often the sentences are drawn anew, by whole sections where they are of several
    seed : of the drawing; the same seed gives the same intervals

    Returns
    -------
    DataFrame with `measure`; `figure`: accuracy (no answer counts as wrong), alpha (Krippendorff's, nominal, by NLTK;
    sentences without an answer are left out), macro_f1 (the mean over the labels coded), saturation (share of
    probabilities within 0.01 of 0 or 1), left_out (as given), and by label coded (its share), precision, recall,
    f1; `label`, empty for
    figures over all; `value`, `low`, `high`, shares of 1, NaN where there is nothing to divide by or to draw from;
    `n`, the sentences it rests on; `bound`, what alpha must reach and accuracy must exceed; `fails`, whether it does
    not. Percentile intervals (Efron 1979).

    Raises
    ------
    ValueError : where sentences cannot be matched, for want of a column

    """
    made = [CARD.frame()]
    for name, measure in measured.items():
        pairs = _matched(coded, measure, column, column)
        rows = _judged(_of_measure(pairs, level, resamples, seed), least)
        if "probability" in measure:
            rows = pd.concat([rows, _saturation(_matched(coded, measure, column, "probability"))])
        if name in (left_out or {}):
            rows = pd.concat([rows, _left_out((left_out or {})[name])])
        made.append(rows.assign(measure=name))
    return check(CARD.shape(pd.concat(made, ignore_index=True).fillna({"fails": False})), CARD)


def confusion(coded: pd.DataFrame, measured: Mapping[str, pd.DataFrame], *, column: str = "polarity") -> pd.DataFrame:
    """One row is a label coded and a label said by a measure, with how often the two meet.

    Parameters
    ----------
    coded, measured, column : as for `card`

    Returns
    -------
    DataFrame with `measure`; `coded` and `said`, the labels, `said` empty for no answer; `n`, how many sentences;
    `share`, of those coded so.

    """
    rows = []
    for name, measure in measured.items():
        counts = _counts(_matched(coded, measure, column, column), 0, 0)
        for label, cells in zip(counts.labels, counts.cells[0], strict=True):
            whole = cells.sum()
            rows += [
                (name, label, said, int(n), n / whole if whole else float("nan"))
                for said, n in zip([*counts.labels, ""], cells, strict=True)
            ]
    return check(CONFUSION.frame(rows), CONFUSION)
