"""What a field shows that is written as an equation: ringed numbers, readings above characters, fractions, powers."""

from __future__ import annotations

import re

from analysis.reading.formats.raised import lowered, raised

EQUATION = re.compile(r"\s*EQ\b", re.IGNORECASE)
SWITCH = re.compile(r"\\\*\s*(?:\"[^\"]*\"|\S+)")
#: A number laid over a ring, and a reading laid over its character, which is all that is kept.
RINGED = re.compile(r"\\o\s*\\a[clr]\s*\(\s*[○〇◯]\s*[,;，]\s*(\d{1,2})\s*\)")
READING = re.compile(r"\\o\s*(?:\\a\w\s*)?\(\s*\\s\s*\\up\s*\d+\s*\([^()]*\)\s*[,;，]\s*([^()]*)\)")
FRACTION = re.compile(r"\\f\s*\(\s*([^(),;]*)[,;，]\s*([^()]*)\)")
RAISED = re.compile(r"\\s\s*\\up\s*\d*\s*\(([^()]*)\)")
LOWERED = re.compile(r"\\s\s*\\do\s*\d*\s*\(([^()]*)\)")
LEFT = re.compile(r"\\\w+|[()]")


def shown(instruction: str) -> str:
    """What Word shows for a field that has no result; nothing where the field is no equation."""
    if not EQUATION.match(instruction):
        return ""
    text = SWITCH.sub("", EQUATION.sub("", instruction, count=1))
    text = RINGED.sub(lambda match: _ringed(int(match[1])), text)
    text = READING.sub(r"\1", text)
    text = FRACTION.sub(r"\1/\2", text)
    text = RAISED.sub(lambda match: raised(match[1]), text)
    text = LOWERED.sub(lambda match: lowered(match[1]), text)
    return LEFT.sub("", text).strip()


def _ringed(number: int) -> str:
    return chr(ord("①") + number - 1) if 1 <= number <= 20 else f"({number})"
