"""What a sentence conveys: its stance, feeling, what SnowNLP makes of it, and how far each measure can be believed."""

from analysis.finding.sentiment.course import arcs
from analysis.finding.sentiment.feeling import affect
from analysis.finding.sentiment.labelling import stances
from analysis.finding.sentiment.opinion import contributions
from analysis.finding.sentiment.opinion import scores as snownlp
from analysis.finding.sentiment.validity import best, card, coded, confusion, polarities
from analysis.finding.sentiment.wordlists import lexica

__all__ = [
    "affect",
    "arcs",
    "best",
    "card",
    "coded",
    "confusion",
    "contributions",
    "lexica",
    "polarities",
    "snownlp",
    "stances",
]
