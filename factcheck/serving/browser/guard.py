"""Who may come in: a browser that was opened with the token, or somebody whom a proxy names that knows it.

Three things are asked of every request: that it calls the service by a name that is its own, so that no page elsewhere
can have another name lead here; that who sends it was let in; and, where it opens a session, that a page of this
service asked for it.
"""

from __future__ import annotations

import re
import secrets
from hmac import compare_digest
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec import Struct

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["LOOPBACK", "TOKEN_HEADER", "Guard", "Visitor", "own_origins"]

LOOPBACK = ("127.0.0.1", "::1", "localhost")
TOKEN_HEADER = "X-Factcheck-Token"  # noqa: S105 - the name of the header by which a proxy shows that it is ours
_NAME = re.compile(r"[\w][\w.@+ -]{0,99}")


class Visitor(Struct, frozen=True):
    """Who came in: `key` tells one from another, `name` is what the proxy calls them, None where there is no proxy."""

    key: str
    name: str | None = None


def own_origins(origin: str | None, port: int, *, secure: bool) -> frozenset[str]:
    """Give the origins that pages of this service have; `origin` is where it is reached from elsewhere, if it is.

    Raises `FactcheckError` for one that is no address of a service.
    """
    scheme = "https" if secure else "http"
    own = {f"{scheme}://{f'[{name}]' if ':' in name else name}:{port}" for name in LOOPBACK}
    if origin is not None:
        own.add(_origin(origin))
    return frozenset(own)


def _origin(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
        raise FactcheckError(address, "is no address of a service", "write it as a browser shows it: https://...")
    return f"{parts.scheme}://{parts.netloc.lower()}"


class Guard:
    """Lets in whoever knows the token, and remembers the browsers that it let in by a mark of their own."""

    def __init__(self, token: str, *, by_proxy: bool) -> None:
        self._token = token.encode()
        self._by_proxy = by_proxy
        self._marks: set[str] = set()
        self._origins: frozenset[str] = frozenset()
        self._hosts: frozenset[str] = frozenset()

    def answer_to(self, origins: Iterable[str]) -> None:
        """Answer to these origins from now on, and to no other; to none before."""
        self._origins = frozenset(origins)
        self._hosts = frozenset(urlsplit(origin).netloc for origin in self._origins)

    def is_called(self, host: str) -> bool:
        """Tell whether a request's Host is a name of this service."""
        return host.lower() in self._hosts

    def is_own_page(self, origins: Sequence[str]) -> bool:
        """Tell whether a page of this service sent a request, by its headers Origin; one that says none did not."""
        return len(origins) == 1 and origins[0].lower() in self._origins

    def mark(self, token: str) -> str | None:
        """Give a mark for a browser that was opened with the token, None for any other."""
        if self._by_proxy or not self._knows(token):
            return None
        mark = secrets.token_urlsafe(32)
        self._marks.add(mark)
        return mark

    def visitor(self, mark: str | None, tokens: Sequence[str], names: Sequence[str]) -> Visitor | None:
        """Give who sends a request, None for somebody who is not let in.

        `mark` is what this browser was given, `tokens` and `names` are what a proxy says: each exactly once, or the
        one who asks has added one to those of the proxy.
        """
        if not self._by_proxy:
            return Visitor(mark) if mark is not None and mark in self._marks else None
        if len(tokens) != 1 or len(names) != 1 or not self._knows(tokens[0]) or not _NAME.fullmatch(names[0]):
            return None
        return Visitor(names[0], names[0])

    def _knows(self, token: str) -> bool:
        return compare_digest(token.encode("utf-8", "surrogateescape"), self._token)
