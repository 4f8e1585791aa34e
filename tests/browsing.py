"""What tests in a browser share: two sizes of window, and what axe finds wrong in a page."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def settled(page: Any) -> None:
    page.evaluate("() => new Promise(done => setTimeout(done, 200))")


def violations(page: Any) -> list[str]:
    """What axe-core, which lies in axe-playwright-python, finds against WCAG 2.2 AA."""
    axe = importlib.util.find_spec("axe_playwright_python")
    if axe is None or axe.origin is None:
        pytest.skip("axe-playwright-python is not installed")
    settled(page)
    page.evaluate((Path(axe.origin).parent / "axe.min.js").read_text("utf-8"))
    found = page.evaluate("rules => axe.run(document, { runOnly: rules })", RULES)["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]
