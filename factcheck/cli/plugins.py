"""`factcheck plugins`: what other packages add, from where, and what of it does not work."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from factcheck.cli.telling import json_option, say
from factcheck.errors import FactcheckError
from factcheck.plugins import GROUPS, OFF, BrokenPlugin, Plugin, installed
from factcheck.terminal.text import safe_line

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["plugins"]

BROKEN = 2


@click.command()
@json_option()
@click.pass_context
def plugins(ctx: click.Context, as_json: bool) -> None:
    """List the plug-ins: what each adds, of which package and version, where it lies, and what is wrong with it.

    The exit code is 2 where one does not work; the others do all the same.
    """
    if os.environ.get(OFF):
        print(f"factcheck: plug-ins are turned off (--no-plugins or {OFF})", file=sys.stderr)
        return
    broken, empty = False, True
    for group in GROUPS:
        first: dict[str, Plugin] = {}
        for plugin in installed(group):
            fault = _fault(plugin, first.setdefault(plugin.name, plugin))
            broken, empty = broken or fault is not None, False
            kind = group.partition(".")[2]
            line = f"{kind:<10} {plugin.name:<14} {plugin.distribution} {plugin.version}  {plugin.folder}"
            if fault is not None:
                line += f"  DOES NOT WORK: {fault}"
            say(line, _plain(plugin, kind, fault), as_json=as_json)
    if empty:
        print("factcheck: no plug-ins are installed; `factcheck help plugins` says what they can add", file=sys.stderr)
    if broken:
        print("factcheck: a plug-in does not work; everything else does", file=sys.stderr)
    ctx.exit(BROKEN if broken else 0)


def _plain(plugin: Plugin, kind: str, fault: str | None) -> dict[str, object]:
    return {
        "group": kind, "name": plugin.name, "package": plugin.distribution, "version": plugin.version,
        "folder": plugin.folder, "target": plugin.target, "problem": fault,
    }  # fmt: skip


def _fault(plugin: Plugin, first: Plugin) -> str | None:
    """Say what is wrong with a plug-in, None where it can be used."""
    if first is not plugin:
        return f"{first.distribution} {first.version} has a plug-in of this name, which is taken"
    try:
        _CHECKS.get(plugin.group, Plugin.load)(plugin)
    except FactcheckError as error:
        return safe_line(f"{error.problem}; {error.remedy}" if error.remedy else error.problem)
    return None


def _check_reader(plugin: Plugin) -> object:
    from factcheck.documents.added import loaded_reader

    return loaded_reader(plugin)


def _check_report(plugin: Plugin) -> object:
    from factcheck.reports.added import loaded_format
    from factcheck.reports.rendering import FORMATS

    if plugin.name in FORMATS:
        raise plugin.broken("has the name of a format that is there already")
    return loaded_format(plugin)


def _check_place(plugin: Plugin) -> object:
    from factcheck.desk.store.located import loaded_place

    return loaded_place(plugin)


def _check_embedder(plugin: Plugin) -> object:
    from factcheck.evidence.meaning.embedder import loaded_embedder

    return loaded_embedder(plugin)


def _check_pack(plugin: Plugin) -> object:
    from factcheck.language.packs import fault_of, languages, level_of

    if plugin.name in languages():
        raise plugin.broken("has the code of a language that is there already")
    level = level_of(plugin.name)
    if fault := fault_of(plugin.name):
        raise BrokenPlugin(str(plugin), fault)
    return level


_CHECKS: dict[str, Callable[[Plugin], object]] = {
    "factcheck.readers": _check_reader,
    "factcheck.reports": _check_report,
    "factcheck.packs": _check_pack,
    "factcheck.embedders": _check_embedder,
    "factcheck.places": _check_place,
}
