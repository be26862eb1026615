"""What the keys of the check screen do: one function for each action, in files by subject.

A function is called with the screen (and the action's argument, where it has one), reads what is in hand there, and
asks, records and draws through it. The files are loaded when one of their keys is first pressed.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["KEYS", "function_of"]

_FILES: dict[str, tuple[str, ...]] = {
    "moving": (
        "next", "previous", "next_trouble", "up", "down", "page_up", "page_down", "first", "last",
        "left", "right", "maximise", "narrower", "wider",
    ),
    "rating": ("rate", "contacted", "exempt", "reopen"),
    "sources": ("accept", "reject", "side", "why", "source", "find", "by_hand"),
    "writing": ("note", "correct", "tag", "ask", "answer"),
    "taking_back": ("undo", "redo", "decisions"),
    "several": ("mark", "set_aside", "repeats"),
    "claims": ("reading", "add_claim", "split", "merge", "read"),
    "showing": ("question", "about", "sort", "filter", "views"),
    "colleagues": ("second", "assign", "precedents"),
    "going": ("elsewhere", "gate", "questions", "correction", "log", "report", "copy"),
}  # fmt: skip

KEYS: dict[str, str] = {name: file for file, names in _FILES.items() for name in names}
"""The file in which each action is carried out, by the action's name."""


def function_of(name: str) -> Callable[..., None]:
    """Give the function that carries an action out."""
    function: Callable[..., None] = getattr(import_module(f"{__name__}.{KEYS[name]}"), name)
    return function
