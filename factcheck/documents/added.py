"""Readers of one's own: formats that another package reads, found by the entry point `factcheck.readers`.

A reader is a module with `READER` (its name and version, "px 1"), `SUFFIXES` (the endings of its files, with the point)
and `read(raw, limits)`, which gives a `Content`; the readers in `formats` are examples. It is asked for files whose
ending no reader of this package has.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Protocol

from factcheck.documents.errors import UnreadableSource
from factcheck.documents.sniffing import SUFFIXES, suffix_of

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from factcheck.documents.content import Content, Raw
    from factcheck.documents.limits import Limits

__all__ = ["AddedReader", "added_reader"]

GROUP = "factcheck.readers"


class AddedReader(Protocol):
    """A reader as another package brings it."""

    READER: str
    SUFFIXES: tuple[str, ...]

    def read(self, raw: Raw, limits: Limits) -> Content:
        """Read the bytes; raises `UnreadableSource`, `OverLimit`."""
        ...


def added_reader(source: str) -> AddedReader | None:
    """Give the reader that a package brings for a source's ending, None where none does.

    Raises `UnreadableSource` where it cannot be loaded.
    """
    suffix = suffix_of(source)
    if not suffix or suffix in SUFFIXES:
        return None
    for point in _points():
        reader = _loaded(point, source)
        if suffix in reader.SUFFIXES:
            return reader
    return None


@cache
def _points() -> tuple[EntryPoint, ...]:
    from importlib.metadata import entry_points  # loaded by who has a file that no reader here knows

    return tuple(entry_points(group=GROUP))


def _loaded(point: EntryPoint, source: str) -> AddedReader:
    try:
        reader: AddedReader = point.load()
        if reader.SUFFIXES and reader.READER and callable(reader.read):
            return reader
    except Exception as error:
        raise _faulty(point, source, str(error)) from error
    raise _faulty(point, source, "it names no ending")


def _faulty(point: EntryPoint, source: str, why: str) -> UnreadableSource:
    problem = f"may be for the reader {point.name} ({point.value}), which cannot be loaded: {why}"
    return UnreadableSource(source, problem, "mend its package, or remove it")
