"""A text as words, numbers and signs, with where each stands."""

from __future__ import annotations

from typing import Literal, NamedTuple

from factcheck.language.letters import WORD, fold_word
from factcheck.patterns import compile_pattern

__all__ = ["Token", "tokens_of"]

_BLANKS = " \u00a0\u2009\u202f"
# Grouped by blanks, or with signs between; signs at the end belong to the sentence.
_NUMBER = rf"\d{{1,3}}(?:[{_BLANKS}]\d{{3}})+(?![\d])(?:[.,]\d+)?(?!\d)|\d+(?:[.,٫٬'’،]\d+)*"
_TOKEN = compile_pattern(rf"(?P<n>{_NUMBER})|(?P<w>{WORD}(?:['’ʼ]{WORD})*['’ʼ]?)|(?P<s>\S)")
# Addresses, and what stands behind # and @; bounded, so that no run of letters is searched again from each of them.
_ADDRESS = compile_pattern(
    r"(?<!\w)\w{1,20}://\S+|(?<![\w.-])[\w-]{1,64}(?:\.[A-Za-z]{2,24}){1,6}/\S*"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.\w+|[#@]\w+"
)
_APOSTROPHES = "'’ʼ"


class Token(NamedTuple):
    """One word ("w"), number ("n"), sign ("s") or address ("a"); `word` is folded for look-up."""

    kind: Literal["w", "n", "s", "a"]
    start: int
    end: int
    word: str


def tokens_of(text: str, *, elides: bool) -> list[Token]:
    """Give the tokens of a text in order; with `elides` an article with an apostrophe is a word of its own ("d'")."""
    found: list[Token] = []
    at = 0
    for address in _ADDRESS.finditer(text):
        _scan(text, at, address.start(), found, elides=elides)
        found.append(Token("a", *address.span(), ""))
        at = address.end()
    _scan(text, at, len(text), found, elides=elides)
    return found


def _scan(text: str, start: int, end: int, found: list[Token], *, elides: bool) -> None:
    for match in _TOKEN.finditer(text, start, end):
        first, last = match.span()
        written = match[0]
        if match["n"]:
            found.append(Token("n", first, last, written))
        elif match["w"]:
            _words(written, first, found, elides=elides)
        else:
            found.append(Token("s", first, last, written))


def _words(written: str, first: int, found: list[Token], *, elides: bool) -> None:
    """Add a word, in two where it elides a vowel; an apostrophe behind it is its own only there."""
    for index, sign in enumerate(written):
        if sign in _APOSTROPHES and elides:
            found.append(Token("w", first, first + index + 1, fold_word(written[: index + 1])))
            if index + 1 < len(written):
                _words(written[index + 1 :], first + index + 1, found, elides=elides)
            return
    bare = written.rstrip(_APOSTROPHES)
    found.append(Token("w", first, first + len(bare), fold_word(bare)))
    behind = range(len(bare), len(written))
    found.extend(Token("s", first + index, first + index + 1, written[index]) for index in behind)
