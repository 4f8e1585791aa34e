"""Table → Figure. Only this folder imports matplotlib, seaborn and wordcloud, and it computes nothing that it shows."""

from analysis.showing.charts.barcode import barcode
from analysis.showing.charts.cloud import cloud
from analysis.showing.charts.contrast import contrast
from analysis.showing.charts.dispersion import dispersion
from analysis.showing.charts.heat import heat
from analysis.showing.charts.house import render
from analysis.showing.charts.lengths import lengths
from analysis.showing.charts.network import network
from analysis.showing.charts.overlap import overlap
from analysis.showing.charts.page import page
from analysis.showing.charts.ranking import ranking
from analysis.showing.charts.sums import sums
from analysis.showing.charts.timeline import timeline

__all__ = [
    "barcode",
    "cloud",
    "contrast",
    "dispersion",
    "heat",
    "lengths",
    "network",
    "overlap",
    "page",
    "ranking",
    "render",
    "sums",
    "timeline",
]
