"""What a report claims in numbers: magnitudes, ranks, and the sums that its own figures let a reader check."""

from __future__ import annotations

import re

import pandas as pd

from analysis.finding import text
from analysis.finding.claims import additions, counted, numbers, places
from analysis.tables import SENTENCES, check, need
from analysis.tables.finding import QUANTITIES, RANKS, SUMS

#: A name in marks, a quotation of one short phrase or a title, holds no claim.
SHORT = r"[^“”‘’《》\"，,。；;：:！？!?\s]{1,12}"
NAMED = re.compile(rf"“{SHORT}”|‘{SHORT}’|《[^《》\n]{{1,60}}》")


def _readable(page: text.Joined, masked: pd.DataFrame | None) -> str:
    """The plain text, with holes where `masked` has rows and where a name stands in marks."""
    return text.dug(page.without(masked), (found.span() for found in NAMED.finditer(page.plain)))


def quantities(sentences: pd.DataFrame, *, masked: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row is a claimed magnitude: a number with what it counts.

    Dates, plans, formulas, codes, names, administrative levels, fixed categories, words for an era (十年, 十载), 第N
    and 零 are none. Nor is 一 before a measure word, which is an article, unless a word that counts stands before it
    (仅, 只, 经过).

    Parameters
    ----------
    sentences : sentences of the reports, from `order.sentences`
    masked : rows of earlier layers (report, start, end), whose characters hold no quantity

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`; `start` and `end`, offsets into the report; `text`, the number
    with its unit as it stands; `kind`: count, money (元), share (%, 百分点, 成), duration, measure (length, area,
    weight), ratio (倍, 番, 分之); `value`, with 万 and 亿 multiplied out, a range at its lower end; `low` and `high`,
    its bounds: 余, 多 and 以上 leave the upper one open (infinite), 近 and 不到 the lower one, 约 and 左右 both, and
    数十 lies between 10 and 100; `unit`, empty if none is named; `approx`, whether the bounds differ; `counts`, what
    is counted, at most twelve characters of the text; `period`, the last words for a time before it in its sentence.

    """
    page = text.joined(need(sentences, SENTENCES))
    found = list(numbers.numbers(_readable(page, masked)))
    made = page.rows(number.span for number in found)
    for name in ("kind", "value", "low", "high", "unit"):
        made[name] = pd.Series([getattr(number, name) for number in found], dtype=QUANTITIES.columns[name])
    made["approx"] = made.low != made.high
    made["counts"] = counted.counts(page.source, found)
    made["period"] = counted.periods(page.source, found)
    return check(QUANTITIES.shape(made), QUANTITIES)


def ranks(sentences: pd.DataFrame, *, masked: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row is a claim of place, first or only, each time it is made.

    A claim compares with others: most forms count only where the text says among whom (全省, 全国, a place). What is
    urged (力争, 努力) is no claim, nor a grade or a record of one's own.

    Parameters
    ----------
    sentences : sentences of the reports, from `order.sentences`
    masked : rows of earlier layers (report, start, end), whose characters hold no rank

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`; `start` and `end`, offsets into the report; `text`, from the scope
    to the claim, at most fifteen characters; `kind`: rank (第七位, 前列, 最大), first (首例, 率先), only (唯一), lead
    (领跑); `place`, 1 for the first, 0 where the text names none; `scope`, among whom, in the text's own words.

    """
    page = text.joined(need(sentences, SENTENCES))
    found = list(places.ranks(_readable(page, masked)))
    made = page.rows(rank.span for rank in found)
    for name in ("kind", "place", "scope"):
        made[name] = pd.Series([getattr(rank, name) for rank in found], dtype=RANKS.columns[name])
    return check(RANKS.shape(made), RANKS)


def sums(quantities: pd.DataFrame) -> pd.DataFrame:
    """One row is a check that a report's own figures allow: a sum of parts, or a figure given twice.

    A sum is a total with two to eight figures of the same unit that stand side by side. They are its parts if they
    follow it or lead up to it in the same or the next sentence and either add up to it, it being at least twenty, or
    count what it counts (司法所: 五星级司法所, 四星级司法所) and come within a tenth of it. Parts that share what is
    counted, at least four characters, may stand anywhere in the report if they add up. A repeat is the same figure
    for the same thing in two sentences; two different ones count as a repeat that does not hold only if the same
    words, at least five characters, name thing and time. Rounded figures (余, 近) are left out.

    Parameters
    ----------
    quantities : claimed magnitudes, from `claims.quantities`

    Returns
    -------
    DataFrame with `report`; `kind`: sum or repeat; `what` is counted; `total`, the first figure of a repeat; `parts`,
    their values; `holds`; `difference`, total less parts, or less the other figure; `places`, where in the report the
    total and the parts start.

    """
    return check(SUMS.frame(additions.sums(need(quantities, QUANTITIES))), SUMS)
