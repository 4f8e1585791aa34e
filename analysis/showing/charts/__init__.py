"""Table → Figure. Only this folder imports matplotlib, seaborn and wordcloud, and it computes nothing that it shows."""

from analysis.showing.charts.barcode import barcode
from analysis.showing.charts.cloud import cloud
from analysis.showing.charts.house import render
from analysis.showing.charts.lengths import lengths
from analysis.showing.charts.page import page
from analysis.showing.charts.ranking import ranking

__all__ = ["barcode", "cloud", "lengths", "page", "ranking", "render"]
