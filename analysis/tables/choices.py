"""Tables of what a reader picks out by hand: one row is a finding that was chosen, or a count of such."""

from __future__ import annotations

from analysis.tables.promise import Table
from analysis.tables.reading import PLACE

FINDING = Table("a finding of any layer", ("report", "start", "end", "kind"), {**PLACE, "kind": str})
CHOSEN = Table(
    "a finding that was chosen, with what it is counted under",
    ("report", "start", "end", "kind"),
    {**PLACE, "kind": str, "label": str},
)
TALLY = Table(
    "a label in a report, with how often it stands there",
    ("report", "label"),
    {"report": str, "label": str, "places": int, "total": int},
)
AROUND = Table(
    "a finding, with what is said around it in its sentence",
    ("report", "start", "end", "kind"),
    {
        "report": str,
        "section": str,
        "sentence": int,
        "start": int,
        "end": int,
        "kind": str,
        "left": str,
        "text": str,
        "right": str,
    },
)
