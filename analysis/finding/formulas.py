"""Numeric abbreviations, such as 三零 or 四治融合, and what they stand for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

import ahocorasick
import numpy as np
import pandas as pd

from analysis import lexicon
from analysis.finding import formulas_chains as chains
from analysis.finding import formulas_items, formulas_shapes, formulas_unquoted
from analysis.finding.formulas_shapes import Shape
from analysis.reading import order
from analysis.tables import SENTENCES, check, need
from analysis.tables.finding import FORMULAS

WIDTH = str.maketrans("０１２３４５６７８９＋（），：；〇", "0123456789+(),:;零")
QUOTED = re.compile(r"[“‘「『〝\"']\s?([^“”‘’「」『』〝〞\"'\n]{1,20})(?=([”’」』〞\"'].{0,6}))")
NUMERAL = re.compile(r"[一两双二三四五六七八九十百\d+]")
LIST = re.compile(r"[、 ·]")
#: Where its items have to stand for a wording to be a formula that is neither quoted, known nor told by its form.
ATTACHED = {"told": ("bracket", "after", "numbered"), "listed": ("bracket", "after", "numbered", "before")}
TRIED = 20  # mentions of a formula in a report at which its items are looked for


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
    shapes = {}
    for name, items in zip(*(lexicon.table("formulas")[column] for column in ("formula", "items")), strict=True):
        made = formulas_shapes.known(name)
        each = made.parts[0][0] == 1 and made.declared == len(items.split("|")) + 1
        shapes[name] = Shape(made.kind, made.parts[1:]) if each else made
    return shapes


@cache
def _bare() -> frozenset[str]:
    """Known formulas that are told also without quotation marks; 三通 or 两会 may be an ordinary count or name."""
    table = lexicon.table("formulas")
    return frozenset(table.formula[table.bare == "yes"])


def _pieces(content: str, at: int) -> Iterator[tuple[int, str]]:
    """A quoted wording, whole where it is one formula, else each member of the list in it."""
    yield at, content
    if LIST.search(content):
        for part in re.finditer(r"[^、 ·]+", content):
            yield at + part.start(), part.group()


@lru_cache(maxsize=4096)
def _core(wording: str, follows: str) -> tuple[str, Shape] | None:
    """The formula that a quoted wording is, with its shape."""
    if wording in _known():
        return wording, _known()[wording]
    return formulas_shapes.core(wording, follows)


def _quoted(text: str) -> Iterator[Mention]:
    for found in QUOTED.finditer(text):
        for at, wording in _pieces(found[1], found.start(1)) if NUMERAL.search(found[1]) else ():
            if core := _core(wording.rstrip(), found[2]):
                yield Mention(at, at + len(core[0]), *core, "quoted")


def _unquoted(text: str) -> Iterator[Mention]:
    for start, end, how in formulas_unquoted.spans(text):
        if made := formulas_shapes.shape(text[start:end]):
            yield Mention(start, end, text[start:end], made, how)


def _repeated(text: str, shapes: dict[str, Shape], plain: Collection[str]) -> Iterator[Mention]:
    """Mentions without quotation marks of known and of quoted formulas; what is not `plain` has to be spelled out."""
    automaton = ahocorasick.Automaton()
    for name in shapes:
        automaton.add_word(name, name)
    if not shapes:
        return
    automaton.make_automaton()
    for last, name in automaton.iter(text):
        start = last + 1 - len(name)
        if formulas_unquoted.free(text, start, last + 1):
            yield Mention(start, last + 1, name, shapes[name], "known" if name in plain else "listed")


def _apart(length: int, mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions of which none overlaps one that came before it, in reading order."""
    taken, kept = bytearray(length), []
    for mention in mentions:
        if not any(taken[mention.start : mention.end]):
            taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
            kept.append(mention)
    return sorted(kept)


def _mentions(text: str) -> list[Mention]:
    """All mentions in a report: quoted ones first, then known ones, then what the wording alone tells."""
    quoted = list(_quoted(text))
    shapes = dict(_known())
    shapes |= {m.text: m.shape for m in quoted if len(m.text) > 2 and m.shape.parts[-1][1] and m.shape.kind != "sum"}
    names = _bare() | {mention.text for mention in quoted}
    repeated = sorted(_repeated(text, shapes, names), key=lambda m: (m.start, -m.end))
    guessed = sorted(_unquoted(text), key=lambda m: (m.how, m.start, -m.end))
    return _apart(len(text), [*quoted, *repeated, *guessed])


