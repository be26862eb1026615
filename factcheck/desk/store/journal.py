"""The journal: an append-only file of hash-chained lines, one line for one committed operation.

How a line is written, and follows from the one before, is in `chain`; what an operation means is in `storage`, the file
that they lie in is a `Medium`. A line's offset in bytes is its revision.
"""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck.desk.store.chain import FIRST_LINE, FORMAT, MARK, VERSION, Line, chained, follow, is_torn, written
from factcheck.desk.store.medium import JournalMedium, Medium, NotAJournal, NotSaved, Refused
from factcheck.desk.store.stretches import Stretches
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = [
    "Busy",
    "Damaged",
    "Journal",
    "JournalMedium",
    "Line",
    "Medium",
    "NewerFormat",
    "NotAJournal",
    "NotSaved",
    "Refused",
]

PIECE = 1 << 20  # bytes that are proven at a time
NEAR = 1 << 16  # bytes that are read at a time backwards
AROUND = 1 << 14  # bytes that are kept at hand around what was read last
PLACES = 4  # at so many places: a claim and its verdicts stand far apart
WAIT = 10.0  # seconds that a writer waits for its turn


class NewerFormat(FactcheckError):
    """The journal was made by a newer version of this program."""


class Damaged(FactcheckError):
    """Bytes that no interrupted write can explain; `offset` is where they begin. Nothing was changed."""

    def __init__(self, thing: str, offset: int, problem: str) -> None:
        self.offset = offset
        remedy = "nothing was changed; `factcheck desk doctor` explains it and saves what is whole"
        super().__init__(thing, f"damaged at byte {offset}: {problem}", remedy)


class Busy(FactcheckError):
    """Somebody else held the lock for longer than a writer waits."""


class Point(NamedTuple):
    """How far a journal was read and proven: the byte behind the newest line, its hash and where it begins.

    `hashes` are those of the stretches up to `end`, by which what is looked at is proven again.
    """

    end: int
    head: bytes
    newest: int
    hashes: bytes


