"""Named undertakings: what the codebook calls a name, where it begins and ends, what it is called."""

import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import lexicon, weights
from analysis.finding import campaigns
from analysis.finding.campaigns import around, listed
from analysis.finding.campaigns.marks import Marked, key
from analysis.reading import layout, order
from analysis.reading.report import Report

COLUMNS = ["canonical_zh", "aliases", "english", "kind", "year_started", "scope", "checked"]
NONE = pd.DataFrame(columns=COLUMNS, dtype="str")
KINDS = set(listed.KINDS)


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
    ("我市深化“四美”创建,成效明显。", [("“四美”创建", "drive")]),
    ("建立“一查三访”工作机制。", [("“一查三访”工作机制", "mechanism")]),
    ("推行“田长+检察长”依法护田新模式。", [("“田长+检察长”依法护田新模式", "mechanism")]),
    ("实施“明眼工程”,新增探头。", [("明眼工程", "programme")]),
    ("总结“六步连心工作法”。", [("六步连心工作法", "mechanism")]),
    ("开通“55667”热线。", [("“55667”热线", "platform")]),
    ("扎实开展打击整治黑车专项行动。", [("打击整治黑车专项行动", "crackdown")]),
    ("出台《青山市养犬管理条例》。", [("青山市养犬管理条例", "document")]),
]


@pytest.mark.parametrize(("text", "expected"), BY_FORM, ids=[text for text, _ in BY_FORM])
def test_a_name_is_found_by_its_words_and_what_stands_around_them(text, expected):
    assert said(text) == expected


NO_NAMES = [
    "实现“矛盾不上交”的目标。",
    "召开全市总结表彰大会。",
    "成绩位居全省第一,获得好评。",
    "“有事找得到人!”他说。",
    "一、总体要求",
    "深入开展专项治理,健全长效机制。",
    "今天天气好。",
]


@pytest.mark.parametrize("text", NO_NAMES)
def test_headings_slogans_speech_and_meetings_are_no_names(text):
    assert said(text) == []


def test_the_longest_name_wins_and_a_document_holds_no_other():
    names = known(("清风行动", "清风", "Breeze", "crackdown", "2020", "local", "no"))
    assert said("看《关于开展清风行动的意见》。", names) == [("关于开展清风行动的意见", "document")]
    assert said("看清风行动。", names) == [("清风行动", "crackdown")]


def test_the_lexicon_gives_name_english_scope_year_and_whether_that_was_checked():
    names = known(("“清风”专项斗争", "清风斗争|清(微)风", "Breeze", "crackdown", "<=2019", "provincial", "yes"))
    table = find("常抓“清风”斗争,再抓清(微)风。", names)
    columns = ["text", "name", "kind", "english", "scope", "since", "checked", "rule"]
    facts = ["清风专项斗争", "crackdown", "Breeze", "provincial", "2019", "yes", "known name"]
    assert table[columns].iloc[0].tolist() == ["“清风”斗争", *facts]
    assert table[columns].iloc[1].tolist() == ["清(微)风", *facts]


def test_a_name_that_the_lexicon_lacks_says_which_features_spoke_for_it():
    row = find("我市深化“四美”创建。").iloc[0]
    assert [row["name"], row.english, row.since, row.checked] == ["四美创建", "", "", ""]
    features = set(weights.table("names").feature)
    assert all(reason.split(": ")[0] in features for reason in row.rule.split("; "))


@pytest.mark.parametrize("text", ["清风五号工程A", "“清风”五号工程A", "「清风五号」工程Ａ", "清风 五号工程A"])
def test_marks_spaces_and_width_make_no_other_name(text):
    names = known(("清风五号工程A", "", "", "programme", "?", "", "no"))
    table = find(f"{text}。", names)
    assert (table.name[0], table.text[0].strip("“”「」")) == ("清风五号工程A", text.strip("“”「」").replace("Ａ", "A"))


def test_one_thing_under_several_spellings_in_a_report_has_one_name():
    names = known(("“四美”创建", "四美", "", "drive", "?", "local", "no"))
    table = find("深化“四美”创建。\n开展“四美”创建活动。", names)
    assert set(table.name) == {"四美创建"}
    assert set(find("深化“四美”创建。\n开展“四美”创建活动。").name) == {"四美创建活动"}


