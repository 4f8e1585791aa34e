"""What stands on every page of a PDF and is no part of its text: running heads and page numbers."""

from __future__ import annotations

import re
from collections import Counter

from analysis.reading.formats.pdf.glyphs import Stretch

EDGE = 2  # lines at the top and at the bottom of a page among which furniture is looked for
PAGE = re.compile(r"[\W_]*(?:(?:第|共|page|of|/)?[\W_]*\d{1,4}[\W_]*页?[\W_]*){1,2}", re.IGNORECASE)


def without_furniture(pages: list[list[Stretch]]) -> list[list[Stretch]]:
    """The pages, less what is at their edges and is a page number, or stands at one place of several pages."""
    seen = Counter(key for page in pages for key in {_key(stretch) for stretch in _edges(page)})
    kept = []
    for page in pages:
        edges = {id(stretch): stretch for stretch in _edges(page)}
        outermost = {id(page[0]), id(page[-1])} if len(page) > 1 else set()
        kept.append([each for each in page if not _is_furniture(each, edges, outermost, seen)])
    return kept


def _is_furniture(
    stretch: Stretch, edges: dict[int, Stretch], outermost: set[int], seen: Counter[tuple[str, int]]
) -> bool:
    if id(stretch) not in edges:
        return False
    numbers = id(stretch) in outermost and PAGE.fullmatch(stretch.text)
    return bool(numbers) or seen[_key(stretch)] > 1


def _edges(page: list[Stretch]) -> list[Stretch]:
    return page if len(page) <= 2 * EDGE else page[:EDGE] + page[-EDGE:]


def _key(stretch: Stretch) -> tuple[str, int]:
    """What a line has in common with its like on other pages: its words without figures, and its height."""
    return re.sub(r"\d+", "", stretch.text).strip(), round(stretch.bottom / 2)
