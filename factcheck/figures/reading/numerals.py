"""Digits as people group them, read into a number.

    1,234,567.8   1 234 567   1'234'567   12,34,567   1.234.567,8   ١٬٢٣٤٫٥   63,75   .500

Any script's decimal digits are read. Two different signs tell each other apart, and so does a group that is not of
three digits. Where one sign could do both ("1.250"), the style of the language decides, or that of the document.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from factcheck.language.letters import ascii_digits
from factcheck.patterns import compile_pattern

__all__ = ["LONGEST", "POWER_OF_TEN", "decimal_comma", "decimal_of", "half", "read_count", "read_digits", "shift"]

# Beyond this many digits a run is a serial number; it also keeps all arithmetic within what `Decimal` holds exactly.
LONGEST = 21
# What follows a number that is written with a power of ten: "1.99×10^30", "4.1e6".
POWER_OF_TEN = compile_pattern(r"(?: ?[×x] ?10(?:\^|\*\*)?|[eE])([-−–+]?\d{1,3})\b")
_ZERO, _HALF = Decimal(0), Decimal("0.5")

_BLANK = compile_pattern(r"[ \u00a0\u2009\u202f'’]")
_BY_THREE = compile_pattern(r"\d{1,3}(?:(.)\d{3})(?:\1\d{3})*")
_BY_LAKH = compile_pattern(r"\d{1,2}(?:,\d{2})+,\d{3}")
_NUMBERS = compile_pattern(r"(?<![\d.,])\d+(?:[.,]\d+)+(?![\d.,]*\d)")
# What shows a style: the sign before one or two last digits, or before them behind groups of the other sign.
_SHOWS = compile_pattern(r"(?:\d{1,3}(?:[.,]\d{3})+|\d+)([.,])\d{1,2}")
_GROUPS = compile_pattern(r"\d{1,3}([.,])\d{3}(?:\1\d{3})+")
_ENGLISH = compile_pattern(r"\d,\d{3}(?:,\d{3}|\.\d)|\d\.\d{1,2}(?![\d.])")
_ENOUGH = 400  # numbers of a document that tell its style


def shift(number: Decimal, exponent: int) -> Decimal:
    """Multiply by a power of ten; whole numbers come out without an exponent (2 by 6 is 2000000, not 2E+6)."""
    return number.scaleb(exponent) + _ZERO


@cache
def half(places: int) -> Decimal:
    """Give half a unit of a decimal place: 0.5 for 0, 0.005 for 2, 500000 for -6."""
    return shift(_HALF, -places)


def decimal_comma(text: str, continental: re.Pattern[str]) -> bool:
    """Say whether a text shows by other numbers that its comma marks decimals and its dot groups."""
    # The English style first: most texts soon show it, and need not be searched to their end for the other.
    return _ENGLISH.search(text) is None and continental.search(text) is not None


def decimal_of(text: str, own: str) -> str:
    """Give the sign that marks decimals in a document; `own`, its language's, unless most numbers show the other."""
    counts = {".": 0, ",": 0}
    for index, match in enumerate(_NUMBERS.finditer(text)):
        if index == _ENOUGH:
            break
        written = ascii_digits(match[0])
        shown = _SHOWS.fullmatch(written)
        groups = _GROUPS.fullmatch(written)
        if shown is not None and written.count(shown[1]) == 1:
            counts[shown[1]] += 1
        elif groups is not None:
            counts["," if groups[1] == "." else "."] += 1
    other = "," if own == "." else "."
    return other if counts[other] > 2 * counts[own] else own


def read_digits(written: str, decimal: str) -> tuple[Decimal, int] | None:
    """Read digits as a number and its decimal places; None where they are no one number ("192.168.1.2", "24.12.2020").

    `decimal` is the sign that marks decimals where the writing leaves it open.
    """
    plain = ascii_digits(written).replace("٫", "\0").replace("٬", " ").replace("،", ",")
    blanks = _BLANK.search(plain) is not None
    if blanks:
        whole = re.split(r"[.,\0]", plain)[0]
        parts = _BLANK.split(whole)
        if any(len(part) != 3 for part in parts[1:]) or len(parts[0]) > 3:
            return None
        plain = _BLANK.sub("", plain)
    if "\0" in plain:
        return _number(plain.replace(",", "").replace(".", "").replace("\0", "."))
    signs = [sign for sign in plain if sign in ".,"]
    if not signs:
        return _number(plain)
    last = signs[-1]
    whole, _, tail = plain.rpartition(last)
    if len(set(signs)) == 2:
        if last in whole or not (_BY_THREE.fullmatch(whole) or _BY_LAKH.fullmatch(whole)):
            return None
        return _number(whole.replace(".", "").replace(",", "") + "." + tail)
    if len(signs) > 1:
        grouped = _BY_THREE.fullmatch(plain) or _BY_LAKH.fullmatch(plain)
        return _number(plain.replace(last, "")) if grouped and plain[0] != "0" else None
    if len(tail) == 3 and 0 < len(whole) <= 3 and whole[0] != "0" and last != decimal and not blanks:
        return _number(whole + tail)
    return _number(f"{whole}.{tail}")


def _number(plain: str) -> tuple[Decimal, int] | None:
    if len(plain) > LONGEST or not plain.replace(".", "", 1).isdecimal():
        return None
    point = plain.find(".")
    return Decimal(plain), 0 if point < 0 else len(plain) - point - 1


def read_count(written: str, exponent: int = 0) -> str | None:
    """Read how many a rate is told for ("1.000.000", "100,000") as plain digits; None where it is no one number.

    Nobody counts thousandths of people: three digits behind a lone dot are a group here.
    """
    numeral = read_digits(written.strip(), "." if "," in written else ",")
    return f"{shift(numeral[0], exponent).normalize():f}" if numeral is not None and numeral[0] else None
