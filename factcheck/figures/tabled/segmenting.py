"""Numbers whose words are written as one: "fünfundzwanzig", "driehonderdeenentachtigduizend", "trecentoquaranta"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

__all__ = ["Segmenter"]

_LONGEST = 80  # letters of a written number; longer words are none


class Segmenter:
    """Takes a word apart into number words; None where it holds anything else."""

    def __init__(
        self,
        atoms: Mapping[str, Decimal],
        scales: Mapping[str, int],
        links: Iterable[str],
        elided: Mapping[str, str] | None = None,
    ) -> None:
        self._links = frozenset(links)
        self._whole = dict(elided or {})
        known = frozenset(atoms) | frozenset(scales) | self._links | frozenset(self._whole)
        self._pieces = sorted({piece for piece in known if piece.isalpha()}, key=len, reverse=True)
        self._cut = lru_cache(maxsize=4096)(self._segment)

    def cut(self, word: str) -> tuple[str, ...] | None:
        """Give the number words and links that a word is made of, at least two; None where it is not made of them."""
        if len(word) > _LONGEST or not word.isalpha():
            return None
        return self._cut(word)

    def _segment(self, word: str) -> tuple[str, ...] | None:
        found = self._rest(word)
        if found is None or len(found) < 2 or found[0] in self._links or found[-1] in self._links:
            return None
        if found[-1] in self._whole:
            return None  # only before another number word a vowel is left out
        return tuple(self._whole.get(piece, piece) for piece in found)

    def _rest(self, word: str) -> tuple[str, ...] | None:
        """Cut a word, longest pieces first; over a stack, so that no word is too much."""
        stack: list[tuple[int, tuple[str, ...]]] = [(0, ())]
        dead: set[tuple[int, bool]] = set()
        while stack:
            here, pieces = stack.pop()
            if here == len(word):
                return pieces
            linked = bool(pieces) and pieces[-1] in self._links
            if (here, linked) in dead:
                continue
            dead.add((here, linked))
            barred = self._links if linked or not pieces else frozenset()
            stack += [
                (here + len(piece), (*pieces, piece))
                for piece in reversed(self._pieces)
                if word.startswith(piece, here) and piece not in barred
            ]
        return None
