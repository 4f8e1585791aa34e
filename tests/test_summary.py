import pandas as pd

from analysis.finding import summary
from analysis.tables.finding import INITIATIVES


def mentions(*rows: tuple[str, int, str, str, str]) -> pd.DataFrame:
    """Mentions given as report, sentence, name, kind, year."""
    return INITIATIVES.frame(
        [(report, "", sentence, at, at + 2, name, kind, name, "", "national", since, "yes", "lexicon")
         for at, (report, sentence, name, kind, since) in enumerate(rows)]
    )  # fmt: skip


THREE = mentions(("a", 0, "净村行动", "crackdown", "2019"), ("a", 1, "净村行动", "crackdown", "2019"),
                 ("a", 1, "亮灯工程", "programme", ""), ("b", 0, "净村行动", "crackdown", "2019"))  # fmt: skip


def test_an_undertaking_has_a_row_in_every_report_also_where_it_is_not_named():
    table = summary.undertakings(THREE, ["a", "b", "c"])
    found = table.set_index(["name", "report"]).mentions.to_dict()
    assert found[("净村行动", "a")] == 2
    assert found[("净村行动", "c")] == 0
    assert found[("亮灯工程", "b")] == 0
    assert table.mentions.sum() == len(THREE)
    assert table.drop_duplicates("name").set_index("name").in_reports.to_dict() == {"净村行动": 2, "亮灯工程": 1}


def test_all_eight_kinds_have_a_row_in_every_report():
    table = summary.kinds(summary.undertakings(THREE, ["a", "b"])).set_index(["report", "kind"])
    assert len(table) == 16
    assert table.loc[("a", "crackdown")].tolist() == [1, 2, 1]
    assert table.loc[("b", "honour")].tolist() == [0, 0, 0]


def test_only_undertakings_with_a_year_have_begun():
    found = summary.begun(summary.undertakings(THREE, ["a", "b"]))
    assert found[["name", "year", "total"]].to_numpy().tolist() == [["净村行动", 2019, 3]]


def test_two_names_in_one_sentence_are_a_pair():
    pair = summary.together(THREE).iloc[0]
    assert pair[["term", "other", "count", "term_count", "other_count"]].tolist() == ["亮灯工程", "净村行动", 1, 1, 3]
    assert pair.log_dice == 13


def test_nothing_named_gives_tables_with_their_columns():
    nothing = THREE.head(0)
    table = summary.undertakings(nothing, ["a"])
    assert table.empty
    assert len(summary.kinds(table)) == 0 or summary.kinds(table).names.sum() == 0
    assert summary.begun(table).empty
    assert summary.together(nothing).empty
