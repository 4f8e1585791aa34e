"""Polarity by a word list that the user has installed, to be put on the same card as other measures.

No such list comes with the package: most have no licence that allows it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import ahocorasick
import numpy as np
import pandas as pd

from analysis.finding.text import joined
from analysis.tables import SENTENCES, check, need
from analysis.tables.reading import PLACE
from analysis.tables.sentiment import LEXICAL

SIGNS = {"+": 1, "positive": 1, "pos": 1, "1": 1, "-": -1, "negative": -1, "neg": -1, "-1": -1, "0": 0}


def _read(path: str | Path) -> dict[str, int]:
    """The words of a file with their signs; a first line that has none names the columns."""
    words: dict[str, int] = {}
    for number, line in enumerate(Path(path).read_text("utf-8-sig").splitlines(), 1):
        word, _, sign = (each.strip() for each in line.partition("\t"))
        if word and sign.lower() in SIGNS:
            words[word] = SIGNS[sign.lower()]
        elif word and number > 1:
            raise ValueError(f"{path}, line {number}: “{line}” is not a word, a tab, and one of {', '.join(SIGNS)}")
    return words


def lexica(sentences: pd.DataFrame, lexicon: str | Path | Mapping[str, float]) -> pd.DataFrame:
    """One row is a sentence, with the polarity that a word list gives it: more positive words, or more negative.

    Words are found as strings, the longest at each place, without regard to what governs them.

    Parameters
    ----------
    sentences : sentences of the reports, from `order.sentences`
    lexicon : a file of lines with a word, a tab and + or - (also positive, negative, 1, -1); or words with a number
        below or above 0, so that a list which another package loads, as cntext does, is given as a dictionary

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`, `start`, `end`, `text`, `kind`; `positive` and `negative`, how many
    such words stand in it; `polarity`: +, 0, -, by which are more.

    Raises
    ------
    ValueError : where a line of the file is not of that form, or there is no word in it

    """
    words = _read(lexicon) if isinstance(lexicon, str | Path) else lexicon
    automaton = ahocorasick.Automaton()
    for word, sign in words.items():
        if word:
            automaton.add_word(word, (len(word), float(sign)))
    if not len(automaton):
        raise ValueError("the word list is empty")
    automaton.make_automaton()
    made = need(sentences, SENTENCES)[[*PLACE, "kind"]].reset_index(drop=True)
    page = joined(made)
    hits = [(end - length + 1, sign) for end, (length, sign) in automaton.iter_long(page.source)]
    found = np.array(hits, dtype=float).reshape(-1, 2)
    row = page.row(found[:, 0].astype(np.int64))
    made["positive"] = np.bincount(row[found[:, 1] > 0], minlength=len(made))
    made["negative"] = np.bincount(row[found[:, 1] < 0], minlength=len(made))
    made["polarity"] = np.array(["0", "+", "-"])[np.sign(made.positive - made.negative)]
    return check(LEXICAL.shape(made), LEXICAL)
