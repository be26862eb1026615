"""Which way something went by an amount: up or down, as the figure or the word of change before it says."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.language.figure_words import figure_words

if TYPE_CHECKING:
    from factcheck.facts.model import Statement
    from factcheck.figures.model import Direction

__all__ = ["way_of"]

# "an increase of 1.3%": the noun of change right before the amount, with at most a hedge between.
_NOUN_OF = re.compile(r"(?P<noun>[^\W\d_]+)\s+of\s+(?:[^\W\d_]+\s+)?$")
_BEFORE = 60


@lru_cache(maxsize=8192)
def way_of(statement: Statement, language: str = "en") -> Direction | None:
    """Give the direction of a change; None for a level, and where nothing says it."""
    if statement.figure.direction is not None or statement.row is not None:
        return statement.figure.direction
    start = statement.figure.start - statement.offset
    match = _NOUN_OF.search(statement.text, max(0, start - _BEFORE), start) if start > 0 else None
    return figure_words(language).directions.get(match["noun"].lower()) if match is not None else None
