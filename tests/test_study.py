import dataclasses

import pytest

from analysis import Study
from analysis.counting import terms


def test_each_table_is_made_once(page):
    assert page.counts is page.counts


def test_a_study_is_frozen(page):
    with pytest.raises(dataclasses.FrozenInstanceError):
        page.reports = ()


def test_evidence_is_the_sentence_around_a_place(page):
    places = terms.places(page.body, ["安全感"])
    found = page.evidence(places)
    assert list(found.evidence) == ["居民的安全感提高了。", "今年以来,全镇办成实事12件,群众安全感达到99%。"]
    assert list(found.section) == ["1 走街串巷", "2 办在实处"]


def test_the_basis_names_reports_lists_and_segmenter(page):
    assert page.basis["reports"].startswith("page (sha256 ")
    assert set(page.basis) == {"reports", "lexicon", "segmenter"}


def test_counted_is_the_running_text_alone(page):
    assert "小事" not in set(page.counts.term)
    assert set(page.body.kind) == {"body"}


def test_the_summary_counts_what_the_page_has(page):
    row = page.summary.iloc[0]
    assert row[["sections", "sentences", "captions", "joined", "lost"]].tolist() == [2, 5, 1, 1, 1]


def test_a_study_without_reports_has_all_its_tables():
    empty = Study(())
    assert empty.summary.empty
    assert empty.counts.empty
    assert empty.section_counts.empty
