"""Figures of speech of all kinds in one table."""

from __future__ import annotations

import pandas as pd

from analysis.finding.rhetoric.figures import figures
from analysis.finding.rhetoric.questions import questions
from analysis.finding.rhetoric.quotations import quotations
from analysis.finding.rhetoric.speech import speech
from analysis.tables import SENTENCES, check, need
from analysis.tables.rhetoric import DEVICES

KINDS = ("parallelism", "couplet", "fourchar", "quotation", "speech", "question")
PLACED = ["report", "start", "end"]
#: What a kind has no word for.
BLANK = {"members": (), "frame": "", "antithesis": "", "speaker": "", "role": "", "source": ""}


def _places(*tables: pd.DataFrame | None) -> pd.DataFrame:
    return pd.concat([table[PLACED] for table in tables if table is not None], ignore_index=True)


def _shaped(found: pd.DataFrame, kind: str, sentences: pd.DataFrame) -> pd.DataFrame:
    """Findings of one kind in the columns of all."""
    running = sentences[["report", "sentence", "kind"]].rename(columns={"kind": "block"})
    table = found.merge(running, on=["report", "sentence"])
    made = table.assign(kind=kind or table.kind, heading=table.block != "body")
    for name, blank in BLANK.items():
        if name not in made:
            made[name] = [blank] * len(made)
    return DEVICES.shape(made)


def devices(sentences: pd.DataFrame, *, masked: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row is a figure of speech, in reading order.

    Parallelism, couplets and runs of four-character phrases are told apart by `figures.figures`, which says what is
    kept where they nest; quotations, speech and questions, each less what the one before it holds, by their own
    functions. A figure may stand in a quotation or in speech; both are rows.

    Parameters
    ----------
    sentences : sentences of the reports, from `order.sentences`
    masked : names (report, start, end), which are no quotation, speech or question

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`; `start` and `end`, offsets into the report; `text`; `kind`:
    parallelism, couplet, fourchar, quotation, speech or question; `members`, `frame` and `antithesis` of the first
    three; `heading`, whether it stands outside running text; `speaker` and `role` (citizen, official, expert, other) of
    speech; `source`, the work a quotation is from.

    """
    need(sentences, SENTENCES)
    lines = quotations(sentences, masked=masked)
    said = speech(sentences, masked=_places(masked, lines))
    asked = questions(sentences, masked=_places(masked, lines, said))
    each = [(figures(sentences), ""), (lines, "quotation"), (said, "speech"), (asked, "question")]
    table = pd.concat([_shaped(found, kind, sentences) for found, kind in each])
    order = {report: number for number, report in enumerate(dict.fromkeys(sentences.report))}
    rank = table.assign(order=table.report.map(order), last=-table.end)
    return check(DEVICES.shape(rank.sort_values(["order", "start", "last", "kind"], ignore_index=True)), DEVICES)
