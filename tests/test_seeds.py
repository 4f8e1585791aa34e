from __future__ import annotations

import os
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from analysis.reading import folder, formats
from analysis.reading.report import Report
from analysis.reading.seeds import passed_over, read, survey

PROSE = "近年来，全市各级各部门坚持以人民为中心，扎实推进平安创建工作。"


def report_of(data: bytes, folder: Path, name: str = "report.txt") -> Report:
    (folder / name).write_bytes(data)
    return read(folder / name)[0]


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_text("平安", "utf-8")


def refused_in(folder: Path) -> dict[str, str]:
    refused = survey(folder)[1]
    return dict(zip(refused.file, refused.why, strict=True))


# Which files


def test_the_reports_that_come_with_the_package_are_described_and_unchanged(monkeypatch):
    monkeypatch.delenv("REPORTS", raising=False)
    reports, refused = survey()
    assert [(report.id, report.place, report.date, report.source) for report in reports] == [
        ("hebi", "鹤壁", "2024", "hebi.txt"),
        ("shangqiu", "商丘", "2022", "shangqiu.txt"),
    ]
    assert all(report.title and report.dated for report in reports)
    assert refused.empty


def test_a_folder_gives_its_own_reports_sorted_by_id(tmp_path):
    put(tmp_path, "b.txt", "a.md", "c.HTM", "README政法报告.txt", "d", "e.text", "f.markdown", "g.xhtml")
    (tmp_path / "deeper.txt").mkdir()
    put(tmp_path / "deeper.txt", "h.txt")
    reports, refused = survey(tmp_path)
    assert [report.id for report in reports] == ["README政法报告", *"abcdefg"]
    assert refused.empty


def test_everything_in_a_folder_is_read_or_refused_or_passed_over_on_purpose(tmp_path):
    unread = [f"a{ending}" for ending in formats.UNREAD]
    put(tmp_path, *unread, "b.xyz", "c.txt")
    (tmp_path / "d").write_bytes(bytes(range(256)))
    (tmp_path / "e.txt").symlink_to("nowhere")
    (tmp_path / "deeper").mkdir()
    aside = ["README.md", "readme.txt", ".hidden.txt", "~$c.docx", "corrections.tsv", "words.toml"]
    put(tmp_path, *aside)
    assert [report.id for report in read(tmp_path)] == ["c"]
    assert refused_in(tmp_path).keys() == {*unread, "b.xyz", "d", "e.txt"}
    assert set(passed_over(tmp_path).file) == {folder.named(tmp_path / name).name for name in [*aside, "deeper"]}


def test_a_file_several_files_and_folders_are_read(tmp_path):
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text("平安", "utf-8")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "c.txt").write_text("平安", "utf-8")
    assert [report.id for report in read(str(tmp_path / "a.txt"))] == ["a"]
    assert [report.id for report in read(tmp_path / name for name in ("b.txt", "a.txt"))] == ["a", "b"]
    assert [report.id for report in read([tmp_path / "a.txt", tmp_path / "more"])] == ["a", "c"]


def test_the_source_is_the_name_in_the_folder_wherever_that_is(tmp_path, monkeypatch):
    put(tmp_path, "a.txt")
    monkeypatch.chdir(tmp_path)
    for path in (".", tmp_path, "a.txt", tmp_path / "a.txt"):
        assert read(path)[0].source == "a.txt"


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
    assert [(report.id, report.source) for report in read()] == [("a", "a.txt")]


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
    with pytest.raises(FileNotFoundError, match=r"holds no report: put \.txt, \.text, \.md"):
        survey(tmp_path)


def test_an_empty_list_is_no_name():
    with pytest.raises(FileNotFoundError, match="no report was named"):
        read([])


def test_of_two_files_that_would_be_one_report_the_text_is_read_and_the_other_named(tmp_path):
    put(tmp_path, "a.html", "a.txt", "b.txt")
    reports, refused = survey(tmp_path)
    assert [(report.id, report.source) for report in reports] == [("a", "a.txt"), ("b", "b.txt")]
    assert refused["why"].tolist() == [
        "a.html would be one report with a.txt, which is read: rename it, or take it out"
    ]


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
            source="a.txt",
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
    assert '["某市2024"]' in refused_in(tmp_path)["reports.toml"]


def test_a_file_that_changed_since_it_was_described_is_an_error_that_gives_the_new_digest(tmp_path):
    digest = sha256(b"new").hexdigest()
    with pytest.raises(ValueError, match=rf'a\.txt has changed since .* sha256 = "{digest}"'):
        read(describe(tmp_path, f'[a]\nsha256 = "{"0" * 64}"', b"new"))


@pytest.mark.parametrize(
    ("toml", "fault"),
    [
        ("[a", "is not valid TOML"),
        ("x = " + "[" * 5_000, "is not valid TOML (it is nested too deep)"),
        ('[a]\nplace = "某市"\n[b]\nplace = "某市"', "b: there is no such file beside it: put it back"),
        ('[a]\ntitel = "x"', "a: give it a table, with no other keys than date"),
        ('[a]\nmarks = "x"', "a: give it a table"),
        ('title = "x"', "title: give it a table"),
        ("[a.b]", "a: give it a table"),
        *(
            (f'[a]\ndate = "{date}"', f"a: write the date as 2024, 2024-03 or 2024-03-01, not {date}")
            for date in ("2024年3月", "2024-3-1", "2024-02-30", "24", "20240301")
        ),
    ],
)
def test_a_fault_in_the_description_is_told_and_the_reports_are_read(tmp_path, toml, fault):
    reports, refused = survey(describe(tmp_path, toml))
    assert [report.id for report in reports] == ["a"]
    assert refused.file.tolist() == ["reports.toml"]
    assert passed_over(tmp_path).empty
    assert refused.why[0].startswith("reports.toml")
    assert fault in refused.why[0]


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
        ("好" * 40 + "\n正文。", "好" * 40),
        ("好" * 41 + "\n正文。", ""),
        ("各位代表：\n正文。", ""),
        ("\u200b\n\ufeff题目\n正文。", "题目"),
    ],
)
def test_the_title_is_a_first_line_that_is_short_and_no_sentence(tmp_path, text, title):
    assert report_of(text.encode(), tmp_path).title == title


