"""SnowNLP's opinion of each sentence: its own number, one that does not saturate, and the words that made both.

SnowNLP is a naive Bayes classifier trained on reviews of hotels, books and shops. It takes each word for a witness of
its own, so that the log-odds grow with the length of a sentence and the probability is soon 0 or 1. Nothing in its
training speaks of official prose: read `card` before a chart of these numbers.
"""

from __future__ import annotations

import math
import re
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import lexicon
from analysis.finding.sentiment import cutting
from analysis.finding.sentiment.trained import FIRST, LAST, Floats, Ints, model, stop_words
from analysis.finding.text import joined
from analysis.tables import SENTENCES, check, need
from analysis.tables.reading import PLACE
from analysis.tables.sentiment import CONTRIBUTIONS, SCORES

CHINESE = f"[{chr(FIRST)}-{chr(LAST)}]"
PIECE = re.compile(rf"{CHINESE}+|[^{chr(FIRST)}-{chr(LAST)}\s]+")


class _Bayes(NamedTuple):
    """What SnowNLP learned from reviews, as natural logarithms of odds, positive over negative."""

    prior: float
    words: dict[str, float]
    unseen: float  # of a word that it never met


@cache
def _bayes() -> _Bayes:
    learned = model("sentiment/sentiment.marshal.3")["d"]
    pos, neg = learned["pos"], learned["neg"]

    def odds(word: str) -> float:
        sides = (math.log(side["d"].get(word, side["none"]) / side["total"]) for side in (pos, neg))
        return next(sides) - next(sides)

    prior = math.log(pos["total"]) - math.log(neg["total"])
    return _Bayes(prior, {word: odds(word) for word in pos["d"].keys() | neg["d"].keys()}, odds(""))


def prior() -> float:
    """The log-odds of a text without words: what SnowNLP thinks before it has read anything."""
    return _bayes().prior


class _Words(NamedTuple):
    """The words of a text that count, in its order; SnowNLP leaves out stop words."""

    texts: list[str]
    starts: Ints
    odds: Floats
    seen: npt.NDArray[np.bool_]


def _read(source: str) -> _Words:
    """The words of all sentences together: a run of Chinese is cut, what stands between two is one word."""
    pieces = [(found[0], found.start()) for found in PIECE.finditer(source)]
    runs = [FIRST <= ord(text[0]) <= LAST for text, _ in pieces]
    cut = iter(cutting.words([text for (text, _), run in zip(pieces, runs, strict=True) if run]))
    stop, learned = stop_words(), _bayes()
    texts, starts = [], []
    for (piece, at), run in zip(pieces, runs, strict=True):
        for word in next(cut) if run else [piece]:
            if word not in stop:
                texts.append(word)
                starts.append(at)
            at += len(word)
    odds = np.array([learned.words.get(word, learned.unseen) for word in texts], dtype=float)
    seen = np.array([word in learned.words for word in texts], dtype=bool)
    return _Words(texts, np.array(starts, dtype=np.int64), odds, seen)


@cache
def _reasons() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row.reason, re.compile(row.pattern)) for row in lexicon.table("stance_reasons").itertuples())


def _reason(text: str) -> str:
    return next((reason for reason, pattern in _reasons() if pattern.fullmatch(text)), "")


def scores(sentences: pd.DataFrame) -> pd.DataFrame:
    """One row is a sentence, with what SnowNLP thinks of it. There is no score for a report: it would be 0 or 1.

    Parameters
    ----------
    sentences : sentences of the reports, from `order.sentences`

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`, `start`, `end`, `text`, `kind`; `probability`, that it is positive,
    the number that `SnowNLP(text).sentiments` gives; `log_odds`, the same as the natural logarithm of the odds;
    `tokens`, how many words and marks it rests on, stop words left out; `log_odds_per_token`, the mean over these, the
    prior left out, which does not grow with the length; `reason`, why there is no score, and then the numbers are NaN,
    where SnowNLP would divide by nought or give what it thinks of no text at all.

    Raises
    ------
    FileNotFoundError : where SnowNLP is not installed

    """
    made = need(sentences, SENTENCES)[[*PLACE, "kind"]].reset_index(drop=True)
    made["reason"] = [_reason(text) for text in made.text]
    readable = np.flatnonzero(made.reason == "")
    page = joined(made.iloc[readable])
    words = _read(page.source)
    row = readable[page.row(words.starts)]
    total, tokens = np.bincount(row, words.odds, len(made)), np.bincount(row, minlength=len(made))
    made["reason"] = made.reason.where((made.reason != "") | (tokens > 0), "stop words only")
    made["tokens"] = tokens
    with np.errstate(over="ignore"):
        made["log_odds"] = np.where(tokens > 0, prior() + total, np.nan)
        made["probability"] = 1 / (1 + np.exp(-made.log_odds))
    made["log_odds_per_token"] = np.divide(total, tokens, out=np.full(len(made), np.nan), where=tokens > 0)
    return check(SCORES.shape(made), SCORES)


def contributions(sentences: pd.DataFrame) -> pd.DataFrame:
    """One row is a word of a sentence, with what it adds to SnowNLP's score.

    Parameters
    ----------
    sentences : sentences of the reports, from `order.sentences`, or those of them that are to be explained

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`; `start`, `end` and `text` of the word, as SnowNLP cuts it, or of
    what stands between two runs of Chinese; `kind`: seen in the reviews that SnowNLP was trained on, or unseen;
    `log_odds`, natural logarithm: these and `prior()` add up to the `log_odds` of the sentence in `scores`. Stop words
    have no row, nor have the words of a sentence that has no score.

    Raises
    ------
    FileNotFoundError : where SnowNLP is not installed

    """
    rows = need(sentences, SENTENCES).reset_index(drop=True)
    page = joined(rows[rows.text.map(_reason) == ""])
    words = _read(page.source)
    lengths = np.array([len(text) for text in words.texts], dtype=np.int64)
    made = page.rows(zip(words.starts, words.starts + lengths, strict=True))
    made["kind"] = np.where(words.seen, "seen", "unseen")
    made["log_odds"] = words.odds
    return check(CONTRIBUTIONS.shape(made), CONTRIBUTIONS)
