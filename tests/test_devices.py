"""Every example of a device, for and against: found where it stands in its report, or left alone."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis import Study
from analysis.reading.report import Report

EXAMPLES = pd.read_csv(Path(__file__).parent / "values" / "devices.tsv", sep="\t", keep_default_na=False, quoting=3)
SEEDS = {"SQ": "shangqiu", "HB": "hebi"}
#: The table of a device, and the kinds that count.
TABLES = {
    "numeric_formula": ("formulas", ()),
    "parallelism": ("devices", ("parallelism",)),
    "couplet": ("devices", ("couplet",)),
    "four_char_run": ("devices", ("fourchar",)),
    "slogan": ("slogans", ()),
    "classical": ("devices", ("quotation",)),
    "war_metaphor": ("metaphors", ("war",)),
    "rhetorical_question": ("devices", ("question",)),
    "direct_speech": ("devices", ("speech",)),
    "rank_claim": ("ranks", ()),
    "quantity": ("quantities", ()),
    "temporal": ("frames", ()),
    "modality": ("intensifiers", ()),
    "agent_credit": ("credit", ()),
}


def places(text: str, part: str) -> list[tuple[int, int]]:
    """Each place where a part stands in a text."""
    starts, at = [], text.find(part)
    while at >= 0:
        starts.append(at)
        at = text.find(part, at + 1)
    return [(start, start + len(part)) for start in starts]


def found_at(rows: pd.DataFrame, start: int, end: int, *, part: bool) -> bool:
    """Whether a row lies within a place, shares half of all characters that either has, or has it as a part."""
    within = (rows.start >= start) & (rows.end <= end) | (part & (rows.start <= start) & (rows.end >= end))
    both = rows.end.clip(upper=end) - rows.start.clip(lower=start)
    either = rows.end.clip(lower=end) - rows.start.clip(upper=start)
    return bool((within | (2 * both >= either)).any())


def tried(example: dict[str, str], seeds: Study) -> bool:
    """Whether the device is found at a place where the example stands in its report, or in the example by itself."""
    name, kinds = TABLES[example["device"]]
    if example["source"] in SEEDS:
        study, report = seeds, SEEDS[example["source"]]
    else:
        study, report = Study((Report("made", example["text"]),)), "made"
    text = next(each.text for each in study.reports if each.id == report)
    rows = getattr(study, name)
    rows = rows[(rows.report == report) & (rows.kind.isin(kinds) if kinds else True)]
    positive = example["polarity"] == "positive"
    return any(found_at(rows, *place, part=positive) for place in places(text, example["text"].strip("“”")))


def marked(example: dict[str, str]) -> object:
    known = [pytest.mark.xfail(reason=example["fails"])] if example["fails"] else []
    return pytest.param(example, marks=known, id=f"{example['device']}, {example['polarity']}: {example['text'][:16]}")


@pytest.mark.parametrize("example", [marked(row) for row in EXAMPLES.to_dict("records")])
def test_a_device_is_found_where_it_is_and_nowhere_else(seeds, example):
    assert tried(example, seeds) == (example["polarity"] == "positive")
