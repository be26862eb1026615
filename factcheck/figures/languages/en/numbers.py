"""English numbers in words: cardinals, dozens, fractions, ordinals, multiples."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.figures.languages import word_list, word_set

if TYPE_CHECKING:
    from factcheck.figures.model import Direction

ONES: dict[str, int] = {
    word: value
    for value, word in enumerate(
        word_list(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        )
    )
}
TENS: dict[str, int] = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
# Powers of ten. "billion" and "trillion" on the short scale, as all English-language press counts today.
SCALES: dict[str, int] = {
    "hundred": 2,
    "thousand": 3,
    "lakh": 5,
    "million": 6,
    "crore": 7,
    "billion": 9,
    "trillion": 12,
    "quadrillion": 15,
}
# After digits only. Letters that are also units (m, k, b, t) are in AMBIGUOUS_SCALES.
MAGNITUDES: dict[str, int] = SCALES | {
    "mn": 6, "mln": 6, "mio": 6, "mil": 6, "bn": 9, "bln": 9, "tn": 12, "trn": 12, "tln": 12, "k": 3,
    "lakhs": 5, "crores": 7, "millions": 6, "billions": 9, "trillions": 12, "thousands": 3,
    "lac": 5, "lacs": 5, "cr": 7, "m": 6, "b": 9, "t": 12,
}  # fmt: skip
# Read as a magnitude after money ("$5m"), or in upper case before a counted noun ("4.3M sales", "8 B people"); alone a
# small m is a metre and a t a tonne.
AMBIGUOUS_SCALES = frozenset({"m", "b", "t", "cr", "mil"})
AND = "and"
PLUS_OR = "plus or"
# Behind these a small m or b is a magnitude even where nothing counted follows: "a population of 8.2m is".
POPULATIONS = word_set(
    "population populations audience audiences readership electorate workforce circulation viewership membership "
    "subscribers users customers viewers listeners passengers visitors"
)
# After these a small m is a metre whatever is counted ("the 400m hurdles"); elsewhere "5m people" are millions.
TRACK_WORDS = word_set(
    "hurdles races race sprint sprints relay relays freestyle butterfly backstroke breaststroke final finals "
    "heats dash swim run runs dive walls waves cables poles lengths ropes"
)
ARTICLES = frozenset({"a", "an"})

# "dozens of", "hundreds of", "tens of thousands": an order of magnitude, from one to less than
# ten of it; a dozen is twelve.
VAGUE_PLURALS: dict[str, int] = {
    "tens": 10,
    "dozens": 12,
    "hundreds": 100,
    "thousands": 1000,
    "millions": 10**6,
    "billions": 10**9,
    "trillions": 10**12,
    "lakhs": 10**5,
    "crores": 10**7,
}
# "several hundred", "a few thousand": at least two of it, fewer than ten.
VAGUE_COUNTS = frozenset({"several", "few", "many", "some"})
COLLECTIVES: dict[str, int] = {"dozen": 12, "couple": 2}

# Denominators of fractions in words: "a third", "two-fifths", "three quarters".
FRACTIONS: dict[str, int] = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "sixth": 6,
    "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10,
    "tenths": 10, "twentieth": 20, "twentieths": 20, "hundredth": 100, "hundredths": 100, "thousandth": 1000,
    "thousandths": 1000,
}  # fmt: skip
VULGAR: dict[str, tuple[int, int]] = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅑": (1, 9),
    "⅒": (1, 10),
}  # fmt: skip
# What may follow "half" or "a third" when a share is meant ("half the seats", "half of which"); "half time" and "the
# first half" are no figures.
SHARE_FOLLOWERS = word_set("of the a an its their his her our my your all this these those that")

ORDINALS: dict[str, int] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
    "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
}  # fmt: skip

# Multiples: the factor, and the way it goes where the word says that something changed.
MULTIPLES: dict[str, tuple[str, Direction | None]] = {
    "double": ("2", None), "doubled": ("2", "up"), "doubles": ("2", "up"), "doubling": ("2", "up"),
    "triple": ("3", None), "tripled": ("3", "up"), "triples": ("3", "up"), "tripling": ("3", "up"),
    "treble": ("3", None), "trebled": ("3", "up"), "trebling": ("3", "up"),
    "quadruple": ("4", None), "quadrupled": ("4", "up"), "quadrupling": ("4", "up"), "quintupled": ("5", "up"),
    "halve": ("0.5", "down"), "halved": ("0.5", "down"), "halves": ("0.5", "down"), "halving": ("0.5", "down"),
    "twice": ("2", None), "thrice": ("3", None),
}  # fmt: skip
AS_MUCH_AGAIN = re.compile(r" as (?:many|much|large|big|high|long) again\b")
# "The budget was cut in half" halved it; "broke in half" did not.
CUT_IN_HALF = re.compile(r"\b(?:cut|cuts|cutting|slashed|reduced|slash|reduce)\b(?: [\w'’]+){0,4} (?P<at>in )$")
FOLD = "fold"  # "twofold", "three-fold", "12-fold"
# "three times as many", "2.5 times higher", "10 times the": the word after "times" that makes it a multiple;
# alone it is a count of occasions.
COMPARED = word_set(
    "as the more higher larger bigger greater lower smaller less fewer faster slower longer better worse "
    "likelier stronger heavier richer cheaper safer older its their his her what that over"
)
# "He scored twice as the rain fell": no comparison begins with these.
NOT_COMPARED = word_set("the a an he she they it we you i his her their")
# "double" before these is no multiple: "double room", "double standards". It is one before these words only.
MULTIPLE_FOLLOWERS = word_set(
    "the that those its their his her our what as previous last this these to in over since from between by"
)
