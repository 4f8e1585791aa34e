"""Who acts, as the text names it: offices above, the reporting side, units below, the people."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from analysis import lexicon
from analysis.finding.text import HAN

CLASSES = ("up", "self", "lower", "mass")
MARK = re.compile(r"[,。;:!?…()“”\n]|——")
CLAUSE = re.compile(r"(?:[^,。;:!?…()“”\n—]|—(?!—))+")
REACH = 48  # characters before a cue in which its agent is looked for
PLACE = 8  # characters of a place before an office
ASIDE = "在向对为给从"  # before an office that is not the one that acts
AFTER_A_NAME = "在有为说表主积认率带不用与和向对把将迅立坚多先成从到就是又也还告介"


class Agent(NamedTuple):
    """An agent of the text: where it stands, its class, whether it is named: by a place, or as a person."""

    start: int
    end: int
    kind: str
    named: bool


def part(kind: str) -> str:
    """The patterns of one class of the lexicon, as one pattern, the longer first."""
    rows = lexicon.table("agents")
    return "|".join(sorted(rows.pattern[rows["class"] == kind], key=len, reverse=True))


@cache
def _agents() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{kind}>{part(kind)})" for kind in CLASSES))


@cache
def _said(kind: str, form: str = "{}") -> re.Pattern[str]:
    """A class of the lexicon in a pattern."""
    return re.compile(form.format(f"(?:{part(kind)})"))


def named(text: str, start: int, end: int, ceiling: int) -> list[str]:
    """The classes of the agents that a phrase names, in order; what follows it, up to the ceiling, may tell them."""
    found = _agents().finditer(text, start, ceiling)
    return [str(hit.lastgroup) for hit in found if hit.start() < end]


def opens(text: str, start: int, ceiling: int) -> str:
    """The class of the agent that a phrase begins with, else nothing."""
    found = _agents().match(text, start, ceiling)
    return str(found.lastgroup) if found else ""


def before(plain: str, at: int, gap: int, floor: int) -> Agent | None:
    """The agent that stands before a place in its clause, at most so many characters off; its name is not counted."""
    said = MARK.split(plain[max(floor, at - REACH) : at])[-1]
    hits = list(_agents().finditer(said))
    if not hits:
        return None
    end = _ended(said, hits[-1].end())
    first = len(hits) - 1
    while first and _said("joins").fullmatch(said, hits[first - 1].end(), hits[first].start()):
        first -= 1
    start, here = _placed(said, hits[first]), at - len(said)
    ahead = said[:start].removesuffix("全")
    if ahead and ahead[-1] in ASIDE:
        return before(plain, here + len(ahead) - 1, gap, floor)
    if len(said) - end > gap or _said("urged").search(said, end):
        return None
    place = start < hits[first].start() and not _said("unnamed").search(said, start, end)
    return Agent(here + start, here + end, str(hits[-1].lastgroup), place or end > hits[-1].end())


def _ended(said: str, end: int) -> int:
    """Where an agent ends, with the name of the person where a role is followed by one (民警李明)."""
    role = _said("role", r"{}\Z").search(said, 0, end)
    found = _said("surname", rf"(?<=[{HAN}]){{}}[{HAN}]{{{{1,2}}}}").match(said, end) if role else None
    if not found:
        return end
    short = found.end() - end == 3 and found.end() < len(said) and said[end + 2] in AFTER_A_NAME
    return end + 2 if short else found.end()


def _placed(said: str, hit: re.Match[str]) -> int:
    """Where an office begins with the place before it, less what opens a phrase and is no part of its name."""
    place = re.search(rf"[{HAN}]{{0,{PLACE}}}\Z", said[: hit.start()]) if hit.lastgroup in ("self", "lower") else None
    near = place.group() if place else ""
    found = _said("opens", ".*{}").match(near)
    return hit.start() - len(near) + (found.end() if found else 0)


def earlier(plain: str, at: int, floor: int, classes: frozenset[str]) -> Agent | None:
    """The agent that opens the nearest clause before a place, for a clause whose subject is dropped."""
    said = plain[max(floor, at - 2 * REACH) : at]
    for clause in reversed(list(CLAUSE.finditer(said))[:-1]):
        hit = _agents().search(said, clause.start(), min(clause.end(), clause.start() + PLACE + 8))
        if hit and hit.lastgroup in classes:
            return before(plain, at - len(said) + _ended(said[: clause.end()], hit.end()), 0, floor)
    return None
