"""Where a report mentions a formula: in quotation marks, as a known one, or by its form."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import ahocorasick

from analysis import lexicon
from analysis.finding.formulas import shapes, unquoted
from analysis.finding.formulas.shapes import Shape

QUOTED = re.compile(r"[“‘「『〝\"']\s?([^“”‘’「」『』〝〞\"'\n]{1,20})(?=([”’」』〞\"'].{0,6}))")
NUMERAL = re.compile(r"[一两双二三四五六七八九十百\d+]")


class Mention(NamedTuple):
    """A formula in a report's sentences."""

    start: int
    end: int
    text: str
    shape: Shape
    how: str
    """What tells it: quoted, known, form, or that it is spelled out: told, listed."""


@cache
def _known() -> dict[str, Shape]:
    """Shapes of the known formulas; of 一案三查 only the three inquiries count, as its known items tell."""
    made = {}
    for name, items in zip(*(lexicon.table("formulas")[column] for column in ("formula", "items")), strict=True):
        shape = shapes.known(name)
        each = shape.parts[0][0] == 1 and shape.declared == len(items.split("|")) + 1
        made[name] = Shape(shape.kind, shape.parts[1:]) if each else shape
    return made


@cache
def _bare() -> frozenset[str]:
    """Known formulas that are told also without quotation marks; 三通 or 两会 may be an ordinary count or name."""
    table = lexicon.table("formulas")
    return frozenset(table.formula[table.bare == "yes"])


@lru_cache(maxsize=4096)
def _core(wording: str, follows: str) -> tuple[str, Shape] | None:
    """The formula that a quoted wording is, with its shape."""
    if wording in _known():
        return wording, _known()[wording]
    return shapes.core(wording, follows)


def _pieces(content: str, at: int, follows: str) -> Iterator[tuple[int, str]]:
    """A quoted wording, whole where it is one formula, else each member of the list in it."""
    members = [(at + part.start(), part.group()) for part in re.finditer(r"[^、 ·]+", content)]
    if len(members) < 2 or not all(_core(member, follows) for _, member in members):
        yield at, content
    if len(members) > 1:
        yield from members


def _quoted(text: str) -> Iterator[Mention]:
    for found in QUOTED.finditer(text):
        for at, wording in _pieces(found[1], found.start(1), found[2]) if NUMERAL.search(found[1]) else ():
            if core := _core(wording.rstrip(), found[2]):
                yield Mention(at, at + len(core[0]), *core, "quoted")


def _components(text: str, compounds: Iterable[Mention]) -> Iterator[Mention]:
    """Quoted parts of the compounds, which alone might be none: “一网” where there is “一网三调”."""
    names = {name for m in compounds if m.shape.kind == "compound" for name in shapes.addends(m.text)}
    for found in QUOTED.finditer(text) if names else ():
        if found[1] in names:
            yield Mention(*found.span(1), found[1], shapes.known(found[1]), "quoted")


def _unquoted(text: str) -> Iterator[Mention]:
    for start, end, how in unquoted.spans(text):
        if made := shapes.shape(text[start:end]):
            yield Mention(start, end, text[start:end], made, how)


def _repeated(text: str, known: dict[str, Shape], plain: Collection[str]) -> Iterator[Mention]:
    """Mentions without quotation marks of known and of quoted formulas; what is not `plain` has to be spelled out."""
    automaton = ahocorasick.Automaton()
    for name in known:
        automaton.add_word(name, name)
    if not known:
        return
    automaton.make_automaton()
    for last, name in automaton.iter(text):
        start = last + 1 - len(name)
        if unquoted.free(text, start, last + 1):
            yield Mention(start, last + 1, name, known[name], "known" if name in plain else "listed")


def _apart(length: int, mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions of which none overlaps one that came before it, in reading order."""
    taken, kept = bytearray(length), []
    for mention in mentions:
        if not any(taken[mention.start : mention.end]):
            taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
            kept.append(mention)
    return sorted(kept)


def mentions(text: str) -> list[Mention]:
    """All mentions in a report: quoted ones first, then known ones, then what the wording alone tells."""
    quoted = list(_quoted(text))
    quoted += _components(text, quoted)
    known = dict(_known())
    known |= {m.text: m.shape for m in quoted if len(m.text) > 2 and m.shape.parts[-1][1] and m.shape.kind != "sum"}
    names = _bare() | {mention.text for mention in quoted}
    repeated = sorted(_repeated(text, known, names), key=lambda m: (m.start, -m.end))
    guessed = sorted(_unquoted(text), key=lambda m: (m.how, m.start, -m.end))
    return _apart(len(text), [*quoted, *repeated, *guessed])
