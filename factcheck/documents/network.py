"""Fetching from http(s) addresses, which may have been found in somebody else's text.

An address is refused where it leads to this machine or its own network, at the first step and at every redirect: its
name is resolved and checked before, and the peer that was really connected to is checked again before anything is
sent, so that a name that resolves differently the second time gains nothing.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import urllib.error
import urllib.request
import zlib
from contextlib import suppress
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from factcheck.documents.errors import OverLimit, UnreadableSource
from factcheck.documents.fetched import Answer, Fetched, printable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import IO

    from factcheck.documents.limits import Limits

__all__ = ["fetch_address", "fetch_changed"]

_AGENT = "factcheck-workbench (reads one page for a fact-checker)"
_CHUNK = 65_536
_INFLATE = {"gzip": zlib.MAX_WBITS | 16, "x-gzip": zlib.MAX_WBITS | 16, "deflate": zlib.MAX_WBITS}
_TAKE_A_COPY = "save the page from a browser and read the file"


class _Refused(OSError):
    """An address that may not be fetched from, and what can be done about it."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.remedy = remedy


def fetch_address(address: str, limits: Limits) -> Fetched:
    """Get what an http(s) address answers with; raises `UnreadableSource`, `OverLimit`."""
    fetched = fetch_changed(address, {}, limits)
    assert fetched is not None, "only who made conditions is told that nothing changed"
    return fetched


def fetch_changed(
    address: str, conditions: Mapping[str, str], limits: Limits, *, into: IO[bytes] | None = None
) -> Fetched | None:
    """Get what an http(s) address answers with, None where the server says that it is as it was.

    `conditions` are the headers that ask so: If-None-Match with the ETag of the last answer, If-Modified-Since with
    its Last-Modified. What is too large to be held is written `into` a file as it comes, unpacked, and what is given
    then has no bytes. Raises `UnreadableSource`, `OverLimit`; what was written before that is not whole.
    """
    shown = printable(address)
    proxies = urllib.request.getproxies()
    ends = _Ends(limits.seconds)
    try:
        _refuse_password(shown)
        return _fetched(address, shown, conditions, limits, proxies, ends, into)
    except UnreadableSource:
        raise
    except _Refused as error:
        raise UnreadableSource(shown, str(error), error.remedy) from None
    except urllib.error.URLError as error:
        if isinstance(error.reason, _Refused):
            raise UnreadableSource(shown, str(error.reason), error.reason.remedy) from None
        raise UnreadableSource(
            shown, f"cannot be reached ({_reason(ends.over(error.reason))})", "check the address"
        ) from None
    except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
        raise UnreadableSource(shown, f"cannot be reached ({_reason(ends.over(error))})", "check the address") from None
    finally:
        ends.done()


def _refuse_password(shown: str) -> None:
    """Refuse an address with a name and password in it, without saying them: they would be kept with what is read."""
    parts = urlsplit(shown)
    if "@" in parts.netloc:
        without = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
        raise UnreadableSource(
            without,
            "was named with a password, which is sent nowhere",
            "save the page from a browser and read the file",
        )


class _Ends:
    """Ends a fetch as a whole: what is sent slowly, a line of the headers at a time, is cut off when its time is up."""

    def __init__(self, seconds: float) -> None:
        self._sockets: list[socket.socket] = []
        self._up = threading.Event()
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True
        self._timer.start()

    def watch(self, connected: socket.socket) -> None:
        """Cut this connection off too."""
        self._sockets.append(connected)
        if self._up.is_set():
            raise TimeoutError

    def over(self, error: object) -> object:
        """Give what ended the fetch: the end of its time rather than what came of it."""
        return TimeoutError() if self._up.is_set() else error

    def check(self) -> None:
        if self._up.is_set():
            raise TimeoutError

    def _end(self) -> None:
        self._up.set()
        for connected in self._sockets:
            with suppress(OSError):
                connected.shutdown(socket.SHUT_RDWR)

    def done(self) -> None:
        self._timer.cancel()


def _fetched(
    address: str,
    shown: str,
    conditions: Mapping[str, str],
    limits: Limits,
    proxies: dict[str, str],
    ends: _Ends,
    into: IO[bytes] | None,
) -> Fetched | None:
    try:
        _check(address, limits, proxies)
        headers = {"User-Agent": _AGENT, "Accept": "*/*", "Accept-Encoding": "gzip, identity", **conditions}
        request = urllib.request.Request(_quoted(address), headers=headers)  # noqa: S310  (the scheme was checked)
        with _opener(limits, proxies, ends).open(request, timeout=limits.seconds) as answer:
            data, sent = _body(answer, shown, limits, ends, into)
            told = answer.headers
            kept = _answer(answer, sent)
            return Fetched(data, shown, told.get_content_type(), told.get_content_charset(), answer.url, kept)
    except urllib.error.HTTPError as error:
        with error:
            if error.code == HTTPStatus.NOT_MODIFIED and conditions:
                return None
            answer = f"the server answers {error.code} ({' '.join(str(error.reason).split())[:100]})"
            redirects = "redirects without end, or to an address that is not fetched"
            problem = redirects if 300 <= error.code < 400 else answer
            raise UnreadableSource(shown, problem, _TAKE_A_COPY) from None


