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
BODY = (
    f"{paragraph(TEXT)}<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('格')}</w:tc></w:tr></w:tbl>"
    f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>{run("文")}'
    '<w:r><w:footnoteReference w:id="1"/><w:fldChar w:fldCharType="begin"/></w:r></w:p>'
)
WHOLE = (
    (".txt", TEXT.encode()),
    (".txt", TEXT.encode("gb18030")),
    (".txt", TEXT.encode("utf-16")),
    (".txt", TEXT.encode("hz")),
    (".html", PAGE.encode()),
    (".md", f"# 题\n\n{TEXT}\n\n| 甲 | 乙 |\n|-|-|\n| [丙](x) | `丁` |\n> - 戊\n".encode()),
    (".docx", docx(BODY)),
    (".pdf", pdf(column(*TEXT.split("\n")), column("续", left=300))),
)
OTHERS = (*READERS, *UNREAD, ".xyz", ".TXT", ".Docx", ".txt.html")
HOSTILE = "\n\r\t\x01\x7f\u202e\u200b\ufeff😀🔹$%#&<>\"'`|\\*?:;={}[]()^~!@ .,-报告政法á産"


def fill(folder: Path, files: int, seed: int) -> int:
    """Put so many files into a folder, and say how many the system took: some have no such names."""
    chance = Random(seed)
    for number in range(files):
        ending, data = _data(chance)
        if chance.random() < 0.3:
            ending = chance.choice(OTHERS)
        for name in (_name(chance, number) + ending, f"{number}{ending}"):
            try:
                (folder / name).write_bytes(data)
                break
            except (OSError, ValueError):
                continue
    return len(list(folder.iterdir()))


def _data(chance: Random) -> tuple[str, bytes]:
    (ending, one), (_, other) = chance.choice(WHOLE), chance.choice(WHOLE)
    at, to = chance.randrange(len(one)), chance.randrange(len(other))
    if ending == ".docx" and chance.random() < 0.7:  # what is damaged in an archive is not even unpacked
        return ending, docx(_changed(chance, BODY.encode()).decode("utf-8", "replace"))
    return ending, chance.choice(
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
    """The data with a few of its bytes others, or with a piece of it left out or doubled."""
    changed = bytearray(data)
    at, to = sorted(chance.choices(range(len(changed)), k=2))
    if chance.random() < 0.5:
        return bytes(changed[:at] + (changed[to:] if chance.random() < 0.5 else changed[at:to] + changed[at:]))
    for _ in range(chance.randrange(1, 20)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _name(chance: Random, number: int) -> str:
    return chance.choice(
        (
            lambda: f"{number}",
            lambda: "".join(chance.choices(HOSTILE, k=chance.randrange(1, 30))),
            lambda: f"{number:02}".ljust(80, "报"),
            lambda: os.fsdecode(f"某市{number}".encode("gb18030")),
            lambda: os.fsdecode(chance.randbytes(5).replace(b"/", b"").replace(b"\0", b"") + b"%d" % number),
            lambda: chance.choice((".", "~$")) + f"{number}",
        )
    )()
