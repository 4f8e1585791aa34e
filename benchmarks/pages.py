"""How long a marked report of a million characters takes in Chromium to be seen, and to switch a layer.

python -m benchmarks.pages
"""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from analysis import Study, find
from analysis.reading.report import Report
from analysis.showing import labels, marked

TOGGLE = """async () => {
  const begun = performance.now();
  document.querySelector('input[data-layer="0"]').click();
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  return performance.now() - begun;
}"""
PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0].startTime"
LOADED = "() => performance.timing.domContentLoadedEventEnd - performance.timing.navigationStart"


def page(characters: int) -> str:
    """The seeds again and again as one report, marked."""
    text = "\n".join(report.text for report in Study.read().reports)
    study = Study((Report("long", "\n".join([text] * (characters // len(text) + 1))[:characters]),))
    start = time.perf_counter()
    found = list(find.findings(study))
    print(f"{len(found)} findings in {time.perf_counter() - start:.1f} s")
    start = time.perf_counter()
    made = marked.page(study.reports[0], study.sentences, found, study.repairs, words=labels.wording("en"))
    print(f"{len(made) / 1e6:.1f} MB written in {time.perf_counter() - start:.1f} s")
    return made


def main(characters: int = 1_000_000) -> None:
    """Print what a reader waits for."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as started:
        path = Path(folder) / "long.html"
        path.write_text(page(characters), "utf-8")
        browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for _ in range(3):
            opened = browser.new_page()
            opened.goto(path.as_uri())
            waits = {name: opened.evaluate(asked) for name, asked in (("seen", PAINTED), ("ready", LOADED))}
            print({**waits, "layer switched": opened.evaluate(TOGGLE)}, "ms")
            opened.close()


if __name__ == "__main__":
    main()
