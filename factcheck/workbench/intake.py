"""Bringing documents in: articles and evidence by path, address, paste, or by hand. All work is the backroom's."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import FactcheckError
from factcheck.workbench.backroom import Cancelled
from factcheck.workbench.paths import written_path

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from factcheck.desk import Desk, Evidence
    from factcheck.desk.model import Rank
    from factcheck.documents import Document, ReadingProcesses
    from factcheck.workbench.backroom import Backroom
    from factcheck.workbench.faults import Faults

__all__ = ["Reading", "add_article", "add_by_hand", "add_evidence", "add_pasted"]


class Reading:
    """One go of reading documents: knows how far it is, and can be cancelled from outside between two steps."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.sources: list[str] = []
        self.at = 0
        self._cancelled = threading.Event()

    @property
    def progress(self) -> str:
        """How far it is, in words."""
        if len(self.sources) < 2:
            return f"reading {self.source}"
        return f"reading {self.at} of {len(self.sources)}: {Path(self.sources[self.at - 1]).name}"

    @property
    def cancelled(self) -> bool:
        """Whether nothing more is to be read."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Read nothing more, and keep nothing of what is being read."""
        self._cancelled.set()


def add_article(desk: Desk, reading: Reading) -> str:
    """Read an article and put it on the desk; gives what to say about it."""
    from factcheck.documents import ReadingProcesses

    with ReadingProcesses() as processes:
        document, data, _ = _read(_expanded(reading.source), processes)
    if reading.cancelled:
        return f"cancelled: {Path(reading.source).name} was not put on the desk"
    article = desk.add_article(document, data)
    return _added(desk, article.slug)


def add_pasted(desk: Desk, text: str) -> str:
    """Put pasted text on the desk as an article; its first line is its title."""
    from factcheck.documents import read_text

    title = text.strip().partition("\n")[0].strip()
    article = desk.add_article(read_text(text, title=title or None), text.encode())
    return _added(desk, article.slug)


async def add_evidence(
    desk: Desk, backroom: Backroom, reading: Reading, tell: Callable[[], None], faults: Faults
) -> str:
    """Read a file, a folder or an address into the library; what cannot be read is named and the rest done.

    Every document is a piece of work of its own for the backroom, so that what the screen needs comes between two of
    them, and is read by another process, so that none can hold the program up or bring it down. `tell` is called where
    the reading is further than before; gives what to say about it.
    """
    from factcheck.documents import ReadingProcesses, expand

    sources = reading.sources = await backroom.run(lambda: list(expand([_expanded(reading.source)])))
    failed: list[str] = []
    done = 0
    with ReadingProcesses() as processes:
        for each in sources:
            if reading.cancelled:
                break
            reading.at += 1
            tell()
            try:
                done += await backroom.run(partial(_into_library, desk, each, reading, processes))
            except FactcheckError as error:
                if len(sources) == 1:
                    raise
                failed.append(f"{Path(error.thing).name}: {error.problem}")
            except Cancelled:
                raise
            except Exception as error:  # noqa: BLE001 - the other files are read
                failed.append(f"{Path(each).name}: {faults.note(each, error)}")
    words = f"{done} {'document' if done == 1 else 'documents'} added to the library"
    if reading.cancelled and done < len(sources):
        words = f"cancelled: {words}, {len(sources) - done - len(failed)} left out"
    return f"{words}; {len(failed)} could not be read: {failed[0]}" if failed else words


def _into_library(desk: Desk, source: str, reading: Reading, processes: ReadingProcesses) -> bool:
    document, data, page = _read(source, processes)
    if reading.cancelled:
        return False
    desk.add_evidence(document, data, page=page)
    return True


def add_by_hand(
    desk: Desk, who: str, how: str, date: datetime.date | None, words: str, rank: Rank | None = None
) -> Evidence:
    """Put what somebody said, or what stands in a book, into the library."""
    from factcheck.documents import read_text

    title = f"{who or 'by hand'} ({how})" if how else who or "by hand"
    document = read_text(words, f"by hand: {title}", title=title, date=date)
    return desk.add_evidence(document, words.encode(), by_hand=how or "by hand", rank=rank)


def _added(desk: Desk, slug: str) -> str:
    count = len(desk.claim_numbers(slug))
    return f"{slug} is on the desk, with {count} {'claim' if count == 1 else 'claims'}"


def _expanded(source: str) -> str:
    return source if "://" in source else str(written_path(source))


def _read(source: str, processes: ReadingProcesses) -> tuple[Document, bytes, bytes | None]:
    from factcheck.documents import fetch, page_archive

    fetched = fetch(source)
    return processes.read(fetched), fetched.data, page_archive(fetched)
