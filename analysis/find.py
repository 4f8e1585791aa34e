"""What is found in reports, as one record a finding, for other programs to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from analysis.finding.layers import told
from analysis.study import Study

PLACE = ("kind", "text", "start", "end")


def findings(study: Study) -> Iterator[dict[str, Any]]:
    """One item is a finding: layer, report, kind, text, start, end, and what its layer says; in reading order."""
    order = {report.id: number for number, report in enumerate(study.reports)}
    records = [
        (number, {"layer": layer.name, **record})
        for number, layer in enumerate(told())
        for record in getattr(study, layer.table)[["report", *PLACE, *(layer.tells or ())]].to_dict("records")
    ]
    ordered = sorted(records, key=lambda pair: (order[pair[1]["report"]], pair[1]["start"], pair[1]["end"], pair[0]))
    yield from (record for _, record in ordered)
