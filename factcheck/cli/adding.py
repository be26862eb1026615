"""How many sources come into the library: read apart, put in by the hundred, each named once it is on disk."""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections import deque
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

import click
from msgspec import Struct
from msgspec.structs import replace

from factcheck.cli.tally import Tally
from factcheck.errors import FactcheckError
from factcheck.terminal.text import safe_line

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator

    from factcheck.desk import Desk, Evidence, Received
    from factcheck.desk.record.model import Rank
    from factcheck.documents import Fetched, Limits
    from factcheck.documents.apart import Ticket

__all__ = ["Adding", "Described", "kept_name", "progress", "recognised_in", "say_above", "say_error"]

MANY = 5  # files from which progress is shown
# Sources that are read ahead, and their bytes; what is put into the library as one operation, or after so long.
AHEAD, AHEAD_BYTES = 64, 50_000_000
TOGETHER, TOGETHER_BYTES, SECONDS = 500, 20_000_000, 5.0


class Described(Struct, frozen=True):
    """What is known of all sources that are added beside what they say themselves."""

    rank: Rank | None = None
    origin: str | None = None
    archived: str | None = None
    date: datetime.date | None = None


class _Source(Struct):
    """One source on its way: what was fetched of it, and the ticket of its reading (None: it is there, unchanged)."""

    name: str
    source: str
    fetched: Fetched
    ticket: Ticket | None


class _Read(Struct):
    """One source that was read, or that is there already as it is."""

    name: str
    source: str
    received: Received | None


class Adding:
    """Puts sources into a desk's library; a context manager, at whose end the last of them are in.

    `tell` gets every piece of evidence and whether it was there already, in the order of the sources; what could not be
    read is said and counted in `tally`.
    """

    def __init__(
        self, desk: Desk, limits: Limits, described: Described, tell: Callable[[Evidence, bool], None]
    ) -> None:
        from factcheck.documents import ReadingProcesses

        self.tally = Tally()
        self._desk, self._limits, self._described, self._tell = desk, limits, described, tell
        self._folder = desk.folder.resolve()
        self._known = {item.source: item for item in desk.evidence.all()}
        self._processes = ReadingProcesses(limits)
        self._ahead: deque[_Source] = deque()
        self._pending: list[_Read] = []
        self._ahead_bytes = self._pending_bytes = 0
        self._since = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *exception: object) -> None:
        with self._processes:
            if kind is None:
                while self._ahead:
                    self._settle(self._ahead.popleft())
            if kind is None or issubclass(kind, KeyboardInterrupt):  # what was read need not be read again
                self._put_in()

    def add(self, name: str) -> None:
        """Take one source on; it is in the library when others were taken on, or at the end."""
        from factcheck.documents import fetch

        try:
            fetched = replace(fetch(name, self._limits), source=kept_name(self._folder, name))
        except FactcheckError as error:
            self._failed(name, error)
            return
        item = self._known.get(fetched.source)
        there = item is not None and item.sha256 == hashlib.sha256(fetched.data).hexdigest() and self._as_asked(item)
        ticket = None if there else self._processes.submit(fetched)
        self._ahead.append(_Source(name, fetched.source, fetched, ticket))
        self._ahead_bytes += len(fetched.data)
        while len(self._ahead) > AHEAD or self._ahead_bytes > AHEAD_BYTES:
            self._settle(self._ahead.popleft())

    def _as_asked(self, item: Evidence) -> bool:
        """Tell whether nothing more would be read: no text is to be recognised, or it was in these languages."""
        return self._limits.ocr in (None, recognised_in(self._desk, item))

    def _settle(self, source: _Source) -> None:
        """Wait for a source to be read."""
        from factcheck.desk import Received
        from factcheck.documents import page_archive

        received = None
        self._ahead_bytes -= len(source.fetched.data)
        if source.ticket is not None:
            try:
                document = source.ticket.result()
            except FactcheckError as error:
                self._failed(source.name, error)
                return
            described = self._described
            if described.date is not None:
                document = replace(document, date=described.date)
            received = Received(
                document,
                source.fetched.data,
                described.rank,
                described.origin,
                described.archived,
                page=page_archive(source.fetched),
                anew=self._limits.ocr is not None,
            )
            self._pending_bytes += len(source.fetched.data)
        if not self._pending:
            self._since = time.monotonic()
        self._pending.append(_Read(source.name, source.source, received))
        late = time.monotonic() - self._since > SECONDS
        if late or len(self._pending) >= TOGETHER or self._pending_bytes > TOGETHER_BYTES:
            self._put_in()

    def _put_in(self) -> None:
        """Put what was read into the library and say so."""
        pending, self._pending, self._pending_bytes = self._pending, [], 0
        put_in = iter(self._put([each.received for each in pending if each.received is not None]))
        for each in pending:
            if each.received is None:
                self.tally.unchanged += 1
                self._tell(self._known[each.source], True)
            elif isinstance(item := next(put_in), FactcheckError):
                self._failed(each.name, item)
            elif item == self._known.get(each.source):
                self.tally.unchanged += 1
                self._tell(item, True)
            else:
                document = each.received.document
                for warning in document.warnings:
                    say_above(f"{each.source}: {warning}")
                self.tally.added += 1
                if not document.passages:
                    self.tally.wordless.append(Path(each.name).name)
                self._known[each.source] = item
                self._tell(item, False)

    def _put(self, new: list[Received]) -> list[Evidence | FactcheckError]:
        """Put documents in together; where that cannot be done each alone, so that the others are not lost with one."""
        try:
            return [*self._desk.evidence.add_all(new)]
        except FactcheckError as error:
            if len(new) == 1:
                return [error]
        return [outcome for each in new for outcome in self._put([each])]

    def _failed(self, name: str, error: FactcheckError) -> None:
        self.tally.failed.setdefault(error.problem, []).append(Path(name).name)
        say_error(error)


def recognised_in(desk: Desk, item: Evidence) -> str | None:
    """Give the languages in which the text of a document was recognised, None where it was not."""
    return desk.documents.get(item).reader.partition(", OCR ")[2] or None


def kept_name(folder: Path, name: str) -> str:
    """Give the name by which a file is found again from anywhere: from the desk's `folder` where it lies in it."""
    from factcheck.documents.fetched import printable
    from factcheck.documents.sources import is_address

    if name == "-" or is_address(name):
        return name
    path = os.path.abspath(name)  # noqa: PTH100  a link keeps its own name
    return printable(path.removeprefix(os.path.join(folder, "")))  # noqa: PTH118  a slash where there is none


def say_error(error: FactcheckError) -> None:
    """Name on standard error what could not be done."""
    say_above(str(error))


def say_above(words: str) -> None:
    """Say something on standard error; where progress is shown it stands above that."""
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr)
    print(f"factcheck: {safe_line(words)}", file=sys.stderr)


@contextmanager
def progress(count: int) -> Iterator[Callable[[str], None]]:
    """Give a function that shows which of many sources is read; silent for a few, and where nobody watches."""
    if count < MANY or not sys.stderr.isatty():
        yield lambda name: None  # noqa: ARG005
        return
    with click.progressbar(length=count, label="reading", file=sys.stderr, item_show_func=_short) as bar:
        yield lambda name: bar.update(1, name)


def _short(name: str | None) -> str:
    return safe_line(Path(name).name)[:30] if name else ""
