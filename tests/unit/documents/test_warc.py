"""Web archives: every page that was kept, read as what it is, under its address."""

from __future__ import annotations

import datetime
import io
import zipfile

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from factcheck.documents import UnreadableSource, read_bytes
from tests.unit.documents.invariants import assert_sound, rows
from tests.unit.documents.test_web import PARAGRAPHS, article, page

WEB = page(article("".join(f"<p>{words}</p>" for words in PARAGRAPHS)))


def warc(*answers: tuple[str, str, str, bytes], gzip: bool = False) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzip)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "a test"}))
    for address, status, kind, data in answers:
        told = StatusAndHeaders(f"{status} X", [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                address,
                "response",
                payload=io.BytesIO(data),
                http_headers=told,
                warc_headers_dict={"WARC-Date": "2021-06-07T10:00:00Z"},
            )
        )
    return out.getvalue()


KEPT = (
    ("https://example.org/count", "200", "text/html; charset=utf-8", WEB),
    ("https://example.org/style.css", "200", "text/css", b"p { color: red }"),
    ("https://example.org/gone", "404", "text/html", b"<p>Not found: 404 pages are no page.</p>"),
    ("https://example.org/rates.csv", "200", "text/csv", b"region,rate\nNorth,5.4\n"),
)


def wacz(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("datapackage.json", "{}")
        package.writestr("archive/data.warc.gz", data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.warc", warc(*KEPT)), ("a.warc.gz", warc(*KEPT, gzip=True)), ("a.wacz", wacz(warc(*KEPT, gzip=True)))],
    ids=["plain", "compressed", "package"],
)
def test_pages_are_read_under_their_addresses(name, data):
    document = read_bytes(data, name)
    assert all(words in document.text for words in PARAGRAPHS)
    assert "404" not in document.text
    assert rows(document) == [["region", "rate"], ["North", "5.4"]]
    assert document.passages[-1].place == "page 2, https://example.org/rates.csv, row 2"
    assert (document.title, document.date) == ("The count", datetime.date(2021, 6, 7))
    assert_sound(document)


NAMELESS = warc(*KEPT).replace(b"WARC-Target-URI", b"WARC-Target-URX")
TOO_LONG = warc(*KEPT).replace(b"Content-Length: ", b"Content-Length: 99999999999999999999")
TOO_SHORT = warc(*KEPT).replace(b"Content-Length: ", b"Content-Length: 1")


@pytest.mark.parametrize(
    "data", [warc(), warc(*KEPT[1:3]), warc(*KEPT)[:40], wacz(b"nothing"), NAMELESS, TOO_SHORT, TOO_LONG]
)
def test_an_archive_without_a_page_is_refused_and_nothing_is_printed(data, capfd):
    with pytest.raises(UnreadableSource, match="web archive"):
        read_bytes(data, "a.warc")
    assert capfd.readouterr() == ("", "")
