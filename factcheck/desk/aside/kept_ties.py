"""Which claims of a desk say the same, kept in a file, so that of very many claims only a few are looked at.

The file is a cache of what the claims say; nothing is believed of it under another journal or program, and it can be
thrown away at any time. It holds stems of the words of claims, and no evidence.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import msgpack

from factcheck.claims.comparison import Amount, Print, compare, is_compared, print_of
from factcheck.claims.ties import MISSING_TENTHS, shelves_of
from factcheck.desk.aside.found import rules as rules_of_program

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from decimal import Decimal
    from pathlib import Path

    from factcheck.claims.comparison import Likeness
    from factcheck.claims.model import Claim
    from factcheck.desk.store.journal import Journal

__all__ = ["KeptTies"]

_VERSION = 1  # raised whenever something else is kept
_BUSY_SECONDS = 2.0
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS state (rules TEXT, newest INTEGER, head TEXT, end INTEGER)",
    "CREATE TABLE IF NOT EXISTS claims (key INTEGER PRIMARY KEY, number INTEGER NOT NULL)",
    "CREATE INDEX IF NOT EXISTS claims_by_number ON claims (number)",
    "CREATE TABLE IF NOT EXISTS prints (number INTEGER PRIMARY KEY, body BLOB NOT NULL UNIQUE)",
    "CREATE TABLE IF NOT EXISTS shelves (shelf BLOB, number INTEGER, PRIMARY KEY (shelf, number)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS amounts (size BLOB, amount BLOB, PRIMARY KEY (size, amount)) WITHOUT ROWID",
)
_TABLES = ("state", "claims", "prints", "shelves", "amounts")


class KeptTies:
    """The claims of a desk by what they say, in a file; raises `sqlite3.Error` or `OSError` where that cannot be used.

    Who asks holds a lock: one thread at a time.
    """

    def __init__(self, path: Path, mode: int) -> None:
        with suppress(FileExistsError):
            file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
            try:
                os.fchmod(file, mode)
            finally:
                os.close(file)
        self._connection = sqlite3.connect(
            str(path), timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            # It is a cache: what a crash leaves of it may be anything, and is then made anew.
            for statement in ("PRAGMA synchronous = OFF", "PRAGMA journal_mode = MEMORY", *_SCHEMA):
                self._connection.execute(statement)
        except sqlite3.Error:
            self._connection.close()
            raise

    def close(self) -> None:
        self._connection.close()

    def is_ahead_of(self, journal: Journal) -> bool:
        """Tell whether the file was brought further than the journal was read here."""
        state = self._state()
        return state is not None and state[3] > journal.end

    def follow(
        self,
        journal: Journal,
        every: Callable[[], Iterable[int]],
        changed: Callable[[int], Iterable[int] | None],
        claim: Callable[[int], Claim | None],
    ) -> None:
        """Bring the file up to where the journal was read.

        `every` gives the ids of all claims, `changed` of those that lines from an offset on concern (None where it
        cannot be told), `claim` one as it now reads, None where it is gone.
        """
        with journal.still():
            now = (_rules(), journal.newest, journal.head.decode(), journal.end)
        if self._state() == now:
            return
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            keys = self._to_look_at(journal, changed)
            if keys is None:
                for table in _TABLES:
                    self._connection.execute(f"DELETE FROM {table}")  # noqa: S608
                keys = every()
            for key in keys:
                self._take_in(key, claim(key))
            self._connection.execute("DELETE FROM state")
            self._connection.execute("INSERT INTO state VALUES (?, ?, ?, ?)", now)
            self._connection.execute("COMMIT")
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise

    def _state(self) -> tuple[str, int, str, int] | None:
        found: tuple[str, int, str, int] | None = self._connection.execute("SELECT * FROM state").fetchone()
        return found

    def _to_look_at(self, journal: Journal, changed: Callable[[int], Iterable[int] | None]) -> Iterable[int] | None:
        """Give the claims that changed since the file was brought up to date, None where it is another journal's."""
        state = self._state()
        if state is None or state[0] != _rules():
            return None
        _, newest, head, end = state
        if newest > journal.newest or end > journal.end or journal.hash_at(newest) != head:
            return None
        return changed(end)

    def _take_in(self, key: int, claim: Claim | None) -> None:
        execute = self._connection.execute
        execute("DELETE FROM claims WHERE key = ?", (key,))
        if claim is None or not is_compared(claim):
            return
        found = print_of(claim)
        body = msgpack.encode(found)
        number = self._number(body)
        if number is None:
            number = execute("INSERT INTO prints (body) VALUES (?)", (body,)).lastrowid
            for group, place in shelves_of(found):
                execute("INSERT OR IGNORE INTO shelves VALUES (?, ?)", (_packed(group, place), number))
            if found.amount is not None:
                amount = msgpack.encode(found.amount)
                for size in found.amount.sizes:
                    execute("INSERT OR IGNORE INTO amounts VALUES (?, ?)", (_packed(found.group, size), amount))
        execute("INSERT INTO claims VALUES (?, ?)", (key, number))

    def _number(self, body: bytes) -> int | None:
        row = self._connection.execute("SELECT number FROM prints WHERE body = ?", (body,)).fetchone()
        return None if row is None else int(row[0])

    def find(self, claim: Claim) -> list[tuple[int, Likeness]]:
        """Give the claims that say the same as this one, or nearly; its own is one of them."""
        if not is_compared(claim):
            return []
        one = print_of(claim)
        found: list[tuple[int, Likeness]] = []
        for number in self._with_words(one) if one.amount is None else self._with_amount(one, one.amount):
            [body] = self._connection.execute("SELECT body FROM prints WHERE number = ?", (number,)).fetchone()
            if (how := compare(one, _PRINT.decode(body))) is not None:
                keys = self._connection.execute("SELECT key FROM claims WHERE number = ? ORDER BY key", (number,))
                found.extend((key, how) for (key,) in keys)
        return found

    def _with_amount(self, one: Print, amount: Amount) -> Iterator[int]:
        amounts = {_packed(one.group, amount)}
        for size in amount.sizes:
            key = _packed(one.group, size)
            for (body,) in self._connection.execute("SELECT amount FROM amounts WHERE size = ?", (key,)):
                other = _AMOUNT.decode(body)
                if amount.alike(other):
                    amounts.add(_packed(one.group, other))
        yield from self._on(sorted(amounts))

    def _with_words(self, one: Print) -> Iterator[int]:
        """Look under the rarest words, one more than may be missing, as `Ties` does."""
        shelves = [_packed(group, place) for group, place in shelves_of(one)]
        count = "SELECT count(*) FROM shelves WHERE shelf = ?"
        shelves.sort(key=lambda shelf: self._connection.execute(count, (shelf,)).fetchone()[0])
        yield from self._on(shelves[: len(shelves) * MISSING_TENTHS // 10 + 1])

    def _on(self, shelves: Iterable[bytes]) -> Iterator[int]:
        numbers: dict[int, None] = {}
        for shelf in shelves:
            for (number,) in self._connection.execute("SELECT number FROM shelves WHERE shelf = ?", (shelf,)):
                numbers[number] = None
        return iter(numbers)


def _rules() -> str:
    return f"{_VERSION} {rules_of_program()}"


def _packed(group: tuple[object, ...], place: object) -> bytes:
    """Give the key of a shelf: the same for amounts that are equal, however many zeros they are written with."""
    if isinstance(place, Amount):
        place = (*map(_plain, (place.value, place.low, place.high)), place.places)
    return msgpack.encode((group, place))


def _plain(number: Decimal | None) -> str | None:
    return None if number is None else str(number.normalize())


_PRINT = msgpack.Decoder(Print)
_AMOUNT = msgpack.Decoder(Amount)
