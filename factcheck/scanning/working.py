"""The work of a scan: an article is read, checked against the library, and written as one line of JSON."""

from __future__ import annotations

import datetime
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Self

import msgspec

from factcheck.checking import check_document
from factcheck.documents import DEFAULT, Fetched, UnreadableSource, read, read_fetched, read_text
from factcheck.errors import Edge, Fault
from factcheck.evidence import Library, UnknownDocument
from factcheck.evidence.state import state_of
from factcheck.memory import Memory
from factcheck.reports.check_json import to_json
from factcheck.scanning.lines import line_of, line_without_check
from factcheck.scanning.model import Scanned

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from factcheck.checking import Check
    from factcheck.documents import Document, Limits
    from factcheck.scanning.model import Task

__all__ = ["Worker"]

_MOST, _GROWTH = 230, 60  # megabytes


class _Record(msgspec.Struct):
    """A line of JSON that holds an article; whatever else it has is passed over."""

    text: str
    title: str | None = None
    date: str | None = None
    source: str | None = None


class Worker:
    """Has the library open, for reading, and scans one article after the other."""

    def __init__(self, library: Library | Path, *, limits: Limits = DEFAULT) -> None:
        self._own = not isinstance(library, Library)
        self._library = library if isinstance(library, Library) else Library(library, read_only=True)
        self._limits = limits
        self._mark: tuple[tuple[int, int], str] | None = None
        self._memory = Memory(_MOST, _GROWTH)

    def close(self) -> None:
        """Let go of the library, if it was opened here."""
        if self._own:
            self._library.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    @property
    def mark(self) -> str:
        """What names the state of the library: another one whenever its documents are others."""
        revision = self._library.revision
        if self._mark is None or self._mark[0] != revision:
            self._mark = (revision, state_of(self._library))
        return self._mark[1]

    def scan(self, task: Task, *, beside: Callable[[Check], Mapping[str, Any]] | None = None) -> Scanned:
        """Give the line of one article; where it cannot be read, or the program fails at it, the line says so.

        What `beside` makes of the check stands in the line behind everything else.
        """
        faults: list[Fault] = []
        mark = self.mark
        self._memory.keep()
        with Edge(task.name, faults.append):
            article = self._article(task)
            check = check_document(article, self._library)
            more = beside(check) if beside is not None else {}
            return Scanned(task.name, line_of(task.name, mark, {**to_json(self._with_documents(check)), **more}))
        return Scanned(task.name, line_without_check(task.name, mark, faults))

    def _article(self, task: Task) -> Document:
        try:
            if task.kind == "file":
                return read(task.name, limits=self._limits)
            if task.kind == "page":
                fetched = Fetched(task.data, task.source, task.media_type, task.charset)
                return read_fetched(fetched, limits=self._limits)
            return _of_record(task)
        except MemoryError:
            raise UnreadableSource(task.name, "needs more memory than there is", "split it") from None

    def _with_documents(self, check: Check) -> Check:
        """Name the documents that the links are to, and no others of a library of thousands."""
        named = {link.document for finding in check.findings for link in finding.links if not link.same_article}
        documents = dict(check.documents)
        for name in sorted(named):
            with suppress(UnknownDocument):  # somebody took it out meanwhile
                documents[name] = self._library.document(name)
        return msgspec.structs.replace(check, documents=documents)


def _of_record(task: Task) -> Document:
    try:
        record = msgspec.json.decode(task.data, type=_Record)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        problem = f"is no line of JSON with the article's words in `text` ({error})"
        raise UnreadableSource(task.name, problem, None) from None
    if not record.text.strip():
        raise UnreadableSource(task.name, "holds no text", None)
    day = None
    with suppress(ValueError):
        day = datetime.date.fromisoformat((record.date or "")[:10])
    return read_text(record.text, record.source or task.name, title=record.title, date=day)
