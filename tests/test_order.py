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
