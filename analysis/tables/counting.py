"""Tables of words and numbers."""

from __future__ import annotations

from analysis.tables.promise import Table
from analysis.tables.reading import PLACE

COUNTED = {
    "term": str,
    "count": int,
    "total": int,
    "characters": int,
    "rate": float,
    "sections": int,
    "of_sections": int,
}
COUNTS = Table("a term in a report", ("report", "term"), {"report": str, **COUNTED})
SECTION_COUNTS = Table(
    "a term in a section of a report",
    ("report", "section", "term"),
    {"report": str, "section": str, **COUNTED},
)
LINES = Table(
    "a line of a report, with what was done to it",
    ("report", "block"),
    {"report": str, "block": int, "kind": str, "start": int, "end": int, "repair": str},
)
LENGTHS = Table(
    "a whole sentence of running text, with its length",
    ("report", "sentence"),
    {"report": str, "section": str, "sentence": int, "characters": int},
)
SUMMARY = Table(
    "a report: what is known of it, how long it is, what the page did to it",
    ("report",),
    {
        "report": str,
        "title": str,
        "place": str,
        "date": str,
        "characters": int,
        "body_characters": int,
        "sections": int,
        "sentences": int,
        "captions": int,
        "joined": int,
        "lost": int,
    },
)
PLACES = Table(
    "a place where a term stands",
    ("report", "start"),
    {**PLACE, "position": float},
)
BEGINNINGS = Table(
    "a section, with where its running text begins",
    ("report", "section"),
    {"report": str, "section": str, "position": float},
)
