"""What a number counts, and over what time, in the words that stand beside it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
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
        "closes": f"(?:{either}){{1,6}}$",
    }
    return re.compile(form.get(side, either))


def _less(text: str, edge: re.Match[str] | None) -> str:
    """What follows an edge; the whole where hardly a word would be left."""
    return text[edge.end() :] if edge and len(text) - edge.end() > 1 else text


def _before(text: str, start: int, floor: int) -> str:
    said = ASIDE.sub("", text[max(floor, start - REACH) : start].rstrip(" "))
    said = QUOTES.sub("", MARK.split(said)[-1])
    said = _edge("closes").sub("", said) or said
    return _less(said, _edge("opens").match(said))[-LONGEST:]


def _after(text: str, end: int, ceiling: int) -> str:
    said = QUOTES.sub("", MARK.split(ASIDE.sub("", text[end : min(ceiling, end + REACH)].lstrip(" ")))[0])
    if _edge("ends").fullmatch(said):
        return ""
    cut = _edge("ends").search(said, 1)
    said = _edge("closes").sub("", said[: cut.start()] if cut else said)
    return _less(said, re.match(".*的", said))[:LONGEST]


def _chains(text: str, found: Sequence[Number]) -> Iterator[tuple[int, int]]:
    """First and last of numbers that stand side by side (69项278条, 91.1%和98.3%): they count one thing."""
    first = 0
    for at, number in enumerate(found[1:], 1):
        if text[found[at - 1].span[1] : number.span[0]] not in JOINT:
            yield first, at - 1
            first = at
    if found:
        yield first, len(found) - 1


def counts(text: str, found: Sequence[Number]) -> list[str]:
    """What each number counts: the noun after it, or before it where it ends its phrase; at most twelve characters."""
    said: list[str] = []
    for first, last in _chains(text, found):
        start, end, kind = found[first].span[0], found[last].span[1], found[last].kind
        floor = max(found[first - 1].span[1] if first else 0, text.rfind(BREAK, max(0, start - REACH), start) + 1)
        ceiling = found[last + 1].span[0] if last + 1 < len(found) else len(text)
        after, before = _after(text, end, ceiling), _before(text, start, floor)
        noun = before or after if kind in OF_THE_WHOLE else after or before
        said += [noun] * (last - first + 1)
    return said


@cache
def _times(reach: str) -> re.Pattern[str]:
    rows = lexicon.table("periods")
    return re.compile("|".join(f"(?:{row})" for row in rows.pattern[rows.reach == reach]))


def periods(text: str, found: Sequence[Number]) -> list[str]:
    """Over what time each number is claimed: the last words for a time before it, or none.

    A date or an era holds for the rest of its sentence, a rate or a streak (日均, 连续两年) for its clause.
    """
    said, end = list[str](), -1
    for start in (number.span[0] for number in found):
        if start > end:
            begin, end = text.rfind(BREAK, 0, start) + 1, text.find(BREAK, start)
            end = end if end >= 0 else len(text)
            times = list(_times("sentence").finditer(text, begin, end))
            ends = [time.end() for time in times]
        rates = _times("clause").findall(CLAUSE.split(text[max(begin, start - REACH) : start])[-1])
        before = bisect_right(ends, start)
        said.append(rates[-1] if rates else times[before - 1].group() if before else "")
    return said
