"""Which number it is: what a figure is about, from a sentence or from a table that is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.lazily import loading

if TYPE_CHECKING:
    from factcheck.facts.model import Statement
    from factcheck.facts.statements import (
        day_statements_in,
        read_statements,
        statements_around,
        statements_in,
        statements_of,
    )

__all__ = ["Statement", "day_statements_in", "read_statements", "statements_around", "statements_in", "statements_of"]

__getattr__, __dir__ = loading(
    __name__,
    model="Statement",
    statements="day_statements_in read_statements statements_around statements_in statements_of",
)
