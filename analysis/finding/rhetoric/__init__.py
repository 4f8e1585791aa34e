"""How it is said: figures of speech, metaphors, time frames, intensifiers, credit."""

from analysis.finding.rhetoric.credit import credit
from analysis.finding.rhetoric.devices import KINDS, devices
from analysis.finding.rhetoric.flows import flows
from analysis.finding.rhetoric.frames import frames
from analysis.finding.rhetoric.intensifiers import intensifiers
from analysis.finding.rhetoric.metaphors import families, metaphors
from analysis.finding.rhetoric.rates import effort_outcome, rates
from analysis.finding.rhetoric.slogans import slogans

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
