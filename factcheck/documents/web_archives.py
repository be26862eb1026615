"""A page as a server answered with it, in the form in which web archives keep pages (WARC, ISO 28500)."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.documents.fetched import Fetched

__all__ = ["page_archive"]


def page_archive(fetched: Fetched) -> bytes | None:
    """Give the server's answer as a web archive of one record, compressed; None for what no server answered with.

    The body stands there as it was sent, the time is that of this call. Other programs that read WARC show the page.
    """
    answer = fetched.answer
    if answer is None:
        return None
    from warcio.statusandheaders import StatusAndHeaders  # loaded by who keeps a page
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    headers = StatusAndHeaders(answer.status, list(answer.headers), protocol=answer.protocol)
    body = fetched.data if answer.sent is None else answer.sent
    address = fetched.address or fetched.source
    writer.write_record(writer.create_warc_record(address, "response", io.BytesIO(body), http_headers=headers))
    return out.getvalue()
