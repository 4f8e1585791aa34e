from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest

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