def _answer(answer: http.client.HTTPResponse, sent: bytes | None) -> Answer:
    """Give how a server answered; how the body was cut into pieces on its way is no part of that."""
    headers = tuple((name, value) for name, value in answer.headers.items() if name.lower() != "transfer-encoding")
    protocol = f"HTTP/{answer.version // 10}.{answer.version % 10}"
    return Answer(protocol, f"{answer.status} {answer.reason}", headers, sent)


def _reason(error: object) -> str:
    if isinstance(error, TimeoutError):
        return "it takes too long"
    if isinstance(error, ssl.SSLCertVerificationError):
        return "its certificate is not valid"
    if isinstance(error, socket.gaierror):
        return "no such host"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error)[:100] or type(error).__name__


def _quoted(address: str) -> str:
    """Give the address in ASCII: other letters of path and query percent-encoded, those of the host as IDNA."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if not host.isascii():
        port = f":{parts.port}" if parts.port else ""
        parts = parts._replace(netloc=host.encode("idna").decode("ascii") + port)
    return quote(parts._replace(fragment="").geturl(), safe="%/:=&?~#+!$,;'@()*[]")


def _check(address: str, limits: Limits, proxies: dict[str, str]) -> None:
    """Refuse an address whose host is, or resolves to, a private one."""
    parts = urlsplit(address)
    if parts.scheme.lower() not in {"http", "https"}:
        raise _Refused(f"leads to a {parts.scheme or 'nameless'} address, which is not fetched", _TAKE_A_COPY)
    host = parts.hostname
    if not host:
        raise ValueError("the address names no host")
    if limits.private_addresses or host in limits.private_hosts:
        return
    try:
        found = socket.getaddrinfo(host, parts.port or parts.scheme.lower(), type=socket.SOCK_STREAM)
    except socket.gaierror:
        if parts.scheme.lower() in proxies:
            return  # only the proxy knows this name
        raise
    for entry in found:
        _check_peer(str(entry[4][0]), limits)


def _check_peer(peer: str, limits: Limits) -> None:
    if peer in limits.private_hosts:
        return
    number = ipaddress.ip_address(peer.split("%", 1)[0])
    inner = getattr(number, "ipv4_mapped", None) or getattr(number, "sixtofour", None) or number
    if not inner.is_global or inner.is_multicast or inner.is_reserved:
        way = f"if you mean it, `--allow-private {peer}` on the command line lets it be fetched"
        raise _Refused(f"leads to a private address ({peer})", way)


def _opener(limits: Limits, proxies: dict[str, str], ends: _Ends) -> urllib.request.OpenerDirector:
    through = {urlsplit(proxy if "//" in proxy else f"//{proxy}").hostname for proxy in proxies.values()}

    def check_connected(connection: http.client.HTTPConnection) -> None:
        ends.watch(connection.sock)
        allowed = limits.private_addresses or connection.host in limits.private_hosts or connection.host in through
        if not allowed:
            _check_peer(connection.sock.getpeername()[0], limits)

    class Plain(http.client.HTTPConnection):
        def connect(self) -> None:
            super().connect()
            check_connected(self)

    class Secure(http.client.HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            check_connected(self)

    class PlainHandler(urllib.request.HTTPHandler):
        def http_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
            return self.do_open(Plain, request)

    class SecureHandler(urllib.request.HTTPSHandler):
        def https_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
            return self.do_open(Secure, request, context=ssl.create_default_context())

    class Redirects(urllib.request.HTTPRedirectHandler):
        max_redirections = 8

        def redirect_request(self, *arguments: Any) -> urllib.request.Request | None:  # noqa: ANN401  (as the base)
            _check(arguments[-1], limits, proxies)
            return super().redirect_request(*arguments)

    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(proxies),
        PlainHandler(),
        SecureHandler(),
        Redirects(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


def _body(
    answer: http.client.HTTPResponse, shown: str, limits: Limits, ends: _Ends, into: IO[bytes] | None
) -> tuple[bytes, bytes | None]:
    """Read the answer within the limits: unpacked, and where it came compressed as it came too.

    What is written `into` a file is not given.
    """
    inflate = _INFLATE.get((answer.headers.get("Content-Encoding") or "").strip().lower())
    unpacker = zlib.decompressobj(inflate) if inflate else None
    parts: list[bytes] = []
    sent: list[bytes] = []
    size = 0
    while chunk := answer.read1(_CHUNK):
        ends.check()
        if unpacker is not None:
            if into is None:
                sent.append(chunk)
            chunk = unpacker.decompress(chunk, limits.bytes + 1)
        size += len(chunk)
        if size > limits.bytes:
            raise OverLimit(shown, f"is larger than {limits.bytes / 1e6:,.0f} MB", "take the part that matters")
        parts.append(chunk) if into is None else into.write(chunk)
    ends.check()
    if answer.length or (unpacker is not None and size and not unpacker.eof):
        raise UnreadableSource(shown, "was cut short on the way", "fetch it again, or save it from a browser")
    return b"".join(parts), b"".join(sent) if unpacker is not None and into is None else None
