"""The two judges of names fitted to coded reports: which words make a name, and which kind it is."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis import weights
from analysis.finding import fitting
from analysis.finding.campaigns import LABELS, kinds, listed, paths, shown
from analysis.finding.campaigns.around import Around
from analysis.finding.campaigns.marks import Marked, key
from analysis.finding.judge import MOVES, Ints, made
from analysis.finding.settling import settled
from analysis.reading import layout, order, seeds

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


@dataclass(frozen=True)
class Coded:
    """Reports with what was coded in them."""

    texts: Path
    codings: Path

    @cached_property
    def files(self) -> list[Path]:
        """One item is a report's coding, in order of names."""
        return sorted(self.codings.glob("*.json"))

    @cached_property
    def around(self) -> Around:
        """The words of all reports."""
        reports, _ = seeds.survey([self.texts / f"{file.stem}.txt" for file in self.files])
        blocks = layout.blocks(reports)
        return Around(Marked(order.sentences(blocks, order.repairs(blocks))), listed.own())

    @cached_property
    def reports(self) -> Ints:
        """The number of the report that each word is of."""
        return self.around.text.reports[self.around.sentence]

    @cached_property
    def digest(self) -> str:
        """What tells these codings, texts included, from any others."""
        files = [*self.files, *(self.texts / f"{file.stem}.txt" for file in self.files)]
        return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]

    @cached_property
    def mentions(self) -> list[Mention]:
        """Every place where a coded name or another spelling of it stands in its report; of overlapping the longest."""
        text, found = self.around.text, []
        kept, line = np.flatnonzero(text.kept), [str(name) for name in text.sentences.report.unique()]
        report_of = text.reports[text.row(kept)] if len(kept) else kept
        for file in self.files:
            first, last = np.searchsorted(report_of, line.index(file.stem) + np.array([0, 1])).tolist()
            found += _places(text.bare[first:last], json.loads(file.read_text("utf-8"))["initiative"], kept[first:last])
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


def names(coded: Coded, chosen: Ints | None = None) -> pd.DataFrame:
    """One row is a value of a feature, with its weight for the beginning, the inside and the outside of a name.

    Parameters
    ----------
    coded : reports
    chosen : numbers of the reports to learn from; all unless given

    """
    every = np.arange(len(coded.reports))
    words = every if chosen is None else every[np.isin(coded.reports, chosen)]
    rows = fitting.values(shown.features(coded.around.shown, words), len(words))
    sentence, reports = coded.around.sentence[words], coded.reports[words].astype(str).tolist()
    bounds = np.flatnonzero(np.diff(sentence, prepend=-1, append=-2)).tolist()
    labels = [coded.labels[word] for word in words.tolist()]
    sequences = [(rows[at:end], labels[at:end]) for at, end in pairwise(bounds)]
    made = fitting.chain(sequences, fitting.common(rows, reports), l1=L1, iterations=ITERATIONS)
    made.loc[made.feature == MOVES, OUTSIDE] -= READY
    return fitting.rounded(made, least=LEAST)


def kinds_of(coded: Coded, chosen: Ints | None = None) -> pd.DataFrame:
    """One row is a value of a feature, with its weight for each kind.

    Parameters
    ----------
    coded : reports
    chosen : numbers of the reports to learn from; all unless given

    """
    first, last = coded.words
    report, kind = coded.reports[first], np.array([each.kind for each in coded.mentions])
    wanted = np.isin(report, report if chosen is None else chosen)
    features = kinds.shown(coded.around, first[wanted], last[wanted])
    rows = fitting.values(features, int(wanted.sum()))
    kept = fitting.common(rows, report[wanted].astype(str).tolist()) - {("always", "")}  # fitted beside the others
    return fitting.rounded(fitting.linear(rows, kind[wanted].tolist(), kept), digits=1)


Share = tuple[float, float, float]


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


def left_out(coded: Coded, *, parts: int = 4, seed: int = 0) -> Share:
    """How far what judges say of reports they were not fitted to agrees with the codings, by the spellings of names.

    Parameters
    ----------
    coded : reports
    parts : in turn each of so many parts of the reports is left out
    seed : of the order in which reports are dealt into parts

    """
    around, size = coded.around, len(coded.files)
    told, (first, last) = [], coded.words
    gold = _by_report(coded, first, [each.kind for each in coded.mentions], last)
    for part in np.array_split(np.random.default_rng(seed).permutation(size), parts):
        rest = np.setdiff1d(np.arange(size), part)
        begin, end = paths(around, made(names(coded, rest)))
        kept = np.isin(coded.reports[begin], part)
        begin, end, judged = begin[kept], end[kept], made(kinds_of(coded, rest))
        kind = judged.scores(kinds.shown(around, begin, end), len(begin)).argmax(axis=1)
        found = _by_report(coded, begin, [judged.labels[at] for at in kind.tolist()], end)
        told += [
            (len(gold[report]), *_agrees(found.get(report, {}), gold[report])) for report in part if report in gold
        ]
    weight, *shares = map(np.array, zip(*told, strict=True))
    near, exact, kind = (float((share * weight).sum() / weight.sum()) for share in shares)
    return near, exact, kind


def _by_report(coded: Coded, first: Ints, kind: list[str], last: Ints) -> dict[int, dict[str, str]]:
    """The names of each report with their kinds."""
    around, said = coded.around, defaultdict[int, dict[str, str]](dict)
    for begin, end, each in zip(first.tolist(), last.tolist(), kind, strict=True):
        name = key(around.text.plain[around.starts[begin] : around.ends[end]])
        said[int(coded.reports[begin])][name] = each
    return said


def write(coded: Coded, folder: Path) -> None:
    """Write both judges, with what they were fitted to and how far reports left out agree.

    Parameters
    ----------
    coded : reports
    folder : where to

    """
    near, exact, kind = left_out(coded)
    head = {"fitted to": f"{len(coded.files)} coded reports, digest {coded.digest}"}
    head["reports left out"] = f"names near {near:.2f}, exact {exact:.2f}, kind {kind:.2f}"
    weights.write(names(coded), folder / "names.tsv", head)
    weights.write(kinds_of(coded), folder / "kinds.tsv", head)
