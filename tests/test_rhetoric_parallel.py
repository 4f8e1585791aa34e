"""Figures that repeat a build: made-up sentences for each rule of the codebook and each refusal."""

from __future__ import annotations

import string

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Study
from analysis.finding.rhetoric import shapes
from analysis.finding.rhetoric.figures import figures
from analysis.reading.report import Report
from analysis.tables import SENTENCES
from analysis.tables.rhetoric import FIGURES


def found(*texts: str) -> pd.DataFrame:
    return figures(Study(tuple(Report(f"r{at}", text) for at, text in enumerate(texts))).sentences)


@pytest.mark.parametrize(
    ("said", "text", "members", "frame"),
    [
        ("盯住源头防反弹、盯住苗头早处置、盯住难点快破题。", "盯住源头防反弹、盯住苗头早处置、盯住难点快破题",
         3, "盯住…"),
        ("全镇坚持以民意为导向,以数据为支撑,以协同为保障。", "以民意为导向,以数据为支撑,以协同为保障", 3, "以…为…"),
        ("他们着力做好除隐患、化积案、解民忧各项工作。", "除隐患、化积案、解民忧", 3, ""),
        ("建起了“户户想到、件件办到、处处管到”的格局。", "户户想到、件件办到、处处管到", 3, "…到"),
        ("打了一场禁毒的攻坚战、持久战、总体战。", "攻坚战、持久战、总体战", 3, "…战"),
        ("干警愿下沉、敢碰硬、会调解。", "愿下沉、敢碰硬、会调解", 3, ""),
        ("推动治理从被动应付向主动服务、从单打独斗向协同作战、从事后处理向事前预防转变。",
         "从被动应付向主动服务、从单打独斗向协同作战、从事后处理向事前预防", 3, "从…向…"),
        ("把群众的烦心事、揪心事和闹心事办好。", "烦心事、揪心事和闹心事", 3, "…心事"),
        ("全力用智用心用劲办好民生实事。", "用智用心用劲", 3, "用…"),
        ("村里形成了夜夜有人巡、处处有人管、事事有人问的局面。", "夜夜有人巡、处处有人管、事事有人问", 3, "…有人…"),
        ("强化组织领导,成立专班,明确分工;强化宣传发动,进村入户;强化督导问效,定期通报。",
         "强化组织领导,成立专班,明确分工;强化宣传发动,进村入户;强化督导问效,定期通报", 3, "强化…"),
        ("平台做到了线索快速流转、任务自动派发、结果及时反馈。", "线索快速流转、任务自动派发、结果及时反馈", 3, ""),
        ("村里实现小事不出小组、大事不出本村、矛盾不上交。", "小事不出小组、大事不出本村、矛盾不上交", 3, ""),
        ("窗口一分钟响应、三分钟联系群众、十分钟赶到现场。", "一分钟响应、三分钟联系群众、十分钟赶到现场", 3, ""),
        ("坚决整治乱收费、乱摊派、乱检查。", "乱收费、乱摊派、乱检查", 3, "乱…"),
        ("把调解开到院坝里、田埂上、大树前。", "院坝里、田埂上、大树前", 3, ""),
        ("干警要有事事放心的责任感、事事争先的使命感、天天向上的荣誉感。",
         "事事放心的责任感、事事争先的使命感、天天向上的荣誉感", 3, ""),
        ("眼要亮,腿要快,耳朵要灵。", "眼要亮,腿要快,耳朵要灵", 3, ""),
        ("当好企业的“服务员”、群众的“贴心人”、平安的“守护者”。",
         "企业的“服务员”、群众的“贴心人”、平安的“守护者", 3, ""),
        ("辖区商户流动快、纠纷类型杂、调处难度大。", "商户流动快、纠纷类型杂、调处难度大", 3, ""),
    ],
)  # fmt: skip
def test_three_neighbours_on_one_frame_are_a_parallelism(said, text, members, frame):
    rows = found(said)
    rows = rows[rows.kind == "parallelism"]
    assert rows.text.tolist() == [text]
    assert len(rows.members[rows.index[0]]) == members
    if frame:
        assert rows.frame.tolist() == [frame] or frame in rows.frame.iloc[0]


