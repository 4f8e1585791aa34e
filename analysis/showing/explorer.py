"""Findings to explore by hand: choices at the screen; where nobody looks on, a still of the first of them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, Protocol

from analysis.showing import live, views
from analysis.showing.labels import say
from analysis.showing.views import Choice, Picture, View

if TYPE_CHECKING:
    from ipywidgets import Widget

KEPT, SEEN = 10, 500  # rows of a table in a still, and at the screen: a browser draws so many at once
SORTS = ("place", "left", "right")


class Findings(Protocol):
    """Whatever can say what there is to choose, and what a choice brings."""

    @property
    def layers(self) -> Sequence[str]:
        """The layers that there are."""

    @property
    def reports(self) -> Sequence[str]:
        """The reports that there are."""

    def kinds(self, layer: str) -> Sequence[str]:
        """The kinds of a layer."""

    def names(self, layer: str, kind: str) -> Sequence[str]:
        """What findings of a kind go by, the most frequent first."""

    def view(self, choice: Choice) -> View:
        """What a choice brings."""


def _drawn(view: View) -> Picture | str:
    """The chart of a choice, or why there is none."""
    return views.picture(view) or say("explore.no-chart")


def _whole(view: View, rows: int) -> str:
    """All that a choice brings, in one piece of HTML."""
    chart = _drawn(view)
    return views.html(view, chart=chart.html if isinstance(chart, Picture) else f"<p>{escape(chart)}</p>", rows=rows)


@dataclass(frozen=True)
class Explorer:
    """Findings to choose from, shown by Jupyter."""

    findings: Findings

    @property
    def first(self) -> View:
        """The view that is shown before anything is chosen: all of the first layer in which something is found."""
        layers = self.findings.layers
        return self.findings.view(Choice(next(filter(self.findings.kinds, layers), layers[0])))

    def still(self) -> list[tuple[dict[str, str], dict[str, Any]]]:
        """One item is an output of a kept notebook, with its metadata: the first view's chart, then its tables."""
        view = self.first
        chart, picture = _drawn(view), []
        said = chart.told if isinstance(chart, Picture) else f"<p>{escape(chart)}</p>"
        if isinstance(chart, Picture):
            data = {"image/png": b64encode(chart.png).decode(), "text/plain": chart.alt}
            picture = [(data, {"image/png": {"width": views.WIDTH, "alt": chart.alt}})]
        tables = views.html(view, chart=said, rows=KEPT) + f"<p>{say('explore.still')}</p>"
        return [*picture, ({"text/html": tables, "text/plain": views.summary(view)}, {})]

    def bundle(self) -> dict[str, Any]:
        """The choices as widgets, with a still of the first view for pages that have no widgets."""
        view = self.first
        still = {"text/html": _whole(view, KEPT), "text/plain": views.summary(view)}
        return {**_Desk(self.findings, view.choice.layer).box._repr_mimebundle_(), **still}

    def _ipython_display_(self) -> None:
        from IPython.display import display

        for data, metadata in [(self.bundle(), {})] if live.watched() else self.still():
            display(data, metadata=metadata, raw=True)


class _Desk:
    """The widgets: what is chosen in them, and beneath it what the choice brings."""

    def __init__(self, findings: Findings, layer: str) -> None:
        import ipywidgets as widgets  # half a second: only a reader pays for it

        self.findings, self.busy = findings, False
        wide = widgets.Layout(width="24em", max_width="100%")
        of = {"style": {"description_width": "8em"}, "layout": wide}
        layers = [(say(f"marked.layer.{layer}"), layer) for layer in findings.layers]
        orders = [(say(f"explore.sort.{sort}"), sort) for sort in SORTS]
        reports = [(say("explore.all"), ""), *((report, report) for report in findings.reports)]
        self.layer = widgets.Dropdown(options=layers, value=layer, description=say("explore.layer"), **of)
        self.kind = widgets.Dropdown(description=say("explore.kind"), **of)
        self.name = widgets.Combobox(
            description=say("explore.name"), placeholder=say("explore.all"), continuous_update=False, **of
        )
        self.report = widgets.Dropdown(options=reports, description=say("explore.report"), **of)
        self.sort = widgets.Dropdown(options=orders, description=say("explore.sort"), **of)
        self.shown = widgets.HTML(layout=widgets.Layout(width="100%"))
        choices = [self.layer, self.kind, self.name, self.report, self.sort]
        self.box: Widget = widgets.VBox(
            [widgets.HBox(choices, layout=widgets.Layout(flex_flow="row wrap")), self.shown]
        )
        self._offer_kinds()
        self._show()
        for widget in choices:
            widget.observe(self._changed, "value")

    def _offer_kinds(self) -> None:
        """What there is to choose in this layer; what was chosen in another goes."""
        layer = self.layer.value
        kinds = [(views.label(layer, kind), kind) for kind in self.findings.kinds(layer)]
        self.kind.options = [(say("explore.all"), ""), *kinds]
        self.kind.value = ""
        self._offer_names()

    def _offer_names(self) -> None:
        self.name.options = list(self.findings.names(self.layer.value, self.kind.value))
        self.name.value = ""

    def _changed(self, change: dict[str, Any]) -> None:
        if self.busy:  # a choice that another one made
            return
        self.busy = True
        try:
            if change["owner"] is self.layer:
                self._offer_kinds()
            elif change["owner"] is self.kind:
                self._offer_names()
            self._show()
        finally:
            self.busy = False

    def _show(self) -> None:
        choice = Choice(self.layer.value, self.kind.value, self.name.value.strip(), self.report.value, self.sort.value)
        self.shown.value = _whole(self.findings.view(choice), SEEN)
