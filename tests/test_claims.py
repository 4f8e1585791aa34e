"""What a report claims in numbers: made-up sentences for each rule of the codebook and each refusal."""

from __future__ import annotations

from math import inf

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Study
from analysis.finding import claims
from analysis.reading.report import Report
from analysis.tables import SENTENCES
from analysis.tables.finding import QUANTITIES, RANKS, SUMS


def sentences(*texts: str) -> pd.DataFrame:
    return Study(tuple(Report(f"r{at}", text) for at, text in enumerate(texts))).sentences


def quantities(text: str) -> pd.DataFrame:
    return claims.quantities(sentences(text))


def ranks(text: str) -> pd.DataFrame:
    return claims.ranks(sentences(text))


def sums(text: str) -> pd.DataFrame:
    return claims.sums(quantities(text))


@pytest.mark.parametrize(
    ("said", "text", "value", "low", "high", "unit", "kind"),
    [
        ("慰问困难群众12万余户。", "12万余户", 120_000, 120_000, inf, "户", "count"),
        ("涉案资金3.5亿余元。", "3.5亿余元", 350_000_000, 350_000_000, inf, "元", "money"),
        ("网民150余万人次参与。", "150余万人次", 1_500_000, 1_500_000, inf, "人次", "count"),
        ("近30万人到场。", "近30万人", 300_000, -inf, 300_000, "人", "count"),
        ("耗时约5小时。", "约5小时", 5, -inf, inf, "小时", "duration"),
        ("损失2万元以上的案件。", "2万元以上", 20_000, 20_000, inf, "元", "money"),
        ("来了数十名工人。", "数十名", 10, 10, 100, "名", "count"),
        ("捐出上百万只口罩。", "上百万只", 1_000_000, 1_000_000, inf, "只", "count"),
        ("办班千余期。", "千余期", 1000, 1000, inf, "期", "count"),
        ("用4个多月走遍全镇。", "4个多月", 4, 4, inf, "个月", "duration"),
        ("连续6年无事故。", "连续6年", 6, 6, 6, "年", "duration"),
        ("每队3至5人。", "3至5人", 3, 3, 5, "人", "count"),
        ("来过七八个记者。", "七八个", 7, 7, 8, "个", "count"),
        ("常住人口超27万。", "超27万", 270_000, 270_000, inf, "", "count"),
        ("满意率百分之九十八。", "百分之九十八", 98, 98, 98, "%", "share"),
        ("占四分之一。", "四分之一", 0.25, 0.25, 0.25, "", "ratio"),
        ("提高２.５倍。", "２.５倍", 2.5, 2.5, 2.5, "倍", "ratio"),
        ("占地20平方公里。", "20平方公里", 20, 20, 20, "平方公里", "measure"),
        ("办结１２３４件。", "１２３４件", 1234, 1234, 1234, "件", "count"),
        ("接访67 798人次。", "67 798人次", 67_798, 67_798, 67_798, "人次", "count"),
        ("达标率98. 5%。", "98. 5%", 98.5, 98.5, 98.5, "%", "share"),
        ("达标率９８．５％。", "９８．５％", 98.5, 98.5, 98.5, "%", "share"),
        ("2024项服务上网。", "2024项", 2024, 2024, 2024, "项", "count"),
        ("经过一次会商就解决。", "一次", 1, 1, 1, "次", "count"),
        ("一周时间里跑遍全村。", "一周", 1, 1, 1, "周", "duration"),
        ("连续三届获奖。", "连续三届", 3, 3, 3, "届", "count"),
        ("对10个方面行为严打。", "10个方面", 10, 10, 10, "个方面", "count"),
    ],
)
def test_a_magnitude_has_a_value_bounds_and_a_unit(said, text, value, low, high, unit, kind):
    (row,) = quantities(said).itertuples()
    assert (row.text, row.value, row.low, row.high, row.unit, row.kind) == (text, value, low, high, unit, kind)
    assert row.approx == (low != high)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("投资一点五亿元,增长百分之二十五点六。", [(150_000_000, "元"), (25.6, "%")]),
        ("存款5亿3千万元,损失二十五亿七千多万元。", [(530_000_000, "元"), (2_570_000_000, "元")]),
        ("增速为-5.2%,同比−3%、–2%、负1%,正负5%。", [(-5.2, "%"), (-3, "%"), (-2, "%"), (-1, "%"), (5, "%")]),
        ("税负5%以下。", [(5, "%")]),
        ("占三成五,八成以上,三成半。", [(3.5, "成"), (8, "成"), (3.5, "成")]),
        ("走访三四十名老人,十七八岁。", [(30, "名"), (17, "岁")]),
        ("升3-5%,升3%至5%,每村2—3人,三到五名。", [(3, "%"), (3, "%"), (2, "人"), (3, "名")]),
        ("奖1.5至2万元,奖500至2万元,从100元到150元不等。", [(15_000, "元"), (500, "元"), (100, "元")]),
        ("受理1000+件,调整为3+2模式。", [(1000, "件")]),
        ("绿地35万m²、25㎡,管线110km²,5km。", [(350_000, "m²"), (25, "㎡"), (110, "km²"), (5, "km")]),
        ("有5家国家级企业,2家国有企业。", [(5, "家"), (2, "家")]),
        ("三分之二的村,千分之三,万分之1.5,百分之四到五。", [(2 / 3, ""), (0.003, ""), (0.00015, ""), (4, "%")]),
        ("用了半年,一个半小时,两年半,上半年。", [(0.5, "年"), (1.5, "小时"), (2.5, "年")]),
        ("一半以上的户。", [(0.5, "")]),
        ("效率提升一倍,用时一个月。", [(1, "倍"), (1, "个月")]),
        ("罚款伍仟元,叁万贰仟元,贰拾元。", [(5000, "元"), (32_000, "元"), (20, "元")]),
        ("装机4178万千瓦,三万千瓦。", [(41_780_000, "千瓦"), (30_000, "千瓦")]),
        ("判刑三年两个月,用时1分17秒。", [(38, "个月"), (77, "秒")]),
        ("罚200元以上2000元以下。", [(200, "元")]),
        ("电价降3分/千瓦时。", [(3, "分/千瓦时")]),
        ("0-6岁儿童,0起事故。", [(0, "岁")]),
        ("三年前到任,这五年变化大,成千上万。", []),
        ("接待廿三人,卅户,調解兩萬件。", [(23, "人"), (30, "户"), (20_000, "件")]),
    ],
)
def test_numerals_have_the_value_that_a_reader_gives_them(said, found):
    assert list(quantities(said)[["value", "unit"]].itertuples(index=False, name=None)) == [
        (pytest.approx(value), unit) for value, unit in found
    ]


