"""What is known of a Word file while its elements go by."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.reading.formats.raised import lowered, raised
from analysis.reading.formats.word.styles import Style

RAISES = {"superscript": raised, "subscript": lowered}


@dataclass(slots=True)
class Paragraph:
    """One paragraph of a file, with what the file says of it."""

    place: int
    """The cell, box, note or body that it stands in: only within one does a paragraph run on into the next."""
    kind: str = ""
    table: int = 0
    note: str = ""
    pieces: list[str] = field(default_factory=list)
    style: str = ""
    outline: str = ""
    list_id: str = ""
    list_level: str = ""
    linked: bool = True
    """Whether all its text is links to places in the file."""
    runs_on: bool = False
    """Whether its end is deleted or hidden."""

    @property
    def text(self) -> str:
        """The text that Word shows."""
        return "".join(self.pieces)


@dataclass(slots=True)
class Run:
    """A stretch of text: whether it is hidden, and whether it is raised or lowered."""

    hidden: bool
    raised: str


@dataclass(slots=True)
class Field:
    """A field: its instruction, until its result begins."""

    instruction: str = ""
    shown: bool = False


class State:
    """The paragraphs so far, and the elements that are open."""

    def __init__(self, styles: dict[str, Style]) -> None:
        """Begin with no paragraph."""
        self.styles = styles
        self.paragraphs: list[Paragraph] = []
        self.notes: list[tuple[str, str]] = []
        self.seen: set[str] = set()
        self.opened: list[str] = []
        self.passing = 0
        self.inside: list[Paragraph] = []
        self.runs: list[Run] = []
        self.fields: list[Field] = []
        self.places = [0]
        self.contents: list[bool] = []
        self.table = self.tables = self.made = self.anchors = 0
        self.note = ""

    def add(self, text: str) -> None:
        """Put text into the paragraph, as its run and field show it."""
        run = self.runs[-1] if self.runs else Run(False, "")
        if not self.inside or run.hidden or any(not each.shown for each in self.fields):
            return
        raises = RAISES.get(run.raised)
        self.inside[-1].pieces.append(raises(text) if raises else text)
        self.inside[-1].linked &= self.anchors > 0 or not text.strip()

    def above(self, steps: int) -> str:
        """The element so many steps around the one that was opened last."""
        return self.opened[-1 - steps] if len(self.opened) > steps else ""
