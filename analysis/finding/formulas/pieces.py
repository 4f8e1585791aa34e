"""Items that follow one another as clauses, each with the word counted: 早发现苗头，早介入化解，…; or by themselves."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from analysis.finding.formulas.beside import AFTER, Items, Place
from analysis.finding.formulas.members import MARKS, ORDINAL, tidy
from analysis.finding.formulas.shapes import HAN, Shape, addends, words

NEAR = 160  # characters after a mention in which its clauses are looked for
LONGEST = 20  # characters of a clause that is an item
WEAK = "化性力率度感员者法制大个有不的人年"  # words that neighbouring clauses share by chance
CUT = re.compile(r"[、,，;；。：:！!？?\n()（）]")
GROUP = re.compile(r"[;；。！!？?\n]")
QUOTES = re.compile("[“”‘’「」『』]")
LATER = re.compile(r"^.{1,6}?(?:再|后)(?=.{3})")
GOVERNS = "讲说谈懂明知守抓管论凭用"  # verbs of one character that stand between who acts and what counts
SAID = rf"[”’」』\"'](?:[{HAN}]{{0,6}}[,，])?(?:就是|是指|指的是|指|即|是|为|代表)[:：]?([^,，;；。：:“”‘’\n]{{2,24}})"


def _wanted(shape: Shape, number: int) -> Iterator[list[str]]:
    """The word that each clause has to hold, in order: 查查看看 or 查看查看; nothing where a word says too little."""
    parts = [(count, word.lstrip("个大项种类")) for count, word in shape.parts]
    if number != shape.declared:
        parts = [(count, word) for count, word in parts if count > 1]
    if len(parts) == 1 and shape.kind == "enumerative":
        parts = [(parts[0][0], parts[0][1][:1])]
    if (
        number < 3
        or sum(count for count, _ in parts) != number
        or any(not word or word in WEAK or count < 1 for count, word in parts)
    ):
        return
    yield [word for count, word in parts for _ in range(count)]
    if len(parts) > 1 and len({count for count, _ in parts}) == 1 < parts[0][0]:
        yield [word for _, word in parts] * parts[0][0]


def _level(run: list[str], wanted: list[str]) -> Items:
    """The clauses if the word of each opens it or stands as far from its end; a head noun ends it: 防控体系更严."""
    if all(piece.startswith(word) for piece, word in zip(run[1:], wanted[1:], strict=True)):
        return [run[0][run[0].find(wanted[0]) :], *run[1:]]
    pairs = list(zip(run, wanted, strict=True))
    if all(piece.endswith(word) for piece, word in pairs[:-1]):
        return [*run[:-1], run[-1][: run[-1].rfind(wanted[-1]) + len(wanted[-1])]]
    places = {(word, len(piece) - piece.rfind(word)) for piece, word in pairs}
    if len(places) > len(set(wanted)):
        return []
    thing = all(word.endswith((*words("head"), *words("noun"))) for word in wanted)
    return [piece[: piece.rfind(word) + len(word)] for piece, word in pairs] if thing else run


def _trimmed(run: list[str], counted: str) -> Items:
    """Clauses less who acts (法官讲法理) and what comes before in time (最后再请人来评)."""
    for back in range(3, 6):
        signs = {piece[-back : 1 - back] for piece in run}
        if len(signs) == 1 and (sign := signs.pop()) and sign in GOVERNS and sign not in counted:
            return [piece[1 - back :] for piece in run]
    return tidy([LATER.sub("", piece) for piece in run], counted)


def _in_order(pieces: list[str], wanted: list[str]) -> Items:
    """The first neighbours that hold the words wanted, if no more of them do."""
    number = len(wanted)
    for at in range(len(pieces) - number + 1):
        run = pieces[at : at + number]
        if all(word in piece and len(piece) <= LONGEST for piece, word in zip(run, wanted, strict=True)):
            beside = [*pieces[max(0, at - 1) : at], *pieces[at + number : at + number + 1]]
            more = len(set(wanted)) == 1 and any(
                wanted[0] in piece and len(piece) <= LONGEST and not QUOTES.search(piece) for piece in beside
            )
            if (made := _level(run, wanted)) and not more:
                return _trimmed(made, "".join(wanted))
    return []


def _cut(passage: str) -> Iterator[list[str]]:
    """The clauses of a passage; and the opening ones of what its semicolons and full stops part."""
    for parts in (CUT.split(passage), [CUT.split(part)[0] for part in GROUP.split(passage)]):
        yield [bare for part in parts if (bare := ORDINAL.sub("", part.strip(MARKS)).strip(MARKS))]


def clausal(here: Place, shape: Shape) -> Items:
    """Items that follow a formula, or come before it, each in a clause of its own with the word that it counts."""
    ways = [wanted for number in shape.sizes for wanted in _wanted(shape, number)]
    around = [list(_cut(passage)) for passage in (here.beyond[:NEAR], here.behind[-NEAR:])] if ways else []
    tried = (_in_order(pieces, wanted) for wanted in ways for cut in around for pieces in cut)
    return next((items for items in tried if items), [])


def components(surface: str, shape: Shape, names: Collection[str]) -> Items:
    """Formulas that make up a compound, where the report puts each in quotation marks by itself: 一网, 三调."""
    made = addends(surface) if shape.kind == "compound" and all(word for _, word in shape.parts) else []
    return made if len(made) > 1 and all(name in names for name in made) else []


def addend_by_addend(here: Place, shape: Shape) -> Items:
    """Items of a sum of which each addend is told by itself: “1”是指…，“2”是指…."""
    items: Items = []
    for addend in re.split(r"[+＋ ]+", here.text) if shape.kind == "sum" else ():
        if not (found := re.search(rf"[“‘「『\"']{re.escape(addend)}{SAID}", here.beyond[:AFTER])):
            return []
        items.append(found[1].strip(MARKS))
    return items
