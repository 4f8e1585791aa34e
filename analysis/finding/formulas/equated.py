"""What a formula stands for, where the report itself equates the two."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from analysis.finding.formulas.lists import MARKS, clauses, listed, tidy, told
from analysis.finding.formulas.mentioned import Mention
from analysis.finding.formulas.wordings import Shape, words
from analysis.finding.text import HAN

Items = list[str]

BEFORE, AFTER = 120, 400  # characters around a mention in which its items are looked for
FURTHER = 4  # characters by which the first of a list may be longer: of a longer one it is not told where it begins
TRIED = 20  # mentions of a formula in a report at which its items are looked for
STOP = re.compile(r"[,;:。!?()]|——")
QUOTED = re.compile(r"[“‘]([^“”‘’\n]{1,12})[”’]")
BRACKET = re.compile(
    rf"((?:[“‘][^“”‘’\n]{{1,12}}[”’][、和及与]?){{1,6}}|(?<=\0))[{HAN}]{{0,8}}[(]([^()\n]{{3,300}})[)]"
)
ROW = re.compile("[”’][、和]?[“‘]$")  # of several in a row, it is not told whose items follow


@cache
def _says() -> re.Pattern[str]:
    named = rf"[{HAN}]{{0,8}}?[”’]?[{HAN}]{{0,10}}?"
    return re.compile(rf"{named},?(?:{words('means')}|是(?=:)):?|{named}(?::|——)")


class Place(NamedTuple):
    """A mention, with the text around it to the ends of its sentence; what ends in a colon goes on."""

    text: str
    before: str
    after: str


def _place(text: str, mention: Mention) -> Place:
    behind, beyond = text[max(0, mention.start - BEFORE) : mention.start], text[mention.end : mention.end + AFTER]
    return Place(mention.text, behind.rpartition("\n")[2], beyond.replace(":\n", ":").partition("\n")[0])


def bracketed(here: Place, number: int, counted: str) -> Items:
    """Items in the brackets after a formula; of several formulas in a row each takes its share of the brackets."""
    if "(" not in here.after[:100]:
        return []
    for found in BRACKET.finditer(f"{here.before[-80:]}{here.text}\0{here.after[:330]}"):
        row = QUOTED.findall(found[1].replace("\0", "")) or [here.text]
        inside = re.sub(rf"^{words('means')}[:,]?", "", found[2])
        shares = re.split("[,;]", inside) if len(row) > 1 else [inside]
        if here.text in row and len(shares) == len(row):
            return tidy(listed(shares[row.index(here.text)], number), counted)
    return []


def after(here: Place, number: int, counted: str) -> Items:
    """Items that follow upon 即, 就是, 包括 or a colon."""
    found = None if ROW.search(here.before) else _says().match(here.after)
    passage = here.after[found.end() :] if found and number > 1 else ""
    groups = [part for part in passage.split(";") if part.strip(MARKS)]
    if len(groups) == number > 1:
        return told(groups, counted)
    if parts := listed(STOP.split(passage.lstrip("“‘"))[0], number):
        return tidy(parts, counted)
    return told(clauses(groups[0], number), counted) if groups else []


def _torn(parts: Items) -> bool:
    """Whether a list begins inside quotation marks that close before its end: 四个自信”、做到."""
    return bool(re.search("[”’]", parts[0])) and not all(re.search("[“‘]", part) for part in parts[1:])


def before(here: Place, number: int, counted: str) -> Items:
    """Items of the list that the formula closes: 严防漏事、漏人的“两漏”."""
    if own := re.search(r"[“‘]([^“”‘’\n]{3,120})[”’][“‘]$", here.before):
        return tidy(listed(own[1], number), counted)
    passage = re.sub(rf"[”’]?{words('link')}?[“‘]?$", "", here.before, count=1)
    if passage.endswith("、") or not counted:
        return []
    clause = STOP.split(re.split(r"(?<![”’、])[“‘]", passage)[-1])[-1]
    parts = listed(clause, number)
    items = tidy(parts, counted) if parts and not _torn(parts) else []
    if items and len(items[0]) > max(map(len, items[1:])) + FURTHER:
        return []
    return items


RULES: tuple[tuple[str, Callable[[Place, int, str], Items]], ...] = (
    ("in the bracket after it", bracketed),
    ("announced after it", after),
    ("in the list that it closes", before),
)


def strung(text: str, shape: Shape) -> Items:
    """Members of about one length, with the word counted, that follow one another unmarked: 零上访零事故零案件."""
    word, number = shape.counted, shape.declared
    if shape.kind == "enumerative" and re.match(words("fused"), word[1:]):
        word = word[0]
    if len(shape.parts) > 1 or number < 3 or not word:
        return []
    runs = re.finditer(rf"(?<![{HAN}])(?:{word}[{HAN}]{{1,5}}){{{number}}}(?![{HAN}])", text)
    cut = ([word + part for part in run.group().split(word)[1:]] for run in runs)
    return next((run for run in cut if len(run) == number and len(max(run, key=len)) < len(min(run, key=len)) + 2), [])


def series(surface: str, follows: Items) -> Items:
    """The formulas that a row of numerals abbreviates (三四五六), among those that follow it in the report."""
    items: Items = []
    for numeral in surface:
        items += [text for text in follows if text.startswith(numeral) and text != surface and text not in items][:1]
    return items if len(items) == len(surface) > 1 else []


def spelled(text: str, said: list[Mention], follows: Items) -> tuple[Items, str]:
    """Items of a formula in a report, and where they stand; nothing where the report does not spell it out."""
    shape, places = said[0].shape, [_place(text, mention) for mention in said[:TRIED]]
    for where, rule in RULES:
        tried = (rule(place, number, shape.counted) for place in places for number in shape.sizes)
        if items := next((items for items in tried if items), []):
            return items, where
    if not shape.counted:
        items, where = series(said[0].text, follows), "in the formulas that follow"
    else:
        items, where = strung(text, shape), "strung together elsewhere"
    return items, where if items else ""
