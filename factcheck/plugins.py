"""Plug-ins: what another distribution adds by an entry point, found when it is asked for and loaded when it is used.

A fault in one is named with its name and version, and the others go on. This file knows no room of the house.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["BrokenPlugin", "Plugin", "plugins"]


class BrokenPlugin(FactcheckError):
    """A plug-in that cannot be loaded: its name and version, what is wrong with it, what to do."""


class Plugin(Struct, frozen=True):
    """What a distribution offers under a name: `target` is the entry point's value ("package.module:attribute")."""

    group: str
    name: str
    target: str
    distribution: str
    version: str

    def __str__(self) -> str:
        return f"plug-in {self.name} ({self.distribution} {self.version})"

    def load(self) -> object:
        """Import what the entry point names. Raises `BrokenPlugin`, whatever went wrong in the plug-in's code."""
        from importlib.metadata import EntryPoint

        try:
            found: object = EntryPoint(self.name, self.target, self.group).load()
        except Exception as error:
            told = f"cannot be loaded: {type(error).__name__}: {error}"
            raise BrokenPlugin(str(self), told, f"update or uninstall {self.distribution}") from error
        return found


@cache
def plugins(group: str) -> Mapping[str, Plugin]:
    """Give the plug-ins of a group ("factcheck.packs") by their names; of two with one name, the distribution that
    comes first in the alphabet, so that every run finds the same.
    """
    from importlib.metadata import entry_points  # slow, and most runs ask for no plug-in

    found = [
        Plugin(group, point.name, point.value, point.dist.name, point.dist.version)
        for point in entry_points(group=group)
        if point.dist is not None
    ]
    return {plugin.name: plugin for plugin in sorted(found, key=lambda plugin: plugin.distribution, reverse=True)}
