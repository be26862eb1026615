"""How keys are written for a person: `question_mark`, as the registry of actions names it, is `?`."""

from __future__ import annotations

__all__ = ["KEY_SIGNS", "key_sign"]

# How a key is written for a person where its name is not already that.
KEY_SIGNS: dict[str, str] = {
    "question_mark": "?",
    "colon": ":",
    "slash": "/",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "vertical_line": "|",
    "ampersand": "&",
    "at": "@",
    "exclamation_mark": "!",
    "full_stop": ".",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "escape": "esc",
}


def key_sign(key: str) -> str:
    """Give a key as a person knows it: `question_mark` is `?`, `shift+z` is `Z`."""
    if key.startswith("shift+") and len(key) == len("shift+x"):
        return key[-1].upper()
    return KEY_SIGNS.get(key, key)
