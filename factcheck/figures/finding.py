"""`find_figures`: every number of a text as a `Figure`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.figures.model import Figure
from factcheck.figures.reading.grammar import grammar_of
from factcheck.figures.reading.intervals import set_interval
from factcheck.figures.reading.joining import join
from factcheck.figures.reading.scanning import read_drafts

if TYPE_CHECKING:
    from factcheck.figures.reading.draft import Draft

__all__ = ["find_figures"]


def find_figures(text: str, *, language: str = "en") -> list[Figure]:
    """Find every number in `text`, in order and without overlap; spans count code points of `text`.

    Years, dates, clock times, ranks, scores and names are among them, typed by `kind` (see `QUANTITATIVE`).
    `language` chooses the vocabulary ("en"); other languages are read with the English one.
    """
    grammar = grammar_of(language)
    drafts = read_drafts(text, _fold(text), grammar)
    return [_figure(text, draft) for draft in join(text, drafts, grammar)]


def _fold(text: str) -> str:
    """Give the text in lower case with every code point where it was."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(letter if len(letter.lower()) != 1 else letter.lower() for letter in text)


class _Unfrozen:
    """A figure that can still be filled in.

    A frozen dataclass sets each of its fields by a call, which took an eighth of the whole extraction. This has the
    same slots, so that it can be filled by plain assignments and frozen by giving it its class.
    """

    __slots__ = Figure.__slots__


def _figure(text: str, draft: Draft) -> Figure:
    share = draft.kind == "ratio" or (draft.unit == "percent" and draft.tail == "of" and draft.direction is None)
    if draft.value is not None and draft.kind != "rank":
        set_interval(draft, share=share)
    figure: Any = _Unfrozen()
    figure.start = draft.start
    figure.end = draft.end
    figure.text = text[draft.start : draft.end]
    figure.value = draft.value
    figure.low = draft.low
    figure.high = draft.high
    figure.low_open = draft.low_open
    figure.high_open = draft.high_open
    figure.unit = draft.unit
    figure.per = draft.per
    figure.kind = draft.kind
    figure.approximator = draft.approximator
    figure.direction = draft.direction
    figure.places = draft.places
    figure.from_value = draft.from_value
    figure.to_value = draft.to_value
    figure.attributive = draft.attributive
    figure.__class__ = Figure
    frozen: Figure = figure
    return frozen
