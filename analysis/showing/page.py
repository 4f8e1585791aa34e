"""Pages for a browser that ask nothing of the network: a notebook, and the index of notebooks and figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import nbformat
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from nbformat import NotebookNode

from analysis.showing import labels

TEMPLATES = Path(__file__).parent / "templates"
FILES = ("png", "svg", "csv", "md")


@dataclass(frozen=True)
class Entry:
    """A notebook on the index page."""

    name: str
    """The file's name without its ending; its page is `name`.html."""
    question: str = ""
    error: str = ""
    """Why it did not run; then it has no page."""


@dataclass(frozen=True)
class Picture:
    """A figure on the index page."""

    name: str
    title: str
    alt: str
    files: tuple[str, ...]
    """Endings of the files that it has, the picture's first."""


def notebook(executed: NotebookNode, *, name: str, language: str = "en") -> str:
    """The page of an executed notebook; its title is the first heading, or `name` where there is none."""
    from nbconvert.exporters import HTMLExporter  # a second: only who makes the page pays for it

    metadata = {**executed.metadata, "title": heading(executed) or name}
    template = (TEMPLATES / "notebook.html.j2").read_text("utf-8")
    exporter = HTMLExporter(raw_template=template, language_code=language)
    return str(exporter.from_notebook_node(nbformat.from_dict({**executed, "metadata": metadata}))[0])


def heading(notebook: NotebookNode) -> str:
    """The first heading of a notebook: the question that it asks; nothing where there is none."""
    prose = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    return _plain(_first(r"^#+ (.+)$", prose))


def pictures(folder: Path) -> list[Picture]:
    """One item is a figure of the folder, by name, with title and alternative text from its caption file."""
    return [_picture(path) for path in sorted(folder.glob("*.png"))]


def _picture(path: Path) -> Picture:
    files = tuple(form for form in FILES if path.with_suffix(f".{form}").exists())
    caption = path.with_suffix(".md").read_text("utf-8") if "md" in files else ""
    title, alt = _plain(_first("^# (.+)$", caption)), _first(r"^!\[(.+)\]\(.*\)$", caption)
    return Picture(path.stem, title, alt or title or path.stem, files)


def _first(pattern: str, text: str) -> str:
    found = re.search(pattern, text, re.MULTILINE)
    return found[1].strip() if found else ""


def _plain(markdown: str) -> str:
    return re.sub("[`*]", "", markdown)


def index(entries: Sequence[Entry], figures: Sequence[Picture] = (), *, language: str = "en") -> str:
    """The page that lists notebooks and figures; it asks nothing of the network.

    Parameters
    ----------
    entries : the notebooks, in order; their pages lie beside this one
    figures : their files lie in the folder figures beside this page
    language : en or zh

    """
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    said = labels.wording(language).items()
    words = {key.removeprefix("index."): text for key, text in said if key.startswith("index.")}
    template = environment.get_template("index.html.j2")
    return template.render(words=words, language=language, entries=entries, figures=figures)
