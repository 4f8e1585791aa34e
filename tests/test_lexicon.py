"""The word lists are those that were published, or it is said."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from analysis import lexicon

PACKAGE = Path(__file__).parents[1] / "analysis"


def test_the_digests_are_those_of_the_lists():
    told = (lexicon.FOLDER / lexicon.DIGESTS).read_text("utf-8")
    assert told == lexicon.digests(), "a list has changed: run `make lexicon`, and commit analysis/lexicon/digests.txt"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A lexicon of two lists."""
    here = tmp_path / "lexicon"
    here.mkdir()
    (here / "signs.tsv").write_text("sign\n平安\n建设\n", "utf-8")
    (here / "heads.tsv").write_text("head\n工程\n", "utf-8")
    monkeypatch.setattr(lexicon, "FOLDER", here)
    (here / lexicon.DIGESTS).write_text(lexicon.digests(), "utf-8")
    caches = (lexicon._table, lexicon._digests)
    for each in caches:
        each.cache_clear()
    yield here
    for each in caches:
        each.cache_clear()


def test_a_list_as_it_was_published_is_read(folder):
    assert lexicon.table("signs").sign.tolist() == ["平安", "建设"]
    assert len(lexicon.digest()) == 12


@pytest.mark.parametrize("now", ["sign\n平安\n", "sign\n平安\n建没\n", "", None])
def test_a_list_cut_short_edited_emptied_or_missing_is_named_with_what_to_do(folder, now):
    (folder / "signs.tsv").unlink()
    if now is not None:
        (folder / "signs.tsv").write_text(now, "utf-8")
    for read in (lambda: lexicon.table("signs"), lexicon.digest):
        with pytest.raises(ValueError, match=r"lexicon/signs\.tsv is damaged .* run `python -m analysis\.lexicon`"):
            read()
    assert len(lexicon.table("heads")) == 1


def test_a_list_that_has_no_digest_is_not_read(folder):
    shutil.copy(folder / "signs.tsv", folder / "other.tsv")
    with pytest.raises(ValueError, match=r"other\.tsv"):
        lexicon.table("other")


def test_find_and_report_tell_of_a_damaged_list_in_one_line_until_its_digest_is_taken_anew(tmp_path):
    shutil.copytree(PACKAGE, tmp_path / "analysis", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "镇.txt").write_text("亮剑黑恶势力。", "utf-8")
    shutil.copytree(PACKAGE.parent / "notebooks", tmp_path / "notebooks")
    (tmp_path / "seeds").mkdir()
    path = tmp_path / "analysis" / "lexicon" / "metaphors.tsv"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))

    def run(*command: str) -> tuple[int, str]:
        python = [sys.executable, "-X", "utf8", "-c", "import sys, runpy; sys.path.insert(0, '.'); sys.argv.pop(0); "]
        python[-1] += "runpy.run_module(sys.argv[0], run_name='__main__', alter_sys=True)"
        done = subprocess.run([*python, *command], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8")
        return done.returncode, done.stderr

    for asked in (("find", "镇.txt"), ("report", "--out", "out")):
        status, said = run("analysis", *asked)
        assert (status, said.count("\n")) == (2, 1), said
        assert "analysis/lexicon/metaphors.tsv is damaged" in said
    assert run("analysis.lexicon") == (0, "")
    assert run("analysis", "find", "镇.txt") == (0, "")
