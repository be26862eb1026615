"""Units of measure: every spelling that is read, and the one name under which each is known.

Only tables, and the functions that turn them into look-ups. A name is the one that stands in `Figure.unit`: kebab-case
and singular for measures, the ISO 4217 code for money, whose own tables are in `money`. A rate that has a name of its
own ("mph") is written as unit and denominator, so that it converts like any other rate. Counted nouns ("seats") are not
units; `nouns` reads those.
"""

from __future__ import annotations

from typing import NamedTuple

from factcheck.figures.languages import word_set
from factcheck.figures.reading.money import CODES, MONEY_WORDS

__all__ = ["DENOMINATORS", "INTERNATIONAL", "SYMBOLS", "WORDS", "Unit", "phrases"]


class Unit(NamedTuple):
    """A canonical unit, and its denominator where the spelling already is a rate."""

    name: str
    per: str | None = None
    money: bool = False


# Written out or abbreviated without regard to case. "m", "g", "c" and the like are not here: their case decides
# (see _SYMBOLS). British and American spellings stand side by side; plurals in -s are made by `_plurals`.
_WORDS: dict[str, str] = {
    # shares
    "percent": "percent|per cent|per-cent|pct|pc|percentage|per centum",
    "percentage-point": "percentage point|percentage-point|percent point|pp|ppt|ppts|pps",
    "basis-point": "basis point|basis-point|bp|bps",
    # length
    "kilometre": "kilometre|kilometer|km|kms|klick",
    "metre": "metre|meter|mtr",
    "centimetre": "centimetre|centimeter|cm|cms",
    "millimetre": "millimetre|millimeter|mm|mms",
    "micrometre": "micrometre|micrometer|micron|µm|μm",
    "nanometre": "nanometre|nanometer|nm",
    "mile": "mile|mi",
    "nautical-mile": "nautical mile|nmi",
    "yard": "yard|yd|yds",
    "foot": "foot|feet|ft|linear feet",
    "inch": "inch|inches",
    "light-year": "light year|light-year|lightyear",
    "furlong": "furlong",
    "fathom": "fathom",
    # area
    "square-kilometre": "square kilometre|square kilometer|sq km|sq. km|sqkm|km2|km²",
    "square-metre": "square metre|square meter|sq m|sq. m|sqm|m2|m²|sq metre|sq meter",
    "square-centimetre": "square centimetre|square centimeter|sq cm|cm2|cm²",
    "square-mile": "square mile|sq mile|sq mi|sq. mi|sq. mile",
    "square-foot": "square foot|square feet|sq ft|sq. ft|sqft|sq feet|sq foot",
    "square-yard": "square yard|sq yd",
    "square-inch": "square inch|square inches|sq in",
    "hectare": "hectare|ha",
    "acre": "acre",
    # volume
    "cubic-metre": "cubic metre|cubic meter|cu m|m3|m³",
    "cubic-kilometre": "cubic kilometre|cubic kilometer|km3|km³",
    "cubic-centimetre": "cubic centimetre|cubic centimeter|cc|cm3|cm³",
    "cubic-foot": "cubic foot|cubic feet|cu ft|cu. ft",
    "cubic-inch": "cubic inch|cubic inches|cu in",
    "cubic-yard": "cubic yard|cu yd",
    "litre": "litre|liter|ltr",
    "millilitre": "millilitre|milliliter|ml|mls",
    "centilitre": "centilitre|centiliter|cl",
    "hectolitre": "hectolitre|hectoliter|hl",
    "gallon": "gallon|gal",
    "quart": "quart|qt",
    "pint": "pint",
    "fluid-ounce": "fluid ounce|fl oz|fl. oz",
    "barrel": "barrel|bbl|bbls",
    "bushel": "bushel",
    "teaspoon": "teaspoon|tsp",
    "tablespoon": "tablespoon|tbsp",
    "dram": "dram",
    # mass
    "kilogram": "kilogram|kilogramme|kg|kgs|kilo",
    "gram": "gram|gramme|gm|gms",
    "milligram": "milligram|milligramme|mg|mgs",
    "microgram": "microgram|mcg|µg|μg",
    "tonne": "tonne|metric ton|metric tonne",
    "ton": "ton|short ton|long ton",
    "kilotonne": "kilotonne|kiloton",
    "megatonne": "megatonne|megaton",
    "gigatonne": "gigatonne|gigaton|gt",
    "pound-mass": "lb|lbs|pound-mass|pound mass",
    "ounce": "ounce|oz",
    "stone": "stone",
    "carat": "carat",
    # time
    "second": "second|sec|secs",
    "minute": "minute|min|mins",
    "hour": "hour|hr|hrs",
    "day": "day",
    "night": "night",
    "week": "week|wk|wks",
    "fortnight": "fortnight",
    "month": "month|mth|mths",
    "quarter": "calendar quarter",
    "year": "year|yr|yrs|annum",
    "decade": "decade",
    "century": "century|centuries",
    "millennium": "millennium|millennia",
    "millisecond": "millisecond|ms|msec",
    "microsecond": "microsecond",
    "nanosecond": "nanosecond",
    "man-hour": "man-hour|man hour",
    # temperature
    "celsius": "°c|ºc|degree celsius|degrees celsius|celsius|deg c|deg. c|degc|degree c|degrees c|deg celsius"
    "|degree centigrade|degrees centigrade|centigrade|° celsius|c degree",
    "fahrenheit": "°f|ºf|degree fahrenheit|degrees fahrenheit|fahrenheit|deg f|deg. f|degf|degree f|degrees f"
    "|deg fahrenheit|° fahrenheit",
    "kelvin": "kelvin",
    "degree": "°|º|degree|deg",
    # energy, power, electricity
    "joule": "joule",
    "kilojoule": "kilojoule|kj",
    "megajoule": "megajoule|mj",
    "calorie": "calorie|cal",
    "kilocalorie": "kilocalorie|kcal",
    "british-thermal-unit": "btu|british thermal unit",
    "mega-british-thermal-unit": "mmbtu",
    "therm": "therm",
    "watt": "watt",
    "kilowatt": "kilowatt|kw",
    "megawatt": "megawatt",
    "gigawatt": "gigawatt|gw",
    "terawatt": "terawatt|tw",
    "watt-hour": "watt-hour|watt hour|wh",
    "kilowatt-hour": "kilowatt-hour|kilowatt hour|kwh|kw/h",
    "megawatt-hour": "megawatt-hour|megawatt hour|mwh",
    "gigawatt-hour": "gigawatt-hour|gigawatt hour|gwh",
    "terawatt-hour": "terawatt-hour|terawatt hour|twh",
    "horsepower": "horsepower|hp|bhp|brake horsepower|ps",
    "volt": "volt",
    "kilovolt": "kilovolt|kv",
    "millivolt": "millivolt|mv",
    "ampere": "ampere|amp",
    "milliampere": "milliampere|milliamp",
    "ampere-hour": "ampere-hour|amp hour|amp-hour",
    "milliampere-hour": "milliampere-hour|mah",
    "ohm": "ohm|ω",
    "farad": "farad",
    "newton": "newton",
    "newton-metre": "newton-metre|newton metre|newton meter",
    "pound-foot": "lb-ft|pound-feet|pound-foot|pound feet|lb ft|ft-lb|ft-lbs|lb.-ft|foot-pound|foot pound",
    # pressure, radiation, sound, light, frequency
    "pascal": "pascal",
    "kilopascal": "kilopascal|kpa",
    "megapascal": "megapascal|mpa",
    "hectopascal": "hectopascal|hpa",
    "bar": "bar",
    "millibar": "millibar|mbar",
    "psi": "psi|pound per square inch|pounds per square inch",
    "ksi": "ksi",
    "sievert": "sievert",
    "millisievert": "millisievert|msv",
    "becquerel": "becquerel|bq",
    "roentgen": "roentgen",
    "decibel": "decibel|db",
    "lumen": "lumen",
    "lux": "lux",
    "hertz": "hertz|hz",
    "kilohertz": "kilohertz|khz",
    "megahertz": "megahertz|mhz",
    "gigahertz": "gigahertz|ghz",
    # data
    "bit": "bit",
    "byte": "byte",
    "kilobyte": "kilobyte|kb",
    "megabyte": "megabyte",
    "gigabyte": "gigabyte|gb|gigs|gig",
    "terabyte": "terabyte|tb",
    "petabyte": "petabyte|pb",
    "megapixel": "megapixel|mp",
    "pixel": "pixel|px",
    "dot-per-inch": "dpi",
    "pixel-per-inch": "ppi",
    "frame-per-second": "fps|frames per second",
    # concentrations and cycles
    "part-per-million": "ppm|parts per million|part per million",
    "part-per-billion": "ppb|parts per billion|part per billion",
    "revolution-per-minute": "rpm|revolutions per minute",
    "mole": "mol",
    "knot": "knot|kt|kts|kn",
    # sums of small money stand as written: whose cent it is the words seldom say
    "cent": "cent|¢|c.",
    "penny": "pence|penny|pennies",
}

