"""Word files written by hand: what is in each part, and nothing else."""

from __future__ import annotations

import zipfile
from io import BytesIO

OOXML = "http://schemas.openxmlformats.org/"
USUAL = (f"{OOXML}wordprocessingml/2006/main", f"{OOXML}officeDocument/2006/relationships")
STRICT = tuple(
    f"http://purl.oclc.org/ooxml/{name}" for name in ("wordprocessingml/main", "officeDocument/relationships")
)
SPACES = (
    f'xmlns:m="{OOXML}officeDocument/2006/math" xmlns:mc="{OOXML}markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def docx(body: str, *, links: str = "", strict: bool = False, **parts: str) -> bytes:
    """A file with this body; `parts` are styles, numbering, footnotes and endnotes, less their outermost element."""
    word, office = STRICT if strict else USUAL
    made = {"document": f"<w:body>{body}</w:body>"} | parts
    for name in parts:
        links += f'<Relationship Id="{name}" Type="{office}/{name}" Target="{name}.xml"/>'
    files = {
        f"word/{name}.xml": f'<w:{name} xmlns:w="{word}" {SPACES}>{part}</w:{name}>' for name, part in made.items()
    }
    main = f'<Relationship Id="r" Type="{office}/officeDocument" Target="word/document.xml"/>'
    return zipped(files | {"_rels/.rels": _links(main), "word/_rels/document.xml.rels": _links(links)})


def _links(links: str) -> str:
    return f'<Relationships xmlns="{OOXML}package/2006/relationships">{links}</Relationships>'


def zipped(files: dict[str, str]) -> bytes:
    """An archive of these files."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return data.getvalue()
