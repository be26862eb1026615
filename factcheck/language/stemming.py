"""Stems of words by Snowball's rules, one way for every language that has them."""

from __future__ import annotations

import threading
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from factcheck.language.packs import pack_of

if TYPE_CHECKING:
    from typing import Protocol

    class _Stemmer(Protocol):
        def stemWord(self, word: str) -> str: ...  # noqa: N802 - the library's own name


__all__ = ["stem"]

_LOCK = threading.Lock()  # a stemmer keeps the word that it is at, and serves several threads


@lru_cache(maxsize=200_000)
def stem(word: str, language: str | None = "en") -> str:
    """Give the stem of a word in lower case; the word itself in a language whose pack names no stemmer."""
    pack = pack_of(language)
    stemmer = _stemmer(pack.stemmer) if pack is not None else None
    if stemmer is None:
        return word.lower()
    with _LOCK:
        return stemmer.stemWord(word.lower())


@cache
def _stemmer(name: str | None) -> _Stemmer | None:
    if not name:
        return None
    try:
        from Stemmer import Stemmer  # only where words are compared
    except ImportError:  # a Python for which it is not made: the same rules, the same stems, twenty times as long
        from snowballstemmer import stemmer

        slow: _Stemmer = stemmer(name)
        return slow
    quick: _Stemmer = Stemmer(name, 0)  # it need keep no words: `stem` does
    return quick
