"""Tables of words and numbers."""

from __future__ import annotations

from analysis.tables.promise import Table
from analysis.tables.reading import PLACE

COUNTED = {
    "term": str,
    "count": int,
    "total": int,
    "characters": int,
    "rate": float,
    "sections": int,
    "of_sections": int,
}
COUNTS = Table("a term in a report", ("report", "term"), {"report": str, **COUNTED})
SECTION_COUNTS = Table(
    "a term in a section of a report",
    ("report", "section", "term"),
    {"report": str, "section": str, **COUNTED},
)
LINES = Table(
    "a line of a report, with what was done to it",
    ("report", "block"),
    {"report": str, "block": int, "kind": str, "start": int, "end": int, "repair": str},
)
LENGTHS = Table(
    "a whole sentence of running text, with its length",
    ("report", "sentence"),
    {"report": str, "section": str, "sentence": int, "characters": int},
)
SUMMARY = Table(
    "a report: what is known of it, how long it is, what the page did to it",
    ("report",),
    {
        "report": str,
        "title": str,
        "place": str,
        "date": str,
        "characters": int,
        "body_characters": int,
        "sections": int,
        "sentences": int,
        "captions": int,
        "joined": int,
        "lost": int,
    },
)
PLACES = Table(
    "a place where a term stands",
    ("report", "start"),
    {**PLACE, "position": float},
)
BEGINNINGS = Table(
    "a section, with where its running text begins",
    ("report", "section"),
    {"report": str, "section": str, "position": float},
)
CONCORDANCE = Table(
    "a line of a concordance",
    ("report", "start"),
    {
        "report": str,
        "section": str,
        "sentence": int,
        "start": int,
        "end": int,
        "left": str,
        "text": str,
        "right": str,
    },
)
STRINGS = Table(
    "a phrase in a report, counted as a string",
    ("report", "phrase"),
    {
        "report": str,
        "phrase": str,
        "count": int,
        "inside": int,
        "across": int,
        "total": int,
        "characters": int,
        "rate": float,
    },
)
SEGMENTATION = Table(
    "a phrase, with what became of it when the text was cut into words",
    ("phrase",),
    {
        "phrase": str,
        "strings": int,
        "tokens": int,
        "inside": int,
        "split": int,
        "share_tokens": float,
        "share_inside": float,
        "share_split": float,
        "neighbours": str,
    },
)
COLLOCATES = Table(
    "a word that stands beside a node",
    ("node", "collocate"),
    {
        "node": str,
        "collocate": str,
        "count": int,
        "left": int,
        "right": int,
        "node_count": int,
        "collocate_count": int,
        "tokens": int,
        "node_pairs": int,
        "collocate_pairs": int,
        "pairs": int,
        "expected": float,
        "log_dice": float,
        "mi": float,
        "mi3": float,
        "t": float,
        "g2": float,
        "delta_p_forward": float,
        "delta_p_backward": float,
    },
)
NETWORK = Table(
    "a pair of terms that stand beside one another",
    ("term", "other"),
    {
        "term": str,
        "other": str,
        "count": int,
        "term_count": int,
        "other_count": int,
        "tokens": int,
        "log_dice": float,
    },
)
NEW_WORDS = Table(
    "a string of characters that may be a word",
    ("text",),
    {
        "text": str,
        "count": int,
        "characters": int,
        "cohesion": float,
        "left_entropy": float,
        "right_entropy": float,
        "score": float,
        "known": bool,
    },
)
PASSAGES = Table(
    "a passage of a report that stands word for word in another, with its first place there",
    ("report", "start"),
    {
        "report": str,
        "start": int,
        "end": int,
        "other": str,
        "other_start": int,
        "other_end": int,
        "text": str,
        "characters": int,
        "reports": int,
    },
)
REUSED = {"shared": int, "characters": int, "share": float}
SHARES = Table("a report, with how much of it stands in others", ("report",), {"report": str, **REUSED})
PAIRS = Table(
    "a report and another, with how much of the one stands in the other",
    ("report", "other"),
    {"report": str, "other": str, **REUSED},
)
NGRAMS = Table(
    "an n-gram in a report",
    ("report", "words"),
    {
        "report": str,
        "term": str,
        "words": str,
        "n": int,
        "count": int,
        "nested": int,
        "total": int,
        "characters": int,
        "rate": float,
    },
)
SPREAD = {
    "term": str,
    "count": int,
    "words": int,
    "range": int,
    "parts": int,
    "dp": float,
    "dp_norm": float,
    "juilland_d": float,
    "arf": float,
}
DISPERSION = Table("a term in a report, spread over its sections", ("report", "term"), {"report": str, **SPREAD})
REPORT_DISPERSION = Table("a term, spread over the reports", ("term",), SPREAD)
DIVERSE = {
    "tokens": int,
    "types": int,
    "ttr": float,
    "mtld": float,
    "hdd": float,
    "mattr": float,
    "yule_k": float,
}
DIVERSITY = Table("a report, with how varied its words are", ("report",), {"report": str, **DIVERSE})
SECTION_DIVERSITY = Table(
    "a section of a report, with how varied its words are",
    ("report", "section"),
    {"report": str, "section": str, **DIVERSE},
)
LISTED = {"term": str, "count": int, "size": int}
LIST = Table("a word, with its count and the size of the text", ("term",), LISTED)
FREQUENCIES = Table("a word in a report", ("report", "term"), {"report": str, **LISTED})
SECTION_FREQUENCIES = Table(
    "a word in a section of a report",
    ("report", "section", "term"),
    {"report": str, "section": str, **LISTED},
)
REFERENCE = Table("a word of a reference corpus", ("term",), {**LISTED, "characters": int})
COMPARED = {**LISTED, "reference_count": int, "reference_size": int}
KEYED = {
    **COMPARED,
    "rate": float,
    "reference_rate": float,
    "g2": float,
    "g2_two_cell": float,
    "chi2": float,
    "p": float,
    "p_fisher": float,
    "p_bonferroni": float,
    "p_bh": float,
    "log_ratio": float,
    "diff_percent": float,
    "odds_ratio": float,
}
KEYNESS = Table("a word, compared in two texts", ("term",), KEYED)
REPORT_KEYNESS = Table("a word, compared in a report and elsewhere", ("report", "term"), {"report": str, **KEYED})
SECTION_KEYNESS = Table(
    "a word, compared in a section and elsewhere",
    ("report", "section", "term"),
    {"report": str, "section": str, **KEYED},
)
INTERVALS = Table(
    "a word, compared in two texts, with an interval",
    ("term",),
    {
        **COMPARED,
        "log_ratio": float,
        "low": float,
        "high": float,
        "same_sign": int,
        "resamples": int,
        "parts": int,
        "reference_parts": int,
    },
)