@pytest.mark.parametrize(
    "said",
    [
        "东山区、西山区、南湖县、北河县同时获评优秀。",
        "抽调公安、法院、司法、信访等部门骨干。",
        "全省优秀公安局、全省优秀检察院、全省优秀法院受到表彰。",
        "其中12个获评一级司法所,5个获评二级司法所,90个获评三级司法所。",
        "群众获得感、幸福感、安全感不断增强。",
        "制定《平安条例》《调解办法》《巡防规定》。",
        "参加的有王大明、王小川、王建国。",
        "形成共建共治共享的格局。",
        "2019年、2020年、2021年连续三年第一。",
        "姓名、地址、电话都要登记。",
        "查封、扣押、冻结涉案财物。",
    ],
)
def test_a_series_of_nouns_names_or_figures_is_no_parallelism(said):
    assert "parallelism" not in set(found(said).kind)


@pytest.mark.parametrize(
    ("said", "text", "opposites"),
    [
        ("实现了“事在网上办、情在心中暖”。", "事在网上办、情在心中暖", ""),
        ("让数据多跑路,让百姓少跑腿,全面提升能力。", "让数据多跑路,让百姓少跑腿", "多/少"),
        ("他们把矛盾化解在小、发现在早。", "化解在小、发现在早", ""),
        ("民心所向,警心所系。", "民心所向,警心所系", ""),
        ("一头连着民生,一头连着民心。", "一头连着民生,一头连着民心", ""),
        ("进一步形成了平安家园人人建设、平安成果人人享有的氛围。", "平安家园人人建设、平安成果人人享有", ""),
        ("用脚步丈量民情,用真情化解民怨。", "用脚步丈量民情,用真情化解民怨", ""),
        ("法庭推出上门服务,办好事、解难题,受到好评。", "办好事、解难题", ""),
        ("“养车必登记、停车必入位”成为共识。", "养车必登记、停车必入位", ""),
        ("社区不是旁观者,而是主力军。", "不是旁观者,而是主力军", ""),
        ("从“群众来敲门”到“干部走上门”,变化很大。", "群众来敲门”到“干部走上门", ""),
        ("过去是群众跑、干部等,现在变了。", "群众跑、干部等", "群众/干部"),
        ("实现“双轮驱动”“多点开花”。", "双轮驱动”“多点开花", ""),
        ("办事更方便、更舒心。", "更方便、更舒心", ""),
        ("全市公安机关闻令而动、连续奋战,破获案件多起。", "闻令而动、连续奋战", ""),
        ("路是大家修的,情分是乡亲攒的。", "路是大家修的,情分是乡亲攒的", ""),
        ("聚焦“小切口”、解决“大问题”。", "聚焦“小切口”、解决“大问题", "小/大"),
        ("“群众有所盼,法院有所应;群众有所难,法院有所为。”", "群众有所盼,法院有所应;群众有所难,法院有所为", ""),
    ],
)  # fmt: skip
def test_two_neighbours_of_one_length_and_build_are_a_couplet(said, text, opposites):
    rows = found(said)
    assert rows[rows.kind == "couplet"].text.tolist() == [text]
    if opposites:
        assert rows.antithesis.tolist() == [opposites]


@pytest.mark.parametrize(
    "said",
    [
        "□本报记者 张大明 李小川",
        "2021年、2022年连续获奖。",
        "提供法律援助、法律咨询等服务。",
        "涉及重点项目、重大活动的都要评估。",
        "受理案件1053件,提起诉讼826件。",
        "优秀干警王祖明、张坤山受到表彰。",
        "凝心聚力、锐意进取,再创佳绩。",
        "推进队伍建设,狠抓责任落实到每一个岗位。",
        "党的十八大以来,特别是去年以来,变化很大。",
        "三、强化司法监督,全力维护公平正义",
        "设立“马背警务室”“流动服务站”。",
    ],
)
def test_a_pair_by_chance_is_no_couplet(said):
    assert "couplet" not in set(found(said).kind)


@pytest.mark.parametrize(
    ("said", "text", "fixed"),
    [
        (
            "干警在热潮中风雨兼程、顽强拼搏,守正创新、奋楫笃行,受到群众好评。",
            "风雨兼程、顽强拼搏,守正创新、奋楫笃行",
            4,
        ),
        ("构建“受理登记、分流转办、限时办结、跟踪回访”闭环。", "受理登记、分流转办、限时办结、跟踪回访", 0),
        ("充分发挥牵头抓总、组织协调、督促检查职能。", "牵头抓总、组织协调、督促检查", 1),
    ],
)
def test_three_phrases_of_four_characters_are_a_run(said, text, fixed):
    rows = found(said)
    assert rows[["kind", "text", "fixed"]].to_numpy().tolist() == [["fourchar", text, fixed]]


