"""What goes into a scan and what comes out of it: only data, small enough to be sent to another process."""

from __future__ import annotations

from typing import Literal

import msgspec

__all__ = ["Scanned", "Task"]


class Task(msgspec.Struct, frozen=True, array_like=True):
    """One article that is to be scanned.

    `name` tells it from every other of the scan, and by it a scan that was interrupted knows what is done: the path of
    a file, "feed.jsonl:17" for a line, "crawl.warc:3 ADDRESS" for a page. A file is read by whoever works on it; of the
    others `data` holds the bytes, with what was declared about them.
    """

    name: str
    kind: Literal["file", "record", "page"]
    data: bytes = b""
    source: str = ""
    media_type: str | None = None
    charset: str | None = None


class Scanned(msgspec.Struct, frozen=True, array_like=True):
    """One article that was scanned: `line` is its check as JSON, without the line's end.

    An article that could not be read has a line too, which says why in its "errors".
    """

    name: str
    line: bytes

    def plain(self) -> dict[str, object]:
        """Give the line as plain data."""
        return msgspec.json.decode(self.line, type=dict[str, object])
