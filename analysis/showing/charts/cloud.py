"""The cloud: terms set as large as their counts, for a first look; the ranking is what can be read off."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D
from wordcloud import WordCloud

from analysis import fonts
from analysis.showing.charts.house import WIDTH, house, styles

SEED = 1  # where words are put; any number does
DOTS = 500  # width of a panel in the units words are laid out in; more take longer and look the same


def _layout(frequencies: dict[str, int], height: int) -> WordCloud:
    cloud = WordCloud(
        font_path=str(fonts.BOLD),
        width=DOTS,
        height=height,
        random_state=SEED,
        prefer_horizontal=1,
        max_words=len(frequencies),
        relative_scaling=0.6,
        min_font_size=8,
        max_font_size=75,
        margin=3,
    )
    return cloud.generate_from_frequencies(frequencies)


def _set_words(axes: Axes, cloud: WordCloud, colour: str) -> None:
    """Draw each word as outlines where the cloud has put it, so that print and SVG are sharp at any size."""
    face = FontProperties(family=[fonts.FAMILY, fonts.STAND_IN], weight="bold")
    for (word, share), size, (top, left), _, _ in cloud.layout_:
        outline = TextPath((0, 0), word, size=size, prop=face)
        box = outline.get_extents()
        place = Affine2D().translate(-box.x0, -box.y1).scale(1, -1).translate(left, top)
        shape = PathPatch(place.transform_path(outline), color=colour, alpha=0.7 + 0.3 * share, linewidth=0)
        shape.set_label(word)
        axes.add_patch(shape)


@house
def cloud(most: pd.DataFrame) -> Figure:
    """A panel a report, its terms as large as their counts; a term that finds no room is left out.

    Parameters
    ----------
    most : rows of `terms.counts`, from `terms.most`; some seventy a report can be read at column width

    """
    reports = list(dict.fromkeys(most.report))
    columns = 2 if len(reports) > 1 else 1
    rows = max(-(-len(reports) // columns), 1)
    height = DOTS if columns == 2 else DOTS // 2
    figure = Figure(figsize=(WIDTH, rows * (WIDTH / columns * height / DOTS + 0.25)))
    panels = figure.subplots(rows, columns, squeeze=False).flatten()
    for axes in panels:
        axes.set(xlim=(0, DOTS), ylim=(height, 0), aspect="equal")
        axes.axis("off")
    for axes, (report, (colour, _)) in zip(panels, styles(reports).items(), strict=False):
        axes.set_title(report, loc="center")
        here = most[most.report == report]
        _set_words(axes, _layout(dict(zip(here.term, here["count"], strict=True)), height), colour)
    return figure
