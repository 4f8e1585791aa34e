"""What the styles of a Word file say of the paragraphs and runs that have them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from analysis.reading.formats.word.package import tree

#: Word writes the names of its own styles in English in every language; other programs do not.
KINDS = (
    (re.compile(r"(?:heading|标题)\s*(\d)"), "heading"),
    (re.compile(r"title|标题"), "title"),
    (re.compile(r"toc (?:\d|heading)|目录 ?\d?"), "contents"),
    (re.compile(r"caption|题注"), "caption"),
    (re.compile(r"(?:foot|end)note text|脚注文本|尾注文本"), "note"),
)


@dataclass(slots=True)
class Style:
    """One style: the kind and level of its paragraphs, their list, and whether their text is hidden or raised."""

    kind: str = ""
    level: int = 0
    list_id: str = ""
    list_level: str = ""
    hidden: bool = False
    raised: str = ""


PLAIN = Style()


def styles(part: bytes) -> dict[str, Style]:
    """The styles of a file by their id; the default style of paragraphs has the id ''."""
    root = tree(part)
    found = {value(each, "styleId"): each for each in (root.iterfind("{*}style") if root is not None else ())}
    made = {id: _style(each, found) for id, each in found.items()}
    for id, each in found.items():
        if value(each, "type") == "paragraph" and value(each, "default") in ("1", "true"):
            made[""] = made[id]
    return made


def value(element: Any, name: str = "val") -> str:
    """An attribute of an element, in whichever of Word's two namespaces; '' where there is none."""
    if element is None:
        return ""
    return next((str(given) for key, given in element.attrib.items() if key.rpartition("}")[2] == name), "")


def switched_on(given: str) -> bool:
    """Whether a property that is there is on."""
    return given not in ("0", "false", "off")


def _style(element: Any, found: dict[str, Any]) -> Style:
    """A style with what it has from those that it is based on."""
    chain: list[Any] = []
    while element is not None and element not in chain:
        chain.append(element)
        element = found.get(value(element.find("{*}basedOn")))
    style = Style()
    for each in reversed(chain):
        _take(style, each)
    return style


def _take(style: Style, element: Any) -> None:
    name = value(element.find("{*}name")).lower()
    outline = value(element.find("{*}pPr/{*}outlineLvl"))
    if outline.isdigit():
        style.kind, style.level = ("heading", int(outline) + 1) if int(outline) < 9 else ("", 0)
    for form, kind in KINDS:
        if match := form.fullmatch(name):
            style.kind, style.level = kind, int(match[1]) if match.groups() else 0
    style.list_id = value(element.find("{*}pPr/{*}numPr/{*}numId")) or style.list_id
    style.list_level = value(element.find("{*}pPr/{*}numPr/{*}ilvl")) or style.list_level
    if (vanish := element.find("{*}rPr/{*}vanish")) is not None:
        style.hidden = switched_on(value(vanish))
    style.raised = value(element.find("{*}rPr/{*}vertAlign")) or style.raised
