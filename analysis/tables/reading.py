"""Tables of reports as they were read."""

from __future__ import annotations

from analysis.tables.promise import Table

PLACE = {"report": str, "section": str, "sentence": int, "start": int, "end": int, "text": str}

REFUSED = Table("a file that could not be read", ("file",), {"file": str, "why": str})
BLOCKS = Table(
    "a line of a report, or a heading that opens one, with what it is on the page",
    ("report", "block"),
    {
        "report": str,
        "block": int,
        "kind": str,
        "section": str,
        "start": int,
        "end": int,
        "text": str,
        "why": str,
        "level": int,
        "above": str,
        "full": bool,
    },
)
REPAIRS = Table(
    "a place where the page broke a line: joined to its continuation, or marked as lost",
    ("report", "block"),
    {
        "report": str,
        "block": int,
        "repair": str,
        "continues": int,
        "start": int,
        "end": int,
        "before": str,
        "after": str,
        "why": str,
    },
)
SENTENCES = Table(
    "a sentence of a report, in reading order, less what the page put in between",
    ("report", "sentence"),
    {**PLACE, "kind": str, "pieces": tuple, "whole": bool},
)
TOKENS = Table(
    "a word, number or mark as the segmenter cut it",
    ("report", "start"),
    {**PLACE, "kind": str},
)
EVIDENCE = Table(
    "a place in the text, with the sentence that it stands in",
    ("report", "start", "end"),
    {"report": str, "section": str, "start": int, "end": int, "text": str, "evidence": str},
)
