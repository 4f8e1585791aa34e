"""Notebooks run two at a time and kept: executed .ipynb, and a page of each."""

from __future__ import annotations

import asyncio
import atexit
import errno
import os
import re
import sys
from collections.abc import AsyncIterator, Callable, Generator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, replace
from pathlib import Path
from queue import SimpleQueue
from subprocess import DEVNULL
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from jupyter_client.kernelspec import NATIVE_KERNEL_NAME, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode
from tqdm import tqdm

from analysis.showing import evidence, figures, labels, live, nameless, page

AT_ONCE = 2
CELL_SECONDS = 3600  # a cell that takes longer hangs: the slowest step known is minutes on a thousand reports
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
IOPUB_SECONDS = 60  # nbclient's four seconds lose output on a busy machine, and then say nothing


@dataclass(frozen=True)
class Places:
    """Where a run writes the executed notebooks, their figures and their pages."""

    notebooks: Path
    figures: Path
    pages: Path

    @property
    def evidence(self) -> Path:
        """Where the sentences behind the figures go."""
        return self.pages / "evidence"

    @classmethod
    def of(cls, folder: Path, pages: str = ".") -> Places:
        """Places in a folder, those of the pages in its folder `pages`."""
        return cls(folder / "notebooks", folder / "figures", folder / pages)


@dataclass(frozen=True)
class Run:
    """A notebook as it ran."""

    name: str
    notebook: NotebookNode | None
    """What it looks like now, up to the cell that failed; None where the file is no notebook."""
    warnings: tuple[str, ...] = ()
    """What it wrote on standard error, which is kept out of the notebook: it holds paths and process numbers."""
    error: str = ""
    """Cell, error name and message in one line; empty where all went well."""


def report(paths: Sequence[Path], places: Places, *, reports: Path | None = None, language: str = "en") -> list[Run]:
    """One item is a notebook that ran, by name; executed notebooks, figures and pages lie in their places.

    Parameters
    ----------
    paths : the notebooks; each runs in the folder it lies in
    places : where to write
    reports : the folder of reports that the notebooks are to read instead of the project's own
    language : en or zh, the language of labels and captions

    """
    told = {figures.VARIABLE: str(places.figures), evidence.VARIABLE: str(places.evidence)}
    told |= {labels.VARIABLE: language, live.SESSION: ""}
    if reports:
        told["REPORTS"] = str(reports)
    done = []
    private = [places.notebooks.parent, *(path.parent for path in paths), *filter(None, (reports,))]
    bar = tqdm(total=len(paths), unit="notebook", ascii=True, dynamic_ncols=True)
    with bar, closing(_executed(paths, told, lambda names: bar.set_postfix_str(", ".join(names)))) as runs:
        for run in (_nameless(run, private) for run in runs):
            _stop_if_full(run)
            _keep(run, places, language)
            done.append(run)
            for line in run.warnings:
                bar.write(f"{run.name}: {line}", file=sys.stderr)
            bar.update()
    return sorted(done, key=lambda run: run.name)


def _executed(
    paths: Sequence[Path], environment: Mapping[str, str], at_work: Callable[[list[str]], object]
) -> Generator[Run, None, None]:
    """One item is a notebook that ran, as soon as it is done; closing the generator shuts the kernels down.

    The kernels are served in a thread of its own: what the caller does with one notebook keeps no other waiting, and
    ctrl-C is the caller's. `at_work` is called with the names of the notebooks at work whenever they change.
    """
    done: SimpleQueue[Run] = SimpleQueue()
    with asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner, ThreadPoolExecutor(1) as thread:
        loop = runner.get_loop()
        task = loop.create_task(_all(paths, environment, at_work, done.put))
        thread.submit(loop.run_until_complete, task)
        try:
            for _ in paths:
                yield _settled(done.get())
        finally:
            loop.call_soon_threadsafe(task.cancel)


async def _all(
    paths: Sequence[Path],
    environment: Mapping[str, str],
    at_work: Callable[[list[str]], object],
    done: Callable[[Run], object],
) -> None:
    slots, names = asyncio.Semaphore(AT_ONCE), list[str]()

    async def one(path: Path) -> None:
        async with slots:
            names.append(path.stem)
            at_work(names)
            run = await _run(path, environment)
            names.remove(path.stem)
            at_work(names)
            done(run)

    async with asyncio.TaskGroup() as group:
        for path in paths:
            group.create_task(one(path))


