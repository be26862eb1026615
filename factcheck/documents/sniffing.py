"""Which format some bytes are in: by what they begin with, by what was declared, by the name, by a look inside."""

from __future__ import annotations

import io
import json
import re
import zlib
from posixpath import splitext
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec import Struct

from factcheck.documents.charset import looks_binary
from factcheck.documents.errors import UnreadableSource
from factcheck.documents.grids import is_number
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    import zipfile

__all__ = ["FORMATS", "SUFFIXES", "Format", "find_format"]


class Format(Struct, frozen=True):
    """A format that is read: its reader's module, the endings of its names, the media types it is served as."""

    name: str
    module: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]


_OFFICE = "application/vnd.openxmlformats-officedocument"
_FORMATS = (
    Format("txt", "plain", (".txt", ".text"), ("text/plain",)),
    Format("md", "markdown", (".md", ".markdown"), ("text/markdown", "text/x-markdown")),
    Format("html", "html", (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml")),
    Format("csv", "delimited", (".csv", ".tsv", ".tab"), ("text/csv", "text/tab-separated-values")),
    Format("mhtml", "mhtml", (".mhtml", ".mht"), ("multipart/related", "message/rfc822")),
    Format("json", "structured", (".json", ".jsonld"), ("application/json", "application/ld+json")),
    Format("jsonl", "structured", (".jsonl", ".ndjson"), ("application/jsonl", "application/x-ndjson")),
    Format("srt", "subtitles", (".srt",), ("application/x-subrip",)),
    Format("vtt", "subtitles", (".vtt",), ("text/vtt",)),
    Format("sbv", "subtitles", (".sbv",), ()),
    Format("feed", "feed", (".rss", ".atom"), ("application/rss+xml", "application/atom+xml")),
    Format("xml", "workbook_xml", (), ()),
    Format("sdmx", "sdmx_ml", (), ()),
    Format("mail", "mail", (".eml", ".mbox"), ("application/mbox",)),
    Format("rtf", "rtf", (".rtf",), ("application/rtf", "text/rtf")),
    Format("docx", "docx", (".docx", ".docm", ".dotx"), (f"{_OFFICE}.wordprocessingml.document",)),
    Format("xlsx", "xlsx", (".xlsx", ".xlsm", ".xltx"), (f"{_OFFICE}.spreadsheetml.sheet",)),
    Format("xlsb", "xlsb", (".xlsb",), ("application/vnd.ms-excel.sheet.binary.macroenabled.12",)),
    Format("xls", "xls", (".xls", ".xlt"), ("application/vnd.ms-excel",)),
    Format("pptx", "pptx", (".pptx", ".pptm"), (f"{_OFFICE}.presentationml.presentation",)),
    Format("odt", "odt", (".odt", ".ott", ".odp"), ("application/vnd.oasis.opendocument.text",)),
    Format("ods", "ods", (".ods", ".ots"), ("application/vnd.oasis.opendocument.spreadsheet",)),
    Format("warc", "warc", (".warc", ".wacz"), ("application/warc",)),
    Format("epub", "epub", (".epub",), ("application/epub+zip",)),
    Format("pdf", "pdf", (".pdf",), ("application/pdf",)),
)
FORMATS: dict[str, Format] = {form.name: form for form in _FORMATS}
SUFFIXES: dict[str, str] = {suffix: form.name for form in _FORMATS for suffix in form.suffixes}
_MEDIA_TYPES: dict[str, str] = {media: form.name for form in _FORMATS for media in form.media_types}

# What some bytes are that begin like this, and what to do with them: formats that are not read.
_OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", "is a picture", "recognise its text first (OCR), or enter it by hand"),
    (b"\xff\xd8\xff", "is a picture", "recognise its text first (OCR), or enter it by hand"),
    (b"GIF8", "is a picture", "recognise its text first (OCR), or enter it by hand"),
    (b"II*\0", "is a picture", "recognise its text first (OCR), or enter it by hand"),
    (b"MM\0*", "is a picture", "recognise its text first (OCR), or enter it by hand"),
    (b"\x1f\x8b", "is compressed (gzip)", "unpack it first"),
    (b"BZh", "is compressed (bzip2)", "unpack it first"),
    (b"\xfd7zXZ", "is compressed (xz)", "unpack it first"),
    (b"PK\x05\x06", "is an archive (zip) with nothing in it", "check that it was saved"),
    (b"7z\xbc\xaf", "is an archive (7z)", "unpack it first"),
    (b"Rar!", "is an archive (rar)", "unpack it first"),
    (b"ID3", "is a sound recording", "make a transcript (.srt, .vtt, .txt)"),
    (b"OggS", "is a recording", "make a transcript (.srt, .vtt, .txt)"),
    (b"RIFF", "is a recording or a picture", "make a transcript or recognise its text (OCR)"),
    (b"\x1aE\xdf\xa3", "is a video", "make a transcript (.srt, .vtt, .txt)"),
    (b"factcheck-journal ", "is the journal of a desk", "name its folder to --desk; what was read there is no file"),
)
# What an office file's main part is, as its list of contents declares it; its name may be any.
_ZIP_TYPES = (
    (b"wordprocessingml.document.main", "docx"), (b"ms-word.document.macroEnabled.main", "docx"),
    (b"wordprocessingml.template.main", "docx"), (b"ms-word.template.macroEnabledTemplate.main", "docx"),
    (b"spreadsheetml.sheet.main", "xlsx"), (b"ms-excel.sheet.macroEnabled.main", "xlsx"),
    (b"spreadsheetml.template.main", "xlsx"), (b"ms-excel.sheet.binary.macroEnabled.main", "xlsb"),
    (b"presentationml.presentation.main", "pptx"), (b"ms-powerpoint.presentation.macroEnabled.main", "pptx"),
    (b"presentationml.slideshow.main", "pptx"),
)  # fmt: skip
_ZIP_PARTS = (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"), ("META-INF/container.xml", "epub"))
_OPEN_DOCUMENT = (("spreadsheet", "ods"), ("text", "odt"), ("presentation", "odt"))
# The old office formats are little file systems; what is in one is told by the names of its files.
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_COMPOUND_FILES = (
    ("EncryptedPackage", "is protected by a password", "save it without one"),
    ("__substg1.0_", "is an Outlook message (.msg)", "save it as .eml, or its text as .txt"),
    ("__properties_version1.0", "is an Outlook message (.msg)", "save it as .eml, or its text as .txt"),
    ("WordDocument", "is an old Word file (.doc)", "save it as .docx"),
    ("PowerPoint Document", "is an old PowerPoint file (.ppt)", "save it as .pptx"),
)
_MAIL_FIELD = compile_pattern(r"[A-Za-z][\w-]{1,60}:(?:\s|$)")
_MAIL_SURE = frozenset({"return-path", "delivered-to", "received", "from", "date", "message-id", "mime-version"})
_FEWEST_FIELDS, _FEWEST_SURE = 3, 2
# A table without a name: so many lines, so many of them cut alike, with numbers in so many, in cells of such a length.
_SAMPLE_LINES, _FEWEST_LINES, _ALIKE, _NUMBERED, _LONGEST_CELL = 60, 3, 0.9, 0.6, 40
_SBV = compile_pattern(r"\s*\d{1,3}:\d\d:\d\d\.\w{1,3},\d{1,3}:\d\d:\d\d\.\w{1,3}\s*\n")
# The outermost elements of SDMX-ML: observations, and structures with their code lists.
_SDMX = frozenset({
    "GenericData", "GenericTimeSeriesData", "StructureSpecificData", "StructureSpecificTimeSeriesData", "CompactData",
    "Structure",
})  # fmt: skip
_XML = compile_pattern(
    r"\s*(?:<\?[^>]*\?>\s*|<!--.{0,2000}?-->\s*|<!DOCTYPE[^>\[]{0,300}>\s*)*<(?P<root>[\w:.-]+)(?P<rest>[^>]*)", re.S
)
_MHTML = compile_pattern(
    r"(?:[A-Z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart/related", re.IGNORECASE
)
_SRT = compile_pattern(r"\s*\d+\s*\n\d{1,2}:\d\d:\d\d[,.]\d{1,3} --> \d")
_HTML = compile_pattern(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)


def find_format(data: bytes, source: str, media_type: str | None = None) -> Format:
    """Give the format of some bytes; raises `UnreadableSource` for what is not read, saying what it is."""
    if data.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        return _known("pdf", source)
    if data.startswith(b"PK\x03\x04"):
        return _known(_inside_zip(data, source), source)
    if data.startswith(b"WARC/") or _unzips_to(data, b"WARC/"):
        return FORMATS["warc"]
    if data.startswith(_COMPOUND):
        return _known(_inside_compound(data, source), source)
    if data[:200].lstrip().startswith(b"{\\rtf"):
        return FORMATS["rtf"]
    binary = looks_binary(data)
    for magic, problem, remedy in _OTHERS:
        # Some of these are letters, with which an article may well begin ("ID3 tags are…").
        if data.startswith(magic) and (binary or not magic.isalnum()):
            raise UnreadableSource(source, problem, remedy)
    if binary and data[4:8] == b"ftyp":
        raise UnreadableSource(source, "is a recording or a picture", "make a transcript (.srt, .vtt, .txt)")
    if binary:
        raise UnreadableSource(source, "is not text (binary data)", "convert it to a text, PDF or office file")
    declared = _MEDIA_TYPES.get((media_type or "").lower())
    named = SUFFIXES.get(suffix_of(source))
    name = named if declared in {None, "txt"} else declared
    if name in {None, "txt", "mail", "mhtml", "feed"} or name not in _TEXTUAL:
        name = _look(data) or (name if name in {"mail", "mhtml"} else "txt")
    return FORMATS[name]


_TEXTUAL = frozenset(FORMATS) - {
    "pdf", "sdmx", "docx", "xlsx", "xlsb", "xls", "pptx", "odt", "ods", "epub", "rtf", "xml", "warc"
}  # fmt: skip


def suffix_of(source: str) -> str:
    """Give the ending of a source's name, lower case, whether it is a path or an address."""
    path = urlsplit(source).path if source.startswith(("http://", "https://")) else source
    suffix = splitext(path)[1].lower()
    return suffix if len(suffix) > 1 else ""


def _known(name: str, source: str) -> Format:
    if name not in FORMATS:
        raise UnreadableSource(source, f"is {name}, which is not read", "save it as text")
    return FORMATS[name]


def _unzips_to(data: bytes, start: bytes) -> bool:
    """Tell whether compressed bytes (gzip) begin with something."""
    if not data.startswith(b"\x1f\x8b"):
        return False
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data[:4_096], len(start)) == start
    except zlib.error:
        return False


def _inside_zip(data: bytes, source: str) -> str:
    import zipfile  # most files are no archives

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            types = _start(archive, "[Content_Types].xml") if "[Content_Types].xml" in names else b""
            media = _start(archive, "mimetype").decode("latin-1") if "mimetype" in names else ""
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        raise UnreadableSource(source, "is a damaged archive", "save or fetch it again") from None
    if "content.xml" in names:
        kind = media.rpartition("opendocument.")[2]
        for word, name in _OPEN_DOCUMENT:
            if kind.startswith(word):
                return name
        raise UnreadableSource(source, "is an OpenDocument drawing or formula", "save it as PDF")
    for written, name in _ZIP_TYPES:
        if written in types:
            return name
    for part, name in _ZIP_PARTS:
        if part in names:
            return name
    if "datapackage.json" in names and any(name.endswith((".warc", ".warc.gz")) for name in names):
        return "warc"
    raise UnreadableSource(source, "is an archive (zip)", "unpack it first")


def _start(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(1_000_000)


def _inside_compound(data: bytes, source: str) -> str:
    for name, problem, remedy in _COMPOUND_FILES:
        if name.encode("utf-16-le") in data:
            raise UnreadableSource(source, problem, remedy)
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "Book")):
        return "xls"
    raise UnreadableSource(source, "is an old office file of an unknown kind", "save it as .docx, .xlsx or PDF")


