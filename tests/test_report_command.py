"""`python -m analysis report`: notebooks of a made-up project, run as a user runs them."""

from __future__ import annotations

import ast
import json
import os
import re
import signal
import sys
import time
from html.parser import HTMLParser
from pathlib import Path

import pytest
from runs import CHECKOUT, Done, files, project, ran, reports, started, written

from analysis import __main__ as command
from analysis.showing import index

GOOD = (
    "# What is `here` & there?",
    "print('甲', flush=True); import time; time.sleep(0.4); print('乙')",
    "import pandas as pd; pd.DataFrame({'词': ['平安', '建设'], 'n': [2, 1]})",
    "import warnings; warnings.warn('careful'); import os; os.system('echo aside >&2')",
)
BAD = ("# What fails?", "1 + 1", "raise ValueError('no such\\nthing')", "3")
FIGURE = (
    "# 图上有什么？",
    "import os, pathlib\nfolder = pathlib.Path(os.environ['FIGURES']); folder.mkdir(exist_ok=True)\n"
    "for form in ('png', 'csv'): (folder / f'03-dot.{form}').write_bytes(b'1')\n"
    "(folder / '03-dot.md').write_text('# Where is the *dot*?\\n\\n![A dot, \"alone\"](03-dot.png)\\n')",
    "from IPython.display import Image; Image(data=b'1', format='png', alt='A dot & more')",
    "list(set('平安建设'))",
    "[os.environ.get(name) for name in ('REPORTS', 'FIGURES', 'TIFA_LANGUAGE', 'MPLBACKEND')]",
    "import sys; os.getcwd(), sys.executable",
)


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Done, Done]:
    folder = project(tmp_path_factory.mktemp("twice"))
    for name, cells in {"01-good": GOOD, "02-bad": BAD, "03-figure": FIGURE, "draft": BAD}.items():
        written(folder, name, *cells)
    first = ran(folder)
    return first, ran(folder)


@pytest.fixture
def once(twice: tuple[Done, Done]) -> Done:
    return twice[0]


@pytest.mark.slow
def test_two_runs_leave_the_same_bytes(twice: tuple[Done, Done]) -> None:
    assert twice[0].files == twice[1].files


@pytest.mark.slow
def test_the_failing_notebook_is_named_last_with_its_cell_and_error(once: Done) -> None:
    assert once.status == 1
    assert once.said[-1] == "02-bad: cell [2]: ValueError: no such thing"


@pytest.mark.slow
def test_a_notebook_that_fails_stays_as_it_was_and_its_run_lies_apart(once: Done, tmp_path: Path) -> None:
    assert once.files["notebooks/02-bad.ipynb"] == written(tmp_path, "02-bad", *BAD).read_bytes()
    counts = [cell["execution_count"] for cell in once.cells("build/report/failed/02-bad.ipynb")]
    assert counts == [1, 2, None]
    assert "build/report/02-bad.html" not in once.files


@pytest.mark.slow
def test_only_numbered_notebooks_run(once: Done, tmp_path: Path) -> None:
    assert once.files["notebooks/draft.ipynb"] == written(tmp_path, "draft", *BAD).read_bytes()
    assert not any("draft" in line for line in once.said)


@pytest.mark.slow
def test_a_written_notebook_holds_nothing_of_machine_or_hour(once: Done) -> None:
    notebook = json.loads(once.files["notebooks/01-good.ipynb"])
    assert notebook["metadata"]["kernelspec"] == {"display_name": "Python 3", "language": "python", "name": "python3"}
    assert "version" not in notebook["metadata"]["language_info"]
    assert [cell["id"] for cell in notebook["cells"]] == ["cell-0", "cell-1", "cell-2", "cell-3"]
    assert [cell["metadata"] for cell in notebook["cells"]] == [{}, {}, {}, {}]
    assert [cell["execution_count"] for cell in once.cells("notebooks/01-good.ipynb")] == [1, 2, 3]
    assert once.files["notebooks/01-good.ipynb"].endswith(b"}\n")


@pytest.mark.slow
def test_what_a_cell_prints_bit_by_bit_is_one_output(once: Done) -> None:
    printed = once.cells("notebooks/01-good.ipynb")[0]["outputs"]
    assert printed == [{"name": "stdout", "output_type": "stream", "text": ["甲\n", "乙\n"]}]


@pytest.mark.slow
def test_standard_error_goes_to_the_terminal_and_not_into_the_notebook(once: Done) -> None:
    assert once.cells("notebooks/01-good.ipynb")[2]["outputs"] == [
        {"data": {"text/plain": ["0"]}, "execution_count": 3, "metadata": {}, "output_type": "execute_result"}
    ]
    assert any(line.startswith("01-good: ") and line.endswith("UserWarning: careful") for line in once.said)
    assert not any("encryption" in line or "frozen" in line for line in once.said)


