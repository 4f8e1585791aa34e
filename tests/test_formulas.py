import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.finding import formulas
from analysis.finding.formulas.lists import listed, tidy
from analysis.reading import layout, order
from analysis.reading.report import Report
from analysis.tables.finding import FORMULAS


def sentences(*texts: str) -> pd.DataFrame:
    blocks = layout.blocks([Report(f"r{at}", text) for at, text in enumerate(texts)])
    return order.sentences(blocks, order.repairs(blocks))


def found(text: str) -> pd.DataFrame:
    return formulas.formulas(sentences(text))


def names(text: str) -> list[str]:
    return list(found(text).text)


def row(text: str, name: str) -> pd.Series:
    table = found(text)
    return table[table.text == name].iloc[0]


@pytest.mark.parametrize(
    ("text", "name", "kind", "declared"),
    [
        ("开展“五净”创建。", "五净", "enumerative", 5),
        ("推行“六步解忧工作法”。", "六步解忧", "enumerative", 6),
        ("实施“六大提质行动”。", "六大提质行动", "classifier", 6),
        ("一中心一张网十联户机制见效。", "一中心一张网十联户", "compound", 12),
        ("推进‘普法七进’活动。", "普法七进", "enumerative", 7),
        ("深化「两联系」制度。", "两联系", "enumerative", 2),
        ('实行"四包"责任制。', "四包", "enumerative", 4),
        ("走访“八百”户。", "八百", "enumerative", 8),
        ("发出“四书两函”。", "四书两函", "compound", 6),
        ("建成“一中心三平台”。", "一中心三平台", "compound", 4),
        ("抽查“双随机、一公开”。", "双随机、一公开", "compound", 3),
        ("实施“二三四五”工程。", "二三四五", "compound", 4),
        ("落实“一案三查”。", "一案三查", "compound", 4),
        ("推行“1个中心、5大机制、N个触角”模式。", "1个中心、5大机制、N个触角", "compound", 6),
        ("形成“百千万”示范。", "百千万", "compound", 3),
        ("做到“七个不出门”。", "七个不出门", "classifier", 7),
        ("坚持“三个一律”。", "三个一律", "classifier", 3),
        ("四大检察协同。", "四大检察", "classifier", 4),
        ("健全四治融合体系。", "四治融合", "enumerative", 4),
        ("形成“2+5”格局。", "2+5", "sum", 7),
        ("形成２＋５＋８格局。", "２＋５＋８", "sum", 15),
        ("形成1 + 3 + N格局。", "1 + 3 + N", "sum", 4),
        ("构建“党建+一网三中心”。", "党建+一网三中心", "sum", 4),
        ("实施“322”工程。", "322", "sum", 7),
    ],
)
def test_a_formula_is_told_by_its_form(text, name, kind, declared):
    table = found(text)
    assert list(table.text) == [name]
    assert (table.kind[0], table.declared[0]) == (kind, declared)


