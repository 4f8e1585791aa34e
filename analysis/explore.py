"""A study's findings to explore by hand: what there is to choose, and what a choice brings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

import pandas as pd

from analysis.finding import choices, places
from analysis.finding.layers import told
from analysis.showing.explorer import Explorer
from analysis.showing.views import COLUMNS, Choice, View
from analysis.study import Study

ROWS = 12  # of the chart
WIDTH = 20  # characters on either side in the concordance
OFFERED = 300  # names to choose from; any other can be typed


@dataclass(frozen=True)
class Findings:
    """The findings of a study, as the explorer asks for them."""

    study: Study

    @property
    def layers(self) -> Sequence[str]:
        """The layers of `find`, in its order."""
        return tuple(layer.name for layer in told())

    @property
    def reports(self) -> Sequence[str]:
        """The reports' ids."""
        return [report.id for report in self.study.reports]

    @cached_property
    def _tables(self) -> dict[str, pd.DataFrame]:
        return {layer.name: getattr(self.study, layer.table) for layer in told()}

    @cached_property
    def sections(self) -> pd.DataFrame:
        """Where each section begins."""
        return places.beginnings(self.study.sentences)

    def found(self, layer: str) -> pd.DataFrame:
        """The findings of a layer."""
        return self._tables[layer]

    @property
    def sizes(self) -> dict[str, int]:
        """How many findings each layer has."""
        return {layer: len(self.found(layer)) for layer in self.layers}

    def kinds(self, layer: str) -> Sequence[str]:
        """The kinds of a layer, the most frequent first."""
        return list(dict.fromkeys(choices.tally(choices.chosen(self.found(layer))).label))

    def names(self, layer: str, kind: str) -> Sequence[str]:
        """What findings of a kind go by, the most frequent first; nothing where they have no names."""
        found = self.found(layer)
        names = choices.names(found)
        if names.equals(found.kind.astype("str")):
            return []
        often = names[(found.kind == kind) | (kind == "")].value_counts()
        return sorted(often.index, key=lambda name: (-often[name], name))[:OFFERED]

    def view(self, choice: Choice) -> View:
        """What a choice brings; the chart has the leading labels, in the reports that have most of what is chosen."""
        sentences = self.study.sentences
        rows = choices.chosen(self.found(choice.layer), kind=choice.kind, name=choice.name, report=choice.report)
        tally = choices.tally(rows)
        full = set(
            rows.report.value_counts().sort_index().sort_values(ascending=False, kind="stable").head(COLUMNS).index
        )
        labels = list(dict.fromkeys(tally.label))[:ROWS]
        along = choices.along(rows[rows.report.isin(full)], sentences, labels=labels)
        lines = choices.lines(rows, sentences, width=WIDTH, sort=cast(choices.Sort, choice.sort))
        return View(
            choice, tally, lines, choices.lines(rows, sentences), along, self.sections[self.sections.report.isin(full)]
        )


def explore(study: Study) -> Explorer:
    """The findings of a study, to choose from by layer, kind, name and report; shown by Jupyter."""
    return Explorer(Findings(study))