def test_a_range_lies_between_its_ends():
    (row,) = quantities("从1人到7人不等。").itertuples()
    assert (row.text, row.value, row.low, row.high, row.approx) == ("1人到7人", 1, 1, 7, True)


def test_claims_side_by_side_are_two():
    assert list(quantities("走访群众12万余户30万余人次,分解为6项27条。").text) == [
        "12万余户",
        "30万余人次",
        "6项",
        "27条",
    ]


def test_a_place_before_a_number_is_no_bound():
    (row,) = quantities("平台上300件办结。").itertuples()
    assert (row.text, row.approx) == ("300件", False)


@pytest.mark.parametrize(
    "said",
    [
        "2023年5月8日召开。",
        "2019年、2020年、二〇二一年。",
        "2016-2020年。",
        "清晨5点出发,8时30分到。",
        "“八五”普法规划开局。",
        "第3个工作站,第十九条。",
        "十载耕耘,十年树人。",
        "市县两级、四级联动。",
        "八类案件下降。",
        "四大行业领域整治。",
        "实现零命案。",
        "一名民警遇见一家人。",
        "拨打12348热线。",
        "实施“211”工程。",
        "形成1+4+6体系。",
        "与360集团合作。",
        "一家4S店用上5G。",
        "按GB/T19001-2016执行。",
        "落实“六个不准”要求。",
        "万人助万企进千家万户。",
        "开展百日行动。",
        "十分重要,三令五申。",
        "三年行动计划实施。",
        "十三届全国人大会议。",
        "二期工程开工。",
        "成立30周年。",
        "第 19 版。",
        "《条例20条》公布。",
        "两人决定回家。",
    ],
)
def test_what_the_codebook_refuses_is_no_quantity(said):
    assert quantities(said).text.tolist() == []


def test_a_masked_place_holds_no_claim():
    text = "荣获3项大奖,位居全省第一位。"
    mask = pd.DataFrame({"report": ["r0"], "start": [0], "end": [len(text)]})
    assert claims.quantities(sentences(text), masked=mask).empty
    assert claims.ranks(sentences(text), masked=mask).empty
    elsewhere = mask.assign(report="r1")
    assert len(claims.quantities(sentences(text), masked=elsewhere)) == 1


