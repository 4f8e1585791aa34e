"""The finders against the coding of the two seeds: what is found must not get less."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

GOLD = Path(__file__).parent / "gold"
FLOORS = pd.read_csv(GOLD / "floors.tsv", sep="\t")
WIDE = str.maketrans("，；：（）％＋", ",;:()%+")


def coded(layer: str) -> pd.DataFrame:
    return pd.read_csv(GOLD / f"{layer}.tsv", sep="\t", dtype={"text": "str", "unit": "str"}, keep_default_na=False)


def plain(text: str) -> str:
    return re.sub(r"[\s“”‘’《》·]", "", text.translate(WIDE))


def near(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short in long and len(long) <= 2 * len(short)


def exact(one: str, other: str) -> bool:
    return one == other


def f1(right_of_found: int, found: int, right_of_coded: int, coded: int) -> float:
    precision, recall = right_of_found / max(found, 1), right_of_coded / max(coded, 1)
    return 2 * precision * recall / max(precision + recall, 1e-9)


def names(found: pd.DataFrame, gold: pd.DataFrame, same) -> float:
    """F1 over the names of each report, each name once."""
    totals = Counter()
    for report, rows in gold.groupby("report"):
        here = {plain(text) for text in found.text[found.report == report]}
        spelled = [{plain(each) for each in (row.name_, *row.aliases.split("|")) if each} for row in rows.itertuples()]
        totals["right of found"] += sum(any(same(text, each) for group in spelled for each in group) for text in here)
        totals["found"] += len(here)
        totals["right of coded"] += sum(any(same(text, each) for text in here for each in group) for group in spelled)
        totals["coded"] += len(spelled)
    return f1(totals["right of found"], totals["found"], totals["right of coded"], totals["coded"])


def kinds(found: pd.DataFrame, gold: pd.DataFrame) -> float:
    """Share of the names found, exactly, that are of the kind coded."""
    seen = {(row.report, plain(row.text)): row.kind for row in found.itertuples()}
    pairs = [(seen.get((row.report, plain(row.name_))), row.kind) for row in gold.itertuples()]
    met = [mine == theirs for mine, theirs in pairs if mine]
    return sum(met) / len(met)


def items(found: pd.DataFrame, gold: pd.DataFrame) -> float:
    """Share of the members coded that were found, the mean over the formulas that have any."""
    seen = {(row.report, plain(row.text)): {plain(item) for item in row.items_} for row in found.itertuples()}
    spelled = gold[gold["items"] != ""]
    shares = []
    for row in spelled.to_dict("records"):
        wanted = {plain(item) for item in row["items"].split("|")}
        shares.append(len(wanted & seen.get((row["report"], plain(row["text"])), set())) / len(wanted))
    return sum(shares) / len(shares)


def amounts(found: pd.DataFrame, gold: pd.DataFrame) -> float:
    """F1 over values with their units, as often as they stand."""
    mine, theirs = (Counter(zip(t.report, t.value.round(4), t.unit, strict=True)) for t in (found, gold))
    both = (mine & theirs).total()
    return f1(both, mine.total(), both, theirs.total())


def claims(found: pd.DataFrame, gold: pd.DataFrame) -> float:
    """F1 over claims of rank, each paired with one that holds it or is held by it."""
    left = [(row.report, plain(row.text)) for row in found.itertuples()]
    total, right = len(left), 0
    for row in gold.itertuples():
        pair = next((each for each in left if each[0] == row.report and near_enough(each[1], plain(row.text))), None)
        if pair:
            left.remove(pair)
            right += 1
    return f1(right, total, right, len(gold))


def near_enough(one: str, other: str) -> bool:
    return one in other or other in one


@pytest.fixture(scope="module")
def reached(seeds) -> dict[str, float]:
    initiatives = coded("initiatives").rename(columns={"name": "name_"})
    formulas = coded("formulas")
    spelled = formulas.rename(columns={"text": "name_"}).assign(aliases="")
    return {
        "initiatives, near": names(seeds.initiatives, initiatives, near),
        "initiatives, exact": names(seeds.initiatives, initiatives, exact),
        "initiatives, kind": kinds(seeds.initiatives, initiatives),
        "formulas": names(seeds.formulas, spelled, exact),
        "formulas, items": items(seeds.formulas.rename(columns={"items": "items_"}), formulas),
        "quantities": amounts(seeds.quantities, coded("quantities")),
        "ranks": claims(seeds.ranks, coded("ranks")),
    }


@pytest.mark.parametrize("row", FLOORS.to_dict("records"), ids=lambda row: row["measure"])
def test_what_is_found_does_not_get_less(reached, row):
    assert reached[row["measure"]] >= row["floor"]


def test_every_measure_has_a_floor(reached):
    assert set(reached) == set(FLOORS.measure)
