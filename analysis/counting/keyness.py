"""What is more frequent here than there: a report against another, against the rest, against a reference corpus."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis.counting import contingency, words
from analysis.counting.contingency import Array, Cells
from analysis.tables.counting import (
    FREQUENCIES,
    INTERVALS,
    KEYNESS,
    LIST,
    REPORT_KEYNESS,
    SECTION_FREQUENCIES,
    SECTION_KEYNESS,
)
from analysis.tables.promise import check, need
from analysis.tables.reading import TOKENS

PER = 10_000  # words to which rates are referred
FEW = 5  # expected tokens below which χ² is no longer the distribution of G² (Cochran 1954)
TERMS_AT_ONCE = 2_000  # bounds the memory of a resampling: so many terms times the resamples

BY = {"report": (["report"], FREQUENCIES), "section": (["report", "section"], SECTION_FREQUENCIES)}


def frequencies(tokens: pd.DataFrame, *, by: str = "report") -> pd.DataFrame:
    """One row is a word in a report, or in a section of it, with the size of its text; a word it does not use has none.

    Words are all tokens with a Han character, grammatical words and single characters with them, so that sizes are
    those of the literature; numbers and marks are no words.

    Parameters
    ----------
    tokens : from `words.tokens`; give the kinds of text to be compared, usually the body
    by : "report" or "section"

    Returns
    -------
    DataFrame with `report` (and `section`), `term`; `count`, tokens; `size`, words of the report or section. In reading
    order, then by count, ties by term.

    """
    keys, promise = BY[by]
    said = need(tokens, TOKENS).text.astype("category")
    terms = said.cat.categories.astype("str").sort_values()
    is_word = np.asarray(terms.str.contains(words.HAN), dtype=bool)
    code = terms.get_indexer(said.cat.categories)[said.cat.codes]
    spoken, code = tokens.loc[is_word[code], keys], code[is_word[code]]
    group = spoken.groupby(keys, sort=False, observed=True).ngroup()
    table = pd.DataFrame({"group": group, "code": code}).value_counts().reset_index()
    table = table.sort_values(["group", "count", "code"], ascending=[True, False, True], ignore_index=True)
    table = table.assign(term=terms[table.code], size=table.groupby("group")["count"].transform("sum"))
    names = spoken.drop_duplicates().iloc[table.group].reset_index(drop=True)
    return check(promise.shape(table.join(names)), promise)


def between(
    target: pd.DataFrame,
    reference: pd.DataFrame,
    *,
    stop_words: Collection[str] = (),
    at_least: int = 1,
    exact: bool = True,
) -> pd.DataFrame:
    """One row is a word of either text, compared in both; the most typical of the target first.

    Its tests take tokens for independent draws, which they are not: a word comes in clusters, and p is far too small.
    Read it as an order; `intervals` tells how much of a difference hangs on single sections.

    Parameters
    ----------
    target, reference : rows of `frequencies`, of one report or section or of several, which are put together; or a
        list with `term`, `count`, `size`, as from `reference.read`
    stop_words : words that have no row; they still count in the sizes
    at_least : fewest tokens of a word in both texts together; rarer words have no row
    exact : compute `p_fisher`, a second for each report against a large reference

    Returns
    -------
    DataFrame with `term`; `count`, `size`, `reference_count`, `reference_size`, tokens and words; `rate` and
    `reference_rate`, tokens per 10,000 words. Negative where the word is rarer in the target: `g2`, log-likelihood in
    four cells (Dunning 1993); `g2_two_cell` (Rayson & Garside 2000); `chi2`, without correction; `log_ratio`, binary
    (Hardie 2014); `diff_percent` (Gabrielatos & Marchi 2011); further `odds_ratio`. `p`, of `g2`; `p_bonferroni` and
    `p_bh` (Benjamini & Hochberg 1995), adjusted for the number of rows; `p_fisher`, two-sided, where fewer than 5
    tokens are expected in a cell, NaN elsewhere. The measures' conventions are those of `contingency`. By `g2`, ties
    by term; without rows where a text is empty.

    """
    terms = _terms(target, reference)
    table = _compared(terms, _pooled(target, terms), _pooled(reference, terms), stop_words, at_least, exact)
    return check(KEYNESS.shape(table), KEYNESS)


def against(
    frequencies: pd.DataFrame,
    reference: pd.DataFrame | None = None,
    *,
    stop_words: Collection[str] = (),
    at_least: int = 1,
    exact: bool = True,
) -> pd.DataFrame:
    """One row is a word, compared in a report, or in a section, and elsewhere; the most typical of each first.

    Parameters
    ----------
    frequencies : from `frequencies`, by report or by section
    reference : what each is compared with, as for `between`; without it, a report with the other reports, a section
        with the rest of its report
    stop_words, at_least, exact : as for `between`; adjustments are for the rows of one report or section

    Returns
    -------
    DataFrame with `report` (and `section`), and the columns of `between`. Reports in their order, each by `g2`.

    """
    keys = _keys(need(frequencies, FREQUENCIES))
    promise = {1: REPORT_KEYNESS, 2: SECTION_KEYNESS}[len(keys)]
    terms = _terms(frequencies) if reference is None else _terms(frequencies, reference)
    fixed = None if reference is None else _pooled(reference, terms)
    wholes = {} if fixed else _wholes(frequencies, keys, terms)
    tables = [promise.frame()]
    for names, rows in frequencies.groupby(keys, sort=False, observed=True):
        here = _pooled(rows, terms)
        there = fixed or here.rest(wholes[names[:-1]])
        table = _compared(terms, here, there, stop_words, at_least, exact)
        tables.append(table.assign(**dict(zip(keys, names, strict=True))))
    return check(promise.shape(pd.concat(tables, ignore_index=True)), promise)


class _Counted(NamedTuple):
    """Tokens of each of the terms, and words in all."""

    tokens: Array
    size: int

    def rest(self, whole: _Counted) -> _Counted:
        return _Counted(whole.tokens - self.tokens, whole.size - self.size)


def _keys(frequencies: pd.DataFrame) -> list[str]:
    """The columns that tell parts of a text apart; a reference list has none."""
    return [name for name in ("report", "section") if name in frequencies]


def _terms(*texts: pd.DataFrame) -> pd.Index:
    """All terms of the texts, sorted, so that the order of rows breaks ties."""
    return pd.Index(pd.concat([need(text, LIST).term for text in texts]).unique(), dtype="str").sort_values()


def _pooled(frequencies: pd.DataFrame, terms: pd.Index) -> _Counted:
    """Tokens and words of all parts together."""
    keys = _keys(frequencies)
    parts = frequencies.drop_duplicates(keys) if keys else frequencies.head(1)
    at = terms.get_indexer(frequencies.term)
    tokens = np.bincount(at, weights=frequencies["count"], minlength=len(terms))
    return _Counted(tokens.astype(float), int(parts["size"].sum()))


def _wholes(frequencies: pd.DataFrame, keys: list[str], terms: pd.Index) -> dict[tuple[str, ...], _Counted]:
    """What the rest of each part is taken from: all reports, or the report that a section belongs to."""
    if keys == ["report"]:
        return {(): _pooled(frequencies, terms)}
    return {names: _pooled(rows, terms) for names, rows in frequencies.groupby(keys[:-1], observed=True)}


def _compared(
    terms: pd.Index, here: _Counted, there: _Counted, stop_words: Collection[str], at_least: int, exact: bool
) -> pd.DataFrame:
    """The terms that have a row, with their measures."""
    if not (here.size and there.size):
        return KEYNESS.frame()
    kept = (here.tokens + there.tokens >= max(at_least, 1)) & ~terms.isin(list(stop_words))
    table = pd.DataFrame({"term": terms[kept], "count": here.tokens[kept], "reference_count": there.tokens[kept]})
    table = _measured(table.assign(size=here.size, reference_size=there.size), exact)
    return table.sort_values("g2", ascending=False, kind="stable", ignore_index=True)


def _measured(table: pd.DataFrame, exact: bool) -> pd.DataFrame:
    cells = Cells.of_texts(table["count"], table.reference_count, table["size"], table.reference_size)
    here, there = contingency.rates(cells)
    g2 = contingency.signed(contingency.g2(cells), cells)
    return table.assign(
        rate=PER * here,
        reference_rate=PER * there,
        g2=g2,
        g2_two_cell=contingency.signed(contingency.g2_two_cell(cells), cells),
        chi2=contingency.signed(contingency.chi2(cells), cells),
        **_tested(contingency.p_value(g2)),
        p_fisher=_exact(cells) if exact else np.nan,
        log_ratio=contingency.log_ratio(cells),
        diff_percent=contingency.diff_percent(cells),
        odds_ratio=contingency.odds_ratio(cells),
    )


def _tested(p: Array) -> dict[str, Array]:
    """P as it is, and adjusted for the number of tests."""
    from scipy.stats import false_discovery_control

    return {"p": p, "p_bonferroni": np.minimum(p * len(p), 1), "p_bh": false_discovery_control(p) if len(p) else p}


def _exact(cells: Cells) -> Array:
    """P of Fisher's test where few tokens are expected; NaN elsewhere."""
    few = np.minimum.reduce(contingency.expected(cells)) < FEW
    p = np.full(few.shape, np.nan)
    p[few] = contingency.fisher(Cells(*(cell[few] for cell in cells)))
    return p


