"""Plug-ins: what another distribution adds by an entry point, found when it is asked for and loaded when it is used.

A fault in one is named with its name and version, and the others go on. This file knows no room of the house: what a
plug-in of a group must bring stands where it is used, in a protocol.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["GROUPS", "OFF", "BrokenPlugin", "Plugin", "installed", "plugins"]

# What can be added, and what it is.
GROUPS: dict[str, str] = {
    "factcheck.readers": "formats that are read",
    "factcheck.reports": "formats that reports are written in",
    "factcheck.packs": "languages",
    "factcheck.embedders": "what finds the same in other words",
    "factcheck.places": "where a desk can be kept",
}

OFF = "FACTCHECK_NO_PLUGINS"  # set by `--no-plugins`; processes that this one starts inherit it


class BrokenPlugin(FactcheckError):
    """A plug-in that cannot be loaded: its name and version, what is wrong with it, what to do."""


class Plugin(Struct, frozen=True):
    """What a distribution offers under a name.

    `target` is the entry point's value ("package.module:attribute"), `folder` where the distribution is installed.
    """

    group: str
    name: str
    target: str
    distribution: str
    version: str
    folder: str = ""

    def __str__(self) -> str:
        return f"plug-in {self.name} ({self.distribution} {self.version})"

    def load(self) -> object:
        """Import what the entry point names. Raises `BrokenPlugin`, whatever went wrong in the plug-in's code."""
        from importlib.metadata import EntryPoint

        try:
            found: object = EntryPoint(self.name, self.target, self.group).load()
        except (Exception, SystemExit) as error:
            raise self.broken("cannot be loaded", error) from error
        return found

    def broken(self, problem: str, error: BaseException | None = None) -> BrokenPlugin:
        """Give the error that names this plug-in, what is wrong with it, and what its own code said."""
        said = f"{problem}: {type(error).__name__}: {error}" if error is not None else problem
        return BrokenPlugin(str(self), said, f"update or uninstall {self.distribution}")


def installed(group: str) -> list[Plugin]:
    """Give every plug-in of a group by name, those too whose name another has that comes first."""
    from importlib.metadata import entry_points  # slow, and most runs ask for no plug-in

    found = [
        Plugin(group, point.name, point.value, point.dist.name, point.dist.version, str(point.dist.locate_file("")))
        for point in entry_points(group=group)
        if point.dist is not None
    ]
    return sorted(found, key=lambda plugin: (plugin.name, plugin.distribution))


@cache
def plugins(group: str) -> Mapping[str, Plugin]:
    """Give the plug-ins of a group ("factcheck.packs") by their names, none where they are turned off.

    Of two with one name it is the distribution that comes first in the alphabet, so that every run finds the same.
    """
    if os.environ.get(OFF):
        return {}
    return {plugin.name: plugin for plugin in reversed(installed(group))}
