"""What the documents promise is there."""

import ast
import json
import re
import tomllib
from pathlib import Path

import pytest

from analysis import lexicon
from analysis.finding import agreement

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
README = (ROOT / "README.md").read_text("utf-8")


def cells(path: Path, kind: str) -> list[dict]:
    return [cell for cell in json.loads(path.read_text("utf-8"))["cells"] if cell["cell_type"] == kind]


def test_the_readme_is_short():
    assert len(README.encode()) <= 7 * 1024


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_every_link_leads_to_a_file(document):
    for target in re.findall(r"\]\(([^)#]+)\)", (ROOT / document).read_text("utf-8")):
        assert (ROOT / target).exists(), target


def test_the_readme_names_each_notebook_with_its_question_and_its_figures():
    for path in NOTEBOOKS:
        line = next(line for line in README.splitlines() if line.startswith(f"| [{path.stem}]"))
        assert cells(path, "markdown")[0]["source"][0].removeprefix("# ").strip() in line
        number = path.stem[:2]
        for figure in (ROOT / "figures").glob(f"{number}-*.png"):
            assert f"figures/{figure.stem}.csv" in line


def test_the_commands_of_the_readme_are_targets_of_the_makefile():
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"^    make (\w+)", README, re.MULTILINE)) <= targets


def test_the_lexicon_readme_names_every_list():
    told = (lexicon.FOLDER / "README.md").read_text("utf-8")
    for path in lexicon.FOLDER.glob("*.tsv"):
        assert f"`{path.name}`" in told


@pytest.mark.parametrize("path", sorted(lexicon.FOLDER.glob("*.tsv")), ids=lambda path: path.stem)
def test_a_list_has_as_many_cells_in_every_line_and_no_entry_twice(path):
    lines = path.read_text("utf-8").splitlines()
    assert {line.count("\t") for line in lines} == {lines[0].count("\t")}
    assert len(set(lines)) == len(lines)


def test_the_version_is_the_same_everywhere():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"\n## {version} " in (ROOT / "CHANGELOG.md").read_text("utf-8")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_thin_executed_in_order_and_ends_with_its_limits(path):
    code, prose = cells(path, "code"), cells(path, "markdown")
    assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
    lines = [line for cell in code for line in "".join(cell["source"]).splitlines() if line.strip()]
    assert len(code) <= 14
    assert len(lines) <= 80
    assert not [line for line in lines if re.match(r"\s*(def|class|for|while|lambda)\b", line)]
    tree = ast.parse("\n".join("".join(cell["source"]) for cell in code))
    said = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    assert not [text for text in said if re.search(r"[/\\]", text)], "a path"
    assert prose[0]["source"][0].rstrip().endswith("?")
    assert prose[-1]["source"][0].startswith("## What this cannot show")
    assert not any(
        output.get("name") == "stderr" or output["output_type"] == "error" for c in code for output in c["outputs"]
    )


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_number_is_typed_into_the_prose_of_a_notebook(path):
    for cell in cells(path, "markdown"):
        assert not re.search(r"\d", re.sub(r"`[^`]*`", "", "".join(cell["source"])))


def test_the_way_of_a_sentence_names_modules_that_there_are():
    told = (ROOT / "analysis" / "README.md").read_text("utf-8")
    named = set(re.findall(r"\b(?:reading|counting|finding|showing)\.[a-z]+", told))
    missing = [name for name in named if not list((ROOT / "analysis").glob(name.replace(".", "/") + "*"))]
    floors = {path.name for path in (ROOT / "analysis").iterdir() if (path / "__init__.py").exists()} - {"fonts"}
    assert (missing, {floor for floor in floors if floor not in told}) == ([], set())


def test_the_readme_says_what_was_measured():
    text = (ROOT / "README.md").read_text("utf-8")
    told = re.findall(r"\| ([\d.]+) \(([\d.]+)–([\d.]+)\) \|", text)
    table = agreement.table().query("genre == 'all'").set_index("layer")
    layers = ("initiative", "formula", "quantity", "rank", "device", "metaphor", "stance", "polarity")
    figures = table.loc[list(layers), ["f1", "low", "high"]].map("{:.2f}".format)
    assert told == [tuple(row) for row in figures.to_numpy().tolist()]
