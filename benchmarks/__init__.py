"""Timings of the measures, as ratios."""
