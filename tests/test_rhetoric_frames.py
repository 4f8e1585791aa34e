"""Time frames and intensifiers: made-up sentences for each rule and each refusal."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Study
from analysis.finding.rhetoric.dates import back, known
from analysis.finding.rhetoric.graded import intensifiers
from analysis.finding.rhetoric.timeframes import frames
from analysis.reading.report import Report
from analysis.tables.rhetoric import FRAMES, INTENSIFIERS

DATE = "2024-03-18"


def sentences(*texts: str) -> pd.DataFrame:
    return Study(tuple(Report(f"r{at}", text) for at, text in enumerate(texts))).sentences


def framed(text: str, date: str = DATE) -> list[tuple[str, str, str, str]]:
    said = sentences(text).assign(kind="body")  # a line that opens with a day looks like a caption
    found = frames(said, dates={"r0": date})
    return list(found[["kind", "text", "since", "until"]].itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("said", "frame"),
    [
        ("党的十九大以来,成效明显。", ("epoch", "党的十九大以来", "2017-10", DATE)),
        ("党的二十届三中全会召开以来,改革提速。", ("epoch", "党的二十届三中全会召开以来", "2024-07", DATE)),
        ("改革开放40多年来,社会安定。", ("epoch", "改革开放40多年来", "1978-12", DATE)),
        ("市第八次党代会以来,平安县建成。", ("epoch", "市第八次党代会以来", "", DATE)),
        ("新时代,要有新作为。", ("epoch", "新时代", "2012-11", DATE)),
        ("“十三五”期间,办案千件。", ("plan", "“十三五”期间", "2016", "2020")),
        ("进入“七五”普法收官之年。", ("plan", "“七五”普法收官之年", "2016", "2020")),
        ("近年来,警情下降。", ("rolling", "近年来", "", DATE)),
        ("近三年来,警情下降。", ("rolling", "近三年来", "2021-03", DATE)),
        ("过去五年,警情下降。", ("rolling", "过去五年", "2019-03", DATE)),
        ("去年以来,警情下降。", ("rolling", "去年以来", "2023", DATE)),
        ("自2019年以来,警情下降。", ("rolling", "自2019年以来", "2019", DATE)),
        ("连续4年无命案。", ("streak", "连续4年", "2020-03", DATE)),
        ("连续18个月无命案。", ("streak", "连续18个月", "2022-09", DATE)),
        ("连续多年获奖。", ("streak", "连续多年", "", DATE)),
        ("截至目前,已办结。", ("cutoff", "截至目前", "", DATE)),
        ("截至2023年底,已办结。", ("cutoff", "截至2023年底", "", "2023-12")),
        ("在春节期间,民警在岗。", ("event", "春节期间", "", "")),
        ("自2016年大厅启用以来,来访减少。", ("event", "自2016年大厅启用以来", "2016", DATE)),
        ("热线设立以来,来电不少。", ("event", "热线设立以来", "", DATE)),
        ("下一步,将扩大试点。", ("future", "下一步", DATE, "")),
        ("到2035年,基本建成。", ("future", "到2035年", "2035", "")),
        ("明年上半年,将验收。", ("future", "明年上半年", "2025-01", "2025-06")),
        ("2023年5月8日召开。", ("point", "2023年5月8日", "2023-05-08", "2023-05-08")),
        ("二〇二一年三月启动。", ("point", "二〇二一年三月", "2021-03", "2021-03")),
        ("去年6月,试点启动。", ("point", "去年6月", "2023-06", "2023-06")),
        ("2022年9月起,试点启动。", ("point", "2022年9月起", "2022-09", "")),
        ("2019年至2021年,试点启动。", ("point", "2019年至2021年", "2019", "2021")),
    ],
)
def test_a_frame_has_a_kind_and_its_two_ends(said, frame):
    assert framed(said) == [frame]


@pytest.mark.parametrize(
    "said",
    [
        "列入县“十四五”规划。",
        "获评“2016-2020全县先进单位”。",
        "坚持和发展新时代“枫桥经验”。",
        "看到了专项斗争带来的变化。",
        "2013项服务上网。",
        "按照《2023年工作要点》执行。",
        "在此期间,无人来访。",
        "同比去年下降一成。",
    ],
)
def test_what_sets_no_time_is_no_frame(said):
    assert framed(said) == []


def test_two_frames_side_by_side_are_two():
    assert [kind for kind, *_ in framed("党的十八大以来,尤其是去年以来,警情下降。")] == ["epoch", "rolling"]


def test_what_the_date_does_not_say_stays_empty():
    assert framed("连续18个月无命案。", "2024") == [("streak", "连续18个月", "", "2024")]
    assert framed("今年,试点启动。", "") == [("point", "今年", "", "")]
    assert framed("近三年来,警情下降。", "last spring") == [("rolling", "近三年来", "", "")]
    assert frames(sentences("近年来,警情下降。")).until.tolist() == [""]


def test_a_month_that_is_none_is_left_out():
    assert framed("2023年99月召开。") == [("point", "2023年99月", "2023", "2023")]


def test_dates_are_counted_back_as_far_as_they_are_known():
    assert back("2024-03-18", "两", "周") == "2024-03-04"
    assert back("2024-03", "十八", "个月") == "2022-09"
    assert (back("2024-03", "3", "年"), back("2024", "3", "年")) == ("2021-03", "2021")
    assert back("2024-03", "10", "天") == back("", "3", "年") == back("2024", "9999", "年") == ""
    assert [known(said) for said in ("2024", "2024-13", "2024-02-30", "x")] == ["2024", "2024", "2024-02-30", ""]


def intensified(text: str) -> list[tuple[str, str]]:
    found = intensifiers(sentences(text))
    return list(zip(found.kind, found.text, strict=True))


@pytest.mark.parametrize(
    ("said", "hits"),
    [
        ("扎实开展巡防。", [("effort", "扎实")]),
        ("全面实施“微网格”工程。", [("totality", "全面")]),
        ("安全感不断增强。", [("continuity", "不断")]),
        ("坚决打赢这一仗。", [("resolve", "坚决")]),
        ("进一步提升了效能。", [("degree", "进一步")]),
        ("最大限度减少纠纷。", [("degree", "最大限度")]),
        ("切实把村里的事办好。", [("resolve", "切实")]),
        ("坚持依法打击盗窃。", [("resolve", "坚持")]),
        ("一律不准带手机。", [("resolve", "一律")]),
        ("不断深入企业。", [("continuity", "不断")]),
        ("积极、主动服务群众。", [("effort", "积极"), ("effort", "主动")]),
        ("全面正确履行职能。", [("totality", "全面")]),
    ],
)
def test_an_intensifier_stands_before_its_verb(said, hits):
    assert intensified(said) == hits


@pytest.mark.parametrize(
    "said",
    [
        "全面依法治县委员会成立。",
        "坚持和发展新时代“枫桥经验”。",
        "落实“两个一律”要求。",
        "以全科网格为基础。",
        "首要政治任务。",
        "出台常态化打击盗窃协调联动工作办法。",
        "态度积极。",
        "发挥积极作用。",
        "安全力量在岗。",
        "进行全面检查。",
        "道理深入人心。",
        "按照《进一步加强巡防工作的意见》。",
        "坚持党的领导。",
    ],
)
def test_what_is_no_adverb_is_no_intensifier(said):
    assert intensified(said) == []


def test_two_before_one_verb_are_one_site():
    found = intensifiers(sentences("深入持续推进整顿,严格落实责任。"))
    assert found.text.tolist() == ["深入", "持续", "严格"]
    assert found.site.tolist() == [0, 0, 1]
    assert found.verb.tolist() == ["推进", "推进", "落实"]


@pytest.mark.parametrize("find", [frames, intensifiers])
def test_a_masked_place_and_a_caption_hold_nothing(find):
    text = "近年来,扎实开展巡防。"
    mask = pd.DataFrame({"report": ["r0"], "start": [0], "end": [len(text)]})
    assert len(find(sentences(text))) == 1
    assert find(sentences(text), masked=mask).empty
    said = sentences(text)
    assert find(said.assign(kind="caption")).empty


def test_nothing_gives_empty_tables():
    assert list(frames(sentences()).columns) == list(FRAMES.columns)
    assert list(intensifiers(sentences()).columns) == list(INTENSIFIERS.columns)


PIECES = [
    "2023",
    "年",
    "来",
    "以来",
    "期间",
    "连续",
    "三",
    "月",
    "自",
    "在",
    "党的十八大",
    "十四五",
    "全面",
    "深入",
    "持续",
    "推进",
    "坚持",
    "必须",
    "的",
    "地",
    "“",
    "”",
    "《",
    ",",
    "。",
]
TEXTS = st.lists(st.sampled_from([*PIECES, "\n", " ", "歷史", "開展"]), max_size=30).map("".join)


@pytest.mark.parametrize("find", [frames, intensifiers])
@given(one=TEXTS, other=TEXTS)
def test_a_report_is_read_alone_and_its_places_say_what_they_hold(find, one, other):
    both, alone = find(sentences(one, other)), find(sentences(one))
    pd.testing.assert_frame_equal(both[both.report == "r0"].reset_index(drop=True), alone)
    for row in alone.itertuples():
        assert one[row.start : row.end].replace("\n", "") == row.text


@given(st.text(max_size=60))
def test_any_text_can_be_read(text):
    frames(sentences(text), dates={"r0": DATE})
    intensifiers(sentences(text))


@pytest.mark.parametrize("hostile", ["“", "年", "一", "全面", "自", "以来", "期间", "2023年", "连续"])
def test_a_hostile_line_is_read_to_its_end(hostile):
    found = sentences("完" + hostile * (20_000 // len(hostile)) + "。近年来,扎实开展巡防。")
    assert frames(found).text.tolist()[-1] == "近年来"
    assert intensifiers(found).text.tolist()[-1] == "扎实"


def test_the_rule_says_what_makes_it_one():
    assert frames(sentences("近年来,热线设立以来,警情下降。")).rule.tolist() == [
        "a form of rolling in frames.tsv",
        "what stands before 以来",
    ]
    assert intensifiers(sentences("深入持续推进整顿。")).rule.tolist() == [
        "before another one",
        "before a verb or a preposition",
    ]
