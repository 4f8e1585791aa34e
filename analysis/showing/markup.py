"""Data as plain words in Markdown and in a spreadsheet: a name, a title or a passage is never read as a command.

HTML is escaped by its templates, pandas and `html.escape`; the text of a figure is never read as a formula.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import unescape

import pandas as pd

MARKS = re.compile(r"[\\`*_\[\]<>&$|~#:@{}^!]|^[-+=]|(?<=www)\.", re.IGNORECASE)
LISTED = re.compile(r"^(\d+)([.)])(?=\s|$)")
MATHEMATICAL = "$\\"  # after the page is made, JupyterLab looks for formulas in its text; a tag breaks them
UNPRINTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
COMMAND = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?%?", re.IGNORECASE)


def _entity(mark: re.Match[str]) -> str:
    named = f"&#{ord(mark[0])};"
    return f"<span>{named}</span>" if mark[0] in MATHEMATICAL else named


def markdown(data: object) -> str:
    """Data as a line of Markdown that reads as it stands, in every program that reads Markdown."""
    line = " ".join(UNPRINTED.sub("\ufffd", str(data)).split())
    return LISTED.sub(lambda item: f"{item[1]}&#{ord(item[2])};", MARKS.sub(_entity, line))


def attribute(written: str) -> str:
    """Markdown for the alternative text of a picture, which holds no tags."""
    return re.sub("</?span>", "", written)


def plain(written: str) -> str:
    """Markdown of this package as plain text: its own marks go, those of the data come back."""
    return unescape(attribute(re.sub(r"^# |[`*]", "", written, flags=re.MULTILINE)))


def digest(text: str) -> str:
    """The digest of a script or style, by which the policy of a page lets it work."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def cell(data: object) -> object:
    """What a cell of a spreadsheet may hold: a text that would be a formula gets an apostrophe before it.

    To undo it, take one apostrophe from each cell that begins with any number of them and then `= + - @`, a tab or a
    line break (or the full-width signs). Numbers stay numbers.
    """
    risky = isinstance(data, str) and COMMAND.match(data) and not NUMBER.fullmatch(data)
    return f"'{data}" if risky else data


def cells(table: pd.DataFrame) -> pd.DataFrame:
    """The table, its texts and the names of its columns as a spreadsheet may hold them."""
    texts = table.select_dtypes(exclude=["number", "bool", "datetime"]).astype("object")
    return table.assign(**{name: texts[name].map(cell) for name in texts}).rename(columns=cell)
