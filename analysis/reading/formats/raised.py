"""Raised and lowered characters, so that ten to the second is not read as 102."""

from __future__ import annotations

RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")


def raised(text: str) -> str:
    """The text as superscript, as far as Unicode has its characters."""
    return text.translate(RAISED)


def lowered(text: str) -> str:
    """The text as subscript, as far as Unicode has its characters."""
    return text.translate(LOWERED)
