"""The project as a stranger meets it: notebooks run anew, and the wheel in an empty environment."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.slow


def test_the_notebooks_and_figures_committed_are_those_that_a_run_makes(tmp_path):
    run = [sys.executable, "-m", "analysis", "report", "--out", str(tmp_path)]
    subprocess.run(run, cwd=ROOT, check=True, capture_output=True)
    made = {path.name: path.read_bytes() for place in ("figures", "notebooks") for path in (tmp_path / place).iterdir()}
    kept = {
        path.name: path.read_bytes() for place in ("figures", "notebooks") for path in (ROOT / place).glob("[0-9]*")
    }
    assert made.keys() == kept.keys()
    assert [name for name in made if made[name] != kept[name]] == []


WHEEL = """
import os, pathlib, analysis
from analysis import Study
from analysis.counting import terms
from analysis.showing import charts
assert not pathlib.Path(analysis.__file__).is_relative_to(os.environ["CHECKOUT"])
study = Study.read("mine")
assert study.counts.set_index("term")["count"]["平安建设"] == 2
assert charts.render(charts.cloud(terms.most(study.counts)), "png").startswith(b"\\x89PNG")
"""


def test_the_wheel_elsewhere_reads_a_folder_and_draws_a_figure(tmp_path):
    pip = [sys.executable, "-m", "pip"]
    build = [*pip, "wheel", "-q", "--no-deps", "--no-build-isolation", "--wheel-dir", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    subprocess.run([*pip, "install", "-q", "--no-deps", "--target", str(site), str(wheel)], check=True)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "镇.txt").write_text("平安建设靠大家，平安建设为大家。", "utf-8")
    env = {"PYTHONPATH": str(site), "HOME": str(tmp_path), "LANG": "C", "CHECKOUT": str(ROOT)}
    subprocess.run([sys.executable, "-c", WHEEL], cwd=tmp_path, env=env, check=True)
