"""Time frames: over what time a report claims what it claims."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import pandas as pd

from analysis import lexicon
from analysis.finding import text
from analysis.finding.rhetoric import dates as days
from analysis.finding.rhetoric.prose import readable
from analysis.tables import SENTENCES, check, need
from analysis.tables.rhetoric import FRAMES

ORDER = ("epoch", "plan", "rolling", "streak", "cutoff", "event", "future", "point")  # of two at one place, the first
OPENS = re.compile("(?:自从|自|从)?(?:党的)?“?\\Z")  # what a frame takes with it that stands before its form
EVENT = re.compile("期间|以来")
MARK = re.compile(r"[,。;:!?、…\n]|——|“(?=[^”]*\Z)")
SINCE = re.compile(
    "自从|(?<![来独各亲擅私源])自(?![我治主身觉然动愿己由信律查上下来])|(?<!服)从(?![严事业快而])|(?<![现存正])在"
)
ADDS = re.compile("(?:尤其是?|特别是?|并且?|而且?|但是?|在|于)+")
YEAR = re.compile(r"(?P<y>(?:19|20)\d{2})年(?:(?P<m>\d{1,2})月)?")
SAME = ("", "此", "其", "这", "这一", "同一", "该")  # what stands before 期间 and names no event
REACH = 30  # characters before 以来 in which its event is looked for
LONGEST = 16  # characters of an event that no 自 begins


@dataclass(frozen=True)
class Frame:
    """A time frame of the text: where it stands, its kind, first and last time."""

    span: text.Span
    kind: str
    since: str
    until: str


@dataclass(frozen=True)
class Form:
    """A form of the lexicon: kind, how its two ends are found, pattern."""

    kind: str
    since: str
    until: str
    pattern: re.Pattern[str]


@cache
def _entries() -> dict[str, days.Period]:
    """What is known of an epoch or a plan: when it began, when it ended."""
    return {row.word: (row.since, row.until) for row in lexicon.table("epochs").itertuples()}


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


@cache
def _forms() -> tuple[Form, ...]:
    rows, entries = lexicon.table("frames"), lexicon.table("epochs").groupby("kind").word.agg(list)
    part = rows.kind.str.startswith("{")
    fill = dict(zip(rows.kind[part], rows.pattern[part], strict=True))
    plans = [f"{word[:-2]}”?普法" for word in entries.publicity] + entries.plan
    fill |= {"{epoch}": f"(?P<e>{_either(entries.epoch)})", "{plan}": f"(?P<e>{_either(plans)})"}
    return tuple(
        Form(row.kind, row.since, row.until, re.compile(_filled(row.pattern, fill))) for row in rows[~part].itertuples()
    )


def _filled(pattern: str, fill: Mapping[str, str]) -> str:
    """A pattern of the lexicon with its named parts; a part may hold another."""
    while any(name in pattern for name in fill):
        for name, part in fill.items():
            pattern = pattern.replace(name, part)
    return pattern


def _period(form: Form, found: re.Match[str], today: str) -> days.Period | None:
    """When a frame begins and ends; None where what is named is not what the form is for."""
    said = found.groupdict()
    first, last = days.named(said, today)
    if form.since == "later":
        return (first, "") if first[:4] >= today[:4] else None
    begun, ended = _entries()[said["e"].replace("”", "")] if said.get("e") else ("", "")
    long = days.back(today, days.number(said["n"]), said["u"]) if said.get("n") and not said.get("more") else ""
    values = {"now": today, "entry": begun, "named": first, "back": long}
    until = {"now": today, "entry": ended, "named": last, "ended": said.get("z")}
    return values.get(form.since, form.since), until.get(form.until, form.until) or ""


def _listed(plain: str, today: Callable[[int], str]) -> Iterator[Frame]:
    """Every frame that has a form of the lexicon."""
    for form in _forms():
        for found in form.pattern.finditer(plain):
            if period := _period(form, found, today(found.start())):
                yield Frame((_opened(plain, found.start()), found.end()), form.kind, *period)


def _opened(plain: str, start: int) -> int:
    """Where a frame begins with the 自 or the mark before it."""
    opens = OPENS.search(plain, max(0, start - 5), start)
    return opens.start() if opens else start


def _event(plain: str, end: int) -> int:
    """Where the event begins that ends before 以来 or 期间; the end itself where none is told from its clause."""
    said = MARK.split(plain[max(0, end - REACH) : end])[-1]
    since = [found for found in SINCE.finditer(said) if found.end() < len(said)]
    if since:
        said = said[since[-1].start() :]
    adds = ADDS.match(said)
    said = said[adds.end() :] if adds else said
    return end if said in SAME or len(said) < 2 or (len(said) > LONGEST and not since) else end - len(said)


def _events(plain: str, said: str, today: Callable[[int], str]) -> Iterator[Frame]:
    """Every frame that an event makes: what stands before 以来 or 期间, be it a name."""
    for found in EVENT.finditer(plain):
        start = _event(plain, found.start())
        if start == found.start():
            continue
        year = YEAR.search(plain, start, found.start())
        since, until = days.named(year.groupdict(), "") if year else (_known(said[start : found.start()]), "")
        yield Frame((start, found.end()), "event", since, today(start) if found.group() == "以来" else until)


def _known(event: str) -> str:
    """When an event of the lexicon began."""
    return next((since for word, since in _begun().items() if word in event), "")


@cache
def _begun() -> dict[str, str]:
    rows = lexicon.table("epochs")
    rows = rows[(rows.kind == "event") | (rows.word.str.len() > 2)]
    return dict(zip(rows.word, rows.since, strict=True))


def _apart(found: Iterable[Frame], length: int) -> list[Frame]:
    """Frames in their order; of two that share a character, the one of the kind that comes first, then the longer."""
    kept, taken = list[Frame](), bytearray(length)
    for frame in sorted(found, key=lambda frame: (ORDER.index(frame.kind), frame.span[0], -frame.span[1])):
        start, end = frame.span
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append(frame)
    return sorted(kept, key=lambda frame: frame.span)


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
    (疫情防控期间), future (下一步), point (2023年5月); `since` and `until`, ISO 8601 as far as known, else empty. A
    number of years is counted back from the report's date; what lasts until now ends with that date.

    """
    page = text.joined(need(sentences, SENTENCES))
    plain = readable(page, masked)
    known = {report: days.known((dates or {}).get(report, "")) for report in sentences.report.unique()}
    row_dates = sentences.report.map(known).to_list()

    def today(at: int) -> str:
        return str(row_dates[int(page.row(at))])

    found = _apart([*_listed(plain, today), *_events(plain, page.plain, today)], len(plain))
    made = page.rows(frame.span for frame in found)
    for name in ("kind", "since", "until"):
        made[name] = pd.Series([getattr(frame, name) for frame in found], dtype="str")
    return check(FRAMES.shape(made), FRAMES)
