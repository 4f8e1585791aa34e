"""Reports read from files: which files, and what reports.toml, the name and the first line know of each."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from hashlib import sha256
from pathlib import Path

import pandas as pd

from analysis.reading.formats import READERS, UNREAD, RefusedError, text_of
from analysis.reading.report import Report
from analysis.tables import REFUSED

DESCRIPTION = "reports.toml"
#: What reports.toml may say of a report: all but what the file itself gives.
KEYS = {field.name for field in fields(Report)} - {"id", "text", "source", "marks"}
DATES = (
    re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)", re.ASCII),
    re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-_.年](\d\d?)(?:[-_.月](\d\d?))?)?(?!\d)", re.ASCII),
)


def read(path: str | Path | Iterable[str | Path] | None = None) -> list[Report]:
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
        No file could be read; two would be one report; or reports.toml does not fit the files beside it.

    """
    reports, refused = survey(path)
    if not reports:
        raise ValueError("\n".join(refused["why"]))
    return reports


def survey(path: str | Path | Iterable[str | Path] | None = None) -> tuple[list[Report], pd.DataFrame]:
    """Reports as from `read`, and a table in which one row is a file that could not be read.

    Its columns are `file`, the file as it was named, and `why`, a sentence on what is wrong with it and what to do.
    Where no file could be read the list is empty; the errors are otherwise those of `read`.
    """
    files = _files(path)
    _check_ids(files)
    described = {folder: _described(folder) for folder in {file.parent for file in files}}
    reports, refused = [], []
    for file, source in files.items():
        try:
            reports.append(_report(file, source, described[file.parent].get(file.stem, {})))
        except RefusedError as reason:
            refused.append((source, f"{source} {reason}"))
    return sorted(reports, key=lambda report: report.id), REFUSED.frame(sorted(refused))


def _files(path: str | Path | Iterable[str | Path] | None) -> dict[Path, str]:
    """The files to read, each with the name that becomes its source."""
    if path is None and not (path := os.environ.get("REPORTS")):
        folder = _seeds()
        # Its whole path differs from machine to machine, and the source stands in what is published.
        return {file: f"{folder.name}/{file.name}" for file in _in_folder(folder)}
    names = [path] if isinstance(path, str | Path) else path
    files = {file: file.as_posix() for name in names for file in _named(Path(name).expanduser())}
    if not files:
        raise FileNotFoundError("no report was named: name a folder, a file, or several of either")
    return files


def _seeds() -> Path:
    for place in (Path.cwd(), *Path.cwd().parents, Path(__file__).parents[2]):
        if (place / "seeds").is_dir():
            return place / "seeds"
    raise FileNotFoundError("there is no folder seeds here: name the folder with your reports, or set REPORTS to it")


def _named(path: Path) -> list[Path]:
    if path.is_dir():
        return _in_folder(path)
    if path.is_file():
        return [path]
    raise FileNotFoundError(f"there is no {path.as_posix()}: check the name that was given, or that REPORTS is set to")


def _in_folder(folder: Path) -> list[Path]:
    """The reports of a folder, and what may be a report, cannot be read, and has no readable version beside it."""
    files = [file for file in sorted(folder.iterdir()) if file.is_file() and not _passed_over(file.name)]
    readable = [file for file in files if file.suffix.lower() in READERS]
    ids = {file.stem for file in readable}
    unread = [file for file in files if file.suffix.lower() in UNREAD and file.stem not in ids]
    if not readable + unread:
        raise FileNotFoundError(f"{folder.as_posix()} holds no report: put {', '.join(READERS)} files into it")
    if absent := sorted(_described(folder).keys() - ids - {file.stem for file in unread}):
        toml = (folder / DESCRIPTION).as_posix()
        raise ValueError(f"{toml} describes {absent[0]}, which is not beside it: put it back, or take the entry out")
    return readable + unread


def _passed_over(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower().startswith("readme")


def _check_ids(files: Iterable[Path]) -> None:
    known: dict[str, Path] = {}
    for file in files:
        if (other := known.setdefault(file.stem, file)) != file:
            raise ValueError(f"{other.as_posix()} and {file.as_posix()} would be one report, {file.stem}: rename one")


def _described(folder: Path) -> dict[str, dict[str, str]]:
    """What reports.toml says of each report of a folder; nothing where there is no such file."""
    file = folder / DESCRIPTION
    if not file.is_file():
        return {}
    try:
        entries = tomllib.loads(file.read_text("utf-8-sig"))
    except ValueError as wrong:
        raise ValueError(
            f"{file.as_posix()} is not valid TOML ({wrong}): give each report a table like [city2024], "
            'its name in quotes where it is not plain ASCII, as in ["某市2024"]'
        ) from wrong
    return {id: _entry(entry, f"{file.as_posix()}, {id}") for id, entry in entries.items()}


def _entry(entry: object, where: str) -> dict[str, str]:
    if not isinstance(entry, dict) or not entry.keys() <= KEYS:
        raise ValueError(f"{where}: give it a table, with no other keys than {', '.join(sorted(KEYS))}")
    known = {key: str(value) for key, value in entry.items()}
    given = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", known.get("date") or "2024", re.ASCII)
    if not given or not _iso(*given.groups()):
        raise ValueError(f"{where}: write the date as 2024, 2024-03 or 2024-03-01, not {known['date']}")
    return known


def _iso(year: str, month: str | None, day: str | None) -> str:
    """A date as ISO 8601 has it, as much as is given; nothing where there is no such day."""
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return ""
    return "-".join(part.zfill(2) for part in (year, month, day) if part)


def _report(file: Path, source: str, known: dict[str, str]) -> Report:
    try:
        data = file.read_bytes()
    except OSError as wrong:
        raise RefusedError(f"cannot be opened ({wrong.strerror}): check that you may read it") from wrong
    digest = sha256(data).hexdigest()
    if known.get("sha256", digest) != digest:
        raise RefusedError(
            f"has changed since {DESCRIPTION} described it: put the file back as it was, "
            f'or check what the entry says and write there sha256 = "{digest}"'
        )
    text = text_of(file.suffix.lower(), data)
    return Report(file.stem, text, source=source, **_guessed(file.stem, text, known) | known | {"sha256": digest})


def _guessed(name: str, text: str, known: dict[str, str]) -> dict[str, str]:
    """The title where the first line is short and no sentence, and the date where the file's name has one."""
    first = next(line.strip() for line in text.splitlines() if line.strip())
    title = first if len(first) <= 40 and not re.search("[。！？；!?;]", first) else ""
    found = (_iso(*match.groups()) for form in DATES for match in form.finditer(name))
    day = next(filter(None, found), "")
    return {"title": title} | ({"date": day, "dated": "the file's name"} if day and "date" not in known else {})
