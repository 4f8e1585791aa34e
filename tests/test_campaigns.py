import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import lexicon
from analysis.finding import campaigns
from analysis.reading import layout, order
from analysis.reading.report import Report

COLUMNS = ["canonical_zh", "aliases", "english", "kind", "year_started", "scope", "checked"]
NONE = pd.DataFrame(columns=COLUMNS, dtype="str")
KINDS = {"crackdown", "drive", "education", "programme", "mechanism", "platform", "document", "honour"}


def sentences(**texts: str) -> pd.DataFrame:
    blocks = layout.blocks([Report(id, text) for id, text in texts.items()])
    return order.sentences(blocks, order.repairs(blocks))


def find(text: str, names: pd.DataFrame | None = NONE) -> pd.DataFrame:
    return campaigns.initiatives(sentences(a=text), names=names)


def said(text: str, names: pd.DataFrame | None = NONE) -> list[tuple[str, str]]:
    found = find(text, names)
    return list(zip(found.text, found.kind, strict=True))


def known(*rows: tuple[str, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=COLUMNS)


BY_FORM = [
    # the head noun after the quotation marks, and inside them
    ("我市深化“四美”创建,成效明显。", [("“四美”创建", "drive")]),
    ("建立“一查三访”工作机制。", [("“一查三访”工作机制", "mechanism")]),
    ("推行“田长+检察长”依法护田新模式。", [("“田长+检察长”依法护田新模式", "mechanism")]),
    ("实施“明眼工程”,新增探头。", [("明眼工程", "programme")]),
    ("推进“明眼工程”建设。", [("明眼工程", "programme")]),
    ("总结“六步连心工作法”。", [("六步连心工作法", "mechanism")]),
    ("建成“云诉求”应用体系改革样板。", [("“云诉求”应用体系改革", "programme")]),
    ("组织“敬老爱亲·情暖万家”活动。", [("“敬老爱亲·情暖万家”活动", "drive")]),
    ("组织“大学法、大宣讲”活动。", [("“大学法、大宣讲”活动", "education")]),
    ("开通“55667”热线。", [("“55667”热线", "platform")]),
    ("使用「阳光」平台。", [("「阳光」平台", "platform")]),
    # a verb of launching before the marks
    ("全镇推行“三色预警”,效果好。", [("三色预警", "mechanism")]),
    ("成立“老娘舅”、“石榴籽”服务队。", [("老娘舅", "platform"), ("“石榴籽”服务队", "platform")]),
    # lists under one head noun
    ("开展“飞虎行动”“清风”、“惊雷”等行动。", [("飞虎行动", "crackdown"), ("清风", "crackdown"), ("惊雷", "crackdown")]),
    ("完成“一五”、“二五”普法规划。", [("一五", "programme"), ("“二五”普法规划", "programme")]),
    (
        "开展“清风”、防范“校园贷”、打击整治黑车专项行动。",
        [("清风", "crackdown"), ("防范“校园贷”", "crackdown"), ("打击整治黑车专项行动", "crackdown")],
    ),
    ("设立甲服务、乙管理两个平台。", [("甲服务", "platform"), ("乙管理", "platform")]),
    # a head noun without marks: no verb, no agent, no place before the name
    ("扎实开展打击整治黑车专项行动。", [("打击整治黑车专项行动", "crackdown")]),
    ("强力推进积案化解专项治理。", [("积案化解专项治理", "crackdown")]),
    ("市委政法委牵头开展全市命案防控专项行动。", [("命案防控专项行动", "crackdown")]),
    ("2021年以来实行首问负责制。", [("首问负责制", "mechanism")]),
    ("建立涉众风险预警机制和“两单”报告制度。", [("涉众风险预警机制", "mechanism"), ("“两单”报告制度", "mechanism")]),
    ("走进临河县社会矛盾调解中心。", [("社会矛盾调解中心", "platform")]),
    ("持续深化星级警务站创建。", [("星级警务站创建", "drive")]),
    ("平安单位(村、社区)创建稳步推进。", [("平安单位(村、社区)创建", "drive")]),
    ("加快政法领域全面深化改革。", [("政法领域全面深化改革", "programme")]),
    ("建设平安青山,守护青山市民。", [("平安青山", "programme")]),
    ("建设法治云南。", [("法治云南", "programme")]),
    (
        "开展防范校园贷、整治黑车、路口“清零”三个专项行动。",
        [("防范校园贷", "crackdown"), ("整治黑车", "crackdown"), ("路口“清零”", "crackdown")],
    ),
    # what builds or serves is a drive, and what is aimed at is not yet won
    ("开展“数字能力提升”专项行动。", [("“数字能力提升”专项行动", "drive")]),
    ("以建设“北山平安示范市”为目标。", [("北山平安示范市", "programme")]),
    ("整治黑车“飞虎”行动。", [("整治黑车“飞虎”行动", "crackdown")]),
    # documents by title and number
    ("落实青山市养犬管理条例。", [("养犬管理条例", "document")]),
    ("出台《青山市养犬管理条例》。", [("青山市养犬管理条例", "document")]),
    ("印发常态化接访工作办法。", [("常态化接访工作办法", "document")]),
    ("通过GB/T19001-2016认证。", [("GB/T19001-2016", "document")]),
    # honours
    ("荣获“全国先进单位”称号。", [("全国先进单位", "honour")]),
    (
        "甲院、乙院分别荣膺全国优秀基层法院、全国模范检察院。",
        [("全国优秀基层法院", "honour"), ("全国模范检察院", "honour")],
    ),
    ("我局被评为全国优秀公安局。", [("全国优秀公安局", "honour")]),
    ("荣立集体二等功2次、集体三等功3次。", [("集体二等功", "honour"), ("集体三等功", "honour")]),
    ("全国优秀人民警察张三到会。", [("全国优秀人民警察", "honour")]),
    ("选树“好邻居”“好媳妇”等先进典型。", [("好邻居", "honour"), ("好媳妇", "honour")]),
    ("全国“百佳法官”李四作报告。", [("百佳法官", "honour")]),
    # shapes
    ("推进“一村(格)一警”工作。", [("一村(格)一警", "mechanism")]),
]


@pytest.mark.parametrize(("text", "expected"), BY_FORM, ids=[text for text, _ in BY_FORM])
def test_a_name_is_found_by_its_form(text, expected):
    assert said(text) == expected


NO_NAMES = [
    "深入开展专项治理,健全长效机制。",
    "开展集中整治行动。",
    "推行网格化管理模式,打造信息化平台。",
    "完善有效的联动机制。",
    "实现“矛盾不上交”的目标。",
    "坚持“实干当头”,落实“五个到位”要求。",
    "树立“大平台”理念。",
    "建立责任考核机制。",
    "打造政法“铁军”,打好“组合拳”。",
    "空地变成“实训课堂”。",
    "这里就是解纷的“终点站”。",
    "建立“智慧型”“扁平化”指挥机制。",
    "召开全市总结表彰大会。",
    "他在《等着我》栏目讲述经历,《焦点访谈》报道。",
    "《青山日报》刊文。",
    "成绩位居全省第一,获得好评。",
    "荣获省部级以上表彰。",
    "喜获全省考评第一。",
    "把平安示范单位创建在基层。",
    "“有事找得到人!”他说。",
    "铲除盘踞工程建设领域的团伙。",
    "推行“组合拳”。",
]


@pytest.mark.parametrize("text", NO_NAMES)
def test_generic_work_slogans_speech_and_shows_are_no_names(text):
    assert said(text) == []


def test_a_name_without_its_head_noun_is_found_again_in_its_report_alone():
    table = campaigns.initiatives(sentences(a="实行“三色预警”。\n“三色预警”有效。", b="“三色预警”有效。"), names=NONE)
    assert list(zip(table.report, table.text, table.how, strict=True)) == [
        ("a", "三色预警", "quotation, verb before"),
        ("a", "三色预警", "repeated"),
    ]


def test_the_longest_name_wins_and_a_document_holds_no_other():
    names = known(("清风行动", "清风", "Breeze", "crackdown", "2020", "local", "no"))
    assert said("看《关于开展清风行动的意见》。", names) == [("关于开展清风行动的意见", "document")]
    assert said("看清风行动。", names) == [("清风行动", "crackdown")]


def test_the_lexicon_gives_name_english_scope_year_and_whether_that_was_checked():
    names = known(("“清风”专项斗争", "清风斗争|清(微)风", "Breeze", "crackdown", "<=2019", "provincial", "yes"))
    table = find("常抓“清风”斗争,再看清(微)风和清风。", names)
    columns = ["text", "name", "kind", "english", "scope", "since", "checked", "how"]
    facts = ["清风专项斗争", "crackdown", "Breeze", "provincial", "2019", "yes"]
    assert table[columns].iloc[0].tolist() == ["“清风”斗争", *facts, "lexicon"]
    assert table[columns].iloc[1].tolist() == ["清(微)风", *facts, "lexicon"]
    assert find("“四美”创建").iloc[0][["name", "english", "since", "checked"]].tolist() == ["四美创建", "", "", ""]


@pytest.mark.parametrize("text", ["清风五号工程A", "“清风”五号工程A", "「清风五号」工程Ａ", "清风 五号工程A"])
def test_marks_spaces_and_width_make_no_other_name(text):
    names = known(("清风五号工程A", "", "", "programme", "?", "", "no"))
    table = find(f"{text}。", names)
    assert (table.name[0], table.text[0].strip("“”「」")) == ("清风五号工程A", text.strip("“”「」").replace("Ａ", "A"))


def test_slogans_and_formulas_of_the_lexicon_are_none():
    names = known(("万事有人管", "", "", "slogan", "?", "", ""), ("四个放心", "", "", "formula", "?", "", ""))
    assert said("做到万事有人管,办到四个放心。", names) == []


def test_a_short_spelling_is_a_name_in_quotation_marks_only():
    names = known(("护苗行动", "护苗|66778", "", "crackdown", "?", "", ""))
    assert [text for text, _ in said("爱护苗木,“护苗”见效,电话66778,又“66778”。", names)] == ["护苗", "66778"]


def test_a_law_is_no_name_where_its_spelling_goes_on():
    names = known(("青山保护法", "", "", "document", "?", "", ""))
    assert [text for text, _ in said("守青山保护法,开展青山保护法律宣讲。", names)] == ["青山保护法"]


def test_a_spelling_that_begins_or_ends_inside_a_number_is_no_name():
    names = known(("6677热线", "清风2020", "", "platform", "?", "", ""))
    assert [text for text, _ in said("打26677热线,打6677热线,看清风20201,看清风2020。", names)] == [
        "6677热线",
        "清风2020",
    ]


def test_a_name_broken_over_lines_is_found_and_leads_back_to_the_page():
    page = (
        "青山见闻\n\n1 走街串巷\n\n今年以来,社区民警挨家走访,记下每一户的难处,居民的安全感提高了。"
        "全镇深入开展打击整治黑\n\n"
        "车专项行动,成效很好,居民都很满意。\n\n2 办在实处\n\n居民很满意。\n"
    )
    name = find(page).iloc[0]
    assert name.text == "打击整治黑车专项行动"
    assert page[name.start : name.end].split() == ["打击整治黑", "车专项行动"]


def test_a_table_of_names_that_lacks_a_column_is_refused():
    with pytest.raises(ValueError, match="lacks the column aliases"):
        find("一。", NONE.drop(columns="aliases"))


def test_nothing_to_read_gives_an_empty_table_with_its_columns():
    empty = campaigns.initiatives(sentences(a="一。").head(0))
    assert list(empty.columns)[:7] == ["report", "section", "sentence", "start", "end", "text", "kind"]
    assert len(empty) == len(find("今天天气好。")) == 0


def test_every_kind_in_the_lists_is_one_of_the_eight():
    assert set(lexicon.table("heads").kind) == KINDS
    assert set(lexicon.table("kinds").kind) <= KINDS | {"none"}
    assert set(lexicon.table("national").kind) <= KINDS | {"slogan", "formula"}


PARTS = [
    "“",
    "”",
    "《",
    "》",
    "(",
    ")",
    "三零",
    "创建",
    "开展",
    "专项行动",
    "的",
    "、",
    ",",
    "。",
    "机制",
    "荣获",
    "全国",
    "\n",
]


@given(st.lists(st.sampled_from([*PARTS, "扫黑除恶专项斗争", "１２３４８", '"', "〇"]), max_size=40).map("".join))
def test_text_is_the_source_less_breaks_and_no_two_names_overlap(text):
    said_there = sentences(a=text)
    table = campaigns.initiatives(said_there)
    for row in table.itertuples():
        assert text[row.start : row.end].replace("\n", "") == row.text
        assert row.kind in KINDS
    assert (table.start.iloc[1:].to_numpy() >= table.end.iloc[:-1].to_numpy()).all()


@given(st.permutations(["a", "b", "c"]))
def test_the_order_of_reports_changes_nothing(ids):
    texts = {"a": "实行“三色预警”。", "b": "“三色预警”有效,深化“四美”创建。", "c": "荣获“长安杯”。"}
    table = campaigns.initiatives(sentences(**{id: texts[id] for id in ids}))
    alone = [campaigns.initiatives(sentences(**{id: texts[id]})) for id in ids]
    pd.testing.assert_frame_equal(table, pd.concat(alone, ignore_index=True))


def test_a_name_ten_thousand_times_is_ten_thousand_rows():
    assert len(find("“四美”创建。" * 10_000)) == 10_000
