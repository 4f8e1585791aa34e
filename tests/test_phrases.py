"""Many phrases found in one pass."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.finding.phrases import Phrases

WORDS = st.lists(st.text("平安建设", min_size=2, max_size=4), max_size=6)


def test_a_phrase_is_found_also_within_another_and_at_the_end():
    assert list(Phrases(["平安", "平安建设", "建设"]).places("平安建设平安")) == [(0, 2), (0, 4), (2, 4), (4, 6)]


def test_a_phrase_that_the_text_cuts_off_is_not_found():
    assert list(Phrases(["平安建设"]).places("平安建")) == []
    assert list(Phrases(["平安"]).places("平")) == []
    assert list(Phrases([]).places("平安")) == []


@given(WORDS, st.text("平安建设，", max_size=20))
def test_every_place_is_found_and_no_other(words, text):
    every = {(i, i + len(w)) for w in words for i in range(len(text)) if text.startswith(w, i)}
    assert set(Phrases(words).places(text)) == every
    assert len(list(Phrases(words).places(text))) == len(every)
