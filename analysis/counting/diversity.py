"""How varied a text's vocabulary is: measures of a sequence of words or of characters, each made in one pass.

A type-token ratio falls as a text grows; MTLD, HD-D, MATTR and Yule's K were made to depend less on length.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

import numpy as np
import pandas as pd

from analysis.counting.words import HAN, WORD
from analysis.tables import TOKENS, check, need
from analysis.tables.counting import DIVERSITY, SECTION_DIVERSITY

MISSING = float("nan")

UNITS = ("words", "characters")
BY = {"report": (["report"], DIVERSITY), "section": (["report", "section"], SECTION_DIVERSITY)}


def ttr(units: Sequence[Hashable]) -> float:
    """Type-token ratio: distinct units by units; NaN where there are none."""
    return len(set(units)) / len(units) if units else MISSING


def factors(units: Iterable[Hashable], *, threshold: float = 0.72) -> float:
    """How many times the type-token ratio falls below the threshold, read once and begun anew after each fall.

    Strictly below, as McCarthy & Jarvis (2010) have it; what is left at the end counts as the part of a fall that it
    has behind it.

    Parameters
    ----------
    units : words or characters, in order
    threshold : a type-token ratio

    """
    full, length, seen = 0, 0, set[Hashable]()
    for unit in units:
        length += 1
        seen.add(unit)
        if len(seen) / length < threshold:
            full, length, seen = full + 1, 0, set()
    return full + (1 - len(seen) / length) / (1 - threshold) if length else full


def mtld(units: Sequence[Hashable], *, threshold: float = 0.72) -> float:
    """Measure of textual lexical diversity (McCarthy & Jarvis 2010): mean length of a stretch that keeps its ratio.

    The mean of two values, the text's length by its factors read forward and read backward. A text without a repeated
    unit has no factor: its value is its length.

    Parameters
    ----------
    units : words or characters, in order; NaN where there are none
    threshold : type-token ratio that ends a stretch

    """
    ways = (factors(way, threshold=threshold) for way in (units, units[::-1]))
    return sum(len(units) / (found or 1) for found in ways) / 2 if units else MISSING


def hdd(units: Sequence[Hashable], *, draws: int = 42) -> float:
    """HD-D (McCarthy & Jarvis 2007): the type-token ratio to be expected of so many units drawn without return.

    The mean convention, from 0 to 1; the sum of the types' chances is `draws` times as much.

    Parameters
    ----------
    units : words or characters; NaN where there are fewer than are drawn
    draws : units drawn

    """
    if len(units) < draws:
        return MISSING
    spectrum = Counter(Counter(units).values())
    drawn = np.arange(draws)
    others = len(units) - np.array([*spectrum])[:, None] - drawn
    absent = np.prod(others / (len(units) - drawn), axis=1)
    return float(((1 - absent) * [*spectrum.values()]).sum() / draws)


def mattr(units: Sequence[Hashable], *, window: int = 50) -> float:
    """Moving-average type-token ratio (Covington & McFall 2010): mean ratio of all stretches of so many units.

    Parameters
    ----------
    units : words or characters, in order; where they are fewer than a window, the ratio of the whole
    window : units in a stretch

    """
    if len(units) <= window:
        return ttr(units)
    last: dict[Hashable, int] = {}
    types = 0
    for at, unit in enumerate(units):
        first = max(last.get(unit, -1) + 1, at - window + 1)  # the earliest stretch in which this unit is new
        types += max(min(at, len(units) - window) - first + 1, 0)
        last[unit] = at
    return types / (window * (len(units) - window + 1))


def yule_k(units: Sequence[Hashable]) -> float:
    """Yule's K (Yule 1944): 10⁴ (Σ f² − N) / N², for types' counts f and N units; NaN where there are none.

    The higher, the more a text repeats itself.

    """
    squares = sum(count**2 for count in Counter(units).values())
    return 1e4 * (squares - len(units)) / len(units) ** 2 if units else MISSING


def _units(tokens: pd.DataFrame, unit: str) -> Sequence[Hashable]:
    """The words of a text, or its Han characters, in order."""
    text = [str(token) for token in tokens.text]
    return [token for token in text if re.search(WORD, token)] if unit == "words" else re.findall(HAN, "".join(text))


def measures(
    tokens: pd.DataFrame,
    *,
    unit: str = "words",
    by: str = "report",
    threshold: float = 0.72,
    draws: int = 42,
    window: int = 50,
) -> pd.DataFrame:
    """One row is a report, or a section of it, with how varied its words are, or its characters.

    Values of words depend on the segmenter, those of characters do not; the two cannot be compared.

    Parameters
    ----------
    tokens : from `words.tokens`; give the kinds of text to be measured, usually the body
    unit : "words", tokens with a Han character, a letter or a digit; or "characters", Han characters
    by : "report" or "section"
    threshold : of MTLD
    draws : of HD-D
    window : of MATTR

    Returns
    -------
    DataFrame with `report` (and `section`); `tokens` and `types`, units and distinct units; `ttr`, `mtld`, `hdd`,
    `mattr` and `yule_k` as the functions here define them, missing (NaN) where a text is too short for them.

    Raises
    ------
    ValueError : where the unit is neither words nor characters, or rows are neither of reports nor of sections

    """
    if unit not in UNITS or by not in BY:
        raise ValueError(f"diversity is of {' or '.join(UNITS)} by {' or '.join(BY)}, not of {unit} by {by}")
    keys, promise = BY[by]
    texts = need(tokens, TOKENS).groupby(keys, sort=False, observed=True)
    rows = []
    for key, text in texts:
        units = _units(text, unit)
        ratio, k = ttr(units), yule_k(units)
        lengthwise = mtld(units, threshold=threshold), hdd(units, draws=draws), mattr(units, window=window)
        rows.append((*key, len(units), len(set(units)), ratio, *lengthwise, k))
    return check(promise.frame(rows), promise)