class Journal:
    """Reads and appends lines; one instance for one process, whose threads it keeps apart."""

    def __init__(self, medium: JournalMedium, *, wait: float = WAIT) -> None:
        self.medium = medium
        self.name = medium.name
        self.wait = wait
        self._threads = threading.RLock()
        self._process = os.getpid()
        self._held = 0
        self._is_current = False  # all is read, and nobody else can write: the lock is held
        self.first = self.medium.read(0, len(FIRST_LINE) + 20).partition(b"\n")[0]
        self._check_format()
        self.end = len(self.first) + 1  # the byte behind the newest line that was read
        self.head = self.first  # its hash
        self.newest = 0  # and where it begins
        self._stretches = Stretches(self.first + b"\n")  # every byte up to `end`, as it was when it was proven
        self._synced = 0  # up to where this session knows it to be on disk
        self._near: dict[int, bytes] = {}  # some bytes before `end`, by where they begin

    def _check_format(self) -> None:
        if not self.first.startswith(FORMAT):
            if self.medium.size() == 0:
                raise Damaged(self.name, 0, "the file is empty")
            raise NotAJournal(self.name, "does not begin as a journal does")
        if self.first != FIRST_LINE:
            if self.first[len(FORMAT) :].isdigit():
                problem = f"has format {self.first[len(FORMAT) :].decode()}, this program knows {VERSION}"
                raise NewerFormat(self.name, problem, "use a newer version of factcheck")
            raise Damaged(self.name, 0, "the first line names no format")

    @property
    def point(self) -> Point:
        """How far this journal was read; only the process that opened it knows."""
        return Point(self.end, self.head, self.newest, self._stretches.packed())

    def go_on_from(self, point: Point) -> bool:
        """Take the lines up to `point` as read, if the newest of them is here; before anything is read.

        The hash of a line fixes every line before it. That these still say what they said is proven of each when it is
        looked at; where they are a copy that can be had anew, all of it now.
        """
        stretches = Stretches.unpacked(point.hashes, point.end, self.medium.read)
        if stretches is None:
            return False
        begun, self._stretches, self.end = (self._stretches, self.end), stretches, point.end
        with suppress(Damaged):
            if self.proven(point.newest, MARK) == point.head:
                if self.medium.is_copy:
                    self.prove()
                _, self.head, self.newest, _ = point
                return True
        self._stretches, self.end = begun
        return False

    def prove(self) -> None:
        """Prove every byte that was read so far and not looked at since; raises `Damaged` where one changed."""
        for at in range(0, self.end, PIECE):
            self.proven(at, min(PIECE, self.end - at))

    def proven(self, start: int, length: int) -> bytes:
        """Give bytes that were read so far, as they were then: raises `Damaged` where they are not."""
        data = self._there(start, length)
        if len(data) < length:
            raise Damaged(self.name, start + len(data), "the file is shorter than it was")
        return data

    def _there(self, start: int, length: int) -> bytes:
        """Give the same, fewer where the file is shorter than it was."""
        first, last = self._stretches.around(start, start + length)
        data = self.medium.read(first, last - first)
        altered = self._stretches.altered(first, data)
        if altered is not None:
            raise Damaged(self.name, altered, "what stands there is not what was read there before")
        return data[start - first : start - first + length]

    @property
    def may_be_kept(self) -> bool:
        """Whether something may be kept beside it: it is open, by this very process, and not only to be read."""
        return self.medium.is_open and self._process == os.getpid() and self.medium.read_only is None

    def grew(self) -> bool:
        """Tell whether there may be something to read; one system call, none while nobody else can write."""
        return not self._is_current and self.medium.size() != self.end

    def read(
        self, take: Callable[[Line], None], *, wait: float = 0.0, tell: Callable[[int, int], None] | None = None
    ) -> bool:
        """Hand to `take` the lines that were added since the last call, by whomever; True where there were some.

        Of very many lines `tell` is told now and then how far this is: bytes, and of how many.

        Never waits (unless told to) while somebody writes: what is not yet settled comes with a later call. Raises
        `Damaged` at bytes that do not fit, when the lines before them were taken.
        """
        if not self._threads.acquire(blocking=wait > 0):
            return False
        try:
            if self._process != os.getpid() or not self.grew():
                return False
            before = self.end
            self._catch_up(take, tell)
            settled = self._held > 0 or self.medium.lock("shared", wait)
            try:
                data = self.medium.read(self.end)
                size = self.medium.size()
            finally:
                if settled and not self._held:
                    self.medium.lock(None)
            if size < self.end:
                raise Damaged(self.name, size, "the file is shorter than it was")
            self._take(data, take, settled=settled)
            self._is_current = self._held > 0 and self.end == size
            return self.end > before
        finally:
            self._threads.release()

    def _catch_up(self, take: Callable[[Line], None], tell: Callable[[int, int], None] | None) -> None:
        """Take lines that nobody can withdraw any more a piece at a time, up to the last piece."""
        length = PIECE
        while self.medium.size() - self.end > length:
            before = self.end
            self._take(self.medium.read(before, length), take, settled=False)
            if self.end == before:
                length *= 4  # no two lines are whole in so little, or something does not fit
            if tell is not None:
                tell(self.end, self.medium.size())

    def _take(self, data: bytes, take: Callable[[Line], None], *, settled: bool) -> None:
        start = self.end
        waiting: Line | None = None
        try:
            for line in follow(data, start, self.head):
                if settled:
                    self._taken(line, take)
                    continue
                if waiting is not None:
                    self._taken(waiting, take)
                waiting = line  # the newest may still be withdrawn by its writer, the others cannot
        finally:
            self._stretches.update(memoryview(data)[: self.end - start])
        tail = data[self.end - start :]
        if settled and tail and not is_torn(tail, self.end, self.head):
            raise Damaged(self.name, self.end, "what stands there does not follow from the line before")

    def _taken(self, line: Line, take: Callable[[Line], None]) -> None:
        take(line)
        self.newest, self.head, self.end = line.offset, line.hash, line.end

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Hold the journal alone, against other processes and other threads of this one; may be nested."""
        self.medium.must_be_writable()
        with self._threads:
            if self._process != os.getpid():
                raise Refused(self.name, "belongs to the process that opened it", "open the desk again after a fork")
            if not self._held and not self.medium.lock("exclusive", self.wait):
                problem = f"somebody else has been writing for more than {self.wait:g} seconds"
                raise Busy(self.name, problem, "try again; a stopped process may hold it (`factcheck desk info`)")
            if not self._held:
                self._is_current = self.medium.size() == self.end
            self._held += 1
            try:
                yield
            finally:
                self._held -= 1
                if not self._held:
                    self._is_current = False
                    self.medium.lock(None)

    @contextmanager
    def still(self) -> Iterator[None]:
        """Let no other thread of this process take or write a line meanwhile; for a moment only."""
        with self._threads:
            yield

    def append(self, operation: dict[str, Any] | bytes) -> Line:
        """Write one operation, be it JSON already; it is on disk when this returns.

        Only inside `exclusive` and after `read`.
        """
        assert self._held, "append without the lock"
        try:
            words = operation if isinstance(operation, bytes) else written(operation)
        except (TypeError, ValueError) as error:
            raise NotSaved(self.name, f"this cannot be stored ({error})") from error
        mark = chained(words, self.head)
        if not self._is_current and self.medium.size() != self.end:
            self.medium.set_aside(self.end)
        whole = mark + b" " + words + b"\n"
        if self._synced < self.end:  # a killed writer may have left its line to the kernel: never two of them
            self.medium.sync()
        self.medium.append(self.end, whole)
        line = Line(self.end, mark, words)
        self.newest, self.head, self.end = line.offset, line.hash, line.end
        self._synced = line.end
        self._stretches.update(whole)
        return line

    def stretch(self, start: int, length: int) -> bytes:
        """Give bytes of lines that were read so far; what stands around them is kept for the next call.

        Documents that are looked at together mostly stand together, and where threads share the processor each call
        of the system can cost a turn.
        """
        at = start - start % AROUND
        near = self._near.get(at, b"")
        if start + length > at + len(near):
            near = self._there(at, min(max(AROUND, start + length - at), self.end - at))
            if len(self._near) < PLACES:
                self._near[at] = near
            else:
                self._near = {at: near}  # not one taken out: another thread may be looking through them
        return near[start - at : start - at + length]

    def line_at(self, offset: int) -> Line:
        """Give the line at this offset, which must be one that `read` or `append` gave."""
        length = 4096
        while b"\n" not in (data := self._there(offset, min(length, self.end - offset))) and len(data) == length:
            length *= 4
        raw = data.partition(b"\n")[0]
        return Line(offset, raw[:MARK], raw[MARK + 1 :])

    def hash_at(self, offset: int) -> str:
        """Give what stands at an offset where a line's hash should begin; nothing vouches that it is one."""
        return self._there(offset, MARK).decode(errors="replace")

    def lines(self, start: int | None = None) -> Iterator[Line]:
        """Give the lines that were read so far, from the first or from the one at `start` on; a piece at a time."""
        offset = len(self.first) + 1 if start is None else start
        end, at, rest = self.end, offset, b""
        while at < end:
            piece = self.proven(at, min(PIECE, end - at))
            at += len(piece)
            *whole, rest = (rest + piece).split(b"\n")
            for raw in whole:
                yield Line(offset, raw[:MARK], raw[MARK + 1 :])
                offset += len(raw) + 1

    def newest_first(self) -> Iterator[Line]:
        """Give the lines that were read so far, the newest first; of a long journal only its end is read for a few."""
        first, end, length = len(self.first) + 1, self.end, NEAR
        while end > first:
            start = max(first, end - length)
            data = self.proven(start, end - start)
            cut = 0 if start == first else data.find(b"\n") + 1  # the line that begins before it comes with the next
            if cut == len(data):
                length *= 4  # no line is whole in so little
                continue
            offset = end
            for raw in reversed(data[cut:-1].split(b"\n")):
                offset -= len(raw) + 1
                yield Line(offset, raw[:MARK], raw[MARK + 1 :])
            end = start + cut

    def close(self) -> None:
        self.medium.close()
