"""The house: each folder is a floor, and a module imports from its own ground and from floors to its left."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "analysis"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "make.py")
#: What each floor may import of the others.
BELOW = {
    "": {"", "lexicon", "reading", "counting", "finding", "showing"},
    "tables": set(),
    "lexicon": set(),
    "weights": {"lexicon"},
    "fonts": set(),
    "reading": {"tables", "lexicon", "reading"},
    "counting": {"tables", "lexicon", "reading", "counting"},
    "finding": {"tables", "lexicon", "weights", "reading", "finding"},
    "fitting": {"tables", "lexicon", "weights", "finding", "study"},
    "showing": {"tables", "lexicon", "fonts", "showing", "reading"},
}
#: Packages that one place alone may import, and the place.
OWNED = {
    "rjieba": "reading/cutting.py",
    "sklearn": "fitting/models.py",
    "pycrfsuite": "fitting/models.py",
    "matplotlib": "showing/charts",
    "wordcloud": "showing/charts",
    "nbclient": "showing",
    "nbconvert": "showing",
    "ipywidgets": "showing/explorer.py",
    "itables": "showing",
    "chardet": "reading",
    "lxml": "reading/formats",
    "pypdfium2": "reading/formats/pdf",
    "tinycss2": "reading/formats/hiding.py",
}


def imported(path: Path) -> set[str]:
    names = set()
    tree = ast.parse(path.read_text("utf-8"))
    tree.body = [node for node in tree.body if not ast.unparse(node).startswith("if TYPE_CHECKING")]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names} | {str(node.module)}
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_imports_from_its_ground_and_its_left(path):
    place = path.relative_to(PACKAGE)
    floor = place.parts[0] if len(place.parts) > 1 else ""
    ours = {name.split(".")[1] for name in imported(path) if name.startswith("analysis.")}
    if floor:
        assert ours <= BELOW[floor] | {floor}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_foreign_tool_has_one_owner(path):
    place = path.relative_to(PACKAGE).as_posix()
    for name in {name.split(".")[0] for name in imported(path)} & OWNED.keys():
        assert place.startswith(OWNED[name]), f"{place} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_is_one_idea_and_its_functions_are_short(path):
    text = path.read_text("utf-8")
    assert text.count("\n") <= 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
            assert node.end_lineno - first.lineno < 25, node.name


def test_measures_never_import_each_other():
    measures = {"terms", "ngrams", "dispersion", "diversity", "collocation", "concordance", "strings", "discovery"}
    measures |= {"keyness", "reuse", "campaigns", "formulas", "claims", "rhetoric", "sentiment"}
    for path in MODULES:
        mine = {path.stem, path.parent.name} & measures
        parts = [name.split(".") for name in imported(path) if name.startswith("analysis.")]
        assert not mine or not {part[2] for part in parts if len(part) > 2} & measures - mine


def test_importing_the_package_loads_no_segmenter_no_drawing_no_snownlp():
    heavy = {*OWNED, "snownlp", "IPython", "scipy"}
    code = f"import sys, analysis; print(*sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "\n"
