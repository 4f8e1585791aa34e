"""How much longer a hostile text takes that is twice as long: 2 is in proportion, 4 is its square.

    python -m benchmarks.hostile

Times include regular expressions, which tests/test_growth.py cannot see into.
"""

from __future__ import annotations

import time
from functools import cached_property
from pathlib import Path

from analysis import Study
from analysis.reading.report import Report

TABLES = [name for name, each in vars(Study).items() if isinstance(each, cached_property)]
CHARACTERS = 20_000
PIECES = Path(__file__).with_suffix(".txt").read_text("utf-8").split()


def read(pieces: list[str], characters: int) -> None:
    """Make every table of reports that each say one thing over and over."""
    texts = [f"完{piece * (characters // len(piece))}。" for piece in pieces]
    study = Study(tuple(Report(f"r{number:02}", text) for number, text in enumerate(texts)))
    for name in TABLES:
        getattr(study, name)


def seconds(piece: str, characters: int) -> float:
    """Of the processor, whatever else runs."""
    start = time.process_time()
    read([piece], characters)
    return time.process_time() - start


def main() -> None:
    """Print each piece with its seconds, and how they grow."""
    read(PIECES, max(map(len, PIECES)))  # word lists and models are loaded once
    for piece in PIECES:
        once, twice = seconds(piece, CHARACTERS), seconds(piece, 2 * CHARACTERS)
        print(f"{piece:24} {twice:8.2f} s  x{twice / once:.1f}", flush=True)


if __name__ == "__main__":
    main()
