"""The questions to a table that a sentence may be asking, each with its answer.

Every question is a choice of rows (those that the sentence names), a column and an operation that its words ask for.
All are answered; which of them the sentence asks is decided by what they explain of its words, never by whether the
answer agrees.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.facts.tables.answers import taken
from factcheck.facts.tables.asked import ask_of
from factcheck.facts.tables.cells import cells, together
from factcheck.facts.tables.changes import changes
from factcheck.facts.tables.counting import counts, only, shares
from factcheck.facts.tables.eras import eras
from factcheck.facts.tables.lives import ages, lasted
from factcheck.facts.tables.ordering import aggregates, comparisons, differences, extremes, ranks, spans
from factcheck.figures.model import QUANTITATIVE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.facts.tables.answers import Answer
    from factcheck.facts.tables.asked import Asked
    from factcheck.facts.tables.grid import Grid
    from factcheck.figures.model import Figure

__all__ = ["ask"]

_QUESTIONS = (
    cells, eras, counts, aggregates, spans, differences, together, extremes, comparisons, ranks, shares, only,
    ages, lasted, changes,
)  # fmt: skip
# Of a figure that is part of a name only the row as a whole can be asked for.
_OF_NAMES = (together, shares, only)
# A day, a rank or a score that is no claim by itself may be what the whole sentence says.
_OF_TAKEN = (cells, eras)
_IN_CLAUSE = (cells, counts, aggregates, together)


def ask(text: str, figure: Figure | None, figures: Iterable[Figure], grid: Grid) -> list[Answer]:
    """Give what a table answers to the questions that a sentence may ask it about one figure, or about itself.

    `figure` and `figures`, all those of the sentence, are placed in `text`; without `figure` the sentence as a whole
    is asked about.
    """
    figures = list(figures)
    asked = ask_of(text, figure, figures, grid)
    found = _answers(asked)
    if figure is None and len(figures) == 1 and figures[0].kind not in QUANTITATIVE:
        about = ask_of(text, figures[0], figures, grid)
        found += [taken(one) for question in _OF_TAKEN for one in question(about)]
    return found


def _answers(asked: Asked) -> list[Answer]:
    if asked.chooses:
        return []
    if asked.names:
        return [found for question in _OF_NAMES for found in question(asked)]
    answers = [found for question in _QUESTIONS for found in question(asked)]
    inside = asked.in_clause()
    if inside is not None:
        answers += [found for question in _IN_CLAUSE for found in question(inside)]
    return answers
