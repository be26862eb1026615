"""Which number it is: what a figure is about, from a sentence or from a table that is asked.

    statements   the way in: the figures of prose, each with what its sentence says of it
    rows         the same for a row of a table               tables      a table that is asked as a whole
    subjects     whose it is                                 bases       what a share is of
    periods      when something holds, in words              times       which of these a figure has
    roles        a level, the one before, a distance         ways        up or down
    clauses      where what belongs to a figure ends         compounds   two units, one amount
    measures     which figures may be compared               vocabulary  what words are about
    happenings   the clauses that say what happened when     typed       the days, ranks and ages in them

How two statements stand to each other is `relating`'s.
"""

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
