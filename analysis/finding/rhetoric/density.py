"""How densely something is found in the running text, and how far that hangs on single sections."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.finding.text import HAN
from analysis.tables import SENTENCES, Table, check, need
from analysis.tables.reading import PLACE
from analysis.tables.rhetoric import EFFORT, RATE, RATES

PER = 1_000  # Han characters
FOUND = Table("a finding", ("report", "start"), PLACE)
PLACES = ("report", "section")  # columns of a sentence, by which its text may be told apart


def rates(
    found: pd.DataFrame,
    sentences: pd.DataFrame,
    *,
    by: Sequence[str] = ("report", "kind"),
    seed: int = 0,
    resamples: int = 2_000,
    level: float = 0.95,
) -> pd.DataFrame:
    """One row is a kind in a report, with how often it is found per 1,000 Han characters, and an interval.

    The findings of a text are no independent draws: one section may be full of what the next has none of. So whole
    sections are drawn anew, with replacement, as many as there are, and the rate is that of each such text: all
    findings over all characters (Lijffijt et al. 2016). The interval is that of the percentiles. It shows what hangs
    on single sections, is too narrow with fewer than some ten, and says nothing of reports that were not read.

    Parameters
    ----------
    found : findings of any finder: devices, metaphors, frames, intensifiers, credit
    sentences : sentences of the reports, from `order.sentences`; only those of the body count
    by : columns that a row is told by: `report` and `section`, of the sentences, and any of the findings; without
        `report`, the reports are one text and are drawn anew in place of their sections
    seed : of the drawing; the same seed gives the same intervals
    resamples : how often the sections are drawn anew
    level : share of the resamples within the interval

    Returns
    -------
    DataFrame with the columns of `by`, a row also where a kind that is found elsewhere is not; `n`, how many are found
    in the body; `characters`, Han characters of the body; `rate`, per 1,000 of them, NaN without any; `low` and `high`,
    NaN where there is one section only; `parts`, how many sections, or reports, were drawn from.

    """
    place, own = [name for name in by if name in PLACES], [name for name in by if name not in PLACES]
    found, body = need(found, FOUND)[["report", "sentence", *own]], _body(sentences)
    found = found.assign(what=found.groupby(own).ngroup() if own else 0)
    kinds = found.drop_duplicates("what").sort_values("what")[own]
    here, unit = found.merge(body, on=["report", "sentence"]), "section" if "report" in place else "report"
    each = dict(iter(here.groupby(place, sort=False))) if place else {(): here}
    made = []
    for said, text in body.groupby(place, sort=False) if place else [((), body)]:
        sizes = text.groupby(unit, sort=False).han.sum()
        counts = _counts(each.get(said, here[:0]), sizes[sizes > 0].index, unit, len(kinds))
        rate = _rates(counts, sizes[sizes > 0].to_numpy(), seed, resamples, level)
        columns = dict(zip(place, said, strict=True)) | {"characters": int(sizes.sum()), "parts": len(counts)}
        made.append(kinds.assign(n=counts.sum(axis=0), **rate, **columns))
    promise = Table(RATES.row, tuple(by), dict.fromkeys(by, str) | RATE)
    return check(promise.shape(pd.concat([promise.frame(), *made], ignore_index=True)), promise)


def _body(sentences: pd.DataFrame) -> pd.DataFrame:
    """The sentences of running text, each with its Han characters."""
    body = need(sentences, SENTENCES)
    body = body[body.kind == "body"]
    return body[["report", "section", "sentence"]].assign(han=body.text.str.count(f"[{HAN}]"))


def _counts(hits: pd.DataFrame, parts: pd.Index, unit: str, kinds: int) -> npt.NDArray[np.float64]:
    """How often each kind is found in each part of a text."""
    at = parts.get_indexer(hits[unit])
    counts = np.zeros((len(parts), kinds))
    np.add.at(counts, (at[at >= 0], hits.what.to_numpy()[at >= 0]), 1)
    return counts


def _rates(
    counts: npt.NDArray[np.float64], sizes: npt.NDArray[np.int64], seed: int, resamples: int, level: float
) -> dict[str, npt.NDArray[np.float64]]:
    """The rate of each kind, and the percentiles of the rates of texts whose parts are drawn anew."""
    parts, none = len(sizes), np.full(counts.shape[1], np.nan)
    if parts < 2:
        return {"rate": PER * counts[0] / sizes if parts else none, "low": none, "high": none}
    rng = np.random.default_rng(seed)  # anew for each text, so that the others do not matter
    weights = rng.multinomial(parts, np.full(parts, 1 / parts), size=resamples)
    drawn = PER * (weights @ counts) / (weights @ sizes)[:, None]
    low, high = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2], axis=0)
    return {"rate": PER * counts.sum(axis=0) / sizes.sum(), "low": low, "high": high}


def effort_outcome(intensifiers: pd.DataFrame, quantities: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """One row is a report, with its sentences that intensify, and how many of them give a figure.

    A figure in the same sentence need not be the outcome of what is intensified: the ratio says how the prose is mixed.

    Parameters
    ----------
    intensifiers : from `intensifiers.intensifiers`
    quantities : claimed magnitudes, from `claims.quantities`
    sentences : sentences of the reports, from `order.sentences`; only those of the body count

    Returns
    -------
    DataFrame with `report`; `sentences` of the body; `intensified`, those with at least one intensifier;
    `without_figure` and `with_figure`, how many of these hold no magnitude, and one or more; `ratio`, the former over
    the latter: infinite where no such sentence has a figure, NaN where none intensifies.

    """
    body, keys = _body(sentences), ["report", "sentence"]
    place = pd.MultiIndex.from_frame(body[keys])
    intense, figure = (
        place.isin(pd.MultiIndex.from_frame(need(held, FOUND)[keys])) for held in (intensifiers, quantities)
    )
    said = {"intensified": intense, "without_figure": intense & ~figure, "with_figure": intense & figure}
    made = body.assign(sentences=1, **said).groupby("report", sort=False)[["sentences", *said]].sum()
    made = made.astype(float).reset_index()
    with np.errstate(divide="ignore", invalid="ignore"):
        made["ratio"] = np.divide(made.without_figure.to_numpy(), made.with_figure.to_numpy())
    return check(EFFORT.shape(made), EFFORT)
