"""Web archives (WARC) by warcio: the pages and files that a browser or crawler kept, each read as what it is."""

from __future__ import annotations

import io
import zipfile
from importlib import import_module
from typing import TYPE_CHECKING, cast

from factcheck.documents.archives import DAMAGE
from factcheck.documents.content import Draft, Raw, Reader, storable
from factcheck.documents.dates import parse_day
from factcheck.documents.errors import OverLimit, UnreadableSource
from factcheck.documents.languages import guess_language
from factcheck.documents.sniffing import find_format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.documents.content import Content
    from factcheck.documents.limits import Limits

__all__ = ["READER", "read"]

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
    for number, (address, kind, charset, kept, data) in enumerate(_records(raw, limits), 1):
        where = f"page {number}, {storable(address)[:200]}"
        try:
            form = find_format(data, address, kind)
            if form.module == "warc":
                continue
            reader = cast("Reader", import_module(f"factcheck.documents.formats.{form.module}"))
            content = reader.read(Raw(data, raw.source, charset), limits)
        except UnreadableSource as error:
            warnings.append(f"{where}: {error.problem}")
            continue
        title, day = title or content.title, day or content.date or parse_day(kept)
        if content.title:
            draft.heading(content.title, where)
        draft.embed(content, where)
    if not draft.passages:
        raise UnreadableSource(raw.source, "is a web archive without a page that can be read", "save the page as HTML")
    return draft.finish(title=title, date=day, language=guess_language(draft.text), warnings=warnings)


def _records(raw: Raw, limits: Limits) -> Iterator[tuple[str, str, str | None, str, bytes]]:
    """Give the answers that an archive holds: address, media type, charset, the day they were kept, the bytes."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        remedy = "install factcheck-workbench[warc], or save the page as HTML"
        raise UnreadableSource(raw.source, "is a web archive (WARC), which needs warcio", remedy) from None
    size = count = 0
    for archive in _archives(raw, limits):
        try:
            for record in ArchiveIterator(io.BytesIO(archive)):
                count += 1
                if count > _MOST_RECORDS:
                    raise OverLimit(raw.source, f"holds more than {_MOST_RECORDS:,} records", "take those that matter")
                status = record.http_headers.get_statuscode() if record.http_headers else "200"
                held = record.http_headers or record.rec_headers
                kind, _, more = (held.get_header("Content-Type") or "").partition(";")
                if record.rec_type not in _KEPT or status != "200" or kind.strip().lower().startswith(_PASSED_OVER):
                    continue
                data = record.content_stream().read(limits.expanded_bytes - size + 1)
                size += len(data)
                if size > limits.expanded_bytes:
                    problem = f"unpacks to more than {limits.expanded_bytes / 1e6:,.0f} MB"
                    raise OverLimit(raw.source, problem, "take the records that matter")
                charset = more.partition("charset=")[2].strip(" \"'") or None
                address = record.rec_headers.get_header("WARC-Target-URI") or ""
                kept = record.rec_headers.get_header("WARC-Date") or ""
                if data.strip():
                    yield address, kind.strip().lower(), charset, kept, data
        except (ArchiveLoadFailed, *DAMAGE):
            raise UnreadableSource(raw.source, "is a damaged web archive", "save or fetch it again") from None


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
