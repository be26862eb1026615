"""What a sentence does not state: what it expects, predicts, supposes, asks or thinks, and how far that reaches."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.language.vocabularies import Cue, Reason, Vocabulary

__all__ = ["Modality", "clause_breaks", "find_modality", "modality_at"]

Span = tuple[int, int]


class Modality(Struct, frozen=True):
    """Words that make a part of a sentence no statement of fact: `text[start:end]`, and the cue that they are."""

    start: int
    end: int
    cue: Cue

    @property
    def reason(self) -> Reason:
        """What the words make of it: "expectation", "prediction", "opinion" and the like."""
        return self.cue.reason


@lru_cache(maxsize=4096)
def find_modality(text: str, words: Vocabulary) -> tuple[Modality, ...]:
    """Find the words of a sentence that make it, or a part of it, no statement of fact; in the cues' order."""
    return tuple(Modality(*found.span(), cue) for cue in words.cues for found in cue.pattern.finditer(text))


def modality_at(text: str, words: Vocabulary, at: Span, *, figure: bool = False) -> Modality | None:
    """Find the words of a sentence that make what stands at a place of it no statement of fact.

    Words speak for their clause, or for the rest of it. Of a `figure` only what holds for figures too counts.
    """
    return next((one for one in find_modality(text, words) if _holds_at(one, text, words, at, figure=figure)), None)


def _holds_at(one: Modality, text: str, words: Vocabulary, at: Span, *, figure: bool) -> bool:
    span = one.start, one.end
    if figure and not one.cue.figures:
        return False
    return _speaks_for(one.cue, span, at, clause_breaks(text, words), text) and not (
        figure and _is_granted(one.cue, span, at, text, words)
    )


@lru_cache(maxsize=1024)
def clause_breaks(text: str, words: Vocabulary) -> tuple[Span, ...]:
    """Give the words and signs of a sentence between two clauses of it."""
    return tuple(match.span() for match in words.clause_breaks.finditer(text))


def _speaks_for(cue: Cue, found: Span, at: Span, breaks: Sequence[Span], text: str) -> bool:
    """Whether a cue reaches a place: no clause ends between the two, and to its left no comma either.

    One that speaks for its sentence speaks for all of it; of what is only supposed a semicolon is the end.
    """
    if cue.reach == "after" and at[0] < found[0]:
        return False
    first, last = (found[1], at[0]) if found[1] <= at[0] else (at[1], found[0])
    if last <= first:
        return True
    if cue.reach == "sentence":
        return cue.reason != "hypothetical" or ";" not in text[first:last]
    if any(start < last and end > first for start, end in breaks):
        return False
    if cue.reach == "clause" or at[1] <= found[0]:
        return "," not in text[first:last]
    return True


# What is expected or supposed may be said of a figure that is there already; who asks or thinks does so of all of it.
_OF_THE_FUTURE = frozenset({"expectation", "hypothetical", "prediction"})


def _is_granted(cue: Cue, found: Span, at: Span, text: str, words: Vocabulary) -> bool:
    """Tell whether a figure at a place is a fact, though what is expected is said of it.

    "It will run down its \u00a3859 billion stock" owns it already; "the flash estimate had projected 10.7%" told it;
    "with $14 million of that spent so far" has come.
    """
    if cue.reason not in _OF_THE_FUTURE:
        return False
    if words.estimated.search(text, 0, found[0]) is not None:
        return True
    if words.owned.search(text, max(0, at[0] - _OWNER), at[0]) is not None:
        return True
    first, last = _between_commas(text, at)
    if not first <= found[0] < last and words.so_far.search(text, first, last) is not None:
        return True
    pointed = words.pointed_at.search(text, max(0, at[0] - _OWNER), at[0]) is not None
    return pointed and words.named_amount.match(text, at[1]) is not None


def _between_commas(text: str, at: Span) -> Span:
    """Give the stretch of a sentence around a place that no comma parts, those inside a number apart."""
    first = max(text.rfind(sign, 0, at[0]) for sign in _PARTING)
    ends = [end for sign in _PARTING if (end := text.find(sign, at[1])) >= 0]
    return first + 1, min(ends, default=len(text))


_PARTING = (", ", "; ")
_OWNER = 40  # how far before its figure who owns it may be named, in code points
