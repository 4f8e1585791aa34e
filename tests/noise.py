"""Folders of noise: random bytes, whole files cut and spliced, and names that no program likes."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

from pdfs import column, pdf
from words import docx, paragraph, run

from analysis.reading.formats import READERS, UNREAD

TEXT = "平安建设工作报告\n一、工作回顾\n　　近年来，全市坚持以人民为中心，化解矛盾纠纷1,248件。\n"
PAGE = f"<html><head><meta charset=gbk></head><body><h1>题</h1><table><tr><td>{TEXT}<p hidden>隐</table><![if !x]>"
WHOLE = (
    TEXT.encode(),
    TEXT.encode("gb18030"),
    TEXT.encode("utf-16"),
    TEXT.encode("hz"),
    PAGE.encode(),
    f"# 题\n\n{TEXT}\n\n| 甲 | 乙 |\n|-|-|\n| [丙](x) | `丁` |\n> - 戊\n".encode(),
    docx(paragraph(TEXT) + f"<w:tbl><w:tr><w:tc>{paragraph('格')}</w:tc></w:tr></w:tbl><w:p>{run('文')}</w:p>"),
    pdf(column(*TEXT.split("\n")), column("续", left=300)),
)
ENDINGS = (*READERS, *UNREAD, ".xyz", ".TXT", ".Docx", ".txt.html")
HOSTILE = "\n\r\t\x01\x7f\u202e\u200b\ufeff😀🔹$%#&<>\"'`|\\*?:;={}[]()^~!@ .,-报告政法á産"


def fill(folder: Path, files: int, seed: int) -> int:
    """Put so many files into a folder, and say how many the system took: some have no such names."""
    chance = Random(seed)
    for number in range(files):
        data = _data(chance)
        for name in (_name(chance, number), f"{number}.txt"):
            try:
                (folder / name).write_bytes(data)
                break
            except (OSError, ValueError):
                continue
    return len(list(folder.iterdir()))


def _data(chance: Random) -> bytes:
    one, other = chance.choice(WHOLE), chance.choice(WHOLE)
    at, to = chance.randrange(len(one)), chance.randrange(len(other))
    return chance.choice(
        (
            lambda: chance.randbytes(chance.randrange(5_000)),
            lambda: one[:at],
            lambda: one[:at] + other[to:],
            lambda: one[:at] + chance.randbytes(9) + one[at:],
            lambda: _changed(chance, one),
            lambda: one[: at % 200] * chance.randrange(500),
            lambda: one,
        )
    )()


def _changed(chance: Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 20)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _name(chance: Random, number: int) -> str:
    ending = chance.choice(ENDINGS)
    return chance.choice(
        (
            lambda: f"{number}{ending}",
            lambda: "".join(chance.choices(HOSTILE, k=chance.randrange(1, 30))) + ending,
            lambda: f"{number:02}".ljust(80, "报") + ending,
            lambda: os.fsdecode(f"某市{number}".encode("gb18030")) + ending,
            lambda: os.fsdecode(chance.randbytes(5).replace(b"/", b"").replace(b"\0", b"") + b"%d" % number) + ending,
            lambda: f".{number}{ending}",
            lambda: f"~${number}{ending}",
        )
    )()
