"""Credit: who is named as guiding, recognising, leading or taking part, and in what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pandas as pd

from analysis import lexicon
from analysis.finding import text
from analysis.finding.phrases import filled
from analysis.finding.rhetoric import agents
from analysis.finding.rhetoric.prose import readable
from analysis.finding.settling import first, settled
from analysis.tables import SENTENCES, check, need
from analysis.tables.rhetoric import CREDIT

LONGEST = 30  # characters of an outcome
CLAUSE = re.compile(r"[^,。;:!?\n]*")
BY_AGENT = {"up": "upward-guidance", "self": "self", "lower": "downward", "mass": "mass"}
WHERE = {"": "not told", "none": "not told", "within": "within it", "first": "within it", "name": "within it"}
NONE = agents.Agent(0, 0, "self", False)  # of a clause without a subject: the reporting side speaks of itself


class Cue(NamedTuple):
    """A form of credit of the lexicon: its direction, where its agent stands, of which classes, how far off."""

    kind: str
    agent: str
    classes: frozenset[str]
    gap: int
    pattern: re.Pattern[str]


class Credit(NamedTuple):
    """A credit of the text: where it stands, its direction, who, how, in what, why; `at`, where no name may be."""

    start: int
    end: int
    at: int
    kind: str
    agent: str
    relation: str
    outcome: str
    rule: str


@cache
def _cues() -> tuple[Cue, ...]:
    parts = {f"{{{kind}}}": agents.part(kind) for kind in ("title", "surname", "mass")} | {"{H}": text.HAN}
    return tuple(
        Cue(row.kind, row.agent, frozenset(row.classes.split(",")), int(row.gap or 0), filled(row.pattern, parts))
        for row in lexicon.table("credit_cues").itertuples()
    )


@cache
def _received() -> re.Pattern[str]:
    """What makes of 表彰 one that is received."""
    return re.compile(rf"(?:{agents.part('passive')})[^,。;\n]{{0,12}}\Z")


def _agent(cue: Cue, found: re.Match[str], plain: str) -> agents.Agent | None:
    """Who is credited where a cue stands; None where the cue needs an agent of another class than it has."""
    if cue.agent in ("", "none"):
        return NONE
    if cue.agent in ("within", "first", "name"):
        return _held(cue, found)
    near = max(0, found.start() - 2 * agents.REACH)
    floor = max(near, plain.rfind(text.BREAK, near, found.start()) + 1)
    who = agents.before(plain, found.start(), cue.gap, floor)
    if not who and cue.agent in ("maybe", "either"):
        who = agents.earlier(plain, found.start(), floor, cue.classes)
        return who or (NONE if cue.agent == "maybe" else None)
    fits = who and (who.kind in cue.classes or ("named" in cue.classes and who.kind == "lower" and who.named))
    return who if fits else None


def _held(cue: Cue, found: re.Match[str]) -> agents.Agent | None:
    """The agent that stands within a cue."""
    (start, end), ceiling = found.span("agent"), found.end()
    who, classes = agents.Agent(start, end, "up", True), set(agents.named(found.string, start, end, ceiling))
    if cue.kind == "upward-recognition":
        return who if classes != {"mass"} else None
    if cue.agent == "first":
        classes = {agents.opens(found.string, start, ceiling)}
    return who if cue.agent == "name" or classes & cue.classes else None


def _outcome(plain: str, end: int) -> slice:
    """The rest of the clause, or the next clause where nothing is left of it."""
    rest = CLAUSE.match(plain, end, end + LONGEST)
    if rest and not rest.group() and plain[end : end + 1] == ",":
        rest = CLAUSE.match(plain, end + 1, end + 1 + LONGEST)
    return slice(*rest.span()) if rest else slice(0)


def _found(plain: str, source: str) -> Iterator[Credit]:
    """Every credit of a text; two may share characters."""
    for cue in _cues():
        for found in cue.pattern.finditer(plain):
            given = "reward" in found.groupdict()
            if given and _received().search(plain, max(0, found.start() - 14), found.start()):
                continue
            if who := _agent(cue, found, plain):
                yield _credit(cue, found, who, source)


def _credit(cue: Cue, found: re.Match[str], who: agents.Agent, source: str) -> Credit:
    """The credit of an agent by a cue."""
    plain, start = found.string, found.start()
    beside = who != NONE and who.start < start and not agents.MARK.search(plain, who.end, start)
    kind = BY_AGENT[who.kind] if cue.kind == "by agent" else cue.kind
    at = found.end() - 1 if cue.agent == "name" else start
    said = source[start : found.end()]
    if start <= who.start < who.end <= found.end():
        said = f"{said[: who.start - start]}…{said[who.end - start :]}"
    told = (kind, source[who.start : who.end], said, source[_outcome(plain, found.end())])
    rule = f"a cue of {kind}, its agent {WHERE.get(cue.agent, 'before it')}"
    return Credit(who.start if beside else start, found.end(), at, *told, rule)


def credit(sentences: pd.DataFrame, *, masked: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row is a place where an agent is credited: named as guiding, recognising, leading or taking part.

    It tells what offices say of themselves and of others, not who did what. Names of persons stand as the report has
    them. A caption credits nobody. 表彰 is received after 被, 受到, 获; else it is given, and counts where those who
    get it are named (表彰先进个人).

    Parameters
    ----------
    sentences : sentences of the reports, from `order.sentences`
    masked : rows of names and formulas (report, start, end), in which no cue begins

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`; `start` and `end`, offsets into the report; `text`, from the agent
    to the cue; `kind`, the direction: upward-guidance (在省委领导下), upward-recognition (受到省委表彰), self
    (我局牵头), downward (a named unit or person of the front line), mass (群众参与); `agent`, who guides, confers,
    leads or takes part, as the text names it, from a clause before where the cue's own has no subject, else empty;
    `relation`, the cue, with … for an agent within it; `outcome`, the rest of the clause, or the next one where
    nothing is left of it, at most 30 characters; `rule`, the kind of cue.

    """
    page = text.joined(need(sentences, SENTENCES))
    plain, seen = readable(page, None), readable(page, masked)
    found = settled((hit for hit in _found(plain, page.source) if seen[hit.at] != text.HOLE), first)
    return check(CREDIT.shape(page.table(found, Credit._fields[3:])), CREDIT)
