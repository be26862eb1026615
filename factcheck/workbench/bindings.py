"""Textual's bindings, made of the registry of actions and of nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

from factcheck.actions import actions_at

if TYPE_CHECKING:
    from factcheck.actions import Action, Place
    from factcheck.settings.keymap import Keymap

__all__ = ["bindings_for", "call_of", "textual_keymap"]


def bindings_for(*places: Place, priority: bool = False) -> list[Binding]:
    """Give the bindings of these places, each with its action's id, by which a keymap finds it."""
    return [
        Binding(",".join(entry.keys), call_of(entry), entry.title, show=False, id=entry.id, priority=priority)
        for entry in actions_at(*places)
        if entry.keys
    ]


def call_of(entry: Action) -> str:
    """Give the action as Textual calls it: a method of the place, or one of the check screen's functions."""
    if entry.where == "check":
        return f"act({entry.name!r}, {entry.argument!r})"
    return f"{entry.name}({entry.argument!r})" if entry.argument else entry.name


def textual_keymap(keymap: Keymap) -> dict[str, str]:
    """Give a keymap in Textual's form."""
    return {name: ",".join(keys) for name, keys in keymap.items()}
