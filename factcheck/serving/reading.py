"""A read-only service of what is cleared: pages, JSON, a feed. It knows two methods, and no path but those of its site.

It listens on this machine only, or behind a proxy that keeps the connection.
"""

from __future__ import annotations

import socket
import threading
import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from factcheck.errors import Edge, FactcheckError
from factcheck.reports.gathering import gather
from factcheck.reports.site import Site

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.desk import Desk
    from factcheck.errors import Tell
    from factcheck.reports.rendering import Options
    from factcheck.reports.site import File

__all__ = ["NotServed", "Reading"]

LOOPBACK = ("127.0.0.1", "::1", "localhost")
PAUSE = 1.0  # seconds for which the desk is not asked again whether something changed
LONGEST = 30.0  # seconds that a connection may be silent


class NotServed(FactcheckError):
    """An address that cannot be listened on."""


class _Shown:
    """The site of a desk as it is now."""

    def __init__(self, desk: Desk, articles: Sequence[str], options: Options, tell: Tell) -> None:
        self._desk, self._articles, self._options, self._tell = desk, articles, options, tell
        self._lock = threading.Lock()
        self._revision = -1
        self._asked = 0.0
        self._site = Site((), options)

    def file(self, path: str) -> File | None:
        with self._lock:
            self._refresh()
            return self._site.file(path)

    def _refresh(self) -> None:
        if time.monotonic() - self._asked < PAUSE:
            return
        with Edge("the desk", self._tell):
            revision = self._desk.revision
            if revision != self._revision:
                names = self._articles or [article.slug for article in self._desk.articles.all()]
                reports = [gather(self._desk, name, search=False, tell=self._tell) for name in names]
                self._site, self._revision = Site(reports, self._options), revision
        self._asked = time.monotonic()


class Reading(ThreadingHTTPServer):
    """The service, listening; `serve_forever` answers. Raises `NotServed` for an address that is not this machine's."""

    daemon_threads = True

    def __init__(
        self, desk: Desk, host: str, port: int, options: Options, tell: Tell, *, articles: Sequence[str] = (),
        behind_proxy: bool = False,
    ) -> None:  # fmt: skip
        if host not in LOOPBACK and not behind_proxy:
            remedy = "listen on 127.0.0.1, or say --behind-proxy where a proxy keeps the connection"
            raise NotServed(host, "can be reached from elsewhere", remedy)
        self.shown = _Shown(desk, articles, options, tell)
        self.behind_proxy = behind_proxy
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        try:
            super().__init__((host, port), _Answering)
        except OSError as error:
            raise NotServed(
                f"{host}:{port}", f"cannot be listened on ({error.strerror})", "take another port"
            ) from error

    @property
    def address(self) -> str:
        """Give where the service is, for a browser."""
        host, port = self.server_address[:2]
        shown = host.decode() if isinstance(host, bytes | bytearray) else str(host)
        return f"http://{f'[{shown}]' if ':' in shown else shown}:{port}/"

    def accepts(self, host: str) -> bool:
        """Tell whether a request's Host is this service: a page elsewhere cannot have another name lead here."""
        name = urlsplit(f"//{host}").hostname
        return self.behind_proxy or name in LOOPBACK


class _Answering(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "factcheck", ""
    timeout = LONGEST
    wbufsize = 65_536  # an answer goes out in one piece
    server: Reading

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        try:
            known = self.server.accepts(self.headers.get("Host", ""))
        except ValueError:
            known = False
        if not known:
            self._refuse(HTTPStatus.MISDIRECTED_REQUEST)
            return
        path = unquote(urlsplit(self.path).path).removeprefix("/")
        file = self.server.shown.file(f"{path}index.html" if path == "" or path.endswith("/") else path)
        if file is None:
            self._refuse(HTTPStatus.NOT_FOUND)
            return
        same = file.tag in (self.headers.get("If-None-Match") or "")
        self.send_response(HTTPStatus.NOT_MODIFIED if same else HTTPStatus.OK)
        self.send_header("ETag", file.tag)
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        if not same:
            self.send_header("Content-Type", file.media)
            self.send_header("Content-Length", str(len(file.data)))
        self.end_headers()
        if with_body and not same:
            self.wfile.write(file.data)
        self.wfile.flush()

    def _refuse(self, status: HTTPStatus) -> None:
        self.close_connection = True
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.send_header("Connection", "close")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: who asks for what is nobody's business."""
