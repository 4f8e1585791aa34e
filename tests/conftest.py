"""Reports that several tests read: the two seeds, and a page small enough to check by eye."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import WIDE
from hypothesis import settings

from analysis import Study
from analysis.reading.report import Report

settings.register_profile("tifa", deadline=None, derandomize=True)  # the first example loads the segmenter
settings.load_profile("tifa")

ROOT = Path(__file__).parents[1]

PAGE = """把小事办好

——写在走访之后

□本报记者 张三

1 走街串巷

社区民警挨家走访,记下每一户的难处。李大爷说:“有事找得到人!”居民的安

全感提高了。

深入推进网格巡



2023年5月8日,社区召开居民说事会。



2 办在实处

今年以来,全镇办成实事12件,群众安全感达到99%。

本版图片由镇政府提供
"""


@pytest.fixture(scope="session")
def seeds() -> Study:
    return Study.read(ROOT / "seeds")


@pytest.fixture(scope="session")
def page() -> Study:
    return Study((Report("page", PAGE),))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium; where it or playwright is not installed, the test is skipped and says so."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        pytest.skip("Chromium is not installed")
    options = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=path, args=options)
        yield opened
        opened.close()


@pytest.fixture
def opened(browser: Any) -> Iterator[Any]:
    """A function that opens a file as a reader without a network does; what goes wrong in the page fails the test."""
    wrong: list[str] = []
    contexts = []

    def at(path: Path, address: str = "", *, size: dict[str, int] = WIDE, scheme: str = "light") -> Any:
        context = browser.new_context(viewport=size, color_scheme=scheme)
        contexts.append(context)
        context.set_offline(True)
        context.route(
            lambda url: not url.startswith("file:"), lambda route: (wrong.append(route.request.url), route.abort())
        )
        page = context.new_page()
        page.on("console", lambda said: wrong.append(said.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
        page.goto(path.as_uri() + address)
        return page

    yield at
    for context in contexts:
        context.close()
    assert not wrong
