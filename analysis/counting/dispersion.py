"""How evenly a term is spread: over the parts of a text, each with the size it really has, and from word to word.

The functions of arrays are the formulas as published; `measures` makes the table of them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.counting.words import WORD
from analysis.tables import TOKENS, check, need
from analysis.tables.counting import DISPERSION, REPORT_DISPERSION

CELLS = 1 << 22  # counts of terms in parts that are held at once: 32 MB of numbers

MEASURED = ("range", "dp", "dp_norm", "juilland_d")
PARTS = {"section": DISPERSION, "report": REPORT_DISPERSION}

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def _shares(counts: npt.ArrayLike, sizes: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Each part's share of a term, and of the words."""
    term, words = np.asarray(counts, dtype=float), np.asarray(sizes, dtype=float)
    return term / term.sum(axis=-1, keepdims=True), words / words.sum()


def _rates(counts: npt.ArrayLike, sizes: npt.ArrayLike) -> Floats:
    """How often a term stands in each part, by its words."""
    rates: Floats = np.asarray(counts, dtype=float) / np.asarray(sizes, dtype=float)
    return rates


def dp(counts: npt.ArrayLike, sizes: npt.ArrayLike) -> Floats:
    """Deviation of proportions, DP (Gries 2008): 0 where each part has its share of a term, near 1 where one has all.

    Half the sum of differences between a part's share of the term and its share of the words.

    Parameters
    ----------
    counts : how often a term stands in each part, at least once in all; parts are the last axis, so that many terms go
        at once
    sizes : words in each part, more than 0

    """
    term, words = _shares(counts, sizes)
    deviation: Floats = np.abs(term - words).sum(axis=-1) / 2
    return deviation


def dp_norm(counts: npt.ArrayLike, sizes: npt.ArrayLike) -> Floats:
    """DP as a share of the most it can be: 1 where the smallest part has every token of a term.

    The most is 1 less the share of the smallest part (Lijffijt & Gries 2012), not of the smallest that has the term
    (Egbert et al. 2020). A text of a single part is even by definition: 0.

    Parameters
    ----------
    counts, sizes : as for `dp`

    """
    words = np.asarray(sizes, dtype=float)
    most = float(1 - words.min() / words.sum())
    return dp(counts, sizes) / (most or 1)


def juilland_d(counts: npt.ArrayLike, sizes: npt.ArrayLike) -> Floats:
    """Juilland's D (Juilland & Chang-Rodríguez 1964): 1 where all parts have the same rate, 0 where one part has all.

    Of rates, because parts differ in size: 1 − V / √(n − 1), V being the population's standard deviation of the rates
    by their mean. With sizes all 1 it is the D of raw counts. A text of a single part is even by definition: 1.

    Parameters
    ----------
    counts, sizes : as for `dp`

    """
    rates = _rates(counts, sizes)
    evenness: Floats = 1 - rates.std(axis=-1) / rates.mean(axis=-1) / np.sqrt(max(rates.shape[-1] - 1, 1))
    return evenness


def carroll_d2(counts: npt.ArrayLike, sizes: npt.ArrayLike) -> Floats:
    """Carroll's D₂ (Carroll 1970): entropy of the rates, as a share of the most that so many parts, two or more, allow.

    Parameters
    ----------
    counts, sizes : as for `dp`

    """
    rates = _rates(counts, sizes)
    share = rates / rates.sum(axis=-1, keepdims=True)
    entropy: Floats = -(share * np.log(np.where(share > 0, share, 1))).sum(axis=-1)
    evenness: Floats = entropy / np.log(rates.shape[-1])
    return evenness


def rosengren_s(counts: npt.ArrayLike, sizes: npt.ArrayLike) -> Floats:
    """Rosengren's S (Rosengren 1971): 1 where each part has its share, the part's own share where one has all.

    Parameters
    ----------
    counts, sizes : as for `dp`

    """
    term, words = _shares(counts, sizes)
    evenness: Floats = np.sqrt(term * words).sum(axis=-1) ** 2
    return evenness


def kl_divergence(counts: npt.ArrayLike, sizes: npt.ArrayLike) -> Floats:
    """Kullback-Leibler divergence, in bits, of a term's shares in the parts from the shares of the words (Gries 2020).

    Parameters
    ----------
    counts, sizes : as for `dp`

    """
    term, words = _shares(counts, sizes)
    bits: Floats = (term * np.log2(np.where(term > 0, term / words, 1))).sum(axis=-1)
    return bits


def distances(words: Ints) -> Ints:
    """For each word, how many words on from the last like it; the text is a circle, so they sum to its length.

    Parameters
    ----------
    words : a text, as one code a word

    """
    order = np.argsort(words, kind="stable")
    begins = np.flatnonzero(np.diff(words[order], prepend=-1))
    before = np.roll(order, 1)
    before[begins] = np.roll(before[begins], -1) - len(words)
    gaps = np.empty_like(order)
    gaps[order] = order - before
    return gaps


