"""The two judges of names fitted to coded reports: which words make a name, and which kind it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.finding.campaigns import LABELS, kinds, listed, paths, shown
from analysis.finding.campaigns.around import Around
from analysis.finding.campaigns.marks import Marked, key
from analysis.finding.features import Ints
from analysis.finding.judge import MOVES, made
from analysis.finding.settling import settled
from analysis.fitting import models
from analysis.fitting.coded import Coded

OPENS, INSIDE, OUTSIDE = LABELS
L1, ITERATIONS = 1.0, 100
READY = 0.15  # against the outside: reports left out agree best where a few names more are told
LEAST = 0.05  # weights no larger than this are left out


@dataclass(frozen=True)
class Mention:
    """A place where a coded name stands."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, eq=False)
class Named:
    """Coded reports as the two judges see them: their words, and the names that were coded."""

    coded: Coded

    @cached_property
    def around(self) -> Around:
        """The words of all reports."""
        return Around(Marked(self.coded.study.sentences), listed.own())

    @cached_property
    def reports(self) -> npt.NDArray[np.str_]:
        """The report that each word is of."""
        return np.array(self.coded.report_of)[self.around.sentence]

    @cached_property
    def mentions(self) -> list[Mention]:
        """Every place where a coded name or another spelling of it stands in its report; of overlapping the longest."""
        text, found = self.around.text, []
        kept = np.flatnonzero(text.kept)
        report_of = np.array(self.coded.report_of)[text.row(kept)]
        for name, coding in self.coded.codings.items():
            here = kept[report_of == name]
            found += _places("".join(text.plain[at] for at in here.tolist()), coding["initiative"], here)
        return settled(found)

    @cached_property
    def words(self) -> tuple[Ints, Ints]:
        """The first and the last word of each mention."""
        starts, ends = (np.array([each[side] for each in _sides(self.mentions)], dtype=np.int64) for side in (0, 1))
        first = np.searchsorted(self.around.ends, starts, side="right")
        return first, np.searchsorted(self.around.starts, ends, side="left") - 1

    @cached_property
    def labels(self) -> list[str]:
        """What the chain is to say of each word."""
        made = [OUTSIDE] * len(self.reports)
        for first, last in zip(*self.words, strict=True):
            made[first : last + 1] = [OPENS, *[INSIDE] * int(last - first)]
        return made


def _sides(mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    return [(each.start, each.end) for each in mentions]


def _places(bare: str, rows: list[dict[str, Any]], kept: Ints) -> list[Mention]:
    found = []
    for row in rows:
        for name in map(key, (row["name"], *row.get("aliases", ()))):
            at = bare.find(name) if len(name) > 1 else -1
            while at >= 0:
                found.append(Mention(int(kept[at]), int(kept[at + len(name) - 1]) + 1, row["kind"]))
                at = bare.find(name, at + 1)
    return found


@cache
def _named(coded: Coded) -> Named:
    return Named(coded)


@cache
def _seen(coded: Coded) -> models.Table:
    """What is seen of each word."""
    around = _named(coded).around
    return models.table([(shown.features(around.shown, np.arange(len(around.starts))), len(around.starts))])


def names(coded: Coded, reports: set[str] | None = None) -> pd.DataFrame:
    """One row is a value of a feature, with its weight for the beginning, the inside and the outside of a name.

    Parameters
    ----------
    coded : coded reports
    reports : those to be fitted to; all unless given

    """
    named = _named(coded)
    words = np.flatnonzero(np.isin(named.reports, list(reports or coded.codings)))
    said = models.Table(_seen(coded).matrix[words], _seen(coded).names).kept(named.reports[words].tolist(), least=2)
    lengths = np.unique(named.around.sentence[words], return_counts=True)[1]
    made = models.chain(said, [named.labels[word] for word in words.tolist()], lengths, l1=L1, iterations=ITERATIONS)
    made.loc[made.feature == MOVES, OUTSIDE] -= READY
    return models.pruned(made, least=LEAST)


def kinds_of(coded: Coded, reports: set[str] | None = None) -> pd.DataFrame:
    """One row is a value of a feature, with its weight for each kind.

    Parameters
    ----------
    coded : coded reports
    reports : those to be fitted to; all unless given

    """
    named = _named(coded)
    first, last = named.words
    of, kind = named.reports[first], np.array([each.kind for each in named.mentions])
    said = models.table([(kinds.shown(named.around, first, last), len(first))])
    rows = np.flatnonzero(np.isin(of, list(reports or coded.codings)))
    each = {label: models.fitted(said, rows, kind == label, of, c=1.0, least=2) for label in sorted(set(kind))}
    return models.weights(each, least=LEAST, digits=1)


Share = tuple[float, float, float]
SHARES = ("near", "exact", "kind")


def _agrees(found: dict[str, str], gold: dict[str, str]) -> Share:
    """How far names with their kinds agree with coded ones: near, exact (F1), and in kind where exact."""
    near = [[_near(one, other) for other in gold] for one in found]
    hits = sum(map(any, near)), sum(map(any, zip(*near, strict=True)))
    same = found.keys() & gold.keys()
    right = sum(found[name] == gold[name] for name in same) / max(len(same), 1)
    return sum(hits) / (len(found) + len(gold)), 2 * len(same) / (len(found) + len(gold)), right


def _near(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short in long and 2 * len(short) >= len(long)


@cache
def agreement(coded: Coded) -> dict[str, float]:
    """How far names agree with coded ones, near and exactly (F1), and in kind; each report left out of fitting once."""
    named, told = _named(coded), []
    first, last = named.words
    gold = _by_report(named, first, [each.kind for each in named.mentions], last)
    for rest, out in coded.folds():
        begin, end = paths(named.around, made(names(coded, rest)))
        kept = np.isin(named.reports[begin], list(out))
        begin, end, judged = begin[kept], end[kept], made(kinds_of(coded, rest))
        kind = judged.scores(kinds.shown(named.around, begin, end), len(begin)).argmax(axis=1)
        found = _by_report(named, begin, [judged.labels[at] for at in kind.tolist()], end)
        told += [(len(gold[name]), *_agrees(found.get(name, {}), gold[name])) for name in sorted(out) if name in gold]
    weight, *shares = map(np.array, zip(*told, strict=True))
    return {name: float((share * weight).sum() / weight.sum()) for name, share in zip(SHARES, shares, strict=True)}


def _by_report(named: Named, first: Ints, kind: list[str], last: Ints) -> dict[str, dict[str, str]]:
    """The names of each report with their kinds."""
    around, said = named.around, defaultdict[str, dict[str, str]](dict)
    for begin, end, each in zip(first.tolist(), last.tolist(), kind, strict=True):
        name = key(around.text.plain[around.starts[begin] : around.ends[end]])
        said[str(named.reports[begin])][name] = each
    return said
