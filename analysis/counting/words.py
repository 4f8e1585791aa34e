"""Words: cut by the segmenter, which carries the package's dictionary and nobody else's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import numpy as np
import pandas as pd

from analysis import lexicon
from analysis.reading import cutting
from analysis.reading.cutting import Cut, segmenter
from analysis.reading.order import positions
from analysis.tables import SENTENCES, TOKENS, need

__all__ = ["cutter", "dictionary", "segmenter", "stop_words", "tokens"]

HAN = r"[\u3400-\u9fff\U00020000-\U0003ffff〇]"
WORD = r"[^\W_]"  # a Han character, a letter or a digit; a token without one is a mark
PER = 10_000  # Han characters to which rates are referred: a newspaper page has some five thousand


def _split(names: pd.Series) -> Iterable[str]:
    return (name for cell in names for name in cell.split("|"))


@cache
def dictionary() -> frozenset[str]:
    """Every word that the segmenter is told to keep whole: the names, and the terms that the glossary marks so.

    Only words of Chinese characters: the segmenter cuts at quotation marks and digits before it looks a word up.
    """
    names, glossary = lexicon.table("names"), lexicon.table("glossary")
    spelled = {*names.canonical_zh, *_split(names.aliases), *glossary.term[glossary.whole == "yes"]}
    return frozenset(word for word in spelled if re.fullmatch(f"{HAN}{{2,}}", word))


@cache
def stop_words() -> frozenset[str]:
    """Words that say nothing of a report's subject; a caller extends them with `|` or gives a set of their own."""
    return frozenset(lexicon.table("stopwords").word)


def cutter(extra: frozenset[str] = frozenset()) -> Cut:
    """A function that cuts a text into words, which joined give back the text.

    Parameters
    ----------
    extra : words to keep whole beside the package's own

    """
    return cutting.cutter(dictionary() | extra)


def tokens(sentences: pd.DataFrame, *, cut: Cut | None = None) -> pd.DataFrame:
    """One row is a word, number or mark as the segmenter cut it; those of a sentence, joined, are the sentence.

    Parameters
    ----------
    sentences : from `order.sentences`
    cut : what cuts a text into words; the package's own segmenter unless given

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`; `start` and `end`, offsets into the report; `text`, the word, less
    a line break that fell inside it; `kind` of the block. Text columns are categorical, for speed.

    Raises
    ------
    ValueError : where the words of a sentence, joined, are not the sentence

    """
    cut = cut or cutter()
    words = [[word for word in cut(text) if word] for text in need(sentences, SENTENCES).text]
    flat = [word for row in words for word in row]
    if "".join(flat) != "".join(sentences.text):
        raise ValueError("the segmenter lost or added characters: its words, joined, must give back each sentence")
    lengths = np.fromiter(map(len, flat), dtype=np.int64, count=len(flat))
    ends, at = np.cumsum(lengths), positions(sentences)
    row = np.repeat(np.arange(len(words)), np.array([len(each) for each in words], dtype=np.int64))
    columns = {name: sentences[name].astype("category").array[row] for name in ("report", "section", "kind")}
    columns |= {"sentence": sentences.sentence.to_numpy()[row], "text": pd.Categorical(flat)}
    columns |= {"start": at[ends - lengths], "end": at[ends - 1] + 1}
    return pd.DataFrame(columns)[list(TOKENS.columns)]
