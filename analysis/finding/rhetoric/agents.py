"""Who acts, as the text names it: offices above, the reporting side, units below, the people."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from analysis import lexicon
from analysis.finding.text import Span

CLASSES = ("up", "self", "lower", "mass")
HAN = "\u3400-\u9fff"
MARK = re.compile(r"[,。;:!?…()“”\n]|——")
CLAUSE = re.compile(r"(?:[^,。;:!?…()“”\n—]|—(?!—))+")
JOINS = ("", "、", "和", "与", "及", "以及", "会同")
REACH = 48  # characters before a cue in which its agent is looked for
PLACE = 8  # characters of a place before an office
#: What stands before an office and is no part of its name.
OPENS = re.compile(
    r".*(?:由|在|经|为|被|向|对|和|与|的|了|是|后|以|从|让|给|同|把|将|等|于|近日|日前|随后|推动|组织|支持|确保|、)"
)
ASIDE = "在向对为给从"  # before an office that is not the one that acts
UNNAMED = re.compile(r"[各每全]|公安|市县|县乡|村居|基层|广大|一线|一名|这名|联合")
URGED = re.compile("应|(?<![主重首])要(?!求)|须|将|需")  # what is to be done credits nobody yet
AFTER_A_NAME = "在有为说表主积认率带不用与和向对把将迅立坚多先成从到就是又也还告介"


class Agent(NamedTuple):
    """An agent of the text: where it stands, its class, whether it is named: by a place, or as a person."""

    span: Span
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
def _name() -> re.Pattern[str]:
    return re.compile(rf"(?<=[{HAN}])(?:{part('surname')})[{HAN}]{{1,2}}")


@cache
def _role() -> re.Pattern[str]:
    return re.compile(rf"(?:{part('role')})\Z")


def named(text: str, start: int, end: int, ceiling: int) -> frozenset[str]:
    """The classes of the agents that a phrase names; what follows it, up to the ceiling, may tell them."""
    found = _agents().finditer(text, start, ceiling)
    return frozenset(str(hit.lastgroup) for hit in found if hit.start() < end)


def first(text: str, start: int, ceiling: int) -> str:
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
    begin = len(hits) - 1
    while begin and said[hits[begin - 1].end() : hits[begin].start()] in JOINS:
        begin -= 1
    start = _placed(said, hits[begin])
    here = at - len(said)
    ahead = said[:start].removesuffix("全")
    if ahead[-1:] and ahead[-1] in ASIDE:
        return before(plain, here + len(ahead) - 1, gap, floor)
    if len(said) - end > gap or URGED.search(said, end):
        return None
    name = end > hits[-1].end() or (start < hits[begin].start() and not UNNAMED.search(said, start, end))
    return Agent((here + start, here + end), str(hits[-1].lastgroup), name)


def _ended(said: str, end: int) -> int:
    """Where an agent ends, with the name of the person where a role is followed by one (民警李明)."""
    found = _name().match(said, end) if _role().search(said, 0, end) else None
    if not found:
        return end
    short = found.end() - end == 3 and found.end() < len(said) and said[end + 2] in AFTER_A_NAME
    return end + 2 if short else found.end()


def _placed(said: str, hit: re.Match[str]) -> int:
    """Where an office begins with the place before it."""
    place = re.search(rf"[{HAN}]{{0,{PLACE}}}\Z", said[: hit.start()]) if hit.lastgroup in ("self", "lower") else None
    near = place.group() if place else ""
    opens = OPENS.match(near)
    return hit.start() - len(near) + (opens.end() if opens else 0)


def earlier(plain: str, at: int, floor: int, classes: frozenset[str]) -> Agent | None:
    """The agent that opens the nearest clause before a place, for a clause whose subject is dropped."""
    said = plain[max(floor, at - 2 * REACH) : at]
    end = at
    for clause in reversed(list(CLAUSE.finditer(said))[:-1]):
        hit = _agents().search(said, clause.start(), min(clause.end(), clause.start() + PLACE + 8))
        if hit and hit.lastgroup in classes:
            end = at - len(said) + _ended(said[: clause.end()], hit.end())
            return before(plain, end, 0, floor)
    return None
