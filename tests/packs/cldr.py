"""Writes `cldr.toml` of a language pack out of the tables of Unicode's CLDR, which come with babel.

    python -m tests.packs.cldr ru de        writes factcheck/language/packs/ru/cldr.toml and the one of de

What stands in it: the signs in numbers, scale words in every plural form with their power of ten, currencies and units
of measure in every plural form, months and weekdays whole and short. What CLDR does not know (grammatical cases, words
that mislead) stands in the pack's figures.toml, which goes before it.
"""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING

import babel
from babel import Locale

from factcheck.language.packs import FOLDER
from factcheck.language.symbols import SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NOTICE = """\
# Made by `python -m tests.packs.cldr {code}` out of Unicode CLDR, by way of babel {version}. Do not edit: what is
# wrong or missing here is mended in figures.toml.
#
# Copyright (C) 1991-2024 Unicode, Inc. All rights reserved. Distributed under the Unicode License V3
# (https://www.unicode.org/license.txt). Unicode and CLDR are registered trademarks of Unicode, Inc.
"""
# Units of CLDR by the name that a figure has for them.
UNITS = {
    "length-kilometer": "kilometre", "length-meter": "metre", "length-centimeter": "centimetre",
    "length-millimeter": "millimetre", "length-mile": "mile", "length-foot": "foot", "length-inch": "inch",
    "length-nautical-mile": "nautical-mile", "area-square-kilometer": "square-kilometre",
    "area-square-meter": "square-metre", "area-hectare": "hectare", "area-acre": "acre",
    "area-square-mile": "square-mile",
    "mass-kilogram": "kilogram", "mass-gram": "gram", "mass-milligram": "milligram", "mass-tonne": "tonne",
    "mass-metric-ton": "tonne", "volume-liter": "litre", "volume-hectoliter": "hectolitre",
    "volume-milliliter": "millilitre",
    "volume-cubic-meter": "cubic-metre", "volume-cubic-kilometer": "cubic-kilometre", "volume-barrel": "barrel",
    "duration-second": "second", "duration-minute": "minute", "duration-hour": "hour", "duration-day": "day",
    "duration-week": "week", "duration-month": "month", "duration-year": "year", "duration-decade": "decade",
    "duration-century": "century", "temperature-celsius": "celsius", "temperature-fahrenheit": "fahrenheit",
    "power-kilowatt": "kilowatt", "power-megawatt": "megawatt", "power-gigawatt": "gigawatt", "power-watt": "watt",
    "energy-kilowatt-hour": "kilowatt-hour", "speed-kilometer-per-hour": "kilometre/hour",
    "speed-meter-per-second": "metre/second", "concentr-percent": "percent", "concentr-permille": "per-mille",
}  # fmt: skip
# The currencies that a report may name; others are left to their codes.
MONEY = sorted(
    {code for code in SYMBOLS.codes if code.isalpha()} - {"BTC", "RMB", "YEN"} | {"BYN", "KZT", "SAR", "MAD"}
)
_ZEROS = re.compile(r"0+")
_NOISE = re.compile("[\u200e\u200f\u061c]")


def content(code: str) -> str:
    """Give what `cldr.toml` of a language holds."""
    locale = Locale.parse(code)
    parts = [NOTICE.format(code=code, version=babel.__version__)]
    symbols = locale.number_symbols["latn"]
    parts.append(f'decimal = "{symbols["decimal"]}"\ngroup = "{symbols["group"]}"\n')
    parts.append(f'percent = "{_NOISE.sub("", locale.percent_formats[None].pattern)}"\n')
    for name, words in (
        ("scales", _scales(locale)),
        ("money", _money(locale)),
        ("units", _units(locale)),
        ("months", _named(locale.months)),
        ("weekdays", {number + 1: names for number, names in _named(locale.days).items()}),
    ):
        parts.append(f"\n[{name}]\n" + "".join(f"{_key(key)} = '{_list(listed)}'\n" for key, listed in words.items()))
    return "".join(parts)


def _scales(locale: Locale) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = {}
    for length in ("long", "short"):
        for forms in locale.compact_decimal_formats[length].values():
            for number, pattern in forms.items():
                zeros = _ZEROS.search(pattern.pattern)
                word = _ZEROS.sub("", pattern.pattern).replace("'", "").replace("\u00a0", " ").strip()
                power = len(number) - len(zeros[0]) if zeros is not None else 0
                if power >= 3 and len(word) > 1:
                    found.setdefault(power, []).append(word)
    return dict(sorted(found.items()))


def _money(locale: Locale) -> Mapping[str, list[str]]:
    plurals = locale._data["currency_names_plural"]
    return {
        code: [locale.currencies[code], *plurals.get(code, {}).values()] for code in MONEY if code in locale.currencies
    }


def _units(locale: Locale) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    patterns = locale._data["unit_patterns"]
    for unit, name in UNITS.items():
        for forms in patterns.get(unit, {}).values():
            for plural, form in forms.items() if hasattr(forms, "items") else ():
                word = _NOISE.sub("", form).replace("\u00a0", " ") if isinstance(form, str) else ""
                # A rate is no unit, and one letter may be a word, a year or a page.
                if plural != "per" and word.startswith("{0}") and len(word.removeprefix("{0}").strip(" .")) > 1:
                    found.setdefault(name, []).append(word.replace("{0}", "").strip())
    return found


def _named(names: Mapping[str, Mapping[str, Mapping[int, str]]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in names[context][width].items():
                found.setdefault(number, []).append(name)
    return dict(sorted(found.items()))


def _list(words: Iterable[str]) -> str:
    """Give words as one list, each once, in small letters; bars stand between them, since many are phrases."""
    listed = dict.fromkeys(_NOISE.sub("", word).strip().lower().replace("'", "’") for word in words)
    return " | ".join(word for word in listed if word) + " |"


def _key(key: str | int) -> str:
    return f'"{key}"' if "/" in str(key) else str(key)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("languages", nargs="+")
    for code in parser.parse_args().languages:
        folder = FOLDER / code
        folder.mkdir(exist_ok=True)
        (folder / "cldr.toml").write_text(content(code), encoding="utf-8")
        print(f"{code}: {folder / 'cldr.toml'}")


if __name__ == "__main__":
    main()
