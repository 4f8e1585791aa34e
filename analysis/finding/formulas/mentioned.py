"""Where a report mentions a formula: in quotation marks, as a known one, or by its form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from analysis import lexicon
from analysis.finding.formulas import wordings
from analysis.finding.formulas.wordings import NUMBER, SEVERAL, SIGN, SUM, Shape, words
from analysis.finding.phrases import Phrases
from analysis.finding.settling import settled

QUOTED = re.compile(r"[“‘\"] ?([^“”‘’\"\n]{1,20})(?=([”’\"].{0,6}))")
NUMERAL = re.compile(r"[一两双二三四五六七八九十百\d+]")
LONGER = r"(?<![第数零一二三四五六七八九十百千万两双\d.])"  # not inside a longer numeral, an ordinal or a weekday
COMMON = "[些定样切起直般旦同次批个种方]"  # what follows 一 in an ordinary word
HOW = ("in quotation marks", "a known formula", "quoted elsewhere", "by its form", "defined after a colon")
#: What a note of the report defines: [2]四大产业:….
NOTE = re.compile(rf"(?:\A|\n)(?:\[\d+\]|\d+\.)?((?:{NUMBER}{SIGN}{{1,7}}、?){{1,4}})(?=:)")


class Mention(NamedTuple):
    """A formula in a report."""

    start: int
    end: int
    text: str
    shape: Shape
    how: str
    """What tells it, one of `HOW`."""


@cache
def _known() -> dict[str, bool]:
    """The known formulas, and whether each is told also without quotation marks: 三通 may be an ordinary count."""
    table = lexicon.table("formulas")
    return dict(zip(table.formula, table.bare == "yes", strict=True))


@lru_cache(maxsize=4096)
def _core(wording: str, follows: str) -> tuple[str, Shape] | None:
    """The formula that a quoted wording is, with its shape."""
    return (wording, wordings.known(wording)) if wording in _known() else wordings.core(wording, follows)


def _members(content: str, at: int, follows: str) -> Iterator[tuple[int, str]]:
    """A quoted wording, whole where it is one formula, else each member of the list in it."""
    members = [(at + part.start(), part.group()) for part in re.finditer(r"[^、 ·]+", content)]
    if len(members) < 2 or not all(_core(member, follows) for _, member in members):
        yield at, content
    if len(members) > 1:
        yield from members


def _quoted(text: str) -> Iterator[Mention]:
    for found in QUOTED.finditer(text):
        for at, wording in _members(found[1], found.start(1), found[2]) if NUMERAL.search(found[1]) else ():
            if core := _core(wording.rstrip(), found[2]):
                yield Mention(at, at + len(core[0]), *core, HOW[0])


@cache
def _form() -> re.Pattern[str]:
    forms = (
        SUM,
        rf"{SEVERAL}(?![个大项种类条]|{words('level')}){SIGN}{words('fused')}",
        rf"{SEVERAL}(?![个种项套大]){SIGN}{{1,5}}?(?=工作法)|{SEVERAL}(?:[步字]法|字诀)",
        rf"(?:{NUMBER}(?!{COMMON}){SIGN}{{1,3}}?){{2,5}}(?={words('head')})",
    )
    return re.compile(LONGER + f"(?:{'|'.join(forms)})")


def _formed(text: str) -> Iterator[Mention]:
    """Mentions told by form alone: a sum, what is fused (五治融合), a compound or a method with its head noun."""
    for numeral in NUMERAL.finditer(text):
        found = _form().match(text, numeral.start())
        if found and (made := wordings.shape(found.group())):
            yield Mention(*found.span(), found.group(), made, HOW[3])


def _defined(text: str) -> Iterator[Mention]:
    for found in NOTE.finditer(text):
        if made := wordings.shape(found[1]):
            yield Mention(*found.span(1), found[1], made, HOW[4])


def _repeated(text: str, known: dict[str, str]) -> Iterator[Mention]:
    """Mentions without quotation marks of formulas that are known, or quoted elsewhere in the report."""
    longer, unit = re.compile(LONGER), re.compile(words("unit"))
    for start, end in Phrases(known).places(text):
        if longer.match(text, start) and not unit.match(text, end):
            name = text[start:end]
            yield Mention(start, end, name, wordings.known(name), known[name])


def mentions(text: str) -> list[Mention]:
    """One item is a mention in a report: quoted ones first, then known ones, then what the wording alone tells."""
    quoted = list(_quoted(text))
    known = {m.text: HOW[2] for m in quoted if m.shape.kind != "sum"}
    known |= {name: HOW[1] for name, bare in _known().items() if bare}
    found = [*quoted, *_repeated(text, known), *_formed(text), *_defined(text)]
    return settled(found, lambda m: (HOW.index(m.how) if m.how != HOW[2] else 1, m.start, -m.end))
