"""What makes a couplet of two neighbouring clauses: a common frame, opposites, a common build, a place of its own."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.finding.rhetoric import shapes

COUNTED = re.compile(r"^(?:[一二三四五六七八九十两百]+[个项大种类件条]|第)|以来$")
PLAIN = re.compile(r"[㐀-鿿]+(?:[,、][㐀-鿿]+)*")
BREAK = re.compile("[、,]")
LONG = 9  # characters of a half that needs a frame of three
SENTENCE = range(4, 10)  # characters of a half, where two make a sentence
LEADS = "是让把将要使"  # words before the first half, part of neither
VERSE = (3, 5, 7)  # characters of a half in the rhythm of verse


class Pair(NamedTuple):
    """Two halves, and how the text bounds them."""

    one: str
    other: str
    level: int  # of the mark between them: 、 (0), comma (1), semicolon (2)
    bounds: tuple[bool, bool]  # whether the first begins and the second ends where its clause or a quotation does
    tail: bool  # whether 的, 等 or the like follows
    quoted: bool  # whether they fill a quotation
    alone: bool  # whether they fill a sentence
    lead: str  # what stands before the first in its clause
    ends: bool  # whether they end one
    same: list[int]  # places in the first half where the second has the same character, counted from the nearer end

    @property
    def equal(self) -> bool:
        """Whether the halves are of one length."""
        return len(self.one) == len(self.other)

    @property
    def acts(self) -> bool:
        """Whether both open with a verb."""
        return shapes.opens_with_verb(self.one) and shapes.opens_with_verb(self.other)

    @property
    def done(self) -> bool:
        """Whether both end with a verb."""
        return shapes.ends_with_verb(self.one) and shapes.ends_with_verb(self.other)

    @property
    def tells(self) -> bool:
        """Whether both end with a verb or a quality."""
        return shapes.tells(self.one) and shapes.tells(self.other)

    @property
    def fixed(self) -> bool:
        """Whether both are set phrases."""
        return self.one in shapes.idioms() and self.other in shapes.idioms()

    @property
    def opposites(self) -> str:
        """Opposites at the same place."""
        return shapes.antithesis(self.one, self.other)

    @property
    def rank(self) -> tuple[bool, int, int]:
        """How regular the reading is: quoted, alike and bounded, long."""
        return self.quoted, len(self.same) + sum(self.bounds), len(self.one)


def same(one: str, other: str) -> list[int]:
    """Places in the first half where the second has the same character, counted from the nearer end."""
    front = [at for at, both in enumerate(zip(one, other, strict=False)) if both[0] == both[1]]
    if len(one) == len(other):
        return front
    back = [at for at, both in enumerate(zip(one[::-1], other[::-1], strict=False)) if both[0] == both[1]]
    return front if len(front) >= len(back) else [len(one) - 1 - at for at in reversed(back)]


def plain(half: str) -> bool:
    """Whether a half is of words alone: no figure, no name, no count."""
    return bool(PLAIN.fullmatch(half)) and not COUNTED.search(half)


def _breaks(half: str) -> list[int]:
    """Places of the marks within a half."""
    return [found.start() for found in BREAK.finditer(half)]


def _framed(pair: Pair) -> bool:
    """Both have the same words at the same places, and not only a noun's head."""
    same, size = pair.same, min(len(pair.one), len(pair.other))
    if not same or len(same) == size:
        return False
    if pair.level and not pair.bounds[0] and same[0]:
        return False
    shared = "".join(pair.one[at] for at in same)
    if not (pair.bounds[1] or (pair.tail and pair.level == 0) or _leads(pair, shared)):
        return False
    if pair.equal and same == list(range(same[0], size)):
        return (len(same) > 1 and shapes.marks(shared)) or (pair.quoted and pair.acts)
    if not pair.equal and same[-1] == len(pair.one) - 1 and same[0]:
        return len(same) > 1 and shapes.marks(shared)
    if same == list(range(len(same))):
        return _opened(pair, shared, size)
    told = pair.acts or pair.tells
    if size > LONG:
        return len(same) > 2 and same[-1] - same[0] >= len(same) and pair.bounds[1]
    return (
        (len(same) > 1 and (told or shapes.acting(shared)))
        or shapes.marks(shared)
        or (pair.level == 0 and shared == "的")
    )


def _leads(pair: Pair, shared: str) -> bool:
    """Whether halves that the text does not bound show by themselves where they end."""
    if pair.acts and len(shared) > 1 and len(pair.one) <= LONG:
        return True
    return pair.level == 0 and (len(shared) > 2 or pair.done)


def _opened(pair: Pair, shared: str, size: int) -> bool:
    """Whether what both begin with is a word of its own that makes a frame."""
    if not (shapes.opens(shared) or pair.acts):
        return False
    if len(shared) == 1 and size < 5:
        return pair.level == 0 and pair.bounds[1] and shared in shapes.use("prefix")
    if len(shared) == 1:
        return size < LONG and not (
            shapes.opens_with_verb(pair.one[:2] + "事事") and shapes.opens_with_verb(pair.other[:2] + "事事")
        )
    return size < LONG or len(shared) > 2


