"""Reports that several tests read: the two seeds, and a page small enough to check by eye."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from analysis import Study
from analysis.reading.report import Report

settings.register_profile("tifa", deadline=None, derandomize=True)  # the first example loads the segmenter
settings.load_profile("tifa")

ROOT = Path(__file__).parents[1]

PAGE = """把小事办好

——写在走访之后

□本报记者 张三

1 走街串巷

社区民警挨家走访,记下每一户的难处。李大爷说:“有事找得到人!”居民的安

全感提高了。

深入推进网格巡



2023年5月8日,社区召开居民说事会。



2 办在实处

今年以来,全镇办成实事12件,群众安全感达到99%。

本版图片由镇政府提供
"""


@pytest.fixture(scope="session")
def seeds() -> Study:
    return Study.read(ROOT / "seeds")


@pytest.fixture(scope="session")
def page() -> Study:
    return Study((Report("page", PAGE),))
