"""The `[keys]` table: an action's id and the keys that it should have instead of its own."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from factcheck.actions import ACTIONS, PLACES, actions_at, keys_of
from factcheck.keys import KEY_SIGNS, key_sign

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Keymap", "KeymapError", "read_keymap"]

Keymap = dict[str, tuple[str, ...]]

_NAMES = {sign: name for name, sign in KEY_SIGNS.items() if len(sign) == 1} | {" ": "space"}
_NAMED = {
    *KEY_SIGNS, "space", "enter", "tab", "backspace", "delete", "insert", "home", "end",
    "comma", "semicolon", "apostrophe", "quotation_mark", "equals_sign", "underscore", "tilde", "grave_accent",
    "exclamation_mark", "at", "number_sign", "dollar_sign", "percent_sign", "ampersand", "asterisk", "vertical_line",
    "left_parenthesis", "right_parenthesis", "left_curly_bracket", "right_curly_bracket", "backslash",
    *(f"f{number}" for number in range(1, 13)),
}  # fmt: skip
_KEY = re.compile(r"(?:(?:ctrl|shift)\+)?(\w+)")

# Keys that something between the person and the program keeps, and who that is.
_TAKEN = {
    "ctrl+b": "tmux begins its commands with it",
    "ctrl+s": "many terminals stop their output at it",
    "ctrl+q": "many terminals resume their output at it",
    "ctrl+m": "it is the enter key to a terminal",
    "ctrl+i": "it is the tab key to a terminal",
    "ctrl+c": "it interrupts",
}


class KeymapError(ValueError):
    """What is wrong with one entry: the action's id (or None for the table itself), the problem, what to write."""

    def __init__(self, key: str, problem: str, remedy: str) -> None:
        self.key = key
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{key}: {problem}; {remedy}")


def read_keymap(table: Mapping[str, object]) -> Keymap:
    """Give the keymap that the table asks for; raises `KeymapError` at the first entry that cannot be meant."""
    keymap: Keymap = {}
    ids = [action.id for action in ACTIONS]
    for name, value in table.items():
        if name not in ids:
            near = get_close_matches(name, ids, 1, 0.4)
            raise KeymapError(
                name, "there is no such action", f"did you mean {near[0]}?" if near else "`factcheck help keys` has all"
            )
        keymap[name] = _keys(name, value)
    _refuse_clashes(keymap)
    return keymap


def _keys(name: str, value: object) -> tuple[str, ...]:
    parts = (
        value if isinstance(value, list) else value.split(",") if isinstance(value, str) and value != "," else [value]
    )
    keys = []
    for part in parts:
        if not isinstance(part, str) or not part:
            raise KeymapError(name, f"{part!r} is not a key", 'write a key or several: "n" or ["n", "ctrl+n"]')
        key = _NAMES.get(part, part.strip() or "space")
        if reason := _TAKEN.get(key):
            raise KeymapError(name, f"{key} cannot be bound: {reason}", "choose another key")
        if key.startswith(("alt+", "ctrl+shift+")):
            raise KeymapError(name, f"{key} does not reach programs in every terminal", "choose another key")
        match = _KEY.fullmatch(key)
        if match is None or (len(match[1]) > 1 and match[1] not in _NAMED):
            near = get_close_matches(key, sorted(_NAMED), 1)
            raise KeymapError(
                name, f"{part!r} is not a key", f"did you mean {near[0]}?" if near else "write it as f5, ctrl+n or n"
            )
        keys.append(key)
    return tuple(keys)


def _refuse_clashes(keymap: Keymap) -> None:
    # Two actions that can be wanted in the same place must not share a key.
    for place in PLACES:
        owners: dict[str, str] = {}
        for action in actions_at("everywhere", place):
            for key in keys_of(action.id, keymap):
                other = owners.setdefault(key, action.id)
                if other != action.id:
                    changed, kept = (action.id, other) if action.id in keymap else (other, action.id)
                    raise KeymapError(
                        changed, f"{key_sign(key)} is already the key of {kept}", f"give {kept} another key as well"
                    )
