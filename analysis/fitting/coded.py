"""Coded reports: their texts as the package reads them, and what a coder marked, as places of the joined text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from analysis.finding.features import Ints
from analysis.finding.text import BREAK, Joined, joined, narrowed
from analysis.study import Study

FOLDS, SEED = 5, 7
MARKS = re.compile(r"[\s“”‘’\"'《》〈〉「」『』·]")


@dataclass(frozen=True, eq=False)
class Coded:
    """Reports with the codings of one coder each."""

    study: Study
    codings: dict[str, dict[str, Any]]
    """By report: lists of what was marked, by layer."""
    digest: str

    @classmethod
    def read(cls, codings: Path, texts: Path) -> Coded:
        """Codings `NAME.json` of a folder, and the texts `NAME.txt` of another."""
        files = sorted(codings.glob("*.json"))
        made = {file.stem: json.loads(file.read_text("utf-8")) for file in files}
        pages = [texts / f"{name}.txt" for name in made]
        digest = sha256(b"".join(file.read_bytes() for file in [*files, *pages])).hexdigest()
        return cls(Study.read(pages), made, digest[:12])

    @cached_property
    def page(self) -> Joined:
        """All sentences as one text."""
        return joined(self.study.sentences)

    @cached_property
    def report_of(self) -> list[str]:
        """The report of each sentence."""
        return [str(report) for report in self.study.sentences.report]

    def folds(self) -> Iterator[tuple[set[str], set[str]]]:
        """The reports to fit to and those left out, so that each is left out once; the same each time."""
        order = np.random.default_rng(SEED).permutation(sorted(self.codings))
        for fold in range(FOLDS):
            out = set(order[fold::FOLDS].tolist())
            yield set(self.codings) - out, out

    def reports(self, at: Ints) -> list[str]:
        """The report that each place is in."""
        return [self.report_of[row] for row in self.page.row(at).tolist()]

    @cached_property
    def _bare(self) -> dict[str, tuple[str, Ints]]:
        """Each report's text without marks and breaks, and where in the joined text its characters stand."""
        plain = narrowed(self.page.source)
        kept = [at for at, said in enumerate(plain) if said != BREAK and not MARKS.match(said)]
        of, made = self.reports(np.array(kept, dtype=np.int64)), dict[str, tuple[str, Ints]]()
        at, names = np.array(kept, dtype=np.int64), np.array(of)
        for name in self.codings:
            mine = at[names == name]
            made[name] = "".join(plain[place] for place in mine.tolist()), mine
        return made

    def spans(self, layer: str, kinds: tuple[str, ...]) -> list[tuple[str, int, int]]:
        """Kind, start and end of what was marked by its first and last characters."""
        found = []
        for name, coding in self.codings.items():
            text, at = self._bare[name]
            passed: dict[str, int] = {}
            for row in coding[layer]:
                first, last = (MARKS.sub("", narrowed(row[side])) for side in ("first", "last"))
                start = text.find(first, passed.get(row["kind"], 0))
                start = text.find(first) if start < 0 else start
                end = text.find(last, start) if start >= 0 else -1
                if row["kind"] in kinds and end >= 0:
                    passed[row["kind"]] = start + 1
                    found.append((str(row["kind"]), int(at[start]), int(at[end + len(last) - 1]) + 1))
        return found


def shared(starts: Ints, ends: Ints, span: tuple[int, int]) -> tuple[Ints, np.ndarray]:
    """Which of the stretches overlap a span, and the share of characters that both have of those that either has."""
    near = np.flatnonzero((starts < span[1]) & (ends > span[0]))
    both = np.minimum(ends[near], span[1]) - np.maximum(starts[near], span[0])
    return near, both / (np.maximum(ends[near], span[1]) - np.minimum(starts[near], span[0]))
