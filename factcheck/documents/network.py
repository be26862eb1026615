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
import time
import urllib.error
import urllib.request
import zlib
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from factcheck.documents.errors import OverLimit, UnreadableSource
from factcheck.documents.fetched import Fetched, printable

if TYPE_CHECKING:
    from factcheck.documents.limits import Limits

__all__ = ["fetch_address"]

_AGENT = "factcheck-workbench (reads one page for a fact-checker)"
_CHUNK = 65_536
_INFLATE = {"gzip": zlib.MAX_WBITS | 16, "x-gzip": zlib.MAX_WBITS | 16, "deflate": zlib.MAX_WBITS}
_TAKE_A_COPY = "save the page from a browser and read the file"


class _Refused(OSError):
    """An address that may not be fetched from."""


def fetch_address(address: str, limits: Limits) -> Fetched:
    """Get what an http(s) address answers with; raises `UnreadableSource`, `OverLimit`."""
    shown = printable(address)
    deadline = time.monotonic() + limits.seconds
    proxies = urllib.request.getproxies()
    try:
        _check(address, limits, proxies)
        request = urllib.request.Request(  # noqa: S310  (the scheme was checked)
            _quoted(address), headers={"User-Agent": _AGENT, "Accept": "*/*", "Accept-Encoding": "gzip, identity"}
        )
        with _opener(limits, proxies).open(request, timeout=limits.seconds) as answer:
            data = _body(answer, shown, limits, deadline)
            headers = answer.headers
            return Fetched(data, shown, headers.get_content_type(), headers.get_content_charset(), answer.url)
    except UnreadableSource:
        raise
    except urllib.error.HTTPError as error:
        with error:
            answer = f"the server answers {error.code} ({' '.join(str(error.reason).split())[:100]})"
            redirects = "redirects without end, or to an address that is not fetched"
            problem = redirects if 300 <= error.code < 400 else answer
            raise UnreadableSource(shown, problem, _TAKE_A_COPY) from None
    except _Refused as error:
        raise _private(shown, error) from None
    except urllib.error.URLError as error:
        if isinstance(error.reason, _Refused):
            raise _private(shown, error.reason) from None
        raise UnreadableSource(shown, f"cannot be reached ({_reason(error.reason)})", "check the address") from None
    except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
        raise UnreadableSource(shown, f"cannot be reached ({_reason(error)})", "check the address") from None


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


def _private(shown: str, error: OSError) -> UnreadableSource:
    return UnreadableSource(shown, str(error), "allow private addresses if you mean it")


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
        raise _Refused(f"leads to a {parts.scheme or 'nameless'} address, which is not fetched")
    host = parts.hostname
    if not host:
        raise ValueError("the address names no host")
    if limits.private_addresses:
        return
    try:
        found = socket.getaddrinfo(host, parts.port or parts.scheme.lower(), type=socket.SOCK_STREAM)
    except socket.gaierror:
        if parts.scheme.lower() in proxies:
            return  # only the proxy knows this name
        raise
    for entry in found:
        _check_peer(str(entry[4][0]))


def _check_peer(peer: str) -> None:
    number = ipaddress.ip_address(peer.split("%", 1)[0])
    inner = getattr(number, "ipv4_mapped", None) or getattr(number, "sixtofour", None) or number
    if not inner.is_global or inner.is_multicast or inner.is_reserved:
        raise _Refused(f"leads to a private address ({peer})")


def _opener(limits: Limits, proxies: dict[str, str]) -> urllib.request.OpenerDirector:
    through = {urlsplit(proxy if "//" in proxy else f"//{proxy}").hostname for proxy in proxies.values()}

    def check_connected(connection: http.client.HTTPConnection) -> None:
        if not limits.private_addresses and connection.host not in through:
            _check_peer(connection.sock.getpeername()[0])

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


def _body(answer: http.client.HTTPResponse, shown: str, limits: Limits, deadline: float) -> bytes:
    """Read the answer within the limits, unpacked where it came compressed."""
    inflate = _INFLATE.get((answer.headers.get("Content-Encoding") or "").strip().lower())
    unpacker = zlib.decompressobj(inflate) if inflate else None
    parts: list[bytes] = []
    size = 0
    while chunk := answer.read1(_CHUNK):
        if time.monotonic() > deadline:
            raise TimeoutError
        if unpacker is not None:
            chunk = unpacker.decompress(chunk, limits.bytes + 1)
        parts.append(chunk)
        size += len(chunk)
        if size > limits.bytes:
            raise OverLimit(shown, f"is larger than {limits.bytes / 1e6:,.0f} MB", "take the part that matters")
    return b"".join(parts)
