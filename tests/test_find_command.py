"""`python -m analysis find`: what is found in reports, one by one."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from runs import reports

from analysis import __main__ as command

TEXT = "全市开展平安建设，办成实事12件。"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(reports(tmp_path, a=TEXT, b=TEXT))
    return tmp_path


def found(capsys: pytest.CaptureFixture[str], *names: str) -> tuple[int, list[str], list[str]]:
    """The exit status, the reports in which something was found, and what was said."""
    status = command.main(["find", *names])
    said = capsys.readouterr()
    ids = dict.fromkeys(json.loads(line)["report"] for line in said.out.splitlines())
    return status, list(ids), said.err.splitlines()


@pytest.mark.parametrize("missing", ["missing.txt", "", "c.txt/c.txt", "long" * 100])
def test_what_is_missing_is_told_in_a_line_and_the_others_go_on(
    missing: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, ids, said = found(capsys, "a.txt", missing, "b.txt")
    assert (status, ids, len(said)) == (command.FAILED, ["a", "b"], 1)
    assert missing in said[0]


def test_an_empty_name_is_refused_and_nothing_else_is_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert found(capsys, "") == (command.REFUSED, [], ["a name is empty: name a file"])


def test_where_all_can_be_read_nothing_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert found(capsys, "a.txt", "b.txt") == (0, ["a", "b"], [])


def test_a_measure_that_fails_at_one_report_takes_no_other_down(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from analysis import find

    ordinary = find.findings

    def fails(study: object) -> object:
        if study.reports[0].id == "a":
            raise RuntimeError("no such\nthing")
        return ordinary(study)

    monkeypatch.setattr(find, "findings", fails)
    assert found(capsys, "a.txt", "b.txt") == (
        command.FAILED, ["b"], ["a.txt cannot be searched (RuntimeError: no such thing)"],
    )  # fmt: skip


@pytest.mark.slow
def test_who_reads_no_further_hears_no_complaint(folder: Path) -> None:
    reports(folder, a=TEXT * 200)
    names = ["a.txt", "b.txt"] * 3
    with subprocess.Popen(
        [sys.executable, "-m", "analysis", "find", *names], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert json.loads(process.stdout.readline())["report"] == "a"
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == command.UNREAD


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told_in_a_line_that_names_what_was_written_to(folder: Path) -> None:
    with Path("/dev/full").open("w") as full:
        run = [sys.executable, "-m", "analysis", "find", "a.txt"]
        told = subprocess.run(run, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (told.returncode, told.stderr) == (command.REFUSED, "analysis: standard output: No space left on device\n")
