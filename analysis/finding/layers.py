"""The layers: what is found in reports, each declared once, for `Study`, `find`, the marked page and the explorer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from analysis.finding import campaigns, claims, formulas, rhetoric, sentiment

NAMED = ("initiatives", "formulas")  # what is named is claimed, counted and figured no second time


@dataclass(frozen=True)
class Layer:
    """A layer: one row of its table is a finding, with `report`, `sentence`, `start`, `end`, `text` and `kind`."""

    name: str
    """What one finding is: `initiative`."""
    table: str
    """What the table of them is called, an attribute of `Study`: `initiatives`."""
    find: Callable[..., pd.DataFrame]
    """Makes the table from the sentences, the places masked, and what else the layer reads, by name."""
    masked: tuple[str, ...] = ()
    """Tables whose places hold no finding of this layer."""
    reads: tuple[str, ...] = ()
    """Other attributes of `Study` that it is made from."""
    tells: tuple[str, ...] | None = None
    """Columns that `find` and the pages tell beside place and kind; None for a layer that is a table only."""


def _of(*layers: Layer) -> dict[str, Layer]:
    return {layer.table: layer for layer in layers}


#: All layers by the name of their table, in the order in which `find` tells what begins at one place.
LAYERS = _of(
    Layer("initiative", "initiatives", campaigns.initiatives, tells=("name", "english", "rule")),
    Layer("formula", "formulas", formulas.formulas, tells=("items",)),
    Layer("quantity", "quantities", claims.quantities, masked=NAMED, tells=("value", "unit", "approx")),
    Layer("rank", "ranks", claims.ranks, masked=NAMED, tells=()),
    Layer("device", "devices", rhetoric.devices, masked=NAMED, tells=("members", "speaker", "source", "rule")),
    Layer("metaphor", "metaphors", rhetoric.metaphors, masked=("initiatives",), tells=("tier",)),
    Layer("slogan", "slogans", rhetoric.slogans, masked=NAMED),
    Layer("frame", "frames", rhetoric.frames, masked=NAMED, reads=("dates",)),
    Layer("intensifier", "intensifiers", rhetoric.intensifiers, masked=NAMED),
    Layer("agent", "credit", rhetoric.credit, masked=NAMED),
    Layer(
        "stance",
        "stances",
        sentiment.stances,
        tells=("polarity", "rule"),
    ),
    Layer("feeling", "affect", sentiment.affect),
)


def told() -> list[Layer]:
    """One item is a layer that `find` and the pages tell, in their order."""
    return [layer for layer in LAYERS.values() if layer.tells is not None]
