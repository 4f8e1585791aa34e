"""The text of a file in Markdown, without its marks."""

from __future__ import annotations

import re

from analysis.reading.formats.content import Content
from analysis.reading.formats.html import from_source
from analysis.reading.formats.plain import text_of

FRONT_MATTER = re.compile(r"\A---\n(?:(?:[\w-]+:|[ \t]|- ).*\n)*---\n")


def read(data: bytes) -> Content:
    """The text of a file in Markdown."""
    from markdown_it import MarkdownIt

    # With breaks each line stays one: a line lost in the next cannot be found again, a broken one can be joined.
    markdown = MarkdownIt("commonmark", {"breaks": True}).enable("table")
    return from_source(markdown.render(FRONT_MATTER.sub("", text_of(data))))
