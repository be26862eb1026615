"""One analysis of a sentence, made once and used by all who ask: clauses, who says what, places, times, denial."""

from __future__ import annotations

from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.language.denial import Denial, find_denials
from factcheck.language.modality import Modality, clause_breaks, find_modality, modality_at
from factcheck.language.names import Mention, read_cast
from factcheck.language.phrases import WORD
from factcheck.language.places import Place, find_places
from factcheck.language.speakers import Attribution, find_attributions
from factcheck.language.vocabularies import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.language.vocabularies import Vocabulary

__all__ = ["Attribution", "Denial", "Mention", "Modality", "Place", "Sentence", "analyse"]

Span = tuple[int, int]


class Sentence(Struct, frozen=True, dict=True):
    """A sentence and what its words say; every part is worked out when it is first asked for.

    Offsets are `[start, end)` in code points of `text`. In a language of which the pack does not know speakers and
    modality nothing is found, which says nothing about the sentence.
    """

    text: str
    language: str | None = "en"

    @cached_property
    def _words(self) -> Vocabulary:
        return vocabulary(self.language)

    @cached_property
    def words(self) -> tuple[Span, ...]:
        """Where each word stands."""
        return tuple(match.span() for match in WORD.finditer(self.text))

    @cached_property
    def breaks(self) -> Sequence[Span]:
        """The words and signs between two clauses."""
        return clause_breaks(self.text, self._words)

    @cached_property
    def clauses(self) -> tuple[Span, ...]:
        """The clauses, each with the words that open it."""
        edges = [0, *(start for start, _ in self.breaks if start), len(self.text)]
        return tuple((first, last) for first, last in pairwise(edges) if first < last)

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """Who says it, and what of the sentence they say."""
        return find_attributions(self.text, self._words)

    @cached_property
    def names(self) -> tuple[Mention, ...]:
        """The people and bodies that are named."""
        return read_cast(self.text, self._words).mentions

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Where it is said to be."""
        return find_places(self.text, self._words)

    @cached_property
    def times(self) -> tuple[Span, ...]:
        """The words that say when: "last year", "in March 2023", "on Monday"."""
        return tuple(match.span() for match in self._words.timed.finditer(self.text))

    @cached_property
    def denials(self) -> tuple[Denial, ...]:
        """What is denied."""
        return find_denials(self.text, self.clauses, self._words)

    @cached_property
    def modality(self) -> tuple[Modality, ...]:
        """The words that make the sentence, or a part of it, no statement of fact."""
        return find_modality(self.text, self._words)

    def attribution_at(self, position: int) -> Attribution | None:
        """Who says what stands at a place; the last one that begins before it where several do."""
        saying = [found for found in self.attributions if any(first <= position < last for first, last in found.said)]
        return saying[-1] if saying else None

    def denial_at(self, position: int) -> Denial | None:
        """What denies the thing at a place."""
        return next((denial for denial in self.denials if denial.covers(position)), None)

    def modality_at(self, start: int, end: int, *, figure: bool = False) -> Modality | None:
        """What makes the words at a place no statement of fact; of a `figure` only what holds for figures too."""
        return modality_at(self.text, self._words, (start, end), figure=figure)


@lru_cache(maxsize=8192)
def analyse(text: str, language: str | None = "en") -> Sentence:
    """Analyse one sentence; the last ones are remembered, since claims, facts and self-checks meet the same ones."""
    return Sentence(text, language)
