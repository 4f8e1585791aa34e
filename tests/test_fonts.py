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


def test_the_licence_travels_with_the_typeface():
    assert "SIL OPEN FONT LICENSE Version 1.1" in (fonts.FOLDER / "OFL.txt").read_text("utf-8")
    assert any("Adobe".encode("utf-16-be") in name for name in FT2Font(str(fonts.REGULAR)).get_sfnt().values())


def test_every_character_of_the_seeds_is_drawn():
    for path in (Path(__file__).parents[1] / "seeds").glob("*.txt"):
        assert fonts.missing(path.read_text("utf-8")) == []


def test_simplified_traditional_and_signs_are_drawn_and_the_rest_is_named():
    assert fonts.missing("扫黑除恶 掃黑除惡 堃珺 ǐ χ² −5 ≤ “” ①１２Ａ\t\n\u200b\ufeff") == []
    assert fonts.missing("平🙂安𪚥平") == ["🙂", "𪚥"]
