from __future__ import annotations

import codecs
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reading import formats
from analysis.reading.formats import content
from analysis.reading.formats.content import RefusedError

SIMPLIFIED = (
    "近年来，全市各级各部门坚持以人民为中心，扎实推进平安创建工作。",
    "截至2023年6月，共排查矛盾纠纷1,248件，化解率达98.6%！",
    "“三零”创建、“四治融合”取得新成效，群众安全感位居全省前列。",
    "他们走村入户，把问题解决在田间地头；谁家有难处，心里都有一本账。",
)
TRADITIONAL = (
    "近年來，全市各級各部門堅持以人民為中心，紮實推進平安創建工作。",
    "截至2023年6月，共排查矛盾糾紛1,248件，化解率達98.6%！",
    "「三零」創建、「四治融合」取得新成效，群眾安全感位居全省前列。",
    "他們走村入戶，把問題解決在田間地頭；誰家有難處，心裡都有一本帳。",
)
PROSE = "\n".join(SIMPLIFIED)
FAN = "\n".join(TRADITIONAL)


def text_of(data: bytes, ending: str = ".txt") -> str:
    return formats.read(ending, data).text


def why_refused(data: bytes, ending: str = ".txt") -> str:
    with pytest.raises(RefusedError) as refused:
        formats.read(ending, data)
    return str(refused.value)


# Text


CHINESE = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
ASCII = st.characters(min_codepoint=0x20, max_codepoint=0x7E)
MIXED = st.text(CHINESE | ASCII | st.sampled_from("\n\r\t　，。“”㛃𠮷"), min_size=1).filter(str.strip)
SENTENCES = st.lists(st.sampled_from(SIMPLIFIED), min_size=2).map("\r\n".join)
SENTENCES_WITH_RARE = st.tuples(SENTENCES, st.text(st.sampled_from("㛃㙍𠮷㑇㸌䃅𬭎"), max_size=3)).map("".join)


def read_lines(text: str) -> str:
    return re.sub("\r\n?", "\n", text)


@given(text=MIXED, encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_text_in_unicode_comes_back_but_for_its_line_ends(text, encoding):
    assert text_of(text.encode(encoding)) == read_lines(text)


@given(text=SENTENCES_WITH_RARE)
def test_text_in_gb18030_comes_back_but_for_its_line_ends(text):
    assert text_of(text.encode("gb18030")) == read_lines(text)


@pytest.mark.parametrize("text", [SIMPLIFIED[0], PROSE, TRADITIONAL[0], FAN, FAN * 30])
def test_gb18030_is_told_from_big5(text):
    assert text_of(text.encode("gb18030")) == text


@pytest.mark.parametrize("text", [TRADITIONAL[0], FAN, FAN * 30])
@pytest.mark.parametrize("encoding", ["big5", "cp950", "big5hkscs"])
def test_big5_is_told_from_gb18030(text, encoding):
    assert text_of(text.encode(encoding)) == text


def test_big5_has_the_marks_of_windows_and_the_characters_of_hong_kong():
    assert text_of((FAN + "3～5月、甲‧乙").encode("cp950")).endswith("3～5月、甲‧乙")
    assert text_of((FAN + "①粵語嘅").encode("big5hkscs")).endswith("①粵語嘅")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_read_where_the_text_is_long_enough(encoding):
    assert text_of(PROSE.encode(encoding)) == PROSE
    assert "an encoding that its bytes do not tell" in why_refused("三零创建\n".encode(encoding))


def test_spaces_and_forms_are_left_as_they_are():
    text = "　　ＡＢ１２ \t“三零”, 98.6％\n\n \n第二段 \n"
    assert text_of(text.encode()) == text


def test_one_sentence_no_chinese_and_one_long_line_are_read():
    assert text_of("各项工作取得新成效。".encode()) == "各项工作取得新成效。"
    assert text_of(b"BMW opened a plant.") == "BMW opened a plant."
    long = "持续深化平安创建，取得了新成效。" * 60_000
    assert text_of(long.encode("gb18030")) == long


# What is refused


@pytest.mark.parametrize("data", [b"", b" \r\n\t", "　\n".encode(), codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_a_file_without_text_is_refused(data):
    assert "holds no text: put the report into it" in why_refused(data)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n1 0 obj",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)),
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b"\xff\xd8\xff\xe0" + bytes(range(256)),
        b"GIF89a" + bytes(range(256)),
        b"PK\x03\x04" + bytes(range(256)),
        bytes(range(256)) * 8,
    ],
)
@pytest.mark.parametrize("ending", [".txt", ".html", ".md", ""])
def test_what_is_not_text_is_refused_whatever_its_name(data, ending):
    assert "save the report as .txt in UTF-8" in why_refused(data, ending)


def test_a_nul_in_the_text_is_refused():
    assert "line 2 cannot be read as UTF-8" in why_refused("平安\n三零\0创建".encode())


@pytest.mark.parametrize("damage", [b"\xff", b"\x80", b"\xc8\xfd", "·—".encode("cp1252"), "三零".encode("gb18030")])
def test_damaged_utf8_is_refused_and_the_line_named(damage):
    first, rest = PROSE.encode().split(b"\n", 1)
    data = first + b"\n" + damage + rest
    assert "is damaged" in why_refused(data)
    assert "line 2 cannot be read as UTF-8" in why_refused(data)


def test_utf8_that_is_cut_off_is_refused():
    assert "line 4 cannot be read as UTF-8" in why_refused(PROSE.encode() + "平".encode()[:2])


@pytest.mark.parametrize("damage", [b"\x80", b"\xff", b"\xa3\xe1"])
def test_damaged_big5_is_not_taken_for_gb18030(damage):
    assert "is damaged" in why_refused(FAN.encode("big5") + damage + FAN.encode("big5"))


# Byte order marks, and encodings of seven bits


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "gb18030"])
@pytest.mark.parametrize("text", ["平安", PROSE])
def test_a_byte_order_mark_tells_the_encoding_and_is_no_text(text, encoding):
    assert text_of(("\ufeff" + text).encode(encoding)) == text
    assert text_of(("\ufeff\ufeff" + text).encode(encoding)) == text


