"""`factcheck evidence` as a person runs it: put in, listed, searched, changed, taken out."""

import gzip
import io
import json
import struct
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import openpyxl
import pytest
from warcio.archiveiterator import ArchiveIterator

from tests.cli.running import SEEDS, factcheck
from tests.unit.documents.pages import scanned_pdf

FILES = sorted(path.name for path in (SEEDS / "evidence").iterdir())


@pytest.fixture
def desk(tmp_path):
    folder = tmp_path / "desk"
    assert factcheck("desk", "new", folder).returncode == 0
    return folder


@pytest.fixture
def files(tmp_path):
    folder = tmp_path / "files"
    folder.mkdir()
    for name in FILES:
        (folder / name).write_bytes((SEEDS / "evidence" / name).read_bytes())
    return folder


def listed(desk):
    return [json.loads(line) for line in factcheck("evidence", "list", "--json", cwd=desk).stdout.splitlines()]


def test_a_folder_is_put_in_listed_and_searched(desk, files):
    added = factcheck("evidence", "add", files, "--primary", "--origin", "CEC", cwd=desk)
    assert (added.returncode, added.stderr, len(added.stdout.splitlines())) == (0, "", len(FILES))
    items = listed(desk)
    assert [item["source"] for item in items] == [str(files / name) for name in FILES]
    assert {(item["rank"], item["origin"]) for item in items} == {("primary", "CEC")}
    found = factcheck("evidence", "search", "Putin", "63.75%", "--json", cwd=desk).stdout.splitlines()
    first = json.loads(found[0])
    assert "63.75%" in first["text"]
    assert first["place"] == "line 4"


def test_what_is_there_and_unchanged_is_passed_over(desk, files):
    factcheck("evidence", "add", files, cwd=desk)
    again = factcheck("evidence", "add", files, cwd=desk)
    assert (again.returncode, again.stdout) == (0, "")
    assert again.stderr.count("unchanged") == len(FILES)
    assert len(listed(desk)) == len(FILES)


def test_what_cannot_be_read_is_named_and_the_rest_is_done(desk, files):
    (files / "broken.pdf").write_bytes(b"%PDF-1.7 cut off")
    added = factcheck("evidence", "add", files, files / "missing.txt", cwd=desk)
    assert added.returncode == 2
    assert len(added.stderr.splitlines()) == 2
    assert "broken.pdf" in added.stderr
    assert "missing.txt" in added.stderr
    assert len(listed(desk)) == len(FILES)


