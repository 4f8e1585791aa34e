"""The numbers that Word writes before the paragraphs of a list."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from analysis.reading.formats.word.package import tree
from analysis.reading.formats.word.styles import value

DIGITS = "零一二三四五六七八九"
FORMAL = "零壹贰叁肆伍陆柒捌玖"
SERIES = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
}
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Level(NamedTuple):
    """One level of a list: how its numbers are written, in what, and where they begin."""

    form: str = "decimal"
    pattern: str = ""
    start: int = 1


class Numbers:
    """The lists of a file, each counted on from paragraph to paragraph."""

    def __init__(self, part: bytes) -> None:
        """Take in the numbering part of a file."""
        root = tree(part)
        self.levels: dict[str, dict[int, Level]] = {}
        self.lists: dict[str, tuple[str, dict[int, int]]] = {}
        self.by_style: dict[tuple[str, str], int] = {}
        self.reached: dict[str, dict[int, int]] = {}
        self.begun: set[tuple[str, int]] = set()
        for each in root.iterfind("{*}abstractNum") if root is not None else ():
            self._take_levels(value(each, "abstractNumId"), each)
        for each in root.iterfind("{*}num") if root is not None else ():
            self._take_list(value(each, "numId"), each)

    def _take_levels(self, id: str, element: Any) -> None:
        levels = self.levels.setdefault(id, {})
        for each in element.iterfind("{*}lvl"):
            at, form = int(value(each, "ilvl") or 0), value(each.find("{*}numFmt")) or "decimal"
            start = value(each.find("{*}start"))
            levels[at] = Level(form, value(each.find("{*}lvlText")), int(start) if start.isdigit() else 1)
            self.by_style[id, value(each.find("{*}pStyle"))] = at

    def _take_list(self, id: str, element: Any) -> None:
        starts = {}
        for each in element.iterfind("{*}lvlOverride"):
            if (start := value(each.find("{*}startOverride"))).isdigit():
                starts[int(value(each, "ilvl") or 0)] = int(start)
        self.lists[id] = (value(element.find("{*}abstractNumId")), starts)

    def level(self, list_id: str, given: str, style: str) -> int | None:
        """The level of a paragraph in its list, from 0; None where it is in no list, or has no number but a bullet."""
        abstract, _ = self.lists.get(list_id, ("", {}))
        at = int(given) if given.isdigit() else self.by_style.get((abstract, style), 0)
        level = self.levels.get(abstract, {}).get(at)
        return at if level and level.form not in ("bullet", "none") else None

    def next(self, list_id: str, at: int) -> str:
        """The next number of a list, as Word shows it."""
        abstract, starts = self.lists[list_id]
        levels, reached = self.levels[abstract], self.reached.setdefault(abstract, {})
        if at in starts and (list_id, at) not in self.begun:
            self.begun.add((list_id, at))
            reached[at] = starts[at]
        else:
            reached[at] = reached[at] + 1 if at in reached else levels[at].start
        for deeper in [each for each in reached if each > at]:
            del reached[deeper]
        return re.sub("%([1-9])", lambda match: self._number(levels, reached, int(match[1]) - 1), levels[at].pattern)

    @staticmethod
    def _number(levels: dict[int, Level], reached: dict[int, int], at: int) -> str:
        level = levels.get(at, Level())
        return written(reached.get(at, level.start), level.form)


def written(number: int, form: str) -> str:
    """A number as Word writes it in one of its forms; in digits where the form is none of Chinese reports."""
    if form in SERIES:
        return SERIES[form][number - 1] if 0 < number <= len(SERIES[form]) else str(number)
    return FORMS.get(form, str)(number)


def _chinese(number: int, digits: str = DIGITS, ten: str = "十") -> str:
    """A number below a hundred in words, as headings have it: 十 for 10, 十二 for 12."""
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:
        return "".join(digits[int(digit)] for digit in str(number)) if number >= 0 else str(number)
    leading = "" if not tens or (tens == 1 and ten == "十") else digits[tens]
    return f"{leading}{ten if tens else ''}{digits[ones] if ones else ''}"


def _roman(number: int) -> str:
    made = ""
    for size, letters in ROMAN:
        made += letters * (number // size) if number < 50 else ""
        number %= size
    return made or str(number)


FORMS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting"), _chinese),
    **dict.fromkeys(("taiwaneseCountingThousand", "koreanCounting"), _chinese),
    "chineseLegalSimplified": lambda number: _chinese(number, FORMAL, "拾"),
    "ideographDigital": lambda number: "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number)),
    "decimalFullWidth": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
    "decimalZero": lambda number: f"{number:02}",
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
