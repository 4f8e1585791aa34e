"""All figures of speech of a report in one table."""

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


def devices(sentences: pd.DataFrame, *, masked: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row is a figure of speech, in reading order; a figure that stands in a quotation or in speech is a row too.

    Parameters
    ----------
    sentences : sentences of the reports, from `order.sentences`
    masked : names (report, start, end), which are no quotation and no question

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`; `start` and `end`, offsets into the report; `text`; `kind`:
    parallelism, couplet, fourchar, quotation, speech or question; `members` and `frame` of the first three; `heading`,
    whether it stands outside running text; `speaker` and `role` (citizen, official, expert, other) of speech;
    `source`, the work a quotation is from; `rule`, why it was found.

    """
    lines = quotations(need(sentences, SENTENCES), masked=masked)
    said = speech(sentences)
    aside = [table[PLACED] for table in (masked, lines, said) if table is not None]
    asked = questions(sentences, masked=pd.concat(aside, ignore_index=True))
    each = (figures(sentences), lines.assign(kind="quotation"), said, asked.assign(kind="question"))
    blocks = sentences.set_index(["report", "sentence"]).kind
    table = pd.concat([_whole(made) for made in each], ignore_index=True)
    table["heading"] = blocks.reindex(pd.MultiIndex.from_frame(table[["report", "sentence"]])).to_numpy() != "body"
    number = {report: at for at, report in enumerate(dict.fromkeys(sentences.report))}
    order = table.assign(number=table.report.map(number), last=-table.end)
    order = order.sort_values(["number", "start", "last", "kind"], ignore_index=True)
    return check(DEVICES.shape(order), DEVICES)


def _whole(made: pd.DataFrame) -> pd.DataFrame:
    """The table with all columns of devices, empty where its kind has none."""
    for name, kind in DEVICES.columns.items():
        if name not in made:
            made[name] = [kind()] * len(made)
    return DEVICES.shape(made)
