from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document
from words import docx, paragraph, run, zipped

from analysis.reading import formats
from analysis.reading.formats.content import RefusedError
from analysis.reading.formats.word import numbers, package

DELETED = '<w:del w:id="1" w:author="a"/>'
BOX = "<w:txbxContent><w:p><w:r><w:t>框内。</w:t></w:r></w:p></w:txbxContent>"


def text_of(*paragraphs: str, **parts: str) -> str:
    return formats.read(".docx", docx("".join(paragraphs), **parts)).text


def marks_of(*paragraphs: str, **parts: str) -> list[tuple[str, int, str]]:
    text, marks = formats.read(".docx", docx("".join(paragraphs), **parts))
    return [(mark.kind, mark.level, text[mark.start : mark.end]) for mark in marks]


def line(*pieces: str) -> str:
    return f"<w:p>{''.join(pieces)}</w:p>"


# What is text


def test_a_file_as_word_saves_it_has_a_line_for_each_paragraph_in_reading_order():
    document, data = Document(), BytesIO()
    document.add_paragraph("甲").add_run("乙")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "格一", "格二"
    document.add_paragraph("末\n段\t落")
    document.save(data)
    assert formats.read(".docx", data.getvalue()).text == "甲乙\n格一\n格二\n末\n段\t落"


@pytest.mark.parametrize(
    "piece",
    [
        f"<w:smartTag>{run('某市')}</w:smartTag>",
        f"<w:ins>{run('某市')}</w:ins>",
        f"<w:moveTo>{run('某市')}</w:moveTo>",
        f"<w:sdt><w:sdtContent>{run('某市')}</w:sdtContent></w:sdt>",
        f'<w:hyperlink w:anchor="a">{run("某市")}</w:hyperlink>',
        f'<w:fldSimple w:instr="DATE">{run("某市")}</w:fldSimple>',
        "<m:oMath><m:r><m:t>某市</m:t></m:r></m:oMath>",
        f"{run('某')}<w:bookmarkStart/><w:commentRangeStart/>{run('市')}",
        run("某市") + f"<w:del>{run('旧')}</w:del>",
        run("某市") + f"<w:moveFrom>{run('旧')}</w:moveFrom>",
        run("某市") + run("隐", "<w:vanish/>"),
        run("某市", '<w:vanish w:val="0"/>'),
        run("某") + "<w:r><w:softHyphen/></w:r>" + run("市"),
        f"<w:r><w:ruby><w:rt>{run('mou')}</w:rt><w:rubyBase>{run('某')}</w:rubyBase></w:ruby></w:r>" + run("市"),
        run("某") + '<w:r><w:sym w:font="宋体" w:char="5E02"/></w:r>',
    ],
)
def test_what_word_shows_within_a_paragraph_is_its_text(piece):
    assert text_of(line(run("在"), piece, run("召开。"))) == "在某市召开。"


def test_the_result_of_a_field_is_read_and_its_instruction_is_not():
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = "<w:r><w:instrText> PAGE </w:instrText><w:t>隐</w:t></w:r>"
    field = [char("begin"), instruction, char("separate"), run("三百"), char("end")]
    assert text_of(line(run("化解"), *field, run("件。"))) == "化解三百件。"
    assert text_of(line(run("前。"), char("begin"), instruction), paragraph("后。")) == "前。\n后。"


