"""Signs that are the same in every language: money as ISO 4217 codes, fractions in one sign, signs that hedge or bound.

A currency that is written out is found among the units.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.language.symbols import SYMBOLS

if TYPE_CHECKING:
    from factcheck.language.meanings import Approximator

__all__ = [
    "APPROXIMATOR_SIGNS", "CODES", "FRACTIONS", "LETTERED", "MONEY_BEFORE", "MONEY_SIGNS", "SCREENS", "SIGNS_BEHIND",
    "TOUCHING_ONLY", "is_named_code",
]  # fmt: skip

MONEY_SIGNS = SYMBOLS.money
SIGNS_BEHIND = {sign: MONEY_SIGNS[sign] for sign in SYMBOLS.behind}
MONEY_BEFORE = SYMBOLS.money_before
TOUCHING_ONLY = SYMBOLS.touching_only
# As written, and the code that is meant.
CODES = {code: SYMBOLS.meant.get(code, code) for code in SYMBOLS.codes}
# What may stand behind the dollar sign and say whose dollar it is ("$US5"), as a pattern.
LETTERED = "|".join(prefix[1:].upper() for prefix in MONEY_BEFORE if prefix[0] == "$")

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

_FEW = 2  # digits


def is_named_code(unit: str | None, written: str, scale: int) -> bool:
    """Tell whether a few digits behind a code make a name of it ("COP28", "COP 28"), which nobody would pay."""
    return unit in SYMBOLS.codes_in_names and written.isdecimal() and len(written) <= _FEW and not scale
