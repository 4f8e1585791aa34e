"""The text of a file: which kinds are read, in which encoding, and what is no text."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO

#: Kinds of file that reports come in and that are not read, with what to do about it.
UNREAD = dict.fromkeys((".doc", ".wps", ".rtf", ".odt"), "save it as .docx")
UNREAD |= dict.fromkeys((".pdf", ".ofd", ".caj"), "save its text as .txt")
#: The encodings of Chinese text; chardet reads `big5` as Big5 with Hong Kong's characters.
ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5")
#: Of made-up texts of thirty characters and more, whole ones had 0.07 and up, damaged ones less than 0.05.
SURE = 0.05
#: In texts of less than 75 characters without a byte order mark, chardet at times mistook the order; never in longer.
UNMARKED_BYTES = 200
#: Where Windows' Big5 and Hong Kong's have two marks for one code, reports have that of Windows.
BIG5_MARKS = str.maketrans("•､∼¥", "‧﹑～￥")

#: The end of a line of a page while its text is put together: the one character that no text holds.
LINE = "\0"
UNSEEN = ["title", "noscript", "nav", "footer", "aside", "iframe", "svg", "select", "button"]
WIDE = "[\u2010-\u2027\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U00020000-\U0003ffff]"
FRONT_MATTER = re.compile(r"\A---\n(?:(?:[\w-]+:|[ \t]|- ).*\n)*---\n")
#: Word keeps a second copy of a text box for old programs, and moved text where it was.
ONCE = "[not(ancestor::*[local-name()='Fallback' or local-name()='moveFrom'])]"


class RefusedError(ValueError):
    """A file that cannot be read as a report: what is wrong with it, and what to do."""


def text_of(ending: str, data: bytes) -> str:
    r"""The text of a file, its line ends as \n, all else as it stands.

    Parameters
    ----------
    ending : of the file's name, in small letters, with its dot
    data : the file's bytes

    Raises
    ------
    RefusedError : where there is no text in it that can be read, with what to do about it

    """
    if ending not in READERS:
        raise RefusedError(f"is not a kind of file that is read: {UNREAD.get(ending, 'save it as .txt or .docx')}")
    text = READERS[ending](data)
    if not text.strip():
        raise RefusedError("holds no text: put the report into it, or take it out of the folder")
    return text


def _plain(data: bytes) -> str:
    """The text of a file, with line ends as Python's text mode reads them."""
    try:
        text, bad = data.decode("utf-8-sig"), 0 if data.startswith(b"%PDF-") else data.find(b"\0")
    except UnicodeDecodeError as wrong:
        bad = wrong.start
    if bad >= 0:
        text = _detected(data, data.count(b"\n", 0, bad) + 1)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _detected(data: bytes, line: int) -> str:
    """The text of a file that is not UTF-8, as is seen in its line `line`."""
    import chardet

    found = chardet.detect(data, include_encodings=ENCODINGS, no_match_encoding="utf-8", compat_names=False)
    encoding = found["encoding"]
    unmarked = encoding in ("utf-16-le", "utf-16-be") and len(data) < UNMARKED_BYTES
    if encoding and found["confidence"] >= SURE and not unmarked:
        with suppress(UnicodeDecodeError):
            text = data.decode(encoding)
            if "\0" not in text:
                return text.translate(BIG5_MARKS) if encoding == "big5hkscs" else text
    damaged = f"is damaged, or in an encoding that its bytes do not tell (line {line} cannot be read as UTF-8)"
    what = damaged if encoding else f"is not text that can be read (it looks like {found['mime_type']})"
    raise RefusedError(f"{what}: save the report as .txt in UTF-8, or as .docx")


def _html(data: bytes) -> str:
    return _lines(_plain(data))


def _markdown(data: bytes) -> str:
    from markdown_it import MarkdownIt

    # With breaks each line stays one: a line lost in the next cannot be found again, a broken one can be joined.
    page = MarkdownIt("commonmark", {"breaks": True}).enable("table").render(FRONT_MATTER.sub("", _plain(data)))
    return _lines(page)


def _lines(page: str) -> str:
    """The text of a page of HTML, a line for each block or break in it, less menus, scripts and the like."""
    from bs4 import BeautifulSoup
    from bs4.builder import HTMLTreeBuilder

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that it looks like XML, or like the name of a file
        soup = BeautifulSoup(page, "html.parser")
    for unseen in soup(UNSEEN):
        unseen.decompose()
    for piece in [piece for kept in soup("pre") for piece in kept.find_all(string=True)]:
        piece.replace_with(piece.replace("\n", LINE))
    for block in soup([*HTMLTreeBuilder.DEFAULT_BLOCK_ELEMENTS, "br", "caption", "center", "td", "th", "tr"]):
        block.insert(0, LINE)
        block.append(LINE)
    # As in a browser; but where the source breaks a line between two Chinese characters there is no space.
    text = re.sub(rf"(?<={WIDE})[ \t]*\n[ \t\n]*(?={WIDE})", "", soup.get_text())
    lines = (line.strip(" ") for line in re.sub(r"[ \t\n\f]+", " ", text).split(LINE))
    return "\n".join(line for line in lines if line)


def _word(data: bytes) -> str:
    """The text of a Word file, a line for each paragraph in reading order, in tables and text boxes too."""
    from docx import Document

    try:
        body = Document(BytesIO(data)).element.body
    except Exception as wrong:  # whatever zipfile, lxml and python-docx find wrong with it
        raise RefusedError("is not a Word file that can be opened: save it as .docx, without a password") from wrong
    # Run by run, since python-docx's own text of a paragraph leaves out smart tags, fields and insertions.
    lines = dict.fromkeys(body.xpath(f".//w:p{ONCE}"), "")
    for run in body.xpath(f".//w:r{ONCE}"):
        lines[run.xpath("ancestor::w:p[1]")[0]] += run.text
    return "\n".join(lines.values())


READERS: dict[str, Callable[[bytes], str]] = {
    ".txt": _plain,
    ".md": _markdown,
    ".html": _html,
    ".htm": _html,
    ".docx": _word,
}
