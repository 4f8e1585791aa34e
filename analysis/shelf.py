"""Every report of a study as a page of its own, with all that is found in it marked."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tqdm import tqdm

from analysis.find import findings
from analysis.reading.report import Report
from analysis.showing import figures, labels, marked
from analysis.showing.index import Shelved
from analysis.study import Study


def shelve(reports: Sequence[Report], folder: Path, *, language: str = "en") -> list[Shelved]:
    """One item is a marked report, whose page lies in the folder.

    Parameters
    ----------
    reports : the reports
    folder : where their pages go, beside the index page
    language : en or zh

    """
    with tqdm(reports, unit="report", ascii=True, dynamic_ncols=True, leave=False) as bar:
        return [_shelved(report, folder, language) for report in bar]


def _shelved(report: Report, folder: Path, language: str) -> Shelved:
    study, words = Study((report,)), labels.wording(language)
    made = marked.page(
        report, study.sentences, _found(study), study.repairs, words=words, language=language, home="../index.html"
    )
    figures.write(folder / f"{report.id}.html", made.encode())
    return Shelved(report.id, report.title, " · ".join(_known(report)))


def _found(study: Study) -> list[dict[str, Any]]:
    """The findings of a study of one report; none, and a line that says so, where a measure fails at it."""
    try:
        return list(findings(study))
    except Exception as error:  # whatever it is, the page is still to be read, and the other reports go on
        tqdm.write(f"{study.reports[0].id}: nothing is marked ({type(error).__name__}: {error})", file=sys.stderr)
        return []


def _known(report: Report) -> Iterator[str]:
    yield from (each for each in (report.place, report.date) if each)
