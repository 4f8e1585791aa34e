"""Table → Figure. Only this folder imports matplotlib and wordcloud, and it computes nothing that it shows."""

from analysis.showing.charts.arc import arc
from analysis.showing.charts.barcode import barcode
from analysis.showing.charts.card import card
from analysis.showing.charts.cloud import cloud
from analysis.showing.charts.contrast import contrast
from analysis.showing.charts.contributions import contributions
from analysis.showing.charts.dispersion import dispersion
from analysis.showing.charts.families import families
from analysis.showing.charts.flow import flow
from analysis.showing.charts.heat import heat
from analysis.showing.charts.house import render, stood_in
from analysis.showing.charts.lengths import lengths
from analysis.showing.charts.network import network
from analysis.showing.charts.overlap import overlap
from analysis.showing.charts.page import page
from analysis.showing.charts.ranking import ranking
from analysis.showing.charts.rates import rates
from analysis.showing.charts.sums import sums
from analysis.showing.charts.timeline import timeline

__all__ = [
    "arc",
    "barcode",
    "card",
    "cloud",
    "contrast",
    "contributions",
    "dispersion",
    "families",
    "flow",
    "heat",
    "lengths",
    "network",
    "overlap",
    "page",
    "ranking",
    "rates",
    "render",
    "stood_in",
    "sums",
    "timeline",
]
