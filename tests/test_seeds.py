from __future__ import annotations

import codecs
import re
import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st

from analysis.reading.report import Report
from analysis.reading.seeds import read, survey

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


def report_of(data: bytes, folder: Path, name: str = "report.txt") -> Report:
    (folder / name).write_bytes(data)
    return read(folder / name)[0]


def text_of(data: bytes, folder: Path, name: str = "report.txt") -> str:
    return report_of(data, folder, name).text


def page_of(page: str, folder: Path) -> str:
    return text_of(page.encode(), folder, "page.html")


def saved(document) -> bytes:
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def word_of(document, folder: Path) -> str:
    return text_of(saved(document), folder, "report.docx")


def why_refused(data: bytes, folder: Path, name: str = "report.txt") -> str:
    (folder / name).write_bytes(data)
    reports, refused = survey(folder / name)
    assert reports == []
    assert refused["file"].tolist() == [(folder / name).as_posix()]
    why = refused["why"][0]
    assert why.startswith((folder / name).as_posix())
    return why


# Which files


def test_the_reports_that_come_with_the_package_are_described_and_unchanged(monkeypatch):
    monkeypatch.delenv("REPORTS", raising=False)
    reports, refused = survey()
    assert [(report.id, report.place, report.date, report.source) for report in reports] == [
        ("hebi", "鹤壁", "2024", "seeds/hebi.txt"),
        ("shangqiu", "商丘", "2022", "seeds/shangqiu.txt"),
    ]
    assert all(report.title and report.dated for report in reports)
    assert refused.empty


def test_a_folder_gives_its_own_reports_sorted_by_id(tmp_path):
    for name in ("b.txt", "a.md", "c.HTM", "README.md", "ReadMe.txt", ".hidden.txt", "~$a.docx", "a.csv", "p.jpg"):
        (tmp_path / name).write_text("平安", "utf-8")
    (tmp_path / "deeper.txt").mkdir()
    (tmp_path / "deeper.txt" / "d.txt").write_text("平安", "utf-8")
    reports, refused = survey(tmp_path)
    assert [report.id for report in reports] == ["a", "b", "c"]
    assert refused.empty


def test_a_file_several_files_and_folders_are_read(tmp_path):
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text("平安", "utf-8")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "c.txt").write_text("平安", "utf-8")
    assert [report.id for report in read(str(tmp_path / "a.txt"))] == ["a"]
    assert [report.id for report in read(tmp_path / name for name in ("b.txt", "a.txt"))] == ["a", "b"]
    assert [report.id for report in read([tmp_path / "a.txt", tmp_path / "more"])] == ["a", "c"]


def test_the_source_is_the_file_as_the_user_named_it(tmp_path, monkeypatch):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a.txt").write_text("平安", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert read("mine")[0].source == "mine/a.txt"
    assert read("./mine/a.txt")[0].source == "mine/a.txt"


def test_the_digest_is_that_of_the_file(tmp_path):
    data = PROSE.encode("gb18030")
    assert report_of(data, tmp_path).sha256 == sha256(data).hexdigest()


