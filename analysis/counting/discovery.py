"""Words that no dictionary was asked for: strings of characters that hold together and stand in many surroundings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.counting import words
from analysis.reading.cutting import Cut
from analysis.tables import SENTENCES, check, need
from analysis.tables.counting import NEW_WORDS

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
EDGE = "\n"  # stands before and after each sentence


class Letters(NamedTuple):
    """A text as numbers: the same number for the same character, 0 for the edge of a sentence."""

    text: str
    number: Ints
    han: npt.NDArray[np.bool_]
    kinds: int


class Strings(NamedTuple):
    """Every place of the frequent strings of one length: where, which string, how many there are of it."""

    at: Ints
    string: Ints
    number: Ints


def _letters(texts: pd.Series) -> Letters:
    text = f"{EDGE}{EDGE.join(texts)}{EDGE}"
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    used = np.flatnonzero(np.bincount(codes))
    is_han = pd.Series([chr(code) for code in used], dtype="str").str.fullmatch(words.HAN).to_numpy(dtype=bool)
    number = np.zeros(used[-1] + 1, dtype=np.int64)
    number[used] = np.arange(1, len(used) + 1)
    number[ord(EDGE)] = 0
    han = np.zeros(len(number), dtype=bool)
    han[used] = is_han
    return Letters(text, number[codes], han[codes], len(used) + 1)


def _frequent(at: Ints, key: Ints, at_least: int) -> Strings:
    string, _ = pd.factorize(key)
    count = np.bincount(string)[string]
    enough = count >= at_least
    return Strings(at[enough], string[enough], count[enough])


def _by_length(letters: Letters, longest: int, at_least: int) -> Iterator[Strings]:
    """Frequent strings of one character, of two, and so on: only a frequent string can be part of a longer one."""
    at = np.flatnonzero(letters.han)
    found = _frequent(at, letters.number[at], at_least)
    yield found
    for length in range(2, longest + 1):
        stands = np.zeros(len(letters.text), dtype=bool)
        stands[found.at] = True
        goes_on = stands[found.at + 1]
        at = found.at[goes_on]
        found = _frequent(at, found.string[goes_on] * letters.kinds + letters.number[at + length - 1], at_least)
        yield found


def _entropy(string: Ints, beside: Ints, kinds: int) -> Floats:
    """Entropy in nats of the characters beside each string, by the string's number; the edge of a sentence is none."""
    inside = beside > 0
    pair, pairs = pd.factorize(string[inside] * kinds + beside[inside])
    count, of = np.bincount(pair), pairs // kinds
    size = string.max(initial=-1) + 1
    share = count / np.bincount(of, count, size)[of]
    entropy: Floats = np.abs(np.bincount(of, share * np.log(share), size))
    return entropy


def _cohesion(first: Ints, counts: list[npt.NDArray[np.int32]], characters: int) -> Floats:
    """The least of count × characters / (count of the left part × count of the right part), over all cuttings."""
    length = len(counts)
    parts = [counts[cut - 1][first] * counts[length - cut - 1][first + cut].astype(float) for cut in range(1, length)]
    least: Floats = counts[-1][first] * float(characters) / np.max(parts, axis=0)
    return least


def _rows(letters: Letters, found: Strings, counts: list[npt.NDArray[np.int32]], characters: int) -> pd.DataFrame:
    length, number = len(counts), letters.number
    once = ~pd.Series(found.string).duplicated().to_numpy()
    first, string = found.at[once], found.string[once]
    cohesion = _cohesion(first, counts, characters)
    left = _entropy(found.string, number[found.at - 1], letters.kinds)[string]
    right = _entropy(found.string, number[found.at + length], letters.kinds)[string]
    columns = {"text": [letters.text[at : at + length] for at in first], "count": found.number[once]}
    columns |= {"characters": characters, "cohesion": cohesion, "left_entropy": left, "right_entropy": right}
    score = np.round(np.log(cohesion) * np.minimum(left, right), 9) + 0.0  # ties are ties on every machine
    return pd.DataFrame(columns | {"score": score})


def new_words(
    sentences: pd.DataFrame, *, longest: int = 6, at_least: int = 5, cut: Cut | None = None
) -> pd.DataFrame:
    """One row is a string of Chinese characters that may be a word, the likeliest first; ties by count, then text.

    Strings never run over a mark, a digit or the end of a sentence; overlapping places all count. Time and memory grow
    with the length of the text.

    Parameters
    ----------
    sentences : from `order.sentences`; give the kinds of text to be searched, usually the body
    longest : most characters of a string
    at_least : fewest places of a string; entropies of fewer say little
    cut : what cuts a text into words; the package's own segmenter unless given

    Returns
    -------
    DataFrame with `text`; `count`, places; `characters`, Han characters of the sentences; `cohesion`, how many times
    more often the string stands than its two parts would meet by chance, f(w) / (f(a) f(b)) with f = count /
    characters, the least over all ways to part it (its logarithm is the pointwise mutual information of Church and
    Hanks 1990); `left_entropy` and `right_entropy`, in nats, of the characters that stand before and after it, a mark
    among them, the end of a sentence not (branching entropy, Jin and Tanaka-Ishii 2006); `score`, ln cohesion times the
    lesser entropy: an order to read in, not a published statistic; `known`, whether the segmenter cut it as one word
    anywhere in these sentences: what it never did, no count of words has.

    Raises
    ------
    ValueError : where `longest` is under 2 or `at_least` under 1

    """
    if longest < 2 or at_least < 1:
        raise ValueError("new words have two characters or more and stand once or more: raise longest or at_least")
    cut, letters = cut or words.cutter(), _letters(need(sentences, SENTENCES).text)
    counts: list[npt.NDArray[np.int32]] = []
    tables = [NEW_WORDS.frame().drop(columns="known")]
    for found in _by_length(letters, longest, at_least):
        counts.append(np.zeros(len(letters.text), dtype=np.int32))
        counts[-1][found.at] = found.number
        if len(counts) > 1 and len(found.at):
            tables.append(_rows(letters, found, counts, int(letters.han.sum())))
    table = pd.concat(tables).sort_values(["score", "count", "text"], ascending=[False, False, True], ignore_index=True)
    table["known"] = table.text.isin({word for text in sentences.text for word in cut(text)})
    return check(NEW_WORDS.shape(table), NEW_WORDS)
