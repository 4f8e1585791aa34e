"""Errors name files, and no folder of the machine."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from analysis.showing import nameless, site

MINE = Path("/home/max muster/mine")


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("there is no /home/max muster/mine/city.txt: check", "there is no city.txt: check"),
        ("[Errno 21] Is a directory: '/home/max muster/mine'", "[Errno 21] Is a directory: 'mine'"),
        ("nothing in /home/max muster/mine.", "nothing in mine."),
        ("/home/max muster/mine-report/index.html", "/home/max muster/mine-report/index.html"),
        (f"{Path.home()}/notes.txt", "notes.txt"),
        ("见 https://example.org/home, 1/2, </p>", "见 https://example.org/home, 1/2, </p>"),
        ("File \x1b[32m~/some where/seeds.py:12\x1b[39m, in read", "File \x1b[32mseeds.py:12\x1b[39m, in read"),
    ],
)
def test_a_file_is_named_from_the_folder_that_was_read(said: str, left: str) -> None:
    assert nameless.text(said, [MINE]) == left


def test_the_errors_of_a_notebook_are_told_without_folders_and_its_other_outputs_stay() -> None:
    path = str(MINE / "a.txt")
    error = nbformat.v4.new_output("error", ename="E", evalue=path, traceback=[path])
    printed = nbformat.v4.new_output("stream", text=path)
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1", outputs=[error, printed])])
    nameless.errors(notebook, [MINE])
    assert (error.evalue, error.traceback, printed.text) == ("a.txt", ["a.txt"], path)


def test_what_a_notebook_that_fails_made_before_is_its_own_file_and_the_figures_of_its_number() -> None:
    assert site.of(["03-a[b]"]) == ["notebooks/03-a[[]b].ipynb", "figures/03-*"]
