"""How much two codings of reports agree: each function gives precision, recall, and how many are coded."""

from __future__ import annotations

import re
from collections import Counter

import pandas as pd

WIDE = str.maketrans("，；：（）％＋", ",;:()%+")


def plain(text: str) -> str:
    return re.sub(r"[\s“”‘’《》·]", "", text.translate(WIDE))


def near(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short in long and len(long) <= 2 * len(short)


def exact(one: str, other: str) -> bool:
    return one == other


Agreed = tuple[float, float, int]


def agreed(right_of_found: int, found: int, right_of_coded: int, coded: int) -> Agreed:
    return right_of_found / max(found, 1), right_of_coded / max(coded, 1), coded


def shared(right: float, coded: int) -> Agreed:
    return right / max(coded, 1), right / max(coded, 1), coded


def spellings(row) -> set[str]:
    return {plain(each) for each in (row.name_, *row.aliases.split("|")) if each}


def names(found: pd.DataFrame, gold: pd.DataFrame, same) -> Agreed:
    """Over the names of each report, each name once."""
    totals = Counter()
    for report, rows in gold.rename(columns={"name": "name_"}).groupby("report"):
        here = {plain(text) for text in found.text[found.report == report]}
        spelled = [spellings(row) for row in rows.itertuples()]
        totals["right of found"] += sum(any(same(text, each) for group in spelled for each in group) for text in here)
        totals["found"] += len(here)
        totals["right of coded"] += sum(any(same(text, each) for text in here for each in group) for group in spelled)
        totals["coded"] += len(spelled)
    return agreed(totals["right of found"], totals["found"], totals["right of coded"], totals["coded"])


def kinds(found: pd.DataFrame, gold: pd.DataFrame, same) -> Agreed:
    """Share of the names found that are given the kind coded."""
    seen = [(row.report, plain(row.text), row.kind) for row in found.drop_duplicates(["report", "text"]).itertuples()]
    met = []
    for row in gold.rename(columns={"name": "name_"}).itertuples():
        here = [
            kind for report, text, kind in seen if report == row.report and any(same(text, s) for s in spellings(row))
        ]
        met += [row.kind in here] if here else []
    return shared(sum(met), len(met))


def items(found: pd.DataFrame, gold: pd.DataFrame) -> Agreed:
    """Share of the members coded that were found, the mean over the formulas that have any."""
    table = found.rename(columns={"items": "items_"})
    seen = {(row.report, plain(row.text)): {plain(item) for item in row.items_} for row in table.itertuples()}
    spelled = gold[gold["items"] != ""]
    shares = []
    for row in spelled.to_dict("records"):
        wanted = {plain(item) for item in row["items"].split("|")}
        shares.append(len(wanted & seen.get((row["report"], plain(row["text"])), set())) / len(wanted))
    return shared(sum(shares), len(shares))


def amounts(found: pd.DataFrame, gold: pd.DataFrame) -> Agreed:
    """Over values with their units, as often as they stand."""
    mine, theirs = (Counter(zip(t.report, t.value.round(4), t.unit, strict=True)) for t in (found, gold))
    both = (mine & theirs).total()
    return agreed(both, mine.total(), both, theirs.total())


def claims(found: pd.DataFrame, gold: pd.DataFrame) -> Agreed:
    """Over claims of rank, each paired with one that holds it or is held by it."""
    left = [(row.report, plain(row.text)) for row in found.itertuples()]
    total, right = len(left), 0
    for row in gold.itertuples():
        pair = next((each for each in left if each[0] == row.report and near_enough(each[1], plain(row.text))), None)
        if pair:
            left.remove(pair)
            right += 1
    return agreed(right, total, right, len(gold))


def near_enough(one: str, other: str) -> bool:
    return one in other or other in one


def spans(found: pd.DataFrame, gold: pd.DataFrame) -> Agreed:
    """Over passages of a kind: two agree where they share at least half of all characters that either has."""
    right = [
        sum(any(overlap(a, b) >= 0.5 and a.kind == b.kind for b in theirs.itertuples()) for a in mine.itertuples())
        for mine, theirs in ((found, gold), (gold, found))
    ]
    return agreed(right[0], len(found), right[1], len(gold))


def overlap(one, other) -> float:
    """Share of the characters of either that both have; 0 in two reports."""
    both = min(one.end, other.end) - max(one.start, other.start)
    whole = max(one.end, other.end) - min(one.start, other.start)
    return max(0, both) / whole if one.report == other.report else 0.0


def labels(found: pd.DataFrame, gold: pd.DataFrame, column: str) -> Agreed:
    """Share of the coded sentences whose label is that of the sentence found that overlaps them most."""
    mine = list(found.rename(columns={"kind": "stance"}).itertuples())
    right = 0
    for row in gold.itertuples():
        best = max(mine, key=lambda each: overlap(each, row))
        right += overlap(best, row) > 0 and getattr(best, column) == getattr(row, column)
    return shared(right, len(gold))
