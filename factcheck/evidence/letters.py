"""Passages letter by letter: what stands in three signs beside each other, and the words as they are compared."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from factcheck.evidence.terms import fold, plain

__all__ = ["Spelt", "spell", "trigrams"]


def trigrams(folded: str) -> frozenset[str]:
    """Give what stands in three signs beside each other, as one object wherever it stands: texts share most of it."""
    line = f" {' '.join(folded.split())} "
    if len(_SHARED) > _KEPT_TRIGRAMS:
        _SHARED.clear()
    shared = _SHARED.setdefault
    return frozenset([shared(three, three) for three in map("".join, zip(line, line[1:], line[2:], strict=False))])


_SHARED: dict[str, str] = {}
_KEPT_TRIGRAMS = 50_000


class Spelt(Struct, frozen=True):
    """The words of a passage and its title as they are compared letter by letter."""

    words: str
    title: str
    trigrams: frozenset[str]


@lru_cache(maxsize=2048)
def spell(words: str, title: str) -> Spelt:
    folded, folded_title = fold(plain(words)), fold(plain(title))
    return Spelt(folded, folded_title, trigrams(f"{folded_title} {folded}"))
