"""The files of a folder: which are reports, what each is called, and what is passed over on purpose."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from analysis.reading import made
from analysis.reading.formats import READERS, UNREAD
from analysis.reading.formats.content import RefusedError

DESCRIPTION = "reports.toml"
#: What describes the reports, or how they are read, and is none itself.
BESIDE = {DESCRIPTION: "describes the reports"}
BESIDE |= dict.fromkeys(("corrections.tsv", "words.toml"), "says how the reports are read")
BESIDE |= dict.fromkeys(("readme", "readme.md", "readme.txt"), "says what is in the folder")
BYTES = 100_000_000
#: Of an id: a file's name has at most 255 bytes, and an id stands in names with more around it.
NAME_BYTES, DIGEST = 150, 8
#: What a name may not have where it becomes that of a page, a column or a label.
UNSAFE = re.compile(r'[<>:"/\\|?*$%#&^`{}]')
UNSHOWN = ("C", "So", "Sk", "Zl", "Zp")


class File(NamedTuple):
    """One file that is a report, or should be: where it is, the report's id, and the name that is shown."""

    path: Path
    id: str
    name: str


def files(paths: Iterable[Path]) -> list[File]:
    """The files to read of folders and files, each once."""
    found = {path: None for named in paths for path in (_reports(named) if named.is_dir() else _single(named))}
    if not found:
        raise FileNotFoundError("no report was named: name a folder, a file, or several of either")
    return [named(path) for path in found]


def passed_over(folder: Path) -> list[tuple[str, str]]:
    """One item is a file or folder in a folder that is not read on purpose: its name, and why."""
    return [(named(path).name, why) for path, why in _entries(folder) if why]


def named(path: Path) -> File:
    """A file with the id of its report: its name without the ending, or a safe, short form of it."""
    stem, ending = path.stem, path.suffix
    id, kept = _safe(stem), _safe(ending)
    return File(path, id, path.name if (id, kept) == (stem, ending) else id + kept)


def data_of(path: Path) -> bytes:
    """The bytes of a file, of no more than a report may have, and of nothing that is no file."""
    try:
        known = path.stat()
        if not stat.S_ISREG(known.st_mode):
            raise RefusedError("is no file but a pipe or a device: put the report itself there")
        if known.st_size > BYTES:
            raise RefusedError(f"has more than {BYTES:,} bytes: save its text alone as .txt or .docx")
        # What the system makes up as it is read has no size, and may have no end.
        with path.open("rb") as opened:
            return opened.read(known.st_size)
    except OSError as wrong:
        if path.is_symlink() and not path.exists():
            raise RefusedError("is a link that leads nowhere: put the report there, or take the link out") from wrong
        raise RefusedError(f"cannot be opened ({wrong.strerror}): check that you may read it") from wrong


def _single(path: Path) -> list[Path]:
    if not os.path.lexists(path):
        raise FileNotFoundError(
            f"there is no {path.as_posix()}: check the name that was given, or that REPORTS is set to"
        )
    return [path]


def _reports(folder: Path) -> list[Path]:
    """All of a folder that is not passed over."""
    found = [path for path, why in _entries(folder) if not why]
    if not found:
        raise FileNotFoundError(f"{folder.as_posix()} holds no report: put {', '.join(filter(None, READERS))} into it")
    return found


def _entries(folder: Path) -> Iterator[tuple[Path, str]]:
    """Everything in a folder, with why it is passed over, if it is."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as wrong:
        raise ValueError(f"{folder.as_posix()} cannot be opened ({wrong.strerror}): name another folder") from wrong
    ours = made.names(folder)
    reports = (path for path in entries if path.name not in ours and not _set_aside(path))
    readable = {path.stem: path.name for path in reports if path.suffix.lower() in READERS}
    for path in entries:
        why = "was made by an earlier run" if path.name in ours else _set_aside(path)
        if not why and path.suffix.lower() in UNREAD and path.stem in readable:
            why = f"is another form of {named(folder / readable[path.stem]).name}, which is read"
        yield path, why


def _set_aside(path: Path) -> str:
    """Why a file is passed over for its name, or for what it is."""
    if path.name.startswith((".", "~$")):
        return "is hidden"
    if path.is_dir():
        return "is a folder: name it to read what is in it"
    return BESIDE.get(path.name.lower(), "")


def _safe(name: str) -> str:
    """A name as it stands, where all programs can write and show it, else cleaned and cut, with a digest of it."""
    raw = os.fsencode(name)
    clean = "".join(" " if _is_unsafe(each) else each for each in _shown(raw))
    clean = re.sub(r"\s+", " ", clean).strip() if clean != name else name
    if clean == name and len(raw) <= NAME_BYTES:
        return name
    short = clean.encode()[: NAME_BYTES - DIGEST - 1].decode(errors="ignore").strip(" .")
    return f"{short}-{sha256(raw).hexdigest()[:DIGEST]}".lstrip("-")


def _shown(raw: bytes) -> str:
    """A file's name as text: in UTF-8, or in the encoding of older Chinese systems."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("ascii", "replace")


def _is_unsafe(character: str) -> bool:
    return bool(UNSAFE.match(character)) or unicodedata.category(character).startswith(UNSHOWN)
