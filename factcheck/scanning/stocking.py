"""A library file for scans is filled: what is not in it yet is read and put in, many documents in one change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.documents import expand, read
from factcheck.errors import Edge, Fault
from factcheck.evidence import Addition

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from factcheck.documents import Document
    from factcheck.errors import Tell
    from factcheck.evidence import Library

__all__ = ["Stocked", "stock"]

# More than half of the cost of a small document is the change by itself; but what is read is held until the change.
_TOGETHER, _CHARACTERS = 500, 20_000_000


class Stocked(Struct):
    """How many documents were put in, and how many were there already, as they are."""

    added: int = 0
    unchanged: int = 0


def stock(
    library: Library, sources: Iterable[str | Path], *, tell: Tell, tick: Callable[[], None] = lambda: None
) -> Stocked:
    """Read files, folders, patterns and addresses into a library; what was there from the same source is replaced.

    What cannot be read is told and passed over. `tick` is called after each.
    """
    there = {entry.source: (entry.id, entry.sha256) for entry in library.entries()}
    numbers = [int(name[1:]) for name, _ in there.values() if name[:1] == "e" and name[1:].isdecimal()]
    last = max(numbers, default=0)
    done = Stocked()
    held: list[tuple[str, Document]] = []
    for source in expand(list(sources)):
        with Edge(source, tell):
            document = read(source)
            known = there.get(document.source)
            if known is not None and known[1] == document.sha256:
                done.unchanged += 1
            else:
                if known is None:
                    last += 1
                    known = (f"e{last}", "")
                there[document.source] = (known[0], document.sha256)
                held.append((known[0], document))
        if len(held) >= _TOGETHER or sum(len(document.text) for _, document in held) > _CHARACTERS:
            _put(library, held, done, tell)
            held.clear()
        tick()
    _put(library, held, done, tell)
    return done


def _put(library: Library, held: Sequence[tuple[str, Document]], done: Stocked, tell: Tell) -> None:
    """Put documents in as one change; where that cannot be done each alone, so that no other is lost with one."""
    if not held:
        return
    faults: list[Fault] = []
    with Edge(held[0][1].source, faults.append if len(held) > 1 else tell):
        library.add_all([Addition(name, document) for name, document in held])
        done.added += len(held)
    if faults:
        for each in held:
            _put(library, [each], done, tell)
