"""Statistics of a 2×2 table, over whole columns of tables at once; keyness and collocates share them.

Rows are here and there: two texts, or the places near a word and all others. Columns are the term and any other token:
`o11` the term here, `o12` other tokens here, `o21` the term there, `o22` other tokens there (Evert 2005). Every measure
takes `Cells` and gives an array of their shape; where it would divide by nought, what comes instead is stated.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


class Cells(NamedTuple):
    """2×2 tables as four arrays of one shape."""

    o11: Array
    o12: Array
    o21: Array
    o22: Array

    @staticmethod
    def of_texts(
        count: npt.ArrayLike, reference_count: npt.ArrayLike, size: npt.ArrayLike, reference_size: npt.ArrayLike
    ) -> Cells:
        """Tables of a term in two texts.

        Parameters
        ----------
        count, reference_count : tokens of the term, here and there
        size, reference_size : tokens of the texts

        Raises
        ------
        ValueError : where a text is empty, or has more tokens of the term than it has tokens

        """
        given = (count, reference_count, size, reference_size)
        here, there, n1, n2 = (np.asarray(each, dtype=float) for each in given)
        if np.any(n1 <= 0) or np.any(n2 <= 0):
            raise ValueError("a text without words cannot be compared: check what was taken as target and as reference")
        return _tables(here, n1 - here, there, n2 - there)

    @staticmethod
    def of_pairs(together: npt.ArrayLike, first: npt.ArrayLike, second: npt.ArrayLike, total: npt.ArrayLike) -> Cells:
        """Tables of two words.

        Parameters
        ----------
        together, first, second : how often they occur together, and how often each occurs
        total : how many places there are for them

        Raises
        ------
        ValueError : where they occur together more often than either occurs, or oftener than there are places

        """
        f12, f1, f2, n = (np.asarray(given, dtype=float) for given in (together, first, second, total))
        return _tables(f12, f1 - f12, f2 - f12, n - f1 - f2 + f12)

    @property
    def n(self) -> Array:
        """Tokens of each table."""
        return self.o11 + self.o12 + self.o21 + self.o22


def _tables(o11: Array, o12: Array, o21: Array, o22: Array) -> Cells:
    if any(np.any(cell < 0) for cell in (o11, o12, o21, o22)):
        raise ValueError("a part is larger than the whole: check that the counts and the sizes belong together")
    return Cells(*np.broadcast_arrays(o11, o12, o21, o22))


def _over(part: Array, whole: Array, otherwise: float = 0.0) -> Array:
    """Part over whole; `otherwise` where there is nothing to divide by."""
    out = np.full(np.broadcast(part, whole).shape, otherwise)
    np.divide(part, whole, out=out, where=np.asarray(whole) != 0)
    return out


def _log2(value: Array) -> Array:
    """Binary logarithm; -inf of 0."""
    with np.errstate(divide="ignore"):
        return np.asarray(np.log2(value), dtype=float)


def expected(cells: Cells) -> Cells:
    """Counts to be expected if the term were as frequent here as there: product of the margins over the total."""
    rows = cells.o11 + cells.o12, cells.o21 + cells.o22
    columns = cells.o11 + cells.o21, cells.o12 + cells.o22
    return Cells(*(_over(row * column, cells.n) for row in rows for column in columns))


def rates(cells: Cells) -> tuple[Array, Array]:
    """Share of the term in all tokens, here and there; 0 of an empty row."""
    return _over(cells.o11, cells.o11 + cells.o12), _over(cells.o21, cells.o21 + cells.o22)


def signed(statistic: Array, cells: Cells) -> Array:
    """The statistic, negative where the term is rarer here than there; for those that only tell how far apart."""
    return np.where(cells.o11 * cells.o22 < cells.o12 * cells.o21, -statistic, statistic)


def _surprise(seen: Array, due: Array) -> Array:
    """Observed times ln(observed / expected), 0 where nothing was observed."""
    from scipy.special import rel_entr

    return np.asarray(rel_entr(seen, due), dtype=float)


def g2(cells: Cells) -> Array:
    """Log-likelihood G² in its four-cell form (Dunning 1993), without correction; x ln x → 0 at 0.

    This form is distributed as χ² with one degree of freedom; the two-cell form is not.
    """
    parts = [_surprise(seen, due) for seen, due in zip(cells, expected(cells), strict=True)]
    total: Array = np.sum(parts, axis=0)
    return 2 * np.maximum(total, 0.0)


def g2_two_cell(cells: Cells) -> Array:
    """Log-likelihood G² over the cells of the term alone (Rayson & Garside 2000), as UCREL and WordSmith give it."""
    due = expected(cells)
    return 2 * np.maximum(_surprise(cells.o11, due.o11) + _surprise(cells.o21, due.o21), 0.0)


def chi2(cells: Cells, *, yates: bool = False) -> Array:
    """Pearson's χ²; 0 where a margin is empty.

    Parameters
    ----------
    yates : take 0.5 off every |observed − expected|, always, as the textbook has it (Yates 1934); R takes off less
        where the difference is less, quanteda nothing where the counts are large

    """
    due = expected(cells)
    apart = np.abs(cells.o11 - due.o11) - (0.5 if yates else 0.0)
    possible = np.minimum.reduce(due) > 0
    return np.where(possible, apart**2 * sum(_over(np.ones_like(cell), cell) for cell in due), 0.0)


def p_value(statistic: npt.ArrayLike) -> Array:
    """P of a G² or χ², signed or not, with one degree of freedom."""
    from scipy.special import chdtrc

    return np.asarray(chdtrc(1, np.abs(statistic)), dtype=float)


def fisher(cells: Cells, *, alternative: str = "two-sided") -> Array:
    """P of Fisher's exact test (1922), each distinct table computed once; two-sided: all tables no likelier than it.

    Parameters
    ----------
    alternative : "two-sided", "less" or "greater": how frequent the term is here

    """
    from scipy.stats import fisher_exact

    tables = np.stack([cell.ravel() for cell in cells], axis=1).astype("int64")
    distinct, each = np.unique(tables, axis=0, return_inverse=True)
    p = [fisher_exact(table.reshape(2, 2), alternative=alternative).pvalue for table in distinct]
    return np.asarray(p, dtype=float)[each].reshape(cells.o11.shape)


def relative_risk(cells: Cells) -> Array:
    """How many times as frequent here as there; a count of 0 is taken as 0.5 tokens, absent from both is 1."""
    here, there = (np.where(count > 0, count, 0.5) for count in (cells.o11, cells.o21))
    ratio = _over(here * (cells.o21 + cells.o22), there * (cells.o11 + cells.o12), np.nan)
    return np.where((cells.o11 == 0) & (cells.o21 == 0), 1.0, ratio)


def log_ratio(cells: Cells) -> Array:
    """Binary logarithm of the relative risk (Hardie 2014): 1 is twice as frequent here, −1 half; 0 → 0.5 tokens.

    Half a token weighs more in a small text: where the text without the term is much the smaller, the sign can be
    the opposite of what the counts say.
    """
    return _log2(relative_risk(cells))


def lrc(cells: Cells, *, level: float = 0.95, tests: int = 1) -> Array:
    """The end of the log ratio's confidence interval that is nearer 0; 0 where the interval holds 0 (Evert 2022).

    Parameters
    ----------
    level : of the interval, after Clopper & Pearson (1934), given the term's tokens here and there together
    tests : how many terms are compared; the interval is widened after Bonferroni

    """
    from scipy.special import betaincinv

    n1, n2 = cells.o11 + cells.o12, cells.o21 + cells.o22
    rarer = cells.o11 * n2 < cells.o21 * n1
    more, less = np.where(rarer, cells.o21, cells.o11), np.where(rarer, cells.o11, cells.o21)
    share = betaincinv(np.maximum(more, 0.5), less + 1, (1 - level) / tests / 2)
    bound = _log2(share / (1 - share) * np.where(rarer, _over(n1, n2), _over(n2, n1)))
    return np.where(more > 0, signed(np.maximum(bound, 0.0), cells), 0.0)


def diff_percent(cells: Cells) -> Array:
    """%DIFF: by how many percent of the rate there the rate here differs (Gabrielatos & Marchi 2011).

    A count of 0 there is taken as 0.5 tokens, where they take 10⁻¹⁸; absent from both is 0.
    """
    here, _ = rates(cells)
    there = _over(np.where(cells.o21 > 0, cells.o21, 0.5), cells.o21 + cells.o22)
    return np.where((cells.o11 == 0) & (cells.o21 == 0), 0.0, 100 * _over(here - there, there, np.nan))


def odds_ratio(cells: Cells) -> Array:
    """Odds of the term here over its odds there, of the sample; a cell of 0 is taken as 0.5, absent from both is 1."""
    o11, o12, o21, o22 = (np.where(cell > 0, cell, 0.5) for cell in cells)
    return np.where((cells.o11 == 0) & (cells.o21 == 0), 1.0, o11 * o22 / (o12 * o21))


def difference_coefficient(cells: Cells) -> Array:
    """Difference of the rates over their sum, from −1 to 1 (Hofland & Johansson 1982); absent from both is 0."""
    here, there = rates(cells)
    return _over(here - there, here + there)


def simple_maths(cells: Cells, *, add: float = 1.0) -> Array:
    """Ratio of the rates per million, `add` added to each (Kilgarriff 2009); with more, commoner terms come first."""
    here, there = rates(cells)
    return (1e6 * here + add) / (1e6 * there + add)


def bic(cells: Cells) -> Array:
    """Bayes factor: two-cell G² less ln N (Wilson 2013); over 2 is positive evidence, over 6 strong, over 10 very."""
    return g2_two_cell(cells) - np.log(cells.n)


def ell(cells: Cells) -> Array:
    """Two-cell G² over N ln(least expected count) (Johnston et al. 2006), 0 to 1; NaN where that is no more than 1."""
    due = expected(cells)
    least = np.maximum(np.minimum(due.o11, due.o21), 1.0)
    return _over(g2_two_cell(cells), cells.n * np.log(least), np.nan)


def pmi(cells: Cells) -> Array:
    """MI: log₂ of observed over expected (Church & Hanks 1990); -inf where the two never meet. It has no p."""
    return _log2(_over(cells.o11, expected(cells).o11))


def mi3(cells: Cells) -> Array:
    """MI³: log₂ of observed³ over expected, which favours frequent pairs (Daille 1994); -inf where they never meet."""
    return _log2(_over(cells.o11**3, expected(cells).o11))


def npmi(cells: Cells) -> Array:
    """PMI over −log₂ of the pair's share, from −1, never together, to 1, never apart (Bouma 2009)."""
    self_information = -_log2(_over(cells.o11, cells.n))
    scaled = _over(np.where(cells.o11 > 0, pmi(cells), 0.0), self_information, 1.0)
    return np.where(cells.o11 > 0, scaled, -1.0)