@pytest.mark.parametrize(
    "said",
    [
        "设立综治工作、便民服务、综合执法、应急管理四个平台。",
        "审判执行、公益诉讼、综合打击、法治创建等工作位居前列。",
        "提供法律援助、法律咨询、人民调解。",
        "防范安全事故、疫情传播。",
        "完善“金盾之星”竞赛机制,扎实开展“云海行动”。",
        "评估重要决策、重点项目、重大活动。",
    ],
)
def test_names_of_things_in_four_characters_are_no_run(said):
    assert "fourchar" not in set(found(said).kind)


BODY = "近年来,全市公安机关持续推进平安建设,群众满意度不断提高,各项工作取得新成效。"


def test_a_heading_of_two_halves_is_a_couplet_of_its_own_layer():
    rows = found(f"平安之路\n守正创新 砥砺前行\n{BODY}\n")
    assert rows[["kind", "text", "heading"]].to_numpy().tolist() == [["couplet", "守正创新 砥砺前行", True]]


def test_a_couplet_in_a_parallelism_or_a_run_is_not_counted_again():
    assert found("他们讲政策、听民意、解难题。").kind.tolist() == ["parallelism"]
    assert found("他们风雨兼程、顽强拼搏、守正创新。").kind.tolist() == ["fourchar"]


def test_a_figure_within_one_member_stands_beside_the_larger():
    rows = found("坚持向“不担当、不作为、不落实”宣战,向顽瘴痼疾开刀,向形式主义亮剑。")
    assert rows.kind.tolist() == ["parallelism", "parallelism"]
    assert rows.members.tolist()[1] == ("不担当", "不作为", "不落实")


def test_members_of_the_frame_are_those_of_the_text():
    row = found("盯住源头防反弹、盯住苗头早处置、盯住难点快破题。").iloc[0]
    assert row.members == ("盯住源头防反弹", "盯住苗头早处置", "盯住难点快破题")


@pytest.mark.parametrize(
    ("members", "frame"),
    [
        (["紧盯个案减存量", "紧盯源头控增量"], "紧盯…量"),
        (["以甲为乙", "以丙丁为戊"], "以…"),
        (["甲", "乙"], ""),
    ],
)
def test_a_frame_is_what_members_share(members, frame):
    assert shapes.frame(members) == frame


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n、、,,;;。。",
        "“”“””””““‘’",
        "“让数据多跑路,让百姓少跑腿。",
        "讓數據多跑路,讓百姓少跑腿,盯住源頭、盯住苗頭、盯住難點。",
        "张三、李四、王五\n赵六、孙七、周八",
        "甲,乙;丙、丁(戊)己—庚…辛",
        "盯住源头防反弹，盯住苗头早处置,盯住难点快破题;",
    ],
)
def test_odd_input_does_not_crash(text):
    FIGURES.shape(found(text))


def test_no_sentences_make_no_rows():
    assert figures(SENTENCES.frame()).empty


def test_a_broken_line_is_read_across():
    head = f"平安建设走在前\n{BODY}\n"
    text = (
        "今年以来,全市各部门各单位紧密协作,组织干警和网格员走村入户,着力盯住源头防反弹、盯住苗头\n早处置、"
        "盯住难点快破题,群众的安全感不断提高,各项工作都有了新的起色。\n"
    )
    rows = found(head + text + text.replace("\n早", "早"))
    assert rows.text.tolist() == ["盯住源头防反弹、盯住苗头早处置、盯住难点快破题"] * 2


def test_a_sentence_table_without_its_columns_is_refused():
    with pytest.raises(ValueError, match="lacks the column"):
        figures(pd.DataFrame({"text": ["一"]}))


ALPHABET = (
    "、、,,;。“”‘’ \n()防保护稳风险安全定化解大小多少民群众办事以为从向不必1a《》的了等和" + string.punctuation[:3]
)


@given(st.text(ALPHABET, max_size=120))
def test_offsets_point_at_what_they_say(text):
    report = Report("r", text)
    for row in figures(Study((report,)).sentences).itertuples():
        stands = report.text[row.start : row.end]
        assert [c for c in stands if not c.isspace()] == [c for c in row.text if not c.isspace()]
        assert len(row.members) >= (2 if row.kind == "couplet" else 3)


@given(st.lists(st.text(ALPHABET, max_size=60), max_size=4))
def test_the_order_of_reports_does_not_matter(texts):
    reports = [Report(f"r{at}", text) for at, text in enumerate(texts)]
    one, other = (figures(Study(tuple(some)).sentences) for some in (reports, reports[::-1]))
    key = ["report", "start", "end"]
    pd.testing.assert_frame_equal(
        one.sort_values(key).reset_index(drop=True), other.sort_values(key).reset_index(drop=True)
    )
