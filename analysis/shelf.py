"""Every report of a study as a page of its own, with all that is found in it marked."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tqdm import tqdm

from analysis.find import findings
from analysis.reading.report import Report
from analysis.showing import figures, labels, marked
from analysis.showing.index import Shelved
from analysis.study import Study


def shelve(reports: Path, folder: Path, *, language: str = "en") -> list[Shelved]:
    """One item is a marked report, whose page lies in the folder; pages of reports that are gone are removed.

    Parameters
    ----------
    reports : the folder of the reports; of one without any, which every notebook has named, there are none
    folder : where their pages go, beside the index page
    language : en or zh

    """
    shutil.rmtree(folder, ignore_errors=True)
    try:
        study = Study.read(reports)
    except (OSError, ValueError):
        return []
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for finding in findings(study):
        found[finding["report"]].append(finding)
    bar = tqdm(study.reports, unit="report", ascii=True, dynamic_ncols=True, leave=False)
    return [_shelved(study, report, found[report.id], folder, language) for report in bar]


def _shelved(study: Study, report: Report, found: list[dict[str, Any]], folder: Path, language: str) -> Shelved:
    words = labels.wording(language)
    made = marked.page(
        report, study.sentences, found, study.repairs, words=words, language=language, home="../index.html"
    )
    figures.write(folder / f"{report.id}.html", made.encode())
    return Shelved(report.id, report.title, " · ".join(_known(report)))


def _known(report: Report) -> Iterator[str]:
    yield from (each for each in (report.place, report.date) if each)
