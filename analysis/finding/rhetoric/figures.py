"""Parallelism, couplets and runs of four characters: the figures that repeat a build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

import numpy as np
import pandas as pd

from analysis.finding.rhetoric.couplets import couplets
from analysis.finding.rhetoric.fourchar import fours
from analysis.finding.rhetoric.parallel import parallelisms
from analysis.finding.rhetoric.units import Bare, Figure
from analysis.finding.text import joined
from analysis.tables import SENTENCES, check, need
from analysis.tables.rhetoric import FIGURES

ORDER = ("parallelism", "fourchar", "couplet")  # which of two kinds at one place is kept


def _told_apart(bare: Bare, found: Iterable[Figure]) -> Iterator[Figure]:
    """Figures of which none crosses another: one may stand within a member of another, save a couplet in a couplet."""
    ranked = sorted(found, key=lambda one: (ORDER.index(one.kind), one.span[0] - one.span[1], one.span))
    owner = np.zeros(len(bare.text) + 1, dtype=np.int64)  # the figure whose member holds a character, from 1; 0 if none
    parted = np.zeros(len(bare.text) + 1, dtype=bool)  # whether a character parts members
    for number, figure in enumerate(ranked, start=1):
        start, end = figure.span
        around = int(owner[start])
        twice = around and figure.kind == ranked[around - 1].kind == "couplet"
        if twice or owner[end - 1] != around or parted[start:end].any():
            continue
        owner[start:end] = number
        for (_, before), (after, _) in pairwise(figure.members):
            parted[before:after] = True
            parted[after - 1 : after + 1] |= before == after
        yield figure


def figures(sentences: pd.DataFrame) -> pd.DataFrame:
    """One row is a parallelism, a couplet or a run of four-character phrases.

    Parallelism: three or more neighbouring units on one frame or of one build. Couplet: two neighbouring clauses of
    one length (or one character more) and one build; in a heading also two halves of one length. Run: three or more
    neighbouring phrases of four characters that share no frame. Series of nouns, of names and of figures are none.
    Of figures that cross, the parallelism is kept, then the run, then the couplet, and of one kind the longer. A
    figure within one member of another stands beside it, but a couplet within half of a couplet does not.

    Parameters
    ----------
    sentences : sentences of the reports, from `order.sentences`

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`; `start` and `end`, offsets into the report; `text`, without the
    quotation marks around it; `kind`: parallelism, couplet or fourchar; `members`, in the text's own characters less
    quotation marks; `frame`, what they share, … for the rest (紧盯…量), empty if they share only their build;
    `antithesis`, opposites at one place of a couplet (多/少), empty if there are none; `fixed`, how many phrases of a
    run are set phrases of the lexicon; `heading`, whether it stands outside running text: in a title, a heading, a
    caption.

    """
    page = joined(need(sentences, SENTENCES))
    bare = Bare(page.plain)
    found = sorted(
        _told_apart(bare, (*parallelisms(bare), *fours(bare), *couplets(bare))), key=lambda one: (*one.span, one.kind)
    )
    spans = [bare.span(*one.span) for one in found]
    made = page.rows(spans)
    for name in ("kind", "frame", "antithesis", "fixed"):
        made[name] = pd.Series([getattr(one, name) for one in found], dtype=FIGURES.columns[name])
    made["members"] = pd.Series([tuple(bare.said(one.members)) for one in found], dtype="object")
    rows = page.row(np.array([start for start, _ in spans], dtype=np.int64))
    made["heading"] = sentences.kind.to_numpy()[rows] != "body"
    return check(FIGURES.shape(made), FIGURES)
