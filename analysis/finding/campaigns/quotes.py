"""Names in quotation marks: by their head noun, inside or after the marks; by the verb before; by their neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from analysis.finding.campaigns.marks import Span
from analysis.finding.campaigns.words import HAN, alternatives, cue, cues, heads, kind_of, launched, nouns, verbs

QUOTED = re.compile(r"“ ?([^“”\n。!?;: ][^“”\n。!?;:]{1,38}?) ?”")
LINK = re.compile(r"(?:[、,和及与]|以及|暨)?")
SHAPE = re.compile(rf"一[{HAN}](?:\([{HAN}、]{{1,6}}\))?一[{HAN}]{{1,4}}")
MASS = re.compile(rf"[百千万][{HAN}]{{1,3}}[{HAN}][百千万][{HAN}]{{1,3}}$")
PLAIN = re.compile(rf"(?![一二三四五六七八九十])[{HAN}]{{2}}[化型]")  # a quality, not a name
GAP = rf"[{HAN}A-Za-z0-9+]{{0,10}}?"


@cache
def _late() -> re.Pattern[str]:
    return re.compile(rf"[百千\d一二三四五六七八九十]{{1,6}}[日天]{cue('late').pattern}")


@cache
def _scope() -> re.Pattern[str]:
    return re.compile(rf"{cue('level').pattern}[{HAN}]{{0,8}}$")


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"的?[{HAN}]{{0,4}}{cue('title').pattern}")


@cache
def _after() -> re.Pattern[str]:
    near, close = alternatives(heads("", "first")), alternatives(heads("", "first", "close"))
    more = alternatives(word for word in heads("") if len(word) > 1)
    return re.compile(
        rf" ?(?:(?P<close>{close})|(?P<gap>{GAP})(?P<near>{near}))"
        rf"(?:(?:(?!{cue('join').pattern}|{verbs('hard')}|[等以为各])[{HAN}]){{0,2}}(?P<more>{more}))?"
    )


@cache
def _others() -> re.Pattern[str]:
    return re.compile(rf"等(?:{GAP})(?P<head>{alternatives(heads('', 'first', 'close'))})")


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(heads('', 'first', 'inside'))})$")


@cache
def _stops() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{verbs('hard')}|{verbs('soft')}|[为以在等]|[两三四五六七八九][个大项])|.*(?:{cue('join').pattern})"
    )


@cache
def _norms() -> re.Pattern[str]:
    return re.compile(rf"(?:的?[{HAN}]{{0,4}})(?:{cue('norm').pattern})(?![{HAN}]{{0,6}}(?:机制|专项))")


@cache
def _launches() -> re.Pattern[str]:
    return re.compile(rf"({alternatives(launched())})了?(?:一[{HAN}])?(?:(?![的了]|成为)[{HAN}]){{0,6}}$")


@cache
def _likens() -> re.Pattern[str]:
    words = verbs("likens").split("|")
    long, short = alternatives(w for w in words if len(w) > 1), alternatives(w for w in words if len(w) == 1)
    return re.compile(rf"(?:(?:{long})了?[{HAN}]{{0,6}}|(?:{short})了?(?:一[{HAN}])?)$")


@cache
def _awarded() -> re.Pattern[str]:
    return re.compile(rf"(?:{verbs('award', 'sure')}|获得|获)了?(?:(?!的)[{HAN}\d]){{0,10}}$")


FREE = re.compile(r"[,。;、)“\n!?]|$|等|和|及|工作(?!要求|目标|理念)|实现|全覆盖")
Found = Span | None
GOVERNED = "quotation, verb before"


def _tail(text: str, quote: re.Match[str]) -> Found:
    """A name whose head noun follows the quotation marks: “三零”创建."""
    found = _after().match(text, quote.end())
    if not found or (found["gap"] and _stops().match(found["gap"])):
        return None
    head = found["more"] or found["near"] or found["close"]
    return Span(quote.start(), found.end(), kind_of(head, quote[1] + found.group()), "quotation, head noun after")


def _own(before: str, quote: re.Match[str]) -> Found:
    """A name whose head noun stands inside the marks: “雪亮工程”; a short head noun makes many a figure of speech."""
    found = _inside().search(quote[1])
    if not found or (found.start() == 0 and not _late().match(quote[1])):
        return None
    if len(found.group()) == 1 and before.endswith("的"):
        return None
    kind = kind_of(found.group(), quote[1])
    aimed = kind == "honour" and before.endswith(("建设", "打造", "创建", "争创"))
    return Span(*quote.span(1), "programme" if aimed else kind, "quotation, head noun inside")


def _shaped(quote: re.Match[str]) -> Found:
    for shape, kind in ((SHAPE, "mechanism"), (MASS, "drive"), (cue("best"), "honour")):
        if shape.match(quote[1]):
            return Span(*quote.span(1), kind, "quotation, shape")
    return None


def _governed(before: str, text: str, quote: re.Match[str]) -> Found:
    """A name that a verb of launching governs: 推行“…”, 成立“…”."""
    found = _launches().search(before)
    if not found or not FREE.match(text, quote.end()):
        return None
    return Span(*quote.span(1), launched()[found[1]], GOVERNED)


@cache
def _prize() -> re.Pattern[str]:
    return re.compile(rf"[{HAN}]{{0,6}}?(?:{nouns('honour')})")


def _titled(before: str, text: str, quote: re.Match[str]) -> Found:
    """A title that is held or won: 荣获“…”, “…”称号."""
    if not _title().match(text, quote.end()) and not _awarded().search(before):
        return None
    scope = _scope().search(before)
    tail = None if _title().match(text, quote.end()) else _prize().match(text, quote.end())
    start = quote.start() - len(scope.group()) if scope else quote.start(1) if not tail else quote.start()
    end = tail.end() if tail else quote.end() if scope else quote.end(1)
    return Span(start, end, "honour", "award verb")


def _evidence(text: str, quote: re.Match[str]) -> Found | Literal[False]:
    """What makes a quotation a name; False where it is a slogan, a figure of speech, or a goal."""
    before = text[max(0, quote.start() - 16) : quote.start()]
    if titled := _titled(before, text, quote):
        return titled
    own, tail = _own(before, quote), _tail(text, quote)
    if tail and not PLAIN.fullmatch(quote[1]) and not (own and text[tail.end - 2 : tail.end] == "建设"):
        return tail
    if own and own.kind != "platform" and not _likens().search(before):
        return own
    plain = PLAIN.fullmatch(quote[1]) or quote[1] in cues("figure")
    if plain or _norms().match(text, quote.end()) or _likens().search(before):
        return False
    return _shaped(quote) or own or _governed(before, text, quote)


def _chains(text: str) -> Iterator[list[re.Match[str]]]:
    """Quotations that stand side by side, with nothing but a mark or a conjunction between them."""
    chain: list[re.Match[str]] = []
    link = re.compile(rf"{LINK.pattern}{cue('harm').pattern}?$")
    for quote in QUOTED.finditer(text):
        if chain and not (quote.start() - chain[-1].end() <= 5 and link.match(text, chain[-1].end(), quote.start())):
            yield chain
            chain = []
        chain.append(quote)
    if chain:
        yield chain


@cache
def _shared() -> re.Pattern[str]:
    campaigns = nouns("crackdown").split("|")
    return re.compile(rf"[、和及][{HAN}]{{2,24}}?({alternatives(word for word in campaigns if len(word) > 3)})")


def _closing(text: str, end: int, last: str) -> str:
    """The kind that a list of names has by the head noun at its end: “…”“…”等行动."""
    if found := _others().match(text, end):
        return kind_of(found["head"], last)
    return "crackdown" if _shared().match(text, end) else ""


def _spread(text: str, chain: list[re.Match[str]]) -> Iterator[Span]:
    """The names of a chain; one without evidence has the kind of its neighbour to the right, else to the left."""
    found = [_evidence(text, quote) for quote in chain]
    kind = _closing(text, chain[-1].end(), chain[-1][1])
    for way, weak in ((range(len(chain) - 1, -1, -1), (None, GOVERNED)), (range(len(chain)), (None,))):
        for at in way:
            here = found[at]
            if kind and here is not False and (here.how if here else None) in weak:
                here = found[at] = Span(chain[at].start(1), chain[at].end(1), kind, "coordination")
            kind = here.kind if here else ""
        kind = ""
    yield from (span for span in found if span)


@cache
def _timed() -> re.Pattern[str]:
    return re.compile(rf"[{HAN}]{{2,16}}$")


@cache
def _object() -> re.Pattern[str]:
    harm, near = cue("harm").pattern, rf"(?:(?![的了])[{HAN}])"
    return re.compile(rf"(?:{harm}(?:{near}{{2,14}})?|{near}{{2,8}}{harm})$")


def _widened(text: str, span: Span) -> Span:
    """A crackdown with the verb and the harm that its quotation completes: 防范“民转刑”, 夏季整治“百日行动”."""
    opens = span.start if text[span.start] == "“" else span.start - 1
    if span.kind not in ("crackdown", "drive") or text[max(0, opens)] != "“":
        return span
    late = opens < span.start and _late().match(text, span.start)
    found = (_timed() if late else _object()).search(text[max(0, opens - 20) : opens])
    extra = re.split(rf"{verbs('hard')}|{verbs('soft')}", found.group())[-1] if found else ""
    end = span.end + 1 if opens < span.start else span.end
    return span._replace(start=opens - len(extra), end=end, kind="crackdown") if extra else span


def quoted(text: str) -> Iterator[Span]:
    """Each quotation that is a name by its form."""
    for chain in _chains(text):
        yield from (_widened(text, span) for span in _spread(text, chain))


def quotations(text: str) -> Iterator[Span]:
    """Each quotation, name or not: one that is a name elsewhere in its report is one here."""
    yield from (Span(*quote.span(1), "", "repeated") for quote in QUOTED.finditer(text))
