"""Parallelism: three or more neighbouring units on one frame, or of one build.

A frame is what all members begin with, end with, or have at the same place. A series of nouns (places, agencies,
offices, awards, kinds) has one too and is none: a frame has a word of grammar or a verb in it, or binds phrases that
say something. The first member may hang on to what leads up to it, and the last to what follows: both are cut to what
the members between them show.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from analysis.finding.rhetoric import members, shapes
from analysis.finding.rhetoric.members import SLACK, alike, near, shared
from analysis.finding.rhetoric.units import ANDS, JOINS, Bare, Chain, Figure
from analysis.finding.text import Span

DIGIT = re.compile(r"[0-9]")
TRIPLED = re.compile(r"[^\W\d_a-zA-Z一二三四五六七八九十两]{6}")
LINKED = re.compile(f"[{ANDS}]")
STEP = re.compile(r"(?:[0-9]+|[一二三四五六七八九十两半]+)个?(秒|分钟?|小时|天|日|周|月|季度|年)(?=[\u4e00-\u9fff])")
NUMERALS = frozenset("0123456789一二三四五六七八九十两半")
PLACES = "上下里中前后旁边间头"  # last characters of phrases for a place
HEAD = 8  # characters of the topic of a long member


@dataclass(frozen=True)
class Reading:
    """A text read at one level: members parted by 、 (0), by commas (1) or by semicolons (2)."""

    bare: Bare
    level: int

    def first(self, unit: Span, key: str, length: int) -> Span | None:
        """The end of a unit that begins with the key, or with as much of it as it has."""
        text, (start, end) = self.bare.text, unit
        for size in range(len(key), 0, -1):
            if text.startswith(key[:size], start):
                return unit
            at = text.rfind(key[:size], max(start, end - length - max(SLACK, length // 3)), end - 1)
            if at >= 0 and near(end - at, length):
                return at, end
            if self.level and (at := self.within(unit, key[:size], length)) >= 0:
                return at, end
        return None

    def within(self, unit: Span, key: str, length: int) -> int:
        """Where a longer member begins with the key: in its first clause; −1 if nowhere."""
        start, end = unit
        comma = self.bare.text.find(",", start, end)
        low = start if self.level == 2 else max(start, end - 4 * length - 8)
        return self.bare.text.rfind(key, low, comma if comma > 0 else end - 1)

    def last(self, unit: Span, key: str, length: int) -> Span | None:
        """The beginning of a unit that ends with the key, or with as much of it as it has."""
        text, (start, end) = self.bare.text, unit
        slack = max(SLACK, length // 3)
        for part in (key[at:] for at in range(len(key))):
            if text.endswith(part, start, end):
                return unit
            at = text.find(part, start + max(1, length - slack - len(part)), min(end, start + length + slack))
            if at >= 0:
                return start, at + len(part)
        return None

    def trimmed(self, run: list[Span], edge: int) -> list[Span]:
        """The run, its first (0) or last member (−1) cut to the length that all members between have."""
        inner = {end - start for start, end in run[1:-1]}
        start, end = run[edge]
        if self.level == 0 and len(inner) == 1 and end - start > (size := inner.pop()) + 1:
            run[edge] = (end - size, end) if edge == 0 else (start, start + size)
        return run

    def begun(self, chain: Chain, at: int) -> list[Span] | None:
        """Units that begin alike, from one of them on."""
        one, two, three = chain[at : at + 3]
        key = shapes.prefix(self.bare.said([two, three]))
        first = self.first(one, key, two[1] - two[0]) if key else None
        if not first:
            return None
        run = [first, two, three]
        key = shapes.prefix(self.bare.said(run))
        for unit in chain[at + 3 :]:
            if not self.bare.text.startswith(key, unit[0]):
                break
            run.append(unit)
        run = self.trimmed(run, -1)
        return run if members.same_start(self.bare.said(run), self.level) else None

    def ended(self, chain: Chain, at: int) -> list[Span] | None:
        """Units that end alike, from one of them on."""
        run = list(chain[at : at + 2])
        key, size = shapes.suffix(self.bare.said(run)), run[1][1] - run[1][0]
        for unit in chain[at + 2 :] if key else ():
            last = self.last(unit, key, size)
            if not last or (len(run) > 2 and not self.bare.text.endswith(key, *last)):
                break
            run.append(last)
            key = shapes.suffix(self.bare.said(run)) if len(run) == 3 else key
            if last != unit:
                break
        run = self.trimmed(run, 0) if len(run) > 2 else run
        return run if len(run) > 2 and members.same_end(self.bare.said(run), self.level) else None

    def built(self, chain: Chain, at: int) -> list[Span] | None:
        """Units of one length and one build, from one of them on."""
        one, two, three = chain[at : at + 3]
        size = two[1] - two[0]
        if size < 3 or one[1] - one[0] < size or three[1] - three[0] < size:
            return None
        run = [(one[1] - size, one[1]), two, (three[0], three[0] + size)]
        whole = run[2] == three
        if (self.level and not (run[0] == one and whole)) or not members.same_build(self.bare.said(run), self.level):
            return None
        for unit in chain[at + 3 :] if whole else ():
            length = unit[1] - unit[0]
            last = unit if near(length, size) else (unit[0], unit[0] + size)
            if length < size - 1 or (last != unit and unit != chain[-1]):
                break
            if not members.same_build(self.bare.said([*run[:2], last]), self.level):
                break
            run.append(last)
        return run

    def told(self, chain: Chain, at: int) -> list[Span] | None:
        """Units that each tell a quality of something, of nearly one length."""
        one, two, three = chain[at : at + 3]
        size = two[1] - two[0]
        if not (3 <= size <= HEAD and shapes.ends_with_quality_one(self.bare.text[two[1] - 1])):
            return None
        run = [(max(one[0], one[1] - size), one[1]), two, (three[0], min(three[1], three[0] + size + 1))]
        said = self.bare.said(run)
        return run if alike(said) and all(map(shapes.ends_with_quality_one, said)) else None

    def aligned(self, chain: Chain, at: int) -> list[Span] | None:
        """Short units, whole, of nearly one length, with the same verb or word of grammar at the same place."""
        one, two, three = chain[at : at + 3]
        run = [(max(one[0], one[1] - two[1] + two[0]), one[1]) if self.level == 0 else one, two, three]
        said = self.bare.said(run)
        even = len({len(member) for member in said}) == 1
        for key in (shared(said), "" if even else shared([member[::-1] for member in said])):
            if key and (not shapes.use("prefix").isdisjoint(key) or (len(key) == 1 and shapes.acting(key))):
                return run if not shapes.closes_series(shapes.suffix(said)) else None
        return None

    def stepped(self, chain: Chain, at: int) -> list[Span] | None:
        """Units that each begin with a time and then act: 一年打基础、三年见成效."""
        run: list[Span] = []
        units = set()
        for unit in chain[at:]:
            step = STEP.search(self.bare.text, *unit) if not run else STEP.match(self.bare.text, *unit)
            if not step or not shapes.acts(self.bare.text[step.end() : unit[1]]):
                break
            run.append((step.start(), unit[1]))
            units.add(step[1])
        return run if len(run) > 2 and len(units) == 1 else None

    def placed(self, chain: Chain, at: int) -> list[Span] | None:
        """Short units of one length that each name a place."""
        one, two, three = chain[at : at + 3]
        if not two[1] - two[0] == three[1] - three[0] == 3 <= one[1] - one[0]:
            return None
        run = [(one[1] - 3, one[1]), two, three]
        said = self.bare.said(run)
        return run if all(one[-1] in PLACES for one in said) and len({one[-1] for one in said}) > 1 else None

    def headed(self, chain: Chain, at: int) -> list[Span] | None:
        """Long units whose topics, their first clauses, end alike."""
        heads: list[str] = []
        for unit in chain[at:]:
            head = self.bare.text[unit[0] : unit[1]].split(",")[0]
            if len(head) > HEAD or not alike([*heads, head]) or not shapes.suffix([*heads, head]):
                break
            heads.append(head)
        return list(chain[at : at + len(heads)]) if len(heads) > 2 else None

    def ways(self, one: str, two: str, three: str) -> Iterator[Callable[[Chain, int], list[Span] | None]]:
        """Ways in which three units may begin a figure, by a look at their ends and lengths."""
        if two[0] == three[0]:
            yield self.begun
        if one[-1] == two[-1]:
            yield self.ended
        least, most = min(map(len, (one, two, three))), max(map(len, (one, two, three)))
        if 2 < len(two) == least and (self.level == 0 or least == most):
            yield self.built
        if self.level == 0:
            yield self.told
            yield self.placed
        least, most = sorted((len(two), len(three)))
        reach = len(one) if self.level else min(len(one), len(two))
        if most <= HEAD and most - 1 <= reach <= least + 1 and min(reach, least) > 2:
            yield self.aligned
        if two[0] in NUMERALS:
            yield self.stepped
        if self.level == 2:
            yield self.headed

    def figure(self, chain: Chain, at: int, said: Sequence[str]) -> Figure | None:
        """The figure that begins at a unit, if one does."""
        for way in self.ways(*said):
            if (run := way(chain, at)) and self.sound(run):
                return Figure("parallelism", tuple(run), shapes.frame(self.bare.said(run)))
        return None

    def sound(self, run: Chain) -> bool:
        """Whether a run is no series of figures, no set phrase, and cuts no quotation."""
        said = self.bare.said(run)
        counted = sum(bool(DIGIT.search(STEP.sub("", one, count=1))) for one in said)
        if counted > 1 or len(set(said)) < len(said) or said[1][0] == "《":
            return False
        return not shapes.frozen("、".join(said)) and not any(self.bare.cut(*one) for one in (run[0], run[-1]))


def _split(bare: Bare, chain: list[Span]) -> list[Span]:
    """The units, with the last one parted at 和 where it then is as long as the one before: A、B和C."""
    (start, end), (before, to) = chain[-1], chain[-2]
    for link in LINKED.finditer(bare.text, start + 1, min(end, start + to - before + 2)):
        short = link.start() - start < 5 and bare.text[link.start() - 1] == bare.text[to - 1]
        like = short or abs(link.start() - start - (to - before)) <= 1
        if like and link.end() < end and not shapes.ends_with_verb(bare.text[link.start() - 1 : link.end()]):
            return [*chain[:-1], (start, link.start()), (link.end(), end)]
    return chain


def _tripled(bare: Bare) -> Iterator[Figure]:
    """Three verbs of two characters that share one, with nothing between them: 用心用情用力, 担责履责尽责."""
    done = 0
    for start, end in bare.tripled():
        members = tuple((at, at + 2) for at in range(start, end, 2))
        said = bare.said(members)
        if shapes.frozen("".join(said)):
            done = end
        if start < done or not TRIPLED.fullmatch("".join(said)):
            continue
        if all(map(shapes.opens_with_verb, said)) and len(set(said)) == len(said):
            done = end
            yield Figure("parallelism", members, shapes.frame(said))


def parallelisms(bare: Bare) -> Iterator[Figure]:
    """Every parallelism of a text, fine ones first."""
    yield from _tripled(bare)
    for level in range(len(JOINS)):
        reading = Reading(bare, level)
        for chain in bare.chains(level):
            units = _split(bare, chain) if level == 0 else chain
            said, at = bare.said(units), 0
            while at + 2 < len(units):
                three = said[at : at + 3]
                figure = reading.figure(units, at, three) if len(three[1]) > 1 and three[1] != three[2] else None
                at += len(figure.members) - 1 if figure else 1
                if figure:
                    yield figure
