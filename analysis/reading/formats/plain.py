"""The text of bytes: in which encoding they are, and what is no text."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from analysis.reading.formats.content import Content, RefusedError

#: The encodings of Chinese text; chardet reads `big5` as Big5 with Hong Kong's characters.
ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5")
#: What a file begins with that says its encoding; the longer first, since UTF-32's begins as UTF-16's.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    ("\ufeff".encode("gb18030"), "gb18030"),
)
#: Of made-up texts of thirty characters and more, whole ones had 0.07 and up, damaged ones less than 0.05.
SURE = 0.05
#: In texts of less than 75 characters without a byte order mark, chardet at times mistook the order; never in longer.
UNMARKED_BYTES = 200
#: Where Windows' Big5 and Hong Kong's have two marks for one code, reports have that of Windows.
BIG5_MARKS = str.maketrans("•､∼¥", "‧﹑～￥")
#: Where each has the characters of everyday; chardet at times takes a few of one for rare ones of the other.
FREQUENT = {"gb18030": (0xB0, 0xD7), "big5hkscs": (0xA4, 0xC8)}
#: ASCII and what stands between words, which is as frequent in either.
USUAL = re.compile(r"[\x00-\x7f\u2010-\u203b\u3000-\u301f\uff01-\uff65]")
#: The encodings that write Chinese in seven bits: the bytes that give each away, which UTF-8 would let pass as ASCII.
ESCAPES = re.compile(rb"\x1b(?:\$|\([BJ]|[NO])|\x0e[\x21-\x7e]+\x0f")
HZ = re.compile(rb"~\{(?:[\x21-\x77][\x21-\x7e])+~\}")
UTF7 = re.compile(rb"\+[A-Za-z0-9+/]{3,}")
WIDE = "[\u2010-\u203e\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U00020000-\U0003ffff]"
CHINESE = re.compile(rf"(?:[\x00-\x7f\xa0°±·×]|{WIDE})*")
#: Text of what UTF-8 writes in two bytes, without a Latin letter.
OTHER_SCRIPT = re.compile(r"[^A-Za-z\u0800-\U0010ffff]*[\x80-\u07ff][^A-Za-z\u0800-\U0010ffff]*")
SAVE = "save the report as .txt in UTF-8, or as .docx"


def read(data: bytes) -> Content:
    """The text of a file of nothing but text."""
    return Content(text_of(data))


def text_of(data: bytes) -> str:
    r"""The text of bytes, its line ends as \n, without its byte order mark."""
    return _decoded(data).lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            with suppress(UnicodeDecodeError):
                if "\0" not in (text := data.decode(encoding)):
                    return text
    if data.isascii() and b"\0" not in data and not data.startswith(b"%PDF-"):
        return _seven_bits(data)
    try:
        text, bad = data.decode("utf-8"), 0 if data.startswith(b"%PDF-") else data.find(b"\0")
    except UnicodeDecodeError as wrong:
        bad = wrong.start
    if bad >= 0:
        return _detected(data, data.count(b"\n", 0, bad) + 1)
    if _is_gbk_as_well(data, text):
        raise RefusedError(f"is too short to tell whether it is in UTF-8 or in GB18030: {SAVE}")
    return text


def _is_gbk_as_well(data: bytes, text: str) -> bool:
    """Whether a few bytes that are UTF-8 for letters of other scripts may be Chinese: 一 in GBK is һ in UTF-8."""
    if len(data) >= UNMARKED_BYTES or not OTHER_SCRIPT.fullmatch(text):
        return False
    with suppress(UnicodeDecodeError):
        return all(re.match(WIDE, character) or character.isascii() for character in data.decode("gb18030"))
    return False


def _seven_bits(data: bytes) -> str:
    """The text of bytes that are all ASCII: itself, or Chinese in one of the encodings for old mail."""
    if ESCAPES.search(data):
        raise RefusedError(f"is in an encoding for old mail (ISO-2022), which is not read: {SAVE}")
    for encoding, sign in (("hz", HZ), ("utf-7", UTF7)):
        if sign.search(data):
            with suppress(UnicodeDecodeError):
                if _is_chinese(text := data.decode(encoding)):
                    return text
    return data.decode("ascii")


def _is_chinese(text: str) -> bool:
    """Whether a text is not ASCII alone, and all the rest is what stands in Chinese ones."""
    return not text.isascii() and bool(CHINESE.fullmatch(text.lstrip("\ufeff")))


def _detected(data: bytes, line: int) -> str:
    """The text of a file that is not UTF-8, as is seen in its line `line`."""
    import chardet

    found = chardet.detect(data, include_encodings=ENCODINGS, no_match_encoding="utf-8", compat_names=False)
    encoding = found["encoding"]
    unmarked = encoding in ("utf-16-le", "utf-16-be") and len(data) < UNMARKED_BYTES
    if encoding and found["confidence"] >= SURE and not unmarked:
        if len(data) < UNMARKED_BYTES and encoding in FREQUENT:
            encoding = min((encoding, *FREQUENT), key=lambda each: _rare(data, each))
        with suppress(UnicodeDecodeError):
            text = data.decode(encoding)
            if "\0" not in text:
                return text.translate(BIG5_MARKS) if encoding == "big5hkscs" else text
    damaged = f"is damaged, or in an encoding that its bytes do not tell (line {line} cannot be read as UTF-8)"
    what = damaged if encoding else f"is not text that can be read (it looks like {found['mime_type']})"
    raise RefusedError(f"{what}: {SAVE}")


def _rare(data: bytes, encoding: str) -> int:
    """How many characters of a short text would be rare ones, were it in the encoding."""
    try:
        codes = [character.encode(encoding) for character in data.decode(encoding) if not USUAL.match(character)]
    except UnicodeDecodeError:
        return len(data)
    first, last = FREQUENT[encoding]
    return sum(not first <= code[0] <= last for code in codes)
