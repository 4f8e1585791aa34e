"""Numbers with a unit: where they stand, what they come to, how exact they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import inf

from analysis import lexicon
from analysis.finding.claims.clauses import HAN, fill
from analysis.finding.text import Span, dug

DIGIT = dict(zip("〇零一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
SCALE = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
GROUPS = r"\d{1,3}(?:[, ]\d{3}){1,6}(?!\d)"
ARABIC = rf"(?<![\d.])(?:{GROUPS}|\d{{1,16}}(?!\d))(?: ?\. ?\d{{1,8}}(?!\d))?"
FRACTION = rf"(?:[{HAN}]{{1,6}}|\d{{1,4}})分之(?:[{HAN}]{{1,8}}|\d{{1,6}}(?:\.\d{{1,4}})?)"
RUN = rf"[\d{HAN}]"
STARTS = rf"(?=[\d{HAN}第星礼周初大拨热电来致A-Za-z(\[〔+])(?!(?<={RUN}){RUN})(?!(?<=[A-Za-z])[A-Za-z])"
ARTICLE = re.compile(r"(?:仅|只|共|经过|不到|不足)\Z")
STREAK = re.compile(r"(?:连续|蝉联|共)\Z")
SPELL = re.compile(r"时间|之内|以内|内|里")
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


def hanzi(text: str) -> float | None:
    """What a Chinese numeral comes to, also one that opens with its scale (百, 千万); None if it is none."""
    whole, section, digit = 0, 0, None
    for character in text:
        if character in DIGIT:
            if digit:
                return None
            digit = DIGIT[character]
        elif SCALE[character] < SCALE["万"]:
            section, digit = section + (digit or (0 if section else 1)) * SCALE[character], 0
        else:
            whole = ((whole + section + (digit or 0)) or 1) * SCALE[character]
            section, digit = 0, 0
    return whole + section + (digit or 0)


def arabic(text: str) -> float:
    """What digits come to, whatever spaces and commas part them."""
    return float(re.sub(r"[, ]", "", text))


def number(text: str) -> float | None:
    """What a numeral of either writing comes to."""
    return arabic(text) if text[0].isdigit() else hanzi(text)


@cache
def _units() -> dict[str, tuple[str, str]]:
    return {row.unit: (row.kind, row.after) for row in lexicon.table("units").itertuples()}


@cache
def _bounds() -> dict[str, str]:
    return {row.word: row.bound for row in lexicon.table("bounds").itertuples()}


def _words(place: str) -> str:
    rows = [row for row in lexicon.table("bounds").itertuples() if row.place == place]
    rows.sort(key=lambda row: -len(row.word))
    return "|".join((f"(?<!{row.not_after})" if row.not_after else "") + row.word for row in rows)


def _unit() -> str:
    rows = sorted(lexicon.table("units").itertuples(), key=lambda row: -len(row.unit))
    return "|".join(re.escape(row.unit) + (f"(?!{row.not_before})" if row.not_before else "") for row in rows)


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?P<word>{_words('before')}) ?\Z")


@cache
def _magnitude() -> re.Pattern[str]:
    """A number with what may stand in it and after it; what stands before it is looked up afterwards."""
    more = _words("within")
    range_ = r"(?P<first>\d{1,9}(?:\.\d{1,4})?)(?P<first_scale>[万亿]?)%?[-—~至到]"
    digits = rf"(?:{range_})?(?P<digits>{ARABIC}) ?(?P<more>{more})?(?P<scale>[十百千万亿]{{1,2}})?(?P<again>{more})?"
    han = rf"(?P<some>[数几])?(?P<han>(?<![{HAN}])[{HAN}]{{1,12}}(?![{HAN}]))"
    han += rf"(?P<han_more>{more})?(?P<han_scale>[万亿]{{1,2}})?"
    unit = rf"(?:个(?P<odd>[多半])(?P<spell>月|小时|星期)|(?P<unit>{_unit()}))?(?P<after>{_words('after')}|多)?"
    return re.compile(rf"(?=[\d{HAN}数几])(?:(?P<fraction>{FRACTION})|{digits}|{han}) ?{unit}")


@cache
def _uncounted() -> re.Pattern[str]:
    return re.compile(STARTS + "(?:" + "|".join(map(fill, lexicon.table("uncounted").pattern)) + ")", re.MULTILINE)


def counted(text: str) -> str:
    """The text with holes where a number counts nothing: dates, codes, plans, fixed expressions."""
    return dug(text, (found.span() for found in _uncounted().finditer(text)))


def numbers(text: str) -> Iterator[Number]:
    """Every magnitude of a text of half width."""
    text = counted(text)
    for found in _magnitude().finditer(text):
        if read := _read(found, text):
            yield read


def _read(found: Found, text: str) -> Number | None:
    """The magnitude at a numeral, if it is one."""
    lead = text[max(0, found.start() - 6) : found.start()]
    bound = _before().search(lead)
    if found["fraction"]:
        return _fraction(found)
    value = _value(found)
    if value is None or not value[0]:
        return None
    if bound and bound["word"] == ABOVE and set(found["han"] or "-") - set(SCALE):
        bound = None
    name = found["unit"] or (f"个{found['spell']}" if found["spell"] else "")
    if name == "年" and value[0] <= 10:
        bound = None  # 近三年 names a period
    if not (_arabic_counts if found["digits"] else _hanzi_counts)(found, name, lead, bound is not None):
        return None
    return _number(found, name, value, bound)


def _fraction(found: Found) -> Number | None:
    parts, whole = (number(part) for part in reversed(found["fraction"].split("分之")))
    if parts is None or not whole:
        return None
    value, unit, kind = (parts, "%", "share") if whole == 100 else (parts / whole, "", "ratio")
    return Number((found.start(), found.end("fraction")), kind, value, value, value, unit)


def _scaled(value: float, scale: str | None) -> float:
    return round(value * (hanzi(scale) or 1), 6) if scale else value


def _value(found: Found) -> tuple[float, float] | None:
    """The value of a numeral, with the highest it may have: the same, but for a range."""
    if found["digits"]:
        high = _scaled(arabic(found["digits"]), found["scale"])
        low = _scaled(float(found["first"]), found["first_scale"] or found["scale"]) if found["first"] else high
        return low + 0.5 * (found["odd"] == "半"), max(low, high) + 0.5 * (found["odd"] == "半")
    if len(found["han"]) == 2 and all(character in DIGIT for character in found["han"]):
        first, second = (DIGIT[character] for character in found["han"])  # 七八个
        return (first, second) if 0 < second - first < 3 else None
    if (value := hanzi(found["han"])) is None:
        return None
    value = _scaled(value, found["han_scale"])
    return (value, 10 * value) if found["some"] else (value, value)


def _arabic_counts(found: Found, unit: str, lead: str, bound: bool) -> bool:
    """Whether digits count something: a unit says so, or 万, 余, 近 in its stead."""
    if unit:
        return _units()[unit][1] != "streak" or bool(STREAK.search(lead))
    said = found["scale"] or found["more"] or found["again"] or bound
    return bool(said) and not re.match(r"[A-Za-z]", found.string[found.end() : found.end() + 1])


def _hanzi_counts(found: Found, unit: str, lead: str, bound: bool) -> bool:
    """Whether a Chinese numeral counts something: by its unit where it is small, else by 数, 余, 近."""
    han, bare = found["han"], not set(found["han"]) - set(SCALE)
    vague = bool(found["some"] or found["han_more"] or bound)
    if found["some"] and not bare:
        return False
    if not unit:
        return (vague and bare) or (not bare and found["han"][-1] in "万亿")
    after = _units()[unit][1]
    if han == "一":
        return bool(ARTICLE.search(lead)) or (_units()[unit][0] == "duration" and bool(SPELL.match(_next(found))))
    if after == "streak":
        return bool(STREAK.search(lead))
    return (after == "any" and han != "二") or vague or (not bare and len(han) > 1)


def _next(found: Found) -> str:
    return found.string[found.end("unit") : found.end("unit") + 2]


def _number(found: Found, unit: str, value: tuple[float, float], bound: re.Match[str] | None) -> Number:
    kind = _units()[unit][0] if unit else "count"
    after = found["after"] if found["after"] != "多" or kind == "duration" else None
    said = {_bounds()[word] for word in (found["more"], found["again"], found["han_more"], after) if word}
    said |= {_bounds()[bound["word"]]} if bound else set()
    said |= {"least"} if found["odd"] == "多" else set()
    low = -inf if said & {"most", "about"} else value[0]
    high = inf if said & {"least", "about"} else value[1]
    start = found.start() - (len(bound.group()) if bound else 0)
    start -= 2 * found.string.endswith("连续", 0, start)
    end = found.end() if after or not found["after"] else found.start("after")
    end -= found.string[end - 1] == " "
    return Number((start, end), kind, value[0], low, high, unit)
