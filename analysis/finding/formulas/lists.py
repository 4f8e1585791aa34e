"""A list in running text cut into its members: 严防漏事、漏人和漏管 gives 漏事, 漏人, 漏管."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import takewhile

from analysis.finding.formulas.wordings import words

LISTED = re.compile(r"[、+]|[”’][“‘]")
AND = re.compile("以及|[和及与]")
CLAUSES = (re.compile("[;]"), re.compile("[,]"))
MARKS = " \t“”‘’\"'():。.…"
LONGEST = 24  # characters up to which a whole clause is an item; of a longer one its opening is
SENTENCE = 30  # characters from which an opening is no item


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"{words('verb')}了?(?=.{{2}})")


def opening(texts: Iterable[str]) -> str:
    """What all texts begin with."""
    return "".join(signs[0] for signs in takewhile(lambda signs: len(set(signs)) == 1, zip(*texts, strict=False)))


def ending(texts: Iterable[str]) -> str:
    """What all texts end with."""
    return opening(text[::-1] for text in texts)[::-1]


def listed(passage: str, number: int) -> list[str]:
    """The members of a list joined by 、 and 和, if there are as many as that; else nothing."""
    members = LISTED.split(passage)
    if len(members) == number > 1:
        return members
    for found in reversed(list(AND.finditer(members[-1]))) if len(members) == number - 1 else ():
        pair = [members[-1][: found.start()], members[-1][found.end() :]]
        if all(len(member.strip(MARKS)) > 1 for member in pair):
            return [*members[:-1], *pair]
    return []


def clauses(passage: str, number: int) -> list[str]:
    """The parts of a passage cut at its semicolons or commas, if there are as many as that; else nothing."""
    cut = ([part for part in mark.split(passage) if part.strip(MARKS)] for mark in CLAUSES)
    return next((parts for parts in cut if len(parts) == number > 1), [])


def _without_verbs(text: str) -> str:
    """A phrase less the verbs that govern it: 制定出台法治商丘 gives 法治商丘."""
    while (found := _verbs().match(text)) and len(text) - found.end() > 1:
        text = text[found.end() :]
    return text


def _from(first: str, others: list[str]) -> str:
    """The first member from where it begins as the others do; what stands before is the verb of all."""
    if all(len(other) == 1 for other in others):
        return first[-1:]
    if {len(first)} == {len(other) for other in others} and ending([first, *others]):
        return first
    shared = opening(others)[:1] if len(others) > 1 else ""
    if shared and shared in first:
        return first[first.index(shared) :]
    governed = len(others) > 1 and all(_verbs().match(other) for other in others)
    if governed or others[0].startswith(first[:2]):
        return first
    made = _without_verbs(first)
    verbs = re.finditer(rf"{words('verb')}[了好]?(?=.{{2}})", made) if len(made) > max(map(len, others)) + 2 else ()
    return made[max((verb.end() for verb in verbs if len(verb.group()) > 1), default=0) :]


def _until(last: str, others: list[str]) -> str:
    """The last member up to where it ends as the others do; what stands after is said of all."""
    shared = ending(others)
    for end in (shared[-2:], shared[-1:]):
        if end and len(last) > max(map(len, others)) and (at := last.rfind(end)) > 0:
            return last[: at + len(end)]
    return last


def _same_verb(members: list[str], counted: str) -> list[str]:
    """Members less a verb that opens each (强化自治强基, 强化法治保障), unless the formula counts that verb."""
    found = _verbs().match(opening(members) + "  ")
    verb = found.group() if found else ""
    if len(verb) < 2 or verb in counted or any(len(member) < len(verb) + 2 for member in members):
        return members
    return [member[len(verb) :] for member in members]


def tidy(members: list[str], counted: str) -> list[str]:
    """Members of a list less what belongs to the whole list, marks, and the 等 that closes it."""
    made = [member.strip(MARKS) for member in members]
    if len(made) < 2 or not all(made):
        return made
    made[0] = _from(made[0], made[1:])
    made[-1] = _until(made[-1].removesuffix("等"), made[:-1])
    return [member.strip(MARKS) for member in _same_verb(made, counted)]


def told(parts: list[str], counted: str) -> list[str]:
    """Items of clauses that each open with one: the opening where all share a verb, else the clause if short."""
    made = [part.strip(MARKS) for part in parts]
    openings = [part.partition(",")[0] for part in made]
    shorter = _same_verb(openings, counted)
    if shorter != openings:
        return shorter
    items = [part if len(part) <= LONGEST else opening for part, opening in zip(made, openings, strict=True)]
    return items if max(map(len, items), default=0) <= SENTENCE else []
