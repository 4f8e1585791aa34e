"""Pages of PDF written by hand: each string at its place, in a typeface that every reader of PDF knows."""

from __future__ import annotations

FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts["
    b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)"
    b"/Supplement 4>>/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/ItalicAngle 0"
    b"/FontBBox[0 -200 1000 900]/Ascent 880/Descent -120/CapHeight 700/StemV 80>>>>]>>"
)
LEFT, TOP, LEADING, SIZE = 72, 740, 20, 12


def column(*lines: str, left: float = LEFT, top: float = TOP, size: float = SIZE) -> list[tuple]:
    """Lines one below the other; one that begins with two full-width spaces is set in by as much."""
    return [(left, top - at * LEADING, size, line) for at, line in enumerate(lines)]


def pdf(*pages: list[tuple], trailer: bytes = b"") -> bytes:
    """A file of these pages, each a list of left, bottom, size and text."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * at) for at in range(len(pages)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(pages), kids), FONT]
    for at, page in enumerate(pages):
        drawn = b"".join(_shown(*piece) for piece in page)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>"
            % (5 + 2 * at)
        )
        objects.append(b"<</Length %d>>stream\n%b\nendstream" % (len(drawn), drawn))
    return _file(objects, trailer)


def _shown(left: float, bottom: float, size: float, text: str) -> bytes:
    return b"BT /F %d Tf %d %d Td <%b> Tj ET\n" % (size, left, bottom, text.encode("utf-16-be").hex().encode())


def _file(objects: list[bytes], trailer: bytes) -> bytes:
    made, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj%b endobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n"
    return made + end % (size, table, size, trailer, len(made))
