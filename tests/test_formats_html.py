from __future__ import annotations

import pytest

from analysis.reading import formats
from analysis.reading.formats import html
from analysis.reading.formats.content import RefusedError


def page_of(page: str, ending: str = ".html") -> str:
    return formats.read(ending, page.encode()).text


def marks_of(page: str, ending: str = ".html") -> list[tuple[str, int, str]]:
    text, marks = formats.read(ending, page.encode())
    return [(mark.kind, mark.level, text[mark.start : mark.end]) for mark in marks]


def test_a_page_has_a_line_for_each_block_and_break():
    page = "<h1>题目</h1><p>第一行<br>第二行<br/>第三行</p>裸文<div>外<div>内</div>外</div><ul><li>甲<li>乙</ul>"
    assert page_of(page) == "题目 第一行 第二行 第三行 裸文 外 内 外 甲 乙".replace(" ", "\n")


def test_tags_within_a_line_and_entities_do_not_break_words():
    page = "<p>坚持<b>三<i>零</i></b>创建&mdash;&#x5e73;<a href='x'>安</a>&lt;GB/T&gt;</p>"
    assert page_of(page) == "坚持三零创建—平安<GB/T>"


def test_a_line_end_in_the_source_is_a_space_only_between_latin_words():
    assert page_of("<p>深入推进“三零”\n    创建，\r\n\t取得 new\n  results</p>") == (
        "深入推进“三零”创建，取得 new results"
    )


def test_full_width_and_fixed_spaces_of_a_page_stay():
    assert page_of("<p>　　各项&nbsp;工作\n　取得</p>") == "　　各项\xa0工作　取得"


def test_cells_and_lines_set_as_they_are_each_have_a_line():
    assert page_of("<table><tr><td>甲<td>乙</tr></table><pre>一\n二</pre>") == "甲\n乙\n一\n二"


def test_what_is_not_the_text_of_a_page_is_left_out():
    page = """<html><head><title>某网</title><style>p {color: red}</style><script>var a = "平安";</script></head>
        <nav>首页<aside>导航</aside></nav><!-- 注 --><template>样</template><noscript>请开</noscript>
        <button>关闭</button><p>正文</p><aside>推荐</aside><footer>版权</footer></html>"""
    assert page_of(page) == "正文"


def test_the_charset_a_page_declares_is_respected():
    page = '<meta charset="{}"><p>三零</p>'
    assert formats.read(".html", page.format("gb2312").encode("gb18030")).text == "三零"
    assert formats.read(".htm", page.format("big5").encode("big5")).text == "三零"
    with pytest.raises(RefusedError, match="an encoding that its bytes do not tell"):
        formats.read(".html", "<p>三零</p>".encode("big5"))


def test_a_page_that_looks_like_something_else_makes_no_noise():
    assert page_of("https://example.org/page.html") == "https://example.org/page.html"
    assert page_of('<?xml version="1.0"?><html><p>平安</p></html>') == "平安"


def test_markdown_is_read_without_its_marks():
    source = "# 题目\n\n第一**行**\n第二行\n\n- [甲](https://example.org)\n- 乙\n\n|丙|丁|\n|-|-|\n|1|2|\n"
    assert page_of(source, ".md") == "题目 第一行 第二行 甲 乙 丙 丁 1 2".replace(" ", "\n")


def test_markdown_is_read_without_the_block_that_describes_it():
    source = "---\ntitle: 甲\ntags:\n  - 乙\n---\n正文\n\n---\n\n再文\n"
    assert page_of(source, ".md") == "正文\n再文"


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>隐去</p>",
        '<div style="display: none">隐<p>去</p></div>',
        '<div style="color:red;DISPLAY:none !important">隐去</div>',
        '<p style="visibility:hidden">隐去</p>',
        "<style>.a, #b { display: none }</style><p class='x a'>隐</p><p id=b>去</p>",
        "<template><p>隐去</p></template>",
        "<select><option>隐去</select>",
        "<video>隐去</video>",
    ],
)
def test_what_a_browser_hides_is_left_out(hidden):
    assert page_of(f"<p>正文。</p>{hidden}<p>后文。</p>") == "正文。\n后文。"


def test_what_a_browser_shows_stays():
    page = """<style>.pane.on { display: block } .pane { display: none } @media print { p { display: none } }
        .menu p { display: none }</style><div class="pane on"><p>正文。</p></div><p aria-hidden="true">后文。</p>"""
    assert page_of(page) == "正文。\n后文。"


def test_readings_above_characters_are_left_out():
    assert page_of("<p><ruby>鹤<rp>(</rp><rt>hè</rt><rp>)</rp>壁<rt>bì</ruby>市。</p>") == "鹤壁市。"


def test_raised_and_lowered_figures_are_not_read_as_part_of_a_number():
    assert page_of("<p>10<sup>2</sup>件，5.2%<sup>[1]</sup>，CO<sub>2</sub>，第3<sup>th</sup></p>") == (
        "10²件，5.2%[¹]，CO₂，第3th"
    )


def test_headings_captions_and_the_title_are_marked():
    page = "<div>首页</div><h1>题目</h1><h2>一、回顾</h2><p>文。</p><h3>抓<br>发展。</h3><figcaption>图一</figcaption>"
    assert marks_of(page) == [
        ("title", 0, "题目"),
        ("heading", 2, "一、回顾"),
        ("heading", 3, "抓\n发展。"),
        ("caption", 0, "图一"),
    ]
    assert marks_of("<h1>一、回顾</h1><p>文。</p><h1>二、安排</h1>") == [
        ("heading", 1, "一、回顾"),
        ("heading", 1, "二、安排"),
    ]
    assert marks_of("# 题目\n\n## 一、回顾\n\n文。\n", ".md") == [("title", 0, "题目"), ("heading", 2, "一、回顾")]


@pytest.mark.parametrize("ending", [".html", ".md"])
@pytest.mark.parametrize(
    "open_tags", ["<p>" * 8_000, "<div>" * 100_000, "<div>\n" * 30_000, "<b>" * 50_000, "<p><a>" * 9_000]
)
def test_elements_that_are_never_closed_lose_no_text(open_tags, ending):
    assert page_of(f"<p>前。</p>{open_tags}后。", ending) == "前。\n后。"


@pytest.mark.parametrize(
    "page", ["<![1]", "<!-- 平安", "<", "</p>", "<?xml?>", "&#x110000;&#xD800;", "<style>a{", "]]>"]
)
def test_a_broken_page_is_read_or_refused(page):
    try:
        page_of(page)
    except RefusedError as why:
        assert "holds no text" in str(why)  # noqa: PT017


def test_a_page_of_countless_elements_is_refused(monkeypatch):
    monkeypatch.setattr(html, "ELEMENTS", 1_000)
    with pytest.raises(RefusedError, match="has more than 1,000 elements: put each report into a file of its own"):
        page_of("<b>平安</b>" * 1_001)


def test_a_heading_that_is_never_closed_is_not_the_whole_page():
    assert marks_of(f"<h2>回顾<div>{'各项工作取得新成效。' * 20}</div>") == []


def test_a_table_of_figures_is_told_from_one_that_holds_prose():
    table = "<table><caption>表一</caption><tr><td>总量<td>{}</table><p>后文。</p>"
    assert marks_of(table.format("320")) == [("caption", 0, "表一"), ("table", 0, "总量"), ("table", 0, "320")]
    assert marks_of(table.format("各项工作取得新成效。" * 7)) == [("caption", 0, "表一")]
