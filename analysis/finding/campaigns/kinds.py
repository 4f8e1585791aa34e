"""What a name shows of its kind: its words and characters, its ends, what stands beside it, what is known of it."""

from __future__ import annotations

import numpy as np

from analysis.finding.campaigns.around import Around, head, heads
from analysis.finding.campaigns.listed import KINDS
from analysis.finding.campaigns.marks import key
from analysis.finding.features import Class, Feature, Ints, Stretch

LONG = 20  # characters: of longer names the length is not told apart
ENDS = (1, 2, 3, 4)  # characters at the end of a name and after it
SIDES = (1, 2, 3)  # characters before a name


def shown(around: Around, first: Ints, last: Ints) -> list[Feature]:
    """The features of names, each from its first to its last word."""
    starts, ends, letters = around.starts[first], around.ends[last], around.letters
    size = len(around.text.plain)
    parts = {f"last {n}": Stretch(letters, np.maximum(ends - n, starts), ends) for n in ENDS}
    parts |= {f"after {n}": Stretch(letters, ends, np.minimum(ends + n, size)) for n in ENDS}
    parts |= {f"before {n}": Stretch(letters, np.maximum(starts - n, 0), starts) for n in SIDES}
    parts["first word"] = Stretch(letters, starts, around.ends[first])
    parts["last word"] = Stretch(letters, around.starts[last], ends)
    parts["last two words"] = Stretch(letters, around.starts[np.maximum(last - 1, first)], ends)
    made = [Feature(name, (part,)) for name, part in parts.items()]
    return [*made, *_inside(around, first, last), *_told(around, starts, ends)]


def _inside(around: Around, first: Ints, last: Ints) -> list[Feature]:
    """Each word of a name, and each two neighbouring characters."""
    word, of_word = _each(first, last + 1)
    place, of_place = _each(around.starts[first], around.ends[last] - 1)
    words = Stretch(around.letters, around.starts[word], around.ends[word])
    return [
        Feature("word", (words,), items=of_word),
        Feature("characters", (Stretch(around.letters, place, place + 2),), items=of_place),
    ]


def _each(begins: Ints, ends: Ints) -> tuple[Ints, Ints]:
    """All numbers from each begin to its end, and which of them they are of."""
    sizes = ends - begins
    of = np.repeat(np.arange(len(begins), dtype=np.int64), sizes)
    return np.arange(len(of), dtype=np.int64) - np.repeat(np.cumsum(sizes) - sizes - begins, sizes), of


def _told(around: Around, starts: Ints, ends: Ints) -> list[Feature]:
    """The kind that the head noun makes, the kind that the lexicon says, and the length."""
    plain = around.text.plain
    texts = [plain[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    kinds = [*KINDS, "none"]
    made = [kinds.index(heads().get(head(text), "none")) for text in texts]
    said = [kinds.index(around.listed.facts.get(key(text), {}).get("kind", "none")) for text in texts]
    classes = {"head noun makes": (made, kinds), "lexicon says": (said, kinds)}
    classes["length"] = ([min(len(text), LONG) for text in texts], [*map(str, range(LONG + 1))])
    return [Feature(name, (Class(np.array(at, dtype=np.int64), names),)) for name, (at, names) in classes.items()]