# What is refused


def test_a_file_that_may_not_be_opened_is_refused(tmp_path, monkeypatch):
    def locked(self: Path, mode: str):
        raise PermissionError(13, "Permission denied")

    put(tmp_path, "a.txt")
    monkeypatch.setattr(Path, "open", locked)
    with pytest.raises(ValueError, match=r"a\.txt cannot be opened \(Permission denied\): check that you may read it"):
        read(tmp_path)


def test_what_is_no_file_is_refused_and_never_waited_for(tmp_path):
    put(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "ring.txt").symlink_to("ring.txt")
    refused = refused_in(tmp_path)
    assert "is no file but a pipe or a device" in refused["pipe.txt"]
    assert "is no file but a pipe or a device" in refused["zero.txt"]
    assert "is a link that leads nowhere" in refused["ring.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="the system has no /proc")
def test_what_the_system_makes_up_as_it_is_read_is_empty(tmp_path):
    (tmp_path / "log.txt").symlink_to("/proc/kmsg" if os.access("/proc/kmsg", os.R_OK) else "/proc/uptime")
    assert "holds no text" in refused_in(tmp_path)["log.txt"]


def test_a_file_larger_than_a_report_is_refused_unread(tmp_path, monkeypatch):
    put(tmp_path, "a.txt")
    monkeypatch.setattr(folder, "BYTES", 3)
    assert "has more than 3 bytes: save its text alone" in refused_in(tmp_path)["a.txt"]


def test_whatever_goes_wrong_in_one_file_the_others_are_read(tmp_path, monkeypatch):
    def broken(ending: str, data: bytes):
        if ending == ".md":
            raise RecursionError("deep")
        return formats.Content("平安")

    put(tmp_path, "a.md", "b.txt")
    monkeypatch.setattr(formats, "read", broken)
    reports, refused = survey(tmp_path)
    assert [report.id for report in reports] == ["b"]
    assert refused.why.tolist() == ["a.md cannot be read (RecursionError): save its text as .txt in UTF-8"]


def test_kinds_of_file_that_are_not_read_say_what_to_save_them_as(tmp_path):
    put(tmp_path, "old.doc", "page.MHT", "table.xlsx", "what.xyz")
    refused = refused_in(tmp_path)
    assert refused["old.doc"].endswith("save it as .docx")
    assert refused["page.MHT"].endswith("open it in a browser and save it as .html")
    assert refused["table.xlsx"].endswith("copy its text into a .txt or .docx")
    assert refused["what.xyz"].endswith("save it as .txt or .docx")


def test_an_unread_kind_of_file_is_passed_over_where_a_readable_one_has_its_name(tmp_path):
    put(tmp_path, "a.doc", "a.txt", "b.doc")
    reports, refused = survey(tmp_path)
    assert [report.id for report in reports] == ["a"]
    assert refused.file.tolist() == ["b.doc"]
    assert passed_over(tmp_path).why.tolist() == ["a.doc is another form of a.txt, which is read"]


def test_what_is_refused_leaves_the_others_to_be_read(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    put(tmp_path, "b.txt")
    assert [report.id for report in read(tmp_path)] == ["b"]
    assert survey(tmp_path)[1].columns.tolist() == ["file", "why"]


def test_where_nothing_can_be_read_each_file_is_named(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    put(tmp_path, "b.doc")
    with pytest.raises(ValueError, match=r"a\.txt holds no text.*\n.*b\.doc is not a kind of file"):
        read(tmp_path)


# Names


def test_a_name_that_all_programs_can_write_is_the_id_as_it_stands(tmp_path):
    for name in ("某市2024", "a-b_c.d", "（2024）政法 报告、二", "A+B=C"):
        assert folder.named(tmp_path / f"{name}.txt") == (tmp_path / f"{name}.txt", name, f"{name}.txt")


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("报" * 80, "报" * 47),
        ("😀某市", "某市"),
        ("某\n市\x07", "某 市"),
        ("$E=mc^2$", "E=mc 2"),
        ("a<b>|c", "a b c"),
        (os.fsdecode("某市".encode("gb18030")), "某市"),
        ("\u202e某市", "某市"),
        ("😀", ""),
    ],
)
def test_another_name_gives_a_safe_short_id_that_stays_the_same(tmp_path, name, clean):
    file, again, other = (folder.named(tmp_path / f"{each}.txt") for each in (name, name, f"{name}x"))
    assert file.id == again.id != other.id
    assert file.id.rpartition("-")[0] == clean
    assert len(file.id.encode()) <= folder.NAME_BYTES
    assert file.name == f"{file.id}.txt"
    assert file.name.encode("utf-8").isascii() or file.name.isprintable()


def test_reports_with_such_names_are_read(tmp_path):
    names = ["报" * 80, "😀", "某\n市", "$x$", os.fsdecode("某市".encode("gb18030"))]
    try:
        put(tmp_path, *(f"{name}.txt" for name in names))
    except OSError:
        pytest.skip("the system has no such names")
    assert len({report.id for report in read(tmp_path)}) == len(names)
