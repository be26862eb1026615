"""Letters and digits of every script: what a word is made of, and one spelling under which a word is looked up."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from factcheck.patterns import compile_pattern

__all__ = ["LETTER", "MARKS", "UNSPACED", "WORD", "ascii_digits", "fold_word", "without_accents"]

_BLOCKS = (*range(0x300, 0x1E00), *range(0x20D0, 0x2100), *range(0xFE20, 0xFE30))


def _marks() -> str:
    """Give the combining marks, which belong to the letter before them, as the ranges of a set of characters."""
    kinds = map(unicodedata.category, map(chr, _BLOCKS))
    points = [point for point, kind in zip(_BLOCKS, kinds, strict=True) if kind in {"Mn", "Mc"}]
    ranges: list[list[int]] = []
    for point in points:
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return "".join(f"\\u{first:04x}-\\u{last:04x}" for first, last in ranges) + "\\u200c\\u200d"


MARKS = _marks()
LETTER = r"[^\W\d_]"
# A word of any script: Devanagari and Arabic write vowels as marks behind a letter, which are no letters themselves.
WORD = rf"{LETTER}(?:{LETTER}|[{MARKS}])*"
# A letter of a script that writes its words without blanks between them.
UNSPACED = compile_pattern("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_VOWELS = compile_pattern(r"[\u064b-\u0652\u0670\u0640]")  # of Arabic: written only where a reader might go wrong


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """Give the one spelling by which a word is looked up: small letters, composed, one apostrophe, no short vowels."""
    low = unicodedata.normalize("NFC", word.replace("İ", "i").lower())
    return _VOWELS.sub("", low).replace("’", "'").replace("ʼ", "'").replace("ё", "е").replace("\u093c", "")


def without_accents(word: str) -> str:
    """Give a word as it is typed where accents are left out."""
    parts = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(part for part in parts if not "\u0300" <= part <= "\u036f"))


def ascii_digits(written: str) -> str:
    """Give a number with the digits 0 to 9, whatever script it is written in."""
    if written.isascii():
        return written
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in written)
