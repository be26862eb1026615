"""Bringing documents in: articles and evidence by path, address, paste, or by hand. All work is the backroom's."""

from __future__ import annotations

import threading
import time
from collections import deque
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.errors import FactcheckError
from factcheck.workbench.backroom import Cancelled
from factcheck.workbench.paths import is_within, written_path

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator

    from factcheck.desk import Article, Desk, Evidence, Received
    from factcheck.desk.record.model import Rank
    from factcheck.documents import Document, Fetched, ReadingProcesses
    from factcheck.documents.apart import Ticket
    from factcheck.workbench.backroom import Backroom
    from factcheck.workbench.faults import Faults

__all__ = ["Arrived", "Reading", "add_by_hand", "add_evidence", "put_article", "read_article", "read_pasted"]

# Documents that are read ahead, and their bytes; what is put into the library as one operation, or after so long.
_AHEAD, _AHEAD_BYTES, _TOGETHER, _SECONDS = 32, 20_000_000, 200, 2.0


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

    Documents are read by other processes, some ahead, so that none can hold the program up or bring it down, and put
    into the library many together. Every step is a piece of work of its own for the backroom, so that what the screen
    needs comes between two of them. `tell` is called where the reading is further than before; gives what to say about
    it.
    """
    from factcheck.documents import ReadingProcesses, expand, is_address

    def found() -> list[str]:
        return [each for each in expand([_expanded(reading.source)]) if is_address(each) or is_within(each)]

    reading.sources = await backroom.run(found)
    with ReadingProcesses() as processes:
        many = _Many(desk, backroom, processes, faults, alone=len(reading.sources) == 1)
        for each in reading.sources:
            if reading.cancelled:
                break
            reading.at += 1
            tell()
            await many.take_on(each)
        await many.finish(reading)
    done, failed, count = many.done, many.failed, len(reading.sources)
    words = f"{done} {'document' if done == 1 else 'documents'} added to the library"
    if reading.cancelled and done < count:
        words = f"cancelled: {words}, {count - done - len(failed)} left out"
    return f"{words}; {len(failed)} could not be read: {failed[0]}" if failed else words


class _Many:
    """Documents on their way into the library: some are being read, some were read and wait to be put in together.

    What cannot be read or put in is in `failed`; where it is `alone` it is raised.
    """

    def __init__(
        self, desk: Desk, backroom: Backroom, processes: ReadingProcesses, faults: Faults, *, alone: bool
    ) -> None:
        self.done = 0
        self.failed: list[str] = []
        self._desk, self._backroom, self._processes, self._faults = desk, backroom, processes, faults
        self._alone = alone
        self._ahead: deque[tuple[str, Fetched, Ticket]] = deque()
        self._read: list[tuple[str, Received]] = []
        self._since = time.monotonic()

    async def take_on(self, source: str) -> None:
        """Let one source be read; those before it are put in meanwhile."""
        with self._naming(source):
            fetched, ticket = await self._backroom.run(partial(_begun, source, self._processes))
            self._ahead.append((source, fetched, ticket))
        while len(self._ahead) > _AHEAD or sum(len(one.data) for _, one, _ in self._ahead) > _AHEAD_BYTES:
            await self._settle(*self._ahead.popleft())

    async def finish(self, reading: Reading) -> None:
        """Put in what is left; where the reading was cancelled, only what had been read by then."""
        while self._ahead and not reading.cancelled:
            await self._settle(*self._ahead.popleft())
        await self._put_in()

    async def _settle(self, source: str, fetched: Fetched, ticket: Ticket) -> None:
        from factcheck.desk import Received
        from factcheck.documents import page_archive

        with self._naming(source):
            document = await self._backroom.run(ticket.result)
            self._read.append((source, Received(document, fetched.data, page=page_archive(fetched))))
        size = sum(len(one.data) for _, one in self._read)
        if len(self._read) >= _TOGETHER or size > _AHEAD_BYTES or time.monotonic() - self._since > _SECONDS:
            await self._put_in()

    async def _put_in(self) -> None:
        """Put what was read into the library, together; where that cannot be done, one by one."""
        read, self._read, self._since = self._read, [], time.monotonic()
        try:
            await self._backroom.run(partial(self._desk.evidence.add_all, [one for _, one in read]))
            self.done += len(read)
        except Cancelled:
            raise
        except Exception:  # noqa: BLE001 - each is named below
            for source, one in read:
                with self._naming(source):
                    await self._backroom.run(partial(self._desk.evidence.add_all, [one]))
                    self.done += 1

    @contextmanager
    def _naming(self, source: str) -> Iterator[None]:
        """Note what goes wrong with one source; the others are read all the same."""
        try:
            yield
        except FactcheckError as error:
            if self._alone:
                raise
            self.failed.append(f"{Path(error.thing).name}: {error.problem}")
        except Cancelled:
            raise
        except Exception as error:  # noqa: BLE001 - the other files are read
            self.failed.append(f"{Path(source).name}: {self._faults.note(source, error)}")


def _begun(source: str, processes: ReadingProcesses) -> tuple[Fetched, Ticket]:
    from factcheck.documents import fetch

    fetched = fetch(source)
    return fetched, processes.submit(fetched)


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