def intervals(
    target: pd.DataFrame,
    reference: pd.DataFrame,
    *,
    terms: Collection[str] | None = None,
    level: float = 0.95,
    resamples: int = 1_000,
    seed: int = 1,
) -> pd.DataFrame:
    """One row is a word, compared in two texts, with an interval of its log ratio from resampling their parts.

    The tokens of a text are no independent draws: a section that is about a thing names it again and again. So whole
    sections are drawn anew, with replacement, as many as there are, and the log ratio is taken of each such text
    (Lijffijt et al. 2016). The interval is that of the percentiles. It shows what hangs on single sections; with fewer
    than some ten of them it is too narrow, and it says nothing of reports that were not read.

    Parameters
    ----------
    target, reference : rows of `frequencies` by section, which are drawn anew, or by report, which then are; a list
        without either is held fixed
    terms : words that have a row, in this order; those of the target unless given
    level : share of the resamples within the interval
    resamples : how often the parts are drawn anew
    seed : of the drawing; the same seed gives the same intervals

    Returns
    -------
    DataFrame with `term`; `count`, `size`, `reference_count`, `reference_size`, tokens and words; `log_ratio`; `low`
    and `high`, NaN where a text has one part only; `same_sign`, in how many of the `resamples` the word was more
    frequent on the same side as in the texts; `parts` and `reference_parts`, how many were drawn from, 0 for a list.
    Without rows where a text is empty.

    """
    if target.empty or reference.empty:
        return INTERVALS.frame()
    wanted = pd.Index(sorted(set(target.term)) if terms is None else list(dict.fromkeys(terms)), name="term")
    rng = np.random.default_rng(seed)
    here, there = (_drawn(text, wanted, resamples, rng) for text in (target, reference))
    batches = [slice(at, at + TERMS_AT_ONCE) for at in range(0, max(len(wanted), 1), TERMS_AT_ONCE)]
    table = pd.concat([_interval(here, there, batch, level) for batch in batches], ignore_index=True)
    table = table.assign(term=wanted, resamples=resamples, parts=here.parts, reference_parts=there.parts)
    if 1 in (here.parts, there.parts):
        table = table.assign(low=np.nan, high=np.nan)
    return check(INTERVALS.shape(table), INTERVALS)


