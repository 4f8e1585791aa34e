"""The page of a notebook for a browser; it asks nothing of the network."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from traitlets.config import Config

from analysis.showing import grids
from analysis.showing.markup import plain

TEMPLATES = Path(__file__).parent / "templates"
META = re.compile("<(?=meta)", re.IGNORECASE)
#: What is shown of an output that has several forms. Widgets are none of them: they want scripts from other hosts.
FORMS = ["text/html", "text/markdown", "image/svg+xml", "image/png", "image/jpeg", "text/latex", "text/plain"]


def notebook(executed: NotebookNode, *, name: str, language: str = "en") -> str:
    """The page of an executed notebook; its title is the first heading, or `name` where there is none."""
    from nbconvert.exporters import HTMLExporter  # a second: only who makes the page pays for it

    metadata = {**executed.metadata, "title": heading(executed) or name}
    template = (TEMPLATES / "notebook.html.j2").read_text("utf-8")
    config = Config({"NbConvertBase": {"display_data_priority": FORMS}})
    exporter = HTMLExporter(raw_template=template, language_code=language, config=config)
    page = str(exporter.from_notebook_node(nbformat.from_dict({**executed, "metadata": metadata}))[0])
    head, body = page.split("<body", 1)
    # A policy forbids scripts, but not this way to lead a reader elsewhere.
    return grids.searchable(f"{head}<body{META.sub('&lt;', body)}", language=language)


def heading(notebook: NotebookNode) -> str:
    """The first heading of a notebook: the question that it asks; nothing where there is none."""
    prose = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    found = re.search(r"^#+ (.+)$", prose, re.MULTILINE)
    return plain(found[1].strip()) if found else ""