def test_slogans_and_formulas_of_the_lexicon_are_none():
    names = known(("万事有人管", "", "", "slogan", "?", "", ""), ("四个放心", "", "", "formula", "?", "", ""))
    assert said("做到万事有人管,办到四个放心。", names) == []


def test_a_short_spelling_is_a_name_in_quotation_marks_only():
    names = known(("护苗行动", "护苗|66778", "", "crackdown", "?", "", ""))
    assert [text for text, _ in said("爱护苗木,“护苗”见效,电话66778。", names)] == ["护苗"]


def test_a_spelling_that_begins_or_ends_inside_a_word_is_no_name():
    names = known(("6677热线", "清风2020", "", "platform", "?", "", ""))
    table = find("打26677热线,打6677热线,看清风20201,看清风2020。", names)
    assert table.text[table.rule == "known name"].tolist() == ["6677热线", "清风2020"]


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
    assert set(lexicon.table("heads").kind) == set(weights.table("kinds").columns[2:]) == KINDS
    assert set(lexicon.table("national").kind) == KINDS


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
def test_names_are_the_source_less_breaks_stand_on_words_and_overlap_no_other(text):
    there = sentences(a=text)
    table = campaigns.initiatives(there)
    for row in table.itertuples():
        assert text[row.start : row.end].replace("\n", "") == row.text
        assert row.kind in KINDS
    assert (table.start.iloc[1:].to_numpy() >= table.end.iloc[:-1].to_numpy()).all()
    joined = Marked(there)
    cut = {key(joined.plain[start:]) for start in joined.words[0].tolist()}
    assert all(any(tail.startswith(key(row.text)) for tail in cut) for row in table.itertuples())


@given(st.permutations(["a", "b", "c"]))
def test_the_order_of_reports_changes_nothing(ids):
    texts = {"a": "实行“三色预警”。", "b": "“三色预警”有效,深化“四美”创建。", "c": "荣获“长安杯”。"}
    table = campaigns.initiatives(sentences(**{id: texts[id] for id in ids}))
    alone = [campaigns.initiatives(sentences(**{id: texts[id]})) for id in ids]
    alone = pd.concat([each for each in alone if len(each)], ignore_index=True)
    pd.testing.assert_frame_equal(table, alone)


@pytest.mark.parametrize("unit", ["“三零", "(1", "《", "专项行动", "荣获", "“三零”"])
def test_a_hostile_line_ends(unit):
    find(unit * (50_000 // len(unit)))


def test_a_name_a_thousand_times_is_a_thousand_rows():
    assert len(find("我市深化“四美”创建。" * 1_000)) == 1_000


def test_a_word_shows_the_head_noun_ahead_of_it_in_its_clause_alone():
    words = around.Around(Marked(sentences(a="推进明眼工程,看。")), listed.Listed({}))
    reach = dict(
        zip((words.text.plain[s:e] for s, e in zip(words.starts, words.ends, strict=True)), words.ahead, strict=True)
    )
    assert min(reach["推进"], reach["工程"]) >= 0
    assert reach["看"] < 0


def test_fitted_twice_the_weights_are_the_same_and_none_is_of_one_report_alone(tmp_path):
    pytest.importorskip("pycrfsuite")
    from analysis.fitting.coded import Coded
    from analysis.fitting.names import Named, names

    for name, place in (("a", "甲县"), ("b", "乙县"), ("c", "丙县")):
        (tmp_path / f"{name}.txt").write_text(f"{place}深化“四美”创建。\n我们看书。\n", encoding="utf-8")
        row = {"name": "四美创建", "kind": "drive", "aliases": []}
        (tmp_path / f"{name}.json").write_text(json.dumps({"initiative": [row]}), encoding="utf-8")
    coded = Coded.read(tmp_path, tmp_path)
    assert Named(coded).labels.count("B") == 3
    once, again = names(coded), names(coded)
    pd.testing.assert_frame_equal(once, again)
    assert not np.any(once.value.str.contains("甲"))
