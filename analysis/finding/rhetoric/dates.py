"""Days, months and years as a report names them, as ISO text of as much as is known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

#: The months of a part of a year, as it is written.
PARTS = {
    "上半年": (1, 6),
    "下半年": (7, 12),
    "一季度": (1, 3),
    "二季度": (4, 6),
    "三季度": (7, 9),
    "四季度": (10, 12),
    "前三季度": (1, 9),
}
NUMERALS = {numeral: value for value, numeral in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
SCALES = {"十": 10, "百": 100, "千": 1000}
RELATIVE = {"前": -2, "去": -1, "上": -1, "今": 0, "本": 0, "明": 1, "后": 2}
DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
Period = tuple[str, str]


def known(said: str) -> str:
    """A date in ISO 8601, as much as is given; nothing where it is none."""
    found = DATE.match(said)
    return found.group() if found else ""


def number(said: str) -> int:
    """The value of a numeral below ten thousand, of digits, of Chinese ones, or of those of a year (二〇二三)."""
    if said.isdecimal():
        return int(said)
    if not set(said) & SCALES.keys():
        return int("".join(str(NUMERALS.get(sign, "")) for sign in said) or 0)
    value, digit = 0, 0
    for sign in said:
        if sign in SCALES:
            value, digit = value + (digit or 1) * SCALES[sign], 0
        else:
            digit = NUMERALS.get(sign, 0)
    return value + digit


def _year(said: Mapping[str, str | None], today: str) -> str:
    """The year that is named, by its number or from the report's."""
    if year := said.get("y"):
        return f"{number(year):04}"
    relative = said.get("r")
    return f"{int(today[:4]) + RELATIVE[relative[0]]:04}" if relative and today else ""


def named(said: Mapping[str, str | None], today: str) -> Period:
    """First and last day, month or year of what is named: a year, with a month, a day or a part of the year."""
    year, part = _year(said, today), said.get("p")
    if not year:
        return "", ""
    month, day = number(said.get("m") or "0"), number(said.get("d") or "0")
    if 1 <= month <= 12:
        named = f"{year}-{month:02}" + (f"-{day:02}" if 1 <= day <= 31 else "")
        return named, named
    if not part:
        return year, year
    first, last = PARTS.get(part.removeprefix("第"), (1, 1) if part.endswith("初") else (12, 12))
    return f"{year}-{first:02}", f"{year}-{last:02}"


def back(today: str, count: int, unit: str) -> str:
    """The day, month or year so long before the report's; nothing where its date does not say as much."""
    if unit in ("年", "载") and today:
        return f"{int(today[:4]) - count:04}{today[4:7]}" if count < int(today[:4]) else ""
    if unit.endswith("月") and len(today) >= 7:
        months = int(today[:4]) * 12 + int(today[5:7]) - 1 - count
        return f"{months // 12:04}-{months % 12 + 1:02}" if months > 0 else ""
    if unit in ("天", "日", "周") and len(today) >= 10:
        return str(date.fromisoformat(today[:10]) - timedelta(count * (7 if unit == "周" else 1)))
    return ""
