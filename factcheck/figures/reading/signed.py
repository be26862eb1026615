"""Figures of a text whose words are not read: digits with a sign or an international unit, and nothing else.

64 %   %12,5   ١٢٫٥٪   8-10 %   3 400 €   EUR 5   120 km²

A word behind digits may multiply them by a thousand or a million, so digits that a word follows stay unread, and so do
those in which one sign may group or mark decimals ("1.234 km").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.figures.reading.draft import Draft
from factcheck.figures.reading.numerals import read_digits
from factcheck.figures.reading.signs import CODES, MONEY_SIGNS
from factcheck.language.letters import UNSPACED
from factcheck.language.symbols import SYMBOLS
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

__all__ = ["read_signed"]

_NUMBER = r"\d+(?:[.,٫٬'’ \u00a0\u2009\u202f]\d+)*"
_BLANK = r"[ \u00a0\u2009\u202f]?"
_PERCENT = "%٪％"
_SIGNS = re.escape("".join(MONEY_SIGNS))
_CODES = "|".join(sorted(code for code in CODES if code != "TRY"))
_UNITS = "|".join(re.escape(unit) for unit in sorted(sorted(SYMBOLS.international), key=len, reverse=True))
# Letters before digits make a name of them ("A380"), but where a script leaves no blanks.
_FIGURE = compile_pattern(
    rf"(?:(?<![\w.,٫٬/:'’])|(?<={UNSPACED.pattern}))(?<!\d[ \u00a0\u2009\u202f])"
    rf"(?:(?P<before>[{_PERCENT}{_SIGNS}]|\b(?:{_CODES})\b){_BLANK})?"
    rf"(?<!\w[-−–])(?P<minus>[-−](?=\d))?(?P<first>{_NUMBER})(?:{_BLANK}[-–—]{_BLANK}(?P<second>{_NUMBER}))?"
    rf"(?:{_BLANK}(?:(?P<sign>[{_PERCENT}{_SIGNS}])|(?P<unit>(?:{_CODES}|{_UNITS}))(?![\w²³/·])))?"
)
# A word behind the number: it may be a scale, whatever stands before the number.
_WORD_BEHIND = compile_pattern(r"[ \u00a0\u2009\u202f\-]?[^\W\d_]")
_DIGIT_BEHIND = compile_pattern(r"[.,٫٬'’:/]?\d")
# "1.234" and "1,234" are a thousand in one country and a little more than one in another.
_OPEN = compile_pattern(r"[1-9]\d{0,2}[.,]\d{3}")


def read_signed(text: str) -> Iterator[Draft]:
    """Read the figures with a sign or an international unit, in order and without overlap."""
    for match in _FIGURE.finditer(text):
        draft = _draft(text, match)
        if draft is not None:
            yield draft


def _draft(text: str, match: re.Match[str]) -> Draft | None:
    before, sign, unit = match["before"], match["sign"], match["unit"]
    name = _unit(before or "") or _unit(sign or unit or "")
    if name is None or (before and (sign or unit)):
        return None
    if before and before not in _PERCENT and _WORD_BEHIND.match(text, match.end()):
        return None
    if _DIGIT_BEHIND.match(text, match.end()):
        return None
    first, second = _number(match["first"]), _number(match["second"])
    if first is None or (match["second"] and second is None):
        return None
    value, places = first
    draft = Draft(match.start("first"), match.end(), -value if match["minus"] else value, places, "quantity")
    draft.start, draft.unit = match.start(), name
    if second is not None:
        draft.value, draft.kind, draft.places = None, "range", max(places, second[1])
        draft.low, draft.high = sorted((value, second[0]))
    return draft


def _unit(written: str) -> str | None:
    if written and written in _PERCENT:
        return "percent"
    return MONEY_SIGNS.get(written) or CODES.get(written) or SYMBOLS.international.get(written)


def _number(written: str | None) -> tuple[Decimal, int] | None:
    if written is None or _OPEN.fullmatch(written):
        return None
    return read_digits(written, ",")
