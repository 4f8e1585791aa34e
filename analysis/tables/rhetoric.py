"""Tables of how things are said: one row is one place in the text, or a rate of such places."""

from __future__ import annotations

from analysis.tables.promise import Table
from analysis.tables.reading import PLACE

FIGURES = Table(
    "a figure of speech that repeats a build",
    ("report", "start", "end"),
    {
        **PLACE,
        "kind": str,
        "members": tuple,
        "frame": str,
        "heading": bool,
        "rule": str,
    },
)
DEVICES = Table(
    "a figure of speech",
    ("report", "start", "end", "kind"),
    {
        **PLACE,
        "kind": str,
        "members": tuple,
        "frame": str,
        "heading": bool,
        "speaker": str,
        "role": str,
        "source": str,
        "rule": str,
    },
)
FRAMES = Table(
    "a time frame",
    ("report", "start"),
    {**PLACE, "kind": str, "since": str, "until": str, "rule": str},
)
INTENSIFIERS = Table(
    "a word that grades effort, before its verb",
    ("report", "start"),
    {**PLACE, "kind": str, "site": int, "verb": str, "rule": str},
)
CREDIT = Table(
    "a place where an agent is credited",
    ("report", "start"),
    {**PLACE, "kind": str, "agent": str, "relation": str, "outcome": str, "rule": str},
)
FLOWS = Table(
    "a direction of credit with an agent, in a report",
    ("report", "kind", "agent"),
    {"report": str, "kind": str, "agent": str, "n": int},
)
RATE = {"n": int, "characters": int, "rate": float, "low": float, "high": float, "parts": int}
RATES = Table("how often a kind is found in a report", ("report", "kind"), {"report": str, "kind": str, **RATE})
EFFORT = Table(
    "a report: its sentences that intensify, and those of them with a figure",
    ("report",),
    {
        "report": str,
        "sentences": int,
        "intensified": int,
        "without_figure": int,
        "with_figure": int,
        "ratio": float,
    },
)
QUOTATIONS = Table(
    "a classical, literary or proverbial line",
    ("report", "start"),
    {**PLACE, "kind": str, "quoted": bool, "source": str, "author": str, "rule": str},
)
SPEECH = Table(
    "what a person of the report says",
    ("report", "start"),
    {**PLACE, "kind": str, "speaker": str, "role": str, "rule": str},
)
QUESTIONS = Table(
    "a question that the report asks",
    ("report", "start"),
    {**PLACE, "kind": str},
)
SLOGANS = Table(
    "a formula in quotation marks",
    ("report", "start"),
    {**PLACE, "kind": str, "governor": str, "rule": str},
)
METAPHORS = Table(
    "a metaphorical word",
    ("report", "start"),
    {**PLACE, "kind": str, "tier": str, "term": str, "in_name": bool},
)
FAMILIES = Table(
    "a family of metaphors in a report",
    ("report", "family", "tier"),
    {
        "report": str,
        "family": str,
        "tier": str,
        "types": int,
        "tokens": int,
        "resonance": int,
        "share": float,
    },
)
