"""Words into the pieces that a model of language knows: the most likely pieces of a unigram vocabulary."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Pieces", "Vocabulary"]

_BLANKS = re.compile(" {2,}")
_BLANK = "\u2581"  # what stands for a blank before a word
_UNKNOWN = 10.0  # how much less likely a letter is that is in no piece than the least likely piece
_REMEMBERED = 32768  # words


class Vocabulary(NamedTuple):
    """Pieces with their number and how likely each is; `written` says what a letter is written as."""

    pieces: Mapping[bytes, tuple[int, float]]
    written: Mapping[str, str]
    first: int
    last: int
    unknown: int


class Pieces:
    """The pieces of texts by one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._known = vocabulary
        self._longest = max(map(len, vocabulary.pieces), default=1)
        self._rare = min((score for _, score in vocabulary.pieces.values()), default=0.0) - _UNKNOWN
        self._of_word = lru_cache(maxsize=_REMEMBERED)(self._likeliest)

    def of(self, text: str, most: int) -> list[int]:
        """Give the numbers of the pieces of a text, at most `most`, with the marks of its beginning and its end."""
        written = "".join(self._known.written.get(letter, letter) for letter in text)
        found = [self._known.first]
        # No piece goes on over a blank, so that each word is cut for itself, and remembered.
        for word in _BLANKS.sub(" ", written).removeprefix(" ").split(" "):
            found += self._of_word(_BLANK + word)
            if len(found) >= most:
                break
        return [*found[: most - 1], self._known.last]

    def _likeliest(self, word: str) -> tuple[int, ...]:
        """Give the pieces of a word whose likeliness is the greatest together."""
        letters = [letter.encode("utf-8", "replace") for letter in word]
        total = len(letters)
        best = [0.0] + [float("-inf")] * total
        came: list[tuple[int, int]] = [(0, 0)] * (total + 1)
        for start in range(total):
            piece = b""
            for end in range(start + 1, total + 1):
                piece += letters[end - 1]
                if len(piece) > self._longest:
                    break
                number, score = self._known.pieces.get(piece, (self._known.unknown, self._rare))
                if number == self._known.unknown:
                    if end > start + 1:
                        continue
                    score = self._rare
                if best[start] + score > best[end]:
                    best[end], came[end] = best[start] + score, (number, start)
        found: list[int] = []
        at = total
        while at > 0:
            number, at = came[at]
            found.append(number)
        return tuple(reversed(found))
