"""The only writer: a figure as a picture, its numbers and its caption; every file whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from analysis.showing import evidence, markup
from analysis.showing.labels import lacking, say, written

if TYPE_CHECKING:
    from matplotlib.figure import Figure

VARIABLE = "FIGURES"
SHOWN = 690  # pixels: half of what the picture has, for screens of double density


def write(path: Path, data: bytes) -> Path:
    """The path, once the data stand there: written beside and renamed, so that nothing is ever half written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".tifa-{os.getpid()}")  # the path's own name may be as long as names can be
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as wrong:  # a full disk names no file
        raise OSError(wrong.errno, wrong.strerror, str(path)) from wrong
    finally:
        beside.unlink(missing_ok=True)
    return path


def folder() -> Path:
    """Where figures go: `$FIGURES`, else the next folder `figures` upward from here, else a new one here."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    here = Path.cwd()
    return next(
        (place / "figures" for place in (here, *here.parents) if (place / "figures").is_dir()), here / "figures"
    )


@dataclass(frozen=True)
class Saved:
    """A figure on disk; Jupyter shows its picture, with the alternative text, and its caption below."""

    png: bytes
    caption: str
    alt: str

    def _ipython_display_(self) -> None:
        from IPython.display import Image, Markdown, display

        display(Image(data=self.png, width=SHOWN, alt=self.alt))
        display(Markdown(self.caption))


PARTS = ("title", "finding", "reading", "limits", "alt")


def _csv(table: pd.DataFrame) -> str:
    return str(table.to_csv(index=False, float_format="%.6g", lineterminator="\n"))


def save(
    figure: Figure,
    name: str,
    table: pd.DataFrame,
    /,
    *,
    basis: Mapping[str, str],
    behind: pd.DataFrame | None = None,
    **values: object,
) -> Saved:
    """The figure, once its four files are written: `name`.png, .svg, .csv (the rows drawn) and .md (the caption).

    The wording is that of `labels.tsv`, under `name`: title, finding, reading, limits, alt, and of the basis filters
    (which text and terms were taken) and n (how many of what were drawn).

    Parameters
    ----------
    figure : a chart
    name : stem of the files: the notebook's number, a dash, a word
    table : exactly the rows drawn
    basis : what the numbers rest on, from `Study.basis`
    behind : the sentences behind the figure, from `Study.evidence`, which the index page shows beneath it
    **values : what the wording names

    Raises
    ------
    KeyError : where the wording is not in `labels.tsv`, or names a value that is not given

    """
    from analysis.showing.charts import render, stood_in  # 1 s: only who draws pays for matplotlib

    pictures = {form: render(figure, form) for form in ("png", "svg")}
    said = {part: written(f"{name}.{part}", **values) for part in PARTS}
    said["reading"] += lacking(stood_in(figure))
    data = _csv(markup.cells(table))
    said["limits"] += "" if data == _csv(table) else written("apostrophe")
    drawn = {part: written(f"{name}.{part}", **values) for part in ("filters", "n")}
    rests_on = {key: markup.markdown(value) for key, value in basis.items()} | drawn
    told = "; ".join(f"{say(f'basis.{key}')}: {value}" for key, value in rests_on.items())
    caption = say("caption", name=name, basis=told, picture=markup.attribute(said["alt"]), **said)
    files = {**pictures, "csv": data.encode("utf-8-sig"), "md": caption.encode()}  # Excel reads UTF-8 by its mark
    for form, content in files.items():
        write(folder() / f"{name}.{form}", content)
    if behind is not None and (place := evidence.folder()):
        write(place / f"{name}.js", evidence.script(name, behind))
    return Saved(pictures["png"], say("caption.short", **said), say(f"{name}.alt", **values))
