"""What a reader's choice among findings looks like: a sentence, a picture, and tables as HTML."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd

from analysis.showing.labels import lacking, language, named, say, wording
from analysis.showing.markup import plain

KINDS_OF = {"metaphor": "family"}  # where `labels.tsv` names the kinds of a layer by another word
COLUMNS = 6  # reports: of more, a table has no column for each, and a chart no panel
WIDTH = 690  # pixels: half of what the picture has, for screens of double density
STYLE = """<style>
.tifa-view .scroll {overflow: auto; margin-bottom: 1em}
.widget-html .tifa-view .scroll {max-height: 24em}
.widget-html > :has(.tifa-view) {min-width: 0}
.tifa-view table.dataframe {border-collapse: collapse; table-layout: auto; width: 100%; margin: 0; font-size: .9em;
  line-height: 1.4}
.tifa-view table.dataframe :is(th, td) {text-align: left; white-space: normal; vertical-align: top; padding: .2em .5em}
.tifa-view table.dataframe td {border-top: 1px solid #8884}
.tifa-view table.dataframe :is(th, td):is(.number, .left) {text-align: right}
.tifa-view table.dataframe :is(.left, .right) {min-width: 7em; width: 28%}
.tifa-view table.dataframe .section {min-width: 5em}
.tifa-view table.dataframe .text {min-width: 5em; overflow-wrap: anywhere}
.tifa-view table.dataframe td.number {white-space: nowrap}
.tifa-view table.dataframe .said {min-width: 16em; width: 75%}
.tifa-view table.dataframe td.text {font-weight: bold}
.tifa-view mark {background: none; color: inherit; font-weight: bold; text-decoration: underline}
.tifa-view img {max-width: 100%; height: auto; background: white}
</style>"""

BEGIN = '<div class="tifa-view tex2jax_ignore mathjax_ignore">'  # JupyterLab looks for no formulas in it


@dataclass(frozen=True)
class Choice:
    """What is asked for; what is empty asks for all."""

    layer: str
    kind: str = ""
    name: str = ""
    report: str = ""
    sort: str = "place"


@dataclass(frozen=True)
class View:
    """What a choice brings, as tables."""

    choice: Choice
    tally: pd.DataFrame
    """From `choices.tally`."""
    lines: pd.DataFrame
    """From `choices.lines`, in the order asked for."""
    sentences: pd.DataFrame
    """From `choices.lines`, with the whole sentences, in reading order."""
    along: pd.DataFrame
    """From `choices.along`, of the reports that the chart shows."""
    sections: pd.DataFrame
    """From `places.beginnings`, of the same reports."""


@dataclass(frozen=True)
class Picture:
    """The chart of a choice."""

    png: bytes
    alt: str
    note: str = ""
    """For which characters 〓 stands in it."""

    @property
    def html(self) -> str:
        """The picture as an element that needs no file."""
        data = b64encode(self.png).decode()
        picture = f'<img width="{WIDTH}" alt="{escape(self.alt)}" src="data:image/png;base64,{data}">'
        return picture + self.told

    @property
    def told(self) -> str:
        """The note as HTML; nothing where there is none."""
        return f"<p>{escape(self.note)}</p>" if self.note else ""


def label(layer: str, term: str) -> str:
    """A kind of a layer in the language asked for; of a name, the name with its gloss, where there is one."""
    return wording(language()).get(f"{KINDS_OF.get(layer, layer)}.{term}") or named(term)


def summary(view: View) -> str:
    """The choice and what it brings, in a sentence."""
    choice = view.choice
    asked = [say(f"marked.layer.{choice.layer}"), choice.kind and label(choice.layer, choice.kind)]
    asked += [choice.name and f"“{choice.name}”", choice.report]
    key = "explore.found" if len(view.lines) else "explore.none"
    return say(key, choice=" · ".join(filter(None, asked)), places=len(view.lines), reports=view.lines.report.nunique())


def picture(view: View) -> Picture | None:
    """The chart of a choice; None where nothing of it stands in running text."""
    if view.along.empty:
        return None
    from analysis.showing import charts  # 1 s: only who draws pays for it

    rows = [label(view.choice.layer, term) for term in view.along.text.cat.categories]
    drawn = view.along.assign(text=view.along.text.cat.rename_categories(rows))
    reports = list(dict.fromkeys(view.sections.report))
    alt = say("explore.alt", rows=", ".join(rows), reports=", ".join(reports), places=len(drawn))
    figure = charts.barcode(drawn, view.sections)
    return Picture(charts.render(figure, "png"), alt, plain(lacking(charts.stood_in(figure))).strip())


def _table(heads: Sequence[tuple[str, str]], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are HTML already; a head is a class of cells and what it says."""
    head = "".join(f'<th scope="col" class="{kind}">{said}</th>' for kind, said in heads)
    kinds = [kind for kind, _ in heads]
    cells = ("".join(f'<td class="{k}">{cell}</td>' for k, cell in zip(kinds, row, strict=True)) for row in rows)
    body = "\n".join(f"<tr>{row}</tr>" for row in cells)
    return f'<table class="dataframe"><thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table>'


def _heads(*names: str) -> list[tuple[str, str]]:
    return [("number" if name in ("start", "places", "reports") else name, say(f"explore.{name}")) for name in names]


def _tally(view: View) -> str:
    """How often each label stands: a column a report where they are few, else how many reports have it."""
    wide = view.tally.pivot(index="label", columns="report", values="places")
    wide = wide.reindex(view.tally.label.unique()).fillna(0).astype("int64")
    total, reports = wide.sum(axis=1), wide.gt(0).sum(axis=1)
    each = [("number", escape(str(report))) for report in wide.columns]
    if len(each) > COLUMNS:
        wide, each = pd.DataFrame({"reports": reports}), _heads("reports")
    names = [escape(label(view.choice.layer, name)) for name in wide.index]
    cells = zip(names, *(wide[column].astype("str") for column in wide), total.astype("str"), strict=True)
    return _table([*_heads("label"), *each, *_heads("places")], cells)


def _lines(lines: pd.DataFrame) -> str:
    shown = lines[["report", "section", "start", "left", "text", "right"]].astype("str").map(escape)
    return _table(_heads(*shown), shown.itertuples(index=False))


def _sentences(sentences: pd.DataFrame) -> str:
    shown = sentences[["report", "section", "start", "left", "text", "right"]].astype("str").map(escape)
    said = shown.left + "<mark>" + shown.text + "</mark>" + shown.right
    rows = shown[["report", "section", "start"]].assign(said=said)
    return _table(_heads(*rows), rows.itertuples(index=False))


def _part(key: str, table: str, shown: int, among: int) -> str:
    """A table under its heading; where it holds not all rows, it says so."""
    cut = f"<p>{say('explore.first', shown=shown, among=among)}</p>" if shown < among else ""
    box = f'<div class="scroll" tabindex="0" role="region" aria-label="{say(key)}">{table}</div>'
    return f"<h3>{say(key)}</h3>\n{cut}{box}"


def html(view: View, *, chart: str, rows: int) -> str:
    """The sentence, the chart and the tables of a choice.

    Parameters
    ----------
    view : what the choice brings
    chart : the chart as HTML, or what is said in its place
    rows : most rows that a table shows

    """
    said = f'<p role="status">{escape(summary(view))}</p>'
    if view.lines.empty:
        return f"{STYLE}{BEGIN}{said}</div>"
    labels, found = view.tally.label.unique(), len(view.lines)
    tally = View(**{**vars(view), "tally": view.tally[view.tally.label.isin(labels[:rows])]})
    parts = [
        _part("explore.tally", _tally(tally), min(rows, len(labels)), len(labels)),
        f"<h3>{say('explore.chart')}</h3>\n{chart}" if chart else "",
        _part("explore.lines", _lines(view.lines.head(rows)), min(rows, found), found),
        _part("explore.sentences", _sentences(view.sentences.head(rows)), min(rows, found), found),
    ]
    return f"{STYLE}{BEGIN}{said}\n" + "\n".join(filter(None, parts)) + "</div>"
