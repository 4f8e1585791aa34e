import csv
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.counting import reuse
from analysis.reading import layout, order
from analysis.reading.report import Report
from analysis.tables import SENTENCES
from analysis.tables.counting import PAIRS, PASSAGES, SHARES

VALUES = Path(__file__).parent / "values" / "reuse.tsv"
TEXTS = st.lists(st.text("甲乙丙，", max_size=14), min_size=1, max_size=4)
LEAST = st.integers(1, 4)


def sentences(*texts: str, kind: str = "body"):
    """Each text a report, named by its number, and a sentence."""
    rows = [(f"r{at}", "", 0, 0, len(text), text, kind, ((0, len(text)),), True) for at, text in enumerate(texts)]
    return SENTENCES.frame(rows)


def read(**texts: str):
    blocks = layout.blocks([Report(id, text) for id, text in texts.items()])
    return order.sentences(blocks, order.repairs(blocks))


def compared(text: str) -> str:
    return "".join(character for character in text if character not in "，。")


def rows(table) -> list[dict]:
    return table.to_dict("records")


def published() -> list:
    with VALUES.open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file, delimiter="\t"))
    return [pytest.param(row, id=f"{row['source']}: {row['input']}") for row in found]


@pytest.mark.parametrize("row", published())
def test_published_values(row):
    texts, at_least = row["input"].split(" : ")
    told, at_least = sentences(*texts.split(" / ")), int(at_least)
    if row["measure"] == "share":
        assert reuse.pairs(told, at_least=at_least).share[0] == float(Fraction(row["expected"])), row["source"]
    else:
        (text,) = reuse.passages(told, at_least=at_least).query("report == 'r0'").text
        assert [text[i : i + 2] for i in range(len(text) - 1)] == row["expected"].split(), row["source"]


def test_a_passage_is_told_with_both_its_places():
    table = reuse.passages(read(a="近日，镇里办成实事十二件。", b="全年办成实事十二件，群众叫好。"), at_least=6)
    assert rows(table) == [
        {"report": "a", "start": 5, "end": 12, "other": "b", "other_start": 2, "other_end": 9, "text": "办成实事十二件",
         "characters": 7, "reports": 2},
        {"report": "b", "start": 2, "end": 9, "other": "a", "other_start": 5, "other_end": 12, "text": "办成实事十二件",
         "characters": 7, "reports": 2},
    ]  # fmt: skip


def test_width_marks_and_white_space_make_no_difference_and_stand_as_published():
    table = reuse.passages(sentences("建成12个 站点，Ａ级。真好", "建成１２\t个\u200b站点（A级）"), at_least=4)
    assert list(table.text) == ["建成12个 站点，Ａ级", "建成１２\t个\u200b站点（A级"]
    assert list(table.characters) == [9, 9]


def test_a_mark_within_a_number_makes_a_difference():
    assert reuse.passages(sentences("增长3.5万", "增长35万"), at_least=4).empty


def test_a_passage_runs_over_sentences_but_not_out_of_its_kind_of_text():
    told = read(a="一、真抓实干\n镇里开会。干部下村。", b="一、真抓实干\n镇里开会。干部下村。")
    assert list(reuse.passages(told, at_least=4).query("report == 'a'").text) == ["一、真抓实干", "镇里开会。干部下村"]


def test_a_passage_that_the_page_broke_is_told_as_one(page):
    told = pd.concat([page.sentences, read(b="去年，居民的安全感提高了不少。")])
    found = rows(reuse.passages(told, at_least=6))[0]
    assert (found["text"], found["characters"]) == ("居民的安全感提高了", 9)
    assert page.reports[0].text[found["start"] : found["end"]] == "居民的安\n\n全感提高了"


def test_what_many_hold_is_a_row_for_each_and_not_for_each_two():
    table = reuse.passages(sentences(*["甲乙丙丁"] * 50), at_least=4)
    assert len(table) == 50
    assert set(table.reports) == {50}
    assert list(table.other) == ["r1"] + ["r0"] * 49


def test_what_a_report_repeats_is_shared_only_if_another_says_it():
    assert reuse.passages(sentences("甲乙丙甲乙丙", "丁"), at_least=2).empty


def by_hand(texts: list[str], at_least: int) -> list[tuple]:
    """Every passage by its definition: report, text, place, first other report, place there, reports that hold it."""
    texts, found = [compared(text) for text in texts], []
    for report, text in enumerate(texts):
        past = 0
        for start in range(len(text)):
            others = [each for at, each in enumerate(texts) if at != report]
            lengths = [n for n in range(1, len(text) - start + 1) if any(text[start : start + n] in o for o in others)]
            end = start + max(lengths, default=0)
            if end > past and end - start >= at_least:
                said = text[start:end]
                held = [at for at, each in enumerate(texts) if said in each]
                other = next(at for at in held if at != report)
                found.append((f"r{report}", said, start, f"r{other}", texts[other].index(said), len(held)))
            past = max(past, end)
    return found


