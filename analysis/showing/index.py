"""The page that everything is found from: notebooks, marked reports, and figures with the sentences behind them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from analysis.showing import labels
from analysis.showing.markup import digest, plain

TEMPLATES = Path(__file__).parent / "templates"
FILES = ("png", "svg", "csv", "md")
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first that a zip file can name: the same bytes each time


@dataclass(frozen=True)
class Entry:
    """A notebook on the index page."""

    name: str
    """The file's name without its ending; its page is `name`.html."""
    question: str = ""
    error: str = ""
    """Why it did not run; then it has no page."""


@dataclass(frozen=True)
class Shelved:
    """A marked report on the index page."""

    name: str
    title: str
    about: str = ""
    """Place and date, as far as they are known."""


@dataclass(frozen=True)
class Picture:
    """A figure on the index page."""

    name: str
    title: str
    alt: str
    files: tuple[str, ...]
    """Endings of the files that it has, the picture's first."""
    finding: str = ""
    caption: str = ""
    """Title, finding, how to read it, limits: plain text for a manuscript."""
    behind: bool = False
    """Whether the sentences behind it are there to be shown."""


def pictures(folder: Path, evidence: Path | None = None) -> list[Picture]:
    """One item is a figure of the folder, by name, with what its caption file says."""
    return [_picture(path, evidence) for path in sorted(folder.glob("*.png"))]


def _picture(path: Path, evidence: Path | None) -> Picture:
    files = tuple(form for form in FILES if path.with_suffix(f".{form}").exists())
    caption = path.with_suffix(".md").read_text("utf-8") if "md" in files else ""
    title, alt = plain(_first("^# (.+)$", caption)), plain(_first(r"^!\[(.+)\]\(.*\)$", caption))
    finding = plain(_first(r"^(?![#!*\s])(.+)$", caption))
    behind = evidence is not None and (evidence / f"{path.stem}.js").exists()
    return Picture(path.stem, title, alt or title or path.stem, files, finding, manuscript(caption), behind)


def manuscript(caption: str) -> str:
    """A caption file as plain text: without the picture, without marks."""
    return plain(re.sub(r"^!\[.*\n+", "", caption, flags=re.MULTILINE)).strip()


def _first(pattern: str, text: str) -> str:
    found = re.search(pattern, text, re.MULTILINE)
    return found[1].strip() if found else ""


def zipped(folder: Path) -> bytes:
    """All files of a folder as one zip, the same bytes each time."""
    with io.BytesIO() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(folder.iterdir()):
                archive.writestr(zipfile.ZipInfo(f"figures/{path.name}", EPOCH), path.read_bytes())
        return file.getvalue()


def index(
    entries: Sequence[Entry],
    figures: Sequence[Picture] = (),
    reports: Sequence[Shelved] = (),
    *,
    language: str = "en",
) -> str:
    """The page that lists notebooks, reports and figures; it asks nothing of the network.

    Parameters
    ----------
    entries : the notebooks, in order; their pages lie beside this one
    figures : their files lie in the folder figures beside this page, the sentences behind them in evidence
    reports : the marked reports, whose pages lie in the folder reports
    language : en or zh

    """
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    said = labels.wording(language).items()
    words = {key.removeprefix("index."): text for key, text in said if key.startswith("index.")}
    script = f"\n{(TEMPLATES / 'index.js').read_text('utf-8')}\n"
    template = environment.get_template("index.html.j2")
    return template.render(
        words=words, language=language, entries=entries, figures=figures, reports=reports, script=script,
        digest=digest(script),
    )  # fmt: skip
