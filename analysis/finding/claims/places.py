"""Claims of place, first or only: where they stand, and among whom they are made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from analysis import lexicon
from analysis.finding import numerals
from analysis.finding.claims.numbers import fill
from analysis.finding.text import Span

LONGEST = 15  # characters of a claim
AIMED, RANKED, LOOSE = 20, 12, 4  # characters before a claim where an aim, a verb of rank, a scope not needed may stand
WIDEST = 6  # characters of a scope
PLACE = r"(?<=[居列为])[\u4e00-\u9fff]{2}[市县州盟](?![场民政委])"  # of a place on no list, after a verb of rank


class Rank(NamedTuple):
    """A claim of the text: where it stands, its kind, the place claimed, among whom."""

    span: Span
    kind: str
    place: int
    scope: str


class Form(NamedTuple):
    """A form of claim of the lexicon: kind, place, where its scope stands and how far off."""

    kind: str
    place: int
    scope: str
    gap: int
    pattern: re.Pattern[str]


@cache
def _forms() -> dict[str, list[Form]]:
    """The forms of claim; under `aim` and `ranked`, what stands before none and before one without a scope."""
    forms: dict[str, list[Form]] = {"claim": [], "aim": [], "ranked": []}
    for row in lexicon.table("ranks").itertuples():
        form = Form(row.kind, int(row.place), row.scope, int(row.gap), re.compile(fill(row.pattern)))
        forms.get(row.kind, forms["claim"]).append(form)
    return forms


@cache
def _scope() -> re.Pattern[str]:
    words = sorted(lexicon.table("scopes").word, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(words)})(?:各?[省市县区州]|自治区)?|{PLACE}")


def _clause(text: str, end: int, size: int) -> str:
    """What stands before `end` in its clause, at most `size` characters."""
    return re.split(r"[，,。；;：:！？!?\n]", text[max(0, end - size) : end])[-1]


def _said(kind: str, text: str) -> bool:
    return any(form.pattern.search(text) for form in _forms()[kind])


def _scoped(text: str, form: Form, core: Span) -> Span | None:
    """Where the scope of a claim stands; an empty place where it has and needs none; None if it lacks one it needs."""
    if form.scope == "after":
        after = _scope().search(text[core[1] : core[1] + form.gap + WIDEST].split("\n")[0])
        return (core[1] + after.start(), core[1] + after.end()) if after and after.start() <= form.gap else None
    said = _clause(text, core[0], (gap := max(form.gap, LOOSE)) + WIDEST)
    begin, found = core[0] - len(said), [scope.span() for scope in _scope().finditer(said)]
    if found and len(said) - found[-1][1] <= gap:
        return begin + found[-1][0], begin + found[-1][1]
    bare = form.scope == "none" or (form.scope == "verb" and _said("ranked", _clause(text, core[0], RANKED)))
    return (core[0], core[0]) if bare else None


def _claims(text: str) -> Iterator[tuple[Span, Span, Form, int]]:
    """Every claim: where it stands, where its scope does, its form, its place."""
    for form in _forms()["claim"]:
        for found in form.pattern.finditer(text):
            if _said("aim", _clause(text, found.start(), AIMED)):
                continue
            if scope := _scoped(text, form, found.span()):
                numeral = next((said for said in found.groupdict().values() if said), "")
                yield found.span(), scope, form, int(numerals.value(numeral) or form.place)


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
