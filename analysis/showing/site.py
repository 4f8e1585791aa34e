"""A study as a tree of pages that can be opened, moved or zipped as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from glob import escape
from pathlib import Path, PurePosixPath

from analysis.reading.report import Report
from analysis.showing import figures, page
from analysis.showing.index import FILES, Entry, Shelved, index, pictures, zipped
from analysis.showing.notebooks import Places, Run

ANY = "figure"


def name(pages: str, page: str) -> str:
    """A page's name from the folder that is written to."""
    return (PurePosixPath(pages) / page).as_posix()


def expected(paths: Sequence[Path], reports: Sequence[Report], pages: str) -> Iterator[str]:
    """One item is a file that is known to be made before a notebook has run; of figures, their folder's stand-in."""
    yield from (f"notebooks/{path.name}" for path in paths)
    yield from (f"figures/{ANY}", name(pages, f"figures/{ANY}"), name(pages, f"evidence/{ANY}"))
    yield from (name(pages, f"reports/{report.id}.html") for report in reports)
    yield from (name(pages, f"{path.stem}.html") for path in paths)
    yield from (name(pages, page) for page in ("figures.zip", "index.html"))


def of(failed: Iterable[str]) -> list[str]:
    """One item is a pattern of the files that notebooks which failed made in earlier runs, and that stay."""
    return [pattern for each in failed for pattern in (f"notebooks/{escape(each)}.ipynb", f"figures/{each[:2]}-*")]


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
        for path in (path for form in FILES for path in places.figures.glob(f"*.{form}")):
            figures.write(shown / path.name, path.read_bytes())
    shown.mkdir(parents=True, exist_ok=True)
    figures.write(places.pages / "figures.zip", zipped(shown))
    entries = [Entry(run.name, page.heading(run.notebook) if run.notebook else "", run.error) for run in runs]
    made = index(entries, pictures(shown, places.evidence), shelved, language=language)
    return figures.write(places.pages / "index.html", made.encode())
