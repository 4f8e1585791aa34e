"""Time frames: over what time a report claims what it claims."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

import pandas as pd

from analysis import lexicon
from analysis.finding import text
from analysis.finding.phrases import alternatives, filled
from analysis.finding.rhetoric import dates as days
from analysis.finding.rhetoric.prose import readable
from analysis.finding.settling import settled
from analysis.tables import SENTENCES, check, need
from analysis.tables.rhetoric import FRAMES

ORDER = ("epoch", "plan", "rolling", "streak", "cutoff", "event", "future", "point")  # of two at one place, the first
OPENS = re.compile("(?:自从|自|从)?(?:党的)?“?\\Z")  # what a frame takes with it that stands before its form
EVENT = re.compile("期间|以来")
MARK = re.compile(r"[,。;:!?、…\n]|——|“(?=[^”]*\Z)")
SINCE = re.compile(
    "自从|(?<![来独各亲擅私源])自(?![我治主身觉然动愿己由信律查上下来])|(?<!服)从(?![严事业快而])|(?<![现存正])在"
)
YEAR = re.compile(r"(?P<y>(?:19|20)\d{2})年(?:(?P<m>\d{1,2})月)?")
REACH = 30  # characters before 以来 in which its event is looked for
LONGEST = 16  # characters of an event that no 自 begins


class Frame(NamedTuple):
    """A time frame of the text: where it stands, its kind, first and last time, why it is one."""

    start: int
    end: int
    kind: str
    since: str
    until: str
    rule: str


class Form(NamedTuple):
    """A form of the lexicon: kind, how its two ends are found, pattern."""

    kind: str
    since: str
    until: str
    pattern: re.Pattern[str]


@cache
def _epochs() -> Mapping[str, tuple[str, str, str]]:
    """The kind of an epoch, a plan or an event, when it began, when it ended."""
    return {row.word: (row.kind, row.since, row.until) for row in lexicon.table("epochs").itertuples()}


@cache
def _parts() -> dict[str, str]:
    """Named parts of the forms, with the words they stand for."""
    rows, words = lexicon.table("frames"), lexicon.table("epochs").groupby("kind").word.agg(list)
    rows = rows[rows.kind.str.startswith("{")]
    plans = alternatives(words.plan) + "|" + "|".join(f"{word[:-2]}”?普法" for word in words.publicity)
    known = {"{epoch}": f"(?P<e>{alternatives(words.epoch)})", "{plan}": f"(?P<e>{plans})"}
    return known | dict(zip(rows.kind, rows.pattern, strict=True))


@cache
def _forms() -> tuple[Form, ...]:
    rows = lexicon.table("frames")
    rows = rows[~rows.kind.str.startswith("{")]
    return tuple(
        Form(row.kind, row.since, row.until, filled(row.pattern, _parts())) for row in rows.itertuples(index=False)
    )


def _period(form: Form, found: re.Match[str], today: str) -> days.Period | None:
    """When a frame begins and ends; None where what is named is not what the form is for."""
    said = found.groupdict()
    first, last = days.named(said, today)
    if form.since == "later":
        return (first, "") if first[:4] >= today[:4] else None
    _, begun, ended = _epochs().get((said.get("e") or "").replace("”", ""), ("", "", ""))
    long = days.back(today, said["n"], said["u"]) if said.get("n") and not said.get("more") else ""
    since = {"now": today, "entry": begun, "named": first, "back": long}
    until = {"now": today, "entry": ended, "named": last, "ended": said.get("z")}
    return since.get(form.since, form.since), until.get(form.until, form.until) or ""


def _listed(plain: str, today: Callable[[int], str]) -> Iterator[Frame]:
    """Every frame that has a form of the lexicon, with the 自 or the mark before it."""
    for form in _forms():
        for found in form.pattern.finditer(plain):
            if period := _period(form, found, today(found.start())):
                opens = OPENS.search(plain, max(0, found.start() - 5), found.start())
                start = opens.start() if opens else found.start()
                yield Frame(start, found.end(), form.kind, *period, f"a form of {form.kind} in frames.tsv")


def _event(plain: str, end: int) -> int:
    """Where the event begins that ends before 以来 or 期间; the end itself where none is told from its clause."""
    said = MARK.split(plain[max(0, end - REACH) : end])[-1]
    since = [found for found in SINCE.finditer(said) if found.end() < len(said)]
    said = re.sub(f"^{_parts()['{adds}']}", "", said[since[-1].start() :] if since else said)
    none = len(said) < 2 or re.fullmatch(_parts()["{same}"], said) or (len(said) > LONGEST and not since)
    return end if none else end - len(said)


def _events(plain: str, said: str, today: Callable[[int], str]) -> Iterator[Frame]:
    """Every frame that an event makes: what stands before 以来 or 期间, be it a name."""
    for found in EVENT.finditer(plain):
        start = _event(plain, found.start())
        if start < found.start():
            year = YEAR.search(plain, start, found.start())
            since, until = days.named(year.groupdict(), "") if year else (_known(said[start : found.start()]), "")
            until = today(start) if found.group() == "以来" else until
            yield Frame(start, found.end(), "event", since, until, f"what stands before {found.group()}")


def _known(event: str) -> str:
    """When an event of the lexicon began."""
    known = (since for word, (kind, since, _) in _epochs().items() if word in event and (kind == "event" or word[2:]))
    return next(known, "")


def frames(
    sentences: pd.DataFrame, *, masked: pd.DataFrame | None = None, dates: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """One row is a time frame: words that set the time over which something is claimed or planned.

    The name of a plan (“十四五”规划) is none, nor is a date in a title (《》), in a caption or of an award's edition.
    Two frames never share a character: the larger one takes the date within it (自2013年…以来).

    Parameters
    ----------
    sentences : sentences of the reports, from `order.sentences`
    masked : rows of names and formulas (report, start, end), in which no frame begins; not of quantities, for a
        streak (连续5年) is both
    dates : the date of each report by its id, ISO 8601 as far as it is known (2024, 2024-03, 2024-03-18)

    Returns
    -------
    DataFrame with `report`, `section`, `sentence`; `start` and `end`, offsets into the report; `text`; `kind`: epoch
    (党的十八大以来), plan (“十四五”期间), rolling (近年来, 去年以来), streak (连续五年), cutoff (截至目前), event
    (疫情防控期间), future (下一步), point (2023年5月); `since` and `until`, ISO 8601 as far as known, else empty: a
    number of years is counted back from the report's date, what lasts until now ends with that date; `rule`, the form
    or the word that makes it one.

    """
    page = text.joined(need(sentences, SENTENCES))
    plain = readable(page, masked)
    row_dates = [days.known((dates or {}).get(report, "")) for report in sentences.report.astype("str")]

    def today(at: int) -> str:
        return row_dates[int(page.row(at))]

    found = [*_listed(plain, today), *_events(plain, page.plain, today)]
    made = settled(found, lambda frame: (ORDER.index(frame.kind), frame.start, -frame.end))
    return check(FRAMES.shape(page.table(made, Frame._fields[2:])), FRAMES)
