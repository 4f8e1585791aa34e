import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reading import layout
from analysis.reading.report import Report

PROSE = "全镇把平安建设放在首位，干部下沉到村，问题解决在村，群众看得见摸得着，口碑越来越好。"


def read(*lines: str):
    return layout.blocks([Report("r", "\n".join(lines))])


def headings(*lines: str) -> list[str]:
    blocks = read(*lines)
    return list(blocks.text[blocks.kind == "heading"])


@pytest.mark.parametrize(
    "heading",
    [
        "一、抓回顾", "（一）抓回顾", "1.抓回顾", "（1）抓回顾", "①抓回顾", "第一，抓回顾", "第1章抓回顾",
        "1.1抓回顾", "㈠抓回顾", "1）抓回顾", "２．抓回顾", "一．抓回顾", "Ⅰ．抓回顾", "一：抓回顾",
        "一、2024年工作", "一百零一、抓回顾",
        "第一部分 抓回顾", "1.1 抓回顾", "其一，抓回顾", "【一】抓回顾", "❶抓回顾", "A.抓回顾", "a)抓回顾", "■抓回顾",
        "（三）坚持把便民利民的每一件小事作为全部工作的出发点和落脚点，让住在山里的每一户人家都过上安稳日子",
    ],
)  # fmt: skip
@pytest.mark.parametrize("title", ["某县工作报告", ""])
def test_a_line_with_a_number_is_a_heading_in_every_form(heading, title):
    assert headings(title, "十、总的情况", PROSE, heading, PROSE) == ["十、总的情况", heading]


@pytest.mark.parametrize(
    "line",
    [
        "一是村村有人管，户户有人问。事事有着落。",
        "第一，村村有人管。户户有人问。",
        "3.5亿元投到村里，年底见效。",
        "一、二、三产业都增长，农民都增收。",
    ],
)
def test_a_paragraph_that_opens_with_a_number_is_no_heading(line):
    assert headings("某县工作报告", "一、回顾", PROSE, line, PROSE) == ["一、回顾"]


def test_the_items_of_a_list_are_no_headings():
    assert headings("某县工作报告", "做法如下：", "1.建好队伍。", "2.管好队伍。", "3.用好队伍。", PROSE) == []


def test_a_heading_that_a_paragraph_opens_with_heads_the_rest_of_it():
    blocks = read("某县工作报告", "一、打算", "（一）坚持便民。村里设点。点上有人。", "（二）坚持利民。路修到户。")
    assert list(blocks.text[2:]) == ["（一）坚持便民。", "村里设点。点上有人。", "（二）坚持利民。", "路修到户。"]
    assert list(blocks.kind[2:]) == ["heading", "body"] * 2
    assert blocks[["section", "above"]].iloc[3].tolist() == ["（一）坚持便民。", "一、打算"]


def test_headings_nest_as_their_numbers_do_in_the_report():
    blocks = read("（一）回顾", PROSE, "1.修路", PROSE, "①村道", PROSE, "2.架桥", PROSE, "（二）打算", PROSE)
    assert list(blocks.level[blocks.kind == "heading"]) == [1, 2, 3, 2, 1]
    assert list(blocks.above[blocks.kind == "body"]) == ["", "（一）回顾", "1.修路", "（一）回顾", ""]


def test_numbers_of_more_parts_stand_under_those_of_fewer():
    blocks = read("1 回顾", PROSE, "1.1 修路", PROSE, "1.1.1 村道", PROSE, "1.2 架桥", PROSE, "2 打算", PROSE)
    assert list(blocks.level[blocks.kind == "heading"]) == [1, 2, 3, 2, 1]


def test_a_numbered_heading_of_two_lines_is_one():
    blocks = read("某县工作报告", "一、回顾", PROSE, "二、不断提高乡镇", "办事的本领", PROSE)
    assert blocks.section.iloc[-1] == "二、不断提高乡镇办事的本领"


def test_a_heading_that_the_edge_of_the_page_broke_is_whole():
    lines = ["（一）坚持把便民利民的小事作为一", "切工作的出发点和落脚点。全镇二十", "六个村都设了代办点，村民不出村就"]
    lines += ["能办成事，路修到了户，灯亮到了巷", "口，老人有人看，孩子有人管。"]
    blocks = read("某县工作报告", *lines)
    assert list(blocks.kind) == ["title", "heading", "heading", "body", "body", "body", "body"]
    assert blocks.section.iloc[-1] == "（一）坚持把便民利民的小事作为一切工作的出发点和落脚点。"


@given(
    st.lists(
        st.sampled_from(
            ["一、回顾", "（一）坚持便民。设点。", "1.修路", PROSE, "附件1", "各位代表：", "— 3 —", "名词解释"]
        ),
        max_size=9,
    )
)
def test_every_visible_character_is_in_one_block_where_lines_are_divided(lines):
    text = "\n".join(lines)
    blocks = layout.blocks([Report("r", text)])
    held = [at for start, end in zip(blocks.start, blocks.end, strict=True) for at in range(start, end)]
    assert held == [at for at, character in enumerate(text) if not character.isspace() or at in set(held)]
    assert (blocks.level[blocks.kind == "heading"] > 0).all()
