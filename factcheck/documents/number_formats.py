"""How a spreadsheet shows a number: 0.6375 with the format `0.00%` reads "63.75%".

Covers what newsrooms' sheets hold: percent, fixed and optional decimals, thousands, scaling by commas, quoted and
currency text, sections for negative, zero and text, scientific notation, dates and times. Rounding is half away from
zero on the decimal digits, as spreadsheets do it. Source: ECMA-376-1, 18.8.31.
"""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from factcheck.patterns import compile_pattern

__all__ = ["shown_date", "shown_number"]

_TOKEN = compile_pattern(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<space>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General)|(?P<exponent>[eE][+-]0+)|(?P<digits>[0#?][0#?,.]*|\.[0#?]+)|(?P<percent>%)|(?P<other>.)",
    re.IGNORECASE,
)
_CURRENCY = compile_pattern(r"\$(?P<sign>[^-\]]*)")
_DATE_PART = compile_pattern(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[(?P<elapsed>h+|m+|s+)\]|\[[^\]]*\]|_.|\*.|(?P<half>AM/PM|A/P)'
    r"|(?P<part>y+|m+|d+|h+|s+(?:\.0+)?)|(?P<other>.)",
    re.IGNORECASE,
)
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def shown_number(value: float | Decimal, number_format: str) -> str:
    """Give a number as the format shows it; one that the format does not cover comes with its own digits."""
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not number.is_finite():
        return str(value)
    section, own_sign = _section(number, number_format)
    shown = _in_section(abs(number) if own_sign else number, section)
    return shown if shown is not None else _general(number)


@lru_cache(maxsize=512)
def _sections(number_format: str) -> tuple[str, ...]:
    """Cut a format at its semicolons, not at those that are quoted or escaped."""
    parts, current, index = [], "", 0
    while index < len(number_format):
        sign = number_format[index]
        if sign == '"':
            close = number_format.find('"', index + 1)
            close = len(number_format) - 1 if close < 0 else close
            current += number_format[index : close + 1]
            index = close + 1
            continue
        if sign == "\\":
            current += number_format[index : index + 2]
            index += 2
            continue
        if sign == ";":
            parts.append(current)
            current = ""
        else:
            current += sign
        index += 1
    return (*parts, current)


def _section(number: Decimal, number_format: str) -> tuple[str, bool]:
    """Give the section for a number, and whether that section writes the minus sign itself."""
    sections = _sections(number_format)
    if number < 0 and len(sections) > 1:
        return sections[1], True
    if number == 0 and len(sections) > 2:
        return sections[2], True
    return sections[0], False


@lru_cache(maxsize=512)
def _tokens(section: str) -> tuple[tuple[str, str], ...]:
    found = []
    for match in _TOKEN.finditer(section):
        kind = match.lastgroup or "other"
        found.append((kind, match.group(kind)))
    return tuple(found)


def _in_section(number: Decimal, section: str) -> str | None:
    tokens = _tokens(section)
    if any(kind == "general" or (kind, words) == ("other", "@") for kind, words in tokens) or not section:
        around = [_literal(kind, words) for kind, words in tokens]
        return "".join(_general(number) if words is None else words for words in around) or _general(number)
    placeholders = [words for kind, words in tokens if kind == "digits"]
    literals = [_literal(kind, words) for kind, words in tokens]
    if not placeholders:
        shown = "".join(words or "" for words in literals)
        return shown.strip() if any(kind in {"quoted", "escaped", "other"} for kind, _ in tokens) else None
    if len(placeholders) > 1 or any(kind == "other" and words == "/" for kind, words in tokens):
        return None  # fractions and masks ("000-00-0000")
    exponent = next((words for kind, words in tokens if kind == "exponent"), None)
    percents = sum(1 for kind, _ in tokens if kind == "percent")
    digits = _digits(number * (Decimal(100) ** percents), placeholders[0], exponent)
    negative = number < 0 and digits.strip("0.,Ee+-") != ""
    shown = "".join(
        digits if kind == "digits" else words or "" for (kind, _), words in zip(tokens, literals, strict=True)
    )
    return ("-" if negative else "") + " ".join(shown.split())


def _literal(kind: str, words: str) -> str | None:
    """Give what a token writes besides the number; None for the number itself."""
    if kind in {"digits", "general"} or (kind, words) == ("other", "@"):
        return None
    if kind in {"quoted", "escaped", "other", "percent"}:
        return words
    if kind == "space":
        return " "
    if kind == "bracket":
        currency = _CURRENCY.match(words)
        return currency["sign"] if currency else ""
    return ""


