"""What is found in reports, as one record a finding, for other programs to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from analysis.study import Study

#: The layers, and what each says of a finding beyond where it stands.
LAYERS = {
    "initiative": ("name", "english"),
    "formula": ("items",),
    "quantity": ("value", "unit", "approx"),
    "rank": (),
    "device": ("members", "speaker", "source"),
    "metaphor": ("tier",),
    "stance": ("polarity", "rule"),
}
TABLES = {
    "initiative": "initiatives",
    "formula": "formulas",
    "quantity": "quantities",
    "rank": "ranks",
    "device": "devices",
    "metaphor": "metaphors",
    "stance": "stances",
}
PLACE = ("kind", "text", "start", "end")


def findings(study: Study) -> Iterator[dict[str, Any]]:
    """One item is a finding: layer, report, kind, text, start, end, and what its layer says; in reading order."""
    order = {report.id: number for number, report in enumerate(study.reports)}
    records = [
        {"layer": layer, **record}
        for layer, said in LAYERS.items()
        for record in getattr(study, TABLES[layer])[["report", *PLACE, *said]].to_dict("records")
    ]
    layers = list(LAYERS)
    yield from sorted(records, key=lambda r: (order[r["report"]], r["start"], r["end"], layers.index(r["layer"])))
