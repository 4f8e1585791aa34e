"""How often terms stand, and where: counts with their denominators."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from analysis.counting import words
from analysis.tables import BEGINNINGS, COUNTS, PLACES, SECTION_COUNTS, TOKENS, Table, check, need

BY = {"report": (["report"], COUNTS), "section": (["report", "section"], SECTION_COUNTS)}


def _by(by: str) -> tuple[list[str], Table]:
    if by not in BY:
        raise ValueError(f"terms are counted by {' or '.join(BY)}, not by {by}")
    return BY[by]


def _of_each(tokens: pd.DataFrame, values: pd.Series) -> pd.Series:
    """A value of every distinct word, given to each of its tokens: the work is done once a word."""
    return pd.Series(values.to_numpy()[tokens.text.cat.codes], index=tokens.index)


def sizes(tokens: pd.DataFrame, *, by: str = "report") -> pd.DataFrame:
    """One row is a report, or a section of it, with its size: what rates and numbers of sections are referred to.

    Parameters
    ----------
    tokens : from `words.tokens`
    by : "report" or "section"

    Returns
    -------
    DataFrame with `report` (and `section`); `characters`, Han characters; `of_sections`, sections with text.

    """
    keys, _ = _by(by)
    tokens = need(tokens, TOKENS).astype({"text": "category"})
    han = tokens.text.cat.categories.to_series().astype("str").str.count(words.HAN).astype("int64")
    rows = tokens.assign(characters=_of_each(tokens, han), first=~tokens.duplicated(["report", "section"]))
    groups = rows.groupby(keys, sort=False, observed=True)
    return groups.agg(characters=("characters", "sum"), of_sections=("first", "sum")).reset_index()


def _terms(tokens: pd.DataFrame, stop_words: Collection[str], min_length: int) -> pd.DataFrame:
    """Tokens that are terms: words with a letter (GDP has no other), long enough, and no stop words."""
    word = tokens.text.cat.categories.to_series().astype("str")
    is_term = word.str.contains(r"[^\W\d_]") & (word.str.len() >= min_length) & ~word.isin(list(stop_words))
    return tokens[_of_each(tokens, is_term)].rename(columns={"text": "term"})


def counts(
    tokens: pd.DataFrame,
    *,
    by: str = "report",
    stop_words: Collection[str] | None = None,
    min_length: int = 2,
    observed: bool = False,
) -> pd.DataFrame:
    """One row is a term in a report, or in a section of it; a term that a report does not use is a row with 0.

    Parameters
    ----------
    tokens : from `words.tokens`; give the kinds of text to be counted, usually the body
    by : "report" or "section"
    stop_words : words that are no terms; the package's own unless given, `words.stop_words() | {…}` to extend them
    min_length : shortest term, in characters; the default passes over single characters, most of them grammar
    observed : leave out the rows with 0, which are most of the table where there are hundreds of reports

    Returns
    -------
    DataFrame with `report` (and `section`), `term`; `count`, tokens; `total`, tokens in all reports; `characters`, Han
    characters of the report or section; `rate`, tokens per 10,000 Han characters; `sections`, in how many sections of
    it the term stands; `of_sections`, how many there are. In order of the reports, then by count, ties by term.

    """
    keys, promise = _by(by)
    tokens = need(tokens, TOKENS).astype({"text": "category"})
    terms = _terms(tokens, words.stop_words() if stop_words is None else stop_words, min_length)
    rows = terms.assign(first=~terms.duplicated(["report", "section", "term"]))
    each = rows.groupby([*keys, "term"], sort=False, observed=True).agg(
        count=("sentence", "size"), sections=("first", "sum")
    )
    each, total = each.reset_index(), terms.groupby("term", observed=True).size().rename("total").reset_index()
    groups = sizes(tokens, by=by).reset_index(names="group")
    if observed:
        table = each.merge(total, on="term").merge(groups, on=keys)
    else:
        table = groups.merge(total, how="cross").merge(each, how="left", on=[*keys, "term"])
    table = table.fillna({"count": 0, "sections": 0})
    # A report without running text has rate 0, not a missing one.
    table["rate"] = words.PER * table["count"] / table.characters.clip(lower=1)
    table = table.sort_values(["group", "count", "term"], ascending=[True, False, True], ignore_index=True)
    return check(promise.shape(table), promise)


def leading(counts: pd.DataFrame, n: int = 20) -> pd.DataFrame:
    """One row is one of the `n` most frequent terms in a report, the most frequent first; ties by term.

    Parameters
    ----------
    counts : from `counts`, by report
    n : how many terms

    Returns
    -------
    The rows of `counts` that belong to these terms, those of one term together.

    """
    order = counts.drop_duplicates("term").sort_values(["total", "term"], ascending=[False, True]).term.head(n)
    rank = dict(zip(order, range(n), strict=False))
    rows = counts[counts.term.isin(rank)]
    return (
        rows.assign(rank=rows.term.map(rank)).sort_values("rank", kind="stable", ignore_index=True).drop(columns="rank")
    )


def _positions(tokens: pd.DataFrame) -> pd.Series:
    """Percent of its report's text that stands before each token."""
    length = tokens.text.astype("str").str.len()
    by_report = length.groupby(tokens.report, sort=False, observed=True)
    return 100 * (by_report.cumsum() - length) / by_report.transform("sum")


