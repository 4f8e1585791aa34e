"""The page put back into reading order: broken lines joined, what is lost marked, and the sentences that result.

A newspaper column, a photograph or a copied page breaks lines in mid-sentence. Each mend is a row in a ledger, and
`sentences` joins only what the ledger says: a row dropped from the ledger is a repair undone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.reading.continuing import Block, mended
from analysis.reading.ends import spans
from analysis.reading.layout import UNREAD
from analysis.reading.unseen import plain, shown
from analysis.tables import BLOCKS, REPAIRS, SENTENCES, check, need

CONTEXT = 12  # characters shown on either side of a break

Pieces = tuple[tuple[int, int], ...]


def _by_report(blocks: pd.DataFrame) -> Iterator[tuple[str, list[Block]]]:
    for report, page in blocks.groupby("report", sort=False):
        columns = (page[name] for name in ("block", "kind", "section", "start", "end", "text", "full"))
        yield str(report), [Block(*row) for row in zip(*columns, page.text.map(plain), strict=True)]


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
        for at, (there, why) in mended(page):
            here = page[at]
            to = (there.number, here.end, there.start) if there else (-1, here.end, here.end)
            after = there.said[:CONTEXT] if there else ""
            rows.append((report, here.number, "joined" if there else "lost", *to, here.said[-CONTEXT:], after, why))
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


def _read(chain: list[Block]) -> tuple[str, list[int]]:
    """The characters of a passage, and the offset of each into the report."""
    at = [block.start + i for block in chain for a, b in shown(block.text) for i in range(a, b)]
    return "".join(block.said for block in chain), at


def _pieces(at: list[int]) -> Pieces:
    """Offsets of characters as stretches that stand side by side in the report."""
    pieces: list[tuple[int, int]] = []
    for offset in at:
        if pieces and pieces[-1][1] == offset:
            pieces[-1] = (pieces[-1][0], offset + 1)
        else:
            pieces.append((offset, offset + 1))
    return tuple(pieces)


def _passage_sentences(chain: list[Block], lost: set[int]) -> Iterator[tuple[Any, ...]]:
    text, at = _read(chain)
    whole_to = len(text) if chain[-1].number not in lost else len(text) - 1
    for start, end in spans(text):
        pieces = _pieces(at[start:end])
        yield chain[0].section, pieces[0][0], pieces[-1][1], text[start:end], chain[0].kind, pieces, end <= whole_to


def sentences(blocks: pd.DataFrame, repairs: pd.DataFrame) -> pd.DataFrame:
    """One row is a sentence of a report, in reading order, less what the page put in between.

    It ends as `ends.spans` says, and at the end of a line that no repair joins. Its text is what is read: invisible
    characters are left out, and look-alikes (full-width letters, radicals) are the characters they look
    like. Lines that are no part of the text (`layout.UNREAD`) have no sentences.

    Parameters
    ----------
    blocks : lines of the reports, from `layout.blocks`
    repairs : the ledger; without rows, every line stands as the page left it

    Returns
    -------
    DataFrame with `report`; `section`, the heading it stands under; `sentence`, its number from 0; `start` and `end`,
    offsets into the report; `text`; `kind` of its block; `pieces`, the offsets whose characters are the text, one
    pair for each stretch without a gap; `whole`, False where the page lost its end; `above`, the section that holds
    the section.

    """
    ledger = need(repairs, REPAIRS)
    rows: list[tuple[Any, ...]] = []
    for report, page in _by_report(need(blocks, BLOCKS)):
        mine = ledger[ledger.report == report]
        continues = dict(zip(mine.block, mine.continues, strict=True))
        lost = set(mine.block[mine.repair == "lost"])
        read = [block for block in page if block.kind not in UNREAD]
        found = [row for chain in _passages(read, continues) for row in _passage_sentences(chain, lost)]
        rows += [(report, row[0], number, *row[1:]) for number, row in enumerate(sorted(found, key=lambda r: r[1]))]
    holding = blocks.drop_duplicates(["report", "section"])[["report", "section", "above"]]
    made = check(SENTENCES.frame(rows), SENTENCES)
    return made.merge(holding, how="left", on=["report", "section"])


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
