"""Whether a number with a direction is an amount of change or the result of a vote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.figures.reading.draft import RESULT

if TYPE_CHECKING:
    from factcheck.figures.reading.draft import Draft
    from factcheck.figures.reading.grammar import Grammar

__all__ = ["settle_change"]

_OF = re.compile(r"\s+of\s+(?:the |all )?([^\W\d_]+)")


def settle_change(text: str, low: str, draft: Draft, grammar: Grammar) -> None:
    """Make an amount with a direction a change: "rose 3%", "-1.3%".

    A verb of gaining with a share of the votes tells a result and no change ("is gaining 63.75% of votes").
    """
    if draft.direction is None:
        if draft.unit == "percent" and draft.start < draft.first and text[draft.start] in "+-−":
            draft.direction = "up" if text[draft.start] == "+" else "down"
        else:
            return
    if draft.kind != "quantity":
        return
    words = grammar.words
    if draft.unit == "percent" and draft.tail == "of" and draft.cue in words.GAINING:
        of = _OF.match(low, draft.end)
        if of is not None and of[1] in words.POLLED:
            draft.direction, draft.cue = None, RESULT
            return
    draft.kind = "change"
