"""Money: the signs, codes and words for every currency that is read, as ISO 4217 codes.

Only tables. A currency that is written out is found among the units, into which `units` takes these words.
"""

from __future__ import annotations

from factcheck.figures.languages import word_set

__all__ = ["CODES", "MONEY_BEFORE", "MONEY_SIGNS", "MONEY_WORDS", "SIGNS_BEHIND", "TOUCHING_ONLY"]

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
_ISO = word_set(
    "USD EUR GBP JPY CNY INR AUD CAD HKD NZD SGD TWD CHF RUB ZAR BRL MXN MYR ILS TRY KRW PHP IDR THB VND SEK NOK "
    "DKK PLN CZK HUF RON BGN UAH EGP NGN KES GHS PKR BDT LKR AED SAR QAR KWD CLP COP ARS PEN ISK BTC RMB YEN DEM "
    "FRF"
)
# As written, and the code that is meant.
CODES: dict[str, str] = {code: code for code in _ISO} | {"RMB": "CNY", "YEN": "JPY"}

# Written out: singular spellings; the plural in -s is made. A bare "dollar" is the United States'; a bare "pound" is in
# `after`, since it may be mass as well.
MONEY_WORDS: dict[str, str] = {
    "USD": "dollar|us dollar|u.s. dollar|american dollar|united states dollar|buck",
    "AUD": "australian dollar|aussie dollar",
    "CAD": "canadian dollar|loonie",
    "HKD": "hong kong dollar",
    "NZD": "new zealand dollar|kiwi dollar",
    "SGD": "singapore dollar|singaporean dollar",
    "TWD": "taiwan dollar|new taiwan dollar",
    "EUR": "euro",
    "GBP": "pound sterling|pounds sterling|british pound|sterling|quid|uk pound",
    "EGP": "egyptian pound",
    "JPY": "yen|japanese yen",
    "CNY": "yuan|renminbi|chinese yuan|rmb|yuan renminbi",
    "INR": "rupee|indian rupee",
    "PKR": "pakistani rupee",
    "LKR": "sri lankan rupee",
    "IDR": "rupiah|indonesian rupiah",
    "CHF": "swiss franc|franc",
    "RUB": "rouble|ruble|russian ruble|russian rouble",
    "ZAR": "rand|south african rand",
    "BRL": "brazilian real|brazilian reais|reais",
    "MXN": "mexican peso",
    "PHP": "philippine peso",
    "ARS": "argentine peso",
    "CLP": "chilean peso",
    "COP": "colombian peso",
    "MYR": "ringgit|malaysian ringgit",
    "ILS": "shekel|nis|israeli shekel|new israeli shekel|israeli new shekel",
    "TRY": "turkish lira|lira",
    "KRW": "south korean won|korean won",
    "SEK": "swedish krona|swedish kronor|krona|kronor",
    "NOK": "norwegian krone|norwegian kroner|norwegian crown",
    "DKK": "danish krone|danish kroner|krone|kroner|danish crown",
    "PLN": "zloty|polish zloty",
    "CZK": "czech crown|czech koruna|koruna",
    "HUF": "forint|hungarian forint",
    "RON": "romanian leu",
    "UAH": "hryvnia|ukrainian hryvnia",
    "THB": "baht|thai baht",
    "VND": "vietnamese dong|dong",
    "NGN": "naira|nigerian naira",
    "KES": "kenyan shilling",
    "GHS": "cedi|ghanaian cedi",
    "BDT": "taka|bangladeshi taka",
    "AED": "dirham|uae dirham|emirati dirham",
    "SAR": "riyal|saudi riyal",
    "KWD": "kuwaiti dinar",
    "PEN": "peruvian sol",
    "BTC": "bitcoin",
    "DEM": "deutsche mark|deutschmark|german mark",
    "FRF": "french franc",
    "FIM": "finnish markka|markka",
    "peso": "peso",  # whose peso the words do not say
}