def arf(words: Ints) -> Floats:
    """Average reduced frequency of each code (Savický & Hlaváčová 2002): its count, less what stands bunched.

    With v, the distance if all were equal: Σ min(distance, v) / v, in a circle. An even term has its count, one that
    stands all in one place of a long text about 1.

    Parameters
    ----------
    words : a text, as one code a word; the codes are 0, 1, … and each is used

    """
    even: Floats = len(words) / np.bincount(words)
    return np.bincount(words, np.minimum(distances(words), even[words])) / even


def awt(words: Ints) -> Floats:
    """Average waiting time of each code (Savický & Hlaváčová 2002), in words: (1 + Σ distance² / length) / 2.

    Parameters
    ----------
    words : as for `arf`

    """
    return (1 + np.bincount(words, distances(words) ** 2) / len(words)) / 2


def ald(words: Ints) -> Floats:
    """Average logarithmic distance of each code (Savický & Hlaváčová 2002): Σ distance · log₁₀ distance / length.

    Parameters
    ----------
    words : as for `arf`

    """
    gaps = distances(words)
    return np.bincount(words, gaps * np.log10(gaps)) / len(words)


def _spread(counts: Floats, sizes: Ints) -> Floats:
    """What is `MEASURED` of terms, whose counts in the parts are the rows."""
    evenness = [measure(counts, sizes) for measure in (dp, dp_norm, juilland_d)]
    return np.column_stack([(counts > 0).sum(axis=1), *evenness])


def _blocks(words: Ints, parts: Ints, terms: Ints) -> Iterator[Floats]:
    """Counts of the terms in the parts, as many terms at a time as may be held at once."""
    from scipy.sparse import csr_array

    every = csr_array((np.ones(len(words)), (words, parts)))
    step = max(CELLS // every.shape[1], 1)
    for at in range(0, len(terms), step):
        yield every[terms[at : at + step]].toarray()


def _of_text(text: pd.DataFrame, part: str, terms: pd.Index | None, at_least: int) -> pd.DataFrame:
    """One row is a term in a text, given as its words; the column `part` tells its parts apart."""
    (words, found), (parts, _) = pd.factorize(text.text), pd.factorize(text[part])
    count, sizes = np.bincount(words), np.bincount(parts)
    kept = np.flatnonzero(count >= at_least if terms is None else found.isin(terms))
    spread = [_spread(block, sizes) for block in _blocks(words, parts, kept)] if len(kept) else []
    measured = dict(zip(MEASURED, np.concatenate([np.empty((0, 4)), *spread]).T, strict=True))
    here = {"term": np.asarray(found, dtype=object)[kept], "count": count[kept], "arf": arf(words)[kept]}
    table = pd.DataFrame({**here, **measured, "words": len(words), "parts": len(sizes)})
    if terms is None:
        return table
    absent = {"count": 0, "range": 0, "arf": 0, "words": len(words), "parts": len(sizes)}
    return table.set_index("term").reindex(terms).fillna(absent).reset_index()


def measures(
    tokens: pd.DataFrame, *, parts: str = "section", terms: Collection[str] | None = None, at_least: int = 2
) -> pd.DataFrame:
    """One row is a term in a report, with how it is spread over its sections; or a term, over the reports.

    A term is any word with a Han character, a letter or a digit. The size of a part is its number of words, marks left
    out; distances are counted in words, from the last around to the first.

    Parameters
    ----------
    tokens : from `words.tokens`; give the kinds of text to be measured, usually the body
    parts : "section", the sections of each report, what stands before the first heading being one of them; or
        "report", the reports of the whole text
    terms : the terms measured; every word that is frequent enough unless given
    at_least : fewest in the report, or in the whole text, of a word that was not asked for by name

    Returns
    -------
    DataFrame with `report` (where the parts are sections), `term`; `count`; `words` in the text; `range`, in how many
    `parts` of it the term stands; `dp`, `dp_norm` (0 even, 1 bunched), `juilland_d` (1 even, 0 bunched), as the
    functions here define them; `arf`, a count. In order of the reports, then by count, ties by term. A term asked for
    by name that is absent has count, range and ARF 0; how it is spread is missing (NaN).

    Raises
    ------
    ValueError : where the parts are neither sections nor reports

    """
    if parts not in PARTS:
        raise ValueError(f"a text can be divided by {' or '.join(PARTS)}, not by {parts}")
    wanted = None if terms is None else pd.Index(list(dict.fromkeys(terms)), dtype=object, name="term")
    tokens = need(tokens, TOKENS).astype({"text": "category"})
    is_word = np.array([bool(re.search(WORD, str(word))) for word in tokens.text.cat.categories], dtype=bool)
    rows = tokens[["report", "section", "text"]].assign(is_word=is_word[tokens.text.cat.codes])
    texts = list(rows.groupby("report", sort=False, observed=True)) if parts == "section" else [("", rows)]
    if not texts:
        return PARTS[parts].frame()
    tables = [_of_text(text[text.is_word], parts, wanted, at_least) for _, text in texts]
    table = pd.concat(tables, keys=range(len(texts)), names=["place"]).reset_index("place")
    table["report"] = np.array([report for report, _ in texts], dtype=object)[table.place]
    table = table.sort_values(["place", "count", "term"], ascending=[True, False, True], ignore_index=True)
    return check(PARTS[parts].shape(table), PARTS[parts])
