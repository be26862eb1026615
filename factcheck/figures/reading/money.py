"""Money: the signs and codes for every currency that is read, as ISO 4217 codes.

A currency that is written out is found among the units.
"""

from __future__ import annotations

from factcheck.language.symbols import SYMBOLS

__all__ = ["CODES", "LETTERED", "MONEY_BEFORE", "MONEY_SIGNS", "SIGNS_BEHIND", "TOUCHING_ONLY", "is_named_code"]

MONEY_SIGNS = SYMBOLS.money
SIGNS_BEHIND = {sign: MONEY_SIGNS[sign] for sign in SYMBOLS.behind}
MONEY_BEFORE = SYMBOLS.money_before
TOUCHING_ONLY = SYMBOLS.touching_only
# As written, and the code that is meant.
CODES = {code: SYMBOLS.meant.get(code, code) for code in SYMBOLS.codes}
# What may stand behind the dollar sign and say whose dollar it is ("$US5"), as a pattern.
LETTERED = "|".join(prefix[1:].upper() for prefix in MONEY_BEFORE if prefix[0] == "$")

_FEW = 2  # digits


def is_named_code(unit: str | None, written: str, scale: int) -> bool:
    """Tell whether a few digits behind a code make a name of it ("COP28", "COP 28"), which nobody would pay."""
    return unit in SYMBOLS.codes_in_names and written.isdecimal() and len(written) <= _FEW and not scale
