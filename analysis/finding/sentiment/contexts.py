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
LONGEST = 200  # characters of a heading that are looked at
OPENING = 60  # characters at the beginning of a sentence that may say what follows
NAMES = ("", "plans", "failings")


@cache
def _cues(place: str) -> tuple[list[str], re.Pattern[str]]:
    rows = lexicon.table("stance_contexts")
    rows = rows[rows.place == place]
    return rows.context.tolist(), re.compile("|".join(f"({pattern})" for pattern in rows.pattern))


def _opened(place: str, text: str) -> str | None:
    """The context that a heading or a sentence opens: an empty one closes what was open."""
    opened, pattern = _cues(place)
    found = pattern.search(text)
    return opened[(found.lastindex or 1) - 1] if found else None


def _under(heading: str, above: str) -> str:
    """The context of a section, given that of the one before."""
    told = _opened("heading", heading[:LONGEST])
    if told is not None:
        return told
    number = NUMBERED.match(heading)
    return above if number and (number[0][0] in DEEPER or above == "plans") else ""


def contexts(rows: pd.DataFrame) -> list[str]:
    """One item is what a sentence stands among: plans, failings, or nothing of the kind; sentences in reading order."""
    made, place, context = [], (None, ""), ""
    columns = (rows[name].tolist() for name in ("report", "section", "text", "kind"))
    for report, heading, text, kind in zip(*columns, strict=True):
        if (report, heading) != place:
            context = _under(heading, context if report == place[0] else "")
            place = report, heading
        opened = _opened("sentence", text[:OPENING]) if kind == "body" else None
        context = context if opened is None else opened
        made.append(context)
    return made
