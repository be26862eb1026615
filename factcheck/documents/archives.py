"""Office files are archives of XML: what is made sure of before a library opens one."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from factcheck.documents.errors import SAVE_AGAIN, OverLimit, UnreadableSource
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.documents.content import Raw
    from factcheck.documents.limits import Limits

__all__ = ["DAMAGE", "by_the_book", "checked_archive"]

# What reading a part of a damaged archive raises.
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, KeyError)

# Office formats know no document type; entities are how a small XML file becomes a huge one (ECMA-376-2, 10.1.2).
_DOCTYPE = compile_pattern(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_PROLOGUE = 4_096
_WORTH_COUNTING = 10_000_000
_STREAMED = 3  # sheets are read element by element, and cost time, not memory

# What the libraries know under another name: the strict form of the standard (ISO/IEC 29500-1), documents with macros
# and templates, which are read like any other.
_OTHER_NAMES = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/presentationml/main", b"http://schemas.openxmlformats.org/presentationml/2006/main"),
)
_WORD = b"application/vnd.openxmlformats-officedocument.wordprocessingml."
_OTHER_TYPES = (
    (b"application/vnd.ms-word.document.macroEnabled.main+xml", _WORD + b"document.main+xml"),
    (b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml", _WORD + b"document.main+xml"),
    (_WORD + b"template.main+xml", _WORD + b"document.main+xml"),
)
_CORE = compile_pattern(rb"<Relationship\b[^>]*metadata/core-properties[^>]*?(?:/>|>\s*</Relationship>)")


def checked_archive(raw: Raw, limits: Limits, *, doctypes: bool = False) -> zipfile.ZipFile:
    """Open an office file's archive once it is known to be whole, of bounded size and without document types.

    With `doctypes` they are let pass: the pages of a book have one, and their reader follows none.

    The sizes that an archive declares bound what its parts unpack to: a part that holds more is refused by `zipfile`.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw.data))
        parts = archive.infolist()
        expanded = sum(part.file_size for part in parts)
        if expanded > limits.expanded_bytes:
            raise OverLimit(
                raw.source,
                f"unpacks to {expanded / 1e6:,.0f} MB, more than {limits.expanded_bytes / 1e6:,.0f} MB",
                "save the part that matters in a file of its own",
            )
        if any(part.flag_bits & 1 for part in parts):
            raise UnreadableSource(raw.source, "is protected by a password", "save it without one")
        for part in parts:
            if part.filename.endswith((".xml", ".rels")) and not doctypes:
                with archive.open(part) as stream:
                    if _DOCTYPE.search(stream.read(_PROLOGUE)):
                        raise UnreadableSource(
                            raw.source, "declares XML entities, which office files never do", SAVE_AGAIN
                        )
        for part in parts:
            if part.file_size > _WORTH_COUNTING and part.filename.endswith(".xml"):
                _count_elements(archive, part, raw.source, limits)
    except DAMAGE:
        raise UnreadableSource(raw.source, "is a damaged archive", "save or fetch it again") from None
    return archive


def _count_elements(archive: zipfile.ZipFile, part: zipfile.ZipInfo, source: str, limits: Limits) -> None:
    """Refuse a part of more elements than memory takes: a small archive holds millions of equal ones."""
    count, most = 0, limits.elements * (_STREAMED if "worksheets/" in part.filename else 1)
    with archive.open(part) as stream:
        while piece := stream.read(1_000_000):
            count += piece.count(b"<") - piece.count(b"</")
            if count > most:
                problem = f"holds more than {most:,} elements in one part"
                raise OverLimit(source, problem, "save the part that matters in a file of its own")


def by_the_book(data: bytes, mended: Callable[[str, bytes], bytes] | None = None) -> bytes:
    """Give an office file in the form that the libraries read, its text and cells unchanged.

    `mended` gives what is to stand in a part of this name and content, where its format has more to set right.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        changed: dict[str, bytes] = {}
        for part in archive.infolist():
            if not part.filename.endswith((".xml", ".rels")):
                continue
            with archive.open(part) as stream:
                start = stream.read(_PROLOGUE)
            if b"purl.oclc.org/ooxml" in start or part.filename in {"[Content_Types].xml", "_rels/.rels"}:
                written = archive.read(part)
                for strict, usual in (*_OTHER_NAMES, *_OTHER_TYPES):
                    written = written.replace(strict, usual)
                first = _CORE.search(written)
                if first is not None:  # a document has one set of properties; some programs name it twice
                    written = written[: first.end()] + _CORE.sub(b"", written[first.end() :])
                changed[part.filename] = written
            if mended is not None and "worksheets/" in part.filename:
                changed[part.filename] = mended(part.filename, changed.get(part.filename) or archive.read(part))
        if all(archive.read(name) == written for name, written in changed.items()):
            return data
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
            for part in archive.infolist():
                name = part.filename
                made.writestr(name, changed[name] if name in changed else archive.read(part))
        return out.getvalue()
