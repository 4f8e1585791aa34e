"""The index page in a real Chromium, opened from a file with no network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from browsing import PHONE, WIDE, violations

from analysis import shelf
from analysis.showing import charts, evidence, figures, site
from analysis.showing.notebooks import Places

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def made(seeds: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The index page of a study with one figure, in each language."""
    pages = {}
    for language in ("en", "zh"):
        folder = tmp_path_factory.mktemp(language)
        places = Places.of(folder)
        with pytest.MonkeyPatch.context() as patch:
            for variable, where in ((figures.VARIABLE, places.figures), (evidence.VARIABLE, places.evidence)):
                patch.setenv(variable, str(where))
            patch.setenv("TIFA_LANGUAGE", language)
            figure, rows = charts.sums(seeds.sums), study_rows(seeds)
            figures.save(figure, "05-sums", seeds.sums, basis=seeds.basis, behind=rows, **VALUES)
        shelved = shelf.shelve(seeds.reports, places.pages / "reports", language=language)
        pages[language] = site.put_together([], places, shelved, language=language)
    return pages


VALUES = {"reports": 2, "quantities": 3, "checks": 1, "holds": 1, "gap": "0", "what": "–"}


def study_rows(seeds: Any) -> Any:
    return seeds.evidence(seeds.quantities)


def test_the_sentences_behind_a_figure_are_searched_and_lead_to_their_place(opened: Any, made: dict[str, Path]) -> None:
    page = opened(made["en"])
    behind = page.locator("details[data-figure='05-sums']")
    behind.locator("summary").click()
    behind.locator("li").first.wait_for()
    every = int(behind.locator("output").inner_text())
    behind.locator("input").fill("满意度")
    few, of = map(int, behind.locator("output").inner_text().split(" / "))
    assert 0 < few < every == of
    behind.locator("li a").first.click()
    page.wait_for_url("**/reports/*.html#c*")
    assert page.locator(f"[id='{page.url.split('#')[1]}'], article").first.is_visible()


def test_more_sentences_are_shown_on_demand(opened: Any, made: dict[str, Path]) -> None:
    page = opened(made["zh"])
    behind = page.locator("details[data-figure='05-sums']")
    behind.locator("summary").click()
    behind.locator("li").first.wait_for()
    shown = behind.locator("li").count()
    behind.locator("button").click()
    assert behind.locator("li").count() > shown


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_axe_finds_no_violation(
    opened: Any, made: dict[str, Path], language: str, size: dict[str, int], scheme: str
) -> None:
    page = opened(made[language], size=size, scheme=scheme)
    for summary in page.locator("summary").all():
        summary.click()
    page.locator("li blockquote").first.wait_for()
    assert not violations(page)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_every_link_of_the_page_leads_to_a_file(made: dict[str, Path], opened: Any) -> None:
    page = opened(made["en"])
    links = page.evaluate("() => [...document.querySelectorAll('a[href], img[src]')].map(e => e.href || e.src)")
    files = [link for link in links if "#" not in link]
    assert len(files) > 6
    assert not [link for link in files if not Path(link.removeprefix("file://")).exists()]