@pytest.mark.slow
def test_the_bar_names_the_notebooks_at_work_in_plain_ascii(once: Done) -> None:
    assert any(line.endswith("01-good, 02-bad]") for line in once.said)
    assert all(line.isascii() for line in once.said)


@pytest.mark.slow
def test_a_notebook_is_told_where_figures_go_and_which_language_and_runs_where_it_lies(once: Done) -> None:
    outputs = [cell["outputs"] for cell in once.cells("notebooks/03-figure.ipynb")]
    told, place = (ast.literal_eval("".join(output[0]["data"]["text/plain"])) for output in outputs[3:])
    root = Path(once.out.strip()).parents[2]
    assert told == [None, str(root / ".tifa/new/figures"), "en", "module://matplotlib_inline.backend_inline"]
    assert place == (str(root / "notebooks"), sys.executable)


class Asked(HTMLParser):
    """Addresses that a page asks for when it is opened."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "a":
            self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "srcset", "data")]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["01-good", "03-figure", "index"])
def test_a_page_asks_nothing_of_the_network(once: Done, name: str) -> None:
    text = once.files[f"build/report/{name}.html"].decode()
    assert not [address for address in Asked(text).addresses if "//" in address]
    assert "Content-Security-Policy\" content=\"default-src 'none'; img-src " in text
    own = re.sub(r'<script type="module">.*?</script>', "", text, flags=re.DOTALL)  # what it may ask, the policy says
    assert not re.search(r"url\(['\"]?(?!data:)|@import|import\(|<script[^>]+src", own)


@pytest.mark.slow
def test_a_page_is_titled_as_the_first_heading_of_its_notebook(once: Done) -> None:
    assert "<title>What is here &amp; there?</title>" in once.files["build/report/01-good.html"].decode()


@pytest.mark.slow
def test_a_page_keeps_the_alternative_text_of_its_pictures(once: Done) -> None:
    assert '<img alt="A dot &amp; more"' in once.files["build/report/03-figure.html"].decode()


@pytest.mark.slow
def test_the_pages_carry_their_figures_along(once: Done) -> None:
    assert once.files["build/report/figures/03-dot.png"] == once.files["figures/03-dot.png"]
    index = once.files["build/report/index.html"].decode()
    assert '<img src="figures/03-dot.png" alt="A dot, &#34;alone&#34;"' in index
    assert '<a href="01-good.html">What is here &amp; there?</a>' in index
    assert "cell [2]: ValueError: no such thing" in index


@pytest.mark.slow
def test_another_folder_of_reports_leaves_the_project_as_it_is(tmp_path: Path) -> None:
    folder = project(tmp_path / "project")
    mine = reports(tmp_path / "mine", city="平安建设扎实推进。")
    written(folder, "01-figure", *FIGURE)
    (mine / "scan.pdf").write_bytes(b"%PDF-")
    before = files(folder)
    done = ran(folder, "--reports", "../mine", "--language", "zh")
    assert (done.status, done.files) == (0, before)
    assert "scan.pdf" in done.said[0]
    notebook, index = (tmp_path / "mine-report" / name for name in ("notebooks/01-figure.ipynb", "index.html"))
    assert repr(str(mine)) in notebook.read_text()
    assert '<html lang="zh-Hans">' in index.read_text("utf-8")


@pytest.mark.slow
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, command.STOPPED), (signal.SIGTERM, command.ENDED)])
def test_who_stops_a_run_finds_all_as_it_was_and_no_kernel(number: signal.Signals, status: int, tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    sleeps = f"import os, time; open({str(pid)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    written(tmp_path, "01-long", "# How long?", sleeps)
    reports(tmp_path / "mine", city="平安建设扎实推进。")
    before = files(tmp_path)
    with started(tmp_path, "--reports", "mine", "--notebooks", "notebooks") as process:
        try:
            while not (pid.exists() and pid.read_text()):
                assert process.poll() is None
                time.sleep(0.05)
            process.send_signal(number)
            said = process.communicate()[1]
        finally:
            process.kill()
    assert process.returncode == status
    assert said.splitlines()[-1].startswith(f"analysis: stopped: {tmp_path / 'mine-report'}")
    assert "Traceback" not in said
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)
    pid.unlink()
    assert files(tmp_path) == before
    assert not (tmp_path / "mine-report").exists()
    assert not list((tmp_path / "tmp").iterdir())


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--reports", "nowhere"], "there is no .*nowhere"),
        (["--reports", "empty"], ".*empty holds no report"),
        (["--reports", "unread"], ".*unread holds no report that can be read"),
        (["--reports", "file"], ".*file is a file: name the folder it lies in"),
        (["--reports", ""], "a name is empty"),
        (["--reports", "my/reports", "--out", "file"], ".*file cannot be made a folder to write to"),
        (["--reports", "my/reports", "--out", ""], "a name is empty"),
        (["--reports", "my/reports", "--out", "my"], ".*my is, holds or lies in .*my/reports, which is read"),
        (["--reports", "my/reports", "--out", "my/reports"], ".*is, holds or lies in"),
        (["--reports", "my/reports", "--out", "my/reports/new/report"], ".*is, holds or lies in"),
        (["--reports", "my/reports", "--out", "link"], ".*is, holds or lies in"),
        (["--reports", "my/reports", "--out", "loop"], ".*loop cannot be written"),
        (["--reports", "link/reports", "--out", "my/../my"], ".*is, holds or lies in"),
        (["--reports", "my/reports", "--out", "notebooks"], ".*is, holds or lies in .*notebooks, which is read"),
        (["--notebooks", "my", "--reports", "my/reports"], ".*my holds no notebook"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence_before_any_kernel_starts(
    options: list[str],
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    written(tmp_path, "01-good", *GOOD)
    for name in ("empty", "unread"):
        (tmp_path / name).mkdir()
    (tmp_path / "unread" / "scan.pdf").write_bytes(b"%PDF-")
    (tmp_path / "file").touch()
    reports(tmp_path / "my/reports", city="平安建设扎实推进。")
    (tmp_path / "link").symlink_to("my")
    (tmp_path / "loop").symlink_to("loop")
    monkeypatch.chdir(tmp_path)
    before = files(tmp_path)
    assert command.main(["report", "--notebooks", "notebooks", *options]) == command.REFUSED
    said = capsys.readouterr().err.splitlines()
    assert re.match(f"analysis: {sentence}", said[-1])
    assert len(said) == 1 or "is, holds or lies in" not in sentence
    assert files(tmp_path) == before


@pytest.mark.parametrize("name", ["index.html", "01-good.html", "reports", "reports/city.html", "figures", ".tifa"])
def test_what_stands_in_the_way_is_named_before_any_kernel_starts_and_is_left_alone(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, "01-good", *GOOD)
    reports(tmp_path / "mine", city="平安建设扎实推进。")
    (reports(tmp_path / "theirs", city="mine") / "city.html").write_text("mine")
    (tmp_path / "out" / name).parent.mkdir(parents=True)
    (tmp_path / "out" / name).symlink_to(tmp_path / "theirs")
    before = files(tmp_path)
    monkeypatch.chdir(tmp_path)
    options = ["--notebooks", "notebooks", "--reports", "mine", "--out", "out"]
    assert command.main(["report", *options]) == command.REFUSED
    assert f"analysis: {tmp_path}/out/{name} was not made by an earlier run" in capsys.readouterr().err
    assert files(tmp_path) == before


def test_the_variable_reports_stands_for_the_option(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTS", "nowhere")
    assert command.main(["report"]) == command.REFUSED
    assert "nowhere" in capsys.readouterr().err


def test_an_installation_without_notebooks_runs_none_that_lie_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, "01-stranger", "# Whose?", "open('ran', 'w')")
    reports(tmp_path / "seeds", city="平安建设扎实推进。")
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "deeper").mkdir()
    monkeypatch.chdir(tmp_path / "deeper")
    monkeypatch.setattr(command, "CHECKOUT", tmp_path / "lib" / "site-packages")
    assert command.main(["report"]) == command.REFUSED
    assert capsys.readouterr().err.startswith("analysis: no notebooks come with this installation")
    assert not list(tmp_path.rglob("ran"))


def test_the_notebooks_that_are_run_are_those_of_the_package_wherever_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, "01-stranger", "# Whose?", "1")
    (tmp_path / "pyproject.toml").touch()
    monkeypatch.chdir(tmp_path)
    assert {path.parent for path in command._notebooks(None)} == {CHECKOUT / "notebooks"}


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(SystemExit) as refused:
        command.main(["report", "--language", "fr"])
    assert refused.value.code == command.REFUSED


def test_the_index_shows_text_as_text() -> None:
    shown = index.index([index.Entry("01-<b>", "<script>", "")], [index.Picture("02 #", "", '"><img>', ("png",))])
    assert not re.search("&lt;script>|<b>|<img>", shown)
    assert shown.count("<script>") == 1  # the page's own
    assert 'href="figures/02%20%23.png"' in shown


@pytest.mark.parametrize(("language", "word"), [("en", "Notebooks</h2>"), ("zh", "笔记</h2>")])
def test_the_index_is_written_in_either_language(language: str, word: str) -> None:
    assert word in index.index([], language=language)


def test_a_figure_without_caption_is_described_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "01-a.png").touch()
    (tmp_path / "01-a.svg").touch()
    assert index.pictures(tmp_path) == [index.Picture("01-a", "", "01-a", ("png", "svg"))]