def places(tokens: pd.DataFrame, terms: Collection[str]) -> pd.DataFrame:
    """One row is a place where one of the terms stands, in reading order.

    Parameters
    ----------
    tokens : from `words.tokens`, of the kinds of text that were counted
    terms : the terms looked for; they are the categories of `text`, in this order, so that none is forgotten

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`, `start`, `end`, `text`, and `position`: percent of the report's
    text, as far as it was given, that stands before.

    """
    wanted = list(dict.fromkeys(terms))
    found = need(tokens, TOKENS).assign(position=_positions(tokens)).loc[tokens.text.isin(wanted)]
    ordered = pd.CategoricalDtype(wanted, ordered=True)
    return PLACES.shape(found).astype({"text": ordered}).reset_index(drop=True)


def beginnings(tokens: pd.DataFrame) -> pd.DataFrame:
    """One row is a section, with where its text begins.

    Parameters
    ----------
    tokens : from `words.tokens`, of the kinds of text that were counted

    Returns
    -------
    DataFrame with `report`, `section`, and `position`: percent of the report's text that stands before.

    """
    first = need(tokens, TOKENS).assign(position=_positions(tokens)).drop_duplicates(["report", "section"])
    return BEGINNINGS.shape(first).reset_index(drop=True)


def most(counts: pd.DataFrame, n: int = 70) -> pd.DataFrame:
    """One row is one of the `n` most frequent terms of its report; ties by term.

    Parameters
    ----------
    counts : from `counts`, by report
    n : how many terms of each report

    Returns
    -------
    Rows of `counts`, by report and count.

    """
    return counts[counts["count"] > 0].groupby("report", sort=False).head(n).reset_index(drop=True)


def spread(counts: pd.DataFrame) -> pd.DataFrame:
    """One row is a term, with its lowest and highest rate; the widest apart first, ties by term.

    Parameters
    ----------
    counts : from `counts`, by report

    Returns
    -------
    DataFrame with `term`; `least` and `most`, tokens per 10,000 Han characters; `apart`, their difference.

    """
    rates = need(counts, COUNTS).groupby("term").rate.agg(least="min", most="max").reset_index()
    rates["apart"] = rates.most - rates.least
    return rates.sort_values(["apart", "term"], ascending=[False, True], ignore_index=True)


def bunching(places: pd.DataFrame, *, at_least: int = 4) -> pd.DataFrame:
    """One row is a term in a report, with the stretch of text that holds the middle half of its places; shortest first.

    Parameters
    ----------
    places : from `places`
    at_least : fewest places in a report; quartiles of fewer say nothing

    Returns
    -------
    DataFrame with `report`, `text`; `places`, how many; `width`, percent of the report's text between their quartiles.

    """
    groups = places.groupby(["report", "text"], observed=True).position
    table = groups.agg(places="size", lower=lambda at: at.quantile(0.25), upper=lambda at: at.quantile(0.75))
    table = table.assign(width=table.upper - table.lower).query("places >= @at_least").reset_index()
    return table.sort_values(["width", "report", "text"], ignore_index=True)[["report", "text", "places", "width"]]
