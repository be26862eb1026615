"""English word stems, so that "surviving" and "survived" meet.

The algorithm is M. F. Porter's ("An algorithm for suffix stripping", 1980) in the author's later revision of
step 2 ("-bli", "-logi"). SQLite's `porter` tokenizer does the same, but tells nobody what it made of a word, and the
ranking must count exactly the words that the index holds.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.evidence.words import search_words

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["stem"]

_VOWEL_THEN_CONSONANT = re.compile("V+C+")
_CONSONANTS = str.maketrans(dict.fromkeys("bcdfghjklmnpqrstvwxz", "C") | dict.fromkeys("aeiou", "V"))


def _shape(word: str) -> str:
    """Spell `word` in vowels and consonants; "y" is a vowel after a consonant."""
    shape = word.translate(_CONSONANTS)
    if "y" not in shape:
        return shape
    letters: list[str] = []
    for letter in shape:
        if letter == "y":
            letter = "V" if letters and letters[-1] == "C" else "C"
        letters.append(letter)
    return "".join(letters)


def _measure(word: str) -> int:
    return len(_VOWEL_THEN_CONSONANT.findall(_shape(word)))


def _has_vowel(word: str) -> bool:
    return "V" in _shape(word)


def _ends_double(word: str) -> bool:
    return len(word) > 1 and word[-1] == word[-2] and word[-1] not in "aeiou"


def _ends_short(word: str) -> bool:
    """Whether the word ends consonant, vowel, consonant, the last not w, x or y ("hop", not "snow")."""
    return _shape(word).endswith("CVC") and word[-1] not in "wxy"


def _plural(word: str) -> str:
    # A word that is nothing but the ending loses its last letter only, as in SQLite.
    plurals = search_words().plurals
    if word.endswith(plurals) and word not in plurals:
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _past_and_progressive(word: str) -> str:
    if word.endswith("eed") and word != "eed":
        return word[:-1] if _measure(word[:-3]) > 0 else word
    words = search_words()
    for ending in words.past:
        if word.endswith(ending) and _has_vowel(word[: -len(ending)]):
            word = word[: -len(ending)]
            break
    else:
        return word
    if word.endswith(words.past_needs_e):
        return word + "e"
    if _ends_double(word) and word[-1] not in "lsz":
        return word[:-1]
    return word + "e" if _measure(word) == 1 and _ends_short(word) else word


def _replaced(word: str, endings: Mapping[str, str | None]) -> str:
    for length in range(min(7, len(word) - 1), 1, -1):
        ending = word[-length:]
        if ending in endings:
            rest = word[:-length]
            return rest + (endings[ending] or "") if _measure(rest) > 0 else word
    return word


def _without_suffix(word: str) -> str:
    words = search_words()
    for ending in words.step_4:
        if word.endswith(ending):
            rest = word[: -len(ending)]
            return rest if _measure(rest) > 1 else word
    if word.endswith(words.step_4_after) and _measure(word[:-3]) > 1:
        return word[:-3]
    return word


def _without_last_letter(word: str) -> str:
    if word.endswith("e"):
        rest = word[:-1]
        measure = _measure(rest)
        if measure > 1 or (measure == 1 and not _ends_short(rest)):
            word = rest
    if word.endswith("ll") and _measure(word) > 1:
        word = word[:-1]
    return word


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Give the stem of a lower-case word; what is not plain a-z, or shorter than three letters, is its own stem."""
    if len(word) < 3 or not (word.isascii() and word.isalpha()):
        return word
    word = _past_and_progressive(_plural(word))
    if word.endswith("y") and _has_vowel(word[:-1]):
        word = word[:-1] + "i"
    words = search_words()
    word = _replaced(_replaced(word, words.step_2), words.step_3)
    return _without_last_letter(_without_suffix(word))
