"""A report as a page: its text whole, its findings in their places, and nothing that it says taken for markup."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Study, find
from analysis.finding.layers import told
from analysis.reading import layout, order
from analysis.reading.report import Report
from analysis.showing import labels, marked
from analysis.showing.marked_spans import Mark, Segment, paragraphs, plain

HOSTILE = "<script>alert(1)</script></style></article>--><!--]]>\"'&amp;&\u2028{{ 1 }}{% x %}`${2}`"
PAGE = "平安建设扎实推进\n\n" + "近年来,全市开展“三零”创建活动,成效明显,群众满意。" * 3 + "\n\n"
BROKEN = PAGE + "全市政法机关坚持依法打击、露头就打,深入开展专项斗争,彻底铲除黑恶\n\n图为现场。(张三 摄)\n\n"
BROKEN += "势力。群众拍手称快。\n\n黑恶势力无处藏身。\n"


class Words(dict[str, str]):
    """Labels; one that is not there is its own key."""

    def __missing__(self, key: str) -> str:
        return key


class Read(HTMLParser):
    """What a browser makes of a page: text of sentences by their address, elements by class, data, scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.sentences: dict[str, str] = {}
        self.parts: dict[str, list[tuple[str, str]]] = defaultdict(list)  # text and class of the elements inside
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.at = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.tags.append((tag, named))
        if tag not in ("meta", "input", "path"):
            self.open.append(named.get("class") or "")
        if named.get("class") == "s":
            self.at = str(named["id"])
            self.sentences[self.at] = ""
        elif self.at:
            self.parts[self.at].append(("", self.open[-1]))

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("meta", "input", "path") and self.open.pop() == "s":
            self.at = ""

    def handle_data(self, data: str) -> None:
        if self.at:
            self.sentences[self.at] += data
            self.parts[self.at].append((data, self.open[-1]))

    def classes(self, name: str) -> int:
        return sum(name in (named.get("class") or "").split() for _, named in self.tags)


def finding(layer: str, start: int, end: int, **more: Any) -> dict[str, Any]:
    return {"layer": layer, "report": "one", "kind": "kind", "text": "…", "start": start, "end": end, **more}


def made(text: str, findings: Sequence[dict[str, Any]] = (), **options: Any) -> str:
    report = Report("one", text)
    blocks = layout.blocks([report])
    repairs = order.repairs(blocks)
    return marked.page(report, order.sentences(blocks, repairs), findings, repairs, words=Words(), **options)


def read(text: str) -> pd.DataFrame:
    blocks = layout.blocks([Report("one", text)])
    return order.sentences(blocks, order.repairs(blocks))


@cache
def study() -> Study:
    return Study.read()


def page(number: int, language: str = "en") -> str:
    mine = study()
    words = Words(labels.wording(language))
    report, findings = mine.reports[number], find.findings(mine)
    return marked.page(report, mine.sentences, findings, mine.repairs, words=words, language=language)


texts = st.text(st.sampled_from("平安建设。！,“”<>&\"'\n\t\r\x00\x85\u2028\U00020000一二三"), max_size=80)
spans = st.lists(
    st.tuples(st.sampled_from(["initiative", "device", "other", "stance"]), st.integers(0, 80), st.integers(1, 60))
)


@given(texts, spans)
def test_a_page_less_its_tags_is_the_sentences_of_the_report(text: str, spans: list[tuple[str, int, int]]) -> None:
    findings = [finding(layer, start, start + length) for layer, start, length in spans]
    shown = Read(made(text, findings))
    assert list(shown.sentences.values()) == [plain(said) for said in read(text).text]


