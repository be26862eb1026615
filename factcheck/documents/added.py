"""Readers of one's own: formats that another package reads, found by the entry point `factcheck.readers`.

A reader is a module with `READER` (its name and version, "px 1"), `SUFFIXES` (the endings of its files, with the point)
and `read(raw, limits)`, which gives a `Content`; the readers in `formats` are examples. It is asked for files whose
ending no reader of this package has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from factcheck.documents.errors import UnreadableSource
from factcheck.documents.sniffing import SUFFIXES, suffix_of
from factcheck.plugins import BrokenPlugin, plugins

if TYPE_CHECKING:
    from factcheck.documents.content import Content, Raw
    from factcheck.documents.limits import Limits
    from factcheck.plugins import Plugin

__all__ = ["AddedReader", "added_reader", "loaded_reader"]

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
    for plugin in plugins(GROUP).values():
        try:
            reader = loaded_reader(plugin)
        except BrokenPlugin as error:
            problem = f"may be for the {error.thing}, which {error.problem}"
            raise UnreadableSource(source, problem, error.remedy) from error
        if suffix in reader.SUFFIXES:
            return reader
    return None


def loaded_reader(plugin: Plugin) -> AddedReader:
    """Give the reader of a plug-in; raises `BrokenPlugin` where it is none."""
    reader = cast("AddedReader", plugin.load())
    try:
        if reader.SUFFIXES and reader.READER and callable(reader.read):
            return reader
    except AttributeError as error:
        raise plugin.broken("is no reader", error) from error
    raise plugin.broken("is no reader: it names no ending")
