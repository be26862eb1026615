"""Bytes to text: the mark at the beginning, what is declared, strict UTF-8, then a detector; in this order."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from factcheck.documents.alphabets import plausibility
from factcheck.documents.errors import UnreadableSource
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from factcheck.documents.content import Raw

__all__ = ["decode", "looks_binary"]

# The longest first: the mark of UTF-16-LE begins that of UTF-32-LE.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What pages and files are declared as, and what they then really are (WHATWG Encoding Standard, section 4.2).
_MEANT = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
          "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
          "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "windows-874": "cp874", "tis-620": "cp874"}  # fmt: skip
# Encodings a detector may answer with: what newsrooms' old files are in. Anything else is a wrong guess.
_DETECTABLE = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "iso8859_2", "iso8859_5", "koi8_r",
    "koi8_u", "cp866", "mac_roman", "gb18030", "big5", "cp932", "euc_jp", "cp949",
    "cp850", "cp852",
]  # fmt: skip
_SAMPLE = 64_000
_SHORT = 600  # bytes beyond ASCII, from which a detector has enough to go by
_EACH_WRONG = 0.2
# What hardly anybody's files are in any more must fit better than the rest.
_RARELY, _RARE = frozenset({"mac_roman", "cp850", "cp852", "iso8859_5"}), 0.06
_HIGH = bytes(range(0x80, 0x100))
_FITTING = 4  # signs of several bytes that are right for one that is wrong
# Signs inside or at the end of a word that belong there in no language.
_MISPLACED = compile_pattern(r"(?<=[^\W\d_])(?:[¹²³ªº¼½¾¿¡¶¤¦¬¯±¸×÷†‡ˆ˜‰]|[«»„“](?=[^\W\d_]))")
_CONTROLS = bytes(range(0x09)) + b"\x0e\x0f" + bytes(range(0x10, 0x1A)) + bytes(range(0x1C, 0x20)) + b"\x7f"


def looks_binary(data: bytes) -> bool:
    """Tell whether these bytes are no text in any encoding that is read here."""
    if data.startswith(tuple(mark for mark, _ in _MARKS)) or _unmarked_utf16(data):
        return False
    sample = data[:_SAMPLE]
    if b"\0" in data:
        return True
    return len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) // 20


def decode(raw: Raw) -> tuple[str, tuple[str, ...]]:
    """Give the text without mark and with CRLF as LF, and a warning where the encoding had to be guessed.

    Raises `UnreadableSource` for bytes that are no text.
    """
    data = raw.data
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_as(raw, data[len(mark) :], encoding), ()
    if looks_binary(data):
        raise UnreadableSource(raw.source, "is not text (binary data)", "convert it to a text, PDF or office file")
    guess = _unmarked_utf16(data)
    if guess:
        return _decode_as(raw, data, guess), (f"no encoding declared, read as {guess.upper()}",)
    warnings: tuple[str, ...] = ()
    if raw.charset:
        declared = _MEANT.get(raw.charset.strip().lower(), raw.charset.strip())
        try:
            if declared != "cp1252" or not _is_utf8(data):
                return _lines(data.decode(declared)), ()
        except (UnicodeDecodeError, LookupError, ValueError):
            warnings = (f"declared as {raw.charset[:40]}, which it is not",)
    try:
        return _lines(data.decode("utf-8")), warnings
    except UnicodeDecodeError:
        pass
    if (nearly := _nearly_utf8(data)) is not None:
        return _lines(nearly[0]), (f"wrong bytes in the UTF-8, written as \ufffd: {nearly[1]:,}",)
    detected = _detect(data)
    if detected is None:
        raise UnreadableSource(raw.source, "has no encoding that can be told", "save it as UTF-8")
    return _decode_as(raw, data, detected), (*warnings, f"no encoding declared, read as {detected.replace('_', '-')}")


def _decode_as(raw: Raw, data: bytes, encoding: str) -> str:
    try:
        text = _lines(data.decode(encoding))
    except UnicodeDecodeError:
        raise UnreadableSource(raw.source, f"is damaged: not valid {encoding.upper()}", "save it as UTF-8") from None
    if "\0" in text:
        raise UnreadableSource(raw.source, "is not text (binary data)", "convert it to a text, PDF or office file")
    return text


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")


def _is_utf8(data: bytes) -> bool:
    """Tell whether bytes declared as a one-byte encoding are really UTF-8, which is the commoner mistake."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _nearly_utf8(data: bytes) -> tuple[str, int] | None:
    """Give the text of bytes that are UTF-8 but for a few, and how many; another encoding has next to none that fit."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd") - data.count("\ufffd".encode())
    fitting = sum(1 for sign in text[:_SAMPLE] if sign > "\x7f" and sign != "\ufffd")
    return (text, wrong) if fitting >= _FITTING * wrong else None


def _unmarked_utf16(data: bytes) -> str | None:
    sample = data[:4_000]
    if len(sample) < 4 or len(data) % 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.4 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _detect(data: bytes) -> str | None:
    """Give the encoding whose letters are those of one language; a detector's guesses come first where these leave it.

    A long text is told by a detector; what it offers is looked at for its letters too.
    """
    # Cut at a line end so that no character of several bytes is halved.
    sample = data if len(data) <= _SAMPLE else data[: data.rfind(b"\n", 0, _SAMPLE) + 1] or data[:_SAMPLE]
    if len(sample) - len(sample.translate(None, _HIGH)) < _SHORT:
        offered = _DETECTABLE
    else:
        from charset_normalizer import from_bytes  # heavy, and most files never need it

        offered = [match.encoding for match in from_bytes(sample, cp_isolation=_DETECTABLE)][:12] or _DETECTABLE
    read: list[tuple[float, int, str]] = []
    for place, encoding in enumerate(offered):
        try:
            text = sample.decode(encoding)
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        rare = _RARE if encoding in _RARELY else 0.0
        read.append((plausibility(text) - rare - _EACH_WRONG * len(_MISPLACED.findall(text)), -place, encoding))
    return max(read)[2] if read else None
