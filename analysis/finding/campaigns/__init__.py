"""Named undertakings: campaigns, drives, programmes, platforms, documents and honours, told by their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.finding.campaigns import kinds, listed, shown
from analysis.finding.campaigns.around import SORTS, Around, head, heads
from analysis.finding.campaigns.listed import SHORT, Facts, Listed
from analysis.finding.campaigns.marks import Marked, key
from analysis.finding.features import Ints
from analysis.finding.judge import Judge, best_paths, judge
from analysis.finding.settling import settled
from analysis.tables import SENTENCES, check, need
from analysis.tables.finding import INITIATIVES, NAMES

OPENS, INSIDE, OUTSIDE = LABELS = ("B", "I", "O")  # of the chain, whose weights are `names.tsv`
KNOWN = "known name"
CHINESE = re.compile("[\u4e00-\u9fff]")
APART = ("honour", "document", "platform")  # a title, a rule or a centre of that name is a thing of its own


class Name(NamedTuple):
    """A name in the text: its places, its first and last word, and whether the lexicon has it."""

    start: int
    end: int
    first: int
    last: int
    known: bool


def paths(around: Around, chain: Judge) -> tuple[Ints, Ints]:
    """The first and the last word of each name on the best path through its sentence."""
    scores = shown.scores(chain, around.shown, len(around.starts))
    lengths = np.bincount(around.sentence, minlength=len(around.text.sentences))
    path = best_paths(scores, chain.moves, lengths)
    inside = (path != chain.labels.index(OUTSIDE)) & (around.sorts != SORTS.index("\n"))
    follows = np.concatenate([[False], inside[:-1] & (around.sentence[1:] == around.sentence[:-1])])
    opens = inside & ((path == chain.labels.index(OPENS)) | ~follows)
    closes = inside & np.concatenate([~(inside & ~opens)[1:], [True]])
    return np.flatnonzero(opens), np.flatnonzero(closes)


def _names(around: Around, chain: Judge) -> list[Name]:
    """All names, known or told by the chain; of those that overlap the longest, of equals the known one."""
    found = []
    for known, (first, last) in ((True, around.listings), (False, paths(around, chain))):
        for begin, end in zip(first.tolist(), last.tolist(), strict=True):
            start, stop = int(around.starts[begin]), int(around.ends[end])
            if _stands(around, start, stop, known):
                found.append(Name(start, stop, begin, end, known))
    return settled(found)


def _stands(around: Around, start: int, end: int, known: bool) -> bool:
    """Whether a name is one where it stands: Chinese, no head noun alone; a short known one in marks, unless a law."""
    plain = around.text.plain
    word = key(plain[start:end])
    if not known:
        return head(word) != word and bool(CHINESE.search(word) or word.isdigit())
    marked = plain[start - 1 : start] in ("“", "《") and plain[end : end + 1] in ("”", "》")
    short = len(word) <= SHORT or word.isdigit()
    return marked or not short or around.listed.facts[word]["kind"] == "document"


def _kinds(around: Around, names: list[Name], groups: list[tuple[int, str]]) -> list[str]:
    """The kind of each name: what all its mentions in the report speak for together."""
    judged = judge("kinds")
    first, last = (np.array([name[side] for name in names], dtype=np.int64) for side in (2, 3))
    scores = judged.scores(kinds.shown(around, first, last), len(names))
    group, _ = pd.factorize(pd.MultiIndex.from_tuples(groups))
    total = np.zeros((int(group.max()) + 1, scores.shape[1]))
    np.add.at(total, group, scores)
    return [judged.labels[at] for at in total.argmax(axis=1)[group].tolist()]


def _stems(word: str) -> Iterator[str]:
    """The longest first: a name without a head noun at its end that makes no other thing of it, as a title does."""
    for at in range(len(word) - 1, 1, -1):
        if heads().get(word[at:], APART[0]) not in APART:
            yield word[:at]


def _canonical(words: Iterable[str], facts: Facts) -> Iterator[tuple[str, dict[str, str]]]:
    """For each spelling of a report what the lexicon knows of it, or of it without its head noun; else its fullest."""
    fuller = {stem: word for word in sorted(words, key=len) for stem in _stems(word)}
    for word in words:
        known = next((facts[stem] for stem in (word, *_stems(word)) if stem in facts), None)
        full = fuller.get(word, word)
        yield word, known or facts.get(full) or {"name": full}


def _reasons(around: Around, chain: Judge, names: list[Name]) -> list[str]:
    """Why each is a name: the lexicon has it, or the three features that spoke most for its beginning."""
    asked = np.array([name.first for name in names if not name.known], dtype=np.int64)
    label = np.full(len(asked), chain.labels.index(OPENS), dtype=np.int64)
    why = chain.why(shown.features(around.shown, asked), np.arange(len(asked)), label)
    told = iter("; ".join(f"{each.feature}: {each.value}" for each in reasons) for reasons in why)
    return [KNOWN if name.known else next(told) for name in names]


def initiatives(sentences: pd.DataFrame, *, names: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row is a mention of a named undertaking, in reading order; of names that overlap, the longest.

    Parameters
    ----------
    sentences : from `order.sentences`, of all kinds: headings and captions hold names too
    names : known names, with the columns of `names.tsv`; the package's own unless given

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`, `start`, `end`, `text`; `kind`: crackdown, drive, education,
    programme, mechanism, platform, document or honour; `name`, as the lexicon has it, else the fullest form in the
    report without marks; from the lexicon, where it has the name: `english`, a rendering; `scope`: national, provincial
    or local; `since`, the year it began, or by which it was under way; `checked`, whether these facts were compared
    with a source: yes, report (known from one report alone) or no; last, `rule`: that the name is known, or what spoke
    most for it (`word -1: 开展`, the word before it; `ahead: drive within 4`, a head noun so near).

    """
    text = Marked(need(sentences, SENTENCES))
    around = Around(text, listed.own() if names is None else Listed(listed.known(need(names, NAMES))))
    chain = judge("names")
    found = _names(around, chain) if len(sentences) else []
    if not found:
        return INITIATIVES.frame()
    spans = [text.balanced(name.start, name.end) for name in found]
    table = text.rows(spans)
    groups = [(text.report(start), key(text.plain[start:end])) for start, end in spans]
    table["kind"] = _kinds(around, found, groups)
    if names is not None:  # whoever gives names of their own says what they are
        told = [around.listed.facts.get(word, {}).get("kind", "") for _, word in groups]
        table["kind"] = table.kind.where([not kind for kind in told], told)
    table["rule"] = _reasons(around, chain, found)
    facts = _facts(groups, around.listed.facts)
    for column in ("name", "english", "scope", "since", "checked"):
        table[column] = [fact.get(column, "") for fact in facts]
    return check(INITIATIVES.shape(table), INITIATIVES)


def _facts(groups: list[tuple[int, str]], known: Facts) -> list[dict[str, str]]:
    """What is known of each mention: at least its name."""
    reports: dict[int, dict[str, None]] = {}
    for report, word in groups:
        reports.setdefault(report, {})[word] = None
    named = {report: dict(_canonical(words, known)) for report, words in reports.items()}
    return [named[report][word] for report, word in groups]
