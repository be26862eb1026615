"""Files that were cut, altered, reordered, or lost sectors with the power."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from factcheck.desk.store.chain import SECTOR
from factcheck.desk.store.journal import Damaged, NewerFormat, NotAJournal
from tests.faults.trial import VERDICT, Count, journal, stock, values

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

UNSOUND = (Damaged, NewerFormat, NotAJournal)


def made(path: Path, count: int, document: dict[str, object] = VERDICT) -> bytes:
    """Write a journal with so many documents and give its bytes."""
    with journal(path) as database:
        for number in range(count):
            database.insert({**document, "n": number})
    return path.read_bytes()


def cuts(folder: Path, documents: int, step: int = 1) -> Count:
    """The file ends at every byte: what was acknowledged up to there is there, torn bytes are kept, writing goes on."""
    path = folder / "cut"
    data = made(path, documents)
    header = data.index(b"\n") + 1
    count = Count()
    for length in range(0, len(data) + 1, step):
        path.write_bytes(data[:length])
        for torn in folder.glob("cut.torn-*"):
            torn.unlink()
        whole = data[:length].rfind(b"\n") + 1
        if length < header:
            count.add(noticed(path))  # a journal without its first line has lost everything: that is said
            continue
        with journal(path) as database:
            expected = list(range(data[:whole].count(b"\n") - 1))
            held = values(database) == expected
            database.insert({"n": -1})
            held &= values(database) == [*expected, -1]
        kept = b"".join(torn.read_bytes() for torn in folder.glob("cut.torn-*"))
        with journal(path) as again:
            count.add(held and kept == data[whole:length] and values(again) == [*expected, -1])
    return count


def cuts_of_stock(folder: Path, documents: int, step: int) -> Count:
    path = folder / "cut-stock"
    with stock(path) as database:
        for number in range(documents):
            database.insert({**VERDICT, "n": number})
    data = path.read_bytes()
    count = Count()
    for length in range(0, len(data), step):
        path.write_bytes(data[:length])
        try:
            with stock(path) as database:
                count.add(len(database) > 0)
        except ValueError:
            count.add(False)
    return count


def noticed(path: Path, **options: Path) -> bool:
    """Whether opening says that something is wrong, and leaves the file as it was."""
    before = path.read_bytes()
    try:
        journal(path, **options).close()
    except UNSOUND:
        return path.read_bytes() == before
    return False


def flipped(data: bytes, step: int) -> Iterator[bytes]:
    """Give the bytes with one bit flipped, for every bit, or for one in every so many bytes."""
    for at in range(0, len(data), step):
        for bit in range(8) if step == 1 else [at % 8]:
            yield data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :]


def flips(folder: Path, documents: int, step: int = 1) -> Count:
    """One bit is flipped in every byte: noticed every time, nothing changed."""
    path = folder / "flipped"
    count = Count()
    for damaged in flipped(made(path, documents), step):
        path.write_bytes(damaged)
        count.add(noticed(path))
    return count


def kept(path: Path, documents: int) -> Path:
    """Write a journal, keep beside it what its lines come to, and give where."""
    made(path, documents)
    beside = path.with_name(f"{path.name}.contents")
    with journal(path, contents=beside) as database:
        database.storage.keep_contents()
    return beside


def flips_before_contents(folder: Path, documents: int, step: int = 1) -> Count:
    """One bit is flipped in a line that need not be read again: noticed all the same."""
    path = folder / "flipped-kept"
    beside = kept(path, documents)
    count = Count()
    for damaged in flipped(path.read_bytes(), step):
        path.write_bytes(damaged)
        count.add(noticed(path, contents=beside))
    return count


def flips_in_stretches(folder: Path, documents: int, step: int = 1) -> Count:
    """One bit is flipped in a stretch that opening does not read: what is told is what was stored, or `Damaged` raised.

    Whichever way it is looked at: by its documents, by its lines from either end, or as a whole, which always says so.
    """
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("factcheck.desk.store.stretches.STRETCH", 100)
        return _flips_in_stretches(folder / "stretches", documents, step)


def _flips_in_stretches(path: Path, documents: int, step: int) -> Count:
    beside = kept(path, documents)
    data, count = path.read_bytes(), Count()
    with journal(path) as plain:
        stored, lines = plain.all(), list(plain.storage.journal.lines())
    looks = (
        lambda database: database.all() == stored,
        lambda database: list(database.storage.journal.lines()) == lines,
        lambda database: list(database.storage.journal.newest_first()) == lines[::-1],
        lambda database: [database.storage.journal.line_at(line.offset) for line in lines] == lines,
        lambda database: database.storage.journal.prove(),
    )
    for damaged in flipped(data, step):
        path.write_bytes(damaged)
        for look in looks:
            try:
                with journal(path, contents=beside) as database:
                    count.add(bool(look(database)))
            except UNSOUND:
                count.add(True)
    path.write_bytes(data)
    with journal(path, contents=beside) as database:
        count.add(all(look(database) for look in looks[:-1]) and database.storage.journal.prove() is None)
    return count


def flips_in_contents(folder: Path, documents: int, step: int = 1) -> Count:
    """One bit is flipped in what is kept beside the journal, or it is cut: the lines are read instead."""
    path = folder / "journal"
    beside = kept(path, documents)
    data = beside.read_bytes()
    count = Count()
    for damaged in itertools.chain(flipped(data, step), (data[:length] for length in range(0, len(data), step))):
        beside.write_bytes(damaged)
        with journal(path, contents=beside) as database:
            count.add(values(database) == list(range(documents)))
    return count


def contents_of_another(folder: Path, documents: int) -> Count:
    """What is kept beside the journal is an older one's, a longer one's, another's: never taken for this one's."""
    path = folder / "one"
    beside = kept(path, documents)
    mine, longer = path.read_bytes(), made(path, 1)
    other = made(folder / "other", documents, {**VERDICT, "claim": 8})
    lines = mine.splitlines(keepends=True)
    count = Count()
    for data in (mine, longer, other, *(b"".join(lines[:length]) for length in range(1, len(lines)))):
        path.write_bytes(data)
        with journal(path) as plain, journal(path, contents=beside) as database:
            held = database.all() == plain.all()
            database.insert({"n": -1})
            held &= database.all() == plain.all()
        with journal(path, contents=beside) as again:
            count.add(held and values(again)[-1] == -1)
    return count


def flips_while_open(folder: Path, documents: int, step: int = 1) -> Count:
    """One bit is flipped in a line that was read: what is looked at is what was stored, or `Damaged` is raised."""
    path = folder / "open"
    data = made(path, documents)
    count = Count()
    with journal(path) as database:
        before = database.all()
        for damaged in flipped(data, step):
            with path.open("r+b") as file:
                file.write(damaged)
            try:
                count.add(database.all() == before)
            except Damaged:
                count.add(True)
    return count


def flips_of_stock(folder: Path, documents: int, step: int) -> Count:
    path = folder / "flipped-stock"
    with stock(path) as database:
        for number in range(documents):
            database.insert({**VERDICT, "n": number})
    data = path.read_bytes()
    count = Count()
    for at in range(0, len(data), step):
        path.write_bytes(data[:at] + bytes([data[at] ^ 1 << at % 8]) + data[at + 1 :])
        try:
            with stock(path) as database:
                len(database)
                list(database)
            count.add(False)
        except (ValueError, TypeError, AttributeError, KeyError):
            count.add(True)
    return count


def moved_lines(folder: Path, documents: int) -> Count:
    """Every line is removed, swapped with another, repeated; a line missing at the very end is told by its hash."""
    path = folder / "lines"
    lines = made(path, documents).splitlines(keepends=True)
    newest = lines[-1][:32].decode()
    count = Count()
    for at in range(len(lines)):
        path.write_bytes(b"".join(lines[:at] + lines[at + 1 :]))
        if at < len(lines) - 1:
            count.add(noticed(path))
        else:
            with journal(path) as database:
                count.add(database.storage.journal.head.decode() != newest)
        path.write_bytes(b"".join(lines[: at + 1] + lines[at:]))
        count.add(noticed(path))
    for first, second in itertools.combinations(range(len(lines)), 2):
        swapped = list(lines)
        swapped[first], swapped[second] = swapped[second], swapped[first]
        path.write_bytes(b"".join(swapped))
        count.add(noticed(path))
    return count


def shrunk_while_open(folder: Path) -> Count:
    """Somebody cuts acknowledged lines off a journal that is in use: the next read says so."""
    path = folder / "shrunk"
    data = made(path, 3)
    count = Count()
    with journal(path) as database:
        path.write_bytes(data[: data.rindex(b"\n", 0, -1) + 1])
        for work in (lambda: values(database), lambda: database.insert({"n": 9})):
            try:
                work()
                count.add(False)
            except Damaged:
                count.add(True)
    return count


def power_cuts(folder: Path, sizes: list[int], before: int = 3) -> Count:
    """Any subset of the sectors of the last write is lost: the state before or after, nothing else."""
    path = folder / "power"
    count = Count()
    for size in sizes:
        path.unlink(missing_ok=True)
        synced = made(path, before)
        with journal(path) as database:
            database.insert({"n": before, "words": "x" * size})
        data = path.read_bytes()
        edges = [len(synced), *range(-(-(len(synced) + 1) // SECTOR) * SECTOR, len(data), SECTOR), len(data)]
        sectors = list(itertools.pairwise(edges))
        for lost in itertools.product((False, True), repeat=len(sectors)):
            torn = bytearray(data)
            for (start, end), gone in zip(sectors, lost, strict=True):
                if gone:
                    torn[start:end] = bytes(end - start)
            for length in {len(data), *edges}:
                path.write_bytes(torn[:length])
                with journal(path) as database:
                    there = values(database)
                    held = there == list(range(before + (length == len(data) and not any(lost))))
                    database.insert({"n": -1})
                with journal(path) as again:
                    count.add(held and values(again) == [*there, -1])
                for kept in folder.glob("power.torn-*"):
                    kept.unlink()
    return count
