"""Cardinals in words, read into a number: "two hundred and fifty thousand", "twenty-eight thousand six hundred".

Fractions, dozens and vague plurals are read in `worded`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.language.figure_words import FigureWords

__all__ = ["WORD", "WORD_AFTER", "WORD_BEFORE", "read_cardinal"]

WORD = compile_pattern(r"[^\W\d_]+")
WORD_AFTER = compile_pattern(r"[\s\-]([^\W\d_]+)")
WORD_BEFORE = compile_pattern(r"([^\W\d_]+)[\s\-]$")


def read_cardinal(words: Sequence[str], tables: FigureWords, *, scaled: bool = True) -> tuple[Decimal, int, int] | None:
    """Read the longest cardinal at the beginning of `words`: the number, its places, how many words it took.

    A number that is not `scaled` has no hundreds, thousands or more.

    The places are those of the last word that counts: "two hundred" has -2, "two hundred and fifty thousand" -3,
    "forty-two" 0. None where no cardinal begins there.
    """
    ones, tens, scales = tables.ones, tables.tens, tables.scales if scaled else {}
    total = group = 0
    taken = places = 0
    open_below = 1000  # within a group: what the next word must be smaller than
    last_scale = 99
    after_and = False
    for index, word in enumerate(words):
        if word in ones or word in tens:
            amount = ones.get(word) or tens.get(word) or 0
            if amount >= open_below or (amount == 0 and taken):
                break
            group += amount
            open_below = 10 if word in tens else 0
            places = 0
        elif word in scales:
            scale = scales[word]
            if scale == 2:
                if after_and or not (0 < group < 100) or last_scale <= 2:
                    if taken or group:
                        break
                    group = 1
                group *= 100
                open_below = 100
            else:
                if after_and or scale >= last_scale or (group == 0 and taken):
                    break
                total += (group or 1) * 10**scale
                group, open_below, last_scale = 0, 1000, scale
            places = -scale
        elif word == tables.and_word and taken and not after_and and open_below >= 100:
            after_and = True
            continue
        else:
            break
        after_and = False
        taken = index + 1
    if not taken:
        return None
    return Decimal(total + group), places, taken
