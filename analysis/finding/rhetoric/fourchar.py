"""Runs of three or more neighbouring phrases of four characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.finding.rhetoric import shapes
from analysis.finding.rhetoric.units import Bare, Figure
from analysis.finding.text import Span

HAN = "[\u3400-\u4dbf\u4e00-\u9fff]"
RUN = re.compile(rf"{HAN}{{4}}[、,;+](?:{HAN}{{4}}[、,;+])+{HAN}{{4}}")
QUOTED = re.compile("[“”‘’]")
WORD = re.compile(HAN)
TAIL = re.compile(r"[^、,;。\n等]{0,6}等[^、,;。\n]{0,6}|[一二三四五六七八九十两0-9]+[个大项类种]")
COUNTED = re.compile(r"[一二三四五六七八九十两0-9]")


def _members(bare: Bare, start: int, end: int) -> list[Span]:
    """Phrases of a run; one that is the edge of a longer clause belongs to it only if 、 joins it."""
    text = bare.text
    members = [(at, at + 4) for at in range(start, end, 5)]
    if text[start + 4] != "、" and start and WORD.match(text, start - 1) and not bare.opened(start):
        members = members[1:]
    if text[end - 5] != "、" and WORD.match(text, end) and not bare.closed(end):
        members = members[:-1]
    return members


def _listed(after: str) -> bool:
    """Whether what follows sums members up as names of things: 等工作, 四个平台."""
    tail = TAIL.match(after)
    if not tail:
        return False
    said = tail[0].partition("等")[2]
    return bool(COUNTED.match(tail[0])) or any(said.startswith(word) for word in shapes.use("list"))


def _says(phrase: str) -> bool:
    """Whether a phrase says something: with a verb or a quality of two characters, or as a set phrase."""
    two = shapes.opens_with_verb(phrase) or shapes.ends_with_verb(phrase) or shapes.build(phrase[-2:]) == "A"
    return two or phrase in shapes.idioms()


def _things(said: list[str]) -> bool:
    """Whether phrases name things: most end in a word for a kind of thing, or a noun comes back at one place."""
    things = shapes.use("series") | shapes.use("list")
    kinds = sum(phrase[2:] in things for phrase in said)
    first = [phrase[:2] for phrase in said if shapes.build(phrase[:2]) == "N"]
    last = [phrase[2:] for phrase in said]
    return 2 * kinds > len(said) or len(set(first)) < len(first) or len(set(last)) < len(last)


def _figure(said: list[str], after: str) -> bool:
    """Whether most phrases say something, and neither they nor what follows makes a list of things of them.

    Where the run ends its clause, two phrases in three are enough.
    """
    if _things(said) or _listed(after) or shapes.frozen("、".join(said)):
        return False
    telling = sum(map(_says, said))
    return telling >= len(said) - len(said) // 4 or (not WORD.match(after) and 3 * telling >= 2 * len(said))


def fours(bare: Bare) -> Iterator[Figure]:
    """Every run of four-character phrases of a text, with how many of them are set phrases."""
    for found in RUN.finditer(bare.text):
        members = _members(bare, *found.span())
        if len(members) < 3 or QUOTED.search(bare.plain, *bare.span(members[0][0], members[-1][1])):
            continue
        said = bare.said(members)
        if _figure(said, bare.text[members[-1][1] : members[-1][1] + 16]):
            yield Figure("fourchar", tuple(members), fixed=sum(one in shapes.idioms() for one in said))
