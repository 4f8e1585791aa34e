import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.counting import words
from analysis.reading import layout, order
from analysis.reading.report import Report


def cut(text: str):
    blocks = layout.blocks([Report("r", text)])
    return words.tokens(order.sentences(blocks, order.repairs(blocks)))


@given(st.text("平安建设扫黑除恶的了，。“” 2023GB/T%１２\n", max_size=80))
def test_tokens_joined_give_back_the_sentences(text):
    blocks = layout.blocks([Report("r", text)])
    sentences = order.sentences(blocks, order.repairs(blocks))
    tokens = words.tokens(sentences)
    again = tokens.astype({"text": "str"}).groupby("sentence").text.agg("".join)
    assert list(again) == list(sentences.text)


def test_every_token_stands_at_its_offsets(seeds):
    texts = {report.id: report.text for report in seeds.reports}
    for token in seeds.tokens.itertuples():
        there = texts[token.report][token.start : token.end]
        assert there == token.text or ("\n" in there and there.replace("\n", "") == token.text)


def test_a_word_broken_by_the_page_is_one_token_that_spans_the_break(page):
    token = page.tokens[page.tokens.text == "安全感"].iloc[0]
    assert page.reports[0].text[token.start : token.end] == "安\n\n全感"


@pytest.mark.parametrize("name", ["扫黑除恶专项斗争", "市域社会治理现代化", "枫桥经验", "平安建设", "政法队伍教育整顿"])
def test_names_of_the_dictionary_stay_whole(name):
    assert name in set(cut(f"全市推进{name}工作。").text)


def test_a_caller_adds_words_and_the_next_one_does_not_have_them():
    assert words.cutter(frozenset({"村口议事亭"}))("设立村口议事亭") == ["设立", "村口议事亭"]
    assert "村口议事亭" not in words.cutter()("设立村口议事亭")


def test_a_caller_brings_their_own_segmenter():
    blocks = layout.blocks([Report("r", "平安建设。")])
    sentences = order.sentences(blocks, order.repairs(blocks))
    assert list(words.tokens(sentences, cut=list).text) == list("平安建设。")


def test_a_segmenter_that_loses_text_is_refused():
    blocks = layout.blocks([Report("r", "平安建设。")])
    with pytest.raises(ValueError, match="joined, must give back"):
        words.tokens(order.sentences(blocks, order.repairs(blocks)), cut=lambda text: text.rstrip("。").split())


def test_no_sentence_no_token_but_all_columns():
    assert list(cut("").columns) == ["report", "section", "sentence", "start", "end", "text", "kind"]


def test_no_word_is_both_kept_whole_and_left_out():
    assert not words.dictionary() & words.stop_words()
