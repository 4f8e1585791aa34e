"""The segmenter: its only importer."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.metadata import version

Cut = Callable[[str], list[str]]


@cache
def cutter(whole: frozenset[str] = frozenset()) -> Cut:
    """A function that cuts a text into words, which joined give back the text.

    Parameters
    ----------
    whole : words to keep whole; each set has a segmenter to itself, so none leaks

    """
    import rjieba  # 0.1 s, paid by the first text that is cut

    own = rjieba.Jieba()
    for word in sorted(whole):
        own.add_word(word, None, None)  # the least frequency that keeps it whole
    cut: Cut = own.cut
    return cut


@cache
def tagger() -> Callable[[str], list[tuple[str, str]]]:
    """A function that cuts a text into words, each with the part of speech that the segmenter's dictionary gives it."""
    import rjieba

    tag: Callable[[str], list[tuple[str, str]]] = rjieba.Jieba().tag
    return tag


def segmenter() -> str:
    """Name and version of the segmenter, for a figure's basis."""
    return f"rjieba {version('rjieba')}"
