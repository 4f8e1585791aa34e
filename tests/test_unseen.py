import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reading import layout, order, unseen
from analysis.reading.report import Report

LINES = st.lists(st.text("安。，“”1 —图为一、（）年月日", max_size=40), max_size=9)
MARKS = "\u200b\u200d\u2060\ufeff\u00ad\ufe00\u202a\u2069\u3164\ufff9\x08\x7f"
HIDDEN = st.lists(st.tuples(st.integers(0, 400), st.sampled_from(MARKS)), max_size=12)


def sentences(text: str):
    blocks = layout.blocks([Report("r", text)])
    return order.sentences(blocks, order.repairs(blocks))


@given(LINES, HIDDEN)
def test_text_without_its_invisible_characters_gives_the_same_sentences(lines, hidden):
    text = "\n".join(lines)
    published = text
    for at, character in hidden:
        published = published[: at % (len(text) + 1)] + character + published[at % (len(text) + 1) :]
    plain, full = sentences(text), sentences(published)
    same = ["section", "text", "kind", "whole", "above"]
    assert full[same].to_numpy().tolist() == plain[same].to_numpy().tolist()
    assert [published[at] for at in order.positions(full)] == list("".join(full.text))


def test_a_line_of_invisible_characters_is_blank_and_a_word_is_not_split():
    table = sentences("各位代表：\n粮食达到7.4\u200b\n\u200b\n万吨，比上年多。全\u200b镇平\u00ad安建\ufe00设。")
    assert list(table.text[1:]) == ["粮食达到7.4万吨，比上年多。", "全镇平安建设。"]


def test_a_character_counts_as_the_one_it_looks_like_and_offsets_stay():
    text = "⼈⺠的ＧＤＰ，村⻓的⼾。"
    table = sentences(text)
    assert list(table.text) == ["人民的GDP，村长的户。"]
    assert list(table.pieces) == [((0, len(text)),)]


@pytest.mark.parametrize("kept", ["１２％，（好）", "①㈠", "平安👮\u200d♀\ufe0f"])
def test_marks_digits_and_emoji_stay_as_they_are(kept):
    assert unseen.plain(kept) == kept