# A spelling that is a rate in itself.
_RATES: dict[str, tuple[str, str]] = {
    "mph": ("mile", "hour"),
    "mi/h": ("mile", "hour"),
    "km/h": ("kilometre", "hour"),
    "kmh": ("kilometre", "hour"),
    "kph": ("kilometre", "hour"),
    "kmph": ("kilometre", "hour"),
    "kmhr": ("kilometre", "hour"),
    "m/s": ("metre", "second"),
    "km/s": ("kilometre", "second"),
    "mpg": ("mile", "gallon"),
    "g/km": ("gram", "kilometre"),
    "g/l": ("gram", "litre"),
    "mg/dl": ("milligram", "decilitre"),
    "mg/l": ("milligram", "litre"),
    "mg/kg": ("milligram", "kilogram"),
    "mbps": ("megabit", "second"),
    "kbps": ("kilobit", "second"),
    "gbps": ("gigabit", "second"),
    "bpd": ("barrel", "day"),
    "b/d": ("barrel", "day"),
    "l/100km": ("litre", "100 kilometre"),
    "fps": ("frame", "second"),
    "bpm": ("beat", "minute"),
}

# Symbols whose case is their meaning; tried before any folding of case. None: a letter that is no unit after a
# number ("5G" is a product of the telephone trade, not five grams).
SYMBOLS: dict[str, Unit | None] = {
    "m": Unit("metre"),
    "g": Unit("gram"),
    "G": None,
    "l": Unit("litre"),
    "L": Unit("litre"),
    "s": Unit("second"),
    "h": Unit("hour"),
    "t": Unit("tonne"),
    "C": Unit("celsius"),
    "F": Unit("fahrenheit"),
    "K": Unit("kelvin"),
    "N": Unit("newton"),
    "V": Unit("volt"),
    "A": Unit("ampere"),
    "W": Unit("watt"),
    "J": Unit("joule"),
    "Pa": Unit("pascal"),
    "p": Unit("penny"),
    "c": Unit("cent"),
    "MW": Unit("megawatt"),
    "mW": Unit("milliwatt"),
    "MB": Unit("megabyte"),
    "Mb": Unit("megabit"),
    "Gb": Unit("gigabit"),
    "Mbps": Unit("megabit", "second"),
    "Nm": Unit("newton-metre"),
    "nm": Unit("nanometre"),
    "Mt": Unit("megatonne"),
    "mV": Unit("millivolt"),
    "MV": Unit("megavolt"),
    "mA": Unit("milliampere"),
    "Ah": Unit("ampere-hour"),
    "R": Unit("roentgen"),
    "min": Unit("minute"),
    "x": Unit("times"),
    "X": Unit("times"),
    "×": Unit("times"),
    "a": None,
    "in": None,
    "PS": None,
    '"': Unit("inch"),
    "″": Unit("inch"),
    "'": Unit("foot"),
    "′": Unit("foot"),
}

