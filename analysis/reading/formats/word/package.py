"""The parts of a Word file, each unpacked as far as a report may go."""

from __future__ import annotations

import posixpath
import zipfile
from io import BytesIO
from typing import Any

from analysis.reading.formats.content import RefusedError

#: Three times the text part of the longest report there is, with each word in a run of its own.
UNPACKED = 50_000_000
UNREADABLE = "is not a Word file that can be opened: save it as .docx, without a password"


class Package:
    """A Word file taken apart. Dangling links do no harm: only the parts that hold text are looked up."""

    def __init__(self, data: bytes) -> None:
        """Find the main part of a file and the parts that it names."""
        try:
            self.archive = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, OSError) as wrong:
            raise RefusedError(UNREADABLE) from wrong
        self.main = self._related("").get("officeDocument", "word/document.xml")
        self.parts = self._related(self.main)

    def body(self) -> bytes:
        """The main part."""
        if not (body := self._read(self.main)):
            raise RefusedError(UNREADABLE)
        return body

    def part(self, kind: str) -> bytes:
        """The styles, numbering, footnotes or endnotes; nothing where there are none."""
        return self._read(self.parts.get(kind, ""))

    def _related(self, name: str) -> dict[str, str]:
        """The parts that a part names, by what they are to it; in Strict Open XML as in the usual one."""
        folder, base = posixpath.split(name)
        links = tree(self._read(posixpath.join(folder, "_rels", f"{base}.rels")))
        found = {}
        for link in links if links is not None else ():
            target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", "")))
            found[link.get("Type", "").rpartition("/")[2]] = target.lstrip("/")
        return found

    def _read(self, name: str) -> bytes:
        try:
            info = self.archive.getinfo(name)
            if info.file_size > UNPACKED:
                raise RefusedError(f"unpacks to more than {UNPACKED:,} bytes: save its text alone as .docx or .txt")
            with self.archive.open(info) as member:
                return member.read(UNPACKED)
        except KeyError:
            return b""
        except RefusedError:
            raise
        except Exception as wrong:  # whatever zipfile and zlib find wrong with it
            raise RefusedError(UNREADABLE) from wrong


def tree(data: bytes) -> Any:
    """A small part as lxml's tree; None where there is none, or none that can be read."""
    from lxml import etree

    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False)) if data else None
    except etree.XMLSyntaxError:
        return None
