"""What was right in the two seeds stays right."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis.finding import agreement
from analysis.fitting.agreeing import amounts, claims, exact, names, near

GOLD = Path(__file__).parent / "gold" / "seeds"


def coded(layer: str) -> pd.DataFrame:
    return pd.read_csv(GOLD / f"{layer}.tsv", sep="\t", dtype={"text": "str", "unit": "str"}, keep_default_na=False)


def recall(count) -> float:
    return count.right_of_coded / count.coded


@pytest.fixture(params=["hebi", "shangqiu"])
def report(request) -> str:
    return request.param


def test_named_undertakings_are_found(seeds, report):
    told = coded("initiatives").query("report == @report")
    groups = [
        [row.name_, *filter(None, row.aliases.split("|"))]
        for row in told.rename(columns={"name": "name_"}).itertuples()
    ]
    assert recall(names(seeds.initiatives.query("report == @report").text.tolist(), groups, near)) >= 0.93


def test_formulas_are_found(seeds, report):
    told = coded("formulas").query("report == @report").text
    assert (
        recall(names(seeds.formulas.query("report == @report").text.tolist(), [[text] for text in told], exact)) >= 0.95
    )


def test_quantities_have_their_values(seeds, report):
    told = coded("quantities").query("report == @report").to_dict("records")
    assert recall(amounts(seeds.quantities.query("report == @report"), told)) >= 0.88


def test_ranks_are_found(seeds, report):
    told = coded("ranks").query("report == @report").text.tolist()
    assert recall(claims(seeds.ranks.query("report == @report").text.tolist(), told)) >= 0.9


def test_agreement_is_told_for_each_layer_with_its_interval():
    table = agreement.table()
    assert {"initiative", "formula", "quantity", "rank", "device", "metaphor", "stance", "polarity"} <= set(table.layer)
    assert ((table.low <= table.f1) & (table.f1 <= table.high)).all()
    with pytest.raises(ValueError, match="no agreement was measured for the layer “pledge”"):
        agreement.measured("pledge")