@pytest.mark.parametrize(
    ("instruction", "text"),
    [
        (r" EQ \o\ac(○,3) ", "③"),
        (r'EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(hè),鹤)', "鹤"),
        (r"eq \f(1,2)", "1/2"),
        (r"EQ 10\s\up5(2)", "10²"),
        (" PAGE ", ""),
    ],
)
def test_a_field_that_is_an_equation_shows_what_it_says(instruction, text):
    field = "".join(
        f"<w:r>{each}</w:r>"
        for each in (
            '<w:fldChar w:fldCharType="begin"/>',
            f"<w:instrText>{instruction}</w:instrText>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    assert text_of(line(run("前"), field, run("后"))) == f"前{text}后"


def test_a_figure_that_is_raised_is_not_part_of_the_number_before():
    raised = run("2", '<w:vertAlign w:val="superscript"/>')
    assert text_of(line(run("10"), raised, run("件"))) == "10²件"
    power = "<m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"
    half = "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
    assert text_of(line(f"<m:oMath>{power}</m:oMath>", run("，"), f"<m:oMath>{half}</m:oMath>")) == "10²，1/2"


def test_signs_and_breaks_are_characters():
    pieces = "<w:r><w:t>3</w:t><w:noBreakHyphen/><w:t>5%</w:t><w:tab/><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>"
    assert text_of(line("<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>", pieces)) == "3-5%\t甲\n乙"


@pytest.mark.parametrize("mark", [DELETED, "<w:vanish/>", "<w:vanish/><w:specVanish/>"])
def test_a_paragraph_whose_end_is_deleted_or_hidden_goes_on_in_the_next(mark):
    first = paragraph("化解", f"<w:rPr>{mark}</w:rPr>")
    assert text_of(first, paragraph("三百件。"), paragraph("后。")) == "化解三百件。\n后。"
    cells = f"<w:tbl><w:tr><w:tc>{first}</w:tc><w:tc>{paragraph('三百件。')}</w:tc></w:tr></w:tbl>"
    assert text_of(cells) == "化解\n三百件。"


def test_a_deleted_row_and_what_properties_were_before_are_no_text():
    row = "<w:tr><w:trPr>{}</w:trPr><w:tc>{}</w:tc></w:tr>"
    table = f"<w:tbl>{row.format(DELETED, paragraph('旧'))}{row.format('', paragraph('新'))}</w:tbl>"
    assert text_of(table, paragraph("后。")) == "新\n后。"
    was = '<w:pPrChange w:id="1"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>'
    assert marks_of(paragraph("正文。", was)) == []


def test_a_text_box_is_read_once_and_after_its_paragraph():
    both = f"<mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent>"
    assert text_of(line(run("前，"), f"<w:r>{both}</w:r>", run("后。"))) == "前，后。\n框内。"


def test_text_hidden_by_its_style_is_left_out():
    styles = '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
    assert text_of(line(run("显。"), run("隐。", '<w:rStyle w:val="h"/>')), styles=styles) == "显。"


def test_notes_that_the_text_refers_to_stand_at_its_end():
    notes = "".join(
        f'<w:footnote {kind} w:id="{id}">{paragraph(text)}</w:footnote>'
        for kind, id, text in [
            ('w:type="separator"', -1, "线"),
            ("", 1, "甲注。"),
            ("", 2, "无处。"),
            ("", 3, "乙注。"),
        ]
    )
    body = line(run("文"), *(f'<w:r><w:footnoteReference w:id="{id}"/></w:r>' for id in (3, 1)), run("。"))
    assert text_of(body, footnotes=notes) == "文。\n乙注。\n甲注。"
    assert marks_of(body, footnotes=notes) == [("note", 0, "乙注。"), ("note", 0, "甲注。")]
    endnotes = f'<w:endnote w:id="2">{paragraph("尾注。")}</w:endnote>'
    assert marks_of(line(run("文。"), '<w:r><w:endnoteReference w:id="2"/></w:r>'), endnotes=endnotes) == [
        ("note", 0, "尾注。")
    ]


# What the file says of its lines


def style(id: str, name: str, more: str = "") -> str:
    return f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{more}</w:style>'


def styled(text: str, id: str) -> str:
    return paragraph(text, f'<w:pStyle w:val="{id}"/>')


def test_styles_say_what_a_paragraph_is():
    styles = "".join(
        style(*given)
        for given in [
            ("a3", "Title"),
            ("1", "heading 1"),
            ("x", "我的标题", '<w:basedOn w:val="1"/>'),
            ("2", "Heading 2"),
            ("c", "caption"),
            ("t", "toc 1"),
            ("o", "大纲", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
        ]
    )
    lines = [styled(text, id) for text, id in zip("题一仿二图录纲", ("a3", "1", "x", "2", "c", "t", "o"), strict=True)]
    assert marks_of(*lines, styles=styles) == [
        ("title", 0, "题"),
        ("heading", 1, "一"),
        ("heading", 1, "仿"),
        ("heading", 2, "二"),
        ("caption", 0, "图"),
        ("contents", 0, "录"),
        ("heading", 3, "纲"),
    ]


def test_styles_based_on_one_another_in_a_ring_do_no_harm():
    ring = style("a", "甲", '<w:basedOn w:val="b"/>') + style("b", "乙", '<w:basedOn w:val="a"/>')
    assert text_of(styled("正文。", "a"), styles=ring) == "正文。"


def test_an_outline_level_makes_a_heading_and_the_ninth_makes_none():
    lines = [paragraph("回顾", '<w:outlineLvl w:val="0"/>'), paragraph("正文。", '<w:outlineLvl w:val="9"/>')]
    assert marks_of(*lines) == [("heading", 1, "回顾")]


def test_lines_of_a_list_of_contents_are_told():
    def entry(text: str) -> str:
        return line(f'<w:hyperlink w:anchor="a">{run(text)}<w:r><w:tab/></w:r>{run("5")}</w:hyperlink>')

    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    block = f"<w:sdt>{gallery}<w:sdtContent>{paragraph('目录')}{paragraph('一、回顾 3')}</w:sdtContent></w:sdt>"
    assert [kind for kind, _, _ in marks_of(block, paragraph("一、回顾"), entry("二、安排"))] == ["contents"] * 3


def test_a_table_of_figures_is_told_from_a_table_that_holds_prose():
    table = "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>"
    assert marks_of(table.format(paragraph("总量"), paragraph("320"))) == [("table", 0, "总量"), ("table", 0, "320")]
    assert marks_of(table.format(paragraph("总量"), paragraph("各项工作取得新成效。" * 7))) == []


# Numbers


def numbering(*levels: tuple[str, str]) -> str:
    made = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for at, (form, pattern) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="7">{made}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    )


def numbered(text: str, level: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


CHINESE = numbering(("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))


def test_numbers_of_chinese_lists_are_text_and_begin_anew_below_each_other():
    lines = [numbered("回顾"), numbered("平安", 1), numbered("法治", 1), numbered("安排"), numbered("基层", 1)]
    assert text_of(*lines, numbering=CHINESE) == "一、回顾\n（一）平安\n（二）法治\n二、安排\n（一）基层"


def test_a_list_whose_every_number_has_text_below_it_is_headings():
    lines = [numbered("回顾"), paragraph("文。"), numbered("安排"), numbered("基层", 1), paragraph("文。")]
    assert marks_of(*lines, numbering=CHINESE) == [
        ("heading", 1, "一、回顾"),
        ("heading", 1, "二、安排"),
        ("heading", 2, "（一）基层"),
    ]
    items = [paragraph("要求："), numbered("甲"), numbered("乙"), paragraph("文。")]
    assert marks_of(*items, numbering=CHINESE) == []


def test_numbers_in_ascii_are_the_lists_own():
    lines = [numbered("回顾"), paragraph("文。"), numbered("安排"), paragraph("文。")]
    made = numbering(("decimal", "%1."))
    assert text_of(*lines, numbering=made) == "回顾\n文。\n安排\n文。"
    assert marks_of(*lines, numbering=made) == [("heading", 1, "回顾"), ("heading", 1, "安排")]


def test_a_list_may_come_from_a_style_and_begin_elsewhere():
    styles = style("n", "编号", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>')
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride>'
    second = f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{start}</w:num>'
    assert text_of(styled("甲。", "n"), styled("乙。", "n"), styles=styles, numbering=CHINESE + second) == (
        "三、甲。\n四、乙。"
    )


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (10, "chineseCounting", "十"),
        (21, "chineseCounting", "二十一"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (3, "decimalEnclosedCircle", "③"),
        (2, "ideographTraditional", "乙"),
        (4, "upperRoman", "IV"),
        (3, "decimalFullWidth", "３"),
        (30, "decimalEnclosedCircle", "30"),
        (5, "thaiLetters", "5"),
        (0, "chineseCounting", "零"),
    ],
)
def test_a_number_is_written_as_word_writes_it(number, form, text):
    assert numbers.written(number, form) == text


# What is opened, and what is not


def test_strict_open_xml_and_dangling_links_are_opened():
    assert text_of(paragraph("严格。"), strict=True) == "严格。"
    links = (
        '<Relationship Id="x" Type="t/image" Target="media/none.png"/><Relationship Id="y" Type="t/z" Target="NULL"/>'
    )
    assert text_of(paragraph("悬空。"), links=links) == "悬空。"
    assert formats.read(".docm", docx(paragraph("带宏。"))).text == "带宏。"


def test_a_file_that_only_has_the_ending_of_word_is_refused():
    whole = docx(paragraph("平安" * 500))
    bodiless = zipped({"word/document.xml": "<w:document xmlns:w='w'/>"})
    for data in (zipped({"a.txt": "平安"}), b"\xd0\xcf\x11\xe0" + bytes(500), "平安".encode(), whole[:-300], bodiless):
        with pytest.raises(RefusedError, match=r"save it as \.docx, without a password"):
            formats.read(".docx", data)
    with pytest.raises(RefusedError, match="holds no text"):
        formats.read(".docx", docx(""))


def test_what_unpacks_to_more_than_a_report_has_is_refused_before_it_is_unpacked(monkeypatch):
    def unpacked(self, *_):
        raise AssertionError("it was unpacked")

    data = docx(paragraph("好" * 100_000))
    monkeypatch.setattr(package, "UNPACKED", 100_000)
    with pytest.raises(RefusedError, match="unpacks to more than 100,000 bytes"):
        formats.read(".docx", data)


def test_a_file_that_holds_parts_in_other_formats_is_refused():
    with pytest.raises(RefusedError, match=r"save it anew as \.docx"):
        text_of(paragraph("前。"), "<w:altChunk/>")


def test_a_file_that_declares_entities_is_refused():
    part = '<!DOCTYPE w [<!ENTITY a "好">]><w:document xmlns:w="w"><w:body/></w:document>'
    with pytest.raises(RefusedError, match="is not a Word file that can be opened"):
        formats.read(".docx", zipped({"word/document.xml": part}))


def test_more_paragraphs_than_a_report_has_are_refused_and_many_runs_are_read(monkeypatch):
    assert text_of(line(run("好") * 100_000)) == "好" * 100_000
    monkeypatch.setattr("analysis.reading.formats.word.elements.LINES", 1_000)
    with pytest.raises(RefusedError, match="has more than 1,000 paragraphs"):
        text_of(paragraph("好") * 1_002)
    monkeypatch.setattr("analysis.reading.formats.word.body.ELEMENTS", 1_000)
    with pytest.raises(RefusedError, match="has more than 1,000 elements"):
        text_of(line("<w:r/>" * 1_000))
