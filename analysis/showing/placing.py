"""A folder made anew, file by file: nothing is lost that an earlier run did not make, whenever the run is killed.

All is made beside, in `.tifa/new`. At the end each file is renamed to its place, the page that leads to the others
last; only then what the earlier run made and this one did not is removed. The list `.tifa/made.json` tells which files
are ours, by digest: one that someone has changed since is never removed, and is kept in `kept` before its place is
taken. What no run made is not touched; where it stands in the way the run is refused, before any file is placed.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from fnmatch import fnmatchcase
from hashlib import sha256
from pathlib import Path

from analysis.reading import made
from analysis.showing import figures

NEW, LOCK, KEPT = "new", "lock", "kept"
OTHERS = "{} was not made by an earlier run: move it, or name another folder (--out)"


@dataclass(frozen=True)
class Renewal:
    """A folder that is being made anew."""

    root: Path
    made: Mapping[str, Collection[str]]
    """The digests that what earlier runs made may have, by file."""
    yields: bool = False
    """Whether files that no run made give way, and are kept as changed ones are."""

    @property
    def new(self) -> Path:
        """Where to write; what lies here at the end is put in place."""
        return self.root / made.FOLDER / NEW

    def refuse(self, names: Iterable[str]) -> None:
        """Raise a FileExistsError where something that no run made stands in the way of one of the files."""
        for name in names:
            if path := self._in_the_way(name):
                raise FileExistsError(OTHERS.format(path))

    def place(self, *, last: str, stays: Collection[str] = (), read: Mapping[str, str] | None = None) -> list[Path]:
        """One item is a file that had been changed since a run made it, where it is kept now; all else is in place.

        Parameters
        ----------
        last : the file that leads to the others
        stays : patterns of files that are left as they are where this run did not make them
        read : digests of files that this run has read and made anew, and that give way as ours do

        """
        digests = {name: digest(self.new / name) for name in sorted(_files(self.new), key=lambda name: name == last)}
        self.refuse(digests)
        gone = {name for name in self.made if name not in digests and not any(fnmatchcase(name, s) for s in stays)}
        after = {name: [digest] for name, digest in digests.items()}
        # Until all is done, the old and the new are ours: a run that is killed leaves no file that the next disowns.
        self._list({name: {*self.made.get(name, ()), *after.get(name, ())} for name in {*self.made, *after}})
        kept = [self._put(name, digest, (read or {}).get(name)) for name, digest in digests.items()]
        left = {name: self.made[name] for name in self.made if name not in digests and not self._gone(name, gone)}
        self._list({**left, **after})
        return [path for path in kept if path]

    def _put(self, name: str, after: str, read: str | None) -> Path | None:
        """Where what stood in the file's place is kept, if it had been changed; the file is in its place."""
        path, kept = self.root / name, None
        before = digest(path) if path.exists() else None
        if before == after:
            return None
        if before and before != read and before not in self.made.get(name, ()):
            kept = self._aside(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        (self.new / name).replace(path)
        return kept

    def _aside(self, name: str) -> Path:
        """Where a copy of the file is kept, beside former ones."""
        data, path, number = (self.root / name).read_bytes(), self.root / KEPT / name, 1
        while path.exists() and path.read_bytes() != data:
            number += 1
            path = (self.root / KEPT / name).with_stem(f"{Path(name).stem}-{number}")
        return self._write(path, data)

    def _gone(self, name: str, gone: Collection[str]) -> bool:
        """Whether the file is no longer there; one that is not made any more and is as it was made is removed."""
        path = self.root / name
        if name in gone and not self._barred(name) and path.exists() and digest(path) in self.made[name]:
            path.unlink()
            for folder in path.relative_to(self.root).parents[:-1]:
                with suppress(OSError):  # it goes when it is empty
                    (self.root / folder).rmdir()
        return not path.exists()

    def _in_the_way(self, name: str) -> Path | None:
        """What no run made and a file of this name would replace, or be written through."""
        if barred := self._barred(name):
            return barred
        path = self.root / name
        if self.yields or name in self.made or not path.exists():
            return self._barred(f"{KEPT}/{name}")
        new = self.new / name
        return None if new.is_file() and digest(new) == digest(path) else path

    def _barred(self, name: str) -> Path | None:
        """A link, or what is no folder, on the way to a file; or the file, where it is a link or no file."""
        path = self.root / name
        for folder in reversed(path.relative_to(self.root).parents[:-1]):
            place = self.root / folder
            if place.is_symlink() or (place.exists() and not place.is_dir()):
                return place
        return path if path.is_symlink() or (path.exists() and not path.is_file()) else None

    def _list(self, digests: Mapping[str, Iterable[str]]) -> None:
        told = {"made": {name: sorted(digests[name]) for name in sorted(digests)}}
        self._write(self.root / made.FOLDER / made.LIST, f"{json.dumps(told, indent=0)}\n".encode())

    def _write(self, path: Path, data: bytes) -> Path:
        """The path, once the data stand there; what a killed run leaves of it is cleared away by the next."""
        path.parent.mkdir(parents=True, exist_ok=True)
        return figures.write(self.new / ".written", data).replace(path)


@contextmanager
def renewal(root: Path, *, yields: bool = False) -> Iterator[Renewal]:
    """A folder to make anew; what is not placed when the context ends is removed, and the folder is as it was.

    Raises
    ------
    ValueError : where it cannot be written to, something stands in the way, or another run writes to it

    """
    ours = root / made.FOLDER
    there = root.exists()
    try:
        _claim(ours)
        with _alone(ours / LOCK), _cleared(Renewal(root, made.digests(root), yields)) as begun:
            yield begun
    except BrokenPipeError:
        raise
    except OSError as wrong:
        raise ValueError(_told(wrong, root)) from wrong
    except KeyboardInterrupt as stop:
        raise type(stop)(f"{root}: each file there is whole, as it was or new") from stop
    finally:
        _leave(ours, root if not there else None)


@contextmanager
def _cleared(begun: Renewal) -> Iterator[Renewal]:
    """The renewal, in a time that begins with an empty folder and ends with none."""
    shutil.rmtree(begun.new, ignore_errors=True)  # of a run that was killed
    begun.new.mkdir()
    try:
        yield begun
    finally:
        shutil.rmtree(begun.new, ignore_errors=True)


def _claim(ours: Path) -> None:
    """Make the folder that holds list and lock; one of this name that holds other things is not ours."""
    linked = next((path for path in (ours, ours / NEW, ours / LOCK) if path.is_symlink()), None)
    if linked or (ours.exists() and any(ours.iterdir()) and not (ours / LOCK).exists()):
        raise FileExistsError(OTHERS.format(linked or ours))
    ours.mkdir(parents=True, exist_ok=True)


def _leave(ours: Path, root: Path | None) -> None:
    """Remove what the claim made where nothing came of it: what is not empty stays."""
    with suppress(OSError):
        if not (ours / made.LIST).exists() and os.listdir(ours) == [LOCK]:
            (ours / LOCK).unlink()
            ours.rmdir()
        if root:
            root.rmdir()


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """A time in which no other run writes there; the system ends it with the process, however that ends."""
    with file.open("a") as held:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(held.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError) as wrong:
            raise ValueError(f"another run writes to {file.parents[1]}: wait until it is done") from wrong
        yield


def _told(wrong: OSError, root: Path) -> str:
    """What went wrong, as a sentence that names the file where it was to be in the end."""
    if not wrong.strerror:
        return str(wrong)
    file = str(wrong.filename or root)
    for ours in (root / made.FOLDER / NEW, root / made.FOLDER):
        file = file.replace(str(ours), str(root))
    return f"{file} cannot be written ({wrong.strerror}): see to it, or name another folder (--out)"


def _files(folder: Path) -> Iterator[str]:
    yield from (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def digest(path: Path) -> str:
    """The digest of a file as it is."""
    return sha256(path.read_bytes()).hexdigest()
