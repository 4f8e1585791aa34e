"""The marked report in a real Chromium, opened from a file with no network: what a reader does with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from browsing import PHONE, WIDE, settled, violations

from analysis import Study, find
from analysis.showing import labels, marked

pytestmark = pytest.mark.slow


class Words(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return key


@pytest.fixture(scope="module")
def study() -> Study:
    return Study.read()


@pytest.fixture(scope="module")
def seeds(study: Study, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A file for each report and language."""
    folder, files = tmp_path_factory.mktemp("marked"), {}
    for report in study.reports:
        for language in labels.LANGUAGES:
            words = Words(labels.wording(language))
            rows = list(find.findings(study))
            text = marked.page(report, study.sentences, rows, study.repairs, words=words, language=language)
            files[f"{report.id}-{language}"] = folder / f"{report.id}-{language}.html"
            files[f"{report.id}-{language}"].write_text(text, "utf-8")
    return files


def in_view(page: Any, selector: str) -> bool:
    settled(page)
    box = page.locator(selector).first.bounding_box()
    return bool(box) and 0 <= box["y"] < page.viewport_size["height"]


def test_a_layer_is_switched_off_and_on(opened: Any, seeds: dict[str, Path]) -> None:
    page = opened(seeds["shangqiu-en"])
    line = "() => getComputedStyle(document.querySelector('#text .s .m.l0')).backgroundImage"
    assert page.evaluate(line).startswith("linear-gradient")
    page.locator('input[data-layer="0"]').uncheck()
    assert page.evaluate(line).startswith("none")
    page.locator('input[data-layer="0"]').check()
    assert page.evaluate(line).startswith("linear-gradient")


def test_the_list_is_filtered_and_leads_to_the_place_and_back(opened: Any, seeds: dict[str, Path]) -> None:
    page = opened(seeds["shangqiu-en"])
    page.fill("#filter", "平安建设强市")
    first = page.locator("details.group[open] a[data-n]").first
    said = first.locator("span").inner_text()
    first.click()
    assert in_view(page, "#text .s .m.on")
    assert "".join(page.locator("#text .s .m.on").all_inner_texts()) == said
    assert said in page.locator("#card").inner_text()
    page.keyboard.press("Escape")
    assert page.locator("#card").is_hidden()
    page.locator("#text .s .m.on").first.click()
    page.locator("#card button").first.click()
    assert page.evaluate("() => document.activeElement.dataset.n") is not None


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_an_address_by_offset_leads_to_its_sentence(
    opened: Any, seeds: dict[str, Path], study: Study, size: dict[str, int]
) -> None:
    sentences = study.sentences[study.sentences.report == "shangqiu"]
    row = sentences.iloc[len(sentences) * 2 // 3]
    page = opened(seeds["shangqiu-en"], f"#c{row.start + 3}", size=size)
    assert page.locator("#text .here").inner_text() == row.text
    assert in_view(page, "#text .here")
    other = sentences.loc[sentences.pieces.map(len).idxmax()]
    page.evaluate(f"() => {{ location.hash = '#c{other.pieces[-1][1] - 1}' }}")
    assert in_view(page, "#text .here")
    assert page.locator("#text .here").inner_text() == other.text


def test_keys_step_from_finding_to_finding_and_can_be_switched_off(opened: Any, seeds: dict[str, Path]) -> None:
    page = opened(seeds["hebi-en"])
    places = []
    for _ in range(3):
        page.keyboard.press("n")
        settled(page)
        places.append(page.evaluate("() => location.hash"))
    page.keyboard.press("p")
    assert page.evaluate("() => location.hash") == places[1]
    assert page.evaluate("() => document.activeElement.getAttribute('aria-describedby')") in (None, "card")
    page.keyboard.press("Escape")
    page.locator("#keys").uncheck()
    page.keyboard.press("n")
    assert page.evaluate("() => location.hash") == places[1]


def test_a_finding_is_told_on_hover_and_stays_told_on_a_tap(opened: Any, seeds: dict[str, Path]) -> None:
    page = opened(seeds["hebi-en"])
    page.locator("#text .s .m").nth(2).hover()
    page.locator("#card").wait_for(state="visible")
    page.mouse.move(5, 5)
    page.locator("#card").wait_for(state="hidden")
    page.locator("#text .s .m").nth(2).click()
    page.mouse.move(5, 5)
    settled(page)
    assert page.locator("#card").is_visible()


def test_marks_are_no_stops_of_the_tabulator(opened: Any, seeds: dict[str, Path]) -> None:
    page = opened(seeds["shangqiu-en"])
    stops = "() => [...document.querySelectorAll('*')].filter(e => e.tabIndex >= 0 && e.checkVisibility())"
    assert page.evaluate(f"{stops}.length") < 60
    assert page.evaluate(f"{stops}.filter(e => e.tabIndex > 0 || e.closest('article')).length") == 0


def test_on_a_phone_the_panel_opens_from_below_and_nothing_is_wider_than_the_page(
    opened: Any, seeds: dict[str, Path]
) -> None:
    page = opened(seeds["shangqiu-zh"], size=PHONE)
    assert page.locator("#sheet").is_hidden()
    page.locator("#open").click()
    assert page.locator("#sheet").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#sheet").is_hidden()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("name", ["hebi-en", "shangqiu-zh"])
def test_axe_finds_no_violation(
    opened: Any, seeds: dict[str, Path], name: str, size: dict[str, int], scheme: str
) -> None:
    page = opened(seeds[name], size=size, scheme=scheme)
    page.locator("#text .s .m").nth(4).click()
    assert not violations(page)
    page.keyboard.press("Escape")
    if size is PHONE:
        page.locator("#open").click()
    page.fill("#filter", "平安")
    assert not violations(page)


def test_without_its_script_the_report_is_still_marked(browser: Any, seeds: dict[str, Path]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(seeds["hebi-en"].as_uri())
    assert page.locator("#text .s .m").first.is_visible()
    assert page.locator("#filter").is_hidden()
    context.close()
