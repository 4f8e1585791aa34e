"""Every notebook in JupyterLab, opened and run by a browser as a reader does it."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import pairwise
from pathlib import Path
from socket import create_server
from typing import Any
from urllib.request import urlopen

import pytest

CHECKOUT = Path(__file__).parents[1]
NOTEBOOKS = sorted((CHECKOUT / "notebooks").glob("[0-9][0-9]-*.ipynb"))
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]
SETTINGS = {
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    "notebook-extension/tracker": {"windowingMode": "none"},  # cells out of sight are drawn all the same
}

browsing = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium here: apt-get install chromium"),
]

STATE = """() => {
  const told = document.querySelector(".jp-Notebook-ExecutionIndicator"), kernel = document.querySelector(
    ".jp-Toolbar-kernelName"), prompts = [...document.querySelectorAll(".jp-CodeCell .jp-InputPrompt")];
  return {idle: told?.dataset.status === "idle" && /Python/.test(kernel?.innerText),
    ran: prompts.filter(each => /\\[[0-9]+\\]/.test(each.innerText)).length,
    begun: prompts.some(each => /\\[[*0-9]+\\]/.test(each.innerText)), cells: prompts.length,
    stopped: !!document.querySelector(".jp-Dialog, [data-mime-type='application/vnd.jupyter.error']")}}"""
WIDTHS = "() => [...document.querySelectorAll('.jp-OutputArea img')].map(each => each.naturalWidth)"


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Address and token of a JupyterLab of a user with an empty home, on a copy of the notebooks."""
    folder = tmp_path_factory.mktemp("lab")
    (folder / "notebooks").mkdir()
    shutil.copytree(CHECKOUT / "seeds", folder / "seeds")
    for path in NOTEBOOKS:
        notebook = json.loads(path.read_text("utf-8"))
        for cell in notebook["cells"]:
            cell.update({"outputs": [], "execution_count": None} if cell["cell_type"] == "code" else {})
        (folder / "notebooks" / path.name).write_text(json.dumps(notebook), "utf-8")
    for name, settings in SETTINGS.items():
        file = folder / f"home/.jupyter/lab/user-settings/@jupyterlab/{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(settings))
    token, port = secrets.token_hex(), _free_port()
    with _server(folder, token, port) as server:
        address = f"http://127.0.0.1:{port}"
        _until(lambda: server.poll() is not None or _answers(f"{address}/api?token={token}"))
        assert server.poll() is None, (folder / "log").read_text("utf-8")
        yield address, token


def _free_port() -> int:
    with create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@contextmanager
def _server(folder: Path, token: str, port: int) -> Iterator[subprocess.Popen[bytes]]:
    mine = {name: each for name, each in os.environ.items() if not name.startswith(("JUPYTER", "IPYTHON", "TIFA"))}
    home = {"HOME": str(folder / "home"), "PYTHONPATH": str(CHECKOUT), "FIGURES": str(folder / "figures")}
    home |= {
        "REPORTS": "",
        "JPY_SESSION_NAME": "",
        "MPLBACKEND": "",
        "XDG_CACHE_HOME": os.environ.get("XDG_CACHE_HOME", ""),
    }
    options = [f"--port={port}", "--ServerApp.port_retries=0", f"--IdentityProvider.token={token}"]
    with (folder / "log").open("wb") as log, subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1", *options],
        cwd=folder, env={**mine, **home}, stdout=log, stderr=log,
    ) as server:  # fmt: skip
        try:
            yield server
        finally:
            server.terminate()


def _answers(address: str) -> bool:
    with suppress(OSError), urlopen(address):
        return True
    return False


def _until(holds: Callable[[], bool]) -> None:
    """Wait as long as it takes: how fast a machine is decides nothing."""
    while not holds():
        time.sleep(0.2)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with browsing.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser.new_context(viewport={"width": 1280, "height": 1800})  # one, which keeps JupyterLab's scripts
        browser.close()


