"""Honours without quotation marks: what a verb of award governs, and titles by their scope and form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from analysis.finding.campaigns.marks import Span
from analysis.finding.campaigns.words import HAN, alternatives, bare_heads, cue, nouns, verbs

STOP = re.compile(r"[,。;:!?…\n《》]")
MARKED = re.compile(r"\([^()\n]{1,12}\)|“[^“”\n]{1,40}”")
ITEM = re.compile(r"[、和及]")
COUNTED = re.compile(
    r"(?:\d+|[一二两三四五六七八九十]+)(?:次|个|项|人|名|枚)$|等$|荣誉称号$|称号$|等(?:荣誉|称号|表彰|多项).*$"
)
ORDINAL = re.compile(r"第[一二三四五六七八九十\d]")


@cache
def _award() -> re.Pattern[str]:
    return re.compile(rf"(?:(?P<sure>{verbs('award', 'sure')})|(?:{verbs('award', 'core')}))(?:了|过|为)?")


@cache
def _core() -> re.Pattern[str]:
    return re.compile(rf"[{HAN}\dA-Za-z-]{{1,24}}(?:{alternatives(bare_heads('honour'))})(?:\([^()]{{1,8}}\))?")


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(rf"[{HAN}\dA-Za-z-]{{1,24}}(?:{nouns('honour')})(?:\([^()]{{1,8}}\))?")


@cache
def _titles() -> re.Pattern[str]:
    person = rf"{cue('merit').pattern}{cue('bearer').pattern}(?!{cue('office').pattern})"
    long = rf"{alternatives(bare_heads('honour'))}|{person}"
    level = cue("level").pattern
    return re.compile(
        rf"(?:{level}|(?:\d{{4}}-)?\d{{4}}年?度?全国)(?:(?:(?!的|涌现|获|评为|{level})[{HAN}]){{0,12}}?)(?:特级|一级|二级)?(?:{long})(?:\([^()\n]{{1,8}}\))?"
    )


def _items(text: str, start: int) -> Iterator[tuple[int, str]]:
    """The members of the list that a verb of award governs, with where each stands; marks hide what separates."""
    line = text[start : start + 90]
    hidden = MARKED.sub(lambda found: "x" * len(found.group()), line)
    stop = STOP.search(hidden)
    hidden = hidden[: stop.start()] if stop else hidden
    at = 0
    for part in ITEM.split(hidden):
        yield start + at, line[at : at + len(part)]
        at += len(part) + 1


def _honour(item: str, sure: bool) -> str:
    """What of a list's member is the title; nothing where it is none."""
    item = COUNTED.sub("", COUNTED.sub("", item))
    if (
        "“" in item
        or cue("vain").search(item)
        or ORDINAL.search(item)
        or item.startswith(("的", "了"))
        or not 3 <= len(item) <= 30
    ):
        return ""
    if re.search(verbs("award", "sure"), item):
        return ""
    if found := _whole().fullmatch(item) or _core().match(item):
        return found.group()
    return item if sure and len(item) <= 24 and not re.search(rf"[^{HAN}]|[的了并后将]", item) else ""


def awarded(text: str) -> Iterator[Span]:
    """Each title, prize or list that a verb of award governs, one for each member of a list."""
    for verb in _award().finditer(text):
        for at, item in _items(text, verb.end()):
            if title := _honour(item, bool(verb["sure"])):
                yield Span(at, at + len(title), "honour", "award verb")
            elif "“" not in item:
                break


def titles(text: str) -> Iterator[Span]:
    """Each title that its scope and form tell: 全国优秀人民警察, 全省先进集体."""
    for found in _titles().finditer(text):
        yield Span(*found.span(), "honour", "title")
