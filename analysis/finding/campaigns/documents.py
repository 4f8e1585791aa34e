"""Documents by their titles in 《》 or by their numbers, and hotlines by theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from analysis.finding.campaigns.marks import Span
from analysis.finding.campaigns.words import HAN, cue, nouns

TITLE = re.compile(r"《([^《》\n]{2,80})》")
STANDARD = re.compile(
    r"(?:GB|DB|ISO|IS0|IS|GA|SF|MZ|AQ)(?:\d\d)?(?:/[A-Z])? ?\d{3,5}(?:\.\d{1,2})?(?:[-:]\d{4})?"
    r"(?:/(?:ISO?|IS0)\d{3,5}(?::\d{4})?)?(?:标准)?"
)
HOTLINE = re.compile(rf"(?<!\d)1[12]\d{{3}}[{HAN}]{{0,8}}(?:热线|平台|中心)")


@cache
def _documents() -> re.Pattern[str]:
    return re.compile(rf"(?:{nouns('document')})(?:\([^()]{{1,20}}\))?$")


def titled(text: str) -> Iterator[Span]:
    """Each document by its title: a law, a plan, a notice; no programme on television, no newspaper, no book."""
    for title in TITLE.finditer(text):
        if not cue("show").match(text, title.end()) and _documents().search(title[1]):
            yield Span(title.start(1), title.end(1), "document", "title marks")


def numbered(text: str) -> Iterator[Span]:
    """Each standard, and each hotline, by its number."""
    for number in STANDARD.finditer(text):
        yield Span(number.start(), number.end(), "document", "number")
    for hotline in HOTLINE.finditer(text):
        yield Span(hotline.start(), hotline.end(), "platform", "number")