def t_score(cells: Cells, *, binomial: bool = False) -> Array:
    """Difference of observed and expected over the square root of observed; -inf where they never meet.

    Parameters
    ----------
    binomial : keep p(1 − p) as the variance, as mclm does; Church et al. (1991) take p(1 − p) ≈ p

    """
    variance = cells.o11 * (1 - _over(cells.o11, cells.n)) if binomial else cells.o11
    return np.where(cells.o11 > 0, _over(cells.o11 - expected(cells).o11, np.sqrt(variance)), -np.inf)


def dice(cells: Cells) -> Array:
    """Twice together over the sum of both alone, from 0 to 1 (Dice 1945; Smadja 1996)."""
    return _over(2 * cells.o11, 2 * cells.o11 + cells.o12 + cells.o21)


def log_dice(cells: Cells) -> Array:
    """14 + log₂ Dice, at most 14, whatever the corpus's size (Rychlý 2008); -inf where they never meet."""
    return 14 + _log2(dice(cells))


def delta_p(cells: Cells) -> Array:
    """ΔP of the second word given the first: its share with the first less its share without (Gries 2013)."""
    here, there = rates(cells)
    return here - there


def delta_p_back(cells: Cells) -> Array:
    """ΔP of the first word given the second (Gries 2013)."""
    return delta_p(Cells(cells.o11, cells.o21, cells.o12, cells.o22))


def min_sensitivity(cells: Cells) -> Array:
    """The lesser of the two conditional probabilities, each word given the other (Pedersen & Bruce 1996)."""
    return np.minimum(_over(cells.o11, cells.o11 + cells.o12), _over(cells.o11, cells.o11 + cells.o21))


def phi2(cells: Cells) -> Array:
    """φ²: χ² over N, from 0 to 1 (Church & Gale 1991)."""
    return _over(chi2(cells), cells.n)
