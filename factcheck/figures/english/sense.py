"""Whether a number is an amount of change, the result of a vote, or how long something went on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.reading.draft import RESULT

if TYPE_CHECKING:
    from factcheck.figures.english.grammar import Grammar
    from factcheck.figures.reading.draft import Draft

__all__ = ["settle_change"]

_REACH = 24  # how far before the number its "over" and the word before that stand


def settle_change(text: str, low: str, draft: Draft, grammar: Grammar) -> None:
    """Decide whether a number is an amount of change, a result, or how long something went on."""
    if draft.approximator == "over" and draft.unit in grammar.words.spans:
        _settle_span(low, draft, grammar)
    elif draft.approximator == "over" and draft.noun:
        before = grammar.patterns.over.search(low, max(0, draft.first - _REACH), draft.first)
        if before is not None and before[1] == draft.unit:
            _unbind(draft)  # "2.69 goals per match over 64 matches"
    _settle_direction(text, low, draft, grammar)


def _settle_span(low: str, draft: Draft, grammar: Grammar) -> None:
    """Take the bound from "hired 1,500 engineers over three years", but not from "waited over three years"."""
    before = grammar.patterns.over.search(low, max(0, draft.first - _REACH), draft.first)
    if before is not None and before[1] not in grammar.words.lasting:
        _unbind(draft)


def _unbind(draft: Draft) -> None:
    draft.approximator = None
    draft.start = draft.first


def _settle_direction(text: str, low: str, draft: Draft, grammar: Grammar) -> None:
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
    if draft.unit == "percent" and draft.tail == "of" and draft.cue in words.gaining:
        of = grammar.patterns.of_what.match(low, draft.end)
        if of is not None and of[1] in words.polled:
            draft.direction, draft.cue = None, RESULT
            return
    draft.kind = "change"
