"""The command run as a user runs it, on notebooks and reports made up for a test."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).parents[1]


def written(folder: Path, name: str, prose: str, *code: str) -> Path:
    """A notebook file as an author leaves it: run once, by hand, with timings."""
    ran: dict[str, object] = {
        "execution_count": 7,
        "outputs": [],
        "metadata": {"execution": {"shell.execute_reply": "1999"}},
    }
    cells: list[dict[str, object]] = [{"cell_type": "markdown", "source": prose, "metadata": {}}]
    cells += [{"cell_type": "code", "source": source, **ran} for source in code]
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    foreign = {"kernelspec": {"display_name": "Mine", "name": "mine"}, "language_info": {"name": "R", "version": "2"}}
    path = folder / "notebooks" / f"{name}.ipynb"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({"cells": cells, "metadata": foreign, "nbformat": 4, "nbformat_minor": 5}))
    return path


def reports(folder: Path, **texts: str) -> Path:
    """A folder of reports, by their names."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


def project(folder: Path) -> Path:
    """A checkout of the package, as far as a run needs it, with one report of its own."""
    reports(folder / "seeds", city="平安建设扎实推进。")
    (folder / "pyproject.toml").touch()
    shutil.copytree(CHECKOUT / "analysis", folder / "analysis")
    return folder


def started(
    folder: Path, *options: str, limit: Callable[[], object] | None = None, code: tuple[str, ...] = (), **variables: str
) -> subprocess.Popen[str]:
    """The command, begun in a folder by a user with an empty home and a kernel python3 that does not work.

    `limit` is called in the new process before it begins; `code` is run in the command's stead.
    """

    def born() -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # a job in the background is born deaf to it
        if limit:
            limit()

    (folder / "tmp").mkdir(exist_ok=True)
    home = folder / "home"
    kernel = home / ".local/share/jupyter/kernels/python3/kernel.json"
    kernel.parent.mkdir(parents=True, exist_ok=True)
    kernel.write_text(json.dumps({"argv": ["false"], "display_name": "x", "language": "python"}))
    ours = {name: value for name, value in os.environ.items() if name not in ("REPORTS", "FIGURES", "TIFA_LANGUAGE")}
    theirs = {
        "HOME": str(home),
        "TMPDIR": str(folder / "tmp"),
        "JUPYTER_PATH": str(kernel.parents[2]),
        "LC_ALL": "C",
        "MPLBACKEND": "Agg",
    }
    return subprocess.Popen(
        [sys.executable, *(code or ("-m", "analysis", "report")), *options],
        cwd=folder,
        env={**ours, **theirs, "PYTHONPATH": str(folder if (folder / "analysis").exists() else CHECKOUT), **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=born,
    )


@dataclass(frozen=True)
class Done:
    """What a run left: exit status, what it said, and each file's bytes by name."""

    status: int
    out: str
    said: list[str]
    files: Mapping[str, bytes]

    def cells(self, name: str) -> list[dict[str, Any]]:
        return [cell for cell in json.loads(self.files[name])["cells"] if cell["cell_type"] == "code"]


def files(folder: Path) -> dict[str, bytes]:
    """Each file's bytes by name, but those of the user's home, of the package, and of the list of what was made."""
    named = {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()}
    return {
        name.as_posix(): path.read_bytes()
        for name, path in named.items()
        if not {"home", "analysis", ".tifa"} & set(name.parts)
    }


def ran(folder: Path, *options: str, **how: Any) -> Done:
    """What a run in the folder left, once it is done."""
    with started(folder, *options, **how) as process:
        out, said = process.communicate()
    return Done(process.returncode, out, said.replace("\r", "\n").splitlines(), files(folder))
