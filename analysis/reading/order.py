"""The page put back into reading order: broken lines joined, what is lost marked, and the sentences that result.

A newspaper column, a photograph or a copied page breaks lines in mid-sentence. Each mend is a row in a ledger, and
`sentences` joins only what the ledger says: a row dropped from the ledger is a repair undone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.reading.layout import FINISHED, HEADING
from analysis.tables import BLOCKS, REPAIRS, SENTENCES, check, need

PROSE = re.compile(r"[，,。；;]")
CONTINUES = re.compile(r"[，,、。；;：:！？!?）)”’》」』的了着]")
SENTENCE = re.compile(r"[^。！？!?]*[。！？!?]+[”’」』）)]*|[^。！？!?]+$")
ASIDE = ("caption", "credit")  # what may stand between a line and its continuation
CONTEXT = 12  # characters shown on either side of a break


class Block(NamedTuple):
    """A row of the blocks, as far as it matters here."""

    number: int
    kind: str
    section: str
    start: int
    end: int
    text: str


Pieces = tuple[tuple[int, int], ...]


def _by_report(blocks: pd.DataFrame) -> Iterator[tuple[str, list[Block]]]:
    for report, page in blocks.groupby("report", sort=False):
        columns = (page[name] for name in ("block", "kind", "section", "start", "end", "text"))
        yield str(report), [Block(*row) for row in zip(*columns, strict=True)]


def _broken(page: list[Block]) -> list[int]:
    """Where in a page the lines of the body stand that stop in mid-sentence.

    A paragraph of prose without a final stop does. A short line may be an item of a list: it counts only on a page that
    breaks a paragraph too. The last line never counts, for nothing shows that text is missing after it.
    """
    body = [at for at, block in enumerate(page) if block.kind == "body"]
    unfinished = [at for at in body[:-1] if not FINISHED.search(page[at].text[-8:])]
    breaks_prose = any(len(page[at].text) > HEADING and PROSE.search(page[at].text) for at in unfinished)
    return unfinished if breaks_prose else []


def _continuation(page: list[Block], at: int, pairs: set[tuple[str, str]]) -> tuple[Block | None, str]:
    """The block that goes on with a broken one, if it is on the page, and what speaks for it."""
    here = page[at]
    then = next((i for i in range(at + 1, len(page)) if page[i].kind not in ASIDE), None)
    if then is None or page[then].kind != "body":
        return None, "cut off: a heading follows, not its continuation"
    there = page[then]
    if (here.text[-1], there.text[0]) in pairs:
        return there, f"{here.text[-1]}{there.text[0]} stands unbroken elsewhere in the report"
    if CONTINUES.match(there.text):
        return there, f"{there.text[0]} opens no sentence"
    if then == at + 1 and PROSE.search(here.text):
        return there, "prose without a stop, and body text right below"
    return None, "cut off: what stands below does not go on with it"


def repairs(blocks: pd.DataFrame) -> pd.DataFrame:
    """One row is a place where the page broke a line: joined to its continuation, or marked as lost.

    Parameters
    ----------
    blocks : lines of the reports, from `layout.blocks`

    Returns
    -------
    DataFrame with `report`; `block`, the broken line; `repair`: joined or lost; `continues`, the block that goes on
    with it, −1 where the page lost it; `start` and `end`, what stands between the two, as offsets into the report;
    `before` and `after`, up to twelve characters on either side; `why`, the evidence.

    """
    rows: list[tuple[Any, ...]] = []
    for report, page in _by_report(need(blocks, BLOCKS)):
        broken = _broken(page)
        pairs = {pair for block in page for pair in pairwise(block.text)} if broken else set()
        for at in broken:
            here, (there, why) = page[at], _continuation(page, at, pairs)
            to = (there.number, here.end, there.start) if there else (-1, here.end, here.end)
            after = there.text[:CONTEXT] if there else ""
            repair = "joined" if there else "lost"
            rows.append((report, here.number, repair, *to, here.text[-CONTEXT:], after, why))
    return check(REPAIRS.frame(rows), REPAIRS)


def _passages(page: list[Block], continues: dict[int, int]) -> Iterator[list[Block]]:
    """Blocks that are read in one go, in order of their first."""
    taken: set[int] = set()
    by_number = {block.number: block for block in page}
    for block in page:
        if block.number in taken:
            continue
        chain = [block]
        while (then := continues.get(chain[-1].number, -1)) in by_number and then > chain[-1].number:
            chain.append(by_number[then])
            taken.add(then)
        yield chain


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a passage stands in it, less the white space around it."""
    for found in SENTENCE.finditer(text):
        if stripped := found.group().strip():
            start = found.start() + found.group().index(stripped)
            yield start, start + len(stripped)


