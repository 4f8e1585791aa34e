"""The finders against coded reports: what is found must not get less, and what is said of it must be so."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from agreement import amounts, claims, exact, items, kinds, labels, names, near, spans

from analysis import Study, lexicon
from analysis.finding import agreement, rhetoric

GOLD = Path(__file__).parent / "gold"
FLOORS = pd.read_csv(GOLD / "floors.tsv", sep="\t")
SETS = ("seeds", "unseen")
OTHER = {"stage": "other", "load": "other"}  # families that the coders put under other


def coded(where: str, layer: str) -> pd.DataFrame:
    kept = {"text": "str", "unit": "str", "polarity": "str"}
    return pd.read_csv(GOLD / where / f"{layer}.tsv", sep="\t", dtype=kept, keep_default_na=False)


@pytest.fixture(scope="module")
def studies(seeds) -> dict[str, Study]:
    return {"seeds": seeds, "unseen": Study.read(GOLD / "unseen" / "reports")}


@pytest.fixture(scope="module")
def stances() -> dict[str, pd.DataFrame]:
    return {
        "seeds": lexicon.table("coded_stances").astype({"start": int, "end": int}),
        "unseen": coded("unseen", "stances"),
    }


def measures(study: Study, where: str, stances: pd.DataFrame) -> dict[str, tuple[float, float, int]]:
    """Precision, recall and how many are coded, of each measure; of shares both are the share."""
    initiatives, formulas = (coded(where, layer) for layer in ("initiatives", "formulas"))
    metaphors, devices = (coded(where, layer) for layer in ("metaphors", "devices"))
    images = study.metaphors.replace({"kind": OTHER})
    made = {
        "initiatives, near": names(study.initiatives, initiatives, near),
        "initiatives, exact": names(study.initiatives, initiatives, exact),
        "initiatives, kind": kinds(study.initiatives, initiatives, exact),
        "formulas": names(study.formulas, formulas.rename(columns={"text": "name"}).assign(aliases=""), exact),
        "formulas, items": items(study.formulas, formulas),
        "quantities": amounts(study.quantities, coded(where, "quantities")),
        "ranks": claims(study.ranks, coded(where, "ranks")),
        "metaphors": names(images, metaphors, near),
        "metaphors, family": kinds(images, metaphors, near),
        "device": spans(study.devices, devices),
        "stance": labels(study.stances, stances, "stance"),
        "polarity": labels(study.stances, stances, "polarity"),
    }
    each = {f"device, {kind}": spans(*(t[t.kind == kind] for t in (study.devices, devices))) for kind in rhetoric.KINDS}
    return made | each


@pytest.fixture(scope="module")
def reached(studies, stances) -> pd.DataFrame:
    rows = [
        (layer, where, *figures)
        for where in SETS
        for layer, figures in measures(studies[where], where, stances[where]).items()
    ]
    return pd.DataFrame(rows, columns=["layer", "reports", "precision", "recall", "coded"])


@pytest.mark.parametrize("row", FLOORS.to_dict("records"), ids=lambda row: f"{row['reports']}, {row['layer']}")
def test_what_is_found_does_not_get_less(reached, row):
    here = reached[(reached.layer == row["layer"]) & (reached.reports == row["reports"])].iloc[0]
    f1 = 2 * here.precision * here.recall / max(here.precision + here.recall, 1e-9)
    assert f1 >= row["floor"]


def test_figures_say_how_well_their_layer_agrees_with_coded_reports(reached):
    printed = agreement.table().set_index(["layer", "reports"]).sort_index()
    pd.testing.assert_frame_equal(printed, reached.set_index(["layer", "reports"]).sort_index(), atol=0.0051, rtol=0)
