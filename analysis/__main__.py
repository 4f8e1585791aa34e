"""The command line: `report` runs the notebooks and writes their pages; `find` prints what is found in reports."""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.reading.report import Report

FAILED, REFUSED, STOPPED, UNREAD, ENDED = 1, 2, 130, 141, 143
CHECKOUT = Path(__file__).absolute().parents[1]
NOTEBOOKS = "[0-9][0-9]-*.ipynb"
RULES = """
Without --out, what is made of the reports in DIR goes to DIR-report beside it; without both, to the checkout itself.
All is put in place at the end, file by file, the index last. Nothing is replaced or removed that no earlier run made;
what you have changed since it was made gives way to the new, and is kept in the folder "kept".
"""


class EndedError(KeyboardInterrupt):
    """Another program, or the system, asks this one to end."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0 all went well, 1 something failed and was told, 2 what was asked for cannot be done.

    Stopped by ctrl-C it is 130, by another program 143; 141 where nobody reads on.
    """
    try:
        options = _parser().parse_args(arguments)
        sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # names in no known encoding
        with _endable():
            return int(options.command(options))
    except BrokenPipeError:
        return _unread()
    except (OSError, ValueError) as error:
        _say(f"analysis: {_told(error)}")
        _finish_writing()
        return REFUSED
    except KeyboardInterrupt as stop:
        _say(f"analysis: {': '.join(filter(None, ('stopped', str(stop))))}")
        return ENDED if isinstance(stop, EndedError) else STOPPED


def report(options: argparse.Namespace) -> int:
    """Run all notebooks and write notebooks, figures and pages; 1 if a notebook failed, else 0."""
    from analysis import lexicon

    lexicon.digest()  # one word about a damaged list, instead of one from each notebook
    named = _named(options.notebooks)
    paths, folder = _notebooks(named), _named(options.reports)
    out = _out(_named(options.out), folder, named)
    reports = _readable(folder or CHECKOUT / "seeds")

    # What jsonschema knows of web addresses takes it two seconds to import, and no notebook holds one that it checks.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    from analysis.showing import placing, site

    with placing.renewal(out or CHECKOUT, yields=not out) as renewal:
        pages = "." if out else "build/report"
        renewal.refuse(site.expected(paths, reports, pages))
        read = {} if out else {f"notebooks/{path.name}": placing.digest(path) for path in paths}
        failed = _made(paths, reports, renewal.new, pages, options)
        kept = renewal.place(last=site.name(pages, "index.html"), stays=site.of(failed), read=read)
    if kept:
        _say(f"{len(kept)} files that had been changed are kept in {renewal.root / placing.KEPT}")
    print(renewal.root / pages / "index.html")
    return FAILED if failed else 0


