"""Addresses: fetched from a real server on this machine, refused wherever they lead into a private network."""

from __future__ import annotations

import gzip
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from factcheck.documents import Limits, OverLimit, UnreadableSource, fetch, read

PAGE = "<html><body><p>Путин набрал 63,75 процента голосов избирателей на выборах.</p></body></html>".encode("cp1251")
ALLOWED = Limits(private_addresses=True, bytes=200_000, seconds=5)


class Answers(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/page":
            self._answer(200, PAGE, {"Content-Type": "text/html; charset=windows-1251"})
        elif self.path == "/csv":
            self._answer(200, b"a,b\nx,5\n", {"Content-Type": "text/csv"})
        elif self.path == "/zipped":
            self._answer(200, gzip.compress(b"Five is 5%."), {"Content-Type": "text/plain", "Content-Encoding": "gzip"})
        elif self.path == "/bomb":
            data = gzip.compress(bytes(5_000_000))
            self._answer(200, data, {"Content-Type": "text/plain", "Content-Encoding": "gzip"})
        elif self.path == "/large":
            self._answer(200, bytes(300_000), {"Content-Type": "text/plain"})
        elif self.path == "/moved":
            self._answer(302, b"", {"Location": "/page"})
        elif self.path == "/loop":
            self._answer(302, b"", {"Location": "/loop"})
        elif self.path == "/file":
            self._answer(302, b"", {"Location": "file:///etc/passwd"})
        elif self.path == "/slow":
            self.send_response(200)
            self.end_headers()
            for _ in range(40):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
        elif self.path == "/drip":
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            for number in range(100):
                self.wfile.write(b"X-%d: a\r\n" % number)
                self.wfile.flush()
                time.sleep(0.05)
        elif self.path == "/cut":
            self.send_response(200)
            self.send_header("Content-Length", "5000")
            self.end_headers()
            self.wfile.write(b"Unemployment was 5.4% in May")
        elif self.path == "/cut-zipped":
            self.send_response(200)
            self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(gzip.compress(b"Unemployment was 5.4% in May." * 500)[:-20])
        else:
            self._answer(404, b"", {})

    def _answer(self, code, data, headers):
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="module")
def server():
    running = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def test_page_is_fetched_with_its_bytes_and_declared_charset(server):
    fetched = fetch(f"{server}/page", ALLOWED)
    assert fetched.data == PAGE
    assert (fetched.media_type, fetched.charset) == ("text/html", "windows-1251")
    document = read(f"{server}/page", limits=ALLOWED)
    assert "63,75 процента" in document.text
    assert document.source == f"{server}/page"


def test_media_type_tells_the_format(server):
    assert read(f"{server}/csv", limits=ALLOWED).tables[0].header == ("a", "b")


def test_redirects_are_followed_and_kept(server):
    assert fetch(f"{server}/moved", ALLOWED).address == f"{server}/page"


def test_compressed_answers_are_unpacked(server):
    assert read(f"{server}/zipped", limits=ALLOWED).text == "Five is 5%."


@pytest.mark.parametrize("path", ["large", "bomb"])
def test_answers_over_the_limit_are_refused(server, path):
    with pytest.raises(OverLimit, match="larger than"):
        fetch(f"{server}/{path}", ALLOWED)


@pytest.mark.parametrize(("path", "says"), [("none", "answers 404"), ("loop", "redirects"), ("file", "redirects")])
def test_answers_without_a_page_are_refused_in_one_line(server, path, says):
    with pytest.raises(UnreadableSource, match=says) as caught:
        fetch(f"{server}/{path}", ALLOWED)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("path", ["slow", "drip"])
def test_a_slow_answer_is_given_up_be_it_slow_in_its_headers(server, path):
    begun = time.monotonic()
    with pytest.raises(UnreadableSource, match="too long"):
        fetch(f"{server}/{path}", Limits(private_addresses=True, seconds=0.3))
    assert time.monotonic() - begun < 2


@pytest.mark.parametrize("path", ["cut", "cut-zipped"])
def test_an_answer_that_is_cut_short_is_not_kept_as_whole(server, path):
    with pytest.raises(UnreadableSource, match="cut short"):
        fetch(f"{server}/{path}", ALLOWED)


def test_a_host_of_ones_own_network_is_fetched_from_when_it_is_named(server):
    with pytest.raises(UnreadableSource, match=r"`--allow-private 127\.0\.0\.1` on the command line"):
        fetch(f"{server}/csv")
    assert fetch(f"{server}/csv", Limits(private_hosts=frozenset({"127.0.0.1"}))).data.startswith(b"a,b")


def test_a_password_in_an_address_is_neither_sent_nor_said():
    with pytest.raises(UnreadableSource, match="password") as caught:
        fetch("http://jo:secret@example.org/page")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://0.0.0.0/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:127.0.0.1]/",
        "http://2130706433/",
    ],
)
def test_private_addresses_are_refused(address):
    with pytest.raises(UnreadableSource, match="private address"):
        fetch(address)


@pytest.mark.parametrize("address", ["http://", "http:///x", "https://[::1", "http://a b/"])
def test_addresses_that_are_none_are_refused(address):
    with pytest.raises(UnreadableSource):
        fetch(address, ALLOWED)
