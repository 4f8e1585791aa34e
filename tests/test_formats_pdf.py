from __future__ import annotations

import pytest
from pdfs import column, pdf

from analysis.reading import formats
from analysis.reading.formats.content import RefusedError

FULL = "近年来全市各级各部门坚持以人民为中心扎实推进平安创建"
NEXT = "工作把各类矛盾纠纷化解在基层消除在萌芽状态取得了成效"
LAST = "群众满意。"


def text_of(*pages: list[tuple]) -> str:
    return formats.read(".pdf", pdf(*pages)).text


def marks_of(*pages: list[tuple]) -> list[tuple[str, str]]:
    text, marks = formats.read(".pdf", pdf(*pages))
    return [(mark.kind, text[mark.start : mark.end]) for mark in marks]


def moved(page: list[tuple], right: float) -> list[tuple]:
    return [(left + right, *rest) for left, *rest in page]


def test_each_printed_line_is_a_line_and_a_blank_one_parts_paragraphs():
    page = column(f"　　{FULL[2:]}", NEXT, LAST, f"　　{NEXT[2:]}", LAST)
    first, second = f"{FULL[2:]}\n{NEXT}\n{LAST}", f"{NEXT[2:]}\n{LAST}"
    assert text_of(page) == f"{first}\n\n{second}"
    assert marks_of(page) == []


def test_paragraphs_are_told_by_a_short_last_line_or_by_space_alone():
    assert text_of(column(FULL, LAST, NEXT, LAST)) == f"{FULL}\n{LAST}\n\n{NEXT}\n{LAST}"
    # No line twice: where a machine has no Chinese typeface, PDFium takes two for one that is printed bold.
    apart = column(FULL, NEXT, FULL[::-1]) + column(NEXT[::-1], f"{FULL[13:]}{FULL[:13]}", top=640)
    assert text_of(apart) == f"{FULL}\n{NEXT}\n{FULL[::-1]}\n\n{NEXT[::-1]}\n{FULL[13:]}{FULL[:13]}"


def test_a_paragraph_begins_where_a_line_is_set_in_though_the_one_above_is_full():
    page = column(f"　　{FULL[2:]}", NEXT, f"　　{NEXT[2:]}", LAST)
    assert text_of(page) == f"{FULL[2:]}\n{NEXT}\n\n{NEXT[2:]}\n{LAST}"


def test_a_heading_is_a_line_of_its_own():
    page = column("平安建设工作报告", left=230, size=20) + column("　　一、工作回顾", f"　　{FULL[2:]}", LAST, top=690)
    assert text_of(page) == f"平安建设工作报告\n\n一、工作回顾\n\n{FULL[2:]}\n{LAST}"


@pytest.mark.parametrize("across", [False, True])
def test_two_columns_are_read_one_after_the_other_in_whatever_order_they_were_drawn(across):
    left = column("左栏第一行文字写满这一栏", "左栏第二行文字写满这一栏", "左栏完。", top=680)
    right = moved(column("右栏第一行文字写满这一栏", "右栏第二行文字写满这一栏", "右栏完。", top=680), 240)
    drawn = [piece for row in zip(left, right, strict=True) for piece in row] if across else left + right
    page = column("平安建设工作报告", left=200, size=18) + drawn
    assert text_of(page) == (
        "平安建设工作报告\n\n左栏第一行文字写满这一栏\n左栏第二行文字写满这一栏\n左栏完。\n\n"
        "右栏第一行文字写满这一栏\n右栏第二行文字写满这一栏\n右栏完。"
    )


def test_what_runs_from_column_to_column_and_from_page_to_page_is_one_paragraph():
    left, right = column(f"　　{FULL[2:14]}", NEXT[:14]), moved(column(NEXT[14:], LAST), 240)
    assert text_of(left + right) == f"{FULL[2:14]}\n{NEXT[:14]}\n{NEXT[14:]}\n{LAST}"
    assert text_of(column(FULL, NEXT), column(NEXT[::-1], LAST)) == f"{FULL}\n{NEXT}\n{NEXT[::-1]}\n{LAST}"


