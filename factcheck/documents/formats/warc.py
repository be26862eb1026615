"""Web archives (WARC) by warcio: the pages and files that a browser or crawler kept, each read as what it is."""

from __future__ import annotations

import io
import zipfile
from contextlib import redirect_stderr
from importlib import import_module
from typing import IO, TYPE_CHECKING, Any, cast

from msgspec import Struct

from factcheck.documents.archives import DAMAGE
from factcheck.documents.content import Draft, Raw, Reader, storable
from factcheck.documents.dates import parse_day
from factcheck.documents.errors import OverLimit, UnreadableSource
from factcheck.documents.languages import guess_language
from factcheck.documents.sniffing import find_format

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factcheck.documents.content import Content
    from factcheck.documents.limits import Limits

__all__ = ["READER", "Page", "pages", "read"]

READER = "warc 1"

_KEPT = frozenset({"response", "resource"})
# What belongs to a page and is no page.
_PASSED_OVER = ("image/", "audio/", "video/", "font/", "text/css", "application/javascript", "text/javascript",
                "application/x-javascript", "application/font")  # fmt: skip
_MOST_RECORDS = 20_000


def read(raw: Raw, limits: Limits) -> Content:
    """Read every page of an archive; raises `UnreadableSource` for one without a page that can be read."""
    draft = Draft()
    warnings: list[str] = []
    title = day = None
    for number, page in enumerate(_records(raw, limits), 1):
        where = f"page {number}, {storable(page.address)[:200]}"
        try:
            form = find_format(page.data, page.address, page.media_type)
            if form.module == "warc":
                continue
            reader = cast("Reader", import_module(f"factcheck.documents.formats.{form.module}"))
            content = reader.read(Raw(page.data, raw.source, page.charset), limits)
        except UnreadableSource as error:
            warnings.append(f"{where}: {error.problem}")
            continue
        except MemoryError:
            raise OverLimit(raw.source, f"takes more memory to read than one file may ({where})", "split it") from None
        title, day = title or content.title, day or content.date or parse_day(page.kept)
        if content.title:
            draft.heading(content.title, where)
        draft.embed(content, where)
    if not draft.passages:
        raise UnreadableSource(raw.source, "is a web archive without a page that can be read", "save the page as HTML")
    return draft.finish(title=title, date=day, language=guess_language(draft.text), warnings=warnings)


class Page(Struct, frozen=True):
    """What a server answered and an archive kept: `kept` is the day as it is written there."""

    address: str
    media_type: str
    charset: str | None
    kept: str
    data: bytes


def pages(
    archive: IO[bytes], source: str, limits: Limits, counted: Callable[[], None] = lambda: None
) -> Iterator[Page]:
    """Give the answers of one archive as they are read, `counted` being called for every record before it.

    Of each at most one byte more than the limit is read, so that whoever reads it sees that it is too large. Raises
    `UnreadableSource` where the archive is damaged.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        for record in _quietly(ArchiveIterator(archive)):
            counted()
            status = record.http_headers.get_statuscode() if record.http_headers else "200"
            held = record.http_headers or record.rec_headers
            kind, _, more = (held.get_header("Content-Type") or "").partition(";")
            if record.rec_type not in _KEPT or status != "200" or kind.strip().lower().startswith(_PASSED_OVER):
                continue
            data = record.content_stream().read(limits.bytes + 1)
            if len(data) <= limits.bytes and _is_cut(record.raw_stream):
                raise EOFError
            charset = more.partition("charset=")[2].strip(" \"'") or None
            address = record.rec_headers.get_header("WARC-Target-URI") or ""
            kept = record.rec_headers.get_header("WARC-Date") or ""
            if data.strip():
                yield Page(address, kind.strip().lower(), charset, kept, data)
    except (ArchiveLoadFailed, AttributeError, TypeError, OverflowError, *DAMAGE):  # it believes what a record says
        raise UnreadableSource(source, "is a damaged web archive", "save or fetch it again") from None


def _quietly(records: Iterator[Any]) -> Iterator[Any]:
    """Give records without what warcio prints about damaged ones."""
    while True:
        with redirect_stderr(io.StringIO()):
            record = next(records, None)
        if record is None:
            return
        yield record


def _is_cut(stream: Any) -> bool:  # noqa: ANN401  (warcio is untyped)
    """Tell whether a record says that it is longer than what is there; warcio reads it as if it were whole."""
    stream.read()
    return getattr(stream, "limit", 0) > 0


def _records(raw: Raw, limits: Limits) -> Iterator[Page]:
    """Give the answers that an archive holds, as many as one document can have."""
    size = count = 0

    def counted() -> None:
        nonlocal count
        count += 1
        if count > _MOST_RECORDS:
            raise OverLimit(raw.source, f"holds more than {_MOST_RECORDS:,} records", "take those that matter")

    for archive in _archives(raw, limits):
        for page in pages(io.BytesIO(archive), raw.source, limits, counted):
            size += len(page.data)
            if size > limits.expanded_bytes:
                problem = f"unpacks to more than {limits.expanded_bytes / 1e6:,.0f} MB"
                raise OverLimit(raw.source, problem, "take the records that matter")
            yield page


def _archives(raw: Raw, limits: Limits) -> Iterator[bytes]:
    """Give the archive, or those in a package of them (WACZ)."""
    if not raw.data.startswith(b"PK"):
        yield raw.data
        return
    try:
        with zipfile.ZipFile(io.BytesIO(raw.data)) as package:
            parts = [part for part in package.infolist() if part.filename.endswith((".warc", ".warc.gz"))]
            if sum(part.file_size for part in parts) > limits.expanded_bytes:
                problem = f"unpacks to more than {limits.expanded_bytes / 1e6:,.0f} MB"
                raise OverLimit(raw.source, problem, "take the records that matter")
            for part in parts:
                yield package.read(part)
    except DAMAGE:
        raise UnreadableSource(raw.source, "is a damaged web archive", "save or fetch it again") from None
