"""What cannot be checked, and which words show it: expectations, predictions, opinions, questions and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.language.modality import find_modality, modality_at

if TYPE_CHECKING:
    from factcheck.claims.model import NotCheckable
    from factcheck.language import Vocabulary

__all__ = ["Doubt", "why_not_checkable"]


class Doubt(Struct, frozen=True):
    """Why a statement cannot be checked, and the words that show it."""

    reason: NotCheckable
    words: str


# Of a sentence that never ends only so many code points around a figure are asked for a reason.
_LONGEST = 500


def why_not_checkable(
    sentence: str, words: Vocabulary, at: tuple[int, int] | None = None, *, figure: bool = False
) -> Doubt | None:
    """Say why a sentence, or what stands at `at` in it, cannot be checked; None where it can.

    Words speak for their clause, or for the rest of it: in "Inflation was 3.1%, above the 2.8% that was expected" the
    second figure is an expectation and the first one is not.
    """
    if words.boilerplate.search(sentence) and len(sentence) < 240:
        return Doubt("boilerplate", sentence.strip()[:40])
    if at is not None and len(sentence) > _LONGEST:
        first, last = max(0, at[0] - _LONGEST // 2), at[1] + _LONGEST // 2
        sentence, at = sentence[first:last], (at[0] - first, at[1] - first)
    if at is not None:
        found = modality_at(sentence, words, at, figure=figure)
    else:
        found = next((one for one in find_modality(sentence, words) if one.cue.figures or not figure), None)
    return Doubt(found.reason, " ".join(sentence[found.start : found.end].split())[:60]) if found is not None else None
