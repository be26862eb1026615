"""The few signs beyond letters, each with a plain twin for fonts and locales that lack it."""

from __future__ import annotations

from msgspec import Struct

__all__ = ["FULL", "PLAIN", "Signs"]


class Signs(Struct, frozen=True):
    """One set of signs; every one is a single cell, so that columns hold in both sets."""

    here: str  # the row under the cursor
    settled: str
    second: str  # settled, and confirmed by a second reader
    partly: str  # settled, and found right in part
    wrong: str  # settled, and found wrong
    aside: str  # settled off the scale: not checkable, not confirmed
    disputed: str  # two readers disagree
    asked: str
    answered: str
    unread: str  # rated by somebody else, and to be read a second time
    open: str
    marked: str
    accepted: str
    rejected: str
    dot: str  # between facts of one line
    point: str  # a value on the number line
    rule: str
    upright: str
    arrow: str
    below: str  # so much more lies below
    folded: str  # more lies behind this line
    row: str  # the row of a table that is meant


# fmt: off
FULL = Signs(
    "▌", "✓", "✔", "≈", "✗", "–", "≠", "?", "!", "○", "·", "◆", "●", "✗", "·", "●", "─", "│", "→", "▼", "▾", "▸",
)
PLAIN = Signs(
    ">", "v", "V", "~", "X", "-", "#", "?", "!", "o", ".", "*", "@", "x", "-", "o", "-", "|", ">", "v", "v", ">",
)
# fmt: on
