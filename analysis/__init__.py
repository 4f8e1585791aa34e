"""The language of Chinese official reports: read, counted, found and shown, each number with its place in the text.

>>> from analysis import Study
>>> from analysis.showing import charts, figures
>>> study = Study.read()
"""

from analysis.study import Study

__all__ = ["Study"]