def find(options: argparse.Namespace) -> int:
    """Print what is found in each file, one JSON object a line; 1 if one could not be read, 2 if none, else 0."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    read, refused = 0, 0
    for file in options.files:
        found, whys = _found(file)
        for why in whys:
            _say(why)
        read, refused = read + (found is not None), refused + len(whys)
        for finding in found or ():
            print(json.dumps(finding, ensure_ascii=False), flush=True)
    return 0 if not refused else FAILED if read else REFUSED


def _found(file: str) -> tuple[list[dict[str, Any]] | None, list[str]]:
    """The findings of one file, None where it cannot be read; and what went wrong."""
    from analysis import find
    from analysis.study import Study

    try:
        if not file:
            raise ValueError("a name is empty: name a file")
        study = Study.read([file])
        return list(find.findings(study)) if study.reports else None, list(study.refused["why"])
    except (OSError, ValueError) as error:
        return None, [_told(error)]
    except Exception as error:  # whatever it is, the other files go on
        return None, [f"{file} cannot be searched ({type(error).__name__}: {' '.join(str(error).split())})"]


def _made(
    paths: Sequence[Path], reports: Sequence[Report], folder: Path, pages: str, options: argparse.Namespace
) -> list[str]:
    """One item is the name of a notebook that failed; what came of the others lies in the folder."""
    from analysis.shelf import shelve
    from analysis.showing import labels, notebooks, site

    places, language = notebooks.Places.of(folder, pages), options.language or labels.language()
    read = _named(options.reports) or (CHECKOUT / "seeds" if options.notebooks else None)
    runs = notebooks.report(paths, places, reports=read, language=language)
    shelved = shelve(reports, places.pages / "reports", language=language)
    for run in (run for run in runs if run.error):
        _say(f"{run.name}: {run.error}")
    site.put_together(runs, places, shelved, language=language)
    return [run.name for run in runs if run.error]


def _notebooks(folder: Path | None) -> list[Path]:
    """The notebooks of the folder that is named, else of the checkout that this package is of; of no other."""
    if folder is None and not (CHECKOUT / "pyproject.toml").exists():
        raise FileNotFoundError("no notebooks come with this installation: name a folder of them with --notebooks")
    place = folder or CHECKOUT / "notebooks"
    if not (paths := sorted(place.glob(NOTEBOOKS))):
        raise FileNotFoundError(f"{place} holds no notebook whose name begins with two digits and a dash")
    return paths


def _readable(folder: Path) -> list[Report]:
    """The reports of the folder; the files in it that cannot be read are named on standard error."""
    from analysis.reading import seeds

    if folder.is_file():
        raise NotADirectoryError(f"{folder} is a file: name the folder it lies in")
    reports, refused = seeds.survey(folder)
    for why in refused["why"]:
        _say(why)
    passed = len(seeds.passed_over(folder))
    _say(f"{folder.name}: {len(reports)} read as reports, {len(refused)} not readable, {passed} passed over on purpose")
    if not reports:
        raise ValueError(f"{folder} holds no report that can be read: see above")
    return reports


def _out(out: Path | None, reports: Path | None, notebooks: Path | None) -> Path | None:
    """The folder to write to, which is none of those that are read, nor in one, nor above one; None: the checkout."""
    source = reports or notebooks
    folder = out or (source and source.parent / f"{source.name}-report")
    if folder is None:
        return None
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(f"{folder} cannot be made a folder to write to, for it is a file: name another")
    for read in (reports or CHECKOUT.resolve() / "seeds", notebooks or CHECKOUT.resolve() / "notebooks"):
        if _within(folder, read) or _within(read, folder):
            raise ValueError(f"{folder} is, holds or lies in {read}, which is read: name another folder with --out")
    return folder


def _within(inner: Path, outer: Path) -> bool:
    """Whether a folder is another or lies in it, however the two are spelled."""
    return outer.exists() and any(place.samefile(outer) for place in (inner, *inner.parents) if place.exists())


def _named(folder: str | None) -> Path | None:
    """The folder that is named, absolute; None where none is."""
    if folder == "":
        raise ValueError("a name is empty: name a folder")
    # Where pathlib meets a loop of links or an unknown user it stops; what cannot be opened is told later, by its name.
    return Path(os.path.realpath(os.path.expanduser(folder))) if folder else None


@contextmanager
def _endable() -> Iterator[None]:
    """A time in which a request to end is met as ctrl-C is: what was begun is cleared away."""

    def end(number: int, frame: FrameType | None) -> None:
        raise EndedError

    asked = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    ours = [number for number in asked if signal.getsignal(number) is signal.SIG_DFL]
    for number in ours:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)


def _told(error: Exception) -> str:
    """What went wrong, in a sentence that names the file."""
    if isinstance(error, OSError) and error.strerror:  # what has no name is where the findings are printed
        return f"{error.filename or 'standard output'}: {error.strerror}"
    return str(error)


def _say(line: str) -> None:
    print(line, file=sys.stderr)


def _finish_writing() -> None:
    """What was printed is written now: what cannot be is not tried again at the end, which changes the exit status."""
    try:
        sys.stdout.flush()
    except OSError:
        _unread()


def _unread() -> int:
    """The exit status where nobody reads on; what is still to be written goes nowhere, without a complaint."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())
    return UNREAD


def _parser() -> argparse.ArgumentParser:
    from analysis.showing.labels import LANGUAGES  # half a second, in which who stops it is answered in one line

    parser = argparse.ArgumentParser(prog="python -m analysis", description="Study the language of official reports.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    run = commands.add_parser("report", help="run all notebooks; write them, their figures, and pages", epilog=RULES)
    run.set_defaults(command=report)
    run.add_argument("--reports", metavar="DIR", default=os.environ.get("REPORTS") or None, help="your own reports")
    run.add_argument("--out", metavar="DIR", help="where to write (default: DIR-report beside the reports)")
    run.add_argument("--notebooks", metavar="DIR", help="notebooks of your own, to run instead of the package's")
    run.add_argument("--language", choices=LANGUAGES, help="of labels and captions")
    look = commands.add_parser("find", help="print what is found in reports, one JSON object a line")
    look.set_defaults(command=find)
    look.add_argument("files", nargs="+", metavar="FILE", help="a report")
    return parser


if __name__ == "__main__":
    sys.exit(main())
