"""What the wording of a numeric formula looks like, and what it declares."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from analysis import lexicon
from analysis.finding.numerals import value
from analysis.finding.phrases import alternatives
from analysis.finding.text import HAN

NUMBER = "(?:十?[一两双三四五六七八九]|十二?)"
SEVERAL = "(?:十?[两双三四五六七八九]|十[一二]|十)"
#: A character that is no numeral.
SIGN = f"(?:(?![一二两双三四五六七八九十])[{HAN}])"
CLASSIFIER = "[个大项种类条级张道本支把块座]"
COMPONENT = re.compile(rf"({NUMBER}|\d|N)([个项大种类条张]?{SIGN}{{1,4}})")
COMPOUND = re.compile(rf"(?:{COMPONENT.pattern}、?){{2,6}}")
#: 四个“一律”到底 or 五个必须一 are rules, not parts that add up.
RULED = re.compile(rf"{SEVERAL}个.{{0,4}}一(?!个|张|项)|.位一体")
CLASSED = re.compile(rf"({SEVERAL}|[2-9])({CLASSIFIER})([{HAN}]{{1,8}})")
SINGLE = re.compile(
    rf"({SIGN}{{1,4}})?({SEVERAL}|(?<!\d)[2-9])({SIGN}{{1,5}}|{SIGN}{{0,3}}(?:位一体|合一|归一|统一)|[包帮联带管]一)"
)
GREAT = re.compile(rf"{SEVERAL}大{SIGN}{{1,6}}")
CHAIN = re.compile(r"[一二三四五六七八九]{2,6}|十百千|百千万")
COUNTING = "一二三四五六七八九、十百千万"
ROUND = re.compile(r"([双两二三四五六七八九])([十百千万])")
ADDEND = rf"(?:\d{{1,2}}(?!\d)|[NXnx](?![A-Za-z])|(?:{NUMBER}{SIGN}{{1,4}}){{1,4}})"
#: Addends of which one at least is a number: 1+4+6, 1+N, 一中心+四平台.
SUM = rf"(?<![\d.+A-Za-z/-]){ADDEND}(?: ?\+ ?{ADDEND}){{1,5}}(?![\d.%A-Za-z])"
SUMMED = re.compile(rf"{SUM}|{SIGN}{{2,6}}(?: ?\+ ?{ADDEND}){{1,5}}")


class Shape(NamedTuple):
    """What a formula's wording says: its kind, and how many of what it counts; −1 where the number stays open."""

    kind: str
    parts: tuple[tuple[int, str], ...]

    @property
    def declared(self) -> int:
        """The number of things the wording counts, summed over its parts."""
        return sum(max(number, 0) for number, _ in self.parts)

    @property
    def counted(self) -> str:
        """What it counts: 查改 of 两查一改."""
        return "".join(word for _, word in self.parts)

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many items may be told: as many as declared, one for each addend of a sum, the four of 一案四查."""
        if self.kind == "sum" and not self.counted:
            return (self.declared, len(self.parts))
        several = sum(number for number, _ in self.parts if number > 1)
        return (self.declared, several) if 2 < several < self.declared else (self.declared,)

    def complete(self, found: int) -> bool:
        """Whether so many different items are all that it stands for: as many addends where one of them is an N."""
        left_open = any(number < 0 for number, _ in self.parts)
        return found > 0 and found in self.sizes and (not left_open or found == len(self.parts))


@cache
def words(role: str) -> str:
    """A pattern of any word of `formula_words.tsv` with a role."""
    table = lexicon.table("formula_words")
    return f"(?:{alternatives(table.word[table.role == role])})"


def number(numeral: str) -> int:
    """The number that a numeral stands for; −1 for the N of 1+N."""
    count = 2 if numeral == "双" else value(numeral)
    return -1 if count is None else int(count)


def _parts(text: str) -> tuple[tuple[int, str], ...]:
    return tuple((number(numeral), word) for numeral, word in COMPONENT.findall(text))


def _sum(text: str) -> Shape | None:
    if "+" not in text or not SUMMED.fullmatch(text):
        return None
    addends = text.replace(" ", "").split("+")
    bare = re.compile(r"\d+|[NXnx]")
    parts = [((number(addend), ""),) if bare.fullmatch(addend) else _parts(addend) for addend in addends]
    return Shape("sum", tuple(part for several in parts for part in several))


def _numerals(text: str, follows: str) -> Shape | None:
    """Numerals alone: 三四五六 abbreviates formulas, 六百 counts hundreds, 322 adds up where it names a project."""
    titled = re.match(rf"[”’]?{SIGN}{{0,4}}?(?:{words('titled')}|{words('head')})", follows)
    if found := ROUND.fullmatch(text):
        return Shape("enumerative", ((number(found[1]), found[2]),))
    if CHAIN.fullmatch(text) and len(set(text)) == len(text) and (titled or (text in COUNTING and len(text) > 2)):
        return Shape("compound", ((len(text), ""),))
    if re.fullmatch(r"\d{3,5}", text) and titled:
        return Shape("sum", tuple((int(digit), "") for digit in text))
    return None


def _compound(text: str) -> Shape | None:
    if not COMPOUND.fullmatch(text) or RULED.match(text):
        return None
    made = Shape("compound", _parts(text))
    return made if len(made.parts) > 1 else None


def _single(text: str) -> Shape | None:
    if found := CLASSED.fullmatch(text):
        return Shape("classifier", ((number(found[1]), found[3]),))
    found = SINGLE.fullmatch(text)
    if not found or (found[1] and len(found[3]) > 2):
        return None
    return Shape("enumerative", ((number(found[2]), found[3]),))


def _distributive(made: Shape) -> bool:
    """One Y for each X (一村一警, 一企一策): no list stands behind it, as one does behind 一队一室."""
    each = re.compile(words("each"))
    return all(count == 1 for count, _ in made.parts) and any(each.match(word) for _, word in made.parts)


def _measures(made: Shape) -> bool:
    """Whether it only measures: 三年, 6类."""
    unit, one = re.compile(words("unit")), len(made.parts) == 1
    things = [word for _, word in made.parts if one or len(word) == 1 or word[0] not in CLASSIFIER]
    return any(map(unit.match, things)) or (one and made.counted in f"{CLASSIFIER}星")


def known(text: str) -> Shape:
    """The shape of a wording that is known to be a formula, whatever else it might be."""
    if made := _sum(text) or _compound(text) or _single(text):
        return made
    numeral = re.match(NUMBER, text)
    said = numeral.group() if numeral else ""
    return Shape("enumerative", ((max(number(said), 0), text.removeprefix(said)),))


def shape(text: str, follows: str = "") -> Shape | None:
    """What a wording says as a formula, or nothing where it is none.

    Parameters
    ----------
    text : the wording without marks, half-width
    follows : what stands after it: 六五 before 普法 numbers a plan, 四五 before 工程 abbreviates

    """
    if re.match(words("idiom"), text):
        return None
    if made := _sum(text) or _numerals(text, follows):
        return made
    if made := _compound(text):
        return None if _distributive(made) or _measures(made) else made
    made = _single(text)
    return None if made is None or _measures(made) else made


def core(text: str, follows: str) -> tuple[str, Shape] | None:
    """The formula that a quoted wording is, less the head noun after it (五步工作法 gives 五步), with its shape."""
    head = None if GREAT.fullmatch(text) else re.search(words("head") + "$", text)
    bare = text[: head.start()] if head else ""
    for wording, after in ((bare, text[len(bare) :]), (text, follows)):
        if wording and (made := shape(wording, after)):
            return wording, made
    return None
