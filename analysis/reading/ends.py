"""Where sentences end in a passage of text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.reading.cues import number

HAN = "\u3007\u3400-\u9fff\U00020000-\U0003ffff"
#: A stop; a half-width one, or ．, only after a Han character, a closing mark or a per cent sign, before another Han
#: character, an opening mark, a space or nothing: not in 3.5 or a.b.
STOPS = re.compile(
    rf"《[^《》。]{{1,60}}》|〈[^〈〉。]{{1,60}}〉|[。！？!?｡]+|(?<=[{HAN}”’」』）)》】〕%％])[.．](?=[”’」』）)》】〕\"]*(?:[{HAN}“‘「『（(《【〔]|\s|$))"
)
CLOSING = "”’」』｣）)》〉】〕］]﹂﹄"


def spans(text: str) -> Iterator[tuple[int, int]]:
    """One item is where a sentence of a passage stands in it, less the white space around it.

    It ends after 。！？!?｡ and, between Han characters, ． and . with the closing marks that follow; a title such as
    《扫黑！决战》 ends none, nor does the number of a heading.
    """
    start, quotes, counted = 0, 0, 0
    opening = number(text.lstrip())
    past = len(text) - len(text.lstrip()) + opening.length if opening else 0
    for found in STOPS.finditer(text):
        if found.group()[0] in "《〈" or found.end() <= past or found.start() < start:
            continue
        end = found.end()
        quotes, counted = quotes + text.count('"', counted, end), end
        while end < len(text) and (text[end] in CLOSING or (text[end] == '"' and quotes % 2) or _again(text, end)):
            quotes, end = quotes + (text[end] == '"'), end + 1
            counted = end
        yield from _stripped(text, start, end)
        start = end
    yield from _stripped(text, start, len(text))


def _again(text: str, at: int) -> bool:
    """Whether a stop stands after a closing mark that follows one: ！”。 ends one sentence."""
    return text[at] in "。！？" and text[at - 1] in CLOSING


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if held := text[start:end].strip():
        first = text.index(held[0], start)
        yield first, first + len(held)
