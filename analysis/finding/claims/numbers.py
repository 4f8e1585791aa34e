"""Numbers with a unit: where they stand, what they come to, how exact they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import inf
from typing import NamedTuple

import pandas as pd

from analysis import lexicon
from analysis.finding import numerals
from analysis.finding.numerals import DIGITS, HAN, SCALES
from analysis.finding.text import Joined, Span, dug

RUN = rf"[\d{HAN}]"
STARTS = rf"(?=[\d{HAN}半第星礼周初大拨热电来致这那成A-Za-z(\[〔+])(?!(?<={RUN}){RUN})(?!(?<=[A-Za-z])[A-Za-z])"
QUOTATION = re.compile(r"“[^“”‘’《》\"，,。；;：:！？!?\s]{1,12}”|‘[^“”‘’《》\"，,。；;：:！？!?\s]{1,12}’|《[^《》\n]{1,60}》")
BETWEEN = re.compile(r" ?[-—~至到] ?")
ARTICLE = re.compile(r"(?:仅|只|共|经过)\Z")
STREAK = re.compile(r"(?:连续|蝉联|共)\Z")
SPELL = re.compile(r"时间|之内|以内|内|里")
TRAILING = re.compile(r"[百千万亿]+\Z")
MINUS = re.compile(r"(?:(?<![A-Za-z\d])-|(?<![正抱肩])负)\Z")
SIGNED = ("share", "measure", "money", "ratio")  # kinds that may be below zero
ABOVE = "上"  # 上百件: at least a hundred; 网上300件: on the net

Found = re.Match[str]


@dataclass(frozen=True)
class Number:
    """A number of the text: where its surface stands, its value between `low` and `high`, its unit and kind."""

    span: Span
    kind: str
    value: float
    low: float
    high: float
    unit: str


class Unit(NamedTuple):
    """A unit of the lexicon: its name, its kind, after which numerals it counts, the smaller units it is made of."""

    name: str = ""
    kind: str = "count"
    after: str = ""
    parts: str = ""


class Part(NamedTuple):
    """A numeral with its unit, the least and the most that it comes to."""

    found: Found
    low: float
    high: float
    unit: Unit


def readable(page: Joined, masked: pd.DataFrame | None) -> str:
    """The plain text, with holes where `masked` has rows and where a short quotation or a title stands."""
    return dug(page.without(masked), (found.span() for found in QUOTATION.finditer(page.plain)))


def fill(pattern: str) -> str:
    """A pattern of the lexicon with {N}, the characters of a number, and {UNITS}, Latin units, filled in."""
    latin = sorted((unit for unit in _units() if re.match("[a-zA-Z]", unit)), key=len, reverse=True)
    return pattern.replace("{N}", RUN).replace("{UNITS}", f"(?:{'|'.join(latin)})")


def clause(text: str, end: int, size: int) -> str:
    """What stands before `end` in its clause, at most `size` characters."""
    return re.split(r"[，,。；;：:！？!?\n]", text[max(0, end - size) : end])[-1]


@cache
def _units() -> dict[str, Unit]:
    rows = lexicon.table("units").itertuples()
    return {row.unit: Unit(row.name or row.unit, row.kind, row.after, row.parts) for row in rows} | {"": Unit()}


@cache
def _bounds() -> dict[str, str]:
    return {row.word: row.bound for row in lexicon.table("bounds").itertuples()}


def _words(place: str) -> str:
    rows = [row for row in lexicon.table("bounds").itertuples() if row.place == place]
    rows.sort(key=lambda row: -len(row.word))
    return "|".join((f"(?<!{row.not_after})" if row.not_after else "") + re.escape(row.word) for row in rows)


@cache
def _unit() -> str:
    rows = sorted(lexicon.table("units").itertuples(), key=lambda row: -len(row.unit))
    return "|".join(re.escape(row.unit) + (f"(?!{row.not_before})" if row.not_before else "") for row in rows)


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?P<word>{_words('before')}) ?\Z")


@cache
def _magnitude() -> re.Pattern[str]:
    """A number with what may stand in it and after it; what stands before it is looked up afterwards."""
    whole = rf"(?:(?P<per>[{HAN}]{{1,6}}|(?<![\d.])\d{{1,4}})分之)?"
    half = rf"(?<![{HAN}上下前后大小])一?半"
    number = rf"(?:(?P<digits>{numerals.MIXED})|(?P<some>(?<![人总次])数|几)?(?P<han>{half}|{numerals.WRITTEN}))"
    scale = rf" ?(?P<more>{_words('within')})?(?P<scale>{numerals.SCALE}{{1,2}})?(?P<again>{_words('within')})? ?"
    rest = rf"(?P<rest>半(?![年天月日小数])|(?<=成)[{DIGITS}](?!{RUN}))?"
    unit = rf"(?:个(?P<odd>[多半])(?P<spell>月|小时|星期|世纪)|(?P<unit>{_unit()})(?:/(?P<each>{_unit()}))?{rest})?"
    return re.compile(rf"(?=[\d{HAN}数几半]){whole}{number}{scale}{unit}(?P<after>{_words('after')}|多)?")


@cache
def _uncounted() -> re.Pattern[str]:
    return re.compile(STARTS + "(?:" + "|".join(map(fill, lexicon.table("uncounted").pattern)) + ")", re.MULTILINE)


def counted(text: str) -> str:
    """The text in plain signs, with holes where a number counts nothing: dates, codes, plans, fixed expressions."""
    text = numerals.plain(text)
    return dug(text, (found.span() for found in _uncounted().finditer(text)))


def numbers(text: str) -> Iterator[Number]:
    """Every magnitude of a text of half width."""
    held: Part | None = None
    for part in _parts(counted(text)):
        if held and _joint(held, part):
            yield from _number(held, part)
            held = None
            continue
        if held:
            yield from _number(held, held)
        held = part
    if held:
        yield from _number(held, held)


def _parts(text: str) -> Iterator[Part]:
    for found in _magnitude().finditer(text):
        if ends := _ends(found):
            yield Part(found, *ends, _unit_of(found))


def _unit_of(found: Found) -> Unit:
    """The unit of the lexicon, of something each (元/吨), or of a fraction: 百分之 makes a share, others a ratio."""
    if found["per"]:
        return Unit("%", "share", "any") if numerals.value(found["per"]) == 100 else Unit("", "ratio", "any")
    unit = _units()[found["unit"] or (found["spell"] and f"个{found['spell']}") or ""]
    return unit._replace(name=f"{unit.name}/{found['each']}", parts="") if found["each"] else unit


def _ends(found: Found) -> tuple[float, float] | None:
    """The least and the most that a numeral comes to, with its scale and its half; None if it is none."""
    said = found["digits"] or found["han"]
    ends = (0.5, 0.5) if "半" in said else numerals.ends(said)
    whole = numerals.value(found["per"] or "一")
    if not ends or not whole or (_row(found) and ends[0] == ends[1]):
        return None
    times = (numerals.value(found["scale"] or "一") or 1) / (1 if whole == 100 else whole)
    rest = 0.5 if "半" in (found["odd"], found["rest"]) else (numerals.value(found["rest"] or "零") or 0) / 10
    low, high = (round(end * times + rest, 10) for end in ends)
    return low, high * (10 if found["some"] else 1)


def _row(found: Found) -> bool:
    """Whether Chinese digits stand in a row (五一, 一二〇), which are a name."""
    return len(found["han"] or "") > 1 and not set(found["han"]) & {*SCALES, *"点半"}


def _joint(first: Part, last: Part) -> bool:
    """Whether two numerals make one magnitude: 3至5人, 100元到150元, 三年两个月, 200元以上2000元以下."""
    between = last.found.string[first.found.end() : last.found.start()]
    if BETWEEN.fullmatch(between):
        same = last.unit.name.startswith(first.unit.name) or (first.found["per"] and not last.unit.name)
        return bool(same) and first.low <= last.high
    if between:
        return False
    if first.unit.parts:
        return first.unit.parts.split()[-1] == last.unit.name
    return first.unit == last.unit and (first.found["after"], last.found["after"]) == ("以上", "以下")


def _value(first: Part, last: Part) -> tuple[float, float]:
    """The least and the most that two numerals come to together; those of the one where both are the same."""
    if first is last:
        return first.low, first.high
    if first.unit.parts and last.unit != first.unit:
        more = first.low * int(first.unit.parts.split()[0])
        return more + last.low, more + last.high
    scale = TRAILING.search(numerals_of(last))
    times = (numerals.value(scale.group()) if scale else 1) or 1
    lent = times if first.low < last.high / times and not TRAILING.search(numerals_of(first)) else 1  # 1.5至2万元
    return first.low * lent, last.high


def numerals_of(part: Part) -> str:
    return (part.found["digits"] or part.found["han"]) + (part.found["scale"] or "")


def _number(first: Part, last: Part) -> Iterator[Number]:
    """The magnitude of one numeral or of two that belong together, if it counts something."""
    found, unit = last.found, last.unit if last.unit.name else first.unit
    text, start = found.string, first.found.start()
    lead = text[max(0, start - 6) : start]
    bound = _before().search(lead)
    if bound and bound["word"] == ABOVE and set(first.found["han"] or "-") - set(SCALES):
        bound = None
    if not last.high or not _counts(last, unit, lead, bound is not None):
        return
    low, high = _value(first, last)
    if unit.name == "年" and high <= 10:
        bound = None  # 近三年 names a period
    yield _bounded(found, (start, found.end()), unit, (low, high), bound)


def _counts(part: Part, unit: Unit, lead: str, bound: bool) -> bool:
    """Whether a numeral counts something: by its unit, or by 万, 余, 近 in its stead."""
    found = part.found
    vague = bound or any(found[name] for name in ("some", "more", "again", "odd", "rest"))
    if unit.after == "streak":
        return bool(STREAK.search(lead))
    if found["per"]:
        return True
    if found["digits"]:
        return bool(unit.name or ((vague or found["scale"] or "万" in found["digits"] or "亿" in found["digits"]) and not re.match("[A-Za-z]", found.string[found.end() :][:1])))
    return _han_counts(found, unit, lead, vague)


def _han_counts(found: Found, unit: Unit, lead: str, vague: bool) -> bool:
    """Whether a Chinese numeral counts something: by its unit where it is small, else by 数, 余, 近."""
    han, bare = found["han"], not set(found["han"]) - set(SCALES)
    if "半" in han:
        return unit.kind == "duration" if unit.name else han == "一半" or vague
    if found["some"] and not bare:
        return False
    if not unit.name:
        return (vague and bare) or (not bare and (han + (found["scale"] or ""))[-1] in "万亿")
    if han == "一" and not vague:
        spell = unit.kind == "duration" and SPELL.match(found.string, found.end("unit"))
        return unit.after == "one" or bool(spell or ARTICLE.search(lead))
    return (unit.after in ("any", "one") and han != "二") or vague or (not bare and len(han) > 1)


def _bounded(found: Found, span: Span, unit: Unit, ends: tuple[float, float], bound: Found | None) -> Number:
    after = found["after"] if found["after"] != "多" or unit.kind == "duration" else None
    said = {_bounds()[word] for word in (found["more"], found["again"], after, bound and bound["word"]) if word}
    said |= {"least"} if found["odd"] == "多" else set()
    start = span[0] - (len(bound.group()) if bound else 0)
    start -= 2 * found.string.endswith("连续", 0, start)
    end = span[1] if after or not found["after"] else found.start("after")
    below = unit.kind in SIGNED and MINUS.search(found.string[max(0, start - 2) : start])
    low, high = (-ends[1], -ends[0]) if below else ends
    value = high if below else low
    low = -inf if said & {"most", "about"} else low
    high = inf if said & {"least", "about"} else high
    end -= found.string[end - 1] == " "
    return Number((start - bool(below), end), unit.kind, value, low, high, unit.name)
