"""Characters that no reader sees, and characters that look like others: what of a text is read, and as what.

Nothing is changed in the report: sentences skip what is unseen by their `pieces`, and a look-alike takes one place as
the character it looks like does, so that every offset still points at the report as published.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from analysis import lexicon

#: Control characters, zero-width characters, fillers, soft hyphens, byte order marks, variation selectors,
#: bidirectional controls. In an emoji the joiner and the selector are part of the sign.
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b\u200c\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0001-\U000e007f\U000e0100-\U000e01ef]|(?<![\u2600-\u27bf\U0001f000-\U0001faff])[\u200d\ufe0f]"
)
#: Full-width letters, Kangxi and other radicals, compatibility ideographs. Full-width marks and digits stay: numerals
#: are read in either width.
LIKE = [(0xFF21, 0xFF3B), (0xFF41, 0xFF5B), (0x2E80, 0x2FE0), (0xF900, 0xFB00), (0x2F800, 0x2FA20)]


@cache
def _looks() -> dict[int, str]:
    seen = {code: unicodedata.normalize("NFKC", chr(code)) for first, end in LIKE for code in range(first, end)}
    radicals = lexicon.table("radicals")  # those that Unicode's compatibility forms leave out
    seen |= dict(zip(map(ord, radicals.radical), radicals.character, strict=True))
    return {code: character for code, character in seen.items() if len(character) == 1 and ord(character) != code}


def shown(text: str) -> list[tuple[int, int]]:
    """One item is a stretch of a text without invisible characters, as offsets into it."""
    spans, at = [], 0
    for found in UNSEEN.finditer(text):
        if at < found.start():
            spans.append((at, found.start()))
        at = found.end()
    return [*spans, (at, len(text))] if at < len(text) else spans


def plain(text: str) -> str:
    """A text as it is read: without invisible characters, look-alikes as the characters they look like."""
    return UNSEEN.sub("", text).translate(_looks())
