"""Where a report spells out what a formula stands for."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from analysis.finding.formulas.members import AND, MARKS, clauses, listed, tidy, told, without_verbs
from analysis.finding.formulas.shapes import HAN, Shape

BEFORE, AFTER = 120, 400  # characters around a mention in which its items are looked for
SHORT, LONG = 10, 16  # characters of an item in a list that is told by its form, or by its number
NEAR = 80  # characters, where nothing announces them
OPENING = "“‘「『\"'"
STOP = re.compile(r"[,，;；:：。！？!?()（）]")
GROUP = re.compile(
    rf"((?:[“‘「『\"'][^“”‘’「」\"'\n]{{1,12}}[”’」』\"'][、和及与]?){{1,6}})[{HAN}]{{0,8}}[(（]([^()（）\n]{{3,300}})[)）]"
)
QUOTED = re.compile(r"[“‘「『\"']([^“”‘’「」\"'\n]{1,12})[”’」』\"']")
SAYS = re.compile(
    rf"[{HAN}]{{0,8}}?[”’」』\"']?[{HAN}]{{0,10}}?[,，]?(?:即|就是|也就是|是指|指的是|分别是|分别为|分别指|包括|是(?=[:：]))[:：]?"
    rf"|[{HAN}]{{0,8}}?[”’」』\"']?[{HAN}]{{0,10}}?(?:[:：]|——)"
)
SAID = re.compile(r"^(?:即|就是|分别是|分别为|是指|指|包括)[:：,，]?")
BACK = re.compile(r"[”’」』\"']?(?:的|等|这|这一|为|之|成)?[“‘「『\"']?$")
BRACKETS = re.compile(r"[(（][^()（）]{0,30}[)）](?!$)")
SHARED = re.compile("分别|各[为是占有]")
JOINED = re.compile(f"(?:{AND.pattern})$")
COUNTS = re.compile(r"[\dN一两双二三四五六七八九][^一二三四五六七八九十\d、]{1,12}、.{0,4}[\dN两双二三四五六七八九]")
LINK = ("的“", "的‘", "的「", "的『", '的"', "的")
ORDINALS = "一二三四五六七八九十"

Items = list[str]
Rule = Callable[["Place", int, str], Items]


class Place(NamedTuple):
    """A mention with the text around it, cut where its sentence ends; `beyond` and `behind` run on in the report."""

    text: str
    before: str
    after: str
    beyond: str
    behind: str


def place(text: str, start: int, end: int, last: int) -> Place:
    """The surroundings of `text[start:end]` in a report that ends at `last`; sentences stand on lines of their own."""
    behind, beyond = text[max(0, start - BEFORE) : start], text[end : min(end + AFTER, last)]
    return Place(text[start:end], behind.rpartition("\n")[2], beyond.partition("\n")[0], beyond, behind)


def _split(passage: str, number: int, counted: str) -> Items:
    """Items of a passage that holds nothing else: a list, or clauses."""
    if parts := clauses(passage, number):
        return told(parts, counted)
    if parts := listed(passage, number):
        return tidy(parts, counted)
    if number == 2 and all(len(part) == 1 for part in re.split(r"[、,，;；]", passage)):
        return []
    flat = [part for part in re.split(r"[、,，;；+＋]", passage) if part.strip(MARKS)]
    return tidy(flat, counted) if len(flat) == number > 1 else []


def bracketed(here: Place, number: int, counted: str) -> Items:
    """Items in the brackets after a formula; of several formulas in a row each takes its share of the brackets."""
    if not re.search(r"[(（]", here.after[:100]):
        return []
    near = here.before[-80:] + here.text + here.after[:330]
    for found in GROUP.finditer(near):
        row = QUOTED.findall(found[1])
        if here.text not in row:
            continue
        shares = re.split(r"[,，;；]", SAID.sub("", found[2])) if len(row) > 1 else [SAID.sub("", found[2])]
        if len(shares) == len(row) and (items := _split(shares[row.index(here.text)], number, counted)):
            return items
    alone = re.match(rf"[{HAN}]{{0,8}}[(（]([^()（）\n]{{3,300}})[)）]", here.after)
    return _split(SAID.sub("", alone[1]), number, counted) if alone else []


def _only(clause: str, counted: str) -> Items:
    """The one item of a formula of one: “一网”，即建强一张覆盖城乡的调解网 gives 调解网."""
    head = STOP.split(clause)[0]
    tail = re.split(r"一[个张支套条本名座]", without_verbs(head.strip(MARKS)))[-1].split("的")[-1]
    return [tail] if counted and counted in tail and 1 < len(tail) <= LONG else []


def after(here: Place, number: int, counted: str) -> Items:
    """Items that follow upon 即, 就是, 包括 or a colon."""
    found = SAYS.match(here.after)
    if not found:
        return []
    passage = here.after[found.end() :]
    groups = [part for part in re.split(r"[;；]", passage) if part.strip(MARKS)]
    if len(groups) == number > 1:
        return told(groups, counted)
    if number == 1:
        return _only(groups[0] if groups else "", counted)
    head = STOP.split(passage.lstrip(OPENING))[0]
    if parts := listed(head, number):
        return tidy(parts, counted)
    parts = clauses(groups[0], number) if groups else []
    return told(parts, counted)


def numbered(here: Place, number: int, counted: str) -> Items:
    """Items that follow as 一是, 二是 and so on, each up to its first stop."""
    if not 1 < number <= len(ORDINALS):
        return []
    at = 0
    ends: list[int] = []
    told_by = "要" if 0 <= here.beyond.find("一要") < 60 and "二要" in here.beyond else "是"
    for sign in ORDINALS[:number]:
        at = here.beyond.find(f"{sign}{told_by}", at)
        if at < 0 or (not ends and at > 60):
            return []
        ends.append(at + 2)
    return told([STOP.split(here.beyond[end : end + 40])[0].split("\n")[0] for end in ends], counted)


def _alike(items: Items) -> bool:
    """Whether members are built alike: all short, of one length, or opened or closed by one character."""
    lengths = {len(item) for item in items}
    ends = {item[:1] for item in items}, {item[-1:] for item in items}
    return max(lengths) <= SHORT or max(lengths) - min(lengths) <= 1 or any(len(end) == 1 for end in ends)


def _torn(parts: list[str]) -> bool:
    """Whether a list begins inside quotation marks that close before its end: 四个自信”、做到."""
    return bool(re.search("[”’」』]", parts[0])) and not all(re.search("[“‘「『]", part) for part in parts[1:])


def before(here: Place, number: int, counted: str) -> Items:
    """Items of the list that the formula closes: 严防漏事、漏人的“两漏”."""
    if re.search(r"[”’」』][“‘「『]$", here.before):
        own = re.search(r"[“‘「『]([^“”‘’「」『』\n]{3,120})[”’」』][“‘「『]$", here.before)
        return tidy(listed(own[1], number), counted) if own and "”" not in own[1] else []
    passage = BRACKETS.sub("", here.before[: BACK.search(here.before).start()])  # type: ignore[union-attr]
    if passage.endswith("、") or (passage[-2:-1] != "、" and JOINED.search(passage)):
        return []
    passage = re.split(r"(?<![”’」』、])[“‘「『]", passage)[-1]
    clause = re.split(r"[,，;；:：。()（）]", passage)[-1]
    if not counted and re.search(r"[\d+]", here.text) and not COUNTS.search(clause):
        return []
    if (parts := listed(clause, number)) and not _torn(parts):
        items = tidy(parts, counted)
        many = number > 2 and max(map(len, items)) <= LONG
        return items if many or here.before.endswith(LINK) or _alike(items) else []
    chain = re.split(r"[,，]", re.split(r"[;；:：。]", passage)[-1])[-number:]
    morpheme = counted[:1]
    alike = (
        len(chain) == number > 1 and all(morpheme in part for part in chain) and here.before.endswith(tuple(OPENING))
    )
    return tidy(chain, counted) if alike and morpheme else []


def _nearest(clauses: list[str], number: int, counted: str) -> Items:
    """Items of the first clause that is a list, if it is of so many members built alike, beside what is counted."""
    said = SHARED.split(next((clause for clause in clauses if "、" in clause), ""))[0].removeprefix("其中")
    if not (set(counted) & set(said) if counted else COUNTS.search(said)):
        return []
    parts = listed(said, number) if number > 2 else []
    items = tidy(parts, counted) if parts and not _torn(parts) else []
    return items if items and _alike(items) and max(map(len, items)) <= SHORT else []


def follows(here: Place, number: int, counted: str) -> Items:
    """Items of the next list in the sentence, with no word that announces it: 推出“两查”模式，同步查…、…."""
    return _nearest(STOP.split(here.after[:NEAR])[1:], number, counted)


def precedes(here: Place, number: int, counted: str) -> Items:
    """Items of the clause before the one that the formula opens: 红色急办、黄色快办，“两色预警”…."""
    behind = STOP.split(here.before[-NEAR:].rstrip(OPENING))
    return _nearest(behind[-2:-1], number, counted) if not behind[-1] else []


RULES: tuple[tuple[str, Rule], ...] = (
    ("bracket", bracketed),
    ("after", after),
    ("before", before),
    ("numbered", numbered),
)
#: Rules for lists that nothing announces, which come last.
GUESSES: tuple[tuple[str, Rule], ...] = (("follows", follows), ("precedes", precedes))


def attached(here: Place, shape: Shape, rule: Rule) -> Items:
    """What a rule finds at a mention, of as many items as the formula may stand for."""
    counted = "".join(word for _, word in shape.parts)
    return next((items for number in shape.sizes if (items := rule(here, number, counted))), [])
