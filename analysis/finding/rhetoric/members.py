"""What makes a figure of the members of a run: what they begin with, end with, or have at the same place."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.finding.rhetoric import shapes

SLACK = 2  # characters by which members may differ in length, or three tenths if that is more


def near(a: int, b: int) -> bool:
    """Whether two lengths are nearly one."""
    return abs(a - b) <= max(SLACK, 0.3 * max(a, b))


def _closing(key: str, said: Sequence[str]) -> bool:
    """Whether members joined by 、 may end in this: a noun of figures, grammar, a verb that all end in."""
    return shapes.closes(key) or shapes.marks(key) or _verb(key, said) or all(map(shapes.tells, said))


def _short(phrase: str) -> bool:
    """Whether a phrase of three characters is an adverb with what it bears on, or a verb with its object."""
    return phrase[0] in shapes.use("prefix") or shapes.opens_with_verb(phrase)


def _verb(key: str, said: Sequence[str]) -> bool:
    """Whether members of four characters or more end in a verb of one: 急办, 快办, but not 化."""
    least, most = min(map(len, said)), max(map(len, said))
    return key != "化" and len(key) == 1 and shapes.acting(key) and least > 3 and most - least < 2


def shared(said: Sequence[str]) -> str:
    """Characters that all have at the same place, counted from the end."""
    columns = zip(*[one[::-1] for one in said], strict=False)
    return "".join([column[0] for column in columns if column.count(column[0]) == len(column)])


def alike(said: Sequence[str]) -> bool:
    """Whether members are of nearly one length."""
    return near(min(map(len, said)), max(map(len, said)))


def same_start(said: Sequence[str], level: int) -> bool:
    """Whether what members begin with makes a figure of them."""
    key, even = shapes.prefix(said), alike(said)
    if min(map(len, said)) <= len(key):
        return False
    if shapes.opens(key) or all(map(shapes.opens_with_verb, said)):
        return level > 0 or even
    if key in shapes.use("prefix") and level == 0 and 2 < min(map(len, said)) <= max(map(len, said)) < 5:
        return not shapes.closes_series(shapes.suffix(said))
    if len(key) < 2 or not even:
        return False
    led = all(shapes.opens_with_verb(one[len(key) :]) for one in said)
    return led or (level == 0 and bool(shapes.suffix(said))) or all(map(shapes.tells, said))


def same_end(said: Sequence[str], level: int) -> bool:
    """Whether what members end with makes a figure of them."""
    key, least = shapes.suffix(said), min(map(len, said))
    if least <= len(key) or not alike(said):
        return False
    if shapes.closes_series(key) and not (level == 0 and _verb(key, said)):
        return (key == "化" and least > 4) or "的" in shared(said)
    acting, equal = all(map(shapes.opens_with_verb, said)), least == max(map(len, said))
    if least == 2 and equal:
        return acting
    bound = len(key) > 1 if level else _closing(key, said)
    if len(shared(said)) > 1 and least > 4 and (shapes.acting(shared(said)) or shapes.marks(shared(said))):
        return True
    return acting or (bound and (equal or _verb(key, said) or all(map(shapes.predicates, said))))


def same_build(said: Sequence[str], level: int) -> bool:
    """Whether members that share neither beginning nor end are built alike."""
    if shapes.prefix(said) or shapes.suffix(said):
        return False
    if same := shared(said)[::-1]:
        telling = shapes.marks(same) or (same == "的" and level == 0)
        telling = telling or sum(map(shapes.predicates, said)) >= len(said) - 1
        return telling or (len(same) > 1 and not shapes.closes_series(same))
    if len(said[0]) == 4:
        return False  # a run of four characters: `fourchar`
    if all(shapes.opens(one[0]) for one in said) or all(map(shapes.opens_with_verb, said)):
        return True
    if level == 0 and len(said[0]) < 4 and all(map(_short, said)):
        return True
    return len(said[0]) > 4 and all(map(shapes.tells, said))
