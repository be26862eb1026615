"""Bringing documents in: articles and evidence by path, address, paste, or by hand. All work is the backroom's."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.errors import FactcheckError
from factcheck.workbench.backroom import Cancelled
from factcheck.workbench.paths import is_within, written_path

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from factcheck.desk import Article, Desk, Evidence
    from factcheck.desk.record.model import Rank
    from factcheck.documents import Document, ReadingProcesses
    from factcheck.workbench.backroom import Backroom
    from factcheck.workbench.faults import Faults

__all__ = ["Arrived", "Reading", "add_by_hand", "add_evidence", "put_article", "read_article", "read_pasted"]


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


class Arrived(Struct, frozen=True):
    """An article that was read; `likely` is the one on the desk whose next draft it may be, with the words they share.

    These are of a hundred; None where no article shares so many. `first` says that it is the first article of its desk.
    """

    document: Document
    data: bytes
    likely: tuple[Article, int] | None
    first: bool = False


def read_article(desk: Desk, reading: Reading) -> Arrived:
    """Read an article and look whether an article on the desk is much the same."""
    from factcheck.desk.judging.drafts import likely_former
    from factcheck.documents import ReadingProcesses

    with ReadingProcesses() as processes:
        document, data, _ = _read(_expanded(reading.source), processes)
    likely = None if reading.cancelled else likely_former(desk, document)
    return Arrived(document, data, likely, not desk.articles.all())


def read_pasted(desk: Desk, text: str) -> Arrived:
    """Make an article of pasted text, whose first line is its title."""
    from factcheck.desk.judging.drafts import likely_former
    from factcheck.documents import read_text

    title = text.strip().partition("\n")[0].strip()
    document = read_text(text, title=title or None)
    return Arrived(document, text.encode(), likely_former(desk, document), not desk.articles.all())


def put_article(desk: Desk, arrived: Arrived, slug: str | None = None, scale: str | None = None) -> str:
    """Put an article on the desk, as the next draft of `slug` where one is given; gives what to say about it.

    `scale` says by what it is judged; without, a new article is judged by "plain".
    """
    article = desk.articles.add(arrived.document, arrived.data, slug=slug, scale=scale)
    count = len(desk.survey.numbers(article.slug))
    draft = f" as draft {article.version}" if article.version > 1 else ""
    return f"{article.slug} is on the desk{draft}, with {count} {'claim' if count == 1 else 'claims'}"


async def add_evidence(
    desk: Desk, backroom: Backroom, reading: Reading, tell: Callable[[], None], faults: Faults
) -> str:
    """Read a file, a folder or an address into the library; what cannot be read is named and the rest done.

    Every document is a piece of work of its own for the backroom, so that what the screen needs comes between two of
    them, and is read by another process, so that none can hold the program up or bring it down. `tell` is called where
    the reading is further than before; gives what to say about it.
    """
    from factcheck.documents import ReadingProcesses, expand, is_address

    def found() -> list[str]:
        return [each for each in expand([_expanded(reading.source)]) if is_address(each) or is_within(each)]

    sources = reading.sources = await backroom.run(found)
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
    desk.evidence.add(document, data, page=page)
    return True


def add_by_hand(
    desk: Desk, who: str, how: str, date: datetime.date | None, words: str, rank: Rank | None = None
) -> Evidence:
    """Put what somebody said, or what stands in a book, into the library."""
    from factcheck.documents import read_text

    title = f"{who or 'by hand'} ({how})" if how else who or "by hand"
    document = read_text(words, f"by hand: {title}", title=title, date=date)
    return desk.evidence.add(document, words.encode(), by_hand=how or "by hand", rank=rank)


def _expanded(source: str) -> str:
    from factcheck.documents import is_address

    return source if is_address(source) else str(written_path(source))


def _read(source: str, processes: ReadingProcesses) -> tuple[Document, bytes, bytes | None]:
    from factcheck.documents import fetch, page_archive

    fetched = fetch(source)
    return processes.read(fetched), fetched.data, page_archive(fetched)