def _opposed(pair: Pair) -> bool:
    """Opposites in a short pair of clear bounds."""
    if len(pair.one) >= LONG or not (pair.quoted or (pair.bounds[1] and (pair.bounds[0] or pair.lead[-1:] in LEADS))):
        return False
    return (pair.level == 0 or pair.alone or (pair.equal and bool(pair.same))) and bool(pair.opposites)


def _fours(pair: Pair) -> bool:
    """Both are phrases of four characters that say something: a clause, or all that is said of one who acts."""
    if pair.level or not (pair.equal and len(pair.one) == 4 and pair.bounds[1]) or pair.same[-2:] == [2, 3]:
        return False
    leading = pair.bounds[0] or not shapes.predicates(pair.lead)
    return leading and shapes.says(pair.one) and shapes.says(pair.other) and pair.same[:2] != [0, 1]


def _alone(pair: Pair) -> bool:
    """Two equal halves make a sentence, and no plain prose: neither has a word of prose that the other lacks."""
    prose = shapes.use("prose")
    fits = pair.alone and pair.equal and len(pair.one) in SENTENCE and not pair.fixed
    return fits and (pair.level > 0 or pair.acts or pair.done) and prose & set(pair.one) == prose & set(pair.other)


def _quoted(pair: Pair) -> bool:
    """Two equal halves fill a quotation."""
    return pair.quoted and pair.equal and len(pair.one) > 3


def _leading(pair: Pair) -> bool:
    """Both open with a word of grammar, at equal length, between bounds of their own."""
    bound = pair.level == 0 and pair.equal and len(pair.one) > 4 and (all(pair.bounds) or pair.tail)
    return bound and shapes.opens(pair.one[0]) and shapes.opens(pair.other[0])


def _acting(pair: Pair) -> bool:
    """Both do something to something, at equal length."""
    if not (pair.equal and pair.bounds[1]) or len(pair.one) > LONG:
        return False
    if len(pair.one) == 4:
        objects = "N" in shapes.build(pair.one + pair.other)
        return pair.level == 0 and pair.acts and pair.bounds[0] and objects and not pair.fixed
    rhythm = len(pair.one) in VERSE and (pair.bounds[0] or len(pair.one) == 3)
    if pair.same[-1:] == [len(pair.one) - 1] and not shapes.closes(pair.one):
        return False
    return pair.acts and (rhythm or pair.level == 0)


def _built(pair: Pair) -> bool:
    """Both are made of the same classes of words, two characters each."""
    one, other = pair.one, pair.other
    if not (pair.equal and pair.bounds[1]) or pair.same[:1] == [0] or pair.same[-1:] == [len(one) - 1] or pair.tail:
        return False
    if 4 < len(one) <= LONG and one[-4:] in shapes.idioms() and other[-4:] in shapes.idioms():
        return pair.bounds[0]
    if len(one) not in (4, 6) or pair.fixed:
        return False
    build = shapes.build(one)
    if build != shapes.build(other) or build.count("N") * 2 > len(build):
        return False
    if build.endswith("N") if pair.level else "N" not in build:
        return False  # 排查处置、督办落实: a list of what is done
    return pair.bounds[0] or (len(one) == 4 and (pair.level == 0 or "N" not in build or pair.ends))


def _told(pair: Pair) -> bool:
    """Both tell a quality, between bounds of their own."""
    told = shapes.ends_with_quality(pair.one) and shapes.ends_with_quality(pair.other)
    return pair.level == 0 and all(pair.bounds) and pair.equal and told


def _correlated(pair: Pair) -> bool:
    """The first opens with one of two words that belong together, the second with the other."""
    return pair.bounds[1] and shapes.correlated(pair.one, pair.other)


def holds(pair: Pair) -> bool:
    """Whether two halves make a couplet."""
    one, other = pair.one, pair.other
    if one == other or abs(len(one) - len(other)) > 2 or not (plain(one) and plain(other)):
        return False
    if _breaks(one) != _breaks(other) or shapes.awarded(one, other) or shapes.frozen(f"{one}、{other}"):
        return False
    if one[:-1] == other[:-1] and shapes.closes_series(one[-1]) and shapes.closes_series(other[-1]):
        return False  # 全市, 全县
    if _correlated(pair):
        return True
    if abs(len(one) - len(other)) > 1:
        return False
    if pair.level == 2:
        return pair.equal and "," in one and _framed(pair)
    if (pair.same and _framed(pair)) or _leading(pair):
        return True
    return (pair.bounds[1] or pair.quoted) and any(rule(pair) for rule in RULES)


RULES = (_quoted, _opposed, _alone, _acting, _built, _told, _fours)