def _digits(number: Decimal, placeholder: str, exponent: str | None) -> str:
    """Give the digits of a number's amount as a placeholder ("#,##0.00") writes them."""
    whole_form, _, decimal_form = placeholder.partition(".")
    scale = len(whole_form) - len(whole_form.rstrip(","))
    whole_form = whole_form.rstrip(",")
    if decimal_form.endswith(","):
        scale += len(decimal_form) - len(decimal_form.rstrip(","))
        decimal_form = decimal_form.rstrip(",")
    amount = abs(number) / (Decimal(1000) ** scale)
    places = len(decimal_form.replace(",", ""))
    power = ""
    if exponent:
        order = amount.adjusted() if amount else 0
        amount = amount.scaleb(-order)
        power = f"E{'-' if order < 0 else '+' if '+' in exponent else ''}{abs(order):0{len(exponent) - 2}d}"
    rounded = amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) if amount.adjusted() + places < 27 else amount
    whole, _, decimals = f"{rounded:f}".partition(".")
    least = sum(1 for sign in whole_form if sign in "0")
    whole = whole.lstrip("0").rjust(least, "0")
    optional = len(decimal_form) - len(decimal_form.rstrip("#?"))
    while optional and decimals.endswith("0"):
        decimals, optional = decimals[:-1], optional - 1
    if "," in whole_form:
        whole = f"{int(whole):,}" if whole else whole
    return whole + ("." + decimals if decimals else "") + power


def _general(number: Decimal) -> str:
    """Give a number as a cell without a format shows it: up to eleven digits, no empty decimals."""
    if number == number.to_integral_value() and abs(number) < Decimal("1e11"):
        return f"{number.to_integral_value():f}"
    if not Decimal("1e-9") <= abs(number) < Decimal("1e11"):
        return f"{float(number):.6G}"
    rounded = number.quantize(Decimal(1).scaleb(min(0, max(number.adjusted(), 0) - 9)), ROUND_HALF_UP)
    return f"{rounded:f}".rstrip("0").rstrip(".")


# The short dates that every machine shows in its own order (ECMA-376-1, 18.8.30: 14 and 22), as libraries name them.
_OF_THE_MACHINE = {"mm-dd-yy": "yyyy-mm-dd", "m/d/yy": "yyyy-mm-dd", "m/d/yy h:mm": "yyyy-mm-dd hh:mm"}


def shown_date(value: datetime.date | datetime.time | datetime.timedelta, number_format: str) -> str:
    """Give a date or time as the format shows it; month and day names in English, the order as written.

    A format that has no order of its own, but that of the machine where it is looked at, gives year, month and day.
    """
    number_format = _OF_THE_MACHINE.get(number_format, number_format)
    if isinstance(value, datetime.timedelta):
        seconds = int(value.total_seconds())
        return (
            f"{'-' if seconds < 0 else ''}{abs(seconds) // 3600}:{abs(seconds) // 60 % 60:02d}:{abs(seconds) % 60:02d}"
        )
    parts = [
        (match.lastgroup, match.group(match.lastgroup or 0))
        for match in _DATE_PART.finditer(_sections(number_format)[0])
    ]
    half = any(kind == "half" for kind, _ in parts)
    shown, clock = [], False
    for index, (kind, words) in enumerate(parts):
        if kind in {"part", "elapsed"}:
            letter = words[0].lower()
            minute = letter == "m" and (clock or _before_seconds(parts[index + 1 :]))
            shown.append(_date_part(value, letter, words, minute=minute, half=half))
            clock = letter == "h" or (letter == "m" and minute)
        elif kind == "half":
            shown.append("PM" if getattr(value, "hour", 0) >= 12 else "AM")
        elif kind in {"quoted", "escaped", "other"}:
            shown.append("" if words == "@" else words)
    return " ".join("".join(shown).split()) or value.isoformat()


def _before_seconds(parts: list[tuple[str | None, str]]) -> bool:
    following = next((words for kind, words in parts if kind in {"part", "elapsed"}), "")
    return following[:1].lower() == "s"


def _date_part(value: datetime.date | datetime.time, letter: str, words: str, *, minute: bool, half: bool) -> str:
    width = len(words)
    if letter in "hs" or minute:
        if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
            value = datetime.datetime.combine(value, datetime.time())
        number = {"h": value.hour, "m": value.minute}.get(letter, value.second)
        if letter == "h" and half:
            number = number % 12 or 12
        return f"{number:02d}" if width > 1 else str(number)
    if isinstance(value, datetime.time):
        return ""
    if letter == "y":
        return f"{value.year % 100:02d}" if width <= 2 else f"{value.year:04d}"
    if letter == "m":
        name = _MONTHS[value.month - 1]
        return (
            name[:1] if width == 5 else name if width >= 4 else name[:3] if width == 3 else f"{value.month:0{width}d}"
        )
    day = _DAYS[value.weekday()]
    return day if width >= 4 else day[:3] if width == 3 else f"{value.day:0{width}d}"