# Symbols that are the same in every language, and words or letters of none.
INTERNATIONAL: dict[str, str] = {
    "km": "kilometre", "cm": "centimetre", "mm": "millimetre", "km²": "square-kilometre", "km2": "square-kilometre",
    "m²": "square-metre", "m2": "square-metre", "m³": "cubic-metre", "m3": "cubic-metre", "kg": "kilogram",
    "mg": "milligram", "°C": "celsius", "kW": "kilowatt", "MW": "megawatt", "GW": "gigawatt", "TW": "terawatt",
    "kWh": "kilowatt-hour", "MWh": "megawatt-hour", "GWh": "gigawatt-hour", "TWh": "terawatt-hour", "Hz": "hertz",
    "kHz": "kilohertz", "MHz": "megahertz", "GHz": "gigahertz", "kPa": "kilopascal", "hPa": "hectopascal",
    "kJ": "kilojoule", "MJ": "megajoule", "GB": "gigabyte", "TB": "terabyte", "MB": "megabyte", "dB": "decibel",
}  # fmt: skip

# Denominators that stand after "a" or "an" ("$52 a barrel", "70 miles an hour"); "per" takes any noun.
DENOMINATORS: frozenset[str] = word_set(
    "second minute hour day night week fortnight month year decade century barrel gallon ounce pound share tonne "
    "ton litre liter kilo kilogram gram head person piece bottle unit mile kilometre kilometer metre meter yard "
    "foot inch acre hectare bushel game match pint cup pack plate seat ticket visit ride therm megawatt-hour "
    "quarter season session household word carat gramme pop term semester shift room trip throw sq square"
)


def _plurals(spelling: str) -> tuple[str, ...]:
    if len(spelling) < 4 or spelling.endswith(("s", "feet", "/h", "z", "²", "2", "3")) or not spelling[-1].isalpha():
        return (spelling,)
    if " per " in spelling or " of " in spelling:
        return (spelling,)
    return (spelling, spelling + "s")


def _words() -> dict[str, Unit]:
    table: dict[str, Unit] = {}
    for name, spellings in _WORDS.items():
        for spelling in spellings.split("|"):
            for form in _plurals(spelling):
                table[form] = Unit(name)
    for spelling, (name, per) in _RATES.items():
        table[spelling] = Unit(name, per)
    for code, spellings in MONEY_WORDS.items():
        for spelling in spellings.split("|"):
            for form in _plurals(spelling):
                table[form] = Unit(code, None, money=True)
    table["pound"] = table["pounds"] = Unit("pound-mass")
    return table


def phrases(table: dict[str, Unit]) -> dict[str, tuple[tuple[int, str], ...]]:
    """Give for a first word the longer spellings that begin with it, longest first: (number of words, spelling)."""
    found: dict[str, list[tuple[int, str]]] = {}
    for spelling in table:
        words = spelling.split(" ")
        if len(words) > 1:
            found.setdefault(words[0], []).append((len(words), spelling))
    return {first: tuple(sorted(rest, reverse=True)) for first, rest in found.items()}


WORDS: dict[str, Unit] = _words()
# Codes are symbols, for their capitals. "TRY" is a word in a headline and read before an amount only.
SYMBOLS.update({code: Unit(name, None, money=True) for code, name in CODES.items() if code != "TRY"})
