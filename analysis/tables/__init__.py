"""What one row is: the key and the columns of every table that the package makes."""

from analysis.tables.counting import (
    BEGINNINGS,
    COUNTS,
    LENGTHS,
    LINES,
    PLACES,
    SECTION_COUNTS,
    SUMMARY,
)
from analysis.tables.promise import Table, check, first, need
from analysis.tables.reading import BLOCKS, EVIDENCE, REFUSED, REPAIRS, SENTENCES, TOKENS

__all__ = [
    "BEGINNINGS",
    "BLOCKS",
    "COUNTS",
    "EVIDENCE",
    "LENGTHS",
    "LINES",
    "PLACES",
    "REFUSED",
    "REPAIRS",
    "SECTION_COUNTS",
    "SENTENCES",
    "SUMMARY",
    "TOKENS",
    "Table",
    "check",
    "first",
    "need",
]