def _attached(text: str, mentions: list[Mention]) -> tuple[list[str], str]:
    """Items at one of the mentions, and the rule that found them."""
    here = [(formulas_items.place(text, m.start, m.end, len(text)), m.shape) for m in mentions[:TRIED]]
    for name, rule in formulas_items.RULES:
        for place, made in here:
            if items := formulas_items.attached(place, made, rule):
                return items, name
    return next(((items, "parts") for place, made in here if (items := chains.parts(place, made))), ([], ""))


def _spelled(text: str, mentions: list[Mention], follows: list[str], places: chains.Places) -> tuple[list[str], str]:
    """Items of a formula in a report, and the rule that found them."""
    items, rule = _attached(text, mentions)
    made = mentions[0].shape
    if not items and not any(word for _, word in made.parts):
        items, rule = chains.series(mentions[0].text, follows), "series"
    if not items and (word := chains.morpheme(made)):
        items, rule = chains.strings(text, mentions[0].text, made, places[word]), "string"
    return items, rule if items else ""


def _found(source: str) -> Iterator[tuple[Mention, tuple[str, ...], str]]:
    """Mentions in a report, in reading order, with the items of their formula and the rule that found them."""
    text = source.translate(WIDTH)
    mentions = _mentions(text)
    places = chains.occurrences(text, {word for m in mentions if (word := chains.morpheme(m.shape))})
    names, spelled = [m.text for m in mentions], {}
    by_name: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_name.setdefault(mention.text, []).append(mention)
    for at, mention in enumerate(mentions):
        if mention.text not in spelled:
            follows = names[at + 1 : at + 1 + TRIED]
            spelled[mention.text] = _spelled(source, by_name[mention.text], follows, places)
        items, rule = spelled[mention.text]
        if rule in ATTACHED.get(mention.how, (rule,)):
            yield mention, tuple(items), rule


def _rows(sentences: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    """Rows of one report, and last how each was told."""
    texts = sentences.text.tolist()
    source, page = "\n".join(texts), order.positions(sentences)
    begins = np.cumsum([0, *(len(text) + 1 for text in texts)])
    said = list(zip(sentences.report, sentences.section, sentences.sentence, strict=True))
    for mention, items, rule in _found(source):
        at = int(np.searchsorted(begins, mention.start, side="right")) - 1
        start, end = int(page[mention.start - at]), int(page[mention.end - 1 - at]) + 1
        found = len(set(items))
        complete = mention.shape.complete(found)
        place = (*said[at], start, end, source[mention.start : mention.end])
        yield *place, mention.shape.kind, mention.shape.declared, items, found, complete, rule, mention.how


def _inside(found: pd.DataFrame, masked: pd.DataFrame) -> pd.Series:
    """Whether each place lies in one of the masked ones."""
    inside = pd.Series(False, index=found.index)
    for report, places in masked.groupby("report", sort=False):
        places = places.sort_values("start")
        starts, ends = places.start.to_numpy(), np.maximum.accumulate(places.end.to_numpy())
        mine = found[found.report == report]
        at = np.searchsorted(starts, mine.start, side="right") - 1
        inside[mine.index] = (at >= 0) & (ends[at] >= mine.end)
    return inside


def formulas(sentences: pd.DataFrame, *, masked: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row is a mention of a numeric formula: a numeral and a word that stand for a list (三零, 四治融合, 1+4+6).

    Plan numbers (十四五), spans of time (百日行动), scales (万人助万企), idioms (一票否决), telephone numbers (12348)
    and rules of one for each (一村一警) are none, nor are ordinary counts (三个小区).

    Parameters
    ----------
    sentences : of all kinds, from `order.sentences`; headings and captions hold formulas too
    masked : places (`report`, `start`, `end`) of documents and honours, in which a wording that is neither quoted nor
        known is no formula

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`; `start` and `end`, offsets into the report; `text`, without the
    marks around it; `kind`: enumerative (三零), compound (三书一函), classifier (五个不发生) or sum (1+3); `declared`,
    the number it declares, summed over its parts, an N as 0; `items`, what it stands for in the report's own words,
    the same for each mention, empty where the report does not spell it out; `found`, how many different ones;
    `complete`, whether those are as many as declared, or as a sum has addends; `rule`, where they stand: in a
    bracket, after or before the formula, numbered (一是, 二是), in parts, in the series of formulas that a row of
    numerals abbreviates, in a string of members elsewhere.

    """
    need(sentences, SENTENCES)
    rows = [row for _, report in sentences.groupby("report", sort=False) for row in _rows(report)]
    found = pd.DataFrame(rows, columns=[*FORMULAS.columns, "how"])
    if masked is not None and len(masked) and len(found):
        found = found[~(_inside(found, masked) & found.how.isin(["form", "told"]))]
    return check(FORMULAS.shape(found.reset_index(drop=True)), FORMULAS)
