"""The stance of each sentence toward the governance it tells of: read from events, not from words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import lexicon
from analysis.finding.sentiment import events
from analysis.finding.sentiment.contexts import contexts
from analysis.finding.text import BREAK, HOLE, Joined, codes, dug, joined
from analysis.tables import SENTENCES, check, need
from analysis.tables.sentiment import STANCES

NUMBER = re.compile(
    r"(?<!\d)\d[\d.,]{0,20}[%万亿千百余多]{0,4}(?![\d年月日时点:])|百分之[一二三四五六七八九十百点]{1,8}"
)
SPEECH = re.compile(r"(?:(?<=[:\n])|\A)“")
SIZE = "最|倒数|末|^首批$"  # tells how large a thing is, or how bad, or when; not how good


@dataclass(frozen=True)
class Rule:
    """A row of events that decides the stance of its sentence."""

    name: str
    kind: str
    polarity: str
    wanted: tuple[str, ...]
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Decision:
    """What is decided of a sentence: by which rule, on which words, or why there is no evaluation."""

    rule: str = "none"
    kind: str = "neutral"
    polarity: str = "0"
    words: tuple[str, ...] = ()
    reason: str = "no event of the lists"


@cache
def _rules() -> tuple[Rule, ...]:
    rows = lexicon.table("stance_rules").itertuples()
    return tuple(
        Rule(row.rule, row.kind, row.polarity, events.wanted(row.events), events.pattern(row.events)) for row in rows
    )


@cache
def _reasons() -> tuple[list[str], re.Pattern[str]]:
    rows = lexicon.table("stance_reasons")
    return rows.reason.tolist(), re.compile("|".join(f"({pattern})" for pattern in rows.pattern))


def _refused(text: str, kind: str) -> Decision | None:
    """What is decided of a sentence that no rule reads: bad input, or not of the running text."""
    reasons, pattern = _reasons()
    found = pattern.fullmatch(text)
    if found:
        reason = reasons[(found.lastindex or 1) - 1]
        return Decision("page" if reason == "heading" else "refused", reason=reason)
    return None if kind in ("body", "annex") else Decision("page", reason=kind)


def _marked(page: Joined, layers: dict[str, pd.DataFrame | None]) -> str:
    """The text, with a character that names the layer in place of those that an earlier layer holds."""
    text = page.plain
    for name, rows in layers.items():
        if rows is not None and not rows.empty:
            edges = np.flatnonzero(np.diff(page.held(rows).astype(np.int8), prepend=0, append=0))
            text = dug(text, zip(edges[::2], edges[1::2], strict=True)).replace(HOLE, events.PLACES[name])
    if layers["FIGURE"] is None:
        text = NUMBER.sub(lambda found: events.PLACES["FIGURE"] * len(found[0]), text)
    return SPEECH.sub(events.PLACES["SPEECH"], text)


def _holding(lines: list[str]) -> dict[str, npt.NDArray[np.bool_]]:
    """For each sign of an event, whether it stands in each line."""
    signs = codes(BREAK.join(lines))
    rows = np.cumsum(signs == ord(BREAK))
    held = np.zeros((len(lines), len(events.classes())), dtype=bool)
    known = (signs >= events.FIRST) & (signs < events.FIRST + held.shape[1])
    held[rows[known], signs[known] - events.FIRST] = True
    return {sign: held[:, at] for at, sign in enumerate(events.classes().values())}


def _decided(page: Joined, text: str, contexts: list[str]) -> dict[int, Decision]:
    """For the number of each sentence in which a rule fires, what the first decides."""
    found = events.events(text)
    bare = found.signs.split(BREAK)[: len(contexts)]
    lines = [events.classes().get(context, "") + line for context, line in zip(contexts, bare, strict=True)]
    begins = np.cumsum([0, *(len(line) + 1 for line in bare)]).tolist()
    held, left = _holding(lines), np.ones(len(lines), dtype=bool)
    decided: dict[int, Decision] = {}
    for rule in _rules():
        may = left.copy()
        for signs in rule.wanted:
            may &= np.logical_or.reduce([held[sign] for sign in signs])
        for row in np.flatnonzero(may).tolist():
            hit = rule.pattern.search(lines[row])
            if hit:
                first = begins[row] - len(lines[row]) + len(bare[row])
                spans = (found.span(first + hit.start(group)) for group in range(1, rule.pattern.groups + 1))
                words = tuple(page.source[slice(*span)] for span in spans)
                decided[row], left[row] = Decision(rule.name, rule.kind, rule.polarity, words, ""), False
    return decided


def _layers(
    masked: pd.DataFrame | None,
    quantities: pd.DataFrame | None,
    ranks: pd.DataFrame | None,
    initiatives: pd.DataFrame | None,
) -> dict[str, pd.DataFrame | None]:
    """Rows of earlier layers by the class of event that they are; a later one hides an earlier."""
    return {
        "NAME": masked if masked is not None else initiatives,
        "HONOUR": None if initiatives is None else initiatives[initiatives.kind == "honour"],
        "FIGURE": quantities,
        "RANK": None if ranks is None else ranks[~ranks.text.str.contains(SIZE)],
    }


def stances(
    sentences: pd.DataFrame,
    *,
    masked: pd.DataFrame | None = None,
    quantities: pd.DataFrame | None = None,
    ranks: pd.DataFrame | None = None,
    initiatives: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """One row is a sentence, with the stance toward governance that it conveys.

    A sentence is read as a row of events: words of `stance_events.tsv`, harms, cues of affect, and the places of
    earlier layers. `stance_rules.tsv` lists rows of events, in their order; the first that is found decides. So a harm
    under a verb that counters it speaks for the agent (打击犯罪), a failing that stands is a problem, an outcome with a
    figure, rank or award is an achievement, and what is done or urged is effort. Under a heading or after a sentence
    that opens plans or failings (`stance_contexts.tsv`), figures are aims and harms stand. After the events
    of Deng and Wiebe (2015), good or bad for their object, and the valence shifters of Polanyi and Zaenen (2006).

    Parameters
    ----------
    sentences : sentences of the reports, from `order.sentences`
    masked : rows of earlier layers (report, start, end) whose characters name something, and are no events
    quantities : claimed magnitudes, from `claims.quantities`; without them, every number but a date is one
    ranks : claims of place, from `claims.ranks`; without them, only words for a place (首例, 前列) count
    initiatives : named undertakings, from `campaigns.initiatives`, for the honours among them

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`, `start`, `end`, `text`; `kind`: achievement, effort, problem or
    neutral; `polarity`: +, 0 or -; `rule`, the name of the rule that decided: page for what is not running text, none
    where no rule was met, refused for what cannot be read; `words`, on which it rests; `reason`, why there is no
    evaluation, else empty.

    """
    rows = need(sentences, SENTENCES).reset_index(drop=True)
    told = [_refused(text, kind) for text, kind in zip(rows.text.tolist(), rows.kind.tolist(), strict=True)]
    read = [number for number, decision in enumerate(told) if decision is None]
    page = joined(rows.iloc[read])
    about = contexts(rows)
    text = _marked(page, _layers(masked, quantities, ranks, initiatives))
    decided = _decided(page, text, [about[number] for number in read])
    for at, number in enumerate(read):
        told[number] = decided.get(at, Decision())
    made = rows[["report", "section", "sentence", "start", "end", "text"]].copy()
    for name in ("kind", "polarity", "rule", "words", "reason"):
        made[name] = pd.Series([getattr(decision, name) for decision in told], dtype="object")
    return check(STANCES.shape(made), STANCES)
