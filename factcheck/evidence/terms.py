"""What the index and the ranking see of a text: its terms, its names, its numbers.

One analysis for passages and for claims, so that both sides count the same things. Reading a number for what it
means belongs to `figures`; here it is only one more term to find.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from factcheck.evidence.words import search_words
from factcheck.language.figure_tables import figure_tables
from factcheck.language.letters import MARKS, ascii_digits
from factcheck.language.packs import ENGLISH, code_of, level_of
from factcheck.language.stemming import stem
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["fold", "forms", "names", "plain", "terms"]

_ADDRESS = compile_pattern(r"(?:https?://|www\.|pic\.twitter\.com/)\S+", re.IGNORECASE)
_TAG = compile_pattern(r"[#@](\w+)")
_HUMP = compile_pattern(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)|_+")
_INITIALS = compile_pattern(r"\b(?:[A-Za-z]\.){2,}")
_POSSESSIVE = compile_pattern(r"['’]s\b")
# Words of any script: Devanagari and Arabic write vowels as marks, which belong to the letter before them.
_WORD = compile_pattern(rf"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[{MARKS}]+[^\W\d_]*)*(?:['’][^\W\d_]+)*|[^\W_]+")
_ASCII_WORD = compile_pattern(r"\d+(?:[.,]\d+)*|[a-z]+(?:'[a-z]+)*", re.ASCII)  # the same for what has no other letters
_BARE = compile_pattern(r"([a-zA-Z]+|\d+(?:[.,]\d+)*)[,.;:!?%)]?", re.ASCII)  # it can be nothing but a word
_ARABIC = {ord("٫"): ".", ord("٬"): None}  # the signs in its numbers
_APOSTROPHE = compile_pattern("['’]")
_GROUPED = compile_pattern(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_RAISED = compile_pattern("[⁰¹²³⁴-⁹]")
_NAME = compile_pattern(r"\b[A-Z][\w’'-]*")
# Scripts that write no spaces: their words are found by pairs of signs.
_UNSPACED = compile_pattern(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+")


def fold(text: str) -> str:
    """Give `text` in lower case without accents, its digits as 0 to 9, for comparing only: offsets may move."""
    if text.isascii():
        return text.lower()
    # "5.4²" is not 5.42: raised signs would come out as digits of their own.
    decomposed = unicodedata.normalize("NFKD", _RAISED.sub("", text.casefold()))
    return ascii_digits("".join(sign for sign in decomposed if not unicodedata.combining(sign))).lower()


def _tag_words(match: re.Match[str]) -> str:
    """Spell "#AustralianFires" as its words; a reader of the passage wrote them apart."""
    words = [word for word in _HUMP.split(match.group(1)) if word]
    return " " + " ".join(words) + " "


def plain(text: str) -> str:
    """Give `text` without web addresses, with hashtags and handles as words and "U.S." as "US"; case is kept."""
    if "/" in text or "www" in text:
        text = _ADDRESS.sub(" ", text)
    if "#" in text or "@" in text:
        text = _TAG.sub(_tag_words, text)
    if text.find(".") != text.rfind("."):
        text = _INITIALS.sub(lambda match: match.group().replace(".", ""), text)
    return text


def _number(word: str) -> str:
    if "," not in word:
        return word
    return word.replace(",", "") if _GROUPED.fullmatch(word) else word.replace(",", ".")


class _Met(dict[str, tuple[str, ...]]):
    """The terms of what was met between two spaces, in one language.

    Nothing that is read looks over a space, and texts repeat themselves: looking up is a tenth of reading.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, written: str) -> tuple[str, ...]:
        found = tuple(_english(written) if self._language == ENGLISH else _terms_of(written, self._language))
        if len(written) <= (_LONG_NUMBER if written[0].isdigit() else _LONG):
            if len(self) >= _KEPT:
                self.clear()
            self[written] = found
        return found


# So many are kept, and none of more signs: an address, a script without spaces, a number that hardly comes again.
_KEPT, _LONG, _LONG_NUMBER = 200_000, 40, 5


@cache
def _met(language: str | None) -> _Met:
    code = code_of(language)
    known = code if code != ENGLISH and level_of(language) else ENGLISH
    return _Met(known) if language == known else _met(known)


def _term(word: str) -> str | None:
    if word[0].isdigit():
        return _number(word)
    if word in search_words().stop:
        return None
    word = word.replace("'", "").replace("’", "")
    return stem(word) if word.isascii() and word.isalpha() else word


def terms(text: str, language: str | None = None) -> list[str]:
    """Give the terms of `text` in order, repeated as often as they stand there.

    A term is a stemmed word without accents, or a number without grouping ("1,234" gives "1234"). Stop words are
    left out. Scripts without spaces give pairs of signs. Words are those of a `language` that has a pack, else those
    of English.
    """
    return list(chain.from_iterable(map(_met(language).__getitem__, text.split())))


def _english(written: str) -> list[str]:
    """Give the terms of what stands between two spaces in a text of English."""
    if written.isascii() and written.isdecimal():  # as most cells of a long table are
        return [written]
    if bare := _BARE.fullmatch(written):  # as most of it is
        term = _term(bare[1].lower())
        return [] if term is None else [term]
    folded = fold(plain(written))
    if "'" in folded or "’" in folded:
        folded = _POSSESSIVE.sub("", folded)
    if written.isascii():
        return [term for word in _ASCII_WORD.findall(folded) if (term := _term(word)) is not None]
    found: list[str] = []
    for word in _WORD.findall(folded):
        if not word.isascii() and _UNSPACED.search(word):
            found += [word[i : i + 2] for i in range(max(1, len(word) - 1))]
        elif (term := _term(word)) is not None:
            found.append(term)
    return found


def _terms_of(written: str, language: str) -> list[str]:
    """Give the terms of what stands between two spaces in another language.

    Its stems need its accents, which are taken off afterwards.
    """
    composed = unicodedata.normalize("NFC", _RAISED.sub("", plain(written))).lower().translate(_ARABIC)
    found: list[str] = []
    for word in _WORD.findall(composed):
        if _UNSPACED.search(word):
            found += [word[i : i + 2] for i in range(max(1, len(word) - 1))]
            continue
        for part in _APOSTROPHE.split(word):  # "l'économie" are two words
            if part:
                found += _term_of(part, language).split()
    return found


def _term_of(word: str, language: str) -> str:
    if word[0].isdigit():
        return _number(ascii_digits(word))
    tables = figure_tables(language)
    if word in tables.stops or word in tables.articles or (len(word) == 1 and tables.elides):
        return ""
    return fold(stem(word, language))


def forms(text: str, language: str | None, others: Iterable[str]) -> dict[str, list[str]]:
    """Give for each term of `text` what its word is as a term of other languages."""
    found: dict[str, list[str]] = {}
    for word in _WORD.findall(unicodedata.normalize("NFC", plain(text))):
        further = [term for other in others for term in terms(word, other)]
        for term in terms(word, language):
            found.setdefault(term, [one for one in dict.fromkeys(further) if one != term])
    return found


def names(text: str, language: str | None = None) -> frozenset[str]:
    """Give the terms of the words written with a capital, stop words excepted."""
    found: set[str] = set()
    for word in _NAME.findall(plain(text)):
        found.update(terms(word, language))
    return frozenset(found)
