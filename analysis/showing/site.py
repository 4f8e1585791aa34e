"""A study as a tree of pages that can be opened, moved or zipped as it is."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from analysis.showing import figures, page
from analysis.showing.index import FILES, Entry, Shelved, index, pictures, zipped
from analysis.showing.notebooks import Places, Run


def put_together(runs: Sequence[Run], places: Places, shelved: Sequence[Shelved], *, language: str) -> Path:
    """The index page, once it and all that it leads to stand in their places.

    Parameters
    ----------
    runs : the notebooks that ran, their pages written
    places : where they were written
    shelved : the marked reports, their pages written
    language : en or zh

    """
    shown = places.pages / "figures"
    if shown != places.figures:  # a copy, so that the pages can be moved or zipped as they are
        shutil.rmtree(shown, ignore_errors=True)
        for path in (path for form in FILES for path in places.figures.glob(f"*.{form}")):
            figures.write(shown / path.name, path.read_bytes())
    shown.mkdir(parents=True, exist_ok=True)
    figures.write(places.pages / "figures.zip", zipped(shown))
    entries = [Entry(run.name, page.heading(run.notebook) if run.notebook else "", run.error) for run in runs]
    made = index(entries, pictures(shown, places.evidence), shelved, language=language)
    return figures.write(places.pages / "index.html", made.encode())
