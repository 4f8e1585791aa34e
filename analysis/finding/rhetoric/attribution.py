"""Who says what stands in quotation marks: the words before and after it that name a speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

import ahocorasick
import numpy as np

from analysis import lexicon
from analysis.finding.rhetoric.marks import SOFT
from analysis.finding.text import Joined, codes

NEAR = 80  # characters in which an attribution is looked for
NAME = 4  # the longest name without a title
BARE = 12  # the longest speaker without a word for a person
HAN = "\u4e00-\u9fff〇"
STOPS = re.compile(rf"[{SOFT}\n。!?;“”]")
TO = "(?:本报|本网|本台)?(?:记者|笔者|我们|大家|民警|他们?|她们?)?"
SPEECH = "(?:的?(?:心声|心里话|肺腑之言|真实感受|切身感受|评价|感言|感受|话))"
WITH = re.compile(r"^在|(?:接受|面对|对着?|向|跟)[^,]{0,4}记者.*|接受(?:采访|专访).*")
BODY = "大?会(?!上)|处(?!长)|办公|小组|机关|班子"
NOBODY = re.compile("[的着这那中里上下信]")
OPENING = re.compile(
    r".*(?:据|的|[。!?;:,])"
    r"|^(?:近日|日前|随后|对此|这(?:就|也|正)?是|正是|如今|目前|现在|当天|而|但|记者采访了?|采访中)+"
)


class Said(NamedTuple):
    """Who speaks: as the text names them, and what they are: citizen, official, expert, other; empty if not told."""

    speaker: str = ""
    role: str = ""


def alternatives(words: list[str]) -> str:
    """A pattern of any of the words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def automaton(values: Mapping[str, object]) -> Any:
    """What finds the words of a table in one pass, and gives what each stands for."""
    made = ahocorasick.Automaton()
    for word, value in values.items():
        made.add_word(word, value)
    made.make_automaton()
    return made


def words(name: str, column: str, value: str) -> list[str]:
    """The entries of a list whose column has this value."""
    table = lexicon.table(name)
    return list(table.loc[table[column] == value].iloc[:, 0])


@cache
def _roles() -> dict[str, str]:
    table = lexicon.table("speakers")
    return {
        word: role for word, role in zip(table["head"], table.role, strict=True) if role not in ("private", "manner")
    }


@cache
def person() -> re.Pattern[str]:
    """A word for a person who may speak: 市民, 所长, 律师; not what persons make up: 常委会, 领导小组."""
    return re.compile(rf"(?:{alternatives(list(_roles()))})(?!{BODY})")


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(rf"(?:{person().pattern})$")


@cache
def _private() -> re.Pattern[str]:
    return re.compile(alternatives(words("speakers", "role", "private")))


@cache
def _manner() -> re.Pattern[str]:
    return re.compile(alternatives(words("speakers", "role", "manner")))


def _plain(rest: str, least: int) -> str:
    """A name less the words for how it is said: 王某激动地, 王某爽快地."""
    manner = _manner().search(rest, least)
    rest = rest[: manner.start()] if manner else rest
    return rest[:-3] if rest.endswith("地") else rest.removesuffix("的")


@cache
def _verbs(*, partial: bool = False) -> str:
    table = lexicon.table("speech_verbs")
    return alternatives(list(table.verb[(table.partial == "yes") | (not partial)]))


@cache
def _after() -> re.Pattern[str]:
    said = rf"(?<![疑访慰顾])(?:{_verbs()})(?:道|到|起|着|了)?{TO}(?=[,:.…\s—]|$)"
    return re.compile(rf"(?P<who>.{{0,60}}?)(?:{said}|(?P<frame>{SPEECH}$))")


@cache
def _framed() -> re.Pattern[str]:
    """What tells after a quotation that it was said, without a verb before it: 说起…, 一番话, 这番话."""
    speech = words("speech_frames", "kind", "speech")
    return re.compile(
        rf"(?P<topic>{alternatives(words('speech_frames', 'kind', 'topic'))})"
        rf"|(?P<who>[^,]{{0,16}}?)(?:{alternatives(speech)})"
        rf"|(?P<whose>[^,]{{0,16}}?(?:{person().pattern})[^,]{{0,{NAME}}}?)"
        rf"(?:{alternatives(words('speech_frames', 'kind', 'owned'))})"
    )