def test_a_mask_over_a_broken_line_hides_only_what_it_covers():
    pieces = ((0, 6), (8, 22))  # 办成实事12, two line ends, then the rest
    found = SENTENCES.frame([("r0", "", 0, 0, 22, "办成实事1234件,并走访群众567户。", "body", pieces, True)])
    row = claims.quantities(found).iloc[0]
    assert (row.text, row.value, row.start, row.end) == ("1234件", 1234, 4, 11)
    mask = pd.DataFrame({"report": ["r0"], "start": [row.start], "end": [row.end]})
    assert list(claims.quantities(found, masked=mask).text) == ["567户"]


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ("设立全科网格120个。", "全科网格"),
        ("共有40个集体受奖。", "集体受奖"),
        ("抓获犯罪嫌疑人8人。", "犯罪嫌疑人"),
        ("投诉办结率达99%。", "投诉办结率"),
        ("创建示范村(社区)28个。", "示范村"),
        ("立案53件。", "立案"),
        ("解决群众关心的问题6个。", "群众关心的问题"),
        ("有6个群众关心的问题。", "问题"),
    ],
)
def test_what_is_counted_stands_beside_the_number(said, counts):
    assert list(quantities(said).counts) == [counts]


def test_numbers_side_by_side_count_one_thing():
    assert list(quantities("村和企业达标率分别达到91%和98%。").counts) == ["村和企业达标率"] * 2
    assert list(quantities("明确8大类40小项整改措施。").counts) == ["整改措施"] * 2


@pytest.mark.parametrize(
    ("said", "periods"),
    [
        ("2023年,打掉团伙3个,抓获78人。", ["2023年", "2023年"]),
        ("截至目前,已办2件。", ["截至目前"]),
        ("热线开通以来,接听8件。", ["热线开通以来"]),
        ("日均投入民警20人,设卡3个。", ["日均", ""]),
        ("办结9件。", [""]),
    ],
)
def test_a_claim_holds_for_the_time_named_before_it(said, periods):
    assert list(quantities(said).period) == periods


@pytest.mark.parametrize(
    ("said", "text", "kind", "place", "scope"),
    [
        ("满意度位居全省第一位。", "全省第一位", "rank", 1, "全省"),
        ("综合成绩居全省第12位。", "全省第12位", "rank", 12, "全省"),
        ("破案率全省考评第一。", "全省考评第一", "rank", 1, "全省"),
        ("化解率走在全国前列。", "全国前列", "rank", 0, "全国"),
        ("在全省率先出台办法。", "全省率先", "first", 1, "全省"),
        ("建成全省首个服务大厅。", "全省首个", "first", 1, "全省"),
        ("审结首例涉网案。", "首例", "first", 1, ""),
        ("市里率先推出一窗办理。", "率先", "first", 1, ""),
        ("河豚首次被发现。", "首次", "first", 1, ""),
        ("镇上的第一家民宿。", "第一家", "first", 1, ""),
        ("是全国唯一的获奖单位。", "全国唯一", "only", 1, "全国"),
        ("成效持续领跑全省。", "领跑全省", "lead", 0, "全省"),
        ("这是兰州最大的市场。", "兰州最大", "rank", 1, "兰州"),
        ("是全市最活跃的商圈之一。", "全市最活跃的商圈之一", "rank", 0, "全市"),
    ],
)
def test_a_rank_has_a_place_and_a_scope(said, text, kind, place, scope):
    (row,) = ranks(said).itertuples()
    assert (row.text, row.kind, row.place, row.scope) == (text, kind, place, scope)


def test_ranks_in_a_list_are_claims_each():
    assert list(ranks("分别位居全省第一位、第二位。").place) == [1, 2]


@pytest.mark.parametrize(
    "said",
    [
        "压实第一责任人职责,第一时间处置。",
        "第九督导组召开第六次会议。",
        "把安全放在首位,作为首要任务。",
        "力争走在全省前列。",
        "产量首次突破千吨。",
        "争取率先突破。",
        "最大限度增强安全感。",
        "全省最低生活保障标准。",
        "获评全省优秀等次。",
        "领导干部率先垂范。",
        "荣获首个奖杯。",
        "第五届运动会。",
        "人民满意是对我们的最高褒奖。",
    ],
)
def test_what_is_no_comparison_is_no_rank(said):
    assert ranks(said).empty


