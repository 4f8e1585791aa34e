"""What persons in a report say, in quotation marks, and who says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis import lexicon
from analysis.finding import text as texts
from analysis.finding.rhetoric import attribution
from analysis.finding.rhetoric.attribution import HAN, NEAR, Said
from analysis.finding.rhetoric.marks import SOFT, Quote, paragraphs, quotes
from analysis.finding.text import Joined, Span
from analysis.tables import SENTENCES, check, need
from analysis.tables.rhetoric import SPEECH

SHORTEST = 8  # Han characters of a part of what is said
VOICED = 5  # Han characters of what is said in words that only speech has
LONGEST = 1_000  # characters of what is said
ENDED = re.compile(rf"[。!?…~]{SOFT}?$")
FREE = re.compile(rf"(?:^|[\n{SOFT}。!?;:,”—\s])$")
DOUBT = re.compile(rf"{SOFT}?[^,。;\n{SOFT}]{{0,12}}(?:疑问|疑惑|困惑|问号|之问|拷问|问题|难题|考题)")
DONE = re.compile(rf"[。,;!?\n{SOFT}]|$")
CHARACTER = re.compile(rf"[{HAN}]")
EDGE = f"“ {SOFT}\n"
NAMED = 0.8  # the share of characters in names from which a quotation is a name


class Spoken(NamedTuple):
    """A quotation that is speech, and its speaker."""

    quote: Quote
    said: Said


@cache
def _unspoken(kind: str) -> str:
    return attribution.alternatives(attribution.words("unspoken", "kind", kind))


@cache
def _paper() -> re.Pattern[str]:
    """A paper or a body that says what is quoted; right before it stands a body, and a word of one character."""
    verb = attribution.alternatives(list(lexicon.table("speech_verbs").verb))
    papers = attribution.words("unspoken", "kind", "paper")
    long = attribution.alternatives([word for word in papers if len(word) > 1])
    short = attribution.alternatives([word for word in papers if len(word) == 1])
    loose = rf"(?:{long}|》)(?:[上中里]|(?![上中里])[{HAN}]{{0,4}})"
    return re.compile(rf"(?:{loose}|(?:{short})[上中里]?|(?:{_unspoken('body')}))(?:{verb}|着)?[:,]?$")


@cache
def _introduced() -> re.Pattern[str]:
    """A phrase that introduces a line, no speech: 群众常说."""
    cues = lexicon.table("quotation_cues").query("kind != 'kept'")
    return re.compile(rf"(?:{attribution.alternatives(list(cues.cue))})(?:得好)?[:,]?$")


@cache
def _voice() -> re.Pattern[str]:
    """A word that speech has and a report's own prose has not."""
    return re.compile(attribution.alternatives(list(lexicon.table("spoken").word)))


def unspoken(text: str, quote: Quote) -> bool:
    """Whether a leader, a paper or a doubt of the report's own is quoted, not a person of the report."""
    said = attribution.said_before(text, quote.start - 1)
    if _introduced().search(said):
        return True
    clause = re.split(",", said.rstrip(",:"))[-1]
    others, leader = re.subn(_unspoken("leader"), "", clause)
    doubt = text[quote.end - 1 : quote.end] == "?" and DOUBT.match(text, quote.end + 1)
    paper = _paper().search(said)
    led = leader and not attribution.person().search(others)
    return bool(led or doubt or (paper and not attribution.person().search(paper.group())))


def attributed(text: str, quote: Quote) -> Said | None:
    """The speaker whom the words right before or after a quotation name."""
    if quote.opened and (found := attribution.before(text, quote.start - 1)):
        return found
    ended = ENDED.search(text, quote.end - 2, quote.end) or "," in text[quote.end - 1 : quote.end + 2]
    return attribution.after(text, quote.end + 1) if quote.closed and ended else None


def _led(text: str, quote: Quote) -> Said | None:
    """The person who is named in the clause right before a quotation: 王女士十分满意,“…”."""
    said = attribution.said_before(text, quote.start - 1)
    return attribution.beside(said.split(",")[-2]) if said.endswith(",") else None


def _nearby(text: str, quote: Quote) -> Said | None:
    """The speaker who is named in the sentences around a quotation that no words attribute."""
    earlier = text[max(0, quote.start - 1 - NEAR) : quote.start - 1].split("\n")[-1]
    later = text[quote.end + 1 : quote.end + 1 + NEAR].lstrip(SOFT).split("\n")[0]
    for said in (earlier.rstrip(f"{SOFT},。"), re.split(rf"[{SOFT}。]", later)[0]):
        if attribution.person().search(said):
            return attribution.nearest(said)
    return None


