from __future__ import annotations

import pytest
from noise import fill

from analysis.reading import folder, seeds


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_of_a_folder_of_noise_every_file_is_read_or_named_or_passed_over(tmp_path, seed):
    files = fill(tmp_path, 100, seed)
    (reports, refused), aside = seeds.survey(tmp_path), seeds.passed_over(tmp_path)
    assert len(reports) + len(refused) + len(aside) == files
    assert {name.name for name in map(folder.named, tmp_path.iterdir())} == {
        *(report.source for report in reports),
        *refused.file,
        *aside.file,
    }
    for why in [*refused.why, *aside.why]:
        assert why.isprintable()
        assert "cannot be read (" not in why, "a fault that no reader foresaw"
    for report in reports:
        assert report.id.isprintable()
        assert all(0 <= mark.start < mark.end <= len(report.text) for mark in report.marks)
        report.text.encode("utf-8")
