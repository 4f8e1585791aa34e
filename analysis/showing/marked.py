"""A report as a page for a browser: in reading order, each finding marked in its place; it asks nothing of any network.

What is marked is cut into segments in `marked_spans`, what is told of it is made in `marked_layers`; looks and
behaviour are `templates/marked.css` and `marked.js`, which the page carries inside it. Only that very script runs in
the page, and only that very style applies to it: its policy names the digest of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from analysis.reading.report import Report
from analysis.showing.marked_layers import REPAIR, STANCE, Finding, Layer, data, layers, told
from analysis.showing.marked_spans import Mark, Paragraph, paragraphs, plain
from analysis.showing.markup import digest
from analysis.tables import REPAIRS, SENTENCES, need

TEMPLATES = Path(__file__).parent / "templates"
POLARITY = {"+": "plus", "-": "minus"}


def page(
    report: Report,
    sentences: pd.DataFrame,
    findings: Iterable[Mapping[str, Any]],
    repairs: pd.DataFrame,
    *,
    words: Mapping[str, str],
    language: str = "en",
    home: str = "",
) -> str:
    """The page of one report, with every finding in its place; `#c1234` is the address of its character 1234.

    Parameters
    ----------
    report : the report
    sentences : its sentences, from `order.sentences`; those of other reports are passed over
    findings : records as `find.findings` yields: layer, report, kind, text, start, end, and anything else that is to
        be told; of any layer
    repairs : the ledger, from `order.repairs`
    words : labels by key, from `labels.wording`
    language : en or zh
    home : the address of the page that lists the reports, nothing where there is none

    """
    mine, mends = (table[table.report == report.id] for table in (need(sentences, SENTENCES), need(repairs, REPAIRS)))
    found = told((row for row in findings if row["report"] == report.id), mends, words)
    sections = [(places[0][0], section) for places, section in zip(mine.pieces, mine.section, strict=True)]
    shown = layers(found, sections, len(report.text), words)
    style, script = _source("marked.css") + _rules(shown), _source("marked.js")
    return _template().render(
        report=report, paragraphs=_paragraphs(report, mine, found, shown), layers=shown, found=found, words=words,
        language=language, home=home, data=data(found, shown, words), title=_title(report, mine), plain=plain,
        about=_about(report, words),
        style=Markup(style), script=Markup(script), digests=(digest(style), digest(script)),
        polarity=POLARITY, numbers={layer.name: number for number, layer in enumerate(shown)},
    )  # fmt: skip


def _paragraphs(
    report: Report, sentences: pd.DataFrame, found: Sequence[Finding], shown: Sequence[Layer]
) -> list[Paragraph]:
    numbers = {layer.name: number for number, layer in enumerate(shown)}
    marks = {
        n: Mark(row.start, row.end, numbers[row.layer], shown[numbers[row.layer]].line or 0)
        for n, row in enumerate(found)
    }
    beside = {n: mark for n, mark in marks.items() if found[n].layer == STANCE}
    mends = {mark.start: n for n, mark in marks.items() if found[n].layer == REPAIR}
    inside = {n: mark for n, mark in marks.items() if found[n].layer not in (STANCE, REPAIR)}
    said = sentences.assign(text=sentences.text.map(plain))
    return paragraphs(report.text, said, inside, beside=beside, repairs=mends)


def _title(report: Report, sentences: pd.DataFrame) -> str:
    """A report's title where none stands on its page; nothing where one does."""
    return "" if (sentences.kind == "title").any() else plain(report.title or report.id)


def _about(report: Report, words: Mapping[str, str]) -> str:
    said = (words["marked.about"], report.publisher, report.place, report.date)
    return " · ".join(plain(part) for part in said if part)


def _rules(shown: Sequence[Layer]) -> str:
    """One class on the root switches a layer off: its marks, and its group in the list."""
    marks = (f":root:not(.off{n}) .m.l{n}{{{layer.rule}}}" for n, layer in enumerate(shown) if layer.line is not None)
    gone = (f".off{n} .group.l{n},.off{n} .fix.l{n}{{display:none}}" for n in range(len(shown)))
    bare = (f".off{n} .n.l{n}{{border-color:transparent}}" for n in range(len(shown)))
    return "\n".join([*marks, *gone, *bare, ""])


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return environment.get_template("marked.html.j2")


def _source(name: str) -> str:
    return (TEMPLATES / name).read_text("utf-8")
