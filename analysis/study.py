"""The one object: reports, and all their tables, each made once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pandas as pd

from analysis import lexicon
from analysis.counting import overview, terms, words
from analysis.finding import claims, sentiment
from analysis.finding.layers import LAYERS
from analysis.reading import layout, order, seeds
from analysis.reading.report import Report
from analysis.tables import EVIDENCE, REFUSED

PLACED = ["report", "start", "end"]
MANY = 100  # reports: of more, the rows with 0 would be nearly all of the table, and fill the memory


@dataclass(frozen=True, eq=False)
class Study:
    """Reports and all their tables.

    It holds no logic of its own: each table is one call of a module's function, whose docstring says what a row is.
    Every layer of `finding.layers` has its table here, by the name declared there: `initiatives`, `devices`.
    """

    reports: tuple[Report, ...]
    refused: pd.DataFrame = field(default_factory=REFUSED.frame)

    @classmethod
    def read(cls, path: str | Path | Iterable[str | Path] | None = None) -> Study:
        """Reports of a folder or of files; of `$REPORTS`, else of `seeds/`, where none is named."""
        reports, refused = seeds.survey(path)
        return cls(tuple(reports), refused)

    @cached_property
    def blocks(self) -> pd.DataFrame:
        """One row is a line of a report: `layout.blocks`."""
        return layout.blocks(self.reports)

    @cached_property
    def repairs(self) -> pd.DataFrame:
        """One row is a place where the page broke a line: `order.repairs`."""
        return order.repairs(self.blocks)

    @cached_property
    def sentences(self) -> pd.DataFrame:
        """One row is a sentence: `order.sentences`."""
        return order.sentences(self.blocks, self.repairs)

    @cached_property
    def summary(self) -> pd.DataFrame:
        """One row is a report, with its size and what the page did to it: `overview.summary`."""
        return overview.summary(self.reports, self.blocks, self.repairs, self.sentences)

    @cached_property
    def tokens(self) -> pd.DataFrame:
        """One row is a word, number or mark: `words.tokens`."""
        return words.tokens(self.sentences)

    @cached_property
    def body(self) -> pd.DataFrame:
        """One row is a token of running text; titles, bylines, headings, captions and credits are left out."""
        return self.tokens[self.tokens.kind == "body"]

    @cached_property
    def counts(self) -> pd.DataFrame:
        """One row is a term in a report's running text: `terms.counts`; of many reports without the rows with 0."""
        return terms.counts(self.body, observed=len(self.reports) > MANY)

    @cached_property
    def section_counts(self) -> pd.DataFrame:
        """One row is a term in a section's running text: `terms.counts`; of many reports without the rows with 0."""
        return terms.counts(self.body, by="section", observed=len(self.reports) > MANY)

    def __getattr__(self, table: str) -> pd.DataFrame:
        """One row is a finding of a layer, whose table has this name: `finding.layers`."""
        if table not in LAYERS:
            raise AttributeError(f"a study has no table {table}: it has {', '.join(LAYERS)}")
        layer = LAYERS[table]
        read = {name: getattr(self, name) for name in layer.reads}
        if layer.masked:
            read["masked"] = pd.concat([getattr(self, name)[PLACED] for name in layer.masked], ignore_index=True)
        made = self.__dict__[table] = layer.find(self.sentences, **read)
        return made

    def __dir__(self) -> Iterable[str]:
        """The names of all tables, those of the layers too."""
        return [*super().__dir__(), *LAYERS]

    @property
    def dates(self) -> dict[str, str]:
        """When each report was published, as far as is known."""
        return {report.id: report.date for report in self.reports}

    @cached_property
    def sums(self) -> pd.DataFrame:
        """One row is a sum or a repeat that the report lets a reader check: `claims.sums`."""
        return claims.sums(self.quantities)

    @cached_property
    def scores(self) -> pd.DataFrame:
        """One row is a sentence, with SnowNLP's own score: `sentiment.snownlp`."""
        return sentiment.snownlp(self.sentences)

    @property
    def basis(self) -> dict[str, str]:
        """What every number of this study rests on, for a figure's caption: two runs with one basis say the same."""
        return {
            "reports": ", ".join(f"{report.id} (sha256 {report.sha256[:12]})" for report in self.reports),
            "lexicon": lexicon.digest(),
            "segmenter": words.segmenter(),
        }

    def evidence(self, rows: pd.DataFrame) -> pd.DataFrame:
        """One row is a place in the text, with the sentence that it stands in.

        Parameters
        ----------
        rows : rows of any table with `report`, `start`, `end` and `text`: tokens, findings, passages

        Returns
        -------
        DataFrame with `report`, `section`, `start`, `end`, `text` and the whole `evidence`, in the order given.

        """
        said = self.sentences[["report", "sentence", "section", "text"]].rename(columns={"text": "evidence"})
        placed = rows if "sentence" in rows else order.located(rows, self.sentences)
        found = placed[["report", "sentence", "start", "end", "text"]].astype({"report": "str", "text": "str"})
        return EVIDENCE.shape(found.merge(said, how="left", on=["report", "sentence"], validate="m:1"))
