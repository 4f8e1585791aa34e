"""Numerals: the one place where a number is read, in whatever form it is written.

The signs have the values that Unicode gives them. No kept library is right on all forms: those tried either refuse or
misread 一点五亿, 卅, 5亿3千万, 百万, 12,345 or 2.3万亿.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache, lru_cache

from analysis import lexicon
from analysis.finding.text import narrowed

DIGITS = "〇零一二两三四五六七八九"
SCALES = "十百千万亿廿卅卌"
HAN = DIGITS + SCALES
KNOWN = 1 << 12  # numerals whose value is kept: few are many
SPACE = re.compile(r"[^\S\n]")
SINGLE = DIGITS[2:]
TOKEN = re.compile(rf"\d*\.\d+|\d+|[{SCALES}]")
AS_DIGITS = str.maketrans(DIGITS + "点", "00122" + "3456789.")
#: 十五五 is no numeral, nor 二三十 a single one.
DOUBLE = re.compile(rf"[{SCALES}][{SINGLE}]{{2}}|(?<![{DIGITS}点])[{SINGLE}]{{2}}[{SCALES}]")
ADJACENT = re.compile(rf"(?<![{DIGITS}点])(?P<first>[{SINGLE}])(?P<second>[{SINGLE}])(?![{DIGITS}点])")
SHORT = re.compile(r"(?<=([百千万亿]))([1-9])$")
LEFT_OUT = dict(zip("百千万亿", ("十", "百", "千", "千万"), strict=True))
#: Of 万千瓦, 千 is of the unit.
SCALE = r"(?:[十百万亿]|千(?![瓦米克]))"
ARABIC = r"(?<![\d.])(?:\d{1,3}(?:[, ]\d{3}){1,6}(?!\d)|\d{1,16}(?!\d))(?: ?\. ?\d{1,8}(?!\d))?"
STEP = rf"[\d{DIGITS}]{{1,8}}{SCALE}{{1,2}}"
MIXED = rf"{ARABIC}(?: ?{SCALE}{{1,2}}(?:{STEP}){{0,3}}(?:(?<=万)(?:\d{{4}}|零\d{{1,3}})(?!\d))?)?"
SIGN = rf"(?!(?<=[十百万亿])千[瓦米克])[{HAN}]"
WRITTEN = rf"(?<![{HAN}])(?:{SIGN}){{1,40}}(?:点[{DIGITS}]{{1,6}}[百千万亿]{{0,2}})?(?!{SIGN})"


@cache
def _plain() -> dict[str, str]:
    return {row.written: row.plain for row in lexicon.table("numerals").itertuples()}


@cache
def _forms() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Signs that have a plain form anywhere; and those of cheques (伍仟), which are other words elsewhere (队伍)."""
    rows = lexicon.table("numerals")
    cheque = "".join(rows.written[rows.kind == "financial"])
    digits, scales = ("".join(sign for sign in cheque if (unicodedata.numeric(sign) < 10) == low) for low in (1, 0))
    step = rf"[{scales}万亿]{{1,3}}零?"
    amount = rf"[{digits}](?<!队.)(?:{step}(?:[{digits}]{step})*[{digits}]?|(?=元))"
    return re.compile(f"[{''.join(rows.written[rows.kind != 'financial'])}]"), re.compile(amount)


def plain(text: str) -> str:
    """The text of half width with numbers in plain signs, as long as it was: 萬, 伍仟 and − as 万, 五千 and -."""
    anywhere, cheque = _forms()
    text = anywhere.sub(lambda found: _plain()[found.group()], SPACE.sub(" ", text))
    return cheque.sub(lambda found: "".join(_plain().get(sign, sign) for sign in found.group()), text)


@lru_cache(KNOWN)
def value(numeral: str) -> float | None:
    """What a numeral comes to, None if it is none: 1.2万, 一亿两千万, 12,345, 三千五, 廿三, 伍仟, 二〇二四."""
    written = "".join(_plain().get(sign, sign) for sign in re.sub(r"[,\s]", "", narrowed(numeral)))
    if DOUBLE.search(written):
        return None
    written = SHORT.sub(lambda found: found[2] + LEFT_OUT[found[1]], written.translate(AS_DIGITS))
    tokens = TOKEN.findall(written)
    return _sum(tokens) if tokens and "".join(tokens) == written else None


def _sum(tokens: list[str]) -> float:
    """What numbers and scales come to: a scale multiplies the smaller parts before it."""
    parts, said = list[Decimal](), Decimal()
    for token in tokens:
        if token not in SCALES:
            said = Decimal(token)
            continue
        scale = Decimal(unicodedata.numeric(token))
        while parts and parts[-1] < scale:
            said += parts.pop()
        parts, said = [*parts, (said or 1) * scale], Decimal()
    return float(sum(parts, said))


@lru_cache(KNOWN)
def ends(numeral: str) -> tuple[float, float] | None:
    """The least and the most that a numeral comes to: 30 and 40 for 三四十, one value for most."""
    found = ADJACENT.search(numeral)
    if not found:
        return None if (known := value(numeral)) is None else (known, known)
    first, second = found.groups()
    least, most = (value(numeral[: found.start()] + sign + numeral[found.end() :]) for sign in found.groups())
    near = 0 < int(second.translate(AS_DIGITS)) - int(first.translate(AS_DIGITS)) < 3
    return (least, most) if near and least is not None and most is not None else None