@cache
def _reaction() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a quotation is called that persons made: 群众“…”的感慨, “…”成为群众的心声."""
    noun = alternatives(words("speech_frames", "kind", "reaction"))
    whose = rf",?[这已正]?(?:是|成为|成了)(?P<who>[^,。“”]{{0,16}}?(?:{person().pattern}))[^,。“”]{{0,10}}(?:{noun})"
    return re.compile(rf"的[{HAN}]{{0,4}}(?:{noun})"), re.compile(whose)


@cache
def _interviewed() -> re.Pattern[str]:
    return re.compile(rf"记者.{{0,12}}(?:采访|走访|询问|见到|遇到|碰到|问)了?(?P<who>.{{0,24}}?(?:{person().pattern}))")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?:{_verbs()})(?:道|到|起|着|了|过)?{TO}[:,]?$")


@cache
def _judged() -> re.Pattern[str]:
    return re.compile(rf"(?:{_verbs(partial=True)})(?!为|作|之|号|其为|自己为)(?:,?[{HAN}]{{0,8}})$")


def _role(head: str, clause: str) -> str:
    role = _roles()[head]
    return role if role != "either" else "citizen" if _private().search(clause) else "official"


def speaker(clause: str) -> Said:
    """The speaker whom a clause names before its verb: the first word for a person that its name follows."""
    clause = WITH.sub("", clause.strip(" ,:"))
    for head in person().finditer(clause):
        name = _plain(clause[head.end() :], 0)
        if len(name) <= NAME:
            lead = OPENING.sub("", clause[: head.start()])
            return Said(lead + head.group() + name, _role(head.group(), clause))
    bare = _plain(clause, 2)
    return Said(bare) if 2 <= len(bare) <= BARE and not NOBODY.search(bare) else Said()


def _named(said: str) -> Said:
    """The speaker of a sentence up to its verb: in its last clause, else in one before."""
    found = [speaker(clause) for clause in reversed(said.split(",")) if clause]
    return next((who for who in found if who.role), next((who for who in found if who.speaker), Said()))


def after(text: str, at: int) -> Said | None:
    """The speaker whom the words after a quotation name, if they tell that it was said."""
    rest = text[at : at + NEAR].lstrip(f"{SOFT},. ")
    rest = STOPS.split(rest, maxsplit=1)[0]
    if rest.startswith("的"):
        return None
    if found := _interviewed().search(rest):
        return speaker(found["who"])
    found = _after().match(rest)
    if found and not found["frame"]:
        return _named(found["who"])
    framed = _framed().match(rest)
    if framed and framed["topic"]:
        return nearest(rest)
    if framed:
        return _named(framed["who"] or framed["whose"] or "")
    return nearest(rest) if found else None


def reacted(text: str, start: int, end: int) -> Said | None:
    """The persons whose words are called a feeling or a praise: 群众发出“…”的感慨, “…”成为群众的心声."""
    called, whose = _reaction()
    if found := whose.match(text, end):
        return nearest(found["who"])
    who = said_before(text, start).split(",")[-1]
    return nearest(who) if called.match(text, end) and person().search(who) else None


def beside(said: str) -> Said | None:
    """The person whom a clause names that stands between two quotations, or right before one."""
    found = speaker(said) if said and not STOPS.search(said) else Said()
    return found if found.role else None


def said_before(text: str, at: int) -> str:
    """What stands before a place in its sentence, at most NEAR characters."""
    return STOPS.split(text[max(0, at - NEAR) : at])[-1]


def before(text: str, at: int) -> Said | None:
    """The speaker whom the words right before a quotation name, if they tell that it is said."""
    said = said_before(text, at)
    if found := _before().search(said):
        who = _named(said[: found.start()])
        return who if who.speaker else nearest(said[: found.start()])
    if said.endswith(":") and person().search(said):
        return _named(said)
    return None


def judged(text: str, at: int) -> Said | None:
    """The speaker who is quoted in part: 认为全市“…”."""
    said = said_before(text, at)
    found = _judged().search(said)
    return _named(said[: found.start()]) if found else None


def nearest(said: str) -> Said:
    """The person whom a sentence names; nobody where it names several."""
    heads = {head.group() for head in person().finditer(said)}
    if len(heads) != 1:
        return Said()
    head = heads.pop()
    return Said(head, _role(head, said))


def _places(text: str, names: set[str]) -> Iterator[tuple[int, str]]:
    """Where each name stands, of two characters or more: few places have the first two characters of one."""
    sizes: dict[str, set[int]] = {}
    for name in names:
        sizes.setdefault(name[:2], set()).add(len(name))
    every = codes(text)
    first, second = (np.isin(every, codes("".join({start[at] for start in sizes}))) for at in (0, 1))
    for at in np.flatnonzero(first[:-1] & second[1:]).tolist():
        found = (text[at : at + size] for size in sizes.get(text[at : at + 2], ()))
        yield from ((at, name) for name in found if name in names)


def titles(page: Joined, text: str, names: set[str]) -> dict[tuple[int, str], str]:
    """The role of each name that somewhere stands after a word for a person, by report and name."""
    found: dict[tuple[int, str], str] = {}
    for at, name in _places(text, {name for name in names if len(name) > 1}):
        if head := _titled().search(text[max(0, at - NEAR // 8) : at]):
            found.setdefault((page.report(at), name), _role(head.group(), ""))
    return found
