"""Whose voice a place of a transcript is, and whether it is the claimant's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from rapidfuzz import fuzz

from factcheck.documents import speaker_at, speakers_of
from factcheck.language import vocabulary
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from factcheck.claims import Claim
    from factcheck.documents import Document
    from factcheck.language import Vocabulary

__all__ = ["Voice", "voice_at"]

_WORD = compile_pattern(r"[^\W\d_][\w’'-]+")
# Names are spelt in more than one way: "Kalyakin" and "Kaliakin".
_SPELT_ALIKE = 80


class Voice(Struct, frozen=True):
    """Who speaks at a place; `same` says whether it is the claimant, None where that cannot be told.

    `heard` says whether the claimant speaks anywhere in the transcript.
    """

    speaker: str | None = None
    claimant: str | None = None
    same: bool | None = None
    heard: bool = False


def voice_at(document: Document, position: int, claim: Claim) -> Voice:
    """Give whose voice a place of a transcript is, beside the one whom the article gives for the words."""
    label = speaker_at(document, position)
    if label is None:
        return Voice()
    words = vocabulary(document.language)
    claimant = _names(claim.claimant or "", words)
    shown = label.title() if label.isupper() else label
    if not claimant or _is_body(claim.claimant or "", words):
        return Voice(shown, claim.claimant)
    heard = any(_alike(claimant, _names(other, words)) for other in speakers_of(document))
    own = _names(label, words)
    if _alike(claimant, own):
        return Voice(shown, claim.claimant, same=True, heard=True)
    if not own and not heard:
        return Voice(shown, claim.claimant)  # "HOST", who may be anybody
    return Voice(shown, claim.claimant, same=False, heard=heard)


def _names(text: str, words: Vocabulary) -> frozenset[str]:
    """Give the words of a name, without titles and callings."""
    found = (word for word in _WORD.findall(text) if word[0].isupper())
    lower = (word.casefold() for word in found)
    return frozenset(
        word
        for word in lower
        if not (word in words.titles or word in words.roles or word in words.callers or word in words.function_words)
    )


def _is_body(name: str, words: Vocabulary) -> bool:
    """Tell a body, for which somebody speaks, from a person."""
    parts = name.split()
    return any(part.casefold() in words.bodies for part in parts) or (len(parts) == 1 and name.isupper())


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names can be one person's: the last names are what labels write."""
    if one & other:
        return True
    return any(fuzz.ratio(first, second) >= _SPELT_ALIKE for first in one for second in other)
