"""Who says what stands in quotation marks, as the words around it name them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from analysis import lexicon
from analysis.finding.phrases import alternatives
from analysis.finding.quotes import Quote
from analysis.finding.text import SOFT

NEAR = 60  # characters before or after a quotation in which its speaker is named
STOPS = re.compile(rf"[{SOFT}\n。!?;“”]")
ASIDE = re.compile(r"^(?:.*(?:据|的|对|向|这是)|近日|日前|随后|对此|如今|目前|现在|当天|而|但)")


class Speaker(NamedTuple):
    """Who speaks, in the text's words, and what they are: citizen, official, expert, other; empty if not told."""

    name: str = ""
    role: str = ""


@cache
def _roles() -> dict[str, str]:
    table = lexicon.table("speakers")
    return dict(zip(table["head"], table.role, strict=True))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """A word for a person, with what stands before it in the clause, and its name: before a verb, or a name by form."""
    heads, verbs = alternatives(_roles()), alternatives(lexicon.table("speech_verbs").verb)
    who = rf"(?P<lead>[^,、:]{{0,16}}?)(?P<head>{heads})"
    then = ("(?P<name>[^,、:](?:某某?|女士|先生))", rf"(?P<name>[^,、:]{{0,3}}?)(?:{verbs})", "(?P<name>)")
    return tuple(re.compile(who + name) for name in then)


def speaker(text: str, quote: Quote) -> Speaker:
    """The person named nearest to a quotation in its sentence, after it or before it.

    Parameters
    ----------
    text : with a paragraph on each line, as from `quotes.paragraphs`
    quote : a quotation of it

    """
    after = STOPS.split(text[quote.end + 1 : quote.end + 1 + NEAR].lstrip(f"{SOFT},"), maxsplit=1)[0]
    before = STOPS.split(text[max(0, quote.start - 1 - NEAR) : quote.start - 1])[-1].rstrip(":,")
    for pattern in _patterns():
        found = pattern.search(after) if quote.closed else None
        found = found or next(reversed(list(pattern.finditer(before))), None)
        if found:
            return Speaker(ASIDE.sub("", found["lead"]) + found["head"] + found["name"], _roles()[found["head"]])
    return Speaker()
