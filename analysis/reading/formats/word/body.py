"""The paragraphs of a Word file, taken in element by element: what Word shows, and nothing that it hides."""

from __future__ import annotations

from functools import cache
from typing import Any

from analysis.reading.formats.content import SPLIT, RefusedError
from analysis.reading.formats.word.elements import ENDS, REMOVED, STARTS
from analysis.reading.formats.word.package import UNREADABLE
from analysis.reading.formats.word.state import State
from analysis.reading.formats.word.styles import Style

#: The readings of ruby, the second copy of a text box for old programs, and properties as they once were.
PASSED_OVER = frozenset(("rt", "Fallback"))
ONCE = "Change"
#: Four times those of the longest report, with each word in a run of its own.
ELEMENTS = 1_500_000
APART = frozenset(("tc", "txbxContent", "footnote", "endnote"))


class Body:
    """What lxml tells of a part of the file, put into paragraphs."""

    def __init__(self, styles: dict[str, Style]) -> None:
        """Begin with no paragraph."""
        self.state = State(styles)
        self.elements = 0

    def start(self, tag: str, attributes: Any) -> None:
        """Note an element that begins."""
        state, name = self.state, local(tag)
        above = state.opened[-1] if state.opened else ""
        state.opened.append(name)
        state.seen.add(name)
        self.elements += 1
        if self.elements > ELEMENTS:
            raise RefusedError(f"has more than {ELEMENTS:,} elements: {SPLIT}")
        if state.passing:
            state.passing += 1
        elif name in PASSED_OVER or name.endswith(ONCE) or (name in REMOVED and above not in ("rPr", "trPr")):
            state.passing = 1
        else:
            if name in APART:
                state.made += 1
                state.places.append(state.made)
            if handler := STARTS.get(name):
                handler(state, {local(key): value for key, value in attributes.items()}, above)

    def end(self, tag: str) -> None:
        """Note an element that ends."""
        name = self.state.opened.pop()
        if self.state.passing:
            self.state.passing -= 1
            return
        if name in APART:
            self.state.places.pop()
        if handler := ENDS.get(name):
            handler(self.state)

    def data(self, text: str) -> None:
        """Take in text, where it is that of a paragraph."""
        state = self.state
        if state.passing or not state.opened:
            return
        if state.opened[-1] in ("t", "m:t"):
            state.add(text)
        elif state.opened[-1] == "instrText" and state.fields and not state.fields[-1].shown:
            state.fields[-1].instruction += text

    def doctype(self, *_: Any) -> None:
        """Refuse what Word never writes: a file may grow without end by the entities that it declares."""
        raise RefusedError(UNREADABLE)

    def close(self) -> State:
        """All of it, read to its end."""
        return self.state


@cache
def local(tag: str) -> str:
    """The name of an element or attribute, that of a formula with m: before it."""
    space, _, name = tag.rpartition("}")
    return f"m:{name}" if space.endswith("/math") else name
