import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reading import layout, order
from analysis.reading.report import Report

LINES = st.lists(st.text("安全感。，“！”1 的图为\u3000)", max_size=60), max_size=14)
PROSE = "群众说,干部下沉到村,难题解决在村,日子越过越安稳,大家看在眼里,记在心上"


def read(text: str):
    blocks = layout.blocks([Report("r", text)])
    repairs = order.repairs(blocks)
    return blocks, repairs, order.sentences(blocks, repairs)


@given(LINES)
def test_every_sentence_is_what_stands_at_its_offsets(lines):
    text = "\n".join(lines)
    _, _, sentences = read(text)
    for sentence in sentences.itertuples():
        assert "".join(text[start:end] for start, end in sentence.pieces) == sentence.text
        assert (sentence.start, sentence.end) == (sentence.pieces[0][0], sentence.pieces[-1][1])


@given(LINES)
def test_the_sentences_hold_every_character_that_is_no_white_space_once(lines):
    text = "\n".join(lines)
    blocks, _, sentences = read(text)
    at = [i for pieces in sentences.pieces for start, end in pieces for i in range(start, end)]
    left_out = blocks[blocks.kind.isin(layout.UNREAD)]
    at += [i for start, end in zip(left_out.start, left_out.end, strict=True) for i in range(start, end)]
    assert len(at) == len(set(at))
    assert {i for i, character in enumerate(text) if not character.isspace()} <= set(at)


@given(LINES)
def test_without_its_ledger_every_line_stands_as_the_page_left_it(lines):
    blocks, repairs, _ = read("\n".join(lines))
    undone = order.sentences(blocks, repairs.head(0))
    assert undone.pieces.map(len).le(1).all()
    assert undone.whole.all()


def test_a_broken_word_is_joined_and_a_lost_end_is_marked(page):
    assert list(page.repairs.repair) == ["joined", "lost"]
    assert list(page.repairs.before) == ["有事找得到人!”居民的安", "深入推进网格巡"]
    assert "居民的安全感提高了。" in set(page.sentences.text)
    assert list(page.sentences.text[~page.sentences.whole]) == ["深入推进网格巡"]


def test_a_repair_is_undone_by_dropping_its_row(page):
    undone = order.sentences(page.blocks, page.repairs.query("repair == 'lost'"))
    assert {"居民的安", "全感提高了。"} <= set(undone.text)


def test_a_line_goes_on_across_a_caption_where_the_word_it_breaks_stands_elsewhere():
    text = f"安全感来自平时。{PROSE},这份安\n图为走访现场。\n全感来之不易。"
    _, repairs, sentences = read(text)
    assert list(repairs.repair) == ["joined"]
    assert sentences.text.iloc[-2].endswith("这份安全感来之不易。")


def test_a_line_does_not_go_on_across_a_caption_without_evidence():
    _, repairs, sentences = read(f"{PROSE},这份安\n图为走访现场。\n牵头单位有六个。")
    assert list(repairs.repair) == ["lost"]
    assert "牵头单位有六个。" in set(sentences.text)


def test_the_items_of_a_list_are_not_joined():
    _, repairs, sentences = read("做法如下：\n建好队伍,管好队伍\n用好队伍\n查好隐患\n办好实事\n以上四条管用。")
    assert repairs.empty
    assert len(sentences) == 6


@pytest.mark.parametrize(
    "joined",
    [
        "市域社会治理现代化试点", "确保人民群众的具体安全感", "创建主体排查核验", "平安村(社)区", "26个部门联合作战",
        "社会面治安防控", "“雪亮工程”监控摄像", "建立“法律服务专员”", "清零)工作目标",
    ],
)  # fmt: skip
def test_what_the_page_of_hebi_broke_reads_on(seeds, joined):
    assert seeds.sentences.text.str.contains(joined, regex=False).any()


def test_what_the_page_of_hebi_lost_is_marked(seeds):
    lost = seeds.sentences[~seeds.sentences.whole]
    assert [text[-9:] for text in lost.text] == [
        "推进行政执法监督整",
        "无诈城市创建中心”",
        "大活动,高度重视群众自"[-9:],
    ]


def test_nine_joints_and_three_losses_in_hebi_none_in_shangqiu(seeds):
    assert seeds.repairs.groupby("report").repair.value_counts().to_dict() == {
        ("hebi", "joined"): 9,
        ("hebi", "lost"): 3,
    }


def test_positions_lead_each_character_back_to_the_page(page):
    text = page.reports[0].text
    assert "".join(text[at] for at in order.positions(page.sentences)) == "".join(page.sentences.text)


def said(text: str) -> list[str]:
    _, _, sentences = read(text)
    return list(sentences.text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("大家看《出发！小城》并讨论。好！", ["大家看《出发！小城》并讨论。", "好！"]),
        ("【办完。】再办。《好。》又办。〔注。〕", ["【办完。】", "再办。", "《好。》", "又办。", "〔注。〕"]),
        ('他说"办完了。"大家走了。', ['他说"办完了。"', "大家走了。"]),
        ('他说完了。"大家放心。"', ["他说完了。", '"大家放心。"']),
        ("村里修路．大家出力｡路通了. 长3.5公里，见a.b。", ["村里修路．", "大家出力｡", "路通了.", "长3.5公里，见a.b。"]),
        ("一．村里修路", ["一．村里修路"]),
        ("村里放《出发！》〈小城？〉两片。好！", ["村里放《出发！》〈小城？〉两片。", "好！"]),
    ],
)
def test_where_a_sentence_ends(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("根据签订的《\n关于修路的约定\n》，村里动工了。", "根据签订的《关于修路的约定》，村里动工了。"),
        ("主要有道路、\n桥梁和水渠。", "主要有道路、桥梁和水渠。"),
        ("在用水方面，\n全村推进改造。", "在用水方面，全村推进改造。"),
        ("主要有：\n二是\n全村推进改造。", "二是全村推进改造。"),
        ("主要有：\n二是：\n全村推进改造。", "二是：全村推进改造。"),
        ("村长说\n：“路修到户。”", "村长说：“路修到户。”"),
        (
            "全村把大家满意作为标准，推进改水改\n— 3 —\n路走深走实。\n好。",
            "全村把大家满意作为标准，推进改水改路走深走实。",
        ),
        (
            "全村把大家满意作为标准，推进改水改\n第 3 页 共 9 页\n路走深走实。\n好。",
            "全村把大家满意作为标准，推进改水改路走深走实。",
        ),
    ],
)
def test_a_line_that_ends_in_mid_sentence_goes_on(text, joined):
    assert joined in said(f"各位代表：\n大家都来了。\n{text}")


def test_labels_items_and_annexes_go_on_with_nothing_and_lose_nothing():
    text = f"一、用水\n{PROSE},这份安\n全感来之不易。\n主办单位：水务局，各乡镇\n二、修路\n路通了。"
    text += "\n附件1\n2025年实事\n办成。"
    _, repairs, sentences = read(text)
    assert list(repairs.repair) == ["joined"]
    assert {"主办单位：水务局，各乡镇", "附件1", "2025年实事"} <= set(sentences.text)


def test_lines_broken_at_the_edge_of_the_page_are_joined():
    lines = ["全镇二十六个村都设了代办点村民不", "出村就能办成事路修到了户灯亮到了", "巷口老人有人看孩子有人管大家都说"]
    lines += ["这样的日子有奔头。来年全镇还要再", "修三十里路再架两座桥。"]
    assert "".join(said("\n".join(lines))) == "".join(lines)
    assert said("\n".join(lines))[1:] == ["来年全镇还要再修三十里路再架两座桥。"]