def _pieces(chain: list[Block], start: int, end: int) -> Pieces:
    """The offsets into the report of a passage's characters from `start` to `end`."""
    pieces, passed = [], 0
    for block in chain:
        first, last = max(start - passed, 0), min(end - passed, len(block.text))
        if first < last:
            pieces.append((block.start + first, block.start + last))
        passed += len(block.text)
    return tuple(pieces)


def _passage_sentences(chain: list[Block], lost: set[int]) -> Iterator[tuple[Any, ...]]:
    text = "".join(block.text for block in chain)
    whole_to = len(text) if chain[-1].number not in lost else len(text) - 1
    for start, end in _spans(text):
        pieces = _pieces(chain, start, end)
        yield chain[0].section, pieces[0][0], pieces[-1][1], text[start:end], chain[0].kind, pieces, end <= whole_to


def sentences(blocks: pd.DataFrame, repairs: pd.DataFrame) -> pd.DataFrame:
    """One row is a sentence of a report, in reading order, less what the page put in between.

    A sentence ends after 。！？!? and the closing marks that follow, and at the end of a line that no repair joins.

    Parameters
    ----------
    blocks : lines of the reports, from `layout.blocks`
    repairs : the ledger; without rows, every line stands as the page left it

    Returns
    -------
    DataFrame with `report`; `section`, the heading it stands under; `sentence`, its number from 0; `start` and `end`,
    offsets into the report; `text`; `kind` of its block; `pieces`, the offsets whose characters are the text, one
    pair for each line it runs over; `whole`, False where the page lost its end.

    """
    ledger = need(repairs, REPAIRS)
    rows: list[tuple[Any, ...]] = []
    for report, page in _by_report(need(blocks, BLOCKS)):
        mine = ledger[ledger.report == report]
        continues = dict(zip(mine.block, mine.continues, strict=True))
        lost = set(mine.block[mine.repair == "lost"])
        found = [row for chain in _passages(page, continues) for row in _passage_sentences(chain, lost)]
        rows += [(report, row[0], number, *row[1:]) for number, row in enumerate(sorted(found, key=lambda r: r[1]))]
    return check(SENTENCES.frame(rows), SENTENCES)


def positions(sentences: pd.DataFrame) -> npt.NDArray[np.int64]:
    """The offset into its report of each character of the sentences, one after the other.

    It carries a place in the joined text back to the page: a finding that ends where a line was broken still points
    at what it says.
    """
    pieces = np.array([piece for run in sentences.pieces for piece in run], dtype=np.int64).reshape(-1, 2)
    lengths = pieces[:, 1] - pieces[:, 0]
    passed = np.cumsum(lengths) - lengths
    return np.asarray(np.arange(lengths.sum()) + np.repeat(pieces[:, 0] - passed, lengths))


def located(rows: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """The rows, places with `report` and `start`, with the number of the `sentence` that each begins in."""
    said = sentences[["report", "start", "sentence"]].sort_values("start", kind="stable")
    by_start = rows.astype({"report": "str"}).sort_values("start", kind="stable")
    return pd.merge_asof(by_start, said, on="start", by="report").loc[:, lambda made: ~made.columns.duplicated()]
