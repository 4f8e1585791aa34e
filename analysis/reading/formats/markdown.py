"""The text of a file in Markdown, without its marks."""

from __future__ import annotations

import re

from analysis.reading.formats.content import SPLIT, Content, RefusedError
from analysis.reading.formats.html import from_source
from analysis.reading.formats.plain import text_of

BYTES = 1_000_000  # the parser takes several seconds for as much
NESTED = 100  # lists and quotations within one another: what is deeper, the parser leaves out
FRONT_MATTER = re.compile(r"\A---\n(?:(?:[\w-]+:|[ \t]|- ).*\n)*---\n")


def read(data: bytes) -> Content:
    """The text of a file in Markdown."""
    from markdown_it import MarkdownIt

    if len(data) > BYTES:
        raise RefusedError(f"has more than {BYTES:,} bytes: save it as .txt, or {SPLIT}")
    # With breaks each line stays one: a line lost in the next cannot be found again, a broken one can be joined.
    markdown = MarkdownIt("commonmark", {"breaks": True, "maxNesting": NESTED}).enable("table")
    return from_source(markdown.render(FRONT_MATTER.sub("", text_of(data))))
