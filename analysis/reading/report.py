"""The thing studied: a report as it was published, never changed after it is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import NamedTuple


class Mark(NamedTuple):
    """One piece of a report of which the file itself says what it is: a Word style, an element of HTML.

    The lines of `text[start:end]` are of `kind`: title, heading, note, caption, contents, table or body.
    """

    start: int
    end: int
    kind: str
    level: int = 0
    """Of a heading, 1 to 9, and 0 where the file does not tell; of all else 0."""


@dataclass(frozen=True)
class Report:
    """A report as published.

    All offsets of the package refer to `text`, one unit a character. `sha256` is that of the file's bytes where the
    report was read from a file, else of the text in UTF-8.
    """

    id: str
    """Short name, unique within a study: the file's name without its ending."""
    text: str = field(repr=False)
    """The text as published: full-width and half-width forms, spaces and line ends as they stand."""
    title: str = ""
    place: str = ""
    province: str = ""
    date: str = ""
    """Year, month or day of publication (ISO 8601, as much as is known), or nothing where it is unknown."""
    dated: str = ""
    """What dates the report, or why its date is not known."""
    publisher: str = ""
    url: str = ""
    source: str = ""
    """The file it was read from: its place in the folder of reports."""
    sha256: str = ""
    marks: tuple[Mark, ...] = field(default=(), repr=False)
    """What the file itself says of lines of the text, in reading order."""

    def __post_init__(self) -> None:
        """Give a report made from text alone the digest of its text."""
        if not self.sha256:
            object.__setattr__(self, "sha256", sha256(self.text.encode()).hexdigest())
