"""What figures of a list share: a unit that is written once, a change that goes on, the level before a change.

12 seats, the Greens 5   rose 190 points, or 0.6%   of 412 flights, 233 were late   down from 52.2 million
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.english.nouns import counted_noun
from factcheck.figures.model import QUANTITATIVE
from factcheck.figures.reading.draft import RESULT
from factcheck.figures.reading.intervals import set_interval
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from factcheck.figures.english.grammar import Grammar
    from factcheck.figures.reading.draft import Draft

__all__ = ["ALONE", "FAR", "SENTENCE_END", "share_along"]

FAR = 60  # how many code points may stand between two figures, "from 20 mpg in 2008 to 29 mpg"
_LIST_LENGTH = 200  # and how long a list of results may be
SENTENCE_END = compile_pattern(r"[.!?:;]\s|\n\s*\n")
# "12 seats, the Greens 5", "460 cars compared with 63", "$52,000 for CN and 75,000 for CP"
_LIST = compile_pattern(r"[^.;:!?\n]{0,60}")
_ALSO = compile_pattern(r",? or ")  # "190 points, or 0.6%"
_TIMES = frozenset({"date", "clock", "rank"})  # "in 2011", "in the second quarter"
_HEDGES = frozenset({"about", "nearly"})
ALONE = frozenset({"ratio", "multiple"})  # these share nothing, and do not join


def share_along(text: str, figures: list[Draft], grammar: Grammar) -> None:
    """Give the figures of a text, in order, what those before them say for both."""
    results = -1  # the end of the last share of the votes that was read as a result
    for index in range(1, len(figures)):
        draft, before = figures[index], figures[index - 1]
        if before.cue == RESULT:
            results = before.end
        if results >= 0 and _is_result(text, results, draft, grammar):
            draft.kind, draft.direction = "quantity", None  # "... and B is gaining 6.23%"
        if draft.kind not in QUANTITATIVE and draft.cue != "name":
            continue
        if before.kind in _TIMES and index > 1:
            before = figures[index - 2]  # "41 seats in 2011 and 50 in 2015"
        if before.unit is not None and draft.start - before.end <= FAR and before.kind in QUANTITATIVE:
            gap = text[before.end : draft.start]
            if gap.startswith(")") and index > 1:
                before = figures[index - 2]  # "2.2 billion shekels ($590 million) and 71 million"
            of_a_whole = draft.unit is None and _is_of_a_whole(text, draft, figures[index + 1 : index + 2], grammar)
            if not of_a_whole and not _goes_on(gap, before, draft, grammar):
                _share_unit(text, gap, before, draft, grammar)
            _earlier(gap, before, draft, grammar)
            if gap == " (" and draft.approximator is None and text[draft.end : draft.end + 1] == ")":
                _carry(before, draft)
        elif draft.cue == "name" and before.unit is None and _is_gapped(text, before, draft, grammar):
            draft.kind, draft.value = "quantity", draft.number
        elif before.unit is None and draft.unit is not None:
            gap = text[before.end : draft.start]
            if gap == " ":
                _count_measured(text, before, draft, grammar)
            elif draft.noun and grammar.patterns.of_the.fullmatch(gap):
                before.unit, before.noun = draft.unit, True  # "two of the three suspects", "26 of 38 games"


def _carry(before: Draft, draft: Draft) -> None:
    """Let the same amount in other units share its bound, "at least 8 miles (13 km)".

    Of a hedge it shares only how rough it is: "about $113 trillion ($161 trillion)" does not say "about" twice.
    """
    draft.approximator = before.approximator
    if draft.approximator in _HEDGES:
        set_interval(draft, share=False)
        draft.approximator = None


def _is_of_a_whole(text: str, draft: Draft, following: list[Draft], grammar: Grammar) -> bool:
    """Say whether a number counts what its whole does: "38.4 percent of votes and 97 of the 200 seats"."""
    return any(one.noun and grammar.patterns.of_the.fullmatch(text, draft.end, one.start) for one in following)


def _is_gapped(text: str, before: Draft, draft: Draft, grammar: Grammar) -> bool:
    """Say whether a number behind a name goes on with what was said of another: "A holds 24, the Greens 15 and B 7"."""
    return (
        before.kind == "quantity"
        and not before.money
        and grammar.patterns.named_next.fullmatch(text, before.end, draft.first) is not None
        and grammar.patterns.goes_on.match(text, draft.end) is not None
    )


def _is_result(text: str, results: int, draft: Draft, grammar: Grammar) -> bool:
    """Say whether a share that somebody "gained" goes on a list of results that ends at `results`."""
    return (
        draft.start - results < _LIST_LENGTH
        and draft.kind == "change"
        and draft.unit == "percent"
        and draft.cue in grammar.words.gaining
        and not SENTENCE_END.search(text, results, draft.start)
    )


def _goes_on(gap: str, before: Draft, draft: Draft, grammar: Grammar) -> bool:
    """Let a change or an age go on to the next figure; say whether it may be nothing else."""
    if before.kind == "change" and draft.kind == "quantity":
        if _ALSO.fullmatch(gap) and before.value is not None:
            if draft.unit is not None and draft.direction is None:
                draft.direction, draft.kind = before.direction, "change"
            return True
        if before.unit == draft.unit == "percent" and grammar.patterns.after.fullmatch(gap):
            draft.direction, draft.kind = before.direction, "change"
            return True
    elif (
        before.kind == "age"
        and before.end == before.last
        and draft.unit is None
        and grammar.patterns.and_next.fullmatch(gap)
    ):
        draft.unit, draft.kind = before.unit, "age"
        return True
    return False


def _share_unit(text: str, gap: str, before: Draft, draft: Draft, grammar: Grammar) -> None:
    """Give `draft` the unit of the figure before it in a list, where it has none of its own."""
    ranges = before.kind == draft.kind == "range"  # "4-6 inches, Buffalo 8-12"
    if draft.unit is not None or not (before.noun or before.money or ranges or before.unit in {"cent", "percent"}):
        return
    if not _is_listed(text, gap, before, draft, grammar):
        return
    if draft.cue == "name":
        draft.kind, draft.value = "quantity", draft.number
    draft.unit, draft.noun = before.unit, before.noun
    draft.per = draft.per or before.per


def _is_listed(text: str, gap: str, before: Draft, draft: Draft, grammar: Grammar) -> bool:
    if before.noun and draft.kind == "quantity" and grammar.patterns.of_them.match(text, draft.end):
        return True
    if before.noun and draft.kind == "quantity" and grammar.patterns.these.fullmatch(gap):
        whole = grammar.patterns.of_all.search(text, max(0, before.start - 30), before.start)
        if whole is not None:
            return True
    if not _LIST.fullmatch(gap) or not grammar.patterns.list_word.search(gap):
        return False
    if draft.cue == "name":  # "12 seats, Greens 5"
        return before.noun
    if draft.kind not in QUANTITATIVE or draft.kind in ALONE or draft.direction is not None:
        return False
    if before.unit == "percent" and (before.kind == "ratio" or (draft.value is not None and draft.value > 100)):
        return False
    if before.direction is not None:
        return False  # "rose 0.7 percent to 6,327": a level after an amount
    if draft.cue == "to" and before.from_value is None:  # only "54 votes to 45" compares two results so
        return gap == " to " and before.noun and (before.value or 0) > (draft.value or 0)
    return True


def _earlier(gap: str, before: Draft, draft: Draft, grammar: Grammar) -> None:
    """Read the earlier level behind a later one: "rose to 12% from 9%", "46.9 million, down from 52.2 million"."""
    if (
        before.kind == draft.kind == "quantity"
        and before.unit == draft.unit
        and grammar.patterns.from_before.fullmatch(gap)
        and (before.cue == "to" or gap.strip(", ") != "from")
    ):
        before.from_value, before.to_value = draft.value, before.value


def _count_measured(text: str, before: Draft, draft: Draft, grammar: Grammar) -> None:
    """Read what is counted behind a measure: "eight million 250ml bottles"."""
    if before.kind == "quantity" and before.value is not None and not draft.noun and draft.kind == "quantity":
        noun = counted_noun(text, draft.end, grammar)
        if noun is not None:
            before.unit, before.noun = noun[0], True
