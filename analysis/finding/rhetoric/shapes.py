"""What a phrase is built like, told from lists of words: no segmenter decides what is found."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from analysis import lexicon

MANY = 1 << 15  # beginnings and ends of phrases that are remembered
LONG = 3  # characters of a word in `figures.tsv` that opens or closes a member, at most


@cache
def use(name: str) -> frozenset[str]:
    """Words of `figures.tsv` with this use."""
    rows = lexicon.table("figures")
    return frozenset(rows.word[rows.use == name])


@cache
def _verbs(*, quality: bool, size: int) -> frozenset[str]:
    rows = lexicon.table("verbs")
    rows = rows[rows["class"].str.startswith("quality") == quality]
    return frozenset(rows.verb[rows.verb.str.len() == size])


@cache
def idioms() -> frozenset[str]:
    """Phrases of four characters that are set."""
    return frozenset(lexicon.table("idioms").idiom)


@cache
def _opposites() -> frozenset[tuple[str, str]]:
    rows = lexicon.table("antonyms")
    pairs = list(zip(rows.word, rows.opposite, strict=True))
    return frozenset(pairs + [(other, one) for one, other in pairs])


def opens(phrase: str) -> bool:
    """Whether a word of grammar, a verb that leads or a word for a time stands first."""
    return _opens(phrase[:LONG])


@lru_cache(MANY)
def _opens(begin: str) -> bool:
    return any(begin[:size] in use("opens") for size in range(1, LONG + 1))


def marks(characters: str) -> bool:
    """Whether one of the characters is a word of grammar."""
    return not use("marks").isdisjoint(characters)


def closes_series(phrase: str) -> bool:
    """Whether the head of a series of nouns stands last: a place, an agency, an office, a kind."""
    return _closes_series(phrase[-LONG:])


@lru_cache(MANY)
def _closes_series(end: str) -> bool:
    return any(end[-size:] in use("series") for size in range(1, LONG + 1))


def closes(phrase: str) -> bool:
    """Whether a noun stands last that figures end in: 事, 战, 关."""
    return phrase[-1:] in use("closes")


def frozen(phrase: str) -> bool:
    """Whether a series is a set phrase of the genre, repeated everywhere as it is."""
    return phrase in use("frozen")


def opens_with_verb(phrase: str) -> bool:
    """Whether a verb stands first: of two characters (also 盯住), or of one, with an object of one, two or four."""
    return _begins_with_verb(phrase[:2], min(len(phrase), 6))


@lru_cache(MANY)
def _begins_with_verb(begin: str, size: int) -> bool:
    one = begin[:1] in _verbs(quality=False, size=1)
    if size in (2, 3, 5) and (one or size == 3):
        return one
    return begin in _verbs(quality=False, size=2) or (one and begin[1:] in use("result"))


def acts(phrase: str) -> bool:
    """Whether a verb stands first or last."""
    return opens_with_verb(phrase) or ends_with_verb(phrase)


def ends_with_verb(phrase: str) -> bool:
    """Whether a verb of two characters stands last."""
    return phrase[-2:] in _verbs(quality=False, size=2)


def ends_with_quality(phrase: str) -> bool:
    """Whether a quality is told last."""
    return phrase[-2:] in _verbs(quality=True, size=2) or ends_with_quality_one(phrase)


def ends_with_quality_one(phrase: str) -> bool:
    """Whether a quality of one character is told last."""
    return phrase[-1:] in _verbs(quality=True, size=1)


def tells(phrase: str) -> bool:
    """Whether a verb or a quality stands last."""
    return ends_with_verb(phrase) or ends_with_quality(phrase)


def predicates(phrase: str) -> bool:
    """Whether a phrase says something of something, rather than names it."""
    return phrase in idioms() or opens_with_verb(phrase) or tells(phrase)


def says(phrase: str) -> bool:
    """Whether a phrase of four characters says something: a verb or a quality at its edge, grammar in it, or set."""
    inner = phrase[0] != phrase[2] and (phrase[0], phrase[2]) in _opposites()
    return inner or predicates(phrase) or marks(phrase)


def build(phrase: str) -> str:
    """A phrase as V, A or N for each two of its characters: a verb, a quality, or neither."""
    return "".join([_class(phrase[at : at + 2]) for at in range(0, len(phrase), 2)])


@lru_cache(MANY)
def _class(word: str) -> str:
    return "V" if word in _verbs(quality=False, size=2) else "A" if word in _verbs(quality=True, size=2) else "N"


def prefix(phrases: Sequence[str]) -> str:
    """What all phrases begin with."""
    low, high = min(phrases), max(phrases)
    for at, (one, other) in enumerate(zip(low, high, strict=False)):
        if one != other:
            return low[:at]
    return low[: len(high)]


def suffix(phrases: Sequence[str]) -> str:
    """What all phrases end with."""
    return prefix([phrase[::-1] for phrase in phrases])[::-1]


def slots(phrases: Sequence[str]) -> str:
    """Phrases of one length as a pattern: what they share stands, … for the rest."""
    columns = zip(*phrases, strict=False)
    made = "".join([column[0] if column.count(column[0]) == len(column) else "…" for column in columns])
    while "……" in made:
        made = made.replace("……", "…")
    return made


def frame(phrases: Sequence[str]) -> str:
    """What phrases share, as a pattern to read: 紧盯…量; empty if they share nothing."""
    if len({len(phrase) for phrase in phrases}) == 1:
        made = slots(phrases)
    else:
        begin = prefix(phrases)
        made = f"{begin}…{suffix([phrase[len(begin) :] for phrase in phrases])}"
    return made if made != "…" else ""


def antithesis(one: str, other: str) -> str:
    """Opposites at the same place of two phrases, as 多/少; empty if there are none."""
    known = _opposites()
    for at in range(min(len(one), len(other)) - 1):
        if (both := (one[at : at + 2], other[at : at + 2])) in known:
            return "/".join(both)
    return next(("/".join(both) for both in zip(one, other, strict=False) if both in known), "")


@cache
def _correlatives() -> Mapping[str, list[tuple[str, str]]]:
    """Words that belong together, by the first character of the second."""
    found: dict[str, list[tuple[str, str]]] = {}
    for one, _, other in (words.partition("/") for words in sorted(use("pair"))):
        found.setdefault(other[0], []).append((one, other))
    return found


def correlated(one: str, other: str) -> bool:
    """Whether two clauses open with words that belong together: 不是, 而是."""
    pairs = _correlatives().get(other[:1], ())
    return any(other.startswith(second) and one.startswith(first) for first, second in pairs)


@cache
def _award() -> re.Pattern[str]:
    return re.compile("|".join(sorted(use("award"), key=len, reverse=True)))


def awarded(one: str, other: str) -> bool:
    """Whether both tell of awards, places and rates: a series of results."""
    return bool((found := _award().search(one)) and found[0] in other)


def named(one: str, other: str) -> bool:
    """Whether both end in the head of a series: two agencies, two places."""
    return len(one) > 3 and closes_series(one[-2:]) and closes_series(other[-2:]) and not tells(one)


def acting(characters: str) -> bool:
    """Whether one of the characters is a verb."""
    return not _verbs(quality=False, size=1).isdisjoint(characters)
