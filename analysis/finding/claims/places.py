"""Claims of place, first or only: where they stand, and among whom they are made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from analysis import lexicon
from analysis.finding import numerals
from analysis.finding.claims.numbers import fill
from analysis.finding.text import Span

LONGEST = 15  # characters of a claim
PLACE = r"(?<=[居列为])[\u4e00-\u9fff]{2}[市县州盟](?![场民政委])"  # of a place on no list, after a verb of rank
AIM = re.compile(r"力争|争取|争创|争当|努力|奋力|勇争|力求|必须|目标|确保|要(?![求素闻案点])")
RANKED = re.compile(r"(?:位居|位列|排名|排在|名列|列|居|获|夺得|荣获|取得|评比|考核|考评|测评)[^，,。；;、\n]{0,6}\Z")


@dataclass(frozen=True)
class Rank:
    """A claim of the text: where it stands, its kind, the place claimed, among whom."""

    span: Span
    kind: str
    place: int
    scope: str


@dataclass(frozen=True)
class Form:
    """A form of claim of the lexicon: kind, place, where its scope stands and how far off."""

    kind: str
    place: int
    scope: str
    gap: int
    pattern: re.Pattern[str]


def clause(text: str, end: int, size: int) -> str:
    """What stands before `end` in its clause, at most `size` characters."""
    return re.split(r"[，,。；;：:！？!?\n]", text[max(0, end - size) : end])[-1]


@cache
def _forms() -> tuple[Form, ...]:
    return tuple(
        Form(row.kind, int(row.place), row.scope, int(row.gap), re.compile(fill(row.pattern)))
        for row in lexicon.table("ranks").itertuples()
    )


@cache
def _scope() -> re.Pattern[str]:
    words = sorted(lexicon.table("scopes").word, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(words)})(?:各?[省市县区州]|自治区)?|{PLACE}")


def _scope_before(text: str, at: int, gap: int) -> Span | None:
    """The nearest scope that ends at most `gap` characters before a place, in its clause."""
    said = clause(text, at, gap + 6)
    found = list(_scope().finditer(said))
    if not found or len(said) - found[-1].end() > gap:
        return None
    begin = at - len(said)
    return begin + found[-1].start(), begin + found[-1].end()


def _scope_after(text: str, at: int, gap: int) -> Span | None:
    found = _scope().search(text[at : at + gap + 6].split("\n")[0])
    return (at + found.start(), at + found.end()) if found and found.start() <= gap else None


def _scoped(text: str, form: Form, core: Span) -> Span | None:
    """Where the scope of a claim stands; an empty place where it has and needs none; None if it lacks one it needs."""
    if form.scope == "after":
        return _scope_after(text, core[1], form.gap)
    found = _scope_before(text, core[0], max(form.gap, 4))
    if found or form.scope == "before":
        return found
    said = form.scope == "none" or RANKED.search(clause(text, core[0], 12))
    return (core[0], core[0]) if said else None


def _claims(text: str) -> Iterator[tuple[Span, Span, Form, int]]:
    """Every claim: where it stands, where its scope does, its form, its place."""
    for form in _forms():
        for found in form.pattern.finditer(text):
            if form.kind in ("rank", "lead") and AIM.search(clause(text, found.start(), 20)):
                continue
            if scope := _scoped(text, form, found.span()):
                said = [numeral for name, numeral in found.groupdict().items() if numeral]
                yield found.span(), scope, form, int(numerals.value(said[0]) or 0) if said else form.place


def ranks(text: str) -> Iterator[Rank]:
    """Every claim of place, first or only in a text of half width, in its order; of two at one place, the longer."""
    done = 0
    for core, scope, form, place in sorted(_claims(text), key=lambda claim: (claim[0][0], -claim[0][1])):
        if core[0] < done:
            continue
        start, end = min(core[0], scope[0]), max(core[1], scope[1])
        if start < done or end - start > LONGEST:
            start, end = core
        done = end
        yield Rank((start, end), form.kind, place, text[slice(*scope)])
