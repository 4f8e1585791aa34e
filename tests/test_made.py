"""What earlier runs made is told apart from reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.reading import made, seeds
from analysis.showing import figures, placing


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder that a run wrote to, and that someone has put a report into."""
    with placing.renewal(tmp_path) as renewal:
        for name in ("index.html", "01-page.html", "figures/01-page.md", "reports/city.html"):
            figures.write(renewal.new / name, "<p>平安建设扎实推进。</p>".encode())
        renewal.place(last="index.html")
    for name in ("town.html", "figures/town.md"):
        figures.write(tmp_path / name, "小事不出村，大事不出镇。".encode())
    return tmp_path


@pytest.mark.parametrize(("folder", "ours"), [(".", {"index.html", "01-page.html"}), ("figures", {"01-page.md"})])
def test_a_folder_knows_which_of_its_files_a_run_made(folder: str, ours: set[str], root: Path) -> None:
    assert made.names(root / folder) == ours


@pytest.mark.parametrize("folder", [".", "figures"])
def test_what_a_run_made_is_no_report_and_is_counted(folder: str, root: Path) -> None:
    assert [report.id for report in seeds.read(root / folder)] == ["town"]
    why = seeds.passed_over(root / folder).why
    assert sum(why.str.endswith("was made by an earlier run")) == len(made.names(root / folder))


def test_where_no_run_wrote_nothing_is_ours(tmp_path: Path) -> None:
    assert made.names(tmp_path) == set()
