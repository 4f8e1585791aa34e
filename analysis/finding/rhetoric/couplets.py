"""Couplets: where two neighbouring clauses of one length may be read as a pair, and the pairs that are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.finding.rhetoric import pairs, shapes
from analysis.finding.rhetoric.pairs import Pair
from analysis.finding.rhetoric.units import JOINS, Bare, Figure
from analysis.finding.text import Span

SHORTEST, LONGEST = 3, 24  # characters of a half
TAIL = "的等于之"  # what may follow a couplet in its clause
TAILS = re.compile(f"[{TAIL}]")
STOP = "。!\n"
FROM_TO = re.compile(r"从[“‘](\w{3,9})[”’] *到 *[“‘](\w{3,9})[”’]")
HEADING = re.compile(r"^(\w{4,13}) (\w{4,13})$|^(\w{4,8}),(\w{4,8})$", re.MULTILINE)


def _sizes(bare: Bare, one: Span, other: Span) -> list[tuple[int, int]]:
    """Lengths at which the end of a clause and the beginning of the next may be halves of a couplet."""
    first, second = one[1] - one[0], other[1] - other[0]
    sizes = {(min(first, second),) * 2}
    if abs(first - second) <= 2:
        sizes.add((first, second))
    low = max(one[0], one[1] - LONGEST)
    sizes.update((one[1] - at, second) for at in bare.openings(low, one[1]) if abs(one[1] - at - second) <= 2)
    begin, end = other[0] + SHORTEST, min(other[1], other[0] + min(first, LONGEST))
    sizes.update((at - other[0],) * 2 for at in bare.closings(begin, end))
    sizes.update((found.start() - other[0],) * 2 for found in TAILS.finditer(bare.text, begin, end))
    for size in (1, 2):
        at = bare.text.rfind(bare.text[other[0] : other[0] + size], low, one[1])
        if at >= 0 and one[1] - at <= second:
            sizes.add((one[1] - at,) * 2)
    if second > 4 and bare.text.startswith(bare.text[other[0] + 1 : other[0] + 4], one[1] - second + 1):
        sizes.add((second - 1, second))
    return [(a, b) for a, b in sizes if SHORTEST <= a <= LONGEST and SHORTEST <= b <= LONGEST]


def _pair(bare: Bare, one: Span, other: Span, halves: tuple[Span, Span], level: int) -> Pair:
    """One reading of two clauses as a couplet."""
    (start, middle), (after, end) = halves
    text = bare.text
    opened, closed = bare.opened(start), bare.closed(end)
    follows = text[end : end + 1]
    first, second = text[start:middle].replace("了", ""), text[after:end].replace("了", "")
    return Pair(
        first,
        second,
        level,
        bounds=(start == one[0] or (opened and closed) or text[start - 1] == "(", end == other[1] or closed),
        tail=follows in TAIL,
        quoted=opened and closed,
        lead=text[max(one[0], start - LONGEST) : start],
        alone=text[start - 1 : start] in ("\n", "。", "") and end == other[1] and follows in STOP,
        ends=follows in STOP,
        same=pairs.same(first, second),
    )


def _readings(bare: Bare, one: Span, other: Span, level: int) -> Iterator[tuple[Pair, tuple[Span, Span]]]:
    """Ways to read two clauses as a couplet, the most regular first."""
    ways = []
    for a, b in _sizes(bare, one, other):
        halves = (one[1] - a, one[1]), (other[0], other[0] + b)
        if not bare.cut(halves[0][0], halves[1][1]):
            ways.append((_pair(bare, one, other, halves, level), halves))
    yield from ways if len(ways) < 2 else sorted(ways, key=lambda way: (way[0].rank, way[1]), reverse=True)


def _figure(members: tuple[Span, ...], one: str, other: str) -> Figure:
    return Figure("couplet", members, shapes.frame((one, other)), shapes.antithesis(one, other))


def _apart(bare: Bare, one: Span, other: Span) -> bool:
    """Whether phrases are of unlike length and no word of grammar or verb leads the second: most of what 、 joins."""
    first, second = one[1] - one[0], other[1] - other[0]
    if abs(first - second) <= 2 or min(first, second) < 5 or bare.opened(one[0]) or bare.opened(other[0]):
        return False
    size = min(first, second)
    head, tail = bare.text[other[0] : other[0] + size], bare.text[one[1] - size : one[1]]
    return set(head).isdisjoint(tail) and not shapes.opens(head) and not shapes.opens_with_verb(head)


def _spoken(bare: Bare) -> Iterator[Figure]:
    """Couplets of neighbouring clauses."""
    for level in range(len(JOINS)):
        for one, other in bare.neighbours(level, LONGEST):
            if level == 0 and _apart(bare, one, other):
                continue
            for pair, halves in _readings(bare, one, other, level):
                if pairs.holds(pair):
                    yield _figure(halves, pair.one, pair.other)
                    break


def _touching(bare: Bare) -> Iterator[Figure]:
    """Couplets of two quotations of one length that touch, each of which says something."""
    for first, second in bare.neighbours(0, LONGEST, touching=True):
        halves = (
            (max(bare.openings(*first), default=first[1]), first[1]),
            (second[0], min(bare.closings(*second), default=second[1])),
        )
        one, other = bare.said(halves)
        if len(one) == len(other) > 3 and shapes.predicates(one) and shapes.predicates(other):
            yield _figure(halves, one, other)


def _set(bare: Bare) -> Iterator[tuple[Span, Span]]:
    """Pairs that the page sets off: 从“…”到“…”, and headings of two equal halves."""
    for found in FROM_TO.finditer(bare.plain):
        yield bare.at(found.span(1)), bare.at(found.span(2))
    for found in HEADING.finditer(bare.text):
        last = found.lastindex or 2
        yield found.span(last - 1), found.span(last)


def couplets(bare: Bare) -> Iterator[Figure]:
    """Every couplet of a text, of whatever length."""
    yield from _spoken(bare)
    yield from _touching(bare)
    for halves in _set(bare):
        one, other = bare.said(halves)
        if len(one) == len(other) and pairs.plain(one) and pairs.plain(other) and not shapes.named(one, other):
            yield _figure(halves, one, other)
