"""A list in running text cut into its members: 严防漏事、漏人和漏管 gives 漏事, 漏人, 漏管."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import takewhile

from analysis.finding.formulas.shapes import SEVERAL, WORD, any_of, words

LISTED = re.compile(r"[、+＋]|[”’」』][“‘「『]")
#: What joins two members, and is no part of a word: 参与, 普及, 和谐.
AND = re.compile("以及|(?<![温总平调缓祥共谐])和(?![谐平解睦])|(?<![普涉触波顾危])及(?!时)|(?<![参给赋])与(?!时)")
CLAUSE = re.compile(r"[,，]")
GROUP = re.compile(r"[;；]")
MARKS = " \t“”‘’「」『』\"'()（）:：。.…"
ORDINAL = re.compile(r"^(?:[一二三四五六七八九十]是(?:要)?|第[一二三四五六七八九十][,，]?|[(（]?\d[)）.、])")
PREPOSITIONS = "以用把让向对由"
LONGEST = 24  # characters up to which a whole clause is an item; of a longer one its opening is


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(f"{any_of('adverb')}?{any_of('verb')}了?(?=.{{2}})")


@cache
def _summed() -> re.Pattern[str]:
    return re.compile(rf"(?<=.{{2}}){SEVERAL}(?:[个大项种类张条支道本把]{WORD}|方{WORD}{{2}})")


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
    if len(members) == number - 1:
        for found in reversed(list(AND.finditer(members[-1]))):
            pair = [members[-1][: found.start()], members[-1][found.end() :]]
            if all(len(member.strip(MARKS)) > 1 for member in pair):
                return [*members[:-1], *pair]
    return []


def clauses(passage: str, number: int) -> list[str]:
    """The parts of a passage cut at its semicolons or commas, if there are as many as that; else nothing."""
    for mark in (GROUP, CLAUSE):
        parts = [part for part in mark.split(passage) if part.strip(MARKS)]
        if len(parts) == number > 1:
            return parts
    return []


def without_verbs(text: str) -> str:
    """A phrase less the verbs that govern it: 制定出台法治商丘 gives 法治商丘."""
    while (found := _verbs().match(text)) and len(text) - found.end() > 1:
        text = text[found.end() :]
    return text


def _from(first: str, others: list[str], counted: str) -> str:
    """The first member from where it begins as the others do; what stands before is the verb of all."""
    if (
        len(counted) == 1
        and 0 <= first.find(counted) < len(first) - 2
        and not any(counted in other for other in others)
    ):
        return first[first.index(counted) + 1 :]
    if all(len(other) == 1 for other in others):
        return first[-1:]
    if {len(first)} == {len(other) for other in others} and ending([first, *others]):
        return first
    shared = opening(others)[:1] if len(others) > 1 else ""
    if shared and shared in first:
        return first[first.index(shared) :]
    if len(others) > 1 and all(_verbs().match(other) for other in others):
        return first
    bare = without_verbs(first) if not others[0].startswith(first[:2]) else first
    return _after_verb(bare) if len(bare) > max(map(len, others)) + 2 else bare


def _after_verb(text: str) -> str:
    """What follows the last verb of a phrase: 在乡分别设立综治工作 gives 综治工作."""
    ends = [text.rfind(verb) + len(verb) for verb in words("verb") if len(verb) > 1 and verb in text[:-2]]
    return text[max(ends, default=0) :]


def _uncounted(last: str, others: list[str], counted: str) -> str:
    """The last member up to where the list is summed up (…协作六张网) or the word counted is said of all."""
    if summed := _summed().search(last):
        last = last if any(_summed().search(other) for other in others) else last[: summed.start()]
    at = last.find(counted) if len(counted) > 1 else -1
    return last[:at] if at > 1 and not any(counted in other for other in others) else last


def _until(last: str, others: list[str]) -> str:
    """The last member up to where it ends as the others do; what stands after is said of all."""
    shared = ending(others)
    for end in (shared[-2:], shared[-1:]):
        if end and (at := last.rfind(end)) > 0:
            return last[: at + len(end)]
    lengths = {len(other) for other in others}
    if opening([last, *others]) and len(last) > max(lengths) + 1:
        return last[: max(lengths)] if len(lengths) == 1 else last.split("的")[0]
    return last


def _same_verb(members: list[str], counted: str) -> list[str]:
    """Members less a verb that opens each (强化自治强基, 强化法治保障), unless the formula counts that verb."""
    shared = opening(members)
    found = _verbs().match(shared + "  ")
    verb = found.group() if found else ""
    verb = verb if len(verb) > 1 else shared[:1] if shared[:1] in PREPOSITIONS else ""
    if not verb or verb in counted or any(len(member) < len(verb) + 2 for member in members):
        return members
    return [member[len(verb) :] for member in members]


def _bare(members: list[str]) -> list[str]:
    """Members less marks and ordinals, and less the 等 that closes a list."""
    bare = [ORDINAL.sub("", member.strip(MARKS)).strip(MARKS) for member in members]
    return bare if ending(bare).endswith("等") else [member.removesuffix("等").strip(MARKS) for member in bare]


def tidy(members: list[str], counted: str) -> list[str]:
    """Members of a list less what belongs to the whole list, marks and ordinals."""
    bare = _bare(members)
    if len(bare) < 2 or not all(bare):
        return bare
    bare[0] = _from(bare[0], bare[1:], counted)
    bare[-1] = _uncounted(bare[-1], bare[:-1], counted)
    bare[-1] = _until(bare[-1], bare[:-1])
    return [member.strip(MARKS) for member in _same_verb(bare, counted)]


def told(parts: list[str], counted: str) -> list[str]:
    """Items of clauses that each open with one: the opening where all share a verb, else the clause if short."""
    bare = _bare(parts)
    openings = [CLAUSE.split(part)[0] for part in bare]
    shorter = _same_verb(openings, counted)
    if shorter != openings:
        return shorter
    return [part if len(part) <= LONGEST else opening for part, opening in zip(bare, openings, strict=True)]
