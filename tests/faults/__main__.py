"""The long form of the fault tests: `python -m tests.faults` prints what was tried, what held, and stock TinyDB beside.

Takes some minutes; `--quick` does a tenth of it.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.faults import damage, processes, words, writes

if TYPE_CHECKING:
    from collections.abc import Callable

Row = tuple[str, "Callable[[Path], object]", "Callable[[Path], object] | None"]


def rows(part: int) -> list[Row]:
    """What is tried, here and on stock TinyDB; `part` divides how often."""

    def kills(kind: str) -> Callable[[Path], object]:
        def run(folder: Path) -> str:
            opens, kept = processes.kills(folder, 400 // part, kind)
            return f"{kept} kept, file opens {opens}"

        return run

    return [
        ("kill -9 while writing: acknowledged operations", kills("journal"), kills("stock")),
        (
            f"2 sessions writing {500 // part} each at once: acknowledged operations",
            *(_writers(2, 500 // part, kind) for kind in processes.OPEN),
        ),
        (
            f"8 sessions writing {250 // part} each at once: acknowledged operations",
            *(_writers(8, 250 // part, kind) for kind in processes.OPEN),
        ),
        ("2 sessions saving the same documents: one winner", lambda at: processes.rivals(at, 2, 200 // part), None),
        ("8 sessions saving the same documents: one winner", lambda at: processes.rivals(at, 8, 100 // part), None),
        ("lock holder stopped and killed", processes.held_lock, None),
        (
            "file cut at every byte",
            lambda folder: damage.cuts(folder, 8, part),
            lambda folder: damage.cuts_of_stock(folder, 8, part),
        ),
        (
            "a bit flipped in every byte: noticed",
            lambda folder: damage.flips(folder, 4, part),
            lambda folder: damage.flips_of_stock(folder, 8, part),
        ),
        (
            "the same with what the lines come to kept beside",
            lambda at: damage.flips_before_contents(at, 4, part),
            None,
        ),
        ("the same in what opening does not read: never told", lambda at: damage.flips_in_stretches(at, 4, part), None),
        ("the same in what is kept, and it cut: seen through", lambda at: damage.flips_in_contents(at, 4, part), None),
        ("the same while the journal is open: never shown", lambda at: damage.flips_while_open(at, 4, part), None),
        ("what is kept beside another journal: not taken", lambda at: damage.contents_of_another(at, 40), None),
        ("every line removed, swapped, repeated: noticed", lambda folder: damage.moved_lines(folder, 40), None),
        ("file cut while it is open: noticed", damage.shrunk_while_open, None),
        (
            "power cut, any subset of the last sectors lost",
            lambda folder: damage.power_cuts(folder, [40, 300, 590, 900, 2000, 3000][: None if part == 1 else 4]),
            None,
        ),
        ("write cut short by the kernel, at every byte", lambda folder: writes.short_writes(folder, part), None),
        ("ENOSPC, EIO, EDQUOT from write, at every byte", lambda folder: writes.refused_writes(folder, part), None),
        ("EIO from fsync", writes.failed_sync, None),
        (
            "lines of another program that fit and mean nothing: no command fails or prints controls",
            lambda folder: words.lines(folder, 600 // part),
            None,
        ),
        ("exports that another program changed: the same", lambda folder: words.exports(folder, 300 // part), None),
        ("a disk that is really full", writes.full, lambda folder: writes.full(folder, "stock")),
    ]


def _writers(sessions: int, each: int, kind: str) -> Callable[[Path], object]:
    return lambda folder: processes.writers(folder, sessions, each, kind)


def main() -> None:
    parser = argparse.ArgumentParser(
        "python -m tests.faults", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="a tenth of it")
    part = 10 if parser.parse_args().quick else 1
    print("| what is done | journal | stock TinyDB | seconds |")
    print("|---|---|---|---|")
    failed = False
    for name, ours, stock in rows(part):
        with tempfile.TemporaryDirectory() as folder:
            started = time.monotonic()
            count = ours(Path(folder))
            took = time.monotonic() - started
            beside = stock(Path(folder)) if stock else "-"
        failed |= not _held(str(count))
        print(f"| {name} | {count} | {beside} | {took:.0f} |", flush=True)
    sys.exit(failed)


def _held(count: str) -> bool:
    """Whether every "x of y" in the words is a "y of y"."""
    return all(held == tried for held, tried in re.findall(r"([\d,]*\d) of ([\d,]*\d)", count))


if __name__ == "__main__":
    main()
