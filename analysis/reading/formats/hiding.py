"""Which elements of a page its own style sheets hide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

SIMPLE = re.compile(r"(?:[.#]?[\w-]+)+")
DISPLAY = re.compile(r"\bdisplay\s*:\s*(\w+)|\bvisibility\s*:\s*(\w+)", re.IGNORECASE)
HIDDEN = ("none", "hidden", "collapse")
MOST = 500  # rules of a page that are looked at


class Rule(NamedTuple):
    """One rule on whether elements of a tag, class or id are shown."""

    names: frozenset[str]
    hides: bool


def is_hidden_by(style: str) -> bool | None:
    """Whether a style's declarations hide its element; None where they do not say."""
    found = [(match[1] or match[2]).lower() in HIDDEN for match in DISPLAY.finditer(style)]
    return any(found) if found else None


class Sheet:
    """The rules of a page that hide or show, in the order in which a browser applies them."""

    def __init__(self) -> None:
        """Begin with no rule."""
        self.rules: list[Rule] = []
        self.hides = cache(self._hides)

    def take(self, source: str) -> None:
        """Add the rules of a style element: those for a tag, class or id, on whatever screen."""
        self.rules = [*self.rules, *_rules(source)][:MOST]
        self.rules.sort(key=lambda rule: len(rule.names))
        self.hides.cache_clear()

    def _hides(self, tag: str, classes: str, id: str) -> bool:
        names = {tag, f"#{id}", *(f".{each}" for each in classes.split())}
        said = [rule.hides for rule in self.rules if rule.names <= names]
        return bool(said) and said[-1]


def _rules(source: str) -> Iterator[Rule]:
    import tinycss2

    for rule in tinycss2.parse_stylesheet(source, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule":
            hides = is_hidden_by(tinycss2.serialize(rule.content))
            for selector in tinycss2.serialize(rule.prelude).split(","):
                if hides is not None and SIMPLE.fullmatch(selector.strip()):
                    yield Rule(frozenset(re.findall(r"[.#]?[\w-]+", selector)), hides)
