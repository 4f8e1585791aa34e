"""The sentences behind a figure, as the index page reads them."""

import json

import pandas as pd

from analysis.showing import evidence

ROWS = pd.DataFrame(
    [("a", "一", 0, 2, "平安", "平安<script>你我</script>。"),
     ("a", "一", 10, 12, "你我", "平安<script>你我</script>。"),
     ("a", "一", 0, 2, "平安", "平安<script>你我</script>。"), ("b", "", 4, 6, "平安", "都\u2028平安&。")],
    columns=["report", "section", "start", "end", "text", "evidence"],
)  # fmt: skip


def read(script: bytes) -> tuple[str, dict]:
    name, data = json.loads("[" + script.decode().removeprefix("behind(").removesuffix(");\n") + "]")
    return name, data


def test_a_sentence_is_written_once_and_each_place_once():
    name, data = read(evidence.script("02-dot", ROWS))
    assert name == "02-dot"
    assert data["sentences"] == ["平安<script>你我</script>。", "都\u2028平安&。"]
    assert data["places"] == [["a", "一", 0, "平安", 0], ["a", "一", 10, "你我", 0], ["b", "", 4, "平安", 1]]


def test_no_text_of_a_report_ends_the_script():
    script = evidence.script("02-dot", ROWS).decode()
    assert not {"<", ">", "&", "\u2028"} & set(script)


def test_it_is_written_only_where_a_page_is_made(monkeypatch, tmp_path):
    monkeypatch.delenv("EVIDENCE", raising=False)
    assert evidence.folder() is None
    monkeypatch.setenv("EVIDENCE", str(tmp_path))
    assert evidence.folder() == tmp_path
