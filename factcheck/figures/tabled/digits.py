"""Digits with their separators, read by the style of a language and of the document.

    1 234 567,8   1.234.567,8   12,34,567   1'234'567   ١٬٢٣٤٫٥   63,75   .500

Two different signs tell each other apart, and so does a group that is not of three digits. Where one sign could do
both ("1.250"), the style decides.
"""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.figures.reading.numerals import LONGEST
from factcheck.language.letters import ascii_digits

__all__ = ["decimal_of", "read_digits"]

_BLANK = re.compile(r"[ \u00a0\u2009\u202f'’]")
_BY_THREE = re.compile(r"\d{1,3}(?:(.)\d{3})(?:\1\d{3})*")
_BY_LAKH = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
_NUMBERS = re.compile(r"(?<![\d.,])\d+(?:[.,]\d+)+(?![\d.,]*\d)")
# What shows a style: the sign before one or two last digits, or before them behind groups of the other sign.
_SHOWS = re.compile(r"(?:\d{1,3}(?:[.,]\d{3})+|\d+)([.,])\d{1,2}")
_GROUPS = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})+")
_ENOUGH = 400  # numbers of a document that tell its style


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
        plain = plain.replace(",", "").replace(".", "").replace("\0", ".")
        return _number(plain)
    signs = [sign for sign in plain if sign in ".,"]
    if not signs:
        return _number(plain)
    if len(set(signs)) == 2:
        last = signs[-1]
        whole, _, tail = plain.rpartition(last)
        if last in whole or not (_BY_THREE.fullmatch(whole) or _BY_LAKH.fullmatch(whole)):
            return None
        return _number(whole.replace(".", "").replace(",", "") + "." + tail)
    sign = signs[0]
    if len(signs) > 1:
        grouped = _BY_THREE.fullmatch(plain) or _BY_LAKH.fullmatch(plain)
        return _number(plain.replace(sign, "")) if grouped and plain[0] != "0" else None
    whole, _, tail = plain.partition(sign)
    if len(tail) == 3 and 0 < len(whole) <= 3 and whole[0] != "0" and sign != decimal and not blanks:
        return _number(whole + tail)
    return _number(f"{whole}.{tail}")


def _number(plain: str) -> tuple[Decimal, int] | None:
    if len(plain) > LONGEST:
        return None
    point = plain.find(".")
    return Decimal(plain), 0 if point < 0 else len(plain) - point - 1
