import os
from string import Formatter

import pandas as pd
import pytest

from analysis import lexicon
from analysis.counting import overview
from analysis.showing import charts, figures, labels
from analysis.showing.labels import decimal, percent

VALUES = {"reports": 1, "blocks": 11, "body": 4, "heading": 2, "caption": 1, "joined": 1, "lost": 1}


@pytest.fixture
def saved(page, tmp_path, monkeypatch):
    monkeypatch.setenv("FIGURES", str(tmp_path))
    lines = overview.lines(page.blocks, page.repairs)
    return figures.save(charts.page(lines), "01-page", lines, basis=page.basis, **VALUES)


def test_a_figure_is_four_files(saved, tmp_path):
    assert sorted(os.listdir(tmp_path)) == ["01-page.csv", "01-page.md", "01-page.png", "01-page.svg"]


def test_the_numbers_are_exactly_the_rows_drawn(saved, page, tmp_path):
    again = pd.read_csv(tmp_path / "01-page.csv").fillna("")
    assert list(again.end) == list(page.blocks.end)
    assert list(again.repair).count("lost") == 1


def test_the_caption_states_finding_reading_limits_alternative_text_and_basis(saved, page, tmp_path):
    caption = (tmp_path / "01-page.md").read_text("utf-8")
    digests = (page.reports[0].sha256[:12], lexicon.digest())
    for part in ("How to read it", "Limits", "Alternative text", "Basis", *digests):
        assert part in caption


def test_a_picture_in_jupyter_has_its_alternative_text(saved, monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", shown.append)
    saved._ipython_display_()
    assert shown[0].alt == saved.alt
    assert "What the lines" in shown[1].data


def test_the_caption_says_for_which_characters_a_stand_in_is_drawn(page, tmp_path, monkeypatch):
    monkeypatch.setenv("FIGURES", str(tmp_path))
    lines = overview.lines(page.blocks, page.repairs).assign(report="甲𪚥🙂")
    saved = figures.save(charts.page(lines), "01-page", lines, basis=page.basis, **VALUES)
    for caption in (saved.caption, (tmp_path / "01-page.md").read_text("utf-8")):
        assert "〓 stands for what the typeface lacks: 🙂 (U+1F642), 𪚥 (U+2A6A5)." in caption


def test_nothing_is_said_of_stand_ins_where_there_are_none(saved):
    assert "〓" not in saved.caption
    assert "apostrophe" not in saved.caption


def test_a_text_that_a_spreadsheet_would_reckon_is_kept_from_it_and_numbers_stay(page, tmp_path, monkeypatch):
    monkeypatch.setenv("FIGURES", str(tmp_path))
    lines = overview.lines(page.blocks, page.repairs).assign(report="=1+1", gap=-2)
    saved = figures.save(charts.page(lines), "01-page", lines, basis=page.basis, **VALUES)
    assert "In the .csv an apostrophe stands before" in saved.caption
    again = pd.read_csv(tmp_path / "01-page.csv")
    assert set(again.report) == {"'=1+1"}
    assert set(again.gap) == {-2}


def test_a_write_that_fails_leaves_the_former_file_and_nothing_beside_it(tmp_path):
    path = figures.write(tmp_path / "figure.md", b"before")
    with pytest.raises(TypeError):
        figures.write(path, "not bytes")
    assert path.read_bytes() == b"before"
    assert os.listdir(tmp_path) == ["figure.md"]


def test_figures_go_to_the_next_folder_of_that_name_upward(tmp_path, monkeypatch):
    monkeypatch.delenv("FIGURES", raising=False)
    (tmp_path / "figures").mkdir()
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path / "notebooks")
    assert figures.folder() == tmp_path / "figures"


@pytest.mark.parametrize("row", lexicon.table("labels").to_dict("records"), ids=lambda row: row["key"])
def test_a_label_is_given_in_both_languages_and_chinese_names_no_value_that_english_does_not(row):
    fields = {lang: {name for _, name, _, _ in Formatter().parse(row[lang]) if name} for lang in ("en", "zh")}
    assert row["en"]
    assert row["zh"]
    assert fields["zh"] <= fields["en"]


def test_a_language_that_is_not_written_is_refused(monkeypatch):
    monkeypatch.setenv("TIFA_LANGUAGE", "fr")
    with pytest.raises(ValueError, match="TIFA_LANGUAGE is “fr”"):
        labels.say("rate")


def test_a_gloss_belongs_to_a_term_its_alias_and_english_alone(monkeypatch):
    assert labels.gloss("平安建设") == "building 'peaceful China'"
    assert labels.gloss("扫黑除恶专项斗争").startswith("Special campaign")
    assert labels.gloss("某某") == ""
    monkeypatch.setenv("TIFA_LANGUAGE", "zh")
    assert labels.named("平安建设") == "平安建设"


def test_what_cannot_be_reckoned_is_a_dash():
    assert (percent(0.256), percent(float("nan"))) == ("26%", "–")
    assert (decimal(0.256), decimal(float("nan"))) == ("0.26", "–")
