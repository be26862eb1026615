"""Money: the signs and codes for every currency that is read, as ISO 4217 codes.

Only tables. A currency that is written out is found among the units, into which `units` takes these words.
"""

from __future__ import annotations

__all__ = ["CODES", "MONEY_BEFORE", "MONEY_SIGNS", "SIGNS_BEHIND", "TOUCHING_ONLY"]

# The sign alone names the currency that most of the press means by it ("$": the United States' dollar); a
# country before or after it decides otherwise.
MONEY_SIGNS: dict[str, str] = {
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₩": "KRW",
    "₪": "ILS",
    "₺": "TRY",
    "₴": "UAH",
    "₱": "PHP",
    "₦": "NGN",
    "₫": "VND",
    "฿": "THB",
    "₵": "GHS",
    "₿": "BTC",
    "＄": "USD",
    "￡": "GBP",
    "￥": "JPY",
}

# Those that also stand behind an amount ("12 €").
SIGNS_BEHIND: dict[str, str] = {sign: MONEY_SIGNS[sign] for sign in "€£¥₹₽₪$"}

# What stands directly before the digits, folded: "US$5", "$US5", "HK $5", "RM5", "Rs 500". "PS" and "Y=" are what is
# left of a pound and a yen sign in wire copy that lost its encoding.
MONEY_BEFORE: dict[str, str] = {
    "us$": "USD", "$us": "USD", "us $": "USD", "u.s. $": "USD", "u.s.$": "USD", "usd$": "USD",
    "a$": "AUD", "$a": "AUD", "au$": "AUD", "aus$": "AUD", "$au": "AUD", "a $": "AUD", "au $": "AUD", "$aus": "AUD",
    "c$": "CAD", "ca$": "CAD", "can$": "CAD", "c $": "CAD", "cdn$": "CAD", "cad$": "CAD", "$c": "CAD", "$can": "CAD",
    "hk$": "HKD", "hk $": "HKD", "$hk": "HKD", "nz$": "NZD", "$nz": "NZD", "nz $": "NZD",
    "s$": "SGD", "sg$": "SGD", "s $": "SGD", "nt$": "TWD", "nt $": "TWD", "r$": "BRL", "r $": "BRL", "mx$": "MXN",
    "z$": "ZWL", "j$": "JMD", "n$": "NAD", "bz$": "BZD",
    "rm": "MYR", "rs": "INR", "rs.": "INR", "re": "INR", "inr": "INR", "php": "PHP", "p$": "PHP",
    "ps": "GBP", "y=": "JPY", "e£": "EGP", "ir£": "IEP", "stg": "GBP", "rmb": "CNY", "cn¥": "CNY", "jp¥": "JPY",
    "nis": "ILS", "sfr": "CHF", "fr.": "CHF", "kr": "SEK", "dkr": "DKK", "nkr": "NOK", "skr": "SEK", "dh": "AED",
    "dhs": "AED", "tk": "BDT", "ksh": "KES", "sh": "KES", "n": "NGN", "r": "ZAR", "rp": "IDR", "dm": "DEM", "ff": "FRF",
}  # fmt: skip
# Prefixes that are also words or parts of names ("R 5", "Re 3"): taken only when they touch the digits.
TOUCHING_ONLY = frozenset({"rm", "re", "ps", "n", "r", "sh", "kr", "dh", "tk", "rp", "dm", "ff", "stg"})

# ISO 4217 codes read before or after an amount, upper case only ("TRY", "ALL" and "TOP" are words in any other case).
_ISO = (
    "USD EUR GBP JPY CNY INR AUD CAD HKD NZD SGD TWD CHF RUB ZAR BRL MXN MYR ILS TRY KRW PHP IDR THB VND SEK NOK "
    "DKK PLN CZK HUF RON BGN UAH EGP NGN KES GHS PKR BDT LKR AED SAR QAR KWD CLP COP ARS PEN ISK BTC RMB YEN DEM "
    "FRF"
)
# As written, and the code that is meant.
CODES: dict[str, str] = {code: code for code in _ISO.split()} | {"RMB": "CNY", "YEN": "JPY"}
