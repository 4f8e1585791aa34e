"""Credit: who is named as guiding, recognising, leading or taking part, and in what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pandas as pd

from analysis import lexicon
from analysis.finding import text
from analysis.finding.rhetoric import agents
from analysis.finding.rhetoric.prose import readable
from analysis.tables import SENTENCES, check, need
from analysis.tables.rhetoric import CREDIT

LONGEST = 30  # characters of an outcome
CLAUSE = re.compile(r"[^,。;:!?\n]*")
PASSIVE = re.compile(r"(?:被|受到|获|得到|荣获|赢得|受)[^,。;\n]{0,12}\Z")
BY_AGENT = {"up": "upward-guidance", "self": "self", "lower": "downward", "mass": "mass"}
NONE = agents.Agent((0, 0), "self", False)  # of a clause without a subject: the reporting side speaks of itself


@dataclass(frozen=True)
class Cue:
    """A form of credit of the lexicon: its direction, where its agent stands, of which classes, how far off."""

    kind: str
    agent: str
    classes: frozenset[str]
    gap: int
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Credit:
    """A credit of the text: where it stands, where no name may be, its direction, who, how, in what."""

    span: text.Span
    at: int
    kind: str
    agent: str
    relation: str
    outcome: str


@cache
def _cues() -> tuple[Cue, ...]:
    fill = {f"{{{kind}}}": agents.part(kind) for kind in ("title", "surname", "mass")} | {"{H}": agents.HAN}
    return tuple(
        Cue(row.kind, row.agent, frozenset(row.classes.split(",")), int(row.gap or 0), _filled(row.pattern, fill))
        for row in lexicon.table("credit_cues").itertuples()
    )


def _filled(pattern: str, fill: dict[str, str]) -> re.Pattern[str]:
    for name, words in fill.items():
        pattern = pattern.replace(name, words)
    return re.compile(pattern)


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
    return who if who and _fits(who, cue) else None


def _fits(who: agents.Agent, cue: Cue) -> bool:
    return who.kind in cue.classes or ("named" in cue.classes and who.kind == "lower" and who.named)


def _held(cue: Cue, found: re.Match[str]) -> agents.Agent | None:
    """The agent that stands within a cue."""
    (start, end), ceiling = found.span("agent"), found.end()
    who = agents.Agent((start, end), "up", True)
    classes = agents.named(found.string, start, end, ceiling)
    if cue.kind == "upward-recognition":
        return who if classes != {"mass"} else None
    if cue.agent == "first":
        classes = frozenset({agents.first(found.string, start, ceiling)})
    return who if cue.agent == "name" or classes & cue.classes else None


def _outcome(plain: str, end: int) -> text.Span:
    """The rest of the clause, or the next clause where nothing is left of it."""
    rest = CLAUSE.match(plain, end, end + LONGEST)
    if rest and not rest.group() and plain[end : end + 1] == ",":
        rest = CLAUSE.match(plain, end + 1, end + 1 + LONGEST)
    return rest.span() if rest else (end, end)


def _found(plain: str, source: str) -> Iterator[Credit]:
    """Every credit of a text; two may share characters."""
    for cue in _cues():
        for found in cue.pattern.finditer(plain):
            if "reward" in found.groupdict() and PASSIVE.search(plain, max(0, found.start() - 14), found.start()):
                continue
            if (who := _agent(cue, found, plain)) is None:
                continue
            span = (who.span[0] if _beside(who, found) else found.start(), found.end())
            begin, end = _outcome(plain, found.end())
            kind = BY_AGENT[who.kind] if cue.kind == "by agent" else cue.kind
            at = found.end() - 1 if cue.agent == "name" else found.start()
            yield Credit(span, at, kind, source[slice(*who.span)], _relation(source, found, who), source[begin:end])


def _beside(who: agents.Agent, found: re.Match[str]) -> bool:
    """Whether an agent stands before a cue in its clause."""
    if who is NONE or who.span[0] >= found.start():
        return False
    return not agents.MARK.search(found.string, who.span[1], found.start())


def _relation(source: str, found: re.Match[str], who: agents.Agent) -> str:
    """The words of a cue, with … for an agent within it."""
    said = source[slice(*found.span())]
    start, end = who.span[0] - found.start(), who.span[1] - found.start()
    return f"{said[:start]}…{said[end:]}" if 0 <= start < end <= len(said) else said


def _apart(found: list[Credit]) -> list[Credit]:
    """Credits in their order; of two that share a character, the first, then the longer."""
    kept, done = list[Credit](), 0
    for credit in sorted(found, key=lambda credit: (credit.span[0], -credit.span[1])):
        if credit.span[0] >= done:
            kept.append(credit)
            done = credit.span[1]
    return kept


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
    nothing is left of it, at most 30 characters.

    """
    page = text.joined(need(sentences, SENTENCES))
    plain, seen = readable(page, None), readable(page, masked)
    found = _apart([hit for hit in _found(plain, page.source) if seen[hit.at] != text.HOLE])
    made = page.rows(hit.span for hit in found)
    for name in ("kind", "agent", "relation", "outcome"):
        made[name] = pd.Series([getattr(hit, name) for hit in found], dtype="str")
    return check(CREDIT.shape(made), CREDIT)
