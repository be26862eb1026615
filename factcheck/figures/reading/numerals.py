"""Digits as people group them, read into a number.

    1,234,567.8   1 234 567   1'234'567   12,34,567   1.234.567,8   63,75   .500

Any script's decimal digits are read. Where one dot or one comma could group or mark decimals, English decides ("1,234"
groups, "1.234" does not) unless the text shows the continental style elsewhere (`decimal_comma`).
"""

from __future__ import annotations

import re
from decimal import Decimal

__all__ = ["LONGEST", "POWER_OF_TEN", "decimal_comma", "read_count", "read_numeral", "shift"]

# Beyond this many digits a run is a serial number; it also keeps all arithmetic within what `Decimal` holds exactly.
LONGEST = 21
# What follows a number that is written with a power of ten: "1.99×10^30", "4.1e6".
POWER_OF_TEN = re.compile(r"(?: ?[×x] ?10(?:\^|\*\*)?|[eE])([-−–+]?\d{1,3})\b")
_ZERO = Decimal(0)

_STYLES = (
    re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"),
    re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?"),  # lakh and crore
    re.compile(r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?"),
    re.compile(r"\d{1,3}(?:(?:'\d{3})+|(?:’\d{3})+|(?:٬\d{3})+)(?:[.,٫]\d+)?"),
)
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}\.\d{3},\d+")
_ONE_DOT = re.compile(r"\d*\.\d+")
_ONE_COMMA = re.compile(r"\d+[,٫]\d+")
_NO_SEPARATOR = {ord(sign): None for sign in ",'’٬ \u00a0\u2009\u202f"}

_ENGLISH = re.compile(r"\d,\d{3}(?:,\d{3}|\.\d)|\d\.\d{1,2}(?![\d.])")


def shift(number: Decimal, exponent: int) -> Decimal:
    """Multiply by a power of ten; whole numbers come out without an exponent (2 by 6 is 2000000, not 2E+6)."""
    return number.scaleb(exponent) + _ZERO


def decimal_comma(text: str, continental: re.Pattern[str]) -> bool:
    """Say whether the text shows by other numbers that its comma marks decimals and its dot groups."""
    # The English style first: most texts soon show it, and need not be searched to their end for the other.
    return _ENGLISH.search(text) is None and continental.search(text) is not None


def read_numeral(written: str, *, comma_is_decimal: bool = False) -> tuple[Decimal, int] | None:
    """Read digits with their separators as a number and its decimal places; None where they are no one number."""
    if written.isdecimal():
        plain = written
    elif _ONE_DOT.fullmatch(written):
        plain = written.replace(".", "") if comma_is_decimal and _looks_grouped(written) else written
    elif any(style.fullmatch(written) for style in _STYLES):
        plain = written.translate(_NO_SEPARATOR)
        if written.count(",") == 1 and "." not in written and (comma_is_decimal or not _groups_by_comma(written)):
            plain = written.replace(",", ".").translate(_NO_SEPARATOR)
    elif _DOTTED.fullmatch(written):
        plain = written.replace(".", "").replace(",", ".")
    elif _ONE_COMMA.fullmatch(written):
        plain = written.replace(",", ".").replace("٫", ".")
    else:
        return None
    plain = plain.replace("٫", ".")
    if len(plain) > LONGEST:
        return None
    point = plain.find(".")
    return Decimal(plain), 0 if point < 0 else len(plain) - point - 1


def read_count(written: str, exponent: int = 0) -> str | None:
    """Read how many a rate is told for ("1.000.000", "100,000") as plain digits; None where it is no one number.

    Nobody counts thousandths of people: three digits behind a lone dot are a group here.
    """
    numeral = read_numeral(written.strip(), comma_is_decimal="," not in written)
    return f"{shift(numeral[0], exponent).normalize():f}" if numeral is not None and numeral[0] else None


def _groups_by_comma(written: str) -> bool:
    """Say whether the only comma groups: three digits follow it, and nothing else groups the number already."""
    return re.fullmatch(r"\d{1,3},\d{3}(?:\.\d+)?", written) is not None


def _looks_grouped(written: str) -> bool:
    return re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", written) is not None
