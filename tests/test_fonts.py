import unicodedata
from pathlib import Path

import pytest
from matplotlib.ft2font import FT2Font

from analysis import fonts

FILES = {400: fonts.REGULAR, 700: fonts.BOLD}


@pytest.mark.parametrize("path", FILES.values(), ids=FILES)
def test_the_list_of_characters_is_what_the_typeface_draws(path):
    drawn = {chr(code) for code in FT2Font(str(path)).get_charmap()}
    seen = {character for character in drawn if unicodedata.category(character)[0] not in "CZ"}
    assert fonts.missing("".join(seen)) == []
    assert set((fonts.FOLDER / "coverage.txt").read_text("utf-8")) <= drawn | {"\n"}


@pytest.mark.parametrize("weight", FILES)
def test_programs_choose_each_file_by_its_weight_and_its_own_name(weight):
    font = FT2Font(str(FILES[weight]))
    assert font.get_sfnt_table("OS/2")["usWeightClass"] == weight
    assert font.family_name == fonts.FAMILY


def outline(path, character):
    font = FT2Font(str(path))
    assert font.get_char_index(ord(character)), "a character that no typeface has is a silent box"
    font.load_char(ord(character))
    return [corners.tolist() for corners in font.get_path()]


@pytest.mark.parametrize("lacking", "産🔹🙂𪚥\U000e0000\ue000")
def test_the_stand_in_for_a_character_has_the_form_of_its_sign(lacking):
    assert fonts.missing(lacking) == [lacking]
    assert outline(fonts.OTHERS, lacking) == outline(fonts.REGULAR, "〓") != [[], []]


@pytest.mark.parametrize("unseen", "\u200b\ufeff\ufe0f\u2028")
def test_an_invisible_mark_stays_invisible_and_is_not_named(unseen):
    assert fonts.missing(unseen) == []
    assert outline(fonts.OTHERS, unseen)[0] == []


def test_the_licence_travels_with_the_typeface():
    assert "SIL OPEN FONT LICENSE Version 1.1" in (fonts.FOLDER / "OFL.txt").read_text("utf-8")
    assert any("Adobe".encode("utf-16-be") in name for name in FT2Font(str(fonts.REGULAR)).get_sfnt().values())


def test_every_character_of_the_seeds_is_drawn():
    for path in (Path(__file__).parents[1] / "seeds").glob("*.txt"):
        assert fonts.missing(path.read_text("utf-8")) == []


def test_simplified_traditional_and_signs_are_drawn_and_the_rest_is_named():
    assert fonts.missing("扫黑除恶 掃黑除惡 堃珺 ǐ χ² −5 ≤ “” ①１２Ａ\t\n\u200b\ufeff") == []
    assert fonts.missing("平🙂安𪚥平") == ["🙂", "𪚥"]
