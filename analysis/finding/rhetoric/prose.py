"""The part of the page in which stance and credit are looked for: its prose and headings, less names and titles."""

from __future__ import annotations

import re

import pandas as pd

from analysis.finding import text

#: Captions, bylines, credits, salutations, tables and notes (definitions) claim nothing; an annex goes on as text does.
PROSE = ("title", "subtitle", "heading", "body", "annex")
TITLE = re.compile(r"《[^《》\n]{1,60}》")


def readable(page: text.Joined, masked: pd.DataFrame | None) -> str:
    """The plain text of a page, with holes where a name, a title or no prose stands."""
    plain = page.without(masked)
    other = page.sentences.loc[~page.sentences.kind.isin(PROSE), "text"].str.len()
    begins = page.begins[~page.sentences.kind.isin(PROSE).to_numpy()]
    aside = zip(begins, begins + other.to_numpy(dtype="int64"), strict=True)
    return text.dug(plain, [*(found.span() for found in TITLE.finditer(plain)), *aside])
