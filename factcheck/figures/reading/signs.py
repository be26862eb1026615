"""Signs that are the same in every language: fractions in one sign, and signs that hedge or bound a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.language.meanings import Approximator

__all__ = ["APPROXIMATOR_SIGNS", "FRACTIONS", "SCREENS"]

FRACTIONS: dict[str, tuple[int, int]] = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅑": (1, 9),
    "⅒": (1, 10),
}  # fmt: skip
APPROXIMATOR_SIGNS: dict[str, Approximator] = {
    "~": "about", "≈": "about", "∼": "about", "<": "less-than", ">": "more-than", "≤": "at-most", "≥": "at-least",
}  # fmt: skip
SCREENS = frozenset({"480", "720", "1080", "1440", "2160"})  # lines of a screen, before a p that is no penny
