"""A desk in a PostgreSQL database: its journal is a table that can only be added to, touched by the verbs of a medium.

The lines are those that a file would hold. What was read of them is mirrored on this machine, in the folder that stands
for the desk here, with the index and private drafts. Whoever acts is the database's role: nobody can add a line as
another. psycopg is loaded when a desk in a database is opened.
"""

from __future__ import annotations

import fcntl
import os
import threading
from contextlib import contextmanager, suppress
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from factcheck.desk.store.medium import NotAJournal, NotSaved, Refused
from factcheck.desk.store.schema import Address, line_key, statements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from factcheck.desk.store.medium import Lock
    from factcheck.desk.store.principal import Voucher

__all__ = ["PostgresMedium", "fill"]

# How soon a line that is dead is noticed, in seconds (the last in thousandths).
NOTICED: dict[str, Any] = {
    "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": 25_000
}  # fmt: skip
TOGETHER = 2000  # rows that are fetched at a time
LOST = 10.0  # seconds that a lost connection's server process may take to end
# SQLSTATEs: somebody else wrote there; the line does not follow; a line says a proxy, of a role that is none's.
ENDED, NOT_NEXT, NO_PROXY = "23505", "FC001", "FC002"


def connected(address: Address) -> Any:  # noqa: ANN401 - psycopg is there only where its group is installed
    """Give a connection that commits every statement; raises `Refused` where there is none to be had."""
    try:
        import psycopg
    except ImportError as error:
        remedy = "install it: pip install 'factcheck-workbench[postgres]'"
        raise Refused(address.name, "is in a database, which needs psycopg", remedy) from error
    try:
        connection = psycopg.connect(
            address.conninfo, autocommit=True, application_name="factcheck", connect_timeout=10, **NOTICED
        )
        connection.execute("set synchronous_commit = on")
    except psycopg.Error as error:
        remedy = "see that the server runs and lets you in (PGUSER, ~/.pgpass)"
        raise Refused(address.name, f"cannot be reached ({_told(error)})", remedy) from error
    return connection


