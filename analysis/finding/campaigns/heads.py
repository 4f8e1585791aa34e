"""Names without quotation marks: by their head noun, by a count of them, by a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from operator import itemgetter

from analysis import lexicon
from analysis.finding.campaigns.marks import Span
from analysis.finding.campaigns.words import HAN, alternatives, bare_heads, cue, cues, heads, is_generic, kind_of, verbs
from analysis.finding.phrases import Phrases

ISSUED = re.compile("(?:出台|制定|印发|发布|颁布|修订|下发|起草|通过|施行)了?$")
BOUND = re.compile(rf"[^{HAN}A-Za-z0-9+()]|[的了]")
BRACKET = re.compile(r"\([^()\n]{1,10}\)")
AGENT = re.compile(
    rf"[{HAN}]{{2}}[省市](?=[{HAN}]{{4}})|(?:(?![社园校景小辖街城湾])[{HAN}]){{1,2}}[县区](?=[{HAN}]{{4}})|(?:[市县乡]{{1,3}}|各)[一二两三四]?级"
    rf"|[和与](?![谐平睦美顺解合])|自?\d{{4}}年|首[个家批部]|[一二两三四五六七八九十\d]+(?:大类|小项|[个家次场项批支套])"
)
IDLE = re.compile("(?<=创建)[在了为出]")  # creates something, no creation of a standard
ACTS = re.compile("(?:整治|治理|化解|打击|排查)$")
RESTS = re.compile(rf"[^{HAN}]|[及和与等的中以是已暨]|工作|取得|行动|活动|成效|$")
JOINED = re.compile("(.+)[和与](.+)")
LISTED = re.compile("[两二三四五六七八九][个大项]$")
WINDOW = 30


@cache
def _cuts() -> re.Pattern[str]:
    return re.compile(rf"(?:{verbs('hard')})|(?P<soft>{verbs('soft')})")


def _unled(segment: str) -> str:
    """What of a segment follows its last verb."""
    cuts = [found.end() for found in _cuts().finditer(segment)]
    return _led(segment[cuts[-1] :] if cuts else segment)


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(rf"(?:{AGENT.pattern}|{verbs('lead')})")


@cache
def _heads() -> Phrases:
    return Phrases(word for word in bare_heads() if word not in bare_heads("honour"))


def _head_nouns(text: str) -> Iterator[tuple[int, str]]:
    """Where each head noun begins, and it; the longest at a place, and none within the one before."""
    done = 0
    for start, ends in groupby(_heads().places(text), key=itemgetter(0)):
        if start >= done:
            done = max(end for _, end in ends)
            yield start, text[start:done]


@cache
def _campaigns() -> re.Pattern[str]:
    verbs = alternatives(word for word in cues("harm") if len(word) > 2)
    heads, harm = alternatives([*bare_heads("crackdown"), "行动"]), rf"(?:(?![的了]|各类)[{HAN}])"
    return re.compile(rf"(?:{verbs}){harm}{{2,14}}?(?:{heads})|(?:集中|专项)整治{harm}{{2,10}}?活动")


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(heads('', 'first', 'close'))})$")


def _segment(text: str, end: int) -> str:
    """What stands before a head noun, as far back as a mark that is not in brackets."""
    before = text[max(0, end - WINDOW) : end]
    hidden = BRACKET.sub(lambda found: "x" * len(found.group()), before)
    marks = [found.end() for found in BOUND.finditer(hidden)]
    before = before[marks[-1] :] if marks else before
    return before if before.count("(") == before.count(")") else re.split(r"[()]", before)[-1]


def _edges(segment: str) -> Iterator[int]:
    """Where a name may begin, the rightmost first: after the last verb; before it, if such a verb stands in names."""
    for cut in reversed([*_cuts().finditer(segment)]):
        yield cut.end()
        if not cut["soft"]:
            return
    yield 0


def _led(rest: str) -> str:
    """What remains without an agent, a place, a count or a particle at the beginning."""
    for _ in range(3):
        if not (lead := _leads().match(rest)):
            break
        rest = rest[lead.end() :]
    return rest


def _joined(rest: str, head: str) -> str:
    """A name with 和 in it: whole, only its last part where two things are named, nothing where that is plain work."""
    first, last = parts.groups() if (parts := JOINED.fullmatch(rest)) else ("", rest)
    if first and is_generic(last + head, head):
        return ""
    return last if _named().search(first) else rest


def _modifier(segment: str, head: str) -> str:
    """What of a segment belongs to the name: no verb, no agent, no place before it; nothing if that is too little."""
    least, needs = bare_heads()[head]
    if LISTED.search(segment):
        return ""
    for rest in (_led(segment[edge:]) for edge in _edges(segment)):
        rest = _joined(rest, head)
        plain = len(rest) < least or _cuts().match(rest) or is_generic(rest + head, head)
        if not plain and re.search(needs, rest):
            return rest
    return ""


def headed(text: str) -> Iterator[Span]:
    """Each name that a head noun makes without quotation marks."""
    for at, head in _head_nouns(text):
        end = at + len(head)
        if cue("body").match(text, end) or IDLE.match(text, end) or (ACTS.search(head) and not RESTS.match(text, end)):
            continue
        modifier = _modifier(_segment(text, at), head)
        kind = kind_of(head, modifier + head)
        if head == "行动" and not cue("harm").search(modifier):
            kind = "drive"  # an offensive without quotation marks says against what it is
        start = at - len(modifier)
        if modifier and (kind != "document" or head == "条例" or ISSUED.search(text[max(0, start - 4) : start])):
            yield Span(start, end, kind, "head noun")
    for found in _campaigns().finditer(text):
        yield Span(*found.span(), "crackdown", "head noun")


PLACE = re.compile(rf"(?=([{HAN}]{{2,3}}?)[省市县区州])")
SUFFIX = re.compile("(?:省|市|地区|盟|(?:[壮回藏彝傣苗]|维吾尔|[^自]{2,6}族)*自治[区州]|特别行政区)$")


@cache
def _places() -> frozenset[str]:
    """Provinces and prefectures, without what they are."""
    table = lexicon.table("scopes")
    names = table.word[table.level.isin(("province", "prefecture"))]
    return frozenset(short for name in names if len(short := SUFFIX.sub("", name)) > 1)


@cache
def _nation() -> re.Pattern[str]:
    places = alternatives(_places())
    return re.compile(rf"(?P<word>{cue('nation').pattern})(?:{places}|(?P<place>[{HAN}]{{2}}))")


def peaceful(text: str) -> Iterator[Span]:
    """Each 平安… with the name of a place: 平安商丘; a place is a known one or what stands before 省, 市, 县 or 区."""
    places = {found[1] for found in PLACE.finditer(text)}
    for found in _nation().finditer(text):
        if not found["place"] or (found["word"] == "平安" and found["place"] in places):
            yield Span(*found.span(), "programme", "place")


COUNTED = re.compile(r"[两三四五六七八九](?:个|大|项)(平台|中心|机制|工程|专项行动|专项|行动)")
MEMBERS = re.compile(rf"[{HAN}“”]{{2,20}}(?:、[{HAN}“”]{{2,20}}){{1,7}}$")


def counted(text: str) -> Iterator[Span]:
    """Each member of a list that is counted under one head noun: 甲服务、乙管理两个平台."""
    for found in COUNTED.finditer(text):
        line = max(0, found.start() - WINDOW * 3)
        members = MEMBERS.search(text[line : found.start()])
        at = line + members.start() if members else 0
        for number, member in enumerate(members.group().split("、") if members else ()):
            name = member if number else _unled(member)
            end = at + len(member)
            if len(name) > 1 and name.count("“") == name.count("”"):
                yield Span(end - len(name), end, kind_of(found[1], name), "coordination, counted")
            at = end + 1
