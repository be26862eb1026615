"""A library file for scans is filled: what is not in it yet is read and put in, many documents in one change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.documents import expand, read
from factcheck.errors import Edge
from factcheck.evidence.incoming import Incoming

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from factcheck.errors import Tell
    from factcheck.evidence import Library

__all__ = ["Stocked", "stock"]


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
    incoming = Incoming(library, tell)
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
                incoming.add(known[0], document)
        tick()
    incoming.put()
    done.added = len(incoming.inside)
    return done
