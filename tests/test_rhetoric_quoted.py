"""What stands in quotation marks, and lines and questions without: made-up sentences for each rule and refusal."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Study
from analysis.finding.rhetoric.questions import questions
from analysis.finding.rhetoric.quotations import quotations
from analysis.finding.rhetoric.repeated import slogans
from analysis.finding.rhetoric.speech import speech
from analysis.reading import unseen
from analysis.reading.report import Report
from analysis.tables import SENTENCES
from analysis.tables.rhetoric import QUESTIONS, QUOTATIONS, SLOGANS, SPEECH

FINDERS = [(quotations, QUOTATIONS), (speech, SPEECH), (questions, QUESTIONS), (slogans, SLOGANS)]


def sentences(*texts: str) -> pd.DataFrame:
    return Study(tuple(Report(f"r{at}", text) for at, text in enumerate(texts))).sentences


@pytest.mark.parametrize(
    ("said", "text", "kind"),
    [
        ("民惟邦本,本固邦宁。全县干部记在心上。", "民惟邦本,本固邦宁", "classical"),
        ("干部以百姓心为心，办好每件事。", "以百姓心为心", "classical"),
        ("“法者，治之端也。”县里立规矩。", "法者，治之端也。", "classical"),
        ("奉法者强则国强。县里立规矩。", "奉法者强则国强", "classical"),
        ("道虽迩，不行不至；事虽小、不为不成。", "道虽迩，不行不至；事虽小、不为不成", "classical"),
        ("长风破浪会有时，我们整装待发。", "长风破浪会有时", "verse"),
        ("一 打铁还需自身硬", "打铁还需自身硬", "proverb"),
        ("俗话说，邻里一条心，泥土变成金，调解室说到做到。", "邻里一条心，泥土变成金", "proverb"),
        ("常言道：“灯不拨不亮。”村里办起了讲堂。", "灯不拨不亮", "proverb"),
        ("古人云，善治者先治其身。县里从严管队伍。", "善治者先治其身", "classical"),
        ("《县训》有云：“勤则兴，惰则亡。”", "勤则兴，惰则亡", "classical"),
        ("“民有所呼，我有所应。”镇里开通热线。", "民有所呼，我有所应。", "maxim"),
        ("镇里牢记“让每一位老人安享晚年”的要求。", "让每一位老人安享晚年", "maxim"),
        ("从“九山半水半分田”走出来。", "九山半水半分田", "proverb"),
        ("村里流传着一句话：“家里有人管，门口有灯亮。”", "家里有人管，门口有灯亮", "proverb"),
    ],
)
def test_a_line_is_quoted(said, text, kind):
    found = quotations(sentences(said))
    assert found[["text", "kind"]].values.tolist() == [[text, kind]]


@pytest.mark.parametrize(
    "said",
    [
        "民有所呼，我有所应，镇里开通热线。",
        "“民有所呼，我有所应”的理念记在心上。",
        "镇里牢记“三个务必”，办好实事。",
        "全县干部风雨兼程、守正创新，久久为功。",
        "“网格员进门，平安卡到户。”镇里全面铺开。",
        "“天天来巡逻，晚上睡得香。”村民刘某说。",
        "镇里以人为本，本着便民办事。",
    ],
)
def test_a_rule_a_motto_or_speech_is_no_line(said):
    assert quotations(sentences(said)).empty


def test_a_line_that_names_an_undertaking_is_none():
    page = sentences("开展“打铁还需自身硬”专项行动。")
    masked = pd.DataFrame({"report": ["r0"], "start": [2], "end": [15]})
    assert len(quotations(page)) == 1
    assert quotations(page, masked=masked).empty


def test_a_line_has_its_work():
    found = quotations(sentences("“为者常成，行者常至。”")).iloc[0]
    assert (found.source, found.author, found.quoted) == ("晏子春秋", "晏婴", True)


@pytest.mark.parametrize(
    ("said", "text", "speaker", "role"),
    [
        ("“账要回来了。”村民李某说。", "账要回来了。", "村民李某", "citizen"),
        ("该局局长介绍：“我们将持续发力。”", "我们将持续发力。", "该局局长", "official"),
        ("“心里踏实。”一位老人告诉记者。", "心里踏实。", "一位老人", "citizen"),
        ("专家认为，“这一做法值得推广。”", "这一做法值得推广。", "专家", "expert"),
        ("“路灯修好了，真亮堂！”在镇服务中心，居民王女士高兴地说。", "路灯修好了，真亮堂！", "居民王女士", "citizen"),
        ("某公司负责人表示：“办事快多了。”", "办事快多了。", "某公司负责人", "citizen"),
        ('"现在办事真方便。"村民赵某说。', "现在办事真方便。", "村民赵某", "citizen"),
        ("镇党委书记李某表示，“小事要当大事办。”", "小事要当大事办。", "镇党委书记李某", "official"),
        ("企业主陈某松了口气，“订单保住了。”", "订单保住了。", "企业主陈某", "citizen"),
        ("“能不能多装几盏灯？”“路面能不能修平？”", "能不能多装几盏灯？", "", ""),
    ],
)
def test_speech_has_its_speaker(said, text, speaker, role):
    found = speech(sentences(said))
    assert [text, speaker, role] in found[["text", "speaker", "role"]].values.tolist()


def test_a_quotation_may_run_over_sentences():
    found = speech(sentences("“全镇分十格。每格有专人。”所长陈某说，效果不错。"))
    assert list(found.text) == ["全镇分十格。每格有专人。"]


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("灯坏了没人管，没想到一个电话就修好了。”一位居民说。", "灯坏了没人管，没想到一个电话就修好了。"),
        ("村民王某说：“现在出门心里踏实多了。", "现在出门心里踏实多了。"),
    ],
)
def test_speech_that_lost_a_mark_goes_to_the_edge_of_its_paragraph(said, text):
    assert list(speech(sentences(said)).text) == [text]


@pytest.mark.parametrize(
    "said",
    [
        "实现“矛盾不上交、平安不出事”的目标。",
        "落实“外防输入、内防反弹”的工作要求。",
        "老人送来锦旗，上书“为民解忧，情暖人心”。",
        "《某县条例》规定：“各单位应当办好实事。”",
        "被群众称为“贴心的好邻居好帮手”。",
        "打好“组合拳”，深挖“保护伞”。",
    ],
)
def test_rules_papers_leaders_and_names_do_not_speak(said):
    assert speech(sentences(said)).empty


@pytest.mark.parametrize(
    ("said", "text", "kind"),
    [
        ("路在何方？县里给出答案。", "路在何方？", "asked"),
        ("治理力量,如何“沉”到村里?", "治理力量,如何“沉”到村里?", "asked"),
        ("没有稳定，何谈发展？", "没有稳定，何谈发展？", "rhetorical"),
        ("难道能让坏人逍遥法外？", "难道能让坏人逍遥法外？", "rhetorical"),
    ],
)
def test_a_question_is_asked(said, text, kind):
    assert questions(sentences(said))[["text", "kind"]].values.tolist() == [[text, kind]]


@pytest.mark.parametrize(
    "said",
    [
        "研究如何做好信访工作。",
        "把群众高不高兴作为标准。",
        "“这狗咋不拴绳？”一位市民问。",
        "他问自己，为什么没人来？",
        "记者：今年有哪些打算？",
        "破解“谁来管？怎么管？”难题。",
    ],
)
def test_what_is_said_or_indirect_is_no_question(said):
    assert questions(sentences(said)).empty


@pytest.mark.parametrize(
    ("said", "text", "kind", "governor"),
    [
        ("基本实现“群众最多跑一地”的目标。", "群众最多跑一地", "single", "目标"),
        ("“出门必锁门、下班必断电”理念深入人心。", "出门必锁门、下班必断电", "series", "理念"),
        ("坚持“实干当头”，办好实事。", "实干当头", "single", "坚持"),
        ("把“让老人满意”作为一切工作的出发点。", "让老人满意", "single", "出发点"),
        ("形成“一窗受理、一次办好”的路子。", "一窗受理、一次办好", "series", "路子"),
        ("做到“只进一扇门、一次就办成”。", "只进一扇门、一次就办成", "series", "做到"),
    ],
)
def test_a_slogan_has_its_governor(said, text, kind, governor):
    assert slogans(sentences(said))[["text", "kind", "governor"]].values.tolist() == [[text, kind, governor]]


def test_neighbours_share_a_governor():
    found = slogans(sentences("实现“矛盾不上交、服务不缺位”“群众少跑路”的目标。"))
    assert list(found.governor) == ["目标", "目标"]


@pytest.mark.parametrize(
    "said", ["打好“组合拳”。", "“电子身份证”应用体系改革。", "评出“身边好人”二十名。", "深挖“保护伞”。"]
)
def test_a_name_or_a_figure_of_speech_is_no_slogan(said):
    assert slogans(sentences(said)).empty


PIECES = [
    "“",
    "”",
    "‘",
    '"',
    "「",
    "」",
    "说：",
    "村民李某说。",
    "为何？",
    "的目标",
    "民惟邦本，本固邦宁",
    "我们",
    "。",
    "，",
    "\n",
    "办好事",
]


@pytest.mark.parametrize(("finder", "table"), FINDERS)
@given(
    texts=st.lists(
        st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=30).map("".join), min_size=1, max_size=3
    )
)
def test_offsets_point_at_what_they_say(finder, table, texts):
    reports = {f"r{at}": text for at, text in enumerate(texts)}
    found = finder(Study(tuple(Report(name, text) for name, text in reports.items())).sentences)
    assert list(found.columns) == list(table.columns)
    for row in found.itertuples():
        stands = unseen.plain(reports[row.report][row.start : row.end])
        assert row.text
        assert (stands[0], stands[-1]) == (row.text[0], row.text[-1])
        assert stands == row.text or len(stands.split()) > 1


@pytest.mark.parametrize(("finder", "table"), FINDERS)
def test_the_order_of_reports_does_not_matter(finder, table):
    texts = ["“账要回来了。”村民李某说。", "路在何方？民惟邦本，本固邦宁。", "坚持“实干当头”，办好实事。"]
    names = [Report(f"r{at}", text) for at, text in enumerate(texts)]
    one, other = (finder(Study(tuple(order)).sentences) for order in (names, names[::-1]))
    key = list(table.key)
    pd.testing.assert_frame_equal(one.sort_values(key, ignore_index=True), other.sort_values(key, ignore_index=True))


@pytest.mark.parametrize(("finder", "table"), FINDERS)
def test_no_reports_no_rows(finder, table):
    assert finder(SENTENCES.frame()).empty
