"""Sections: which heading a line stands under, and how headings nest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analysis.reading.lines import Line


class _Open(NamedTuple):
    """A section that is open."""

    style: str
    level: int
    name: str


def nest(page: list[Line]) -> None:
    """Give each line its section, the one above that, and each heading its level.

    A heading numbered as one that is open closes that; else it stands in the section that is open. What the file says
    of its level is believed. Two short lines without a number are one heading, and so is a broken one.
    """
    stack: list[_Open] = []
    seen: dict[str, int] = {}
    heads = {id(run[0]): run for run in _headings(page)}
    inside: set[int] = set()
    for line in page:
        if run := heads.get(id(line)):
            level = _close(stack, run[0])
            stack.append(_Open(run[0].style, level, _name(run, seen)))
            inside = {id(each) for each in run}
        if id(line) in inside:
            line.level = stack[-1].level
        line.section, line.above = (stack[-1].name if stack else ""), (stack[-2].name if len(stack) > 1 else "")


def _headings(page: list[Line]) -> Iterator[list[Line]]:
    """The lines of each heading."""
    run: list[Line] = []
    for line in [*page, None]:
        if line and line.kind == "heading" and run and _one(run, line):
            run.append(line)
            continue
        if run:
            yield run
        run = [line] if line and line.kind == "heading" else []


def _one(run: list[Line], line: Line) -> bool:
    """Whether a line goes on with the heading above it: broken, or of two lines, or the title of an annex."""
    if not line.style:
        return True
    return line.style == "bare" and run[0].style in ("bare", "annex") and not (line.level or run[0].level)


def _close(stack: list[_Open], line: Line) -> int:
    """Close the sections that do not hold a heading, and say its level."""
    if line.level:
        while stack and stack[-1].level >= line.level:
            stack.pop()
        return line.level
    if line.style in ("notes", "annex", "contents", "named"):
        stack.clear()
    at = next((i for i, each in enumerate(stack) if each.style == line.style), len(stack))
    del stack[at:]
    if stack and stack[-1].style in ("notes", "contents", "named"):
        stack.pop()
    return stack[-1].level + 1 if stack else 1


def _name(run: list[Line], seen: dict[str, int]) -> str:
    """A heading, its lines joined; the same heading said again has a number."""
    name = run[0].text
    for line in run[1:]:
        name += line.text if not line.style else f" · {line.text}"
    seen[name] = seen.get(name, 0) + 1
    return name + (f" ({seen[name]})" if seen[name] > 1 else "")