def test_a_mark_inside_the_text_stays_where_it_is():
    assert text_of("平安\ufeff创建".encode()) == "平安\ufeff创建"


@pytest.mark.parametrize("encoding", ["hz", "utf-7"])
@pytest.mark.parametrize("text", ["三零创建", PROSE, "GDP增长5.2%。\nA+B~C", FAN])
def test_chinese_in_seven_bits_is_read_or_refused_and_never_as_its_signs(text, encoding):
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        pytest.skip("the encoding has no traditional characters")
    assert text_of(data) == text


@pytest.mark.parametrize(
    "data", [b"\x1b$)A\x0eF=02\x0f", b"\x0eF=02\x0f", b"\x1b$BJ?0B\x1b(B", b"\x1b$)C\x0e", b"\x1b$)G\x0e\x1b$*H"]
)
def test_encodings_of_old_mail_are_refused_by_name(data):
    assert "encoding for old mail (ISO-2022)" in why_refused(data)
    assert "save the report as .txt in UTF-8" in why_refused(b"Report: " + data)


@pytest.mark.parametrize("text", ["C++ +Level- +ABC", "1+1000-2", "~{~}", "a ~{ b ~} c", "x=+1234-"])
def test_plain_ascii_is_not_taken_for_chinese(text):
    assert text_of(text.encode()) == text


@pytest.mark.parametrize(("name", "most"), [("CHARACTERS", "5 characters"), ("LINES", "5 lines")])
def test_more_than_a_report_has_is_refused(monkeypatch, name, most):
    monkeypatch.setattr(content, name, 5)
    assert f"has more than {most}: put each report into a file of its own" in why_refused(b"a\n" * 7)


@pytest.mark.parametrize("text", ["一", "一一一", "2023一", "一\n一"])
def test_a_few_bytes_that_may_be_either_are_never_read_as_letters_of_another_script(text):
    assert "too short to tell whether it is in UTF-8 or in GB18030" in why_refused(text.encode("gb18030"))


def test_letters_with_accents_are_not_taken_for_chinese():
    assert text_of("Café Łódź".encode()) == "Café Łódź"
    assert text_of(("Привет, " * 40).encode()) == "Привет, " * 40