def _followed(text: str, quote: Quote) -> bool:
    """Whether the clause after a quotation begins with a person."""
    then = text[quote.end + 1 : quote.end + 1 + NEAR // 2].lstrip(SOFT)
    return bool(attribution.person().search(re.split(rf"[{SOFT}\n,。;:!?]", then)[0]))


def _even(said: str) -> bool:
    """Whether what stands in marks is of clauses of one length: a motto, unless someone is named who says it."""
    clauses = [clause for clause in re.split(rf"[,;:。!?{SOFT}]", said) if clause]
    return len(clauses) > 1 and len({len(clause) for clause in clauses}) == 1


def _whole(text: str, quote: Quote, then: Spoken | None) -> Said | None:
    """The speaker of a quotation with both its marks; None if it is none that is said."""
    said = text[quote.start : quote.end]
    size, ended = len(CHARACTER.findall(said)), bool(ENDED.search(said))
    part = size >= SHORTEST or (size >= VOICED - 1 and _voice().search(said))
    if not size or not (ended or said.endswith(",") or part):
        return None
    free = FREE.search(text[max(0, quote.start - 2) : quote.start - 1])
    if (ended or free) and (found := attributed(text, quote)):
        return found
    if ended and free and not _even(said):
        if size >= VOICED and (found := _led(text, quote)):
            return found
        beside = then and not text[quote.end + 1 : then.quote.start - 1].strip(SOFT)
        if then and beside:
            return then.said
        voiced = _voice().search(said) or _followed(text, quote)
        return _nearby(text, quote) or Said() if size >= VOICED and voiced else None
    judged = attribution.judged(text, quote.start - 1) if DONE.match(text, quote.end + 1) else None
    return judged or (attribution.reacted(text, quote.start - 1, quote.end + 1) if part else None)


def _halved(text: str, quote: Quote) -> Spoken | None:
    """A quotation that has lost one mark: to the beginning, or the end, of its paragraph."""
    said = text[quote.start : quote.end].strip(f"“ {SOFT}")
    voiced = len(_voice().findall(said)) > 1
    if not SHORTEST <= len(said) <= LONGEST:
        return None
    if quote.closed:
        found = attributed(text, quote) if ENDED.search(said) else None
        return Spoken(quote, found or Said()) if found or (voiced and ENDED.search(said)) else None
    if found := attributed(text, quote):
        return Spoken(quote, found)
    last = re.search(rf"{SOFT}([^{SOFT}]{{2,60}})$", text[quote.start : quote.end])
    found = attribution.after(text, quote.start + last.start()) if last else None
    return Spoken(quote._replace(end=quote.start + last.start()), found) if last and found else None


def _spoken(text: str, found: list[Quote]) -> Iterator[Spoken]:
    """The quotations that are speech, the last first."""
    then: Spoken | None = None
    for quote in reversed(found):
        if quote.opened and quote.closed:
            said = _whole(text, quote, then)
            spoken = Spoken(quote, said) if said else None
        else:
            spoken = _halved(text, quote)
        if spoken and not unspoken(text, quote):
            then = spoken
            yield spoken


def _sentence(text: str, quote: Quote) -> bool:
    """Whether a quotation is a sentence of its own."""
    ended = ENDED.search(text, quote.end - 2, quote.end)
    return bool(ended and FREE.search(text[max(0, quote.start - 2) : quote.start - 1]))


def _shared(text: str, one: Quote, other: Quote) -> str:
    """Which of two quotations may take the speaker of the other, as what stands between them tells: later, either."""
    link = text[one.end + 1 : other.start - 1].strip(SOFT)
    if not link:
        return "either"
    if len(link) > NEAR or attribution.STOPS.search(link[:-1]):
        return ""
    if link[-1] in ",:":
        return "either"
    return "later" if attribution.after(text, one.end + 1) else ""


def _continued(text: str, found: list[Quote], said: list[Spoken]) -> Iterator[Spoken]:
    """Sentences beside speech that go on with it: “…”他打了个比方,“…”."""
    known = {spoken.quote: spoken.said for spoken in said}
    outer = [quote for quote in found if quote.opened and quote.closed and not quote.depth and _sentence(text, quote)]
    for one, other in pairwise(outer):
        if (one in known) == (other in known):
            continue
        shared, new = _shared(text, one, other), other if one in known else one
        if (shared == "either" or (shared and new is other)) and not unspoken(text, new):
            known[new] = known[one] if new is other else known[other]
            yield Spoken(new, known[new])


def _unnamed(page: Joined, text: str, found: list[Quote], said: list[Spoken]) -> Iterator[Spoken]:
    """Sentences in quotation marks that no words attribute, in a report where others are attributed."""
    voices = {page.report(spoken.quote.start) for spoken in said if spoken.said.speaker}
    known = {spoken.quote for spoken in said}
    for quote in found:
        if quote.opened and quote.closed and not quote.depth and quote not in known and _sentence(text, quote):
            words = text[quote.start : quote.end]
            long = len(CHARACTER.findall(words)) >= SHORTEST and not _even(words)
            lone = long and page.report(quote.start) in voices and text[quote.end + 1 : quote.end + 2] != "的"
            if lone and not unspoken(text, quote):
                yield Spoken(quote, Said())


def _outer(found: list[Spoken]) -> Iterator[Spoken]:
    """Speech that is within no other speech."""
    done = 0
    for spoken in sorted(found, key=lambda spoken: (spoken.quote.start, -spoken.quote.end)):
        if spoken.quote.start >= done:
            done = spoken.quote.end
            yield spoken


def _named(text: str, hidden: str, quote: Quote) -> bool:
    """Whether a quotation is a name, a formula or a line that was found before, and no person says it as a sentence."""
    if hidden.count(texts.HOLE, quote.start, quote.end) < NAMED * (quote.end - quote.start):
        return False
    who = attributed(text, quote) if _sentence(text, quote) else None
    return not (who and who.speaker)


def _trimmed(text: str, quote: Quote) -> Span:
    """Where the words of a quotation stand."""
    said = text[quote.start : quote.end]
    start = quote.start + len(said) - len(said.lstrip(EDGE))
    return start, start + len(said.strip(EDGE))


def _kind(quote: Quote) -> str:
    return "whole" if quote.opened and quote.closed else "unclosed" if quote.opened else "unopened"


def _roles(made: pd.DataFrame, page: Joined, text: str, said: list[Spoken]) -> pd.DataFrame:
    """The table with its speakers; the role of one who goes by name alone is that of his title elsewhere."""
    bare = {spoken.said.speaker for spoken in said if spoken.said.speaker and not spoken.said.role}
    titles = attribution.titles(page, text, bare)
    roles = [who.role or titles.get((page.report(quote.start), who.speaker), "") for quote, who in said]
    made["speaker"] = pd.Series([spoken.said.speaker for spoken in said], dtype="str")
    made["role"] = pd.Series(roles, dtype="str")
    return made


def speech(sentences: pd.DataFrame, *, masked: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row is what a person of the report says, in quotation marks; it may run over sentences of a paragraph.

    It is said if the words beside it attribute it (说, 告诉记者, 一番话), if it goes on with speech beside it, or if it
    is a sentence of its own: in words that only speech has (我们, 吗, 真), or in a report where others are attributed.
    What is quoted in part counts where it is a judgement (认为全市“…”, 群众“…”的好评) of eight characters, or of four
    in the words of speech. Leaders, laws and meetings, headings and captions do not speak.

    Parameters
    ----------
    sentences : sentences of the reports, from `order.sentences`
    masked : rows of earlier layers (report, start, end): what is nearly all in one of them is not said

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`; `start` and `end`, offsets into the report, and `text`, all without
    the marks; `kind`: whole, or unopened or unclosed where a mark is lost; `speaker`, in the text's words, empty if it
    names none; `role`: citizen, official, expert, other, empty if the report does not tell.

    """
    page = texts.joined(need(sentences, SENTENCES))
    text, hidden = paragraphs(page), page.without(masked)
    kinds = page.sentences.kind.to_numpy(dtype=object)
    found = sorted(quotes(text), key=lambda quote: (quote.start, -quote.end))
    starts = page.row(np.array([quote.start for quote in found], dtype=np.int64))
    body = [quote for quote, row in zip(found, starts, strict=True) if kinds[row] == "body"]
    said = list(_spoken(text, body))
    said += _continued(text, body, said)
    said += _unnamed(page, text, body, said)
    said = list(_outer([spoken for spoken in said if not _named(text, hidden, spoken.quote)]))
    made = page.rows(_trimmed(text, spoken.quote) for spoken in said)
    made["kind"] = [_kind(spoken.quote) for spoken in said]
    return check(SPEECH.shape(_roles(made, page, text, said)), SPEECH)