class PostgresMedium:
    """The journal of a desk in a database; one for one process, whose threads it keeps apart."""

    mode = 0o600  # of what is kept on this machine

    shared = True

    is_copy = True

    def __init__(self, address: Address, mirror: Path) -> None:
        self._connection: Any = connected(address)
        import psycopg

        self._error = psycopg.Error
        self._gone = psycopg.OperationalError
        self.address = address
        self.name = address.name
        self.read_only: str | None = None
        self._guard = threading.RLock()
        self._lines, self._files = address.table("lines"), address.table("files")
        self._key = int.from_bytes(blake2b(address.schema.encode(), digest_size=8).digest(), signed=True)
        self._locked = False
        self._end = 0
        self._mirror = -1
        try:
            with self._telling():
                self._begin(mirror)
        except BaseException:
            self.close()
            raise

    def _begin(self, mirror: Path) -> None:
        there = self._ask("select to_regclass(%s) is not null", self._lines)
        if not there:
            raise NotAJournal(self.name, "is no desk", "make one with `factcheck desk new`")
        if not self._ask("select has_table_privilege(%s, 'select')", self._lines):
            raise Refused(self.name, "may not be read by this role", "ask whoever made it")
        if self._ask("select pg_is_in_recovery()"):
            self.read_only = "the server is a standby"
        elif not self._ask("select has_table_privilege(%s, 'insert')", self._lines):
            self.read_only = "this role may not add to it"
        self._role = str(self._ask("select session_user"))
        self._listen()
        self._mirror = os.open(mirror, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        self._must_be_of_this_desk()

    @property
    def principal(self) -> tuple[str, Voucher]:
        """Who acts: the role that the database knows, and that it vouches for it."""
        return self._role, "role"

    @property
    def is_open(self) -> bool:
        return self._connection is not None

    def must_be_writable(self) -> None:
        """Raise `Refused` where nothing can be written."""
        if self.read_only is not None:
            raise Refused(self.name, f"can only be read here ({self.read_only})", "ask whoever made it")

    def lock(self, kind: Lock | None, wait: float = 0.0) -> bool:
        """Take the lock (None gives it back); False where somebody else has it for longer than `wait` seconds.

        Readers need none: a row that can be seen was committed.
        """
        with self._guard:
            if kind == "shared":
                return True
            if kind is None:
                self._locked = False
                with suppress(self._gone):  # a lost connection has given it back
                    self._run("select pg_advisory_unlock(%s)", self._key)
                return True
            with self._telling():
                begin = self.address.table("begin")
                found = self._kept(f"select {begin}(%s, %s)", self._key, max(1, int(wait * 1000)))
            if found is None:
                return False
            self._locked, self._end = True, found
            return True

    def size(self) -> int:
        """Give the byte behind the newest line; others' lines are told by the server, nothing is asked."""
        with self._guard:
            if not self._locked:
                try:
                    self._connection.pgconn.consume_input()
                    while heard := self._connection.pgconn.notifies():
                        self._hear(heard.extra)
                except self._gone:
                    self._again()
            return self._end

    def read(self, offset: int, length: int | None = None) -> bytes:
        """Give `length` bytes from `offset` on (None: all), fewer only where the lines end."""
        with self._guard:
            stop = self._end if length is None else min(self._end, offset + length)
            if os.fstat(self._mirror).st_size < stop:
                with self._telling():
                    self._fetch()
            parts = []
            while offset < stop and (part := os.pread(self._mirror, stop - offset, offset)):
                parts.append(part)
                offset += len(part)
            return b"".join(parts)

    def append(self, at: int, data: bytes) -> None:
        """Add a line at `at`, which is committed on return; raises `NotSaved` where it is not there.

        Where the connection is lost in the middle, it is looked whether the line came to be.
        """
        self.must_be_writable()
        with self._guard:
            try:
                self._run(f"insert into {self._lines} (at, bytes) values (%s, %s)", at, data)  # noqa: S608
            except self._error as error:
                if not self._lost(error):
                    raise self._not_saved(error) from error
                self._must_have_come_to_be(at, data)
            self._end = at + len(data)
            self._reflect([(at, data)])

    def set_aside(self, end: int) -> None:
        """There is never anything to set aside: a row is there whole or not at all."""

    def sync(self) -> None:
        """What was committed is on disk: the connection says so to the server."""

    def close(self) -> None:
        if self._mirror >= 0:
            os.close(self._mirror)
            self._mirror = -1
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def put_file(self, kind: str, name: str, data: bytes) -> None:
        """Keep a file for everybody on the desk; raises `NotSaved`."""
        self.must_be_writable()
        statement = f"insert into {self._files} (kind, name, bytes) values (%s, %s, %s) on conflict do nothing"  # noqa: S608
        with self._guard:
            try:
                self._kept(statement, kind, name, data)
            except self._error as error:
                raise self._not_saved(error) from error

    def has_file(self, kind: str, name: str) -> bool:
        """Tell whether there is such a file."""
        return self._of_file("true", kind, name) is True

    def file(self, kind: str, name: str) -> bytes | None:
        """Give what is in a file, None where there is none."""
        found: bytes | None = self._of_file("bytes", kind, name)
        return found

    def _of_file(self, what: str, kind: str, name: str) -> Any:  # noqa: ANN401
        with self._guard, self._telling():
            return self._kept(f"select {what} from {self._files} where kind = %s and name = %s", kind, name)  # noqa: S608

    def remove_file(self, kind: str, name: str) -> None:
        """Destroy a file for everybody on the desk; raises `NotSaved`."""
        with self._guard:
            try:
                self._kept(f"delete from {self._files} where kind = %s and name = %s", kind, name)  # noqa: S608
            except self._error as error:
                raise self._not_saved(error) from error

    def every_file(self) -> Iterator[tuple[str, str, bytes]]:
        """Give every file: its kind, its name and what is in it."""
        with self._guard, self._telling():
            names = self._run(f"select kind, name from {self._files} order by kind, name").fetchall()  # noqa: S608
        for kind, name in names:
            if (data := self.file(kind, name)) is not None:
                yield kind, name, data

    def roles(self) -> Iterator[tuple[int, str]]:
        """Give for every line that was not copied here where it begins and the role that added it."""
        with self._guard, self._telling():
            rows = self._run(f"select at, role from {self._lines} where not copied order by at")  # noqa: S608
            yield from rows.fetchall()

    def proxies(self) -> set[str]:
        """Give the roles whose lines may say that a proxy vouches for somebody."""
        with self._guard, self._telling():
            if self._kept("select to_regclass(%s)", self.address.table("proxies")) is None:
                return set()
            return {row[0] for row in self._run(f"select role from {self.address.table('proxies')}")}  # noqa: S608

    def _run(self, statement: str, *values: object) -> Any:  # noqa: ANN401
        return self._connection.execute(statement, values, prepare=bool(values), binary=True)

    def _ask(self, statement: str, *values: object) -> Any:  # noqa: ANN401
        done = self._run(statement, *values)
        row = None if done.description is None else done.fetchone()
        return None if row is None else row[0]

    def _kept(self, statement: str, *values: object) -> Any:  # noqa: ANN401
        """Ask, on a new connection where the present one is gone."""
        try:
            return self._ask(statement, *values)
        except self._gone as error:
            if not self._lost(error):
                raise
            self._again()
            return self._ask(statement, *values)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Tell of what the database refuses as of an error of the desk."""
        try:
            yield
        except self._error as error:
            raise Refused(
                self.name, f"cannot be used ({_told(error)})", "see that the server runs, try again"
            ) from error

    def _lost(self, error: Exception) -> bool:
        return isinstance(error, self._gone) and bool(self._connection.closed)

    def _again(self) -> None:
        """Connect anew; the lock, if it was held, is gone."""
        self._connection.close()
        self._connection = connected(self.address)
        self._locked = False
        with self._telling():
            self._listen()

    def _listen(self) -> None:
        self._connection.add_notify_handler(lambda heard: self._hear(heard.payload))
        self._connection.execute(f"listen {self.address.channel}")
        self._end = self._ask(f"select {self.address.table('finish')}()")

    def _hear(self, end: str | bytes) -> None:
        """Take the end of the journal from what the server told."""
        with suppress(ValueError):
            self._end = max(self._end, int(end))

    def _must_have_come_to_be(self, at: int, data: bytes) -> None:
        """Look whether a line came to be in whose middle the connection was lost, when its server process has ended.

        Raises `NotSaved` where it did not, or where that cannot be said.
        """
        try:
            self._again()
            with self._telling():
                begun = self._ask(f"select {self.address.table('begin')}(%s, %s)", self._key, int(LOST * 1000))
                self._locked = begun is not None
                found = self._ask(f"select bytes from {self._lines} where at = %s", at)  # noqa: S608
        except Refused as error:
            problem = "the connection was lost, and whether this was saved cannot be said"
            raise NotSaved(self.name, problem, "look with `factcheck log` when the server runs again") from error
        if found != data:
            raise NotSaved(self.name, "not saved (the connection was lost)", "do it again")

    def _not_saved(self, error: Exception) -> Exception:
        state = getattr(error, "sqlstate", None)
        if state in (ENDED, NOT_NEXT):
            return NotSaved(self.name, "not saved (somebody else wrote there)", "do it again")
        if state == NO_PROXY:
            remedy = "have the role of this service named when the desk is made (`desk new --proxy`)"
            return NotSaved(self.name, "not saved (this role is no proxy's there)", remedy)
        return NotSaved(self.name, f"not saved ({_told(error)})", "see that the server runs, and do it again")

    @contextmanager
    def _mirror_alone(self) -> Iterator[int]:
        """Hold the mirror against other processes, and give how long it is."""
        fcntl.flock(self._mirror, fcntl.LOCK_EX)
        try:
            yield os.fstat(self._mirror).st_size
        finally:
            fcntl.flock(self._mirror, fcntl.LOCK_UN)

    def _fetch(self) -> None:
        """Bring the mirror to the end of the table."""
        statement = (
            f"select at, bytes from {self._lines} where at >= "  # noqa: S608 - a name that was checked
            f"coalesce((select max(at) from {self._lines} where at <= %s), 0) order by at limit {TOGETHER}"
        )
        while os.fstat(self._mirror).st_size < self._end:
            rows = self._run(statement, os.fstat(self._mirror).st_size).fetchall()
            before = os.fstat(self._mirror).st_size
            self._reflect(rows)
            if os.fstat(self._mirror).st_size == before:
                return  # the table is shorter than was said: the journal tells of it

    def _reflect(self, rows: Iterable[tuple[int, bytes]]) -> None:
        """Write lines into the mirror where they follow from what is there."""
        with self._mirror_alone() as size:
            pieces, end = [], size
            for at, line in rows:
                if at <= end < at + len(line):
                    pieces.append(line[end - at :])
                    end = at + len(line)
            data = b"".join(pieces)
            while data:
                written = os.pwrite(self._mirror, data, size)
                data, size = data[written:], size + written

    def _must_be_of_this_desk(self) -> None:
        """Begin the mirror anew where it does not end as the table stands: another desk, or a line that was lost."""
        with self._mirror_alone() as size:
            newest = f"select at, bytes from {self._lines} where at < %s order by at desc limit 1"  # noqa: S608
            row = self._run(newest, size).fetchone()
            at, line = row or (0, b"")
            mirrored = os.pread(self._mirror, len(line), at)
            if size and not (at + len(mirrored) == size and line.startswith(mirrored)):
                os.ftruncate(self._mirror, 0)


def fill(
    address: Address, lines: Iterable[bytes], files: Iterable[tuple[str, str, bytes]], *,
    group: str | None = None, proxy: str | None = None,
) -> None:  # fmt: skip
    """Make a desk of these lines, each with its line feed, and files (kind, name, bytes): all of it or nothing.

    Raises `Refused` where one of that name is there, or the role may not make it.
    """
    connection = connected(address)
    import psycopg

    try:
        with connection, connection.transaction():
            for statement in statements(address, group, proxy):
                connection.execute(statement)
            put = f"insert into {address.table('lines')} (at, bytes, copied) values (%s, %s, true)"  # noqa: S608
            with connection.cursor() as cursor:
                cursor.executemany(put, line_key(lines))
                kept = f"insert into {address.table('files')} (kind, name, bytes) values (%s, %s, %s)"  # noqa: S608
                cursor.executemany(kept, files)
    except psycopg.errors.DuplicateSchema as error:
        raise Refused(address.name, "is already a desk", "open it, or choose another name") from error
    except psycopg.Error as error:
        raise Refused(address.name, f"cannot be made ({_told(error)})", "ask whose database it is") from error


def _told(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
