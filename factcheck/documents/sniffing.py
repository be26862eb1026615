"""Which format some bytes are in: by what they begin with, by what was declared, by the name, by a look inside."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from msgspec import Struct

from factcheck.documents.charset import looks_binary
from factcheck.documents.errors import UnreadableSource

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
    Format("docx", "docx", (".docx", ".docm"), (f"{_OFFICE}.wordprocessingml.document",)),
    Format("xlsx", "xlsx", (".xlsx", ".xlsm"), (f"{_OFFICE}.spreadsheetml.sheet",)),
    Format("pdf", "pdf", (".pdf",), ("application/pdf",)),
)
FORMATS: dict[str, Format] = {form.name: form for form in _FORMATS}
SUFFIXES: dict[str, str] = {suffix: form.name for form in _FORMATS for suffix in form.suffixes}
_MEDIA_TYPES: dict[str, str] = {media: form.name for form in _FORMATS for media in form.media_types}

# What some bytes are that begin like this, and what to do with them: formats that are not read.
_OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Office file (.doc, .xls)", "save it as .docx or .xlsx"),
    (b"{\\rtf", "is an RTF file", "save it as .docx"),
    (b"\x89PNG", "is a picture", "recognise its text first (OCR), or enter it by hand"),
    (b"\xff\xd8\xff", "is a picture", "recognise its text first (OCR), or enter it by hand"),
    (b"GIF8", "is a picture", "recognise its text first (OCR), or enter it by hand"),
    (b"II*\0", "is a picture", "recognise its text first (OCR), or enter it by hand"),
    (b"MM\0*", "is a picture", "recognise its text first (OCR), or enter it by hand"),
    (b"\x1f\x8b", "is compressed (gzip)", "unpack it first"),
    (b"BZh", "is compressed (bzip2)", "unpack it first"),
    (b"\xfd7zXZ", "is compressed (xz)", "unpack it first"),
    (b"7z\xbc\xaf", "is an archive (7z)", "unpack it first"),
    (b"Rar!", "is an archive (rar)", "unpack it first"),
    (b"ID3", "is a sound recording", "make a transcript (.srt, .vtt, .txt)"),
    (b"OggS", "is a recording", "make a transcript (.srt, .vtt, .txt)"),
    (b"RIFF", "is a recording or a picture", "make a transcript or recognise its text (OCR)"),
    (b"\x1aE\xdf\xa3", "is a video", "make a transcript (.srt, .vtt, .txt)"),
)
_ZIP_PARTS = (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"))
_ZIP_OTHERS = (
    ("ppt/presentation.xml", "is a PowerPoint file", "save it as PDF"),
    ("content.xml", "is an OpenDocument file", "save it as .docx or .xlsx"),
    ("META-INF/container.xml", "is an e-book (EPUB)", "save its text as .txt or .html"),
)
_MHTML = re.compile(r"(?:[A-Z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart/related", re.IGNORECASE)
_SRT = re.compile(r"\s*\d+\s*\n\d{1,2}:\d\d:\d\d[,.]\d{1,3} --> \d")
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)


def find_format(data: bytes, source: str, media_type: str | None = None) -> Format:
    """Give the format of some bytes; raises `UnreadableSource` for what is not read, saying what it is."""
    if data.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        return _known("pdf", source)
    if data.startswith(b"PK\x03\x04"):
        return _known(_inside_zip(data, source), source)
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
    if name in {None, "txt"} or name not in _TEXTUAL:
        name = _look(data) or "txt"
    return FORMATS[name]


_TEXTUAL = frozenset(FORMATS) - {"pdf", "docx", "xlsx"}


def suffix_of(source: str) -> str:
    """Give the ending of a source's name, lower case, whether it is a path or an address."""
    path = urlsplit(source).path if source.startswith(("http://", "https://")) else source
    return PurePosixPath(path).suffix.lower()


def _known(name: str, source: str) -> Format:
    if name not in FORMATS:
        raise UnreadableSource(source, f"is {name}, which is not read", "save it as text")
    return FORMATS[name]


def _inside_zip(data: bytes, source: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError):
        raise UnreadableSource(source, "is a damaged archive", "save or fetch it again") from None
    for part, name in _ZIP_PARTS:
        if part in names:
            return name
    for part, problem, remedy in _ZIP_OTHERS:
        if part in names:
            raise UnreadableSource(source, problem, remedy)
    raise UnreadableSource(source, "is an archive (zip)", "unpack it first")


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
    if start.lstrip()[:1] in {"{", "["} and _is_json(data):
        return "json"
    return None
