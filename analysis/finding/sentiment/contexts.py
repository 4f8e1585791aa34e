"""What the place of a sentence says of it: under a heading of plans or of failings, or itself a heading."""

from __future__ import annotations

import re
from functools import cache

import pandas as pd

from analysis import lexicon

NUMBERED = re.compile(
    r"第?[一二三四五六七八九十]{1,3}(?:、|部分|[.．])|[(（][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.、．]"
)
DEEPER = "(（0123456789"  # a heading that is numbered so stands under another
SHORT = 18  # characters of a sentence that may be a motto
TOPIC = re.compile(r"[^,,:;“”!!?？\n]{4,16}。")  # may say what its paragraph is about
OPENING = 60  # characters at the beginning of a sentence that may say what follows


@cache
def _cues(place: str) -> tuple[list[str], re.Pattern[str]]:
    rows = lexicon.table("stance_contexts")
    rows = rows[rows.place == place]
    return rows.context.tolist(), re.compile("|".join(f"({pattern})" for pattern in rows.pattern))


def _first(place: str, text: str) -> str | None:
    """The context that a heading or a sentence opens: an empty one closes what was open."""
    opened, pattern = _cues(place)
    found = pattern.search(text)
    return opened[(found.lastindex or 1) - 1] if found else None


def _under(heading: str, above: str) -> str:
    """The context of a section, given that of the one before."""
    told = _first("heading", heading)
    if told is not None:
        return told
    number = NUMBERED.match(heading)
    return above if number and (number[0][0] in DEEPER or above == "PLANNED") else ""


def _leads(rows: pd.DataFrame) -> list[bool]:
    """For each sentence, whether it is short and opens a paragraph of more than one."""
    same = rows.report.eq(rows.report.shift()) & rows.start.eq(rows.end.shift())
    follows = same.shift(-1, fill_value=False)
    opens = (~same & follows & rows.kind.eq("body")).tolist()
    return [may and TOPIC.fullmatch(text) is not None for may, text in zip(opens, rows.text.tolist(), strict=True)]


def contexts(rows: pd.DataFrame) -> list[str]:
    """For each sentence in reading order its place, or none.

    PLANNED among plans, FAULTS among failings, LEAD if it opens a paragraph, OPENER if it opens a section.
    """
    told, page, section, context, opens = [], None, "", "", False
    columns = (rows[name].tolist() for name in ("report", "section", "text", "kind"))
    for report, heading, text, kind, leads in zip(*columns, _leads(rows), strict=True):
        if report != page:
            page, section, context, opens = report, "", "", False
        if heading != section:
            section, context, opens = heading, _under(heading, context), True
        opened = _first("sentence", text[:OPENING]) if kind == "body" else None
        context = context if opened is None else opened
        told.append(context or ("LEAD" if leads else "OPENER" if opens and len(text) < SHORT else ""))
        opens = opens and kind != "body"
    return told
