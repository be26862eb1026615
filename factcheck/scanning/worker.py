"""A process that scans: tasks come by its standard input, lines go by its standard output, until the input ends.

    python -m factcheck.scanning.worker LIBRARY

What is sent is a length in four bytes and as many bytes of MessagePack; nothing of length 0 says that the library is
open. Whatever else the process prints goes to
standard error. It leaves when whoever started it is gone.
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from factcheck.errors import FactcheckError
from factcheck.leaving import leave
from factcheck.scanning.model import Task
from factcheck.uncollected import rarely_collected

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["LENGTH", "framed", "run"]

LENGTH = struct.Struct(">I")


def framed(message: bytes) -> bytes:
    """Give a message with its length before it."""
    return LENGTH.pack(len(message)) + message


def run(arguments: Sequence[str]) -> int:
    """Scan what comes; 0 when no more comes, 2 where the library cannot be opened."""
    from factcheck.scanning.working import Worker

    out = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # a library that prints must not print into the lines
    tasks, write = msgspec.msgpack.Decoder(Task), msgspec.msgpack.Encoder()
    try:
        with rarely_collected(), Worker(Path(arguments[0])) as worker:
            _send(out, framed(b""))  # the library is open
            while (message := _next(sys.stdin.buffer)) is not None:
                _send(out, framed(write.encode(worker.scan(tasks.decode(message)))))
    except FactcheckError as error:
        print(f"factcheck: {error}", file=sys.stderr)
        return 2
    except (BrokenPipeError, KeyboardInterrupt):
        return 0  # whoever started this is gone, or goes
    return 0


def _next(stream: BinaryIO) -> bytes | None:
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    return stream.read(LENGTH.unpack(head)[0])


def _send(out: BinaryIO, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[out.write(left) :]


if __name__ == "__main__":
    leave(run(sys.argv[1:]))
