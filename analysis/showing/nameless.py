"""Errors without the folders of the machine they were met on, which name its user and differ from run to run."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from nbformat import NotebookNode

CHECKOUT = Path(__file__).absolute().parents[2]
#: What Jupyter says of a place in a program: its folders, from the user's own or the first of all, then the file.
PLACE = re.compile(r"(File\s+(?:\x1b\[[\d;]*m)*)[^\n]*[/\\]([^/\\\n]*\.py)")


def text(said: str, folders: Iterable[Path]) -> str:
    """The text, with files named from the folders, or from those that every machine has, not from the disk's root.

    Parameters
    ----------
    said : what went wrong, as a program says it
    folders : that the run reads or writes

    """
    known = [*folders, CHECKOUT, Path(sys.prefix), Path(tempfile.gettempdir()), Path.home(), Path.cwd()]
    spelled = {str(each) for folder in known for each in (folder, folder.resolve()) if len(each.parts) > 1}
    for folder in sorted(spelled, key=len, reverse=True):
        said = re.sub(rf"{re.escape(folder)}{re.escape(os.sep)}", "", said)
        said = re.sub(rf"{re.escape(folder)}(?![\w-]|\.\w)", os.path.basename(folder), said)
    return PLACE.sub(r"\1\2", said)


def errors(notebook: NotebookNode, folders: Iterable[Path]) -> None:
    """Take the folders out of the errors that a notebook's cells ended with."""
    for output in (output for cell in notebook.cells for output in cell.get("outputs", [])):
        if output.output_type == "error":
            output.evalue = text(output.evalue, folders)
            output.traceback = [text(line, folders) for line in output.traceback]
