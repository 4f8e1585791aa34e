"""Metaphorical words of a text: every term of the lexicon that stands in it, the longest at a place, none literal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, product

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import lexicon
from analysis.finding.phrases import Phrases
from analysis.finding.text import HOLE

CONTEXT = 8  # characters on either side that may tell a literal use
GROUP = re.compile(r"\(([^()]*)\)")
OTHER = -1  # a word that holds a term and is another thing
TITLE = re.compile(r"《[^《》\n]{1,60}》")  # of a work: its words are another's

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Lexicon:
    """Terms; the term of each form, by number; the forms to look for; literal contexts."""

    terms: pd.DataFrame
    forms: dict[str, int]
    phrases: Phrases
    not_before: dict[int, re.Pattern[str]]
    not_after: dict[int, re.Pattern[str]]


def expanded(pattern: str) -> Iterator[str]:
    """The forms that a pattern with groups of alternatives stands for."""
    return map("".join, product(*(part.split("|") for part in GROUP.split(pattern))))


@cache
def _lexicon() -> Lexicon:
    rows = lexicon.table("metaphors")
    numbers = {form: at for at, term in enumerate(rows.term) for form in expanded(term)}
    forms = dict.fromkeys(chain.from_iterable(rows.not_in.str.split()), OTHER) | numbers
    return Lexicon(
        terms=pd.DataFrame({"kind": rows.family, "tier": rows.tier}),
        forms=forms,
        phrases=Phrases(forms),
        not_before={at: re.compile(f"(?:{said})") for at, said in enumerate(rows.not_before) if said},
        not_after={at: re.compile(rf"(?:{said})\Z") for at, said in enumerate(rows.not_after) if said},
    )


def _literal(text: str, start: int, end: int, term: int) -> bool:
    """Whether what stands around a term makes its use literal."""
    before, after = _lexicon().not_before.get(term), _lexicon().not_after.get(term)
    if before and before.match(text, end, end + CONTEXT):
        return True
    return bool(after and after.search(text, max(0, start - CONTEXT), start))


def _forms(text: str) -> Iterator[tuple[int, int, int]]:
    """Start, end, term of every place where a form stands, literal or not."""
    known = _lexicon()
    for start, end in known.phrases.places(text):
        yield start, end, known.forms[text[start:end]]


def _candidates(text: str) -> Numbers:
    """Start, end, term of every place where a form stands and is not literal, the longest first."""
    known = _lexicon()
    bound = known.not_before.keys() | known.not_after.keys()
    forms = [at for at in _forms(text) if at[2] not in bound or not _literal(text, *at)]
    longest_first = sorted(forms, key=lambda at: (at[0] - at[1], at[0]))
    return np.array(longest_first, dtype=np.int64).reshape(-1, 3)


def _apart(found: Numbers, size: int) -> Numbers:
    """Those candidates that no earlier row overlaps."""
    covered = np.zeros(size + 1, dtype=np.int64)
    np.add.at(covered, found[:, 0], 1)
    np.add.at(covered, found[:, 1], -1)
    depth = np.concatenate([[0], np.cumsum(np.cumsum(covered) > 1)])
    alone = depth[found[:, 0]] == depth[found[:, 1]]
    taken, kept = bytearray(size), alone.copy()
    for at in np.flatnonzero(~alone).tolist():
        start, end, _ = found[at].tolist()
        if 1 not in taken[start:end]:
            taken[start:end] = b"\1" * (end - start)
            kept[at] = True
    rows: Numbers = found[kept]
    return rows


def words(text: str) -> pd.DataFrame:
    """One row is a metaphorical word of a text with marks of one form: start, end, kind, tier, term; none overlap."""
    text = text.replace("‘", "“").replace("’", "”")  # a word in marks is a word in marks
    text = TITLE.sub(lambda title: HOLE * len(title.group()), text)
    found = _apart(_candidates(text), len(text))
    found = found[found[:, 2] != OTHER]
    start, end, term = found[np.argsort(found[:, 0])].T
    quoted = np.array([text[at] == "“" for at in start], dtype=bool)
    made = _lexicon().terms.take(term).reset_index(drop=True)
    said = [text[first:last] for first, last in zip(start + quoted, end - quoted, strict=True)]
    return made.assign(start=start + quoted, end=end - quoted, term=pd.Series(said, dtype="str"))
