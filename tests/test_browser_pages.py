"""Every page of a study in a real Chromium: whatever stands in the reports, nothing opens, runs or leads elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from browsing import settled
from nbformat import v4

from analysis.showing import page as pages

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[1]
NAMES = [
    "<img src=x onerror=alert(1)>",
    "<meta http-equiv=refresh content='0;url=x.html'>",
    r"$\frac{1}{0$",
    "$E=mc^2$",
    "](javascript:alert(1)) `甲` |乙",
    "\"甲' <!-- 産🔹",
    "_甲",
]
SHARED = "".join(NAMES) + "</script><script>alert(1)</script>共抓平安建设，化解矛盾12件，其中甲类5件、乙类7件。"
STRANGE = "[...document.querySelectorAll('[onerror], a[href^=javascript], body meta, img[src=x], iframe')].length"


def hostile(folder: Path) -> Path:
    """Reports whose names, titles, places and lines would all be commands."""
    folder.mkdir()
    known = []
    for name in NAMES:
        head = f"{name}标题\n\n□本报记者 {name}\n\n一、{name}\n\n"
        text = f"{head}{SHARED}\n{name}公安机关深入推进扫黑除恶专项斗争，全年办结8件。\n"
        (folder / f"{name}.txt").write_text(text, "utf-8")
        said = name.replace("\\", "\\\\").replace('"', '\\"')
        known.append(f'["{said}"]\ntitle = "{said}"\nplace = "{said}"\npublisher = "{said}"\n')
    (folder / "reports.toml").write_text("\n".join(known), "utf-8")
    return folder


@pytest.fixture(scope="module", params=["seeds", "hostile"])
def study(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """All pages of a run over the reports that come with the project, and of one over hostile ones."""
    folder = tmp_path_factory.mktemp(request.param)
    reports = hostile(folder / "reports") if request.param == "hostile" else ROOT / "seeds"
    command = [sys.executable, "-m", "analysis", "report", "--reports", str(reports), "--out", str(folder / "out")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"})
    assert done.returncode == 0, done.stderr
    return sorted((folder / "out").rglob("*.html"))


def test_every_page_opens_without_dialog_error_or_leading_elsewhere(opened: Any, study: list[Path]) -> None:
    assert len(study) >= 12
    for path in study:
        page = opened(path)
        for summary in page.locator("summary").all():
            summary.click()
        settled(page)
        assert page.url == path.as_uri(), path.name
        assert page.evaluate(STRANGE) == 0, path.name


@pytest.mark.parametrize("kind", ["text/html", "text/markdown"])
def test_even_markup_that_slips_through_does_nothing(browser: Any, tmp_path: Path, kind: str) -> None:
    code = f"{NAMES[0]}<META http-equiv=refresh content='0;url=x.html'><script>alert(1)</script>"
    cell = v4.new_code_cell("1", outputs=[v4.new_output("display_data", {kind: f"甲\n\n{code}\n"})])
    path = tmp_path / "slipped.html"
    path.write_text(pages.notebook(nbformat.from_dict(v4.new_notebook(cells=[cell])), name="slipped"), "utf-8")
    said: list[str] = []
    page = browser.new_page()
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.goto(path.as_uri())
    settled(page)
    assert (said, page.url) == ([], path.as_uri())
    assert "甲" in page.inner_text("body")
