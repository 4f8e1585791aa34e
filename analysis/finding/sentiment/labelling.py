"""The stance of each sentence toward the governance it tells of: judged from events, form and place."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
import pandas as pd

from analysis import lexicon
from analysis.finding.features import Floats, Ints
from analysis.finding.judge import Judge, judge, told
from analysis.finding.sentiment.traits import Traits
from analysis.finding.text import joined
from analysis.tables import SENTENCES, check, need
from analysis.tables.sentiment import STANCES

WEIGHTS = "stances"
KINDS = ("achievement", "effort", "problem", "neutral")
RUNNING = ("body", "annex")
UNJUDGED = "not judged: "
BARE = "form and place"  # what speaks for a label where no word does
SIGNS = {"achievement": "+", "effort": "+0", "problem": "-", "neutral": "+0-"}  # the polarities that a stance may have


@cache
def _reasons() -> tuple[list[str], re.Pattern[str]]:
    rows = lexicon.table("stance_reasons")
    return rows.reason.tolist(), re.compile("|".join(f"({pattern})" for pattern in rows.pattern))


def unread(text: str) -> str:
    """Why a text is not evaluated, or nothing: bad input, or a heading that no layout tells."""
    reasons, pattern = _reasons()
    found = pattern.fullmatch(text)
    return reasons[(found.lastindex or 1) - 1] if found else ""


def decided(scores: Floats, labels: tuple[str, ...]) -> tuple[Ints, Ints]:
    """For each sentence the column of its stance, and that of its polarity among those that the stance may have."""
    kinds = [labels.index(kind) for kind in KINDS]
    kind = scores[:, kinds].argmax(axis=1)
    signs = [labels.index(sign) for sign in "+0-"]
    may = np.array([[sign in SIGNS[kind] for sign in "+0-"] for kind in KINDS])
    sign = np.where(may[kind], scores[:, signs], -np.inf).argmax(axis=1)
    return np.array(kinds)[kind], np.array(signs)[sign]


def _judged(rows: pd.DataFrame, by: Judge) -> pd.DataFrame:
    """Kind, polarity and rule of each sentence; they stand in reading order."""
    traits, every = Traits(joined(rows)), np.arange(len(rows))
    words, forms = traits.words(), traits.forms()
    kind, sign = decided(by.scores([*words, *forms], len(rows)), by.labels)
    names = np.array(by.labels, dtype=object)
    rules = [told(why) or BARE for why in by.why(words, every, kind)]
    return rows.assign(kind=names[kind], polarity=names[sign], rule=pd.Series(rules, rows.index, dtype="object"))


def stances(sentences: pd.DataFrame) -> pd.DataFrame:
    """One row is a sentence, with the stance toward governance that it conveys.

    Weights fitted to coded reports judge the sentence by its characters, by the events that it tells of
    (`stance_events.tsv`: a harm, what counters it, an outcome, a failing; after Deng and Wiebe 2015 and the valence
    shifters of Polanyi and Zaenen 2006), by its form and place, and by the sentences beside it. An achievement is
    always +, a problem always -.

    Parameters
    ----------
    sentences : sentences of the reports, from `order.sentences`

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`, `start`, `end`, `text`; `kind`: achievement, effort, problem or
    neutral; `polarity`: +, 0 or -; `rule`, the words that spoke most for the stance, or that it was not judged;
    `reason`, why there is no evaluation: not running text, or not to be read, which is neutral; else empty.

    """
    rows = need(sentences, SENTENCES)
    placed = rows.reset_index(drop=True).sort_values(["report", "sentence"], kind="stable")
    reason = placed.text.map(unread).astype("object")
    reason = reason.where((reason != "") | placed.kind.isin(RUNNING), placed.kind)
    made = _judged(placed, judge(WEIGHTS)).assign(reason=reason)
    told = made.reason != ""
    made.loc[told, ["kind", "polarity"]] = ["neutral", "0"]
    made.loc[told, "rule"] = UNJUDGED + made.reason[told]
    return check(STANCES.shape(made.sort_index()), STANCES)
