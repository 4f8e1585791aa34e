"""Days, months and years as a report names them, as ISO text of as much as is known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

import pandas as pd

from analysis.finding.numerals import value

DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
YEARS = "前去今明后"  # relative to the report's, in the middle
SAME = str.maketrans("上本", "去今")
LONGEST = 3_000  # of what is counted back
Period = tuple[str, str]


def known(said: str) -> str:
    """A date in ISO 8601, as much as is given; nothing where it is none."""
    found = DATE.match(said)
    return found.group() if found else ""


def _number(said: str | None) -> int:
    return int(value(said or "") or 0)


def _year(said: Mapping[str, str | None], today: str) -> str:
    """The year that is named, by its number or from the report's."""
    if year := said.get("y"):
        return f"{_number(year):04}"
    relative = (said.get("r") or "").translate(SAME)
    return f"{int(today[:4]) + YEARS.index(relative[0]) - 2:04}" if relative and today else ""


def _months(part: str) -> tuple[int, int]:
    """First and last month of a part of a year: 上半年, 前三季度, 年初; its last where it is its end."""
    if quarter := re.search("(.)季度", part):
        last = 3 * _number(quarter[1])
        return 1 if part.startswith("前") else last - 2, last
    if part.endswith("半年"):
        return (1, 6) if part.startswith("上") else (7, 12)
    return (1, 1) if part.endswith("初") else (12, 12)


def named(said: Mapping[str, str | None], today: str) -> Period:
    """First and last day, month or year of what is named: a year, with a month, a day or a part of the year."""
    year, part = _year(said, today), said.get("p")
    month, day = _number(said.get("m")), _number(said.get("d"))
    if not year or (not part and not 1 <= month <= 12):
        return year, year
    if 1 <= month <= 12:
        time = f"{year}-{month:02}" + (f"-{day:02}" if 1 <= day <= 31 else "")
        return time, time
    first, last = _months(part or "")
    return f"{year}-{first:02}", f"{year}-{last:02}"


def back(today: str, said: str, unit: str) -> str:
    """The day, month or year so long before the report's; nothing where its date does not say as much."""
    count = min(_number(said), LONGEST)
    if unit[-1:] in "天日周" and len(today) >= 10:
        return str(date.fromisoformat(today[:10]) - timedelta(count * (7 if unit == "周" else 1)))
    years = unit in ("年", "载")
    if not (years or unit.endswith("月")) or len(today) < (4 if years else 7):
        return ""
    step = 12 if years and len(today) >= 7 else 1
    time = pd.Period(today[:7], "M" if len(today) >= 7 else "Y") - count * step
    return str(time) if time.year > 0 else ""
