"""A report reads the same in whichever file it comes."""

from pathlib import Path
from tempfile import TemporaryDirectory

from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Study

LINES = st.lists(
    st.sampled_from([
        "各位代表：", "一、回顾", "二、打算", "（一）坚持便民。村里设点。点上有人。", "名词解释", "附件",
        "今年，全镇修路九公里。",
        "全镇把平安建设放在首位，问题解决在村，这份安", "全感来之不易。", "村村\u200b有人管！户户有人问？",
    ]),
    min_size=1, max_size=8,
)  # fmt: skip


def write(folder: Path, lines: list[str]) -> None:
    (folder / "report.txt").write_text("\n".join(lines), "utf-8")
    (folder / "report.md").write_text("\n\n".join(lines), "utf-8")
    (folder / "report.html").write_text("".join(f"<p>{line}</p>" for line in lines), "utf-8")
    page = Document()
    for line in lines:
        page.add_paragraph(line)
    page.save(str(folder / "report.docx"))


@given(LINES)
@settings(max_examples=25)
def test_a_report_gives_the_same_sentences_as_text_page_and_document(lines):
    with TemporaryDirectory() as folder:
        write(Path(folder), lines)
        read = {
            file.suffix: Study.read(file).sentences[["section", "text", "kind"]].to_numpy().tolist()
            for file in sorted(Path(folder).iterdir())
        }
    assert all(sentences == read[".txt"] for sentences in read.values()), read
