"""What a statement is: a figure with the typed facts that say which number it is."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from factcheck.facts.periods import NO_TIME, Period
from factcheck.facts.roles import Role, role_of
from factcheck.figures.model import Figure  # noqa: TC001
from factcheck.language import analyse

if TYPE_CHECKING:
    from factcheck.language.analysis import Sentence

__all__ = ["Modality", "Statement"]

# What a sentence does with a figure: it says it, expects it, or speaks of what might be, is thought, asked, advised.
Modality = Literal["said", "forecast", "supposed"]
_FORECASTS = frozenset({"expectation", "prediction"})
# How far before its sentence an article may still speak of the same, in code points.
_BEFORE = 400


class Statement(Struct, frozen=True, dict=True):
    """A figure with what it is about.

    `text` is the sentence or row it stands in and `figure` is placed in that text's own document, of which `text`
    begins at `offset`. `words` are the lower-case content words that say what the figure is about, nearest first;
    `subject` the name or noun phrase it belongs to ("Putin"), where one is plain. `row` and `header` are the labels of
    a table cell. `period` is when it holds and at which stage of a count ("after 99.3% of protocols", "2011", "exit
    poll"); `base` what a share is a share of ("registered voters"). `around` is the text of the article that a claim's
    statement stands in, "" for all others.

    What its sentence says around it is read when it is asked for: `speaker`, `place`, `role`, `denied`, `modality`.
    """

    figure: Figure
    text: str
    words: tuple[str, ...] = ()
    subject: str | None = None
    row: str | None = None
    header: str | None = None
    period: Period = NO_TIME
    base: str | None = None
    offset: int = 0
    language: str = "en"
    around: str = ""

    def __hash__(self) -> int:
        return self._hash  # it is a key of many caches

    @cached_property
    def _hash(self) -> int:
        return hash((self.figure, self.text, self.words, self.subject, self.row, self.header, self.period, self.offset))

    @cached_property
    def span(self) -> tuple[int, int]:
        """Where the figure stands in `text`, as code points of it."""
        start = self.figure.start - self.offset
        end = start + len(self.figure.text)
        if start >= 0 and self.text[start:end] == self.figure.text:
            return start, end
        start = max(0, self.text.find(self.figure.text))
        return start, start + len(self.figure.text)

    @cached_property
    def size(self) -> float:
        """Its number, or the lower end of its range, as a float to sort by; 0 where it has none."""
        return float(self.figure.value or self.figure.low or 0)

    @cached_property
    def before(self) -> str:
        """What stands before its sentence in its article, as far as it may still speak of the same."""
        return self.around[max(0, self.offset - _BEFORE) : self.offset]

    @cached_property
    def role(self) -> Role:
        """What the figure is to others of its sentence: a level, the level before, a distance."""
        return role_of(self.figure, self.text, self.span, in_row=self.row is not None)

    @property
    def speaker(self) -> str | None:
        """Who says it, as the sentence has it; None where it says nobody or only a pronoun."""
        found = self._sentence.attribution_at(self.span[0])
        return found.speaker if found is not None else None

    @property
    def place(self) -> str | None:
        """Where it holds, as its sentence says it: the last place before the figure, or the first behind it."""
        start, end = self.span
        places = self._sentence.places
        before = [place for place in places if place.end <= start]
        behind = next((place for place in places if place.start >= end), None)
        found = before[-1] if before else behind
        return found.name if found is not None else None

    @cached_property
    def denied(self) -> bool:
        """Whether its sentence denies it: "turnout was not 64%"."""
        return self._sentence.denial_at(self.span[0]) is not None

    @property
    def modality(self) -> Modality:
        """Whether its sentence says it, forecasts it, or only supposes it."""
        found = self._sentence.modality_at(*self.span, figure=True)
        if found is None:
            return "said"
        return "forecast" if found.reason in _FORECASTS else "supposed"

    @property
    def _sentence(self) -> Sentence:
        return analyse(self.text, language=self.language)