@pytest.mark.parametrize(
    "text",
    [
        "列入“十六五”规划，完成“九五”普法。",  # numbers of plans
        "开展“百日会战”“三年行动”“十分钟生活圈”。",  # spans of time
        "组织“万警进万家”“千名干部下基层”。",  # scales
        "实行“一票否决”，打通“最后一公里”，防止“两张皮”。",  # idioms
        "拨打“12348”热线、“110”报警。",
        "落实“一村一警”“一户一策”“一企一专班”。",  # one for each
        "三个小区、四名民警、五个方面、六项措施，“三个”。",
        "获评“百佳刑警”，参加“五一”活动。",
        "党的十八大以来，三大问题、四级联动、第三方评估。",
        "推行“一站式”“一网通办”“互联网+”。",
        "长安路211号，增长2.11%，GB/T1+1。",
        "实现“零发案”，一切为了群众。",
        "达到省级“五星”标准，建成“一站”。",
        "党的八大战略，第四风力发电站。",
    ],
)
def test_what_only_counts_numbers_or_measures_is_no_formula(text):
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "name", "items", "where"),
    [
        ("做到“三净”(水净、路净、院净)。", "三净", "水净 路净 院净", "in the bracket after it"),
        (
            "实现“双降”“双升”(警情和案件数大幅下降，破案率和满意率稳步上升)。",
            "双升",
            "破案率 满意率",
            "in the bracket after it",
        ),
        (
            "“三治融合”即强化自治基础，群众议事；强化法治保障；强化德治引领，乡贤说理。",
            "三治融合",
            "自治基础 法治保障 德治引领",
            "announced after it",
        ),
        ("聚焦“三早”：早发现、早介入、早化解。", "三早", "早发现 早介入 早化解", "announced after it"),
        ("形成“2+1”体系：2个中心、1个平台。", "2+1", "2个中心 1个平台", "announced after it"),
        (
            "落实“三个不能等”：急事不能等，难事不能等，小事不能等。",
            "三个不能等",
            "急事不能等 难事不能等 小事不能等",
            "announced after it",
        ),
        ("推进建设。\n[2]四大园区：东园、西园、南园和北园。", "四大园区", "东园 西园 南园 北园", "announced after it"),
        ("严防漏事、漏户和漏人的“三漏”机制。", "三漏", "漏事 漏户 漏人", "in the list that it closes"),
        ("实现生产秩序、生活秩序“双稳定”。", "双稳定", "生产秩序 生活秩序", "in the list that it closes"),
        ("荣获“案件零积压”“信访零上行”的“两零”单位。", "两零", "案件零积压 信访零上行", "in the list that it closes"),
        ("总结出“听、劝、理、帮”“四步工作法”。", "四步", "听 劝 理 帮", "in the list that it closes"),
        (
            "完善镇村领导、部门协同、群众参与的“三位一体”格局。",
            "三位一体",
            "镇村领导 部门协同 群众参与",
            "in the list that it closes",
        ),
        ("实施“三四”工程，以“三净”为底、“四治融合”为面。", "三四", "三净 四治融合", "in the formulas that follow"),
        ("深化“三净”创建。推进“净水净路净院”工作。", "三净", "净水 净路 净院", "strung together elsewhere"),
    ],
)
def test_items_stand_where_the_report_equates_them_with_the_formula(text, name, items, where):
    made = row(text, name)
    assert " ".join(made["items"]) == items
    assert made.rule.endswith(f"; items {where}")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("深化“三净”创建。", "三净"),
        ("实施“二三”工程，以“二清”为底、“三治融合”为面。", "二三"),
        ("推行“一案三查”模式，同步审查账目、流程、合同。", "一案三查"),
        ("落实“两学一做”，到思想、作风、纪律等方面。", "两学一做"),
        ("增强“四个意识”、坚定“四个自信”、做到“两个维护”。", "两个维护"),
        ("社区工作者挨家挨户登门、宣讲“两联”活动。", "两联"),
        ("民警、辅警一百二十余人先后进村(居)“两委”班子。", "两委"),
        ("推进“双岗”，设置放心岗、免检岗。", "双岗"),
        ("“双降”“双升”：警情、案件。", "双升"),
        ("当前我们这里的同志进入了甲区、乙区“双区”。", "双区"),
    ],
)
def test_a_list_that_only_stands_beside_a_formula_is_not_what_it_stands_for(text, name):
    made = row(text, name)
    assert (made["items"], made.rule) == ((), "in quotation marks")


def test_the_rule_says_what_tells_a_formula():
    table = found("做到“三净院”。推进三净院，落实八项规定，形成1+2格局。")
    assert list(table.rule) == ["in quotation marks", "quoted elsewhere", "a known formula", "by its form"]


def test_a_definition_is_a_formula_only_where_it_is_spelled_out():
    assert names("[2]四大园区：东园、西园、南园、北园。") == ["四大园区"]
    assert names("[2]四大园区：建设正酣。") == []


def test_a_formula_with_a_slot_too_many_is_not_complete():
    made = row("严防漏事、漏人、漏管、漏管的“四漏”机制。", "四漏")
    assert made["items"] == ("漏事", "漏人", "漏管", "漏管")
    assert (made.declared, made.found, made.complete) == (4, 3, False)
    assert row("严防漏事、漏人、漏管的“三漏”机制。", "三漏").complete


def test_each_mention_is_a_row_with_the_same_items_and_reports_do_not_mix():
    table = formulas.formulas(sentences("推进“三净院”。做到“三净院”：水净、路净、院净。", "推进“三净院”。"))
    assert list(table.report) == ["r0", "r0", "r1"]
    assert list(table.found) == [3, 3, 0]