def _is_json(data: bytes) -> bool:
    """Tell JSON, whole or line by line, from a text that begins with a bracket."""
    for words in (data, data.split(b"\n", 1)[0]):
        try:
            json.loads(words)
        except (ValueError, RecursionError):
            continue
        return True
    return False


def _look(data: bytes) -> str | None:
    """Tell the format of a text that no name tells, by how it begins."""
    start = data[:4_000].decode("utf-8", "replace").lstrip("\ufeff")
    if _HTML.match(start):
        return "html"
    if _MHTML.match(start):
        return "mhtml"
    if start.startswith("WEBVTT"):
        return "vtt"
    if _SRT.match(start):
        return "srt"
    if _SBV.match(start):
        return "sbv"
    if _is_mail(data[:64_000].decode("utf-8", "replace")):
        return "mail"
    if start.lstrip().startswith("<") and (name := _of_root(start)) is not None:
        return name
    if start.lstrip()[:1] in {"{", "["} and _is_json(data):
        return "json"
    return "csv" if _is_delimited(start) else None


def _is_mail(start: str) -> bool:
    """Tell a letter by the fields it begins with; "From: " alone is how an article may begin."""
    lines = re.sub(r"\r?\n[ \t]+", " ", start).splitlines()
    if lines and re.match(r"From \S+.*\d{4}", lines[0]):
        lines = lines[1:]
    fields: list[str] = []
    for line in lines:
        if not (field := _MAIL_FIELD.match(line)):
            break
        fields.append(line[: field.end()].rstrip(": \t").lower())
    return len(fields) >= _FEWEST_FIELDS and len(_MAIL_SURE & set(fields)) >= _FEWEST_SURE


