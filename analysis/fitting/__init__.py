"""Judges fitted to coded reports: `python -m analysis.fitting CODED TEXTS`; needs the extra `fit`."""