@given(texts | st.just(BROKEN), spans)
def test_the_segments_of_a_finding_are_its_characters_in_text_of_one_kind(
    text: str, spans: list[tuple[str, int, int]]
) -> None:
    marks = {number: Mark(start, start + length, 0, 0) for number, (_, start, length) in enumerate(spans)}
    sentences = read(text)
    segments: dict[int, str] = defaultdict(str)
    for paragraph in paragraphs(text, sentences, marks, beside={}, repairs={}):
        for segment in (one for sentence in paragraph.sentences for one in sentence.segments):
            assert bool(segment.look) == bool(segment.holds)
            for number in segment.holds:
                segments[number] += segment.text
    places = sorted((at, row) for row in sentences.itertuples() for a, b in row.pieces for at in range(a, b))
    for number, mark in marks.items():
        held = [(at, row) for at, row in places if mark.start <= at < mark.end]
        kind = held[0][1].kind if held else ""
        assert sorted(segments[number]) == sorted(text[at] for at, row in held if row.kind == kind)


def test_findings_that_overlap_share_the_segment_where_they_do() -> None:
    text = "全市开展“三零”平安创建。"
    [paragraph] = paragraphs(
        text, read(text), {0: Mark(4, 11, 0, 0), 1: Mark(5, 7, 1, 1), 2: Mark(2, 7, 2, 4)}, beside={}, repairs={}
    )
    assert paragraph.sentences[0].segments == [
        Segment("全市"),
        Segment("开展", (2,), "m l2"),
        Segment("“", (0, 2), "m l0 l2"),
        Segment("三零", (0, 1, 2), "m l0 l1 l2 z1 z4"),
        Segment("”平安创", (0,), "m l0 z0"),
        Segment("建。"),
    ]


def test_a_caption_that_the_page_put_into_a_sentence_is_no_part_of_a_finding_there() -> None:
    start = BROKEN.index("铲除黑恶")
    shown = Read(made(BROKEN, [finding("initiative", start, BROKEN.index("势力") + 2)]))
    assert [said for parts in shown.parts.values() for said, look in parts if said and look.startswith("m ")] == [
        "铲除黑恶",
        "势力",
    ]
    assert shown.classes("joined") == 1


def test_sentences_of_one_line_are_one_paragraph_and_lines_of_one_heading_one_heading() -> None:
    text = "标题在此\n\n一句完了。二句也完了。\n\n一、守底线\n\n二、保平安\n\n三句。\n"
    kinds = [(one.kind, len(one.sentences)) for one in paragraphs(text, read(text), {}, beside={}, repairs={})]
    assert ("body", 2) in kinds


@pytest.mark.parametrize("where", ["text", "kind", "layer", "key", "value", "title", "publisher"])
def test_whatever_a_report_says_is_text(where: str) -> None:
    said = {where: HOSTILE} if where in ("kind", "layer") else {"name": HOSTILE}
    row = {**finding("initiative", 0, 2), **({HOSTILE: "x"} if where == "key" else said)}
    report = Report(
        "one", f"{HOSTILE}\n\n{PAGE}" if where == "text" else PAGE,
        title=HOSTILE * (where == "title"), publisher=HOSTILE * (where == "publisher"), source=HOSTILE,
    )  # fmt: skip
    blocks = layout.blocks([report])
    repairs = order.repairs(blocks)
    text = marked.page(report, order.sentences(blocks, repairs), [row], repairs, words=Words())
    shown = Read(text)
    assert [tag for tag, _ in shown.tags].count("script") == 2
    assert [tag for tag, _ in shown.tags].count("style") == 1
    assert not [name for _, named in shown.tags for name in named if name.startswith("on")]
    assert json.loads(re.findall(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)[0])
    assert text.count("</article>") == text.count("</html>") == 1
    assert "alert(1)</" not in text


def test_only_the_page_s_own_script_and_style_may_run() -> None:
    text = made(PAGE)
    [policy] = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
    for tag, within in (("style", r"<style>(.*?)</style>"), ("script", r"<script>(.*?)</script>")):
        [inside] = re.findall(within, text, re.DOTALL)
        assert f"{tag}-src 'sha256-{b64encode(sha256(inside.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none'; ")


def test_a_page_asks_nothing_of_any_network_and_makes_no_markup_of_text() -> None:
    text = made(BROKEN)
    addresses = [named[name] for _, named in Read(text).tags for name in ("src", "href", "data") if name in named]
    assert all(str(address).startswith("#") for address in addresses)
    assert not re.search(r"url\(|@import|import\(|fetch\(|innerHTML|insertAdjacent|document\.write|//www|https?:", text)