def _of_root(start: str) -> str | None:
    """Tell the formats that are XML by their outermost element."""
    root = _XML.match(start)
    if root is None:
        return None
    name = root["root"].rpartition(":")[2]
    if name == "Workbook" and "urn:schemas-microsoft-com:office:spreadsheet" in root["rest"]:
        return "xml"
    if name in _SDMX and "sdmx" in root["rest"].lower():
        return "sdmx"
    return "feed" if name in {"rss", "feed", "RDF"} else "html" if name == "html" else None


def _is_delimited(start: str) -> bool:
    """Tell a table that is named or served as a text: lines cut alike, with a number in most of them."""
    lines = [line for line in start.split("\n")[:-1][:_SAMPLE_LINES] if line.strip()] or start.splitlines()
    if len(lines) < _FEWEST_LINES:
        return False
    for delimiter in ("\t", ";", "|", ","):
        if delimiter == "|" and 2 * sum(line.lstrip()[:1] in {"|", "+"} for line in lines) > len(lines):
            continue  # bars all around are a table that somebody drew
        rows = [line.split(delimiter) for line in lines]
        widths = [len(row) for row in rows]
        width = max(set(widths), key=widths.count)
        narrow = 3 if delimiter == "," else 2  # one comma a line is how people write
        if width < narrow or widths.count(width) < _ALIKE * len(lines):
            continue
        cells = [cell for row in rows for cell in row]
        spoken = sum(cell.startswith(" ") for row in rows for cell in row[1:])
        numbered = sum(any(is_number(cell) for cell in row) for row in rows[1:])
        short = sum(map(len, cells)) <= _LONGEST_CELL * len(cells)
        if short and numbered >= _NUMBERED * (len(rows) - 1) and (delimiter != "," or spoken * 4 < len(cells)):
            return True
    return False
