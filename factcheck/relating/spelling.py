"""Names in two languages: one spelt in another script, or called otherwise ("Путин", "Putin"; "Allemagne")."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct
from rapidfuzz import fuzz

from factcheck.patterns import compile_pattern

__all__ = ["Names", "compare_names", "skeleton"]

_WORD = compile_pattern(r"[^\W\d_]+(?:[\u0300-\u036f\u0900-\u0963\u064b-\u0652\u200c\u200d’'-]+[^\W\d_]+)*")
# Letters that one name has in one language and another letter in another, when both are written in Latin letters.
_SOUNDS = str.maketrans("pvwfgqcxzjyhd", "bbbbkkkksiiht")
_LONG = (("sch", "s"), ("sh", "s"), ("ch", "k"), ("tch", "k"), ("zh", "s"), ("kh", "k"), ("ph", "b"), ("ts", "s"))
_VOWELS = compile_pattern(r"[aeiouh]+")
_TWICE = compile_pattern(r"(.)\1+")
_SPELT_ALIKE = 80
_LETTERS = 3


class Names(Struct, frozen=True):
    """How many names two sentences share, and those of either side that the other has under no spelling."""

    met: int
    mine: tuple[str, ...]
    theirs: tuple[str, ...]


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Give what is left of a name in every script: its consonants, those that are easily exchanged as one."""
    letters = _latin(word).lower()
    for long, short in _LONG:
        letters = letters.replace(long, short)
    letters = "".join(filter(str.isalpha, letters))
    return _TWICE.sub(r"\1", _VOWELS.sub("", letters.translate(_SOUNDS)))


def _latin(word: str) -> str:
    if word.isascii():
        return word
    try:
        from anyascii import anyascii  # comes with the group `meaning`, without which nobody asks
    except ImportError:
        return word
    return str(anyascii(word))


def compare_names(one: str, other: str) -> Names:
    """Give the names that two sentences share: a name of either side that stands on the other in any script."""
    mine, theirs = _names(one), _names(other)
    left = [tuple(name for name in names if not _stands(name, text)) for names, text in ((mine, other), (theirs, one))]
    met = max(len(mine) - len(left[0]), len(theirs) - len(left[1]))
    return Names(met, left[0], left[1])


def _names(text: str) -> list[str]:
    """Give the words that are written with a capital inside a sentence; none of a script without capitals."""
    return [
        match.group()
        for match in _WORD.finditer(text)
        if match.group()[0].isupper() and len(match.group()) >= _LETTERS and text[: match.start()].strip(" \"“«„'(")
    ]


def _stands(name: str, text: str) -> bool:
    """Tell whether a name stands in a text in any script."""
    wanted = skeleton(name)
    if len(wanted) < _LETTERS - 1:
        return False
    return any(_spelt_alike(wanted, name, word) for word in _WORD.findall(text))


def _spelt_alike(wanted: str, name: str, word: str) -> bool:
    own = skeleton(word)
    if own[:1] != wanted[:1]:
        return False
    if own == wanted or (len(wanted) > _LETTERS and own.startswith(wanted)):
        return True
    return len(wanted) > _LETTERS and fuzz.ratio(_latin(name).lower(), _latin(word).lower()) >= _SPELT_ALIKE
