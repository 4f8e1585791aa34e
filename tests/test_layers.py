"""The registry of layers: what is declared there is found, told, marked and explored."""

import pytest

from analysis import Study
from analysis.explore import Findings
from analysis.find import findings
from analysis.finding.layers import LAYERS, Layer
from analysis.finding.phrases import Phrases
from analysis.finding.text import joined
from analysis.reading.report import Report
from analysis.showing import labels, marked

PLEDGES = Phrases(["坚决做到", "庄严承诺"])


def pledges(sentences, *, masked):
    page = joined(sentences)
    return page.rows(PLEDGES.places(page.without(masked))).assign(kind="pledge")


@pytest.fixture
def study(monkeypatch):
    monkeypatch.setitem(LAYERS, "pledges", Layer("pledge", "pledges", pledges, masked=("initiatives",), tells=()))
    return Study((Report("made", "全镇庄严承诺：坚决做到件件有回音。\n“庄严承诺”专项行动开始了。"),))


def test_a_layer_is_a_table_of_the_study(study):
    assert list(study.pledges.text) == ["庄严承诺", "坚决做到"]
    assert "pledges" in dir(study)


def test_it_is_told(study):
    told = [(row["text"], row["start"]) for row in findings(study) if row["layer"] == "pledge"]
    assert told == [("庄严承诺", 2), ("坚决做到", 7)]


def test_it_is_marked_and_explored(study):
    found = list(findings(study))
    page = marked.page(study.reports[0], study.sentences, found, study.repairs, words=labels.wording("en"))
    assert "pledge" in page
    assert Findings(study).sizes["pledge"] == 2


def test_what_no_layer_makes_is_named():
    with pytest.raises(AttributeError, match="no table pledges: it has initiatives"):
        _ = Study(()).pledges
