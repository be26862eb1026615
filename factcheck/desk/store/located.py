"""Where a desk lies that is named by an address ("team:budget"): a plug-in of the group `factcheck.places` says it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from factcheck.desk.store.medium import Refused
from factcheck.desk.store.stand_in import is_address, stand_in
from factcheck.errors import FactcheckError
from factcheck.plugins import plugins

if TYPE_CHECKING:
    from factcheck.plugins import Plugin

__all__ = ["GROUP", "Place", "folder_of", "loaded_place"]

GROUP = "factcheck.places"

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):(.+)", re.DOTALL)


class Place(Protocol):
    """What a plug-in brings under the name of its addresses ("team" for "team:budget"): a module or any object."""

    def locate(self, address: str, *, new: bool) -> Path:
        """Give the folder of the desk with this address, brought to this machine where it must be.

        With `new` a desk is about to be made there. What the journal needs of its folder (locks that hold for
        everybody, a disk that keeps what it said was synced) is asked of it when the desk is opened. Raises
        `FactcheckError` where there is nothing.
        """
        ...


def loaded_place(plugin: Plugin) -> Place:
    """Give the place of a plug-in; raises `BrokenPlugin` where it is none."""
    place = plugin.load()
    if not callable(getattr(place, "locate", None)):
        raise plugin.broken("is no place for a desk: it has no `locate`")
    return cast("Place", place)


def folder_of(name: str | Path, *, new: bool = False) -> Path:
    """Give the folder that is meant by a path, by the address of a database, or by one that a plug-in knows.

    Raises `Refused` for an address that none knows, `BrokenPlugin` where its plug-in fails.
    """
    if is_address(str(name)):
        return stand_in(str(name))
    match = _SCHEME.fullmatch(str(name))
    if match is None or Path(name).exists():
        return Path(name).expanduser()
    plugin = plugins(GROUP).get(match[1])
    if plugin is None:
        if match[2].startswith("//"):
            problem = f"is no folder, and nothing here knows desks at {match[1]}:"
            raise Refused(str(name), problem, "`factcheck plugins` lists what is installed")
        return Path(name).expanduser()
    place = loaded_place(plugin)
    try:
        return Path(place.locate(str(name), new=new))
    except FactcheckError:
        raise
    except (Exception, SystemExit) as error:
        raise plugin.broken(f"cannot locate {name}", error) from error
