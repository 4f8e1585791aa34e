"""What the wording of a numeric formula looks like, and what it declares."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from analysis import lexicon

HAN = "㐀-䶿一-鿿"
NUMBER = "(?:十?[一两双三四五六七八九]|十二?)"
SEVERAL = "(?:十?[两双三四五六七八九]|十[一二]|十)"
#: A word without a numeral, of bounded length.
WORD = f"(?:(?![一二两双三四五六七八九十])[{HAN}])"
CLASSIFIER = "[个大项种类条级张道本支把块座]"
VALUES = {numeral: value for value, numeral in enumerate("零一二三四五六七八九十")} | {"两": 2, "双": 2}

Parts = tuple[tuple[int, str], ...]


class Shape(NamedTuple):
    """What a formula's wording says: its kind, and how many of what it counts; −1 where the number stays open."""

    kind: str
    parts: Parts

    @property
    def declared(self) -> int:
        """The number of things the wording counts, summed over its parts."""
        return sum(max(number, 0) for number, _ in self.parts)

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many items may be told: as many as declared, one for each addend of a sum, the four of 一案四查."""
        if self.kind == "sum" and not any(word for _, word in self.parts):
            return (self.declared, len(self.parts))
        several = sum(number for number, _ in self.parts if number > 1)
        return (self.declared, several) if 2 < several < self.declared else (self.declared,)

    def complete(self, found: int) -> bool:
        """Whether so many different items are all that it stands for."""
        return found > 0 and found in self.sizes and (not self.open or found == len(self.parts))

    @property
    def open(self) -> bool:
        """Whether a part counts any number of things, as in 1+N."""
        return any(number < 0 for number, _ in self.parts)


@cache
def words(role: str) -> tuple[str, ...]:
    """The words of `formula_words.tsv` with a role, the longest first."""
    table = lexicon.table("formula_words")
    return tuple(sorted(table.word[table.role == role], key=lambda word: (-len(word), word)))


@cache
def any_of(role: str) -> str:
    """A pattern that matches a word with a role, the longest first."""
    return f"(?:{'|'.join(map(re.escape, words(role)))})"


def value(numeral: str) -> int:
    """The number that a numeral stands for; −1 for the N of 1+N."""
    if numeral.isdecimal():
        return int(numeral)
    return sum(VALUES[sign] for sign in numeral) if numeral in VALUES or numeral[:1] == "十" else -1


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    component = rf"({NUMBER}|\d|N)([个项大种类条张]?{WORD}{{1,4}})"
    return {
        "component": re.compile(component),
        "compound": re.compile(rf"(?:{component}、?){{2,6}}"),
        "classifier": re.compile(rf"({SEVERAL}|[2-9])({CLASSIFIER})([{HAN}]{{1,8}})"),
        "enumerative": re.compile(
            rf"({WORD}{{1,4}})?({SEVERAL}|(?<!\d)[2-9])({WORD}{{1,5}}|{WORD}{{0,3}}(?:位一体|合一|归一|统一)|[包帮联带管]一)"
        ),
        "ruled": re.compile(rf"{SEVERAL}个.{{0,4}}一(?!个|张|项)|.位一体"),
        "chain": re.compile(r"[一二三四五六七八九]{2,6}"),
        "round": re.compile(r"([双两二三四五六七八九])[十百千万]|十百千|百千万"),
        "sum": re.compile(rf"{SUM}|{WORD}{{2,6}}(?: ?\+ ?{ADDEND}){{1,5}}"),
        "unit": re.compile(any_of("unit")),
        "head": re.compile(any_of("head") + "$"),
        "headed": re.compile(rf"[\s”’」』\"']{{0,3}}{WORD}{{0,4}}?(?:{any_of('head')}|{any_of('noun')})"),
        "great": re.compile(rf"{SEVERAL}大{WORD}{{1,6}}"),
        "old": re.compile(rf"[老新]{SEVERAL}[样篇件招]"),
        "plan": re.compile(r"(?:十?[一二三四五六七八九]|十)五"),
    }


ADDEND = rf"(?:\d{{1,2}}(?!\d)|[NXnx](?![A-Za-z])|(?:{NUMBER}{WORD}{{1,4}}){{1,4}})"
#: Addends of which one at least is a number: 1+4+6, 1+N, 一中心+四平台.
SUM = rf"(?<![\d.+A-Za-z/-]){ADDEND}(?: ?\+ ?{ADDEND}){{1,5}}(?![\d.%A-Za-z])"


def _sum(text: str) -> Shape | None:
    if "+" not in text or not _patterns()["sum"].fullmatch(text):
        return None
    parts: list[tuple[int, str]] = []
    for addend in text.replace(" ", "").split("+"):
        if re.fullmatch(r"\d+|[NXnx]", addend):
            parts.append((value(addend), ""))
        else:
            parts += [(value(number), word) for number, word in _patterns()["component"].findall(addend)]
    return Shape("sum", tuple(parts))


def _numerals(text: str, follows: str) -> Shape | None:
    """Numerals alone: 三四五六 abbreviates formulas, 六百 counts hundreds; 十四五 numbers a plan and is none."""
    headed = _patterns()["headed"].match(follows)
    if text in words("date") or (_patterns()["plan"].fullmatch(text) and not re.match(r".?(?:工程|工作法)", follows)):
        return None
    if found := _patterns()["round"].fullmatch(text):
        count = value(found[1]) if found[1] and found[1] != "二" else len(text)
        return Shape("enumerative" if found[1] else "compound", ((count, text[1:] if found[1] else ""),))
    if _patterns()["chain"].fullmatch(text) and len(set(text)) == len(text) and (headed or len(text) > 2):
        return Shape("compound", ((len(text), ""),))
    named = re.match(rf"[”’」』\"']?(?:{any_of('titled')})", follows)
    if re.fullmatch(r"\d{3,5}", text) and (named or (headed and text not in words("code"))):
        return Shape("sum", tuple((int(digit), "") for digit in text))
    return None


def _compound(text: str) -> Shape | None:
    if not _patterns()["compound"].fullmatch(text) or _patterns()["ruled"].match(text):
        return None
    parts = tuple((value(number), word) for number, word in _patterns()["component"].findall(text))
    return Shape("compound", parts) if len(parts) > 1 else None


def addends(text: str) -> list[str]:
    """The formulas that a compound is made of: 一网三调 gives 一网 and 三调."""
    return [found.group() for found in _patterns()["component"].finditer(text)]


def _distributive(shape: Shape) -> bool:
    """One Y for each X (一村一警, 一企一策): no list stands behind it, as one does behind 一队一室."""
    each = any(word.startswith(words("each")) for _, word in shape.parts)
    return each and all(number == 1 for number, _ in shape.parts)


def _single(text: str) -> Shape | None:
    if found := _patterns()["classifier"].fullmatch(text):
        return Shape("classifier", ((value(found[1]), found[3]),))
    found = _patterns()["enumerative"].fullmatch(text)
    if not found or (found[1] and (len(found[3]) > 2 or found[1].startswith(words("verb")))):
        return None
    return Shape("enumerative", ((value(found[2]), found[3]),))


def _counts(shape: Shape) -> bool:
    """Whether it only measures: 三年, 6类."""
    words = [word for _, word in shape.parts]
    things = [word for word in words if len(words) == 1 or len(word) == 1 or word[0] not in CLASSIFIER]
    return any(map(_patterns()["unit"].match, things)) or (len(words) == 1 and words[0] in f"{CLASSIFIER}星")


@cache
def _idioms() -> re.Pattern[str]:
    return re.compile(any_of("idiom"))


def known(text: str) -> Shape:
    """The shape of a wording that is known to be a formula, whatever else it might be."""
    if made := _sum(text) or _compound(text) or _single(text):
        return made
    found = re.match(NUMBER, text)
    return Shape("enumerative", ((value(found.group()) if found else 0, text[found.end() if found else 0 :]),))


def shape(text: str, follows: str = "") -> Shape | None:
    """What a wording says as a formula, or nothing where it is none.

    Parameters
    ----------
    text : the wording without marks, half-width
    follows : what stands after it: 六五 before 普法 numbers a plan, 四五 before 工程 abbreviates

    """
    if _idioms().match(text):
        return None
    if made := _sum(text) or _numerals(text, follows):
        return made
    if made := _compound(text):
        return None if _distributive(made) or _counts(made) else made
    made = _single(text)
    if made and _patterns()["old"].fullmatch(text):
        return made
    return None if made is None or _counts(made) else made


def core(text: str, follows: str) -> tuple[str, Shape] | None:
    """The formula that a quoted wording is, less the head noun after it (五步工作法 gives 五步), with its shape."""
    found = None if _patterns()["great"].fullmatch(text) else _patterns()["head"].search(text)
    bare = text[: found.start()] if found else ""
    for wording, after in ((bare, text[len(bare) :]), (text, follows)):
        if wording and (made := shape(wording, after)):
            return wording, made
    return None
