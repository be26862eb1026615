"""Formats of one's own: reports as another package writes them, found by the entry point `factcheck.reports`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from msgspec import Struct

from factcheck.errors import FactcheckError
from factcheck.reports.rendering import Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.plugins import Plugin
    from factcheck.reports.model import Report
    from factcheck.reports.rendering import Options

__all__ = ["GROUP", "AddedFormat", "ReportFormat", "loaded_format"]

GROUP = "factcheck.reports"


class ReportFormat(Protocol):
    """What a plug-in brings: a module (or any object) with these names.

    `TITLE` says in a few words what the format is for, `SUFFIX` how its files end. With `BINARY = True` beside them
    it is not written to a terminal. Its name is that of the entry point.
    """

    TITLE: str
    SUFFIX: str

    def write(self, reports: Sequence[Report], options: Options) -> Iterator[bytes]:
        """Write all reports into one file, piece by piece; `options.tick()` after each claim moves the progress."""
        ...


class AddedFormat(Struct, frozen=True):
    """A format that a plug-in brings, ready to be used."""

    plugin: Plugin
    about: Format
    writes: ReportFormat

    def write(self, reports: Sequence[Report], options: Options) -> Iterator[bytes]:
        """Write the reports; whatever goes wrong in the plug-in's code is a `BrokenPlugin`."""
        try:
            for piece in self.writes.write(reports, options):
                yield bytes(memoryview(piece))
        except FactcheckError:
            raise
        except (Exception, SystemExit) as error:
            raise self.plugin.broken("cannot write this report", error) from error


def loaded_format(plugin: Plugin) -> AddedFormat:
    """Give the format of a plug-in; raises `BrokenPlugin` where it is none."""
    brought = cast("ReportFormat", plugin.load())
    try:
        binary = bool(getattr(brought, "BINARY", False))
        about = Format("", "", str(brought.SUFFIX), str(brought.TITLE), binary=binary)
        usable = callable(brought.write)
    except AttributeError as error:
        raise plugin.broken("is no format of a report", error) from error
    if not usable:
        raise plugin.broken("is no format of a report: its `write` cannot be called")
    return AddedFormat(plugin, about, brought)
