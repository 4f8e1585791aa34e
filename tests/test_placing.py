"""What a run makes is put in place at the end, and nothing is lost that no earlier run made."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from analysis.reading import made
from analysis.showing import figures, placing

OLD = {"index.html": "a c", "a.html": "old", "c.html": "same", "reports/gone.html": "old", "figures/b.png": "old"}
NEW = {"index.html": "a d", "a.html": "new", "c.html": "same", "reports/here.html": "new", "figures/b.png": "new"}


def run(root: Path, texts: Mapping[str, str], *, yields: bool = False, **how: Any) -> list[Path]:
    with placing.renewal(root, yields=yields) as renewal:
        for name, text in texts.items():
            figures.write(renewal.new / name, text.encode())
        return renewal.place(last="index.html", **how)


def texts(root: Path) -> dict[str, str]:
    named = {path.relative_to(root): path for path in root.rglob("*") if path.is_file()}
    return {name.as_posix(): path.read_text() for name, path in named.items() if name.parts[0] != made.FOLDER}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    run(tmp_path / "out", OLD)
    return tmp_path / "out"


def test_the_new_takes_the_place_of_the_old_and_what_is_made_no_more_goes(root: Path) -> None:
    assert run(root, NEW) == []
    assert texts(root) == NEW
    assert sorted(os.listdir(root / made.FOLDER)) == [placing.LOCK, made.LIST]


def test_a_folder_that_is_empty_once_its_files_are_gone_goes_too(root: Path) -> None:
    run(root, {"index.html": "alone"})
    assert sorted(os.listdir(root)) == [made.FOLDER, "index.html"]


def test_what_no_run_made_stays(root: Path) -> None:
    for name in ("reports/notes.txt", "figures/photo.png", "mine/index.html", "kept.txt"):
        figures.write(root / name, b"mine")
    run(root, NEW)
    run(root, {"index.html": "alone"})
    assert [name for name, text in texts(root).items() if text != "mine"] == ["index.html"]
    assert len(texts(root)) == 5


@pytest.mark.parametrize("name", ["index.html", "figures/b.png", "reports/here.html"])
def test_what_no_run_made_is_not_replaced_and_nothing_else_is_placed(name: str, tmp_path: Path) -> None:
    figures.write(tmp_path / name, b"mine")
    with pytest.raises(ValueError, match=f"{name} was not made by an earlier run: move it"):
        run(tmp_path, NEW)
    assert texts(tmp_path) == {name: "mine"}
    assert not (tmp_path / made.FOLDER).exists()


def test_a_checkouts_own_files_give_way_and_are_kept(tmp_path: Path) -> None:
    figures.write(tmp_path / "a.html", b"mine")
    assert run(tmp_path, NEW, yields=True) == [tmp_path / "kept/a.html"]
    assert texts(tmp_path) == NEW | {"kept/a.html": "mine"}


def test_a_file_that_was_read_and_made_anew_gives_way_unless_it_has_changed_meanwhile(tmp_path: Path) -> None:
    for name in ("a.html", "c.html"):
        figures.write(tmp_path / name, b"mine")
    read = {name: placing.digest(tmp_path / name) for name in ("a.html", "c.html")}
    figures.write(tmp_path / "c.html", b"changed")
    assert run(tmp_path, NEW, yields=True, read=read) == [tmp_path / "kept/c.html"]
    assert texts(tmp_path) == NEW | {"kept/c.html": "changed"}


def test_a_file_that_has_been_changed_gives_way_and_is_kept_each_time(root: Path) -> None:
    for text, told in (("mine", NEW), ("mine", OLD), ("mine too", NEW)):
        figures.write(root / "a.html", text.encode())
        run(root, told)
    assert texts(root) == NEW | {"kept/a.html": "mine", "kept/a-2.html": "mine too"}


def test_a_file_that_has_been_changed_and_is_made_no_more_stays_and_is_kept_when_it_is_made_again(root: Path) -> None:
    figures.write(root / "reports/gone.html", b"mine")
    run(root, NEW)
    assert texts(root) == NEW | {"reports/gone.html": "mine"}
    run(root, OLD)
    assert texts(root) == OLD | {"kept/reports/gone.html": "mine"}


def test_what_is_to_stay_stays_and_goes_when_it_need_not(root: Path) -> None:
    run(root, NEW, stays=["reports/*"])
    assert texts(root) == NEW | {"reports/gone.html": "old"}
    run(root, NEW)
    assert texts(root) == NEW


@pytest.mark.parametrize("name", ["figures", "reports", "index.html", "a.html", "kept", ".tifa", ".tifa/new"])
def test_a_link_is_never_followed(name: str, root: Path, tmp_path: Path) -> None:
    for held in ("b.png", "gone.html", "lock"):
        figures.write(tmp_path / "theirs" / held, b"old")
    whole = root / name
    shutil.rmtree(whole) if whole.is_dir() else whole.unlink(missing_ok=True)
    whole.symlink_to(tmp_path / "theirs")
    before = texts(root)
    with pytest.raises(ValueError, match=f"{name}.* was not made by an earlier run"):
        run(root, NEW)
    assert texts(root) == before
    assert texts(tmp_path / "theirs") == {"b.png": "old", "gone.html": "old", "lock": "old"}


def test_a_link_in_the_place_of_what_is_made_no_more_stays_with_its_target(root: Path, tmp_path: Path) -> None:
    shutil.move(root / "reports", tmp_path / "theirs")
    (root / "reports").symlink_to(tmp_path / "theirs")
    run(root, {"index.html": "alone"})
    assert texts(tmp_path / "theirs") == {"gone.html": "old"}
    assert (root / "reports").is_symlink()


@pytest.mark.parametrize("name", ["reports", "figures"])
def test_a_file_where_a_folder_is_to_be_is_not_replaced(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(ValueError, match=f"{name} was not made by an earlier run"):
        run(tmp_path, NEW)
    assert texts(tmp_path) == {name: "mine"}


def test_a_folder_where_a_file_is_to_be_is_not_replaced(root: Path) -> None:
    (root / "reports/here.html").mkdir()
    with pytest.raises(ValueError, match=r"here.html was not made by an earlier run"):
        run(root, NEW)
    assert texts(root) == OLD


def test_a_folder_of_our_name_that_is_someone_elses_is_left_alone(tmp_path: Path) -> None:
    figures.write(tmp_path / made.FOLDER / "new" / "theirs", b"mine")
    with pytest.raises(ValueError, match=r"\.tifa was not made by an earlier run"):
        run(tmp_path, NEW)
    assert (tmp_path / made.FOLDER / "new" / "theirs").read_bytes() == b"mine"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"made": 1}', '{"made": {"a": 1}}'])
def test_a_damaged_list_is_not_believed(text: str, root: Path) -> None:
    (root / made.FOLDER / made.LIST).write_text(text)
    with pytest.raises(ValueError, match=r"made.json, the list of what was made there, is damaged"):
        run(root, NEW)
    assert texts(root) == OLD


@pytest.mark.parametrize("name", ["../theirs", "/etc/theirs", "a/../../theirs"])
def test_a_list_names_nothing_outside_the_folder(name: str, root: Path) -> None:
    theirs = figures.write(root.parent / "theirs", b"old")
    told = (root / made.FOLDER / made.LIST).read_text()
    (root / made.FOLDER / made.LIST).write_text(told.replace("reports/gone.html", name))
    run(root, NEW)
    assert theirs.read_bytes() == b"old"


def test_two_runs_do_not_write_to_one_folder_at_a_time(root: Path) -> None:
    with placing.renewal(root) as first:
        figures.write(first.new / "index.html", b"first")
        with pytest.raises(ValueError, match="another run writes to"):
            run(root, NEW)
        first.place(last="index.html")
    assert texts(root) == {"index.html": "first"}


@pytest.mark.parametrize(
    "wrong", [OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), PermissionError(errno.EACCES, "no"), KeyboardInterrupt]
)
def test_what_goes_wrong_before_anything_is_placed_leaves_all_as_it_was(
    wrong: Any, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(path: Path, data: bytes) -> int:
        raise wrong

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", fails)
        with pytest.raises((ValueError, KeyboardInterrupt), match=str(root)) as told:
            run(root, NEW)
        with pytest.raises((ValueError, KeyboardInterrupt)):
            run(root.parent / "other", NEW)
    assert len(str(told.value).splitlines()) == 1
    assert made.FOLDER not in str(told.value)
    assert texts(root) == OLD
    assert sorted(os.listdir(root / made.FOLDER)) == [placing.LOCK, made.LIST]
    assert os.listdir(root.parent) == ["out"]


def test_a_disk_that_fills_while_files_are_placed_leaves_each_whole(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ordinary, calls = Path.replace, count(1)

    def fails(path: Path, target: Path) -> Path:
        if target.name != made.LIST and placing.NEW in path.parts and target.parent == root and next(calls) == 1:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return ordinary(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", fails)
        with pytest.raises(ValueError, match=r"out/a\.html cannot be written \(No space left on device\)"):
            run(root, NEW)
    whole(root)
    assert not (root / made.FOLDER / placing.NEW).exists()
    run(root, NEW)
    assert texts(root) == NEW


class Killed(BaseException):
    """The process ends here: nothing is cleared away."""


def whole(root: Path) -> None:
    """Each file is the old one or the new one, and the index leads to files that are there."""
    there = texts(root)
    assert all(text in (OLD.get(name), NEW.get(name)) for name, text in there.items())
    leads = {"a c": OLD, "a d": NEW}[there["index.html"]]
    assert leads.keys() <= there.keys()


def killed(root: Path, moment: int) -> bool:
    """Whether a run had not ended before its rename or removal number `moment`, from which on nothing is done."""
    calls = count(1)

    def counted(done: Any) -> Any:
        def call(*arguments: Any, **options: Any) -> Any:
            if next(calls) >= moment:
                raise Killed
            return done(*arguments, **options)

        return call

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(figures.os, "getpid", lambda: moment)
        for owner, name in ((Path, "replace"), (Path, "unlink"), (Path, "rmdir"), (placing.shutil, "rmtree")):
            patch.setattr(owner, name, counted(getattr(owner, name)))
        try:
            run(root, NEW)
        except Killed:
            return True
    return False


@pytest.mark.parametrize("then", [NEW, {"index.html": "a", "a.html": "other"}], ids=["the same", "another"])
def test_killed_at_any_moment_the_folder_holds_the_old_or_the_new_and_the_next_run_ends_it(
    then: dict[str, str], tmp_path: Path
) -> None:
    seen = set()
    for moment in count(1):
        root = tmp_path / str(moment)
        run(root, OLD)
        if not killed(root, moment):
            break
        whole(root)
        seen.add(tuple(sorted(texts(root).items())))
        assert run(root, then) == []
        assert texts(root) == then
        assert sorted(os.listdir(root / made.FOLDER)) == [placing.LOCK, made.LIST]
    assert len(seen) == 6  # as it was, four files placed one by one, and one removed
