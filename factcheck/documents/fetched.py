"""The bytes of a source as they came, wherever they came from, and its name as text."""

from __future__ import annotations

from msgspec import Struct

__all__ = ["Answer", "Fetched", "ask_again", "printable"]


class Answer(Struct, frozen=True):
    """How a server answered: the protocol, the status with its words, the headers in their order.

    `sent` is the body as it came where it was compressed, None where it is what was read.
    """

    protocol: str
    status: str
    headers: tuple[tuple[str, str], ...]
    sent: bytes | None = None


class Fetched(Struct, frozen=True):
    """The bytes of a source as they came, to be kept, with what was declared about them.

    `source` is as it was given; `address` where an http(s) source ended after redirects, None for all others,
    and `answer` how the server there answered.
    `path` is where a file lies, whatever it is called.
    """

    data: bytes
    source: str
    media_type: str | None = None
    charset: str | None = None
    address: str | None = None
    answer: Answer | None = None
    path: str | None = None


def ask_again(fetched: Fetched) -> dict[str, str]:
    """Give the headers that ask a server next time whether anything changed, out of those of this answer."""
    headers = {name.lower(): value for name, value in (fetched.answer.headers if fetched.answer else ())}
    asked = (("If-None-Match", "etag"), ("If-Modified-Since", "last-modified"))
    return {ask: headers[name] for ask, name in asked if name in headers}


def printable(source: str) -> str:
    """Give a source's name as text that can be stored; bytes of it that are no UTF-8 are written out ("\\udcff")."""
    return source.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
