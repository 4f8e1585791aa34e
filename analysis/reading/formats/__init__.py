"""The text of a file: which kinds are read, each by a module of its own, and what to do with the others."""

from __future__ import annotations

from importlib import import_module

from analysis.reading.formats.content import Content, RefusedError, checked

#: The module that reads each kind of file; where one report comes in several, the first of these is read.
READERS = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".docx": "word",
    ".docm": "word",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".xht": "html",
    ".pdf": "pdf",
    "": "plain",
}
#: Kinds of file that reports come in and that are not read, with what to do about it.
UNREAD = dict.fromkeys((".doc", ".wps", ".wpt", ".dot", ".rtf", ".odt", ".pages", ".dotx"), "save it as .docx")
UNREAD |= dict.fromkeys((".xls", ".xlsx", ".et", ".ods", ".csv", ".tsv"), "copy its text into a .txt or .docx")
UNREAD |= dict.fromkeys((".ppt", ".pptx", ".dps", ".odp", ".epub"), "copy its text into a .txt or .docx")
UNREAD |= dict.fromkeys((".mht", ".mhtml"), "open it in a browser and save it as .html")
UNREAD |= dict.fromkeys((".eml", ".msg"), "save what is attached, or its text as .txt")
UNREAD |= dict.fromkeys((".ofd", ".caj"), "save it as .pdf, or its text as .txt")
UNREAD |= dict.fromkeys((".zip", ".rar", ".7z", ".gz", ".tar"), "unpack it here")
UNREAD |= dict.fromkeys((".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".gif"), "type its text into a .txt")


def read(ending: str, data: bytes) -> Content:
    r"""The text of a file, its line ends as \n, all else as it stands, and what the file says of its lines.

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
    reader = import_module(f"{__name__}.{READERS[ending]}")
    content: Content = reader.read(data)
    return checked(content)
