"""Numbers with a unit: where they stand, what they come to, how exact they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from math import inf
from typing import NamedTuple

from analysis import lexicon
from analysis.finding import numerals
from analysis.finding.numerals import DIGITS, HAN, SCALES
from analysis.finding.text import Span, dug

RUN = rf"[\d{HAN}]"
STARTS = rf"(?=[\d{HAN}半第星礼周初大拨热电来致这那成A-Za-z(\[〔+])(?!(?<={RUN}){RUN})(?!(?<=[A-Za-z])[A-Za-z])"
BETWEEN = re.compile(r" ?[-—~至到] ?")
SPELL = re.compile(r"时间|之内|以内|内|里")
TRAILING = re.compile(r"[百千万亿]*\Z")
SIGNED = ("share", "measure", "money", "ratio")  # kinds that may be below zero
SCALED = frozenset(SCALES)

Found = re.Match[str]


class Number(NamedTuple):
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


@cache
def _units() -> dict[str, Unit]:
    rows = lexicon.table("units").itertuples()
    return {row.word: Unit(row.name or row.word, row.kind, row.after, row.parts) for row in rows} | {"": Unit()}


@cache
def _bounds() -> dict[str, str]:
    return {row.word: row.bound for row in lexicon.table("bounds").itertuples()}


@cache
def _words(name: str, place: str = "") -> str:
    """Any word of a list, the longest first, where what stands beside it allows."""
    rows = [row for row in lexicon.table(name).itertuples() if not place or row.place == place]
    rows.sort(key=lambda row: -len(row.word))
    return "|".join(
        (f"(?<!{row.not_after})" if getattr(row, "not_after", "") else "")
        + re.escape(row.word)
        + (f"(?!{row.not_before})" if row.not_before else "")
        for row in rows
    )


@cache
def _magnitude() -> re.Pattern[str]:
    """A number with what may stand before it, in it and after it."""
    opens = "".join(sorted({word[0] for word in _bounds()}))  # of any bound: the engine tries nowhere else
    only, bound = _words("bounds", "only"), _words("bounds", "before")
    lead = rf"(?P<only>{only})?(?:(?P<before>{bound}) ?)?(?P<below>(?<![A-Za-z\d])-|(?<![正抱肩税减担背欠胜辜自])负)?"
    number = rf"(?P<some>(?<![人总次])数|几)?(?P<han>(?<![{HAN}上下前后大小])一?半|{numerals.WRITTEN})"
    number = rf"(?:(?P<per>[{HAN}]{{1,6}}|(?<![\d.])\d{{1,4}})分之)?(?:(?P<digits>{numerals.MIXED})|{number})"
    more = _words("bounds", "within")
    scale = rf" ?(?P<more>{more})?(?P<scale>{numerals.SCALE}{{1,2}})?(?P<again>{more})? ?"
    rest = rf"(?P<rest>半(?![年天月日小数])|(?<=成)[{DIGITS}](?!{RUN}))?"
    spells = "|".join(unit[1:] for unit in _units() if unit[:1] == "个" and _units()[unit].kind == "duration")
    unit = rf"(?P<unit>{_words('units')})(?:/(?P<each>{_words('units')}))?{rest}"
    unit = rf"(?:个(?P<odd>[多半])(?P<spell>{spells})|{unit})?(?P<after>{_words('bounds', 'after')}|多)?"
    return re.compile(rf"(?=[\d{HAN}数几半负{opens}-]){lead}(?P<number>{number}{scale}{unit})")


def fill(pattern: str) -> str:
    """A pattern of the lexicon with {N}, the characters of a number, and {UNITS}, Latin units, filled in."""
    latin = sorted((unit for unit in _units() if re.match("[a-zA-Z]", unit)), key=len, reverse=True)
    return pattern.replace("{N}", RUN).replace("{UNITS}", f"(?:{'|'.join(latin)})")


@cache
def _uncounted() -> re.Pattern[str]:
    return re.compile(STARTS + "(?:" + "|".join(map(fill, lexicon.table("uncounted").pattern)) + ")", re.MULTILINE)


def counted(text: str) -> str:
    """The text in plain signs, with holes where a number counts nothing: dates, codes, plans, fixed expressions."""
    text = numerals.plain(text)
    return dug(text, (found.span() for found in _uncounted().finditer(text)))


def numbers(text: str) -> Iterator[Number]:
    """Every magnitude of a text of half width."""
    parts, at = list(_parts(counted(text))), 0
    while at < len(parts):
        two = at + 1 < len(parts) and _joint(parts[at], parts[at + 1])
        if number := _number(parts[at], parts[at + two]):
            yield number
        at += 1 + two


def _parts(text: str) -> Iterator[Part]:
    for found in _magnitude().finditer(text):
        if ends := _ends(found):
            yield Part(found, *ends, _unit(found))


def _unit(found: Found) -> Unit:
    """The unit of the lexicon, of something each (元/吨), or of a fraction: 百分之 makes a share, others a ratio."""
    if found["per"]:
        return Unit("%", "share") if numerals.value(found["per"]) == 100 else Unit("", "ratio")
    unit = _units()[found["unit"] or (found["spell"] and f"个{found['spell']}") or ""]
    return unit._replace(name=f"{unit.name}/{found['each']}", parts="") if found["each"] else unit


def _numeral(found: Found) -> str:
    """The whole numeral, without what stands in it: 七千万 for 七千多万."""
    return (found["digits"] or found["han"]) + (found["scale"] or "")


def _ends(found: Found) -> tuple[float, float] | None:
    """The least and the most that a numeral comes to, with its scale and its half; None if it is none."""
    said = found["digits"] or found["han"]
    ends = (0.5, 0.5) if "半" in said else numerals.ends(_numeral(found))
    whole = numerals.value(found["per"] or "一")
    name = found["han"] and len(said) > 1 and not SCALED.intersection(said) and not re.search("[点半]", said)  # 五一
    if not ends or not whole or (name and ends[0] == ends[1]):
        return None
    part = 1 if whole == 100 else whole
    rest = 0.5 if "半" in (found["odd"], found["rest"]) else (numerals.value(found["rest"] or "零") or 0) / 10
    low, high = (round(end / part + rest, 10) for end in ends)
    return low, high * (10 if found["some"] else 1)


def _joint(first: Part, last: Part) -> bool:
    """Whether two numerals make one magnitude: 3至5人, 100元到150元, 三年两个月, 200元以上2000元以下."""
    between = last.found.string[first.found.end() : last.found.start("number")]
    if BETWEEN.fullmatch(between):
        same = last.unit.name.startswith(first.unit.name) or (first.found["per"] and not last.unit.name)
        return bool(same) and first.low <= last.high
    if between or not last.unit.name:
        return False
    smaller = first.unit.parts.endswith(f" {last.unit.name}")
    return smaller or (first.unit == last.unit and (first.found["after"], last.found["after"]) == ("以上", "以下"))


def _value(first: Part, last: Part) -> tuple[float, float]:
    """The least and the most that one numeral comes to, or two together."""
    if first is last:
        return first.low, first.high
    if first.unit.parts and first.unit != last.unit:
        more = first.low * int(first.unit.parts.split()[0])
        return more + last.low, more + last.high
    scales = [_scale(part.found) for part in (first, last)]
    lent = scales[1] if scales[0] == 1 and first.low < last.high / scales[1] else 1  # 1.5至2万元
    return first.low * lent, last.high


def _scale(found: Found) -> float:
    """What a numeral ends in: 万 in 1.2万 and in 1200多万."""
    return numerals.value(TRAILING.search(_numeral(found))[0] or "一") or 1  # type: ignore[index]


def _number(first: Part, last: Part) -> Number | None:
    """The magnitude of one numeral or of two that belong together, if it counts something."""
    opens, closes, unit = first.found, last.found, last.unit if last.unit.name else first.unit
    if not last.high or not _counts(opens, closes, unit):
        return None
    low, high = _value(first, last)
    period = unit.name == "年" and high <= 10 and opens["before"] not in ("连续", "蝉联")  # 近三年 names a period
    start = opens.start("below" if opens["below"] else "number")
    start = opens.start("before") if opens["before"] and not period else start
    after = closes["after"] if closes["after"] != "多" or unit.kind == "duration" else None
    end = closes.end() if after or not closes["after"] else closes.start("after")
    words = ("" if period else opens["before"], closes["more"], closes["again"], after)
    said = {_bounds()[word] for word in words if word} | ({"least"} if closes["odd"] == "多" else set())
    if opens["below"] and unit.kind in SIGNED:
        low, high = -high, -low
    return Number(
        (start, end - (closes.string[end - 1] == " ")),
        unit.kind,
        high if low < 0 else low,
        -inf if said & {"most", "about"} else low,
        inf if said & {"least", "about"} else high,
        unit.name,
    )


def _counts(opens: Found, found: Found, unit: Unit) -> bool:
    """Whether a numeral counts something: by its unit, or by 万, 余, 近 in its stead."""
    vague = any((opens["before"], *(found[name] for name in ("some", "more", "again", "odd", "rest"))))
    if unit.after == "streak":
        return bool(opens["before"] or opens["only"])
    if found["per"] or opens["per"]:
        return True
    if found["han"]:
        return _han_counts(found, unit, vague, bool(opens["only"]))
    large = found["scale"] or re.search("[万亿]", found["digits"])
    return bool(unit.name or ((vague or large) and not re.match("[A-Za-z]", found.string[found.end() :][:1])))


def _han_counts(found: Found, unit: Unit, vague: bool, only: bool) -> bool:
    """Whether a Chinese numeral counts something: by its unit where it is small, else by 数, 余, 近."""
    han, bare = found["han"], SCALED.issuperset(found["han"])
    if "半" in han:
        return unit.kind == "duration" if unit.name else han == "一半" or vague
    if found["some"] and not bare:
        return False
    if not unit.name:
        return (vague and bare) or (not bare and (han + (found["scale"] or ""))[-1] in "万亿")
    if han == "一" and not vague:
        spell = unit.kind == "duration" and SPELL.match(found.string, found.end("unit"))
        return only or unit.after == "one" or bool(spell)
    return (unit.after in ("any", "one") and han != "二") or vague or (not bare and len(han) > 1)
