"""The command line: `report` runs the notebooks and writes their pages; `find` prints what is found in reports."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from analysis import lexicon
from analysis.showing import labels

REFUSED, STOPPED = 2, 130
NOTEBOOKS = "notebooks/[0-9][0-9]-*.ipynb"


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0 all went well, 1 a notebook failed, 2 what was asked for cannot be done, 130 ctrl-C."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.command(options))
    except (OSError, ValueError) as error:
        print(f"analysis: {error}", file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print("analysis: stopped; what was done stays, what was begun is left as it was.", file=sys.stderr)
        return STOPPED


def report(options: argparse.Namespace) -> int:
    """Run all notebooks and write notebooks, figures and pages; 1 if a notebook failed, else 0."""
    lexicon.digest()  # one word about a damaged list, instead of one from each notebook
    project = _project(Path.cwd())
    reports = options.reports and _readable(options.reports)
    out = _writable(options.out or (reports and reports / "report"))

    # What jsonschema knows of web addresses takes it two seconds to import, and no notebook holds one that it checks.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    from analysis.shelf import shelve
    from analysis.showing import notebooks, site

    paths, places = sorted(project.glob(NOTEBOOKS)), notebooks.Places.of(project, out)
    language = options.language or labels.language()
    runs = notebooks.report(paths, places, reports=reports, language=language)
    shelved = shelve(reports or project / "seeds", places.pages / "reports", language=language)
    failed = [run for run in runs if run.error]
    for run in failed:
        print(f"{run.name}: {run.error}", file=sys.stderr)
    print(site.put_together(runs, places, shelved, language=language))
    return 1 if failed else 0


def find(options: argparse.Namespace) -> int:
    """Print what is found in each file, one JSON object a line; 1 if a file could not be read, else 0."""
    from analysis.find import findings
    from analysis.study import Study

    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    refused = 0
    for file in options.files:
        study = Study.read([file])
        for why in study.refused["why"]:
            print(why, file=sys.stderr)
        refused += len(study.refused)
        for finding in findings(study):
            print(json.dumps(finding, ensure_ascii=False), flush=True)
    return 1 if refused else 0


def _readable(folder: Path) -> Path:
    """The folder, absolute, if a report in it can be read; the files that cannot be are named on standard error."""
    from analysis.reading import seeds

    if folder.is_file():
        raise NotADirectoryError(f"{folder} is a file: name the folder it lies in")
    reports, refused = seeds.survey(folder)
    for why in refused["why"]:
        print(why, file=sys.stderr)
    if not reports:
        raise ValueError(f"{folder} holds no report that can be read: see above")
    return folder.resolve()


def _writable(folder: Path | None) -> Path | None:
    """The folder, absolute and there, if one is asked for."""
    try:
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise ValueError(f"{folder} cannot be made a folder to write to ({wrong.strerror}): name another") from wrong
    return folder and folder.resolve()


def _project(start: Path) -> Path:
    """The folder that holds the notebooks: `start` or the nearest above it, else the checkout this package is of."""
    for folder in (start, *start.parents, Path(__file__).resolve().parents[1]):
        known = any((folder / name).exists() for name in ("pyproject.toml", "seeds"))
        if known and any(folder.glob(NOTEBOOKS)):
            return folder
    raise FileNotFoundError("no notebooks here: run this in a checkout of the project, or in a folder below it.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m analysis", description="Study the language of official reports.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    run = commands.add_parser("report", help="run all notebooks; write them, their figures and a page of each")
    run.set_defaults(command=report)
    run.add_argument("--reports", type=Path, metavar="DIR", default=_folder("REPORTS"), help="your own reports")
    run.add_argument("--out", type=Path, metavar="DIR", help="where to write (default: the project, or DIR/report)")
    run.add_argument("--language", choices=labels.LANGUAGES, help="of labels and captions")
    look = commands.add_parser("find", help="print what is found in reports, one JSON object a line")
    look.set_defaults(command=find)
    look.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a report")
    return parser


def _folder(variable: str) -> Path | None:
    return Path(os.environ[variable]) if os.environ.get(variable) else None


if __name__ == "__main__":
    sys.exit(main())