@pytest.mark.parametrize("number", [0, 1])
def test_a_report_of_ten_thousand_characters_is_a_page_of_less_than_300_kb(number: int) -> None:
    assert len(page(number).encode()) < 30 * len(study().reports[number].text)


@pytest.mark.parametrize("number", [0, 1])
def test_a_seed_is_shown_whole_with_its_repairs_and_an_address_for_each_sentence(number: int) -> None:
    name, shown = study().reports[number].id, Read(page(number))
    sentences, repairs = (table[table.report == name] for table in (study().sentences, study().repairs))
    said = dict(zip([f"c{start}" for start in sentences.start], sentences.text, strict=True))
    assert shown.sentences == said
    assert [shown.classes(repair) for repair in ("joined", "lost")] == [
        (repairs.repair == repair).sum() for repair in ("joined", "lost")
    ]


@pytest.mark.parametrize("number", [0, 1])
def test_the_marked_characters_of_a_seed_are_what_its_findings_say(number: int) -> None:
    name = study().reports[number].id
    rows = [row for row in find.findings(study()) if row["report"] == name and row["layer"] == "initiative"]
    marks = {at: Mark(row["start"], row["end"], 0, 0) for at, row in enumerate(rows)}
    sentences = study().sentences[study().sentences.report == name]
    said: dict[int, str] = defaultdict(str)
    for paragraph in paragraphs(study().reports[number].text, sentences, marks, beside={}, repairs={}):
        for segment in (one for sentence in paragraph.sentences for one in sentence.segments):
            for at in segment.holds:
                said[at] += segment.text
    assert [said[at] for at in marks] == [row["text"] for row in rows]


def test_every_finding_is_told_once_with_what_is_known_of_it() -> None:
    rows = [
        finding("quantity", 20, 24, value=1430000.0, unit="户", approx=True),
        finding("formula", 9, 11, items=("零上访", "零事故"), complete=False, nothing=None, empty=""),
        finding("future", 0, 4, speaker="张三"),
        finding("stance", 9, 30, polarity="+"),
    ]
    text = made(PAGE, rows)
    data = json.loads(re.findall(r'id="data">(.*?)</script>', text)[0])
    layers, _, starts, ends, mores = data["findings"]
    told = {data["layers"][layer]: data["mores"][more] for layer, more in zip(layers, mores, strict=True)}
    assert list(zip(starts, ends, strict=True)) == [(0, 4), (9, 30), (9, 11), (20, 24)]
    assert told["quantity"] == [data["keys"].index("value"), "≈ 1,430,000 户"]
    assert told["formula"] == [data["keys"].index("items"), "零上访 · 零事故"]
    assert told["future"] == [data["keys"].index("speaker"), "张三"]
    assert data["layers"] == ["formula", "quantity", "future", "stance"]
    assert Read(text).classes("plus") == 1


def test_findings_of_other_reports_are_passed_over() -> None:
    assert "z0" not in made(PAGE, [{**finding("initiative", 0, 2), "report": "other"}]).partition("<article")[2]


@pytest.mark.parametrize("language", labels.LANGUAGES)
def test_every_label_of_the_page_is_there_in_both_languages(language: str) -> None:
    template = (marked.TEMPLATES / "marked.html.j2").read_text("utf-8")
    asked = set(re.findall(r"words\['(marked\.[\w-]+)'\]", template)) | {
        "marked.densest",
        "marked.opening",
        "marked.yes",
    }
    asked |= {f"marked.{name}" for name in ("matches", "in-list", "address", "about")}
    asked |= {f"marked.layer.{name}" for name in (*(layer.name for layer in told()), "repair")}
    assert not {key for key in asked if not labels.wording(language).get(key)}


def test_the_language_of_the_page_and_that_of_the_report_are_told_apart() -> None:
    text = made(PAGE, language="zh", home="index.html")
    assert '<html lang="zh-Hans">' in text
    assert '<article id="text" lang="zh"' in text
    assert '<a href="index.html">' in text


def test_a_report_without_text_or_findings_is_a_page() -> None:
    assert "<h1>one</h1>" in made("")
