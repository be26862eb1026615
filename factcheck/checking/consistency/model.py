"""What the checks of an article against itself look at, and what they give back."""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from factcheck.checking.consistency.signs import FIGURE, FIRST, LAST
from factcheck.checking.consistency.words import words_of
from factcheck.facts import read_statements
from factcheck.figures import find_figures
from factcheck.figures.writing import number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.checking.consistency.words import Words
    from factcheck.checking.model import SelfCheckKind
    from factcheck.claims import Claim
    from factcheck.documents import Document, Passage
    from factcheck.facts import Statement
    from factcheck.figures import Figure
    from factcheck.relating import Derivation, RelationName

__all__ = [
    "FIGURE",
    "MEASURES",
    "Article",
    "Fault",
    "Sentence",
    "added_up",
    "bounds",
    "counted",
    "exact",
    "shown",
    "signs_of",
    "spans_of",
    "written",
]

_LONGEST = 2000
_OF_THE_TEXT = re.compile(FIGURE)

# Units that measure: a share of 30 kilometres need not be a whole number of them.
MEASURES = frozenset({
    "percent", "percentage-point", "basis-point", "year", "month", "week", "day", "hour", "minute", "second",
    "kilometre", "metre", "mile", "kilogram", "gram", "tonne", "litre", "hectare", "acre", "square-kilometre",
    "megawatt", "kilowatt-hour", "degree", "degree-celsius", "USD", "EUR", "GBP", "JPY", "RUB",
})  # fmt: skip


class Fault(Struct, frozen=True):
    """What does not fit together: where, how far, and the line that shows it."""

    kind: SelfCheckKind
    relation: RelationName
    spans: tuple[tuple[int, int], ...]
    working: str
    derivation: Derivation | None = None

    @classmethod
    def of(
        cls,
        kind: SelfCheckKind,
        told: float | Decimal,
        real: float | Decimal,
        parts: Iterable[Figure | tuple[int, int]],
        working: str,
        derivation: Derivation | None = None,
    ) -> Fault:
        """Give the fault of a number that is `told` as more or less than is `real`, at figures and other spans."""
        return cls(kind, "overstates" if told > real else "understates", spans_of(parts), working, derivation)