def test_a_tilde_is_the_home_of_the_user(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("平安", "utf-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert [report.id for report in read("~/a.txt")] == ["a"]


def test_without_a_path_the_environment_names_the_folder(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("平安", "utf-8")
    monkeypatch.setenv("REPORTS", str(tmp_path))
    assert [report.id for report in read()] == ["a"]


def test_without_a_path_the_nearest_seeds_upward_are_read(tmp_path, monkeypatch):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("平安", "utf-8")
    (tmp_path / "notebooks").mkdir()
    monkeypatch.setenv("REPORTS", "")
    monkeypatch.chdir(tmp_path / "notebooks")
    assert [(report.id, report.source) for report in read()] == [("a", "seeds/a.txt")]


def test_without_any_seeds_upward_those_of_the_package_are_read(tmp_path, monkeypatch):
    monkeypatch.delenv("REPORTS", raising=False)
    monkeypatch.chdir(tmp_path)
    assert [report.id for report in read()] == ["hebi", "shangqiu"]


def test_where_there_are_no_seeds_at_all_it_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.delenv("REPORTS", raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("analysis.reading.seeds.__file__", str(tmp_path / "lib" / "analysis" / "reading" / "seeds.py"))
    with pytest.raises(FileNotFoundError, match="name the folder with your reports, or set REPORTS"):
        read()


def test_what_is_not_there_is_named(tmp_path):
    (tmp_path / "a.txt").write_text("平安", "utf-8")
    with pytest.raises(FileNotFoundError, match=r"there is no .*nowhere.*check the name"):
        read(tmp_path / "nowhere")
    with pytest.raises(FileNotFoundError, match=r"there is no .*b\.txt"):
        read([tmp_path / "a.txt", tmp_path / "b.txt"])


def test_a_folder_without_a_report_says_what_to_put_there(tmp_path):
    (tmp_path / "README.md").write_text("平安", "utf-8")
    with pytest.raises(FileNotFoundError, match=r"holds no report: put \.txt, \.md"):
        survey(tmp_path)


def test_an_empty_list_is_no_name():
    with pytest.raises(FileNotFoundError, match="no report was named"):
        read([])


def test_two_files_that_would_be_one_report_are_both_named(tmp_path):
    for name in ("a.txt", "a.md"):
        (tmp_path / name).write_text("平安", "utf-8")
    with pytest.raises(ValueError, match=r"a\.md and .*a\.txt would be one report, a: rename one"):
        read(tmp_path)


def test_a_file_that_is_named_twice_is_read_once(tmp_path):
    (tmp_path / "a.txt").write_text("平安", "utf-8")
    assert len(read([tmp_path / "a.txt", tmp_path])) == 1


# What reports.toml says


def describe(folder: Path, toml: str, data: bytes = b"") -> Path:
    (folder / "a.txt").write_bytes(data or "各项工作取得新成效。".encode())
    (folder / "reports.toml").write_text(toml, "utf-8")
    return folder


def test_an_entry_describes_its_report(tmp_path):
    digest = sha256("平安".encode()).hexdigest()
    entry = f"""[a]\ntitle = "题目"\nplace = "某市"\nprovince = "某省"\ndate = 2024-03-01\ndated = "the page"
        publisher = "某报"\nurl = "https://example.org/a"\nsha256 = "{digest}" """
    assert read(describe(tmp_path, entry, "平安".encode())) == [
        Report(
            "a",
            "平安",
            title="题目",
            place="某市",
            province="某省",
            date="2024-03-01",
            dated="the page",
            publisher="某报",
            url="https://example.org/a",
            source=f"{tmp_path.as_posix()}/a.txt",
            sha256=digest,
        )
    ]


def test_a_named_file_is_described_by_the_toml_beside_it_and_others_need_not_be_there(tmp_path):
    describe(tmp_path, '[a]\nplace = "某市"\n[b]\nplace = "另市"')
    assert read(tmp_path / "a.txt")[0].place == "某市"


def test_names_that_are_not_ascii_stand_in_quotes(tmp_path):
    (tmp_path / "某市2024.txt").write_text("平安", "utf-8")
    (tmp_path / "reports.toml").write_text('["某市2024"]\nplace = "某市"', "utf-8-sig")
    assert read(tmp_path)[0].place == "某市"
    (tmp_path / "reports.toml").write_text('[某市2024]\nplace = "某市"', "utf-8")
    with pytest.raises(ValueError, match=r'reports\.toml is not valid TOML .*\["某市2024"\]'):
        read(tmp_path)


def test_a_file_that_changed_since_it_was_described_is_an_error_that_gives_the_new_digest(tmp_path):
    digest = sha256(b"new").hexdigest()
    with pytest.raises(ValueError, match=rf'a\.txt has changed since .* sha256 = "{digest}"'):
        read(describe(tmp_path, f'[a]\nsha256 = "{"0" * 64}"', b"new"))


def test_an_entry_without_its_file_is_an_error_that_names_it(tmp_path):
    with pytest.raises(ValueError, match=r"reports\.toml describes b, which is not beside it: put it back"):
        read(describe(tmp_path, '[a]\nplace = "某市"\n[b]\nplace = "某市"'))


@pytest.mark.parametrize("toml", ['[a]\ntitel = "x"', 'title = "x"', '[a]\nsource = "x"', '[a.b]\ntitle = "x"'])
def test_a_key_that_is_not_known_is_an_error(tmp_path, toml):
    with pytest.raises(ValueError, match=r"reports\.toml, (a|title): give it a table, with no other keys than date"):
        read(describe(tmp_path, toml))


@pytest.mark.parametrize("date", ["2024年3月", "2024-3-1", "2024-02-30", "24", "20240301"])
def test_a_date_that_is_none_is_an_error(tmp_path, date):
    with pytest.raises(ValueError, match=r"reports\.toml, a: write the date as 2024, 2024-03 or 2024-03-01, not"):
        read(describe(tmp_path, f'[a]\ndate = "{date}"'))


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("a-2024-03-01", "2024-03-01"),
        ("20240301某市", "2024-03-01"),
        ("某市2024年3月1日", "2024-03-01"),
        ("某市2024年3月", "2024-03"),
        ("2024", "2024"),
        ("2023-2024年度", "2023"),
        ("a20249999", ""),
        ("no123456", ""),
        ("某市", ""),
    ],
)
def test_the_date_is_taken_from_the_name_of_the_file(tmp_path, name, date):
    report = report_of("平安".encode(), tmp_path, f"{name}.txt")
    assert (report.date, report.dated) == (date, "the file's name" if date else "")


def test_an_entry_knows_the_date_better_than_the_name_of_the_file(tmp_path):
    (tmp_path / "a2024.txt").write_text("平安", "utf-8")
    (tmp_path / "reports.toml").write_text('[a2024]\ndate = "2023"', "utf-8")
    assert (read(tmp_path)[0].date, read(tmp_path)[0].dated) == ("2023", "")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n　为民服务展担当　\n正文。", "为民服务展担当"),
        ("各项工作取得新成效。", ""),
        ("怎么办？\n正文。", ""),
        ("好" * 40, "好" * 40),
        ("好" * 41, ""),
    ],
)
def test_the_title_is_a_first_line_that_is_short_and_no_sentence(tmp_path, text, title):
    assert report_of(text.encode(), tmp_path).title == title


