"""Processes that are killed while they write, that write at the same time, and that stop with the lock in hand."""

from __future__ import annotations

import os
import random
import signal
import struct
import time
from typing import TYPE_CHECKING

from factcheck.desk.store.journal import Busy, Medium
from factcheck.desk.store.storage import Conflict
from tests.faults.trial import VERDICT, Count, journal, stock, values

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NUMBER = struct.Struct("<q")
FILLED = 1000
OPEN = {"journal": journal, "stock": stock}


def child(work: Callable[[int], None]) -> tuple[int, int]:
    """Start a process that does `work` with the writing end of a pipe; give its id and the reading end."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return pid, reading
    os.close(reading)
    try:
        work(writing)
    finally:
        os._exit(0)


def said(reading: int) -> list[int]:
    """Every number that the process wrote before it ended."""
    parts = []
    while part := os.read(reading, 65536):
        parts.append(part)
    os.close(reading)
    data = b"".join(parts)
    return [number for (number,) in NUMBER.iter_unpack(data[: len(data) // NUMBER.size * NUMBER.size])]


def kills(folder: Path, times: int, kind: str = "journal", seed: int = 1) -> tuple[Count, Count]:
    """Kill -9 a process that writes, at random moments: how many kills left a file that opens, how many
    acknowledged operations are there."""
    chance = random.Random(seed)
    path = folder / f"killed-{kind}"
    opens, kept = Count(), Count()
    lost: set[int] = set()
    following = 0
    known = filled(kind, path)

    def write(writing: int) -> None:
        database = OPEN[kind](path)
        number = following
        while True:
            database.insert({**VERDICT, "n": number})
            os.write(writing, NUMBER.pack(number))
            number += 1

    for _ in range(times):
        pid, reading = child(write)
        first = os.read(reading, NUMBER.size)
        time.sleep(chance.uniform(0, 0.02))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        new = {*NUMBER.unpack(first), *said(reading)} if len(first) == NUMBER.size else set(said(reading))
        known |= new
        following = max(following, *new, 0) + 2  # the one that was not acknowledged may be there
        kept.tried += len(new)
        try:
            with OPEN[kind](path) as database:
                there = set(values(database))
            opens.add(True)
        except Exception:  # noqa: BLE001  whatever stock TinyDB says of a broken file
            opens.add(False)
            there = set()
            path.unlink()
        lost |= known - there
        known = known & there if there else filled(kind, path)
    kept.tried += FILLED
    kept.held = kept.tried - len(lost)
    return opens, kept


def filled(kind: str, path: Path) -> set[int]:
    """Start with some documents, so that there is something to lose."""
    numbers = set(range(-FILLED, 0))
    with OPEN[kind](path) as database:
        database.insert_multiple({**VERDICT, "n": number} for number in numbers)
    return numbers


def writers(folder: Path, sessions: int, each: int, kind: str = "journal") -> Count:
    """Several processes write their own documents at once: how many acknowledged operations are there at the end."""
    path = folder / f"writers-{kind}-{sessions}"
    OPEN[kind](path).close()

    def write(first: int) -> Callable[[int], None]:
        def work(writing: int) -> None:
            database = OPEN[kind](path)
            for number in range(first, first + each):
                try:
                    database.insert({**VERDICT, "n": number})
                except Exception:  # noqa: BLE001  stock TinyDB trips over a half-written file
                    continue
                os.write(writing, NUMBER.pack(number))

        return work

    started = [child(write(session * each)) for session in range(sessions)]
    acknowledged = {number for _, reading in started for number in said(reading)}
    for pid, _ in started:
        os.waitpid(pid, 0)
    try:
        with OPEN[kind](path) as database:
            there = set(values(database))
    except Exception:  # noqa: BLE001
        there = set()
    return Count(len(acknowledged), len(acknowledged & there))


def rivals(folder: Path, sessions: int, rounds: int) -> Count:
    """Processes save the same document that all of them read: one wins each round, the others get `Conflict`."""
    path = folder / f"rivals-{sessions}"
    with journal(path) as database:
        database.insert_multiple({"round": number, "winner": None} for number in range(rounds))

    def write(session: int) -> Callable[[int], None]:
        def work(writing: int) -> None:
            table = journal(path).table("_default")
            documents = table.all()
            os.write(writing, NUMBER.pack(-1))
            os.read(go, 1)
            for document in documents:
                document["winner"] = session
                try:
                    table.save(document)
                except Conflict as conflict:
                    if conflict.theirs["winner"] in (None, session) or conflict.mine["winner"] != session:
                        os._exit(1)
                else:
                    os.write(writing, NUMBER.pack(document["round"]))

        return work

    go, start = os.pipe()
    started = [child(write(session)) for session in range(sessions)]
    for _, reading in started:
        os.read(reading, NUMBER.size)  # it has read the documents
    os.write(start, bytes(sessions))
    won = [set(said(reading)) for _, reading in started]
    os.close(go)
    os.close(start)
    statuses = [os.waitpid(pid, 0)[1] for pid, _ in started]
    count = Count()
    with journal(path) as database:
        for document in database.all():
            winners = [session for session, rounds_won in enumerate(won) if document["round"] in rounds_won]
            count.add(winners == [document["winner"]] and not any(statuses))
    return count


def held_lock(folder: Path) -> Count:
    """A lock holder is stopped, then killed: readers go on, writers are told in time, then the lock is free."""
    path = folder / "held"
    count = Count()
    with journal(path) as database:
        database.insert({"n": 1})

        def hold(writing: int) -> None:
            medium = Medium(path)
            medium.lock("exclusive", 5)
            os.write(writing, NUMBER.pack(1))
            time.sleep(60)

        pid, reading = child(hold)
        os.read(reading, NUMBER.size)
        os.kill(pid, signal.SIGSTOP)
        started = time.monotonic()
        count.add(values(database) == [1] and time.monotonic() - started < 0.2)
        with journal(path) as another:  # nothing is in flight, but who can know: the newest line may wait
            count.add(values(another) in ([1], []))
        impatient = journal(path, wait=0.2)
        started = time.monotonic()
        try:
            impatient.insert({"n": 2})
            count.add(False)
        except Busy as busy:
            count.add(time.monotonic() - started < 1.5 and "0.2 seconds" in str(busy))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(reading)
        impatient.insert({"n": 2})
        count.add(values(database) == [1, 2])
        impatient.close()
    return count