def test_a_name_broken_over_lines_is_found_and_its_offsets_hold_it():
    text = (
        "近年来,全县各级各部门坚持问题导向、目标导向,持续用力、久久为功,不断健全联动机制,压实责任,推进“三书\n\n"
        "一函”制度,整改率达到百分之百。"
    )
    table = found(text)
    assert list(table.text) == ["三书一函"]
    assert text[table.start[0] : table.end[0]] == "三书\n\n一函"


def test_known_formulas_need_no_quotation_marks_and_doubtful_ones_do():
    assert names("落实八项规定精神，召开三会一课。") == ["八项规定", "三会一课"]
    assert names("实现三通。") == []
    assert names("实现“三通”。") == ["三通"]


def test_in_a_document_only_what_is_quoted_or_known_is_a_formula():
    table = sentences("印发《四治融合管理办法》，落实八项规定。")
    masked = pd.DataFrame({"report": ["r0"], "start": [2], "end": [12]})
    assert list(formulas.formulas(table).text) == ["四治融合", "八项规定"]
    assert list(formulas.formulas(table, masked=masked).text) == ["八项规定"]


@pytest.mark.parametrize(
    "text", ["“三零", "三零”“”“四", "“‘三零”’", "（（“三零”（", "1+", "“+”", "〇〇", "“三零”(", ""]
)
def test_unbalanced_marks_lose_nothing_and_stop_nothing(text):
    assert set(names(text)) <= {"三零"}


def test_nothing_gives_an_empty_table_with_its_columns():
    table = formulas.formulas(sentences("无。").head(0))
    assert table.empty
    assert list(table.columns) == list(FORMULAS.columns)


def test_a_name_ten_thousand_times_is_ten_thousand_rows():
    assert len(found("推进“三净”。" * 10_000)) == 10_000


@pytest.mark.parametrize("part", ["1+", "“三", "(", "三", "三个不", "零上访", "“三零”(甲,", '"三零'])
def test_a_hostile_line_is_read_to_its_end(part):
    assert names(part * (20_000 // len(part)) + "。推进“三净”。")[-1] == "三净"


WORDS = st.lists(
    st.sampled_from([*"三四零治个大+1N、，。“”(), \n", "三零", "四治融合", "五个不发生", "即", "一是"]), max_size=40
)


@given(WORDS)
def test_text_is_what_stands_at_its_offsets_and_no_two_rows_overlap(words):
    text = "".join(words)
    table = found(text)
    for mention in table.itertuples():
        assert text[mention.start : mention.end].replace("\n", "").replace(" ", "") == mention.text.replace(" ", "")
    assert (table.start.iloc[1:].to_numpy() >= table.end.iloc[:-1].to_numpy()).all()
    assert (table.found <= table["items"].map(len)).all()


@given(st.permutations(["推进“三净”（水净、路净、院净）。", "做到“五个不漏”。", "形成“1+3”格局。"]))
def test_the_order_of_reports_changes_nothing(texts):
    columns = ["text", "start", "items", "rule"]
    table = formulas.formulas(sentences(*texts))
    alone = pd.concat([found(text) for text in texts])
    assert table[columns].to_numpy().tolist() == alone[columns].to_numpy().tolist()


@pytest.mark.parametrize(
    ("passage", "number", "items"),
    [
        ("建立健全漏事、漏人和漏管", 3, ["漏事", "漏人", "漏管"]),
        ("助力全国文明城市、国家卫生城市一举创成", 2, ["全国文明城市", "国家卫生城市"]),
        ("甲乙、丙丁", 3, []),
    ],
)
def test_a_list_is_cut_into_members_less_what_governs_it(passage, number, items):
    assert tidy(listed(passage, number), "") == items


def test_formulas_in_one_quotation_are_apart():
    assert names("推广“三早联动、两所一站”模式。") == ["三早联动", "两所一站"]


def test_digits_are_a_formula_where_what_follows_makes_them_one():
    assert names("落实“1310”具体部署，实施“12345”工程。") == ["1310", "12345"]
    assert names("拨打“12345”热线。") == []
