"""What earlier runs made, as the list that each leaves in the folder it writes to tells: none of it is a report."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath

#: The folder in an output folder that holds the list and, while a run is at work, what it has made so far.
FOLDER = ".tifa"
LIST = "made.json"


def digests(root: Path) -> dict[str, set[str]]:
    """One item is a file that runs made in the folder `root`, named from there, with the digests it may have.

    Raises
    ------
    ValueError : where the list is damaged

    """
    file = root / FOLDER / LIST
    if not file.is_file():
        return {}
    try:
        told = json.loads(file.read_text("utf-8"))["made"].items()
        return {name: {str(digest) for digest in its} for name, its in told if _inside(name)}
    except (ValueError, LookupError, TypeError, AttributeError) as wrong:
        raise ValueError(f"{file}, the list of what was made there, is damaged: name another folder") from wrong


def names(folder: Path) -> set[str]:
    """One item is the name of a file in the folder that a run made, which wrote to it or to a folder above it."""
    place = folder.resolve()
    root = next((root for root in (place, *place.parents) if (root / FOLDER / LIST).is_file()), None)
    if root is None:
        return set()
    here = PurePosixPath(place.relative_to(root).as_posix())
    return {path.name for path in map(PurePosixPath, digests(root)) if path.parent == here}


def _inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and path.parts[:1] != (FOLDER,)
