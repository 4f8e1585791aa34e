"""Stances fitted to coded reports: made-up reports whose labels a word gives away."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from analysis.finding.judge import made
from analysis.finding.sentiment import labelling
from analysis.finding.sentiment.traits import Traits
from analysis.fitting import stances
from analysis.fitting.coded import Coded

pytest.importorskip("sklearn")

SAID = {
    "achievement": "社区荣获奖状。",
    "effort": "社区开展巡逻。",
    "problem": "社区存在短板。",
    "neutral": "社区位于城东。",
}
SIGNS = {"achievement": "+", "effort": "0", "problem": "-", "neutral": "0"}


@pytest.fixture(scope="module")
def coded(tmp_path_factory) -> Coded:
    """Twelve reports that say each thing three times; in the first six it is a village, not a quarter."""
    folder: Path = tmp_path_factory.mktemp("coded")
    for number in range(12):
        kinds = [*SAID][number % 4 :] + [*SAID][: number % 4]
        text = "\n".join("".join(SAID[kind] for kind in kinds) for _ in range(3))
        (folder / f"r{number}.txt").write_text(text.replace("社区", "村里") if number < 6 else text, "utf-8")
        labels = {str(at): [kind, SIGNS[kind]] for at, kind in enumerate(kinds * 3)}
        (folder / f"r{number}.json").write_text(json.dumps({"stance": labels}), "utf-8")
    return Coded.read(folder, folder)


def test_a_sentence_has_the_label_of_the_coded_one_it_shares_most_with(coded):
    told, rows = stances.labels(coded), coded.study.sentences
    assert [SAID[kind] for kind in told.kind] == rows.text.str.replace("村里", "社区").tolist()
    assert told.polarity.tolist() == [SIGNS[kind] for kind in told.kind]


def test_what_was_fitted_tells_what_it_was_fitted_to(coded):
    by, traits = made(stances.stances(coded)), Traits(coded.page)
    kind, _ = labelling.decided(by.scores([*traits.words(), *traits.forms()], len(coded.report_of)), by.labels)
    assert [by.labels[column] for column in kind] == stances.labels(coded).kind.tolist()
    assert stances.agreement(coded) == {"kind": 1.0, "polarity": 1.0}


def test_two_fits_are_the_same_and_know_nothing_of_reports_left_out(coded):
    pd.testing.assert_frame_equal(stances.stances(coded), stances.stances(coded))
    some = stances.stances(coded, {name for name in coded.codings if int(name[1:]) >= 6})
    assert some.value.str.contains("社").any()
    assert not some.value.str.contains("村").any()