# Text


CHINESE = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
ASCII = st.characters(min_codepoint=0x20, max_codepoint=0x7E)
MIXED = st.text(CHINESE | ASCII | st.sampled_from("\n\r\t　，。“”㛃𠮷"), min_size=1).filter(str.strip)
SENTENCES = st.lists(st.sampled_from(SIMPLIFIED), min_size=2).map("\r\n".join)
SENTENCES_WITH_RARE = st.tuples(SENTENCES, st.text(st.sampled_from("㛃㙍𠮷㑇㸌䃅𬭎"), max_size=3)).map("".join)


def read_lines(text: str) -> str:
    return re.sub("\r\n?", "\n", text)


@given(text=MIXED, encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_text_in_unicode_comes_back_but_for_its_line_ends(tmp_path_factory, text, encoding):
    assert text_of(text.encode(encoding), tmp_path_factory.mktemp("text")) == read_lines(text)


@given(text=SENTENCES_WITH_RARE)
def test_text_in_gb18030_comes_back_but_for_its_line_ends(tmp_path_factory, text):
    assert text_of(text.encode("gb18030"), tmp_path_factory.mktemp("text")) == read_lines(text)


@pytest.mark.parametrize("text", [SIMPLIFIED[0], PROSE, TRADITIONAL[0], FAN, FAN * 30])
def test_gb18030_is_told_from_big5(tmp_path, text):
    assert text_of(text.encode("gb18030"), tmp_path) == text


@pytest.mark.parametrize("text", [TRADITIONAL[0], FAN, FAN * 30])
@pytest.mark.parametrize("encoding", ["big5", "cp950", "big5hkscs"])
def test_big5_is_told_from_gb18030(tmp_path, text, encoding):
    assert text_of(text.encode(encoding), tmp_path) == text


def test_big5_has_the_marks_of_windows_and_the_characters_of_hong_kong(tmp_path):
    assert text_of((FAN + "3～5月、甲‧乙").encode("cp950"), tmp_path).endswith("3～5月、甲‧乙")
    assert text_of((FAN + "①粵語嘅").encode("big5hkscs"), tmp_path).endswith("①粵語嘅")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_read_where_the_text_is_long_enough(tmp_path, encoding):
    assert text_of(PROSE.encode(encoding), tmp_path) == PROSE
    assert "an encoding that its bytes do not tell" in why_refused("三零创建\n".encode(encoding), tmp_path)


def test_spaces_and_forms_are_left_as_they_are(tmp_path):
    text = "　　ＡＢ１２ \t“三零”, 98.6％\n\n \n第二段 \n"
    assert text_of(text.encode(), tmp_path) == text


def test_one_sentence_no_chinese_and_one_long_line_are_read(tmp_path):
    assert text_of("各项工作取得新成效。".encode(), tmp_path) == "各项工作取得新成效。"
    assert text_of(b"BMW opened a plant.", tmp_path) == "BMW opened a plant."
    long = "持续深化平安创建，取得了新成效。" * 100_000
    assert text_of(long.encode("gb18030"), tmp_path) == long


# What is refused


@pytest.mark.parametrize("data", [b"", b" \r\n\t", "　\n".encode(), codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_a_file_without_text_is_refused(tmp_path, data):
    assert "holds no text: put the report into it" in why_refused(data, tmp_path)


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
@pytest.mark.parametrize("name", ["report.txt", "report.html", "report.md"])
def test_what_is_not_text_is_refused_whatever_its_name(tmp_path, data, name):
    assert "save the report as .txt in UTF-8" in why_refused(data, tmp_path, name)


def test_a_nul_in_the_text_is_refused(tmp_path):
    assert "line 2 cannot be read as UTF-8" in why_refused("平安\n三零\0创建".encode(), tmp_path)


@pytest.mark.parametrize("damage", [b"\xff", b"\x80", b"\xc8\xfd", "·—".encode("cp1252"), "三零".encode("gb18030")])
def test_damaged_utf8_is_refused_and_the_line_named(tmp_path, damage):
    first, rest = PROSE.encode().split(b"\n", 1)
    data = first + b"\n" + damage + rest
    assert "is damaged" in why_refused(data, tmp_path)
    assert "line 2 cannot be read as UTF-8" in why_refused(data, tmp_path)


def test_utf8_that_is_cut_off_is_refused(tmp_path):
    assert "line 4 cannot be read as UTF-8" in why_refused(PROSE.encode() + "平".encode()[:2], tmp_path)


@pytest.mark.parametrize("damage", [b"\x80", b"\xff", b"\xa3\xe1"])
def test_damaged_big5_is_not_taken_for_gb18030(tmp_path, damage):
    assert "is damaged" in why_refused(FAN.encode("big5") + damage + FAN.encode("big5"), tmp_path)


def test_a_file_that_may_not_be_opened_is_refused(tmp_path, monkeypatch):
    def locked(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.txt").write_text("平安", "utf-8")
    monkeypatch.setattr(Path, "read_bytes", locked)
    with pytest.raises(ValueError, match=r"a\.txt cannot be opened \(Permission denied\): check that you may read it"):
        read(tmp_path)


def test_kinds_of_file_that_are_not_read_say_what_to_save_them_as(tmp_path):
    assert "save it as .docx" in why_refused(b"\xd0\xcf\x11\xe0", tmp_path, "old.doc")
    assert "save its text as .txt" in why_refused(b"%PDF-1.7", tmp_path, "scan.PDF")
    assert "save it as .txt or .docx" in why_refused(b"a,b", tmp_path, "table.csv")


def test_an_unread_kind_of_file_is_passed_over_where_a_readable_one_has_its_name(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "a.txt").write_text("平安", "utf-8")
    (tmp_path / "b.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    reports, refused = survey(tmp_path)
    assert [report.id for report in reports] == ["a"]
    assert refused["file"].tolist() == [f"{tmp_path.as_posix()}/b.doc"]


def test_what_is_refused_leaves_the_others_to_be_read(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text("平安", "utf-8")
    assert [report.id for report in read(tmp_path)] == ["b"]
    assert survey(tmp_path)[1].columns.tolist() == ["file", "why"]


def test_where_nothing_can_be_read_each_file_is_named(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    with pytest.raises(ValueError, match=r"a\.txt holds no text.*\n.*b\.doc is not a kind of file"):
        read(tmp_path)


# Pages


def test_a_page_has_a_line_for_each_block_and_break(tmp_path):
    page = "<h1>题目</h1><p>第一行<br>第二行<br/>第三行</p>裸文<div>外<div>内</div>外</div><ul><li>甲<li>乙</ul>"
    assert page_of(page, tmp_path) == "题目 第一行 第二行 第三行 裸文 外 内 外 甲 乙".replace(" ", "\n")


def test_tags_within_a_line_and_entities_do_not_break_words(tmp_path):
    page = "<p>坚持<b>三<i>零</i></b>创建&mdash;&#x5e73;<a href='x'>安</a>&lt;GB/T&gt;</p>"
    assert page_of(page, tmp_path) == "坚持三零创建—平安<GB/T>"


def test_a_line_end_in_the_source_is_a_space_only_between_latin_words(tmp_path):
    assert page_of("<p>深入推进“三零”\n    创建，\r\n\t取得 new\n  results</p>", tmp_path) == (
        "深入推进“三零”创建，取得 new results"
    )


def test_full_width_and_fixed_spaces_of_a_page_stay(tmp_path):
    assert page_of("<p>　　各项&nbsp;工作\n　取得</p>", tmp_path) == "　　各项\xa0工作　取得"


def test_cells_and_lines_set_as_they_are_each_have_a_line(tmp_path):
    assert page_of("<table><tr><td>甲<td>乙</tr></table><pre>一\n二</pre>", tmp_path) == "甲\n乙\n一\n二"


def test_what_is_not_the_text_of_a_page_is_left_out(tmp_path):
    page = """<html><head><title>某网</title><style>p {color: red}</style><script>var a = "平安";</script></head>
        <nav>首页<aside>导航</aside></nav><!-- 注 --><template>样</template><noscript>请开</noscript>
        <button>关闭</button><p>正文</p><aside>推荐</aside><footer>版权</footer></html>"""
    assert page_of(page, tmp_path) == "正文"


def test_the_charset_a_page_declares_is_respected(tmp_path):
    page = '<meta charset="{}"><p>三零</p>'
    assert text_of(page.format("gb2312").encode("gb18030"), tmp_path, "a.html") == "三零"
    assert text_of(page.format("big5").encode("big5"), tmp_path, "b.htm") == "三零"
    assert "an encoding that its bytes do not tell" in why_refused("<p>三零</p>".encode("big5"), tmp_path, "c.html")


def test_a_page_that_looks_like_something_else_makes_no_noise(tmp_path):
    assert page_of("https://example.org/page.html", tmp_path) == "https://example.org/page.html"
    assert page_of('<?xml version="1.0"?><html><p>平安</p></html>', tmp_path) == "平安"


def test_markdown_is_read_without_its_marks(tmp_path):
    source = "# 题目\n\n第一**行**\n第二行\n\n- [甲](https://example.org)\n- 乙\n\n|丙|丁|\n|-|-|\n|1|2|\n"
    assert text_of(source.encode(), tmp_path, "a.md") == "题目 第一行 第二行 甲 乙 丙 丁 1 2".replace(" ", "\n")


def test_markdown_is_read_without_the_block_that_describes_it(tmp_path):
    source = "---\ntitle: 甲\ntags:\n  - 乙\n---\n正文\n\n---\n\n再文\n"
    assert text_of(source.encode(), tmp_path, "a.md") == "正文\n再文"


# Word


def test_a_word_file_has_a_line_for_each_paragraph_in_reading_order(tmp_path):
    document = Document()
    document.add_paragraph("甲").add_run("乙")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "格一", "格二"
    document.add_paragraph("末\n段\t落")
    assert word_of(document, tmp_path) == "甲乙\n格一\n格二\n末\n段\t落"


def test_smart_tags_insertions_and_text_boxes_are_read_once_and_deletions_not(tmp_path):
    document = Document()
    paragraph = document.add_paragraph("在")
    box = "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>"
    for piece in (
        "<w:smartTag {}><w:r><w:t>某市</w:t></w:r></w:smartTag>",
        "<w:ins {}><w:r><w:t>新</w:t></w:r></w:ins>",
        "<w:del {}><w:r><w:delText>旧</w:delText></w:r></w:del>",
        "<w:moveFrom {}><w:r><w:t>移</w:t></w:r></w:moveFrom>",
        f"<w:r {{}}><w:drawing>{box}</w:drawing><m:Fallback xmlns:m='m'>{box}</m:Fallback></w:r>",
    ):
        paragraph._p.append(parse_xml(piece.format(nsdecls("w"))))
    paragraph.add_run("召开")
    assert word_of(document, tmp_path) == "在某市新召开\n框"


def test_a_file_that_only_has_the_ending_of_word_is_refused(tmp_path):
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("a.txt", "平安")
    for data in (archive.getvalue(), b"\xd0\xcf\x11\xe0" + bytes(500), "平安".encode()):
        assert "save it as .docx, without a password" in why_refused(data, tmp_path, "report.docx")
    assert "holds no text" in why_refused(saved(Document()), tmp_path, "empty.docx")
