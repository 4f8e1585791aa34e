"""Metaphors: single words or fixed phrases used out of their domain, and the families that their images are of."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis import lexicon
from analysis.finding.rhetoric.metaphor_words import words
from analysis.finding.text import joined
from analysis.tables import SENTENCES, check, need
from analysis.tables.rhetoric import FAMILIES, METAPHORS

TIERS = ("all", "vivid", "conventional")


def metaphors(sentences: pd.DataFrame, *, masked: pd.DataFrame | None = None, names: bool = False) -> pd.DataFrame:
    """One row is a metaphorical word: a term of governance prose used out of its domain.

    The longest term wins (织密织牢 before 织密). A word that only holds a term is none (互联网), nor is a term whose
    neighbours show that it is meant literally (道路 in 道路交通), nor a word of a title 《》. Tiers are kept apart:
    the conventional one (一线, 抓手) is so frequent that it hides what changes (method after MIPVU: Steen et al. 2010).

    Parameters
    ----------
    sentences : sentences of the reports, from `order.sentences`
    masked : rows of earlier layers (report, start, end): names, in which a metaphor is repeated, not used
    names : whether to give metaphors in names too

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`; `start` and `end`, offsets into the report; `text`; `kind`, the
    family of the image, as in `families.tsv`; `tier`: vivid or conventional; `term`, the form in the lexicon;
    `in_name`, whether it stands in a row of `masked`.

    """
    page = joined(need(sentences, SENTENCES))
    found = words(page.plain)
    made = page.rows(found[["start", "end"]].to_numpy()).join(found[["kind", "tier", "term"]])
    held = page.held(masked) if masked is not None and len(masked) else np.zeros(len(page.plain), dtype=bool)
    within = np.concatenate([[0], np.cumsum(held)])
    made["in_name"] = within[found.end] > within[found.start]
    made = made if names else made[~made.in_name]
    return check(METAPHORS.shape(made.reset_index(drop=True)), METAPHORS)


def families(metaphors: pd.DataFrame) -> pd.DataFrame:
    """One row is a family of metaphors in a report, in one tier or in all; one that a report lacks has 0.

    Resonance is types times tokens: a family resonates that is both varied and frequent (Charteris-Black 2004, Corpus
    Approaches to Critical Metaphor Analysis).

    Parameters
    ----------
    metaphors : metaphorical words, from `metaphors.metaphors`

    Returns
    -------
    DataFrame with `report`; `family`; `tier`: all, vivid, conventional; `types`, different terms; `tokens`, places;
    `resonance`, types × tokens; `share`, of the resonance of all families of the report in this tier, 0 to 1.

    """
    need(metaphors, METAPHORS)
    reports = list(dict.fromkeys(metaphors.report))
    index = pd.MultiIndex.from_product(
        [reports, lexicon.table("families").family, TIERS], names=["report", "family", "tier"]
    )
    tiers = pd.concat([metaphors.assign(tier="all"), metaphors])
    groups = tiers.groupby(["report", "kind", "tier"], observed=True).term
    made = pd.DataFrame({"types": groups.nunique(), "tokens": groups.size()}).rename_axis(index.names)
    made = made.reindex(index, fill_value=0).reset_index()
    made["resonance"] = made.types * made.tokens
    total = made.groupby(["report", "tier"]).resonance.transform("sum")
    made["share"] = (made.resonance / total.where(total > 0, 1)).astype(float)
    return check(FAMILIES.shape(made), FAMILIES)
