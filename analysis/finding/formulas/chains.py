"""Items that a report strings together away from the formula: members that share the word it counts."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import pairwise

import ahocorasick

from analysis.finding.formulas.beside import Items, Place, before, place
from analysis.finding.formulas.members import LISTED, ending, listed, tidy, without_verbs
from analysis.finding.formulas.shapes import HAN, Shape, words

WEAK = "化性力率度感员者法制"  # endings that ordinary lists share by chance
REACH = 14  # characters from one member's shared word to the next one's
NEAR = 80  # characters around a string of two in which its formula has to stand
EDGE = re.compile(rf"[^{HAN}、]")
NUMERALS = "零一二三四五六七八九十"

Places = Mapping[str, Sequence[int]]


def morpheme(shape: Shape) -> str:
    """The word that the members share: 零 of 三零, 治 of 四治融合, 安全 of 双安全; nothing for a compound."""
    if len(shape.parts) > 1 or not shape.parts[0][1]:
        return ""
    word = shape.parts[0][1]
    return word[0] if shape.kind == "enumerative" and word[1:].startswith(words("fused")) else word


def occurrences(text: str, wanted: Collection[str]) -> dict[str, list[int]]:
    """Where each wanted word stands in a text, found in one pass."""
    automaton = ahocorasick.Automaton()
    for word in wanted:
        automaton.add_word(word, word)
    found: dict[str, list[int]] = {word: [] for word in wanted}
    if found:
        automaton.make_automaton()
        for last, word in automaton.iter(text):
            found[word].append(last + 1 - len(word))
    return found


def _passage(text: str, first: int, last: int) -> str:
    """The unbroken run of characters and 、 around two places."""
    left, right = text[max(0, first - REACH) : first], text[last : last + REACH]
    ends = [found.end() for found in EDGE.finditer(left)]
    stop = EDGE.search(right)
    return left[ends[-1] if ends else 0 :] + text[first:last] + right[: stop.start() if stop else REACH]


def _unmarked(passage: str, word: str, number: int) -> Items:
    """Members that follow one another without a mark, each opened by the shared word: 零上访零事故零案件."""
    if EDGE.search(passage):
        return []
    parts = [word + part for part in passage.split(word)[1:]]
    alike = len(parts) == number and all(len(word) + 1 < len(part) + 1 <= 7 for part in parts)
    return parts if alike and len({len(part) for part in parts}) <= 2 and not passage.split(word)[0] else []


def _string(text: str, run: Sequence[int], word: str) -> Items:
    number = len(run)
    passage = _passage(text, run[0], run[-1] + len(word))
    if "\n" in passage:
        return []
    if not LISTED.search(passage):
        return _unmarked(passage, word, number)
    members = listed(passage, number)
    if len(members) != number or not all(word in member for member in members):
        return []
    items = tidy(members, "" if len(word) > 1 else word)
    opens = all(item.startswith(word) and len(item) > len(word) for item in items)
    closes = word in ending(items) and word not in WEAK
    level = len({item.find(word) for item in items}) == 1 and len({len(item) for item in items}) == 1
    lengths = [len(item) for item in items]
    return items if (opens or closes or level) and max(lengths) - min(lengths) <= 2 else []


def strings(text: str, surface: str, shape: Shape, places: Sequence[int]) -> Items:
    """The first string of as many members as the formula declares, each with the word it counts.

    Parameters
    ----------
    text : of the reports, each sentence on a line of its own
    surface, shape : of the formula; a string of two says little unless the formula stands near it
    places : where the word it counts stands in the report

    """
    number, word = shape.declared, morpheme(shape)
    for at in range(len(places) - number + 1 if number > 1 else 0):
        run = places[at : at + number]
        near = number > 2 or surface in text[max(0, run[0] - NEAR) : run[-1] + NEAR]
        if near and all(then - here <= REACH for here, then in pairwise(run)) and (items := _string(text, run, word)):
            return items
    return []


def series(surface: str, follows: Sequence[str]) -> Items:
    """The formulas that a row of numerals abbreviates (三四五六), among those that follow it in the report."""
    items: Items = []
    for numeral in surface:
        items += [text for text in follows if text.startswith(numeral) and text != surface and text not in items][:1]
    return items if len(items) == len(surface) > 1 else []


@cache
def _component(number: int, word: str) -> re.Pattern[str]:
    numerals = {2: "[两双2]"}.get(number, f"(?:{NUMERALS[number]}|{number})" if number < len(NUMERALS) else str(number))
    if number == 1:
        return re.compile(rf"(?<![{HAN}])([{HAN}]{{2,16}}{re.escape(word)})(?![{HAN}])")
    return re.compile(rf"{numerals}[个大项种类]?{re.escape(word)}")


def _part(text: str, number: int, word: str) -> Items:
    for found in _component(number, word).finditer(text):
        if number == 1:
            tail = re.split(r"设立|建立|建设|成立|打造|组建|搭建|建成", found[1])
            return [without_verbs(tail[-1])] if len(tail) > 1 and len(tail[-1]) > len(word) else []
        if items := before(place(text, found.start(), found.end(), len(text)), number, word):
            return items
    return []


def parts(here: Place, shape: Shape) -> Items:
    """Items of a formula of several parts, each spelled out by itself after it: …、…、…四个平台."""
    if len(shape.parts) < 2 or not all(word for _, word in shape.parts):
        return []
    found = [_part(here.beyond, number, word.lstrip("个大项种类")) for number, word in shape.parts]
    return [item for items in found for item in items] if all(found) else []
