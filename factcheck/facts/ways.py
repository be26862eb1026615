"""Which way something went by an amount: up or down, as the figure or the word of change before it says."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.facts.clauses import clause_words
from factcheck.language.figure_words import figure_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.facts.model import Statement
    from factcheck.figures.model import Direction

__all__ = ["way_of"]

_BEFORE = 60
# By the groups of `apart`: "12 per cent above normal", "9 fewer than in 2021".
_APART: Mapping[str, Direction] = {"up": "up", "over": "up", "down": "down", "under": "down"}


@lru_cache(maxsize=8192)
def way_of(statement: Statement, language: str = "en") -> Direction | None:
    """Give the direction of a change; None for a level, and where nothing says it."""
    if statement.figure.direction is not None or statement.row is not None:
        return statement.figure.direction
    start, end = statement.span
    apart = clause_words().apart.match(statement.text, end)
    if apart is not None and (apart.lastgroup or "") in _APART:
        return _APART[apart.lastgroup or ""]
    match = clause_words().noun_of.search(statement.text, max(0, start - _BEFORE), start) if start > 0 else None
    return figure_words(language).directions.get(match["noun"].lower()) if match is not None else None
