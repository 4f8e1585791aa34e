import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from nbconvert.filters import markdown2html

from analysis.showing import labels, markup

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    '<meta http-equiv=refresh content="0;url=data:text/html,x">',
    r"$\frac{1}{0$",
    "$E=mc^2$",
    r"\(E=mc^2\)",
    "](javascript:alert(1))",
    "[甲](javascript:alert(1))",
    "![甲](https://example.org/x.png)",
    "`甲`",
    "~~甲~~",
    "**甲** _乙_",
    "甲|乙",
    "</script><script>alert(1)</script>",
    "<!-- 甲",
    "&lt;甲&gt;",
    "# 甲",
    "- 甲",
    "1. 甲",
    "https://example.org",
    "www.example.org",
    "<javascript:alert(1)>",
    "“甲” 'a' \"b\"",
]


def shown(html: str) -> str:
    """The text of a paragraph, if there is nothing in it but text."""
    inside = re.fullmatch(r"\s*<p>(.*)</p>\s*", html.replace("<span>", "").replace("</span>", ""), re.DOTALL)
    assert inside, html
    assert "<" not in inside[1]
    return markup.unescape(inside[1])


@pytest.mark.parametrize("render", [MarkdownIt("commonmark").enable(["table", "strikethrough"]).render, markdown2html])
@pytest.mark.parametrize("data", HOSTILE)
def test_data_read_as_they_stand_wherever_markdown_is_read(render, data):
    written = markup.markdown(data)
    assert shown(render(written)) == data
    assert shown(render(f"甲“{written}”乙")) == f"甲“{data}”乙"


@given(st.text(st.characters(codec="utf-8")))
def test_whatever_the_data_they_come_back_in_one_line(data):
    line = " ".join(markup.UNPRINTED.sub("\ufffd", data).split())
    assert markup.plain(markup.markdown(data)) == line


@given(st.text("甲 1.)-+=#*_`[]()<>&$|~:\\!\n\t{}\"'"))
def test_whatever_the_data_markdown_makes_text_of_them(data):
    line = " ".join(data.split())
    if line:
        assert shown(MarkdownIt("commonmark").render(markup.markdown(data))) == line


def test_no_sign_of_a_formula_stands_beside_its_text():
    for data in HOSTILE:
        assert not set("$\\") & set(markup.markdown(data))
    assert markup.markdown("$a$") == "<span>&#36;</span>a<span>&#36;</span>"


def test_a_sentence_escapes_names_and_formats_numbers():
    said = labels.tell("06-flow.finding", direction="<b>", n=3, credits=4, agent="*甲*").text
    assert said == "&#60;b&#62; is credited most often: 3 of 4 places; by name, &#42;甲&#42;."
    assert labels.say("06-flow.finding", direction="<b>", n=3, credits=4, agent="甲").startswith("<b> is")


@pytest.mark.parametrize("data", ["=1+1", "+甲", "-甲", "@SUM(A1)", "\t=1", "\r=1", "＝1", "'=1", "-2+3"])
def test_a_formula_in_a_cell_gets_an_apostrophe_that_can_be_taken_off(data):
    assert markup.cell(data) == f"'{data}"


@pytest.mark.parametrize("data", ["甲=1", "-2", "-2.5e3", "+3%", -2, 2.5, None, "", "'甲'"])
def test_other_cells_stay_as_they_are(data):
    assert markup.cell(data) == data


def test_names_of_columns_and_categories_are_cells_too():
    table = pd.DataFrame({"=甲": pd.Categorical(["@乙", "丙"]), "n": [-1, 1]})
    safe = markup.cells(table)
    assert list(safe) == ["'=甲", "n"]
    assert list(safe["'=甲"]) == ["'@乙", "丙"]
    assert list(safe.n) == [-1, 1]