@given(TEXTS, LEAST)
def test_passages_are_those_by_definition(texts, at_least):
    table = reuse.passages(sentences(*texts), at_least=at_least)
    before = [
        [len(compared(texts[int(name[1:])][:at])) for name, at in zip(table[who], table[start], strict=True)]
        for who, start in (("report", "start"), ("other", "other_start"))
    ]
    said = table.text.map(compared)
    assert list(zip(table.report, said, before[0], table.other, before[1], table.reports, strict=True)) == by_hand(
        texts, at_least
    )


@given(TEXTS, LEAST)
def test_each_passage_stands_at_both_places_and_none_is_too_short(texts, at_least):
    for row in reuse.passages(sentences(*texts), at_least=at_least).itertuples():
        here, there = texts[int(row.report[1:])], texts[int(row.other[1:])]
        assert here[row.start : row.end] == row.text
        assert compared(there[row.other_start : row.other_end]) == compared(row.text)
        assert len(compared(row.text)) == row.characters >= at_least


@given(TEXTS, LEAST)
def test_the_order_of_the_reports_changes_no_passage(texts, at_least):
    told = sentences(*texts)
    names = ["report", "start", "end", "text", "reports"]
    there, back = (reuse.passages(each, at_least=at_least)[names] for each in (told, told[::-1]))
    assert set(there.itertuples(index=False, name=None)) == set(back.itertuples(index=False, name=None))


@given(st.text("甲乙丙，", max_size=14))
def test_a_text_beside_itself_is_one_passage(text):
    told = sentences(text, text)
    characters = len(compared(text))
    assert list(reuse.passages(told, at_least=1).characters) == [characters] * 2 * bool(characters)
    assert list(reuse.shares(told, at_least=1).share) == [float(bool(characters))] * 2


def covered(text: str, others: list[str], least: int) -> int:
    text, others = compared(text), [compared(other) for other in others]
    starts = [i for i in range(len(text) - least + 1) if any(text[i : i + least] in other for other in others)]
    return len({at for start in starts for at in range(start, start + least)})


@given(TEXTS, LEAST)
def test_shares_are_the_characters_that_passages_cover(texts, at_least):
    expected = [covered(text, texts[:at] + texts[at + 1 :], at_least) for at, text in enumerate(texts)]
    table = reuse.shares(sentences(*texts), at_least=at_least)
    assert list(table.shared) == expected
    assert list(table.characters) == [len(compared(text)) for text in texts]


@given(TEXTS, LEAST)
def test_pairs_are_the_shares_of_two_reports_alone(texts, at_least):
    told = sentences(*texts)
    table = reuse.pairs(told, at_least=at_least)
    assert len(table) == len(texts) * (len(texts) - 1)
    for row in table.itertuples():
        alone = reuse.shares(told[told.report.isin([row.report, row.other])], at_least=at_least)
        assert (row.shared, row.characters, row.share) == tuple(alone[alone.report == row.report].iloc[0])[1:]


def test_two_reports_that_share_nothing_are_rows_with_nought():
    told = sentences("甲乙", "丙丁")
    assert rows(reuse.shares(told, at_least=2)) == [
        {"report": "r0", "shared": 0, "characters": 2, "share": 0.0},
        {"report": "r1", "shared": 0, "characters": 2, "share": 0.0},
    ]
    assert list(reuse.pairs(told, at_least=2).shared) == [0, 0]


@pytest.mark.parametrize("texts", [(), ("",), ("，。", ""), ("甲乙丙",)])
def test_nothing_to_compare_gives_tables_with_their_columns(texts):
    told = sentences(*texts)
    assert reuse.passages(told, at_least=1).empty
    assert list(reuse.passages(told).columns) == list(PASSAGES.columns)
    assert list(reuse.shares(told).columns) == list(SHARES.columns)
    assert list(reuse.pairs(told).columns) == list(PAIRS.columns)
    assert not reuse.shares(told, at_least=1).share.any()


@pytest.mark.parametrize("measure", [reuse.passages, reuse.shares, reuse.pairs])
def test_a_passage_of_no_characters_is_refused(measure):
    with pytest.raises(ValueError, match="at least one character"):
        measure(sentences("甲"), at_least=0)


def test_the_seeds_say_it_where_the_table_says_so(seeds):
    text = {report.id: report.text for report in seeds.reports}
    table = reuse.passages(seeds.sentences.query("kind == 'body'"), at_least=6)
    assert set(table.report) == {"hebi", "shangqiu"}
    for row in table.itertuples():
        here, there = text[row.report][row.start : row.end], text[row.other][row.other_start : row.other_end]
        assert here.replace("\n", "") == row.text
        assert [each for each in there if each.isalnum()] == [each for each in here if each.isalnum()]
