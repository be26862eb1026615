"""What goes between a program and the processes that read for it: lengths, then MessagePack of these types."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from msgspec import Struct, msgpack

from factcheck.documents.fetched import Fetched  # noqa: TC001  fields' types
from factcheck.documents.limits import Limits  # noqa: TC001
from factcheck.documents.model import Document  # noqa: TC001

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Answer", "Refusal", "Task", "packed", "unpacked"]

_LENGTH = struct.Struct(">Q")


class Task(Struct, frozen=True, array_like=True):
    """A source to be read within limits, in `seconds` of processor time and `memory` bytes."""

    fetched: Fetched
    limits: Limits
    seconds: int
    memory: int


class Refusal(Struct, frozen=True, array_like=True):
    """Why there is no document, as `UnreadableSource` has it; `over` says that a limit was met."""

    thing: str
    problem: str
    remedy: str | None
    over: bool


class Answer(Struct, frozen=True, array_like=True):
    """A document or why there is none; `last` says that the process ends now and another is to read what follows.

    A long document comes as `columns`, packed, so that nobody makes a million cells to look at a few.
    """

    document: Document | None
    refusal: Refusal | None = None
    last: bool = False
    columns: bytes | None = None


def packed(message: Task | Answer) -> bytes:
    """Give the bytes of a message, its length before it."""
    body = msgpack.encode(message)
    return _LENGTH.pack(len(body)) + body


def unpacked(data: bytearray) -> Iterator[memoryview]:
    """Take whole messages off the front of what has come so far, and give each."""
    at = 0
    while len(data) - at >= _LENGTH.size:
        (length,) = _LENGTH.unpack_from(data, at)
        end = at + _LENGTH.size + length
        if len(data) < end:
            break
        yield memoryview(bytes(memoryview(data)[at + _LENGTH.size : end]))
        at = end
    del data[:at]
