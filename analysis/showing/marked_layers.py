"""The layers of a marked report: which there are, what is told of each finding, and where each layer is dense."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

import pandas as pd

from analysis.showing.marked_spans import plain

#: How each layer is marked: the number of its line and colour in marked.css. A layer not named here takes a spare one.
LINES = {"initiative": 0, "formula": 1, "quantity": 2, "rank": 3, "device": 4, "metaphor": 5}
SPARE = (6, 7, 8)
STANCE, REPAIR = "stance", "repair"  # marked beside each sentence; marked where no character stands
WAVE = 5
PLACED = {"layer", "report", "section", "sentence", "kind", "text", "start", "end", "unit", "approx"}
KINDS_OF = {"metaphor": "family"}  # where `labels.tsv` names the kinds of a layer by another word
BINS, HEIGHT = 100, 14


class Finding(NamedTuple):
    """A finding or a repair, as the page tells it."""

    layer: str
    kind: str
    start: int
    end: int
    text: str
    polarity: str
    more: list[tuple[str, str]]
    """What else is known of it: the key and what it says."""


class Layer(NamedTuple):
    """A layer of the page."""

    name: str
    label: str
    line: int | None
    """The number of its line; None where it is not marked by a line in the text."""
    size: int
    bars: str
    """An SVG path: how many begin in each hundredth of the report, as high as the densest of this layer allows."""
    densest: str
    """The same in words."""

    @property
    def rule(self) -> str:
        """The declaration that draws the mark."""
        return "text-decoration-line:underline" if self.line == WAVE else f"--i{self.line}:var(--line{self.line})"


def told(findings: Iterable[Mapping[str, Any]], repairs: pd.DataFrame, words: Mapping[str, str]) -> list[Finding]:
    """One item is a finding or a repair of a report, in reading order, the longer first."""
    mends = repairs.to_dict("records")
    rows = [_finding(row, words) for row in findings] + [_repair(row, words) for row in mends]
    return sorted(rows, key=lambda row: (row.start, -row.end))


def _finding(row: Mapping[str, Any], words: Mapping[str, str]) -> Finding:
    polarity = str(row.get("polarity", ""))
    more = [(key, _said(key, row, words)) for key in row if key not in PLACED]
    text = plain(str(row["text"]))
    kept = [(key, said) for key, said in more if said and said != text]
    return Finding(str(row["layer"]), str(row["kind"]), int(row["start"]), int(row["end"]), text, polarity, kept)


def _repair(row: Mapping[str, Any], words: Mapping[str, str]) -> Finding:
    text = f"{row['before']} ⏎ {row['after']}".strip()
    start, end = int(row["start"]), int(row["end"])
    return Finding(REPAIR, str(row["repair"]), start, end, plain(text), "", [("why", plain(str(row["why"])))])


def _said(key: str, row: Mapping[str, Any], words: Mapping[str, str]) -> str:
    """What a record says under a key, as text; nothing where there is nothing to say."""
    value = row[key]
    if isinstance(value, list | tuple):
        return plain(" · ".join(map(str, value)))
    if value is None or value is False or value != value:
        return ""
    if key == "value":
        return f"{'≈ ' if row.get('approx') else ''}{float(value):,.12g} {plain(str(row.get('unit', '')))}".strip()
    if value is True:
        return words["marked.yes"]
    return plain(words.get(f"{key}.{value}", str(value)))


def layers(
    found: Sequence[Finding], sections: Sequence[tuple[int, str]], size: int, words: Mapping[str, str]
) -> list[Layer]:
    """One item is a layer of which something is found: those that have a mark of their own, then others, then repairs.

    Parameters
    ----------
    found : all findings
    sections : where each sentence begins, and its section
    size : characters of the report
    words : labels by key

    """
    last = {STANCE: 1, REPAIR: 2}
    names = sorted({row.layer for row in found}, key=lambda name: (last.get(name, 0), LINES.get(name, 99), name))
    spare = count()
    made = []
    for name in names:
        starts = [row.start for row in found if row.layer == name]
        label = words.get(f"marked.layer.{name}", plain(name))
        line = LINES.get(name, None if name in last else SPARE[next(spare) % len(SPARE)])
        densest = _densest(label, starts, sections, words)
        made.append(Layer(name, label, line, len(starts), _bars(starts, size), densest))
    return made


def _bars(starts: Sequence[int], size: int) -> str:
    bins = Counter(min(start * BINS // max(size, 1), BINS - 1) for start in starts)
    most = max(bins.values())
    heights = ((at, max(1, round(HEIGHT * n / most))) for at, n in sorted(bins.items()))
    return "".join(f"M{at} {HEIGHT}v-{high}h1v{high}" for at, high in heights)


def _densest(label: str, starts: Sequence[int], sections: Sequence[tuple[int, str]], words: Mapping[str, str]) -> str:
    begins, names = zip(*sections, strict=True) if sections else ((0,), ("",))
    at = pd.Series(begins).searchsorted(list(starts), side="right") - 1
    section, most = Counter(names[max(i, 0)] for i in at).most_common(1)[0]
    shown = plain(section) or words["marked.opening"]
    return words["marked.densest"].format(layer=label, n=len(starts), most=most, section=shown)


def data(found: Sequence[Finding], shown: Sequence[Layer], words: Mapping[str, str]) -> dict[str, Any]:
    """What the page's script reads: for each finding its layer, kind, start, end and what is told of it, by number.

    Its text stands in the page; what is told alike of many findings stands here once.
    """
    numbers = {layer.name: number for number, layer in enumerate(shown)}
    kinds = {pair: number for number, pair in enumerate(dict.fromkeys((row.layer, row.kind) for row in found))}
    keys = {key: number for number, key in enumerate(dict.fromkeys(key for row in found for key, _ in row.more))}
    mores = {more: number for number, more in enumerate(dict.fromkeys(tuple(row.more) for row in found))}
    rows = [
        (numbers[row.layer], kinds[row.layer, row.kind], row.start, row.end, mores[tuple(row.more)]) for row in found
    ]
    return {
        "layers": [layer.label for layer in shown],
        "beside": [layer.name in (STANCE, REPAIR) for layer in shown],
        "kinds": [_kind(*pair, words) for pair in kinds],
        "keys": [words.get(f"marked.key.{key}", plain(key)) for key in keys],
        "mores": [[part for key, said in more for part in (keys[key], said)] for more in mores],
        "words": {name: words[f"marked.{name}"] for name in ("matches", "in-list", "address")},
        "findings": [list(column) for column in zip(*rows, strict=True)] or [[]] * 5,
    }


def _kind(layer: str, kind: str, words: Mapping[str, str]) -> str:
    return words.get(f"{KINDS_OF.get(layer, layer)}.{kind}", plain(kind).replace("_", " "))