def test_a_total_and_the_parts_that_follow_it_make_a_sum():
    (row,) = sums("全市30个司法所10个获评五星级司法所,5个获评四星级司法所,15个获评三星级司法所。").itertuples()
    assert (row.kind, row.total, row.parts, row.holds, row.difference) == ("sum", 30, (10, 5, 15), True, 0)
    assert (row.what, row.places) == ("司法所", (2, 8, 20, 31))


def test_a_sum_that_misses_by_little_does_not_hold():
    (row,) = sums("全市31个司法所10个获评五星级司法所,5个获评四星级司法所,15个获评三星级司法所。").itertuples()
    assert (row.holds, row.difference) == (False, 1)


@pytest.mark.parametrize(
    "said",
    [
        "全市31个司法所2个获评五星级司法所,5个获评四星级司法所。",  # a selection
        "走访3户,帮扶1户,慰问2户。",  # met by accident
        "立案30件,涉案10人,罚款20元。",  # of three units
        "立案近30件,结案10件,撤案20件。",  # rounded
    ],
)
def test_figures_that_are_no_breakdown_make_no_sum(said):
    assert sums(said).empty


def test_parts_of_a_sum_may_stand_elsewhere():
    text = "创建法治示范村28个。\n气氛热烈。\n已建国家级法治示范村7个、省级法治示范村21个。"
    (row,) = sums(text).itertuples()
    assert (row.total, row.parts, row.holds) == (28, (7, 21), True)
    assert text[row.places[1] :].startswith("7个")


def test_the_same_figure_given_twice_is_a_repeat():
    text = "出台地方性法规8项。\n掌声响起。\n全市出台8项地方性法规。"
    (row,) = sums(text).itertuples()
    assert (row.kind, row.what, row.holds) == ("repeat", "地方性法规", True)


def test_a_measure_with_two_figures_for_one_time_does_not_hold():
    text = "2023年,群众执法满意度98.5%。\n掌声响起。\n2023年,群众执法满意度98.7%。"
    (row,) = sums(text).itertuples()
    assert (row.kind, row.holds, row.difference) == ("repeat", False, -0.2)
    assert sums(text.replace("2023年,群众执法满意度98.7", "2022年,群众执法满意度98.7")).empty


def test_nothing_gives_empty_tables():
    found = claims.quantities(sentences())
    assert list(found.columns) == list(QUANTITIES.columns)
    assert list(claims.ranks(sentences()).columns) == list(RANKS.columns)
    assert list(claims.sums(found).columns) == list(SUMS.columns)
    assert found.empty


PIECES = [
    "12",
    "万",
    "余",
    "三",
    "百",
    "个",
    "户",
    "年",
    "%",
    "近",
    "第",
    "全省",
    "首例",
    "前列",
    "“",
    "”",
    ",",
    "。",
    "(",
    "\n",
    " ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.lists(st.sampled_from(PIECES)).map("".join))
def test_a_report_is_read_alone_and_its_places_say_what_they_claim(one, other):
    for find in (claims.quantities, claims.ranks):
        both, alone = find(sentences(one, other)), find(sentences(one))
        pd.testing.assert_frame_equal(both[both.report == "r0"].reset_index(drop=True), alone)
        for row in alone.itertuples():
            assert one[row.start : row.end].replace("\n", "") == row.text


@given(st.integers(1, 10**7), st.sampled_from(["", "万", "亿"]), st.sampled_from(["", "余", "多"]))
def test_a_value_lies_within_its_bounds(count, scale, more):
    (row,) = quantities(f"共办理{count}{scale}{more}件。").itertuples()
    assert row.value == count * {"": 1, "万": 10**4, "亿": 10**8}[scale]
    assert row.low <= row.value <= row.high
    assert row.approx == bool(more)


@pytest.mark.parametrize(
    "hostile",
    ["“", "一", "(", "1-", "1 ", "第", "最", "+", "a-", "1,000", "半", "上", "伍仟", "百分之", "率先获", "负"],
)
def test_a_hostile_line_ends(hostile):
    found = sentences("完" + hostile * (300_000 // len(hostile)) + "。")
    assert len(claims.quantities(found)) + len(claims.ranks(found)) <= 200_000


def test_a_number_ten_thousand_times_is_found_ten_thousand_times():
    found = quantities("5名、" * 10_000)
    assert len(found) == 10_000
    assert claims.sums(found).empty