@contextmanager
def opened(browser: Any, lab: tuple[str, str], name: str) -> Iterator[Any]:
    """The page of a notebook that was run whole; its kernel goes with it."""
    address, token = lab
    page = browser.new_page()
    page.set_default_timeout(0)  # none
    try:
        page.goto(f"{address}/lab/tree/notebooks/{name}.ipynb?token={token}&reset")
        page.wait_for_selector(".jp-Notebook .jp-CodeCell")
        _until(lambda: any(page.evaluate(STATE)[each] for each in ("idle", "stopped")))
        assert not page.evaluate(STATE)["stopped"]
        _run_all(page)
        _until(lambda: _over(page.evaluate(STATE)))
        yield page
    finally:
        held = {"headers": {"Authorization": f"token {token}"}}
        for kernel in page.request.get(f"{address}/api/kernels", **held).json():
            page.request.delete(f"{address}/api/kernels/{kernel['id']}", **held)
        page.close()


def _whole(state: dict[str, Any]) -> bool:
    return bool(state["idle"] and state["ran"] == state["cells"])


def _over(state: dict[str, Any]) -> bool:
    return bool(state["stopped"] or _whole(state))


def _run_all(page: Any) -> None:
    """Click it until something has begun: JupyterLab forgets a click that comes before the kernel."""
    while not page.evaluate(STATE)["begun"]:
        page.click('div.lm-MenuBar-itemLabel:text-is("Run")')
        page.click('li[data-command="runmenu:run-all"]')
        page.wait_for_timeout(1000)  # for a second click changes nothing but takes time


def ran_well(page: Any) -> None:
    """Each cell ran, none failed, and each picture is one."""
    errors = page.locator(".jp-OutputArea [data-mime-type='application/vnd.jupyter.error']")
    assert errors.all_inner_texts() == []
    assert _whole(page.evaluate(STATE))
    page.wait_for_function("() => [...document.querySelectorAll('.jp-OutputArea img')].every(each => each.complete)")
    assert all(width > 100 for width in page.evaluate(WIDTHS))


@pytest.mark.parametrize("name", [path.stem for path in NOTEBOOKS if not path.stem.startswith("09")])
def test_a_notebook_runs_in_jupyterlab_without_error_or_empty_picture(
    name: str, lab: tuple[str, str], browser: Any
) -> None:
    with opened(browser, lab, name) as page:
        ran_well(page)
        assert page.locator(".jp-OutputArea img").count() > 0


def _brought(page: Any) -> tuple[str, str, str, str]:
    """What the explorer shows now: its sentence, the chart, the counts, the concordance."""
    view = page.locator(".widget-html .tifa-view")
    tables = view.locator("table")
    return (
        view.locator("[role=status]").inner_text(),
        view.locator("img").get_attribute("src"),
        tables.nth(0).inner_text(),
        tables.nth(1).inner_text(),
    )


def _choose(page: Any, label: str, number: int) -> tuple[str, str, str, str]:
    """What the explorer shows once another choice was made in the box of this label."""
    before = page.locator(".widget-html .tifa-view").inner_html()
    page.get_by_label(label, exact=True).select_option(index=number)
    page.wait_for_function("old => document.querySelector('.widget-html .tifa-view').innerHTML !== old", arg=before)
    return _brought(page)


def _searched_and_sorted(page: Any) -> None:
    """The first long table pages, sorts and is searched: that of the repairs."""
    grid = page.locator(".dt-container:has(.dt-search)").first
    rows = grid.locator("tbody tr")
    assert rows.count() == 10
    grid.locator(".dt-paging-button.next").click()
    browsing.expect(rows).not_to_have_count(10)
    head, second = grid.locator("th", has_text="repair"), rows.first.locator("td").nth(1)
    for order, word in (("ascending", "joined"), ("descending", "lost")):
        head.locator(".dt-column-order").click()  # its words can be marked and copied
        browsing.expect(head).to_have_attribute("aria-sort", order)
        browsing.expect(second).to_have_text(word)
    grid.locator(".dt-search input").fill("joined")
    browsing.expect(second).to_have_text("joined")
    assert set(rows.locator("td:nth-child(2)").all_inner_texts()) == {"joined"}


def test_in_your_reports_tables_sort_and_choices_change_sentence_chart_and_tables(
    lab: tuple[str, str], browser: Any
) -> None:
    with opened(browser, lab, "09-your-reports") as page:
        ran_well(page)
        _searched_and_sorted(page)
        states = [_brought(page), _choose(page, "Layer", 5), _choose(page, "Kind", 1), _choose(page, "Report", 1)]
        for former, state in pairwise(states):
            assert all(old != new for old, new in zip(former, state, strict=True))
        turned = _choose(page, "Order", 2)
        assert turned[:3] == states[-1][:3]
        assert turned[3] != states[-1][3]
        ran_well(page)
