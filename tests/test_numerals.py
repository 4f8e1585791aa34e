"""Numerals have the value that a reader gives them, in whatever form they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Study
from analysis.finding import claims, numerals
from analysis.reading.report import Report

SMALL, CHEQUE = "零一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖"
TRADITIONAL = str.maketrans("万亿", "萬億")
SPACES = ("\u2009", "\u00a0", "\u202f", "\u3000", " ")


def group(number: int, digits: str, scales: str) -> str:
    """Four digits in Chinese, 零 where one or more are left out within."""
    said, left_out = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            said += (digits[0] if left_out and said else "") + digits[digit] + ("", *scales)[place]
        left_out = not digit
    return said


def chinese(number: int, digits: str = SMALL, scales: str = "十百千") -> str:
    """A whole number below 10¹² in Chinese."""
    said = ""
    for power, scale in ((8, "亿"), (4, "万"), (0, "")):
        if part := number // 10**power % 10**4:
            said += (digits[0] if said and part < 1000 else "") + group(part, digits, scales) + scale
    return said


def mixed(number: int) -> str:
    """The same with figures between 亿 and 万: 5亿3000万, 3万零65."""
    said = ""
    for power, scale in ((8, "亿"), (4, "万"), (0, "")):
        if part := number // 10**power % 10**4:
            said += ("零" if said and part < 1000 and not scale else "") + str(part) + scale
    return said


def forms(number: int) -> list[str]:
    """A number in each of its forms."""
    grouped = f"{number:,}"
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    cheque = chinese(number, CHEQUE, "拾佰仟")
    spaced = [grouped.replace(",", space) for space in SPACES]
    written = [chinese(number), chinese(number).translate(TRADITIONAL), chinese(number).replace("零", "〇")]
    return [str(number), grouped, grouped.replace(",", "，"), wide, *spaced, *written, cheque, mixed(number)]


@given(st.integers(21, 10**12 - 1))
def test_every_form_of_a_number_has_its_value(number):
    assert {form: numerals.value(form) for form in forms(number)} == dict.fromkeys(forms(number), number)


@given(st.integers(21, 10**12 - 1), st.sampled_from(range(13)))
def test_every_form_of_a_number_is_found_with_its_value(number, form):
    form = forms(number)[form]
    (row,) = claims.quantities(Study((Report("r", f"共办理{form}件。"),)).sentences).itertuples()
    assert (row.text, row.value, row.unit, row.approx) == (f"{form}件", number, "件", False)


@given(st.integers(1, 9999), st.integers(1, 99), st.sampled_from(["", "万", "亿", "万亿"]))
def test_a_decimal_has_its_value_with_a_point_or_in_words(whole, part, scale):
    figures = f"{whole}.{part:02}{scale}"
    words = f"{chinese(whole)}点{SMALL[part // 10]}{SMALL[part % 10]}{scale}"
    times = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}[scale]
    assert numerals.value(figures) == numerals.value(words) == (whole * 100 + part) * times / 100


@given(st.text())
def test_plain_signs_stand_where_the_written_ones_stood(text):
    assert len(numerals.plain(text)) == len(text)


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("三千五", 3500),
        ("一万二", 12_000),
        ("两百五", 250),
        ("一百零五", 105),
        ("十亿零五百万", 1_005_000_000),
        ("12345万", 123_450_000),
        ("1万2千", 12_000),
        ("3千5百", 3500),
        ("廿三", 23),
        ("卅", 30),
        ("一百廿", 120),
        ("兩萬", 20_000),
        ("二○二四", 2024),
        ("千万", 10_000_000),
        ("十五五", None),
        ("二三十", None),
        ("零点五", 0.5),
        ("件", None),
        ("", None),
    ],
)
def test_a_numeral_has_the_value_that_a_reader_gives_it(numeral, value):
    assert numerals.value(numeral) == value


@pytest.mark.parametrize(
    ("numeral", "ends"),
    [
        ("三四十", (30, 40)),
        ("十七八", (17, 18)),
        ("三五万", (30_000, 50_000)),
        ("两三", (2, 3)),
        ("一百二三十", (120, 130)),
        ("四十", (40, 40)),
        ("九一", None),
        ("五五", None),
    ],
)
def test_digits_that_follow_one_another_are_a_range(numeral, ends):
    assert numerals.ends(numeral) == ends


@pytest.mark.parametrize("word", ["队伍万人", "收拾干净", "陆续到场", "放肆", "参加"])
def test_a_sign_of_a_cheque_is_a_word_elsewhere(word):
    assert numerals.plain(word) == word
