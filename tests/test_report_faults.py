"""`python -m analysis report` killed, without room, without leave, and from two folders."""

from __future__ import annotations

import random
import re
import resource
import shutil
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import unquote

import pytest
from runs import CHECKOUT, Done, ran, reports, written

from analysis import __main__ as command
from analysis.reading import made
from analysis.showing import placing

COPY = (
    "# What do they say?",
    "import os, pathlib\nout = pathlib.Path(os.environ['FIGURES']); out.mkdir()\n"
    "for path in pathlib.Path(os.environ['REPORTS']).iterdir():\n"
    "    for form in ('png', 'csv', 'md'): (out / f'01-{path.stem}.{form}').write_bytes(path.read_bytes())",
)
OLD = {"city": "平安建设扎实推进。", "town": "小事不出村，大事不出镇。"}
NEW = {"city": "平安建设走深走实。", "village": "矛盾在村里化解。"}
#: The command, killed before it makes its `at`-th change to a file in the folder; told how many it made when it ends.
KILLED = """
import os, signal, sys
folder, at, seen = sys.argv.pop(1), int(sys.argv.pop(1)), 0
def watch(event, arguments):
    global seen
    changes = event in ("os.rename", "os.remove", "os.mkdir", "os.rmdir")
    changes = changes or event == "open" and "w" in str(arguments[1])
    if changes and str(arguments[0]).startswith(folder):
        seen += 1
        if seen == at:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
from analysis.__main__ import main
status = main()
print(seen)
sys.exit(status)
"""

pytestmark = pytest.mark.slow


def study(folder: Path, mine: Path, at: int = 0) -> Done:
    """A run over the reports, killed before its `at`-th change."""
    written(folder, "01-copy", *COPY)
    told = ("report", "--reports", str(mine), "--notebooks", "notebooks", "--out", "out")
    return ran(folder, *told, code=("-c", KILLED, str(folder / "out"), str(at)))


def out(done: Done) -> dict[str, bytes]:
    return {name: data for name, data in done.files.items() if name.startswith("out/")}


def leads(page: bytes) -> set[str]:
    """The files that the index page leads to."""
    found = re.findall(r"(?:href|src)=\"([^\"#]+)\"", page.decode())
    return {f"out/{unquote(address)}" for address in found}


def test_killed_at_twenty_moments_the_folder_holds_the_old_or_the_new(tmp_path: Path) -> None:
    mine = {name: reports(tmp_path / name / "mine", **texts) for name, texts in (("old", OLD), ("new", NEW))}
    old, new = (study(tmp_path / name, mine[name]) for name in mine)
    before, after = out(old), out(new)
    assert before.keys() - after.keys()
    assert leads(before["out/index.html"]) != leads(after["out/index.html"])

    def killed(moment: int) -> Done:
        folder = tmp_path / str(moment)
        shutil.copytree(tmp_path / "old" / "out", folder / "out")
        return study(folder, mine["new"], moment)

    moments = random.Random(11).sample(range(1, int(new.out.splitlines()[-1])), 20)
    with ThreadPoolExecutor(2) as two:
        left = list(two.map(killed, moments))
    for done in left:
        there = out(done)
        assert done.status == -signal.SIGKILL
        assert [name for name, data in there.items() if data not in (before.get(name), after.get(name))] == []
        assert leads(there["out/index.html"]) <= there.keys()
    assert len({frozenset(out(done).items()) for done in left}) > 5
    last = tmp_path / str(max(moments))
    assert out(study(last, mine["new"])) == after
    assert sorted(path.name for path in (last / "out" / made.FOLDER).iterdir()) == [placing.LOCK, made.LIST]


FULL = (
    "# Is there room?",
    "from analysis.showing import figures\nfigures.write(figures.folder() / '01-big.png', bytes(10 ** 6))",
)


def small() -> None:
    """Let no file of this process, nor of those that it starts, grow beyond 100 kB."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))


@pytest.mark.parametrize(("cells", "file"), [(FULL, "figures/01-big.png"), (COPY, "out/01-copy.html")])
def test_where_there_is_no_room_it_is_said_in_one_line_and_all_is_as_it_was(
    cells: tuple[str, ...], file: str, tmp_path: Path
) -> None:
    mine = reports(tmp_path / "mine", **OLD)
    before = out(study(tmp_path, mine))
    written(tmp_path, "01-copy", *cells)
    done = ran(tmp_path, "--reports", "mine", "--notebooks", "notebooks", "--out", "out", limit=small)
    assert done.status == command.REFUSED
    assert re.search(rf"{file} cannot be written \(File too large\): see to it, or name another", done.said[-1])
    assert len([line for line in done.said if "analysis: " in line or "Error" in line]) == 1
    assert out(done) == before
    assert not list((tmp_path / "tmp").iterdir())
    assert sorted(path.name for path in (tmp_path / "out" / made.FOLDER).iterdir()) == [placing.LOCK, made.LIST]


FAILING = (
    "# What goes wrong?",
    "import os, pathlib\nfrom analysis.reading import seeds\nseeds.read(pathlib.Path(os.environ['REPORTS']) / 'none')",
)


def test_two_studies_of_two_folders_are_the_same_bytes_and_name_no_folder(tmp_path: Path) -> None:
    studies = []
    for where in ("one", "some other/one"):
        folder = tmp_path / where
        mine = reports(folder / "mine", city="平安建设扎实推进。\n小事不出村，大事不出镇。", town="矛盾在镇里化解。")
        (mine / "scan.pdf").write_bytes(b"%PDF-")
        for name, *cells in (
            ("10-failing", *FAILING),
            ("11-failing", "# And here?", "open(__import__('os').getcwd())"),
        ):
            written(folder, name, *cells)
        for name in ("01-reports", "02-terms", "09-your-reports"):
            shutil.copy(CHECKOUT / "notebooks" / f"{name}.ipynb", folder / "notebooks")
        done = ran(folder, "--reports", "mine", "--notebooks", "notebooks")
        assert [line.split(":")[0] for line in done.said[-2:]] == ["10-failing", "11-failing"]
        studies.append({name: data for name, data in done.files.items() if name.startswith("mine-report/")})
        assert [name for name, data in studies[-1].items() if str(tmp_path).encode() in data] == []
        assert [name for name, data in studies[-1].items() if str(CHECKOUT).encode() in data] == []
    assert {name.split("/")[1] for name in studies[0]} >= {"figures", "evidence", "reports", "failed", "notebooks"}
    assert studies[0].keys() == studies[1].keys()
    assert [name for name in studies[0] if studies[0][name] != studies[1][name]] == []
