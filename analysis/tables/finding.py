"""Tables of findings: one row is one place in the text."""

from __future__ import annotations

from analysis.tables.promise import Table
from analysis.tables.reading import PLACE

NAMES = Table(
    "a known name",
    ("canonical_zh",),
    dict.fromkeys(("canonical_zh", "aliases", "english", "kind", "year_started", "scope", "checked"), str),
)
INITIATIVES = Table(
    "a mention of a named undertaking",
    ("report", "start"),
    {
        **PLACE,
        "kind": str,
        "name": str,
        "english": str,
        "scope": str,
        "since": str,
        "checked": str,
        "rule": str,
    },
)
FORMULAS = Table(
    "a mention of a numeric formula",
    ("report", "start"),
    {
        **PLACE,
        "kind": str,
        "declared": int,
        "items": tuple,
        "found": int,
        "complete": bool,
        "rule": str,
    },
)
QUANTITIES = Table(
    "a claimed magnitude",
    ("report", "start"),
    {
        **PLACE,
        "kind": str,
        "value": float,
        "low": float,
        "high": float,
        "unit": str,
        "approx": bool,
        "counts": str,
        "period": str,
    },
)
RANKS = Table(
    "a claim of place, first or only",
    ("report", "start"),
    {**PLACE, "kind": str, "place": int, "scope": str},
)
SUMS = Table(
    "a sum or a repeat that the report itself lets a reader check",
    ("report", "kind", "places"),
    {
        "report": str,
        "kind": str,
        "what": str,
        "total": float,
        "parts": tuple,
        "holds": bool,
        "difference": float,
        "places": tuple,
    },
)
UNDERTAKINGS = Table(
    "an undertaking in a report",
    ("report", "name"),
    {
        "report": str,
        "name": str,
        "kind": str,
        "english": str,
        "scope": str,
        "since": str,
        "checked": str,
        "mentions": int,
        "total": int,
        "in_reports": int,
    },
)
KINDS = Table(
    "a kind of undertaking in a report",
    ("report", "kind"),
    {"report": str, "kind": str, "names": int, "mentions": int, "shared": int},
)
BEGUN = Table(
    "an undertaking whose year is known",
    ("name",),
    {"name": str, "kind": str, "english": str, "scope": str, "checked": str, "year": int, "total": int},
)
AGREEMENT = Table(
    "a layer in the coded reports of a genre",
    ("layer", "genre"),
    {
        "layer": str,
        "genre": str,
        "precision": float,
        "recall": float,
        "f1": float,
        "low": float,
        "high": float,
        "reports": int,
        "coded": int,
    },
)
