"""Which words keep company: collocates of a node, and the pairs of terms that stand beside one another.

Two words are a pair where they stand in one sentence, at most `window` words apart. Marks are no words: they neither
count as a step nor stop the window, the sentence does. A pair of tokens counts once for each of its two words as node:
a word between two tokens of the node is in two pairs.

The 2×2 table behind the statistics is one of such pairs: first word the node or another, second word the collocate or
another. Its margins are therefore the pairs of each word, not its tokens, and so what is expected is adjusted to the
window as it was, cut off at the ends of sentences. Only logDice takes tokens, as its author does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.counting import contingency, words
from analysis.counting.contingency import Cells
from analysis.tables import TOKENS, check, need
from analysis.tables.counting import COLLOCATES, NETWORK

Ints = npt.NDArray[np.int64]


class Running(NamedTuple):
    """Words one after the other: the distinct ones, which one each is, and the sentence it stands in."""

    distinct: pd.Index
    code: Ints
    sentence: Ints


def _running(tokens: pd.DataFrame) -> Running:
    tokens = need(tokens, TOKENS).astype({"text": "category"})
    distinct, code = tokens.text.cat.categories.astype("str"), tokens.text.cat.codes.to_numpy()
    is_word = np.asarray(distinct.str.contains(words.WORD), dtype=bool)[code]
    sentence = tokens.groupby(["report", "sentence"], sort=False, observed=True).ngroup().to_numpy()
    return Running(distinct, code[is_word].astype(np.int64), sentence[is_word].astype(np.int64))


def _pairs(running: Running, window: int) -> Iterator[tuple[Ints, Ints]]:
    """The words of each pair, the earlier and the later, for each distance in turn."""
    if window < 1:
        raise ValueError("a window of no words holds no collocate: give a window of 1 or more")
    for apart in range(1, window + 1):
        together = running.sentence[:-apart] == running.sentence[apart:]
        yield running.code[:-apart][together], running.code[apart:][together]


def _beside(running: Running, nodes: Collection[str], window: int) -> pd.DataFrame:
    """One row is a node with a word beside it, how often on either side, and the tokens and pairs of both."""
    size = len(running.distinct)
    is_node, margin = running.distinct.isin(list(nodes)), np.zeros(size, dtype=np.int64)
    sides: dict[str, list[Ints]] = {"left": [], "right": []}
    for earlier, later in _pairs(running, window):
        margin += np.bincount(earlier, minlength=size) + np.bincount(later, minlength=size)
        before, after = is_node[later], is_node[earlier]
        sides["left"].append(later[before] * size + earlier[before])
        sides["right"].append(earlier[after] * size + later[after])
    counts = {side: pd.Series(np.concatenate(found)).value_counts() for side, found in sides.items()}
    table = pd.DataFrame(counts).fillna(0).astype("int64").rename_axis("pair").reset_index()
    return _named(table.assign(count=table.left + table.right), running, margin)


def _named(table: pd.DataFrame, running: Running, margin: Ints) -> pd.DataFrame:
    """The table with its words, and the tokens and pairs of each."""
    size = len(running.distinct)
    tokens = np.bincount(running.code, minlength=size)
    for name, code in {"node": table.pair // size, "collocate": table.pair % size}.items():
        table[name] = running.distinct.to_numpy()[code]
        table[f"{name}_count"], table[f"{name}_pairs"] = tokens[code], margin[code]
    return table.assign(tokens=len(running.code), pairs=margin.sum())


def _log_dice(table: pd.DataFrame) -> npt.NDArray[np.float64]:
    """LogDice from tokens; the cells are not checked, for a word that repeats itself beside another exceeds them."""
    together, first, second, n = (
        table[name].to_numpy(dtype=float) for name in ("count", "node_count", "collocate_count", "tokens")
    )
    return contingency.log_dice(Cells(together, first - together, second - together, n - first - second + together))


def _scored(table: pd.DataFrame) -> pd.DataFrame:
    cells = Cells.of_pairs(table["count"], table.node_pairs, table.collocate_pairs, table.pairs)
    return table.assign(
        expected=contingency.expected(cells).o11,
        log_dice=_log_dice(table),
        mi=contingency.pmi(cells),
        mi3=contingency.mi3(cells),
        t=contingency.t_score(cells),
        g2=contingency.g2(cells),
        delta_p_forward=contingency.delta_p(cells),
        delta_p_backward=contingency.delta_p_back(cells),
    )


def collocates(
    tokens: pd.DataFrame,
    node: str | Collection[str],
    *,
    window: int = 5,
    at_least: int = 3,
    stop_words: Collection[str] | None = None,
) -> pd.DataFrame:
    """One row is a word that stands beside a node, with what the company is worth.

    Parameters
    ----------
    tokens : from `words.tokens`, in reading order, of the kinds of text to be searched; usually the body
    node : a word, or several; one that is no token of the text has no row, see `strings.cost` for why
    window : how many words on either side count as beside it
    at_least : fewest pairs; rarer ones prove little, and MI ranks them highest
    stop_words : words that are no collocates, though they count as steps; the package's own unless given

    Returns
    -------
    DataFrame with `node`, `collocate`; `count`, pairs of the two (f_xy), of which the collocate stands `left` or
    `right`; `node_count` (f_x) and `collocate_count` (f_y), tokens; `tokens`, words in all (N); `node_pairs`,
    `collocate_pairs` and `pairs`, pairs with either word, on both its sides, and in all: the margins of the table;
    `expected`, pairs of the two if words stood in random order; `log_dice`, 14 + log₂ of 2 f_xy / (f_x + f_y) (Rychlý
    2008), which passes 14 where a word repeats itself beside the other; `mi`, `mi3`, `t`, `g2` (four cells), of
    `contingency`; `delta_p_forward`, P(collocate | node) − P(collocate | not node), and `delta_p_backward`, the other
    way round. These rank; they test nothing, for a token stands in several pairs. By node, as given, then by logDice,
    ties by collocate.

    Raises
    ------
    ValueError : where the window is less than one word

    """
    nodes = [node] if isinstance(node, str) else list(dict.fromkeys(node))
    passed_over = words.stop_words() if stop_words is None else stop_words
    table = _beside(_running(tokens), nodes, window)
    table = table[(table["count"] >= at_least) & ~table.collocate.isin(list(passed_over))]
    table = _scored(table).assign(order=table.node.map(nodes.index))
    table = table.sort_values(["order", "log_dice", "collocate"], ascending=[True, False, True], ignore_index=True)
    return check(COLLOCATES.shape(table), COLLOCATES)


def network(tokens: pd.DataFrame, terms: Collection[str], *, window: int = 5) -> pd.DataFrame:
    """One row is a pair of terms that stand beside one another, for a chart of their network; each pair once.

    Parameters
    ----------
    tokens : as for `collocates`
    terms : the terms; of a pair, the one given first is `term`
    window : as for `collocates`, which has the same numbers for the same pair

    Returns
    -------
    DataFrame with `term`, `other`; `count`, pairs of the two; `term_count` and `other_count`, tokens; `tokens`, words
    in all; `log_dice`, as for `collocates`. The most frequent first, ties in the order of the terms.

    """
    rank = {term: at for at, term in enumerate(dict.fromkeys(terms))}
    table = _beside(_running(tokens), rank, window)
    table = table.assign(first=table.node.map(rank), second=table.collocate.map(rank)).query("first < second")
    table = table.assign(log_dice=_log_dice(table)).sort_values(
        ["count", "first", "second"], ascending=[False, True, True], ignore_index=True
    )
    names = {"node": "term", "collocate": "other", "node_count": "term_count", "collocate_count": "other_count"}
    return check(NETWORK.shape(table.rename(columns=names)), NETWORK)