def spans_of(parts: Iterable[Figure | tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Where figures and other words stand, in text order."""
    return tuple(sorted({part if isinstance(part, tuple) else (part.start, part.end) for part in parts}))


class Sentence(Struct, frozen=True, dict=True):
    """A sentence with its figures; `outline` is its text with every figure as one sign."""

    start: int
    text: str
    figures: tuple[Figure, ...]
    language: str | None = "en"

    @property
    def words(self) -> Words:
        """The words of its language."""
        return words_of(self.language)

    @cached_property
    def outline(self) -> str:
        """The sentence with a sign for each figure; such a sign of the text itself is no figure."""
        text = _OF_THE_TEXT.sub("\ufffd", self.text)
        pieces: list[str] = []
        position = 0
        for index, figure in enumerate(self.figures):
            pieces += (text[position : figure.start - self.start], chr(FIRST + index))
            position = figure.end - self.start
        return "".join([*pieces, text[position:]])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the article a stretch of the sentence stands."""
        return self.start + start, self.start + end

    def figure(self, sign: str) -> Figure:
        """The figure for which a sign of the outline stands."""
        return self.figures[ord(sign) - FIRST]


class Article(Struct, frozen=True, dict=True):
    """An article as the checks see it: its document, its claims and its sentences."""

    document: Document
    claims: Sequence[Claim]

    @property
    def words(self) -> Words:
        """The words of its language."""
        return words_of(self.document.language)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, without headings, table rows and texts without stops, in which nothing belongs together."""
        return tuple(
            self.sentence(passage)
            for passage in self.document.passages
            if passage.kind == "sentence" and passage.end - passage.start <= _LONGEST
        )

    @cached_property
    def headings(self) -> tuple[Sentence, ...]:
        """The headings, the headline first."""
        return tuple(self.sentence(passage) for passage in self.document.passages if passage.kind == "heading")

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every quantitative figure with what it is about, in text order."""
        return tuple(read_statements(self.document))

    @cached_property
    def claims_by_figure(self) -> Mapping[int, Claim]:
        """The claims by where their figures begin."""
        return {claim.figure.start: claim for claim in self.claims if claim.figure is not None}

    @cached_property
    def above(self) -> Sequence[Statement]:
        """The statements of the headings; a headline may look ahead, but it asks nothing."""
        claims = [(item, self.claims_by_figure.get(item.figure.start)) for item in self._running if self._headed(item)]
        return [item for item, claim in claims if claim is None or claim.reason in {None, "prediction", "expectation"}]

    @cached_property
    def below(self) -> Sequence[Statement]:
        """The statements of the sentences under the headings."""
        return [item for item in self._running if not self._headed(item)]

    @cached_property
    def settled(self) -> Sequence[Statement]:
        """Those under the headings that are not only expected, asked or supposed."""
        claims = [(item, self.claims_by_figure.get(item.figure.start)) for item in self.below]
        return [item for item, claim in claims if claim is None or claim.checkable]

    @cached_property
    def _running(self) -> Sequence[Statement]:
        return [item for item in self.statements if item.row is None and item.header is None]

    @cached_property
    def _headings(self) -> frozenset[int]:
        return frozenset(passage.start for passage in self.document.passages if passage.kind == "heading")

    def _headed(self, statement: Statement) -> bool:
        return statement.offset in self._headings

    @cached_property
    def _statement_starts(self) -> list[int]:
        return [statement.figure.start for statement in self.statements]

    def statements_within(self, start: int, end: int) -> Sequence[Statement]:
        """The statements whose figures begin inside a span."""
        return self.statements[bisect_left(self._statement_starts, start) : bisect_left(self._statement_starts, end)]

    def sentence(self, passage: Passage) -> Sentence:
        """A passage with the figures in it, placed in the document."""
        text = self.document.words(passage)
        found = find_figures(text, language=self.document.language or "en")[: LAST - FIRST]
        placed = tuple(
            replace(figure, start=figure.start + passage.start, end=figure.end + passage.start) for figure in found
        )
        return Sentence(passage.start, text, placed, self.document.language)


def signs_of(outline: str) -> list[str]:
    """The signs of an outline, one a figure."""
    return [sign for sign in outline if FIGURE[1] <= sign <= FIGURE[3]]


def exact(figure: Figure) -> bool:
    """Tell a plain number from a hedged one, a range or a bound."""
    return figure.kind == "quantity" and figure.value is not None and figure.approximator is None


def bounds(figure: Figure) -> tuple[Decimal, Decimal]:
    """What the writing of an exact figure can mean."""
    assert figure.value is not None
    low = figure.low if figure.low is not None else figure.value
    high = figure.high if figure.high is not None else figure.value
    return low, high


def counted(figure: Figure) -> bool:
    """Tell a plain number of things, which has no fractions, from a measure."""
    return exact(figure) and figure.value is not None and figure.value > 0 and figure.unit not in MEASURES


def written(figure: Figure) -> tuple[Decimal, Decimal]:
    """What an exact figure can mean: a count that is written out is itself, everything else has its rounding."""
    assert figure.value is not None
    return (figure.value, figure.value) if counted(figure) and figure.places >= 0 else bounds(figure)


def added_up(figures: Iterable[Figure]) -> Decimal:
    """The sum of what was written."""
    return sum((figure.value for figure in figures if figure.value is not None), Decimal())


def shown(figure: Figure) -> str:
    """The number as it was written, with its magnitude, money or percent sign, without a noun behind it."""
    return f"{number_of(figure)}%" if figure.unit == "percent" else number_of(figure)
