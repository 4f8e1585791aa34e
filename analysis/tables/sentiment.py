"""Tables of what sentences convey: one row is a sentence, or a place in one."""

from __future__ import annotations

from analysis.tables.promise import Table
from analysis.tables.reading import PLACE

STANCES = Table(
    "the stance of a sentence",
    ("report", "sentence"),
    {**PLACE, "kind": str, "polarity": str, "rule": str, "reason": str},
)
AFFECT = Table(
    "a passage of feeling, sacrifice or praise",
    ("report", "start"),
    {**PLACE, "kind": str, "cue": str},
)
SCORES = Table(
    "a sentence, with what SnowNLP thinks of it",
    ("report", "sentence"),
    {
        **PLACE,
        "kind": str,
        "probability": float,
        "log_odds": float,
        "tokens": int,
        "log_odds_per_token": float,
        "reason": str,
    },
)
CONTRIBUTIONS = Table(
    "a word of a sentence, with what it adds to SnowNLP's score",
    ("report", "start"),
    {**PLACE, "kind": str, "log_odds": float},
)
CODED = Table("a sentence, with the labels of a coder", ("report", "sentence"), {**PLACE, "kind": str, "polarity": str})
CARD = Table(
    "a figure of a measure's agreement with coders",
    ("measure", "figure", "label"),
    {
        "measure": str,
        "figure": str,
        "label": str,
        "value": float,
        "low": float,
        "high": float,
        "n": int,
        "bound": float,
        "fails": bool,
    },
)
CONFUSION = Table(
    "a label coded and a label said by a measure, with how often the two meet",
    ("measure", "coded", "said"),
    {"measure": str, "coded": str, "said": str, "n": int, "share": float},
)
LEXICAL = Table(
    "a sentence, with the polarity that a word list gives it",
    ("report", "sentence"),
    {**PLACE, "kind": str, "positive": int, "negative": int, "polarity": str},
)
ARCS = Table(
    "a stance in a section of a report",
    ("report", "section", "kind"),
    {
        "report": str,
        "section": str,
        "begin": float,
        "end": float,
        "kind": str,
        "n": int,
        "share": float,
        "sentences": int,
        "polarity": float,
    },
)
