"""The chain of the journal: how a line is written, and how its hash follows from the line before.

    factcheck-journal 1
    <hash> {"at":"2026-11-22T09:51:31Z","by":"reviewer",...}

A line's hash is blake2b over its words, keyed with the hash of the line before (the first with the format line), so a
line altered, removed, swapped or repeated no longer fits. No I/O here.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.json import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["FIRST_LINE", "FORMAT", "MARK", "SECTOR", "VERSION", "Line", "chained", "follow", "is_torn", "written"]

FORMAT = b"factcheck-journal "
VERSION = 1
FIRST_LINE = FORMAT + str(VERSION).encode()
HASH_BYTES = 16
MARK = 2 * HASH_BYTES  # a hash as it is written, in hexadecimal digits
SECTOR = 512  # the smallest unit that a disk writes or loses

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


class Line(Struct, frozen=True, gc=False):
    """One committed operation; `offset` is its place in the file and `hash` fixes it and all before it."""

    offset: int
    hash: bytes
    words: bytes

    @property
    def operation(self) -> dict[str, Any]:
        """The operation, decoded whole each time."""
        operation: dict[str, Any] = decode(self.words)
        return operation

    @property
    def start(self) -> int:
        """Where its words begin."""
        return self.offset + MARK + 1

    @property
    def end(self) -> int:
        """The byte behind it."""
        return self.start + len(self.words) + 1


def follow(data: bytes, offset: int, head: bytes, start: int = 0) -> Iterator[Line]:
    """Give the lines of `data` as long as each follows from the one before, `head` first.

    `data` begins at `offset` of the journal, the lines at `start` in `data`.
    """
    while (stop := data.find(b"\n", start)) >= 0:
        given, words = data[start : start + MARK], data[start + MARK + 1 : stop]
        if given != chained(words, head) or data[start + MARK : start + MARK + 1] != b" ":
            return
        yield Line(offset + start, given, words)
        head = given
        start = stop + 1


def written(operation: dict[str, Any] | str) -> bytes:
    return _ENCODER.encode(operation).encode()


def chained(words: bytes, head: bytes) -> bytes:
    return blake2b(words, digest_size=HASH_BYTES, key=head).hexdigest().encode()


def is_torn(tail: bytes, offset: int, head: bytes) -> bool:
    """Tell whether an interrupted write explains these bytes: one line without its end, or with sectors missing.

    A missing sector reads as zeros to its boundary, which no single flipped bit makes of a line. A line that is whole
    but for its line feed was not interrupted but altered.
    """
    if b"\n" in tail[:-1]:
        return False
    first = SECTOR - offset % SECTOR
    sectors = [tail[:first], *(tail[i : i + SECTOR] for i in range(first, len(tail), SECTOR))]
    if any(not sector.strip(b"\0") for sector in sectors):
        return True
    return not tail.endswith(b"\n") and next(follow(tail[:-1] + b"\n", offset, head), None) is None