def test_a_table_is_read_row_by_row():
    cells = [column(*cells, left=left, top=700) for left, cells in [(72, ("指标", "总量")), (200, ("去年", "320"))]]
    page = column("某市指标", left=150) + cells[0] + cells[1] + column(FULL, LAST, top=600)
    assert text_of(page) == f"某市指标\n\n指标\n去年\n总量\n320\n\n{FULL}\n{LAST}"
    assert [mark for mark in marks_of(page) if mark[0] == "table"] == [
        ("table", cell) for cell in ("指标", "去年", "总量", "320")
    ]


@pytest.mark.parametrize("number", ["— {} —", "{}", "第 {} 页 共 12 页", "- {} -", "{}/12", "Page {} of 12"])
def test_running_heads_and_page_numbers_are_left_out(number):
    texts = [(FULL, NEXT, FULL), (NEXT, FULL, NEXT), (FULL[1:] + "好", NEXT, LAST)]
    pages = [
        column("某市政府工作报告", top=800, size=9)
        + column(*lines)
        + column(number.format(at), left=290, top=40, size=9)
        for at, lines in enumerate(texts, 1)
    ]
    assert text_of(*pages) == "\n".join(line for lines in texts for line in lines)
    assert text_of(pages[0][1:]) == "\n".join(texts[0])


def test_a_year_or_figure_alone_on_a_line_of_the_text_stays():
    assert text_of(column(FULL, "2024", FULL, NEXT)).split() == [FULL, "2024", FULL, NEXT]


def test_words_in_latin_letters_keep_their_space_and_raised_figures_are_raised():
    assert text_of([(72, 700, 12, "GDP"), (115, 700, 12, "growth")]) == "GDP growth"
    assert text_of([(72, 700, 12, "面积"), (96, 706, 7, "2"), (104, 700, 12, "公里")]) == "面积²公里"


def test_a_character_beyond_the_first_plane_is_one():
    assert len(text_of([(72, 700, 12, "安𠮷")])) <= 2


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (pdf([]), "is a scanned PDF, pictures of pages without text"),
        (pdf([], column("— 2 —")[:0]), "is a scanned PDF"),
        (b"%PDF-1.7", "is not a PDF that can be opened, or is damaged: save its text as .txt"),
        (pdf(column("平安"), column("三零")).replace(b"6 0 obj", b"6 0 bjo"), "or is damaged"),
        (b"", "is not a PDF that can be opened"),
        ("平安".encode(), "is not a PDF that can be opened"),
        (pdf([(72, 700, 12, "\ue000\ue001\ue002")]), "does not tell which characters it shows"),
    ],
)
def test_a_file_without_text_that_can_be_read_says_what_to_do(data, why):
    with pytest.raises(RefusedError) as refused:
        formats.read(".pdf", data)
    assert why in str(refused.value)


def test_a_locked_file_is_refused():
    locked = b"/Encrypt<</Filter/Standard/V 1/R 2/O<%b>/U<%b>/P -4>>/ID[<00><00>]" % (b"ab" * 32, b"cd" * 32)
    with pytest.raises(RefusedError, match="is locked with a password: save it without one"):
        formats.read(".pdf", pdf(column("平安"), trailer=locked))


def test_more_than_a_report_has_is_refused(monkeypatch):
    monkeypatch.setattr("analysis.reading.formats.pdf.glyphs.PAGES", 1)
    with pytest.raises(RefusedError, match="has more than 1 pages"):
        text_of(column("平安"), column("平安"))
    monkeypatch.setattr("analysis.reading.formats.pdf.glyphs.GLYPHS", 3)
    with pytest.raises(RefusedError, match="has more than 3 characters"):
        text_of(column("平安创建"))
