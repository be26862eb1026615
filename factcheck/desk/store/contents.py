"""What a journal's lines came to up to some point, kept beside it so that opening a long journal reads no old line.

The file can be thrown away at any time, and nothing is believed of it that is not proven: its own hash says that it is
whole, and the sha256 of the journal up to that point that every byte there is the one that was read and proven line by
line when this was written. Where either does not hold, the lines are read.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec

from factcheck.desk.store.files import write_whole
from factcheck.desk.store.journal import Point  # noqa: TC001 - msgspec looks it up
from factcheck.desk.store.table import PackedTable  # noqa: TC001

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["WORTH", "Contents", "keep_contents", "kept_contents"]

# Raised whenever something else is kept, or the same is made of a line in another way.
VERSION = 3
FIRST_LINE = f"factcheck-contents {VERSION} {sys.byteorder} "
WORTH = 1 << 20  # bytes of a journal whose lines take as long to read as a person notices when there are some of these

I = TypeVar("I")  # noqa: E741


class Contents(msgspec.Struct, Generic[I], frozen=True):
    """The tables at some point of a journal, and what else was drawn from the same lines."""

    point: Point
    tables: dict[str, PackedTable]
    index: I


def kept_contents(path: Path, index: type[I]) -> Contents[I] | None:
    """Give what was kept at `path`, None where there is nothing whole of this version."""
    try:
        whole = path.read_bytes()
        first, body = whole[: whole.find(b"\n")], memoryview(whole)[whole.find(b"\n") + 1 :]
        if first.decode(errors="replace") == FIRST_LINE + sha256(body).hexdigest():
            return msgspec.msgpack.decode(body, type=Contents[index])  # type: ignore[valid-type]
    except (OSError, msgspec.DecodeError):
        pass  # it is only a cache: the lines say the same
    return None


def keep_contents(path: Path, contents: Contents[I], mode: int) -> None:
    """Keep this at `path`, whole or not at all; where that cannot be done, the lines are read the next time."""
    with suppress(OSError, OverflowError):
        body = msgspec.msgpack.encode(contents)
        first = FIRST_LINE + sha256(body).hexdigest()
        write_whole(path, first.encode() + b"\n" + body, mode, sync=False)
