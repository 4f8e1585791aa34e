"""Make the typeface of the charts anew: `python analysis/fonts/make.py PATH_TO_VARIABLE_TTF`; README.md says which."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable
from itertools import chain, product
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.varLib.instancer import instantiateVariableFont

from analysis.fonts import FAMILY, STAND_IN, unseen

HERE = Path(__file__).parent
WEIGHTS = {"Regular": 400, "Bold": 700}
LEGAL = [0, 7, 8, 9, 10, 11, 13, 14]  # copyright, trademark, makers, licence: kept as they are
SIGNS = [
    range(0x20, 0x1100),  # Latin, Greek, Cyrillic
    range(0x1E00, 0x2E00),  # more Latin, punctuation, arrows, mathematics, enclosed figures, shapes
    range(0x3000, 0x3130),  # Chinese punctuation, kana, bopomofo
    range(0x3220, 0x3260),  # bracketed and circled ideographs
    range(0x3280, 0x3400),  # the same, months, units
    range(0xFE10, 0xFFA0),  # vertical, small and full-width forms
    range(0xFFE0, 0xFFE7),  # full-width currency
]


def decoded(codec: str, first: Iterable[int], second: Iterable[int]) -> set[str]:
    """Characters that two bytes of these ranges stand for."""
    pairs = (bytes(pair).decode(codec, "ignore") for pair in product(first, second))
    return set("".join(pairs))


def wanted() -> set[int]:
    """Code points of the typeface, as far as the source draws them."""
    hanzi = decoded("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF))
    hanzi |= decoded("big5", range(0xA4, 0xC7), range(0x40, 0xFF))  # level 1
    hanzi |= set("".join((HERE / "tonggui-8105.txt").read_text(encoding="utf-8").split()))
    return {ord(char) for char in hanzi} | set(chain.from_iterable(SIGNS))


def reduced(source: Path) -> TTFont:
    """The variable typeface with the wanted characters only, unhinted."""
    options = Options(hinting=False, layout_features=["kern", "locl", "ccmp", "mark", "pwid"], name_IDs=LEGAL)
    options.drop_tables += ["vhea", "vmtx", "BASE", "STAT", "gasp"]
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted())
    subsetter.subset(font)
    return font


def space_out(font: TTFont) -> None:
    """Let white space that the source does not know, a tab say, be as wide as a space."""
    blank = {code for code in range(0x3000) if chr(code).isspace()}
    for table in font["cmap"].tables:
        table.cmap.update(dict.fromkeys(blank - table.cmap.keys(), table.cmap[0x20]))


def name(font: TTFont, style: str) -> None:
    """Give the typeface its own name and the weight by which programs choose it."""
    full = f"{FAMILY} {style}"
    version = f"Version {font['head'].fontRevision:.3f}; subset"
    names = {1: FAMILY, 2: style, 3: f"{version}; {full}", 4: full, 5: version, 6: f"TifaSans-{style}"}
    for key, text in names.items():
        font["name"].setName(text, key, 3, 1, 0x409)
    bold = style == "Bold"
    font["OS/2"].usWeightClass = WEIGHTS[style]
    font["OS/2"].fsSelection = 0x20 if bold else 0x40
    font["head"].macStyle = int(bold)


def make(source: Path) -> None:
    """Write a file for each weight, and the characters that both can draw."""
    for style, weight in WEIGHTS.items():
        font = instantiateVariableFont(reduced(source), {"wght": weight}, inplace=True)
        space_out(font)
        name(font, style)
        font.save(HERE / f"TifaSans-{style}.ttf")
    drawn = "".join(map(chr, sorted(font.getBestCmap())))
    shown = [char for char in drawn if unicodedata.category(char)[0] not in "CZ"]
    lines = ("".join(shown[at : at + 64]) for at in range(0, len(shown), 64))
    (HERE / "coverage.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    stand_in(font)


def everything() -> CmapSubtable:
    """The table by which one glyph stands for many characters."""
    table = CmapSubtable.newSubtable(13)
    table.platformID, table.platEncID, table.format, table.reserved, table.length, table.language = 3, 10, 13, 0, 0, 0
    table.cmap = {code: "blank" if unseen(chr(code)) else "sign" for code in range(0x20, 0x110000)}
    return table


def stand_in(font: TTFont) -> None:
    """Write the typeface that draws 〓 for every character there is, and nothing for invisible marks."""
    sign = font.getBestCmap()[ord("〓")]
    made = FontBuilder(font["head"].unitsPerEm)
    made.setupGlyphOrder([".notdef", "sign", "blank"])
    made.setupGlyf({".notdef": font["glyf"][sign], "sign": font["glyf"][sign], "blank": Glyph()})
    made.setupHorizontalMetrics({".notdef": font["hmtx"][sign], "sign": font["hmtx"][sign], "blank": (0, 0)})
    made.setupHorizontalHeader(ascent=font["hhea"].ascent, descent=font["hhea"].descent)
    made.setupNameTable({"familyName": STAND_IN, "styleName": "Regular"})
    made.font["name"].names += [record for record in font["name"].names if record.nameID in LEGAL]
    made.font["cmap"] = newTable("cmap")
    made.font["cmap"].tableVersion, made.font["cmap"].tables = 0, [everything()]
    made.setupOS2()
    made.setupPost()
    made.font.recalcTimestamp, made.font["head"].created = False, font["head"].created
    made.font["head"].modified = font["head"].modified
    made.save(HERE / "TifaStandIn.ttf")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