def test_a_fault_in_one_file_of_a_folder_is_named_and_the_rest_is_added(desk, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in ("a.txt", "c.txt"):
        (folder / name).write_text(f"Unemployment was 5.4% in {name}.", encoding="utf-8")
    (folder / "b.xlsx").write_bytes(spreadsheet_with_a_wrong_checksum())
    (folder / "itself.txt").symlink_to("itself.txt")
    added = factcheck("evidence", "add", folder, cwd=desk)
    assert added.returncode == 2
    assert [name for name in ("b.xlsx", "itself.txt") if name not in added.stderr] == []
    assert len(added.stderr.splitlines()) == 2
    assert [item["source"] for item in listed(desk)] == [str(folder / "a.txt"), str(folder / "c.txt")]


def test_a_private_host_is_named_once_and_remembered_by_the_desk(desk):
    class Answers(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.end_headers()
            self.wfile.write(b"Unemployment was 5.4% in May.")

        def log_message(self, *arguments):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        refused = factcheck("evidence", "add", f"{address}a", cwd=desk)
        assert (refused.returncode, listed(desk)) == (2, [])
        assert "--allow-private 127.0.0.1" in refused.stderr
        (desk.parent / "a.txt").write_text("Unemployment was 5.4% in May, the office said.\n")
        checked = ("check", desk.parent / "a.txt", "-e", f"{address}a")
        assert "--allow-private 127.0.0.1" in factcheck(*checked).stderr
        assert "MATCH" in factcheck(*checked, "--allow-private", "127.0.0.1").stdout
        assert factcheck("evidence", "add", f"{address}a", "--allow-private", "127.0.0.1", cwd=desk).returncode == 0
        assert factcheck("evidence", "add", f"{address}b", cwd=desk).returncode == 0
        server.shutdown()
    assert [item["source"] for item in listed(desk)] == [f"{address}a", f"{address}b"]


def test_a_page_is_kept_as_its_server_sent_it(desk, tmp_path):
    page = (
        b"<html><title>T</title><body><article><p>Unemployment was 5.4% in May, they said.</p></article></body></html>"
    )
    sent = gzip.compress(page)

    class Answers(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            self.send_response(200)
            for name, value in (
                ("Content-Type", "text/html; charset=utf-8"),
                ("Content-Encoding", "gzip"),
                ("Last-Modified", "Mon, 07 Jun 2021 10:00:00 GMT"),
                ("Content-Length", str(len(sent))),
            ):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(sent)

        def log_message(self, *arguments):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/rates?month=5"
        assert factcheck("evidence", "add", address, "--allow-private", "127.0.0.1", cwd=desk).returncode == 0
        server.shutdown()
    written = tmp_path / "page.warc.gz"
    assert factcheck("evidence", "show", "e1", "--page", written, cwd=desk).returncode == 0
    with written.open("rb") as file:
        record = next(iter(ArchiveIterator(file)))
        assert record.rec_headers.get_header("WARC-Target-URI") == address
        assert record.http_headers.get_header("Last-Modified") == "Mon, 07 Jun 2021 10:00:00 GMT"
        assert record.raw_stream.read() == sent
    again = factcheck("evidence", "show", "e1", "--page", written, cwd=desk)
    assert (again.returncode, "cannot be written" in again.stderr) == (2, True)
    assert factcheck("evidence", "add", written, cwd=desk).returncode == 0
    assert "Unemployment was 5.4% in May" in factcheck("evidence", "show", "e2", cwd=desk).stdout
    assert "no address" in factcheck("evidence", "show", "e2", "--page", tmp_path / "x", cwd=desk).stderr
    assert factcheck("desk", "verify", cwd=desk).returncode == 0
    assert factcheck("desk", "forget", "e1", "--reason", "asked to", cwd=desk).returncode == 0
    assert len(list((desk / "snapshots").iterdir())) == 1


def test_many_sources_end_with_a_summary_of_what_became_of_them(desk, tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(20):
        (folder / f"{number:02}.txt").write_text(f"Unemployment was {number}.4% in May.", encoding="utf-8")
    for name in ("x.pdf", "y.pdf"):
        (folder / name).write_bytes(b"%PDF-1.7 cut off")
    (folder / "scan.pdf").write_bytes(scanned_pdf())
    added = factcheck("evidence", "add", folder, cwd=desk)
    assert added.returncode == 2
    assert added.stderr.splitlines()[-3:] == [
        "factcheck: 21 added, 2 could not be read",
        "factcheck:   is a damaged PDF: x.pdf, y.pdf",
        "factcheck:   added, but without a word that could be found: scan.pdf",
    ]
    again = factcheck("evidence", "add", folder, cwd=desk)
    assert again.stderr.splitlines()[-2] == "factcheck: 21 unchanged, 2 could not be read"


def spreadsheet_with_a_wrong_checksum():
    book = openpyxl.Workbook()
    for number in range(500):
        book.active.append([f"Region {number}", number / 10])
    file = io.BytesIO()
    book.save(file)
    checksum = struct.pack("<I", zipfile.ZipFile(file).getinfo("xl/worksheets/sheet1.xml").CRC)
    return file.getvalue().replace(checksum, bytes(byte ^ 0xFF for byte in checksum))


def test_a_changed_file_is_noticed_with_the_verdicts_that_rest_on_it(desk, files):
    factcheck("evidence", "add", files / "commission-count.txt", cwd=desk)
    factcheck("add", SEEDS / "articles" / "elections.txt", cwd=desk)
    claims = [json.loads(line) for line in factcheck("claims", "elections", "--json", cwd=desk).stdout.splitlines()]
    records = [record for record in claims if (record["claim"]["figure"] or {}).get("text") == "63.75%"]
    claim = f"elections#{records[0]['number']}"
    rated = factcheck("rate", claim, "accurate", "--source", "A", "--reason", "It rounds.", cwd=desk)
    assert rated.returncode == 0, rated.stderr
    assert factcheck("evidence", "update", cwd=desk).stdout == ""
    path = files / "commission-count.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("63.75%", "62.75%"), encoding="utf-8")
    updated = factcheck("evidence", "update", cwd=desk)
    assert updated.returncode == 0
    assert "e1 changed, now e2" in updated.stdout
    assert claim in updated.stdout
    assert [item["id"] for item in listed(desk)] == ["e2"]


def test_a_source_that_is_gone_is_said_and_stays_in_the_library(desk, files):
    factcheck("evidence", "add", files / "counts.txt", cwd=desk)
    (files / "counts.txt").unlink()
    updated = factcheck("evidence", "update", cwd=desk)
    assert updated.returncode == 2
    assert "counts.txt" in updated.stderr
    assert len(listed(desk)) == 1


def test_what_is_no_file_is_entered_by_hand(desk):
    words = "The turnout in our district was 61.2%."
    added = factcheck(
        "evidence", "add", "--by-hand", "--who", "Anna Petrova", "--how", "by telephone", "--when", "2012-03-05",
        "--words", words, cwd=desk,
    )  # fmt: skip
    assert added.returncode == 0, added.stderr
    (item,) = listed(desk)
    assert (item["by_hand"], item["date"], item["origin"]) == ("by telephone", "2012-03-05", "Anna Petrova")
    assert words in factcheck("evidence", "show", "e1", cwd=desk).stdout
    assert words in factcheck("evidence", "search", "turnout", cwd=desk).stdout


def test_what_was_removed_is_not_found(desk, files):
    factcheck("evidence", "add", files, cwd=desk)
    removed = factcheck("evidence", "remove", "e1", "e99", "--reason", "superseded", cwd=desk)
    assert removed.returncode == 2
    assert "e99" in removed.stderr
    assert "e1" not in [item["id"] for item in listed(desk)]


def test_what_a_document_is_can_be_said_later(desk, files):
    factcheck("evidence", "add", files, cwd=desk)
    said = factcheck("evidence", "describe", "e1", "--secondary", "--origin", "Agency", "--json", cwd=desk)
    assert said.returncode == 0, said.stderr
    assert json.loads(said.stdout)["rank"] == "secondary"
    assert [(item["rank"], item["origin"]) for item in listed(desk) if item["id"] == "e1"] == [("secondary", "Agency")]
    assert factcheck("evidence", "describe", "e1", "--no-rank", cwd=desk).stdout.startswith("e1  -  ")
    assert factcheck("evidence", "describe", "e1", cwd=desk).returncode == 2
    assert "e99" in factcheck("evidence", "describe", "e99", "--primary", cwd=desk).stderr


@pytest.mark.parametrize(
    "arguments",
    [(), ("--by-hand",), ("--by-hand", "--who", "A"), ("x.txt", "--who", "A"), ("--date", "yesterday", "x.txt")],
)
def test_what_makes_no_sense_is_refused(desk, arguments):
    done = factcheck("evidence", "add", *arguments, cwd=desk)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert listed(desk) == []
