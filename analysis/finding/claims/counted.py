"""What a number counts, and over what time, in the words that stand beside it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from analysis import lexicon
from analysis.finding.claims.numbers import Number
from analysis.finding.text import BREAK

LONGEST = 12  # characters of what is counted
REACH = 40  # characters on either side where it is looked for
MARK = re.compile(r"[,，。；;：:！？!?、…\s]|——|\d年")
ASIDE = re.compile(r"[(（][^()（）]{0,16}[)）]")
QUOTES = re.compile(r"[“”‘’「」『』《》\"'()（）]")
OF_THE_WHOLE = ("share", "ratio", "money")  # kinds that follow what they measure
JOINT = ("", "和", "、", "及", "与", "或", "至")
CLAUSE = re.compile(r"[,，;；]")


@cache
def _edge(side: str) -> re.Pattern[str]:
    words = lexicon.table("counted")
    listed = sorted(words.word[words.edge == side], key=len, reverse=True)
    either = "|".join(map(re.escape, listed))
    form = {
        "opens": f"(?:{either}){{1,6}}",
        "follows": f"(?:{either}){{1,3}}",
        "closes": f"(?:{either}){{1,6}}$",
        "breaks": f".*(?:{either})",
    }
    return re.compile(form.get(side, either))


def _less(text: str, edge: re.Match[str] | None) -> str:
    """What follows an edge; the whole where hardly a word would be left."""
    return text[edge.end() :] if edge and len(text) - edge.end() > 1 else text


def _before(text: str, start: int, floor: int, kind: str) -> str:
    said = ASIDE.sub("", text[max(floor, start - REACH) : start].rstrip(" "))
    said = QUOTES.sub("", MARK.split(said)[-1])
    said = _edge("closes").sub("", said) or said
    if kind not in OF_THE_WHOLE:
        said = _less(said, _edge("breaks").match(said))
    return _less(said, _edge("opens").match(said))[-LONGEST:]


def _after(text: str, end: int, ceiling: int) -> str:
    said = QUOTES.sub("", MARK.split(ASIDE.sub("", text[end : min(ceiling, end + REACH)].lstrip(" ")))[0])
    opening = _edge("follows").match(said)
    said = said[opening.end() :] if opening else said
    if _edge("ends").fullmatch(said):
        return ""
    cut = _edge("ends").search(said, 1)
    said = _edge("closes").sub("", said[: cut.start()] if cut else said)
    return _less(said, re.match(".*的", said))[:LONGEST]


def _chains(text: str, found: Sequence[Number]) -> list[list[int]]:
    """Numbers that stand side by side (69项278条, 91.1%和98.3%) count one thing."""
    chains: list[list[int]] = []
    for at, number in enumerate(found):
        if chains and text[found[at - 1].span[1] : number.span[0]] in JOINT:
            chains[-1].append(at)
        else:
            chains.append([at])
    return chains


def counts(text: str, found: Sequence[Number]) -> list[str]:
    """What each number counts: the noun after it, or before it where it ends its phrase; at most twelve characters."""
    said: list[str] = []
    for chain in _chains(text, found):
        start, end = found[chain[0]].span[0], found[chain[-1]].span[1]
        floor = max(found[chain[0] - 1].span[1] if chain[0] else 0, text.rfind(BREAK, max(0, start - REACH), start) + 1)
        ceiling = found[chain[-1] + 1].span[0] if chain[-1] + 1 < len(found) else len(text)
        kind = found[chain[-1]].kind
        sides = [_after(text, end, ceiling), _before(text, start, floor, kind)]
        if kind in OF_THE_WHOLE:
            sides.reverse()
        said += [sides[0] or sides[1]] * len(chain)
    return said


@cache
def _times(reach: str) -> re.Pattern[str]:
    rows = lexicon.table("periods")
    return re.compile("|".join(f"(?:{row})" for row in rows.pattern[rows.reach == reach]))


def _near(text: str, start: int, floor: int) -> str:
    """A rate or a streak in the clause that a number ends, at most `REACH` characters before it."""
    said = CLAUSE.split(text[max(floor, start - REACH) : start])[-1]
    return ([""] + [found.group() for found in _times("clause").finditer(said)])[-1]


def periods(text: str, found: Sequence[Number]) -> list[str]:
    """Over what time each number is claimed: the last words for a time before it, or none.

    A date or an era holds for the rest of its sentence, a rate or a streak (日均, 连续两年) for its clause.
    """
    said: list[str] = []
    begin, end = 0, -1
    ends, words = list[int](), list[str]()
    for number in found:
        start = number.span[0]
        if start > end:
            begin, end = text.rfind(BREAK, 0, start) + 1, text.find(BREAK, start)
            end = end if end >= 0 else len(text)
            times = list(_times("sentence").finditer(text, begin, end))
            ends, words = [time.end() for time in times], ["", *(time.group() for time in times)]
        said.append(_near(text, start, begin) or words[bisect_right(ends, start)])
    return said
