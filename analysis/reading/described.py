"""What reports.toml says of the reports beside it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from dataclasses import fields
from datetime import date
from pathlib import Path

from analysis.reading.folder import DESCRIPTION, data_of
from analysis.reading.report import Report

#: What reports.toml may say of a report: all but what the file itself gives.
KEYS = {field.name for field in fields(Report)} - {"id", "text", "source", "marks"}


def described(folder: Path, beside: Collection[str] = ()) -> tuple[dict[str, dict[str, str]], list[str]]:
    """What reports.toml says of each report of a folder, and one sentence for each fault in it.

    Parameters
    ----------
    folder : with or without such a file
    beside : the names of the files there, without their endings, if an entry for none of them is a fault

    """
    entries, faults = _entries(folder / DESCRIPTION)
    known = {}
    for id, entry in entries.items():
        try:
            known[id] = _entry(entry)
            if beside and id not in beside:
                raise ValueError("there is no such file beside it: put it back, or take the entry out")
        except ValueError as wrong:
            faults.append(f"{DESCRIPTION}, {id}: {wrong}")
    return known, faults


def iso(year: str, month: str | None, day: str | None) -> str:
    """A date as ISO 8601 has it, as much as is given; nothing where there is no such day."""
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return ""
    return "-".join(part.zfill(2) for part in (year, month, day) if part)


def _entries(file: Path) -> tuple[dict[str, object], list[str]]:
    """The entries of the file; none where there is none, or where it is no TOML, which is a fault."""
    if not file.exists():
        return {}, []
    try:
        return tomllib.loads(data_of(file).decode("utf-8-sig")), []
    except RecursionError:
        wrong = "it is nested too deep"
    except ValueError as error:
        wrong = str(error)
    return {}, [
        f"{DESCRIPTION} is not valid TOML ({wrong}), and the reports are read without it: give each report a table "
        'like [city2024], its name in quotes where it is not plain ASCII, as in ["某市2024"]'
    ]


def _entry(entry: object) -> dict[str, str]:
    if not isinstance(entry, dict) or not entry.keys() <= KEYS:
        raise ValueError(f"give it a table, with no other keys than {', '.join(sorted(KEYS))}")
    known = {key: str(value) for key, value in entry.items()}
    given = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", known.get("date") or "2024", re.ASCII)
    if not given or not iso(*given.groups()):
        raise ValueError(f"write the date as 2024, 2024-03 or 2024-03-01, not {known['date']}")
    return known
