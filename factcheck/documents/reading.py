"""From a source to a document: fetch the bytes, tell the format, let its reader read, make sure of the result."""

from __future__ import annotations

import hashlib
import os
from importlib import import_module
from typing import TYPE_CHECKING, cast

from msgspec.structs import replace

from factcheck.documents.added import added_reader
from factcheck.documents.complaints import warned
from factcheck.documents.content import Content, Raw, Reader, storable
from factcheck.documents.errors import SAVE_AGAIN, OverLimit, UnreadableSource
from factcheck.documents.fetched import Fetched, printable
from factcheck.documents.formats import plain
from factcheck.documents.languages import language_of, languages_noted
from factcheck.documents.limits import DEFAULT, Limits
from factcheck.documents.model import Document
from factcheck.documents.sniffing import find_format
from factcheck.documents.sources import fetch
from factcheck.documents.speakers import with_speakers

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = ["is_light", "read", "read_bytes", "read_fetched", "read_many", "read_text"]

# Readers of text in which people may speak line by line under their names; plain text is looked at by its own.
_OF_RUNNING_TEXT = frozenset({"docx", "html", "markdown", "mhtml", "odt", "pdf", "rtf"})
_MOST_COMPLAINTS = 5
# Readers that unpack nothing, and of how many bytes they make nothing large.
_LIGHT, _SHORT = frozenset({"plain", "markdown", "delimited"}), 100_000


def read(source: str | Path, *, limits: Limits = DEFAULT) -> Document:
    """Read one source: a path, "-" for standard input, or an http(s) address.

    Raises `UnreadableSource` with one line that says why and what to do.
    """
    return read_fetched(fetch(source, limits), limits=limits)


def read_bytes(data: bytes, source: str, *, limits: Limits = DEFAULT, reader: Reader | None = None) -> Document:
    """Read bytes that were got elsewhere; `source` is their name, whose ending tells the format without a `reader`."""
    return read_fetched(Fetched(data, source), limits=limits, reader=reader)


def read_fetched(fetched: Fetched, *, limits: Limits = DEFAULT, reader: Reader | None = None) -> Document:
    """Read what `fetch` gave, with a reader of one's own where it is given; for a caller that keeps the bytes.

    A fault of a reader, or of the library behind it, stays with this one source and is said as `UnreadableSource`.
    """
    shown = printable(fetched.source)
    name = "standard input" if shown == "-" else shown
    try:
        return _read(fetched, shown, name, limits, reader)
    except UnreadableSource:
        raise
    except MemoryError:
        raise OverLimit(name, "takes more memory to read than one file may", "split it") from None
    except Exception as error:
        if os.environ.get("FACTCHECK_TRACEBACK"):
            raise
        problem = f"broke its reader ({type(error).__name__}: {' '.join(str(error).split())[:100]})"
        remedy = f"{SAVE_AGAIN}; FACTCHECK_TRACEBACK=1 shows where"
        raise UnreadableSource(name, problem, remedy) from error


def is_light(fetched: Fetched) -> bool:
    """Tell a short text or table, which is read in less time than it takes to begin a process that reads it."""
    name = printable(fetched.source)
    try:
        return (
            0 < len(fetched.data) <= _SHORT
            and added_reader(name) is None
            and find_format(fetched.data, name, fetched.media_type).module in _LIGHT
        )
    except UnreadableSource:
        return False


def _read(fetched: Fetched, shown: str, name: str, limits: Limits, reader: Reader | None) -> Document:
    if len(fetched.data) > limits.bytes:
        raise OverLimit(name, f"is larger than {limits.bytes / 1e6:,.0f} MB", "split it")
    if not fetched.data.strip():
        raise UnreadableSource(name, "is empty", "check that it was saved")
    reader = reader or added_reader(name)
    module = ""
    if reader is None:
        module = find_format(fetched.data, name, fetched.media_type).module
        reader = cast("Reader", import_module(f"factcheck.documents.formats.{module}"))
    with warned() as complaints:
        content = reader.read(Raw(fetched.data, name, fetched.charset, fetched.path), limits)
    if complaints:
        said = (f"its reader says: {line}" for line in complaints[:_MOST_COMPLAINTS])
        content = replace(content, warnings=(*content.warnings, *said))
    if not content.text.strip() and not content.warnings:
        raise UnreadableSource(name, "holds no text", "check that it was saved, or recognise its text first (OCR)")
    if module in _OF_RUNNING_TEXT:
        content = replace(content, passages=with_speakers(content.text, content.passages))
    if len(content.passages) > limits.passages:
        raise OverLimit(name, f"has more than {limits.passages:,} passages", "split it")
    return _document(content, shown, hashlib.sha256(fetched.data).hexdigest(), content.reader or reader.READER)


def read_text(
    text: str, source: str = "pasted", *, title: str | None = None, date: datetime.date | None = None
) -> Document:
    """Read a text that is at hand as plain text; `title` and `date` are taken before what the text says itself.

    CRLF becomes LF as in a file, NUL and lone surrogates become U+FFFD. A text without a word gives a document without
    passages.
    """
    text = storable(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    content = plain.content(text)
    content = replace(content, title=title or content.title, date=date or content.date)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return _document(content, source, digest, plain.READER)


def read_many(sources: Iterable[str], *, limits: Limits = DEFAULT) -> Iterator[tuple[str, Document | UnreadableSource]]:
    """Read sources one after the other, as they are asked for; what cannot be read comes as its error.

    Stop iterating to cancel. With `expand(...)` for `sources` a folder is walked as it is read.
    """
    for source in sources:
        try:
            yield source, read(source, limits=limits)
        except UnreadableSource as error:
            yield source, error


def _document(content: Content, source: str, digest: str, reader: str) -> Document:
    return Document(
        text=content.text,
        source=printable(source),
        sha256=digest,
        reader=reader,
        title=_clean(content.title),
        date=content.date,
        author=_clean(content.author),
        language=language_of(content),
        passages=content.passages,
        tables=content.tables,
        warnings=(*content.warnings, *languages_noted(content)),
    )


def _clean(line: str | None) -> str | None:
    """Give a line of metadata on one line, at a length that fits where it is shown."""
    if line is None:
        return None
    return storable(" ".join(line.split()))[:500] or None
