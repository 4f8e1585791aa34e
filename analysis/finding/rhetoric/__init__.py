"""How it is said: figures of speech, metaphors, time frames, intensifiers, credit."""

from analysis.finding.rhetoric.credited import credit
from analysis.finding.rhetoric.density import effort_outcome, rates
from analysis.finding.rhetoric.devices import KINDS, devices
from analysis.finding.rhetoric.directions import flows
from analysis.finding.rhetoric.graded import intensifiers
from analysis.finding.rhetoric.metaphors import families, metaphors
from analysis.finding.rhetoric.repeated import slogans
from analysis.finding.rhetoric.timeframes import frames

__all__ = [
    "KINDS",
    "credit",
    "devices",
    "effort_outcome",
    "families",
    "flows",
    "frames",
    "intensifiers",
    "metaphors",
    "rates",
    "slogans",
]
