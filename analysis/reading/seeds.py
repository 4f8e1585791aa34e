"""Reports read from files: their text, and what reports.toml, the name and the first line know of each."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import pandas as pd

from analysis.reading import folder, formats, layout
from analysis.reading.described import described, iso
from analysis.reading.folder import DESCRIPTION, File
from analysis.reading.formats.content import RefusedError
from analysis.reading.report import Mark, Report
from analysis.tables import REFUSED

DATES = (
    re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)", re.ASCII),
    re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-_.年](\d\d?)(?:[-_.月](\d\d?))?)?(?!\d)", re.ASCII),
)
Paths = str | Path | Iterable[str | Path] | None


def read(path: Paths = None) -> list[Report]:
    """Reports, sorted by id; `survey` tells as well which files beside them could not be read.

    Parameters
    ----------
    path : a folder (its own files, not its folders'), a file, or several of either; without it, the folder that the
        environment variable REPORTS names, else the nearest folder `seeds` from here upward, else the package's own

    Raises
    ------
    FileNotFoundError
        What `path` names is not there, or is a folder without reports.
    ValueError
        No file could be read.

    """
    reports, refused = survey(path)
    if not reports:
        raise ValueError("\n".join(refused["why"]))
    return reports


def survey(path: Paths = None) -> tuple[list[Report], pd.DataFrame]:
    """Reports as from `read`, and a table in which one row is a file that could not be read.

    Its columns are `file`, its name in its folder, and `why`, a sentence on what is wrong with it and what to do.
    Where no file could be read the list is empty; the errors are otherwise those of `read`. `passed_over` tells what
    was not even tried.
    """
    named = _named(path)
    files = folder.files(named)
    known, refused = _known(named, files)
    reports: dict[str, Report] = {}
    for file in sorted(files, key=_preferred):
        try:
            if file.id in reports:
                other = reports[file.id].source
                raise RefusedError(f"would be one report with {other}, which is read: rename it, or take it out")
            reports[file.id] = _report(file, known[file.path.parent].get(file.path.stem, {}))
        except RefusedError as reason:
            refused.append((file.name, f"{file.name} {reason}"))
        except Exception as wrong:  # whatever goes wrong in one file is told, and the others go on
            why = f"cannot be read ({type(wrong).__name__}): save its text as .txt in UTF-8"
            refused.append((file.name, f"{file.name} {why}"))
    return [reports[id] for id in sorted(reports)], REFUSED.frame(sorted(refused))


def passed_over(path: Paths = None) -> pd.DataFrame:
    """One row is a file or folder among the reports that is not read on purpose: its name, and why."""
    named = _named(path)
    told = {name for name, _ in _known(named, folder.files(named))[1]}
    rows = [row for each in named if each.is_dir() for row in folder.passed_over(each)]
    return REFUSED.frame([(name, f"{name} {why}") for name, why in rows if name not in told])


def _named(path: Paths) -> list[Path]:
    """The folders and files that are meant."""
    if path is None and not (path := os.environ.get("REPORTS")):
        return [_seeds()]
    return [Path(name).expanduser() for name in ([path] if isinstance(path, str | Path) else path)]


def _seeds() -> Path:
    for place in (Path.cwd(), *Path.cwd().parents, Path(__file__).parents[2]):
        if (place / "seeds").is_dir():
            return place / "seeds"
    raise FileNotFoundError("there is no folder seeds here: name the folder with your reports, or set REPORTS to it")


def _known(
    named: Iterable[Path], files: Iterable[File]
) -> tuple[dict[Path, dict[str, dict[str, str]]], list[tuple[str, str]]]:
    """What is known of the reports of each folder, and a row for each reports.toml with faults."""
    known, refused = {}, []
    whole = {each for each in named if each.is_dir()}
    for place in {file.path.parent for file in files}:
        beside = {file.path.stem for file in files if file.path.parent == place} if place in whole else ()
        known[place], faults = described(place, beside)
        if faults:
            refused.append((DESCRIPTION, "; ".join(faults)))
    return known, refused


def _preferred(file: File) -> int:
    """Which of several files of one name is read: text that someone saved, before what it was saved from."""
    endings = list(formats.READERS)
    ending = file.path.suffix.lower()
    return endings.index(ending) if ending in endings else len(endings)


def _report(file: File, known: dict[str, str]) -> Report:
    data = folder.data_of(file.path)
    digest = sha256(data).hexdigest()
    if known.get("sha256", digest) != digest:
        raise RefusedError(
            f"has changed since {DESCRIPTION} described it: put the file back as it was, "
            f'or check what the entry says and write there sha256 = "{digest}"'
        )
    text, marks = formats.read(file.path.suffix.lower(), data)
    about = _guessed(file.path.stem, text, marks, known) | known | {"sha256": digest}
    return Report(file.id, text, source=file.name, marks=marks, **about)


def _guessed(name: str, text: str, marks: Iterable[Mark], known: dict[str, str]) -> dict[str, str]:
    """The title as the text bears it, and the date where the file's name has one."""
    found = (iso(*match.groups()) for form in DATES for match in form.finditer(name))
    day = next(filter(None, found), "")
    dated = {"date": day, "dated": "the file's name"} if day and "date" not in known else {}
    return {"title": layout.title(text, marks)} | dated