class _Drawn(NamedTuple):
    """A text as it is, in the first row, and as drawn anew, in the others."""

    weights: Array  # how often each part was drawn
    sizes: Array
    counts: Any  # sparse: parts by terms
    parts: int


def _drawn(frequencies: pd.DataFrame, wanted: pd.Index, resamples: int, rng: np.random.Generator) -> _Drawn:
    from scipy.sparse import coo_array

    keys = _keys(need(frequencies, LIST))
    part = frequencies.groupby(keys, sort=False, observed=True).ngroup() if keys else pd.Series(0, frequencies.index)
    sizes = frequencies["size"].groupby(part).first().to_numpy()
    n = len(sizes)
    drawn = rng.multinomial(n, np.full(n, 1 / n), size=resamples) if keys else np.ones((resamples, 1))
    weights = np.vstack([np.ones((1, n)), drawn]).astype(float)
    at = wanted.get_indexer(frequencies.term)
    cells = frequencies["count"][at >= 0], (part[at >= 0], at[at >= 0])
    counts = coo_array(cells, shape=(n, len(wanted)), dtype=float).tocsc()
    return _Drawn(weights, (weights @ sizes)[:, None], counts, n if keys else 0)


def _interval(here: _Drawn, there: _Drawn, terms: slice, level: float) -> pd.DataFrame:
    """Counts and log ratio of some terms, and what became of them in the texts drawn anew."""
    count, reference_count = here.weights @ here.counts[:, terms], there.weights @ there.counts[:, terms]
    cells = Cells.of_texts(count, reference_count, here.sizes, there.sizes)
    ratio, side = contingency.log_ratio(cells), np.sign(cells.o11 * cells.o22 - cells.o12 * cells.o21)
    low, high = np.quantile(ratio[1:], [(1 - level) / 2, (1 + level) / 2], axis=0)
    same_sign = (side[1:] == side[0]).sum(axis=0)
    columns = {"count": count[0], "size": here.sizes[0, 0], "reference_count": reference_count[0]}
    columns |= {"reference_size": there.sizes[0, 0], "log_ratio": ratio[0], "low": low, "high": high}
    return pd.DataFrame({**columns, "same_sign": same_sign})
