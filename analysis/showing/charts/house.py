"""The house style: the package's own typeface, a palette for colour-blind readers, and the same bytes each time."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, wraps
from typing import ParamSpec

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.text import Text

from analysis import fonts
from analysis.showing.labels import gloss

P = ParamSpec("P")

WIDTH = 6.9  # inches: the text width of a journal page
INK, FAINT, RULE = "#222222", "#666666", "#dddddd"
PALETTE = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00"]  # Okabe and Ito 2008
FINEST = 6  # decimals of where axes lie, as shares of the figure
NAME, GLOSS = 16, 34  # most letters of a term, and of its gloss, beside a chart
MARKS = ["o", "D", "s", "^", "v"]  # shapes tell reports apart where a printer has no colour

HOUSE = {
    "font.family": [fonts.FAMILY, fonts.STAND_IN],
    "text.parse_math": False,
    "font.size": 9,
    "axes.edgecolor": FAINT,
    "axes.titlelocation": "left",
    "axes.titlesize": 9,
    "axes.titleweight": "bold",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": FAINT,
    "ytick.color": FAINT,
    "axes.labelcolor": FAINT,
    "text.color": INK,
    "axes.titlecolor": INK,
    "legend.frameon": False,
    "figure.constrained_layout.use": True,
    "savefig.dpi": 200,
    "svg.hashsalt": "tifa",
    "pdf.fonttype": 42,
}
METADATA: dict[str, dict[str, str | None]] = {"png": {"Software": None}, "svg": {"Date": None, "Creator": None}}


@cache
def _use_typeface() -> None:
    for path in (fonts.REGULAR, fonts.BOLD, fonts.OTHERS):
        font_manager.fontManager.addfont(path)
    faces = font_manager.fontManager.ttflist
    faces.append(replace(faces[-1], weight=700))  # one weight of stand-ins serves both


def house(draw: Callable[P, Figure]) -> Callable[P, Figure]:
    """Draw in the house style, and leave the caller's settings as they were."""

    @wraps(draw)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> Figure:
        _use_typeface()
        with mpl.rc_context(HOUSE):
            return draw(*args, **kwargs)

    return drawn


def stood_in(figure: Figure) -> list[str]:
    """Characters of a figure, once it is rendered, for which 〓 is drawn."""
    words = [text.get_text() for text in figure.findobj(Text)]
    outlined = [str(patch.get_label()) for patch in figure.findobj(Patch)]
    return fonts.missing("".join(words + outlined))


def _lay_out(figure: Figure) -> None:
    """Put everything in its place, once for all forms, and give every text its wording, tick labels among them."""
    figure.draw_without_rendering()
    figure.set_layout_engine("none")
    for axes in figure.axes:  # the layout's last digits hang on the order in which it met its parts
        x, y, width, height = (round(side, FINEST) for side in axes.get_position(original=True).bounds)
        axes.set_position((x, y, width, height))


def render(figure: Figure, form: str) -> bytes:
    """A figure as the bytes of a file, the same bytes each time.

    Parameters
    ----------
    figure : a chart
    form : "png" (200 dots an inch) or "svg"

    """
    with mpl.rc_context(HOUSE), io.BytesIO() as file:
        _lay_out(figure)
        figure.savefig(file, format=form, metadata=METADATA[form])
        return file.getvalue()


def entry(name: str) -> str:
    """A name for a legend, which would leave out one with a low line first: an invisible mark goes before."""
    return f"\u200b{name}" if name.startswith("_") else name


def styles(reports: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Colour and mark of each report, in their order; they come round again after the fifth."""
    return {report: (PALETTE[i % 5], MARKS[i % 5]) for i, report in enumerate(reports)}


def shortened(text: str, letters: int) -> str:
    """A text that fits: what stands before its first bracket, and of that no more than so many letters."""
    head = text.split(" (")[0]
    return head if len(head) <= letters else head[: letters - 1] + "…"


def name_rows(axes: Axes, terms: Sequence[str]) -> None:
    """Name the rows of a chart, the first at the top: the term in ink, and its gloss, where there is one, beside it."""
    names = [shortened(term, NAME) for term in terms]
    glosses = [shortened(gloss(term), GLOSS) for term in terms]
    axes.set_yticks(range(len(terms)), glosses if any(glosses) else names, fontsize=7.5 if any(glosses) else 9)
    axes.set_ylim(len(terms) - 0.4, -0.6)
    axes.tick_params(axis="y", length=0)
    if not any(glosses):
        axes.tick_params(axis="y", labelcolor=INK)
        return
    axes.tick_params(axis="y", pad=12 + 9 * max(map(len, names)))
    for row, name in enumerate(names):
        axes.annotate(
            name, (0, row), (-6, 0), xycoords=("axes fraction", "data"), textcoords="offset points",
            ha="right", va="center", color=INK,
        )  # fmt: skip
