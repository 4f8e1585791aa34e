"""One report in five formats: the same sentences, whichever it is read from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfs import column, pdf
from words import docx, paragraph

from analysis.reading import formats, layout, order
from analysis.reading.report import Report

PARAGRAPHS = (
    "某市2024年平安建设工作报告",
    "各位代表：",
    "近年来，全市各级各部门坚持以人民为中心，扎实推进平安创建工作，化解矛盾纠纷1,248件，群众安全感明显增强。",
    "一、2023年工作回顾",
    "一年来，我们走村入户，把问题解决在田间地头，谁家有难处，心里都有一本账，群众看在眼里，记在心上。",
    "（一）深入开展“三零”创建，着力保障和改善民生",
    "排查各类风险隐患三百二十处，全部整改到位，没有发生一起影响稳定的重大事件，各项工作走在全省前列！",
    "二、2024年工作安排",
    "新的一年，我们要坚持稳中求进，统筹发展和安全，锚定目标，真抓实干，奋力谱写平安建设新篇章！",
)
WIDE = 34
CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5) | st.sampled_from("，。“”0%A"), min_size=1)


def in_each_format(paragraphs: tuple[str, ...]) -> dict[str, bytes]:
    return {
        ".txt": "\n".join(paragraphs).encode(),
        ".html": "".join(f"<p>{each}</p>" for each in paragraphs).encode(),
        ".md": "\n\n".join(paragraphs).encode("utf-16"),
        ".docx": docx("".join(map(paragraph, paragraphs))),
    }


def printed(paragraphs: tuple[str, ...]) -> bytes:
    title, *rest = paragraphs
    lines = [line[at : at + WIDE] for line in (f"　　{each}" for each in rest) for at in range(0, len(line), WIDE)]
    pages = [lines[at : at + 7] for at in range(0, len(lines), 7)]
    numbers = [column(f"— {at} —", left=290, top=40) for at, _ in enumerate(pages, 1)]
    drawn = [column(*page, top=700) + number for page, number in zip(pages, numbers, strict=True)]
    return pdf(column(title, left=180, top=760, size=18) + drawn[0], *drawn[1:])


def sentences(ending: str, data: bytes) -> list[tuple[str, str, str]]:
    text, marks = formats.read(ending, data)
    blocks = layout.blocks([Report("a", text, marks=marks)])
    found = order.sentences(blocks, order.repairs(blocks))
    return list(zip(found.kind, found.section, found.text, strict=True))


@pytest.mark.parametrize("ending", [".html", ".md", ".docx", ".pdf"])
def test_a_report_gives_the_same_sentences_in_each_format(ending):
    files = in_each_format(PARAGRAPHS) | {".pdf": printed(PARAGRAPHS)}
    found = sentences(ending, files[ending])
    assert found == sentences(".txt", files[".txt"])
    assert [text for kind, _, text in found if kind == "title"] == [PARAGRAPHS[0]]


@given(st.lists(CHINESE, min_size=1, max_size=5).map(tuple))
def test_any_chinese_paragraphs_are_the_same_lines_in_each_format(paragraphs):
    for ending, data in in_each_format(paragraphs).items():
        assert [line for line in formats.read(ending, data).text.split("\n") if line] == list(paragraphs)
