"""What figures and notebooks say, in the language asked for; the wording is data, in `lexicon/labels.tsv`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from numbers import Number

from analysis import lexicon
from analysis.showing import markup

LANGUAGES = ("en", "zh")
VARIABLE = "TIFA_LANGUAGE"


def language() -> str:
    """The language of labels and captions: `$TIFA_LANGUAGE`, en (English, Chinese terms as they are) unless set."""
    asked = os.environ.get(VARIABLE, "en")
    if asked not in LANGUAGES:
        raise ValueError(f"{VARIABLE} is “{asked}”; labels and captions are written in {' or '.join(LANGUAGES)}")
    return asked


@cache
def wording(spoken: str) -> dict[str, str]:
    """Every label in a language, en or zh, by its key."""
    table = lexicon.table("labels")
    return dict(zip(table.key, table[spoken].str.replace(r"\n", "\n", regex=False), strict=True))


def say(key: str, /, **values: object) -> str:
    """A label or sentence in the language asked for, its `{…}` filled with the values, as plain text.

    Raises
    ------
    KeyError : where `labels.tsv` has no such label, or a value is not given

    """
    return wording(language())[key].format(**values)


def written(key: str, /, **values: object) -> str:
    """A label or sentence as `say` has it, in Markdown: whatever is no number is escaped."""
    safe = {name: value if isinstance(value, Number) else markup.markdown(value) for name, value in values.items()}
    return say(key, **safe)


@cache
def _glosses() -> dict[str, str]:
    """English renderings by term; the glossary's word goes before that of a name spelled alike."""
    names, glossary = lexicon.table("names"), lexicon.table("glossary")
    spelled = {
        alias: row.english for row in names.itertuples() for alias in [row.canonical_zh, *row.aliases.split("|")]
    }
    return spelled | dict(zip(glossary.term, glossary.english, strict=True))


def gloss(term: str) -> str:
    """A plain English rendering of a term where one is known and English is spoken, else nothing."""
    return _glosses().get(term, "") if language() == "en" else ""


def named(term: str) -> str:
    """A term with its gloss in brackets, where there is one."""
    return say("named", term=term, gloss=gloss(term)) if gloss(term) else term


def lacking(characters: Sequence[str]) -> str:
    """For which characters 〓 stands in a figure, as Markdown after a sentence; nothing where there are none."""
    named = ", ".join(f"{character} (U+{ord(character):04X})" for character in characters)
    return written("stand-in", characters=named) if named else ""


def percent(share: float) -> str:
    """A share as percent; “–” where there is nothing to divide by."""
    return f"{share:.0%}" if share == share else "–"  # NaN alone differs from itself


def decimal(value: float) -> str:
    """A coefficient with two decimals; “–” where there is none."""
    return f"{value:.2f}" if value == value else "–"


@dataclass(frozen=True)
class Prose:
    """A sentence that a notebook shows as text, in Markdown."""

    text: str

    def _repr_markdown_(self) -> str:
        return self.text


def tell(key: str, /, **values: object) -> Prose:
    """A sentence of `labels.tsv`, its `{…}` filled with the values, shown by Jupyter as text."""
    return Prose(written(key, **values))