async def _run(path: Path, environment: Mapping[str, str]) -> Run:
    notebook, client = None, None
    try:
        notebook = _cleared(nbformat.read(path, as_version=4))
        async with _kernel(environment) as (manager, options):
            client = NotebookClient(
                notebook, km=manager, timeout=CELL_SECONDS, iopub_timeout=IOPUB_SECONDS, raise_on_iopub_timeout=True,
                record_timing=False, store_widget_state=False, shutdown_kernel="immediate",
            )  # fmt: skip
            await client.async_execute(cwd=str(path.parent), cleanup_kc=True, **options)
    except Exception as error:  # whatever it is, the other notebooks still run
        cell = f"cell [{client.code_cells_executed}]: " if client and client.code_cells_executed else ""
        return Run(path.stem, notebook, error=cell + _told(error))
    finally:
        if client:  # nbclient forgets to, where the kernel does not start
            atexit.unregister(client._cleanup_kernel)
    return Run(path.stem, notebook)


@asynccontextmanager
async def _kernel(environment: Mapping[str, str]) -> AsyncIterator[tuple[AsyncKernelManager, dict[str, Any]]]:
    """A kernel of this very interpreter, whatever kernels and start-up files the user has, and how to start it."""
    with TemporaryDirectory(prefix="tifa-", ignore_cleanup_errors=True) as folder:
        manager = AsyncKernelManager(
            kernel_name=NATIVE_KERNEL_NAME,
            kernel_spec_manager=KernelSpecManager(kernel_dirs=[]),
            connection_file=os.path.join(folder, "kernel.json"),
        )
        env = {**os.environ, **environment, **_fixed(folder)}
        try:
            # What the process says itself, not in a cell, is that its port is not encrypted.
            yield manager, {"env": env, "stdout": DEVNULL, "stderr": DEVNULL}
        finally:
            if manager.has_kernel:  # nbclient leaves it running when stopped while the kernel starts
                await manager.shutdown_kernel(now=True)


def _fixed(folder: str) -> dict[str, str]:
    """Environment variables that every kernel has, whatever the user's are."""
    fixed = {
        "IPYTHONDIR": folder,
        "JUPYTER_RUNTIME_DIR": folder,
        "TMPDIR": folder,  # a kernel is shut down at once, and has no time to clear away what it made there
        "PYTHONSTARTUP": "",
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    }
    checkout = Path(__file__).resolve().parents[2]
    if (checkout / "pyproject.toml").exists():  # the notebooks get the package that runs them, installed or not
        fixed["PYTHONPATH"] = os.pathsep.join(filter(None, (str(checkout), os.environ.get("PYTHONPATH"))))
    return fixed


def _told(error: Exception) -> str:
    if isinstance(error, CellExecutionError):
        return " ".join(f"{error.ename}: {error.evalue}".split())
    return f"{type(error).__name__}: {str(error).strip().split(chr(10))[0]}"


def _cleared(notebook: NotebookNode) -> NotebookNode:
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
            cell.metadata.pop("execution", None)
    return notebook


def _settled(run: Run) -> Run:
    """The run, its notebook less what changes from run to run or from machine to machine."""
    if run.notebook is None:
        return run
    from nbconvert.preprocessors import CoalesceStreamsPreprocessor  # slow to import: the kernels start meanwhile

    metadata, warnings = run.notebook.metadata, []
    metadata.kernelspec = {"display_name": "Python 3", "language": "python", "name": NATIVE_KERNEL_NAME}
    metadata.get("language_info", {}).pop("version", None)
    metadata.pop("widgets", None)
    for cell in run.notebook.cells:
        warnings += _without_warnings(cell)
    CoalesceStreamsPreprocessor().preprocess(run.notebook, {})
    return replace(run, warnings=tuple(warnings))


def _without_warnings(cell: NotebookNode) -> list[str]:
    """Lines the cell wrote on standard error, which it keeps no longer; of a progress bar, its last state."""
    outputs = cell.get("outputs", [])
    said = "".join(output.text for output in outputs if output.get("name") == "stderr")
    if said:
        cell.outputs = [output for output in outputs if output.get("name") != "stderr"]
    return [line.rstrip("\r").rsplit("\r", 1)[-1] for line in said.split("\n") if line.strip()]


def _nameless(run: Run, folders: Sequence[Path]) -> Run:
    """The run, its errors less the folders of this machine: they stand in pages that are handed on."""
    if run.notebook:
        nameless.errors(run.notebook, folders)
    return replace(run, error=nameless.text(run.error, folders))


def _stop_if_full(run: Run) -> None:
    """Raise an OSError where a notebook failed for want of room: so would the others, and nothing is to be kept."""
    found = re.search(r"\[Errno (\d+)\] [^:]*(?:: '(.+)')?", run.error)
    if found and int(found[1]) in FULL:
        raise OSError(int(found[1]), os.strerror(int(found[1])), found[2])


def _keep(run: Run, places: Places, language: str) -> None:
    """Write notebook and page; of one that failed what there is of it, apart, and no page."""
    if run.notebook:
        folder = places.pages / "failed" if run.error else places.notebooks
        figures.write(folder / f"{run.name}.ipynb", f"{nbformat.writes(run.notebook)}\n".encode())
        if not run.error:
            made = page.notebook(run.notebook, name=run.name, language=language)
            figures.write(places.pages / f"{run.name}.html", made.encode())
