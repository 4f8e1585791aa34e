"""Lines that go on: which lines of a page stop in mid-sentence, and which line goes on with each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from analysis.reading.cues import number, tells
from analysis.reading.headings import HEADING
from analysis.reading.lines import CLOSES, FINISHED, OPENED, in_number

PROSE = re.compile(r"[，,。；;]")
CONTINUES = re.compile(r"[，,、。；;：:！？!?）)”’》」』】〕的了着]")
STOP = re.compile(r"[。！？!?]")
RUNNING = ("body", "note", "annex")
ASIDE = ("caption", "credit", "furniture")  # what may stand between a line and its continuation


class Block(NamedTuple):
    """A row of the blocks, as far as it matters here, and what is read of its text."""

    number: int
    kind: str
    section: str
    start: int
    end: int
    text: str
    full: bool
    said: str


Found = tuple[Block | None, str]


class _Page(NamedTuple):
    """The blocks of a report, and what of them all tells how a line goes on."""

    blocks: list[Block]
    pairs: set[tuple[str, str]]
    """Characters that stand side by side; none where the page breaks no paragraph."""
    last: int
    """Where the last running text stands."""


def mended(blocks: list[Block]) -> Iterator[tuple[int, Found]]:
    """One item is the place of a line that stops in mid-sentence, and the line that goes on with it, with evidence."""
    running = [block.said for block in blocks if block.kind in RUNNING]
    breaks = any(_prose(said) and not FINISHED.search(said[-8:]) for said in running[:-1])
    pairs = {pair for said in running for pair in pairwise(said)} if breaks else set()
    last = max((at for at, block in enumerate(blocks) if block.kind in RUNNING), default=-1)
    page = _Page(blocks, pairs, last)
    carried = -1
    for at in range(len(blocks) - 1):
        if found := _mend(page, at, carried=blocks[at].number == carried):
            carried = found[0].number if found[0] else -1
            yield at, found


def _prose(said: str) -> bool:
    return bool(STOP.search(said) or (len(said) > HEADING and PROSE.search(said)))


def _mend(page: _Page, at: int, *, carried: bool) -> Found | None:
    """What goes on with a block, and what speaks for it; None where nothing needs mending.

    `carried`: it goes on itself with a line above, and so is no item and no heading.
    """
    here = page.blocks[at]
    if here.kind == "heading" and _one_heading(here, page.blocks[at + 1]):
        return page.blocks[at + 1], "a heading that the page broke"
    if here.kind not in RUNNING or (FINISHED.search(here.said[-8:]) and not tells("list word", here.said)):
        return None
    then = next((i for i in range(at + 1, len(page.blocks)) if page.blocks[i].kind not in ASIDE), at)
    if page.blocks[then].kind != here.kind or then == at:
        return _lost(page, at)
    there = page.blocks[then]
    below = all(block.kind == "furniture" for block in page.blocks[at + 1 : then])
    if why := _sure(here.said, there.said, full=here.full, turned=below and then > at + 1):
        return there, why
    if why := _likely(here.said, there.said, page.pairs, below=below and (carried or bool(PROSE.search(here.said)))):
        return there, why
    return None if _opens(there.said) else _lost(page, at)


def _one_heading(here: Block, there: Block) -> bool:
    whole = here.said + there.said
    return there.kind == "heading" and there.section == here.section and there.section.startswith(whole)


def _sure(here: str, there: str, *, full: bool, turned: bool) -> str:
    """What shows by itself that a line goes on with another."""
    if OPENED.search(here):
        return f"{here[-1]} ends no sentence"
    if tells("list word", here):
        return f"{here} opens a sentence"
    if CLOSES.match(there) or in_number(here, there):
        return f"{there[0]} opens no line"
    if _opens(there) or tells("label", here):
        return ""
    if turned:
        return "without a stop at the end of a page"
    return "as long as the page is wide, and without a stop" if full else ""


def _opens(there: str) -> bool:
    """Whether a line opens an item, a note or an address, so that it goes on with none."""
    return number(there) is not None or any(tells(kind, there) for kind in ("opener", "salutation", "note"))


def _likely(here: str, there: str, pairs: set[tuple[str, str]], *, below: bool) -> str:
    """What speaks for a line going on with another, on a page that breaks paragraphs."""
    if not pairs or tells("label", here) or _opens(there):
        return ""
    if (here[-1], there[0]) in pairs and not (here[-1].isdigit() and there[0].isdigit()):
        return f"{here[-1]}{there[0]} stands unbroken elsewhere in the report"
    if CONTINUES.match(there):
        return f"{there[0]} opens no sentence"
    return "prose without a stop, and body text right below" if below else ""


def _lost(page: _Page, at: int) -> Found | None:
    """That a line is cut off: a caption or the like follows, not its continuation, and it is no label and no item."""
    here = page.blocks[at]
    if not page.pairs or at >= page.last or page.blocks[at + 1].kind not in ASIDE or tells("label", here.said):
        return None
    alone = at == 0 or bool(FINISHED.search(page.blocks[at - 1].said[-8:])) or bool(PROSE.search(here.said))
    return (None, "cut off: nothing that stands below goes on with it") if alone or _prose(here.said) else None
