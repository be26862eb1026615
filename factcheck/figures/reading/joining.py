"""Figures that belong together: ranges, margins, "from 9% to 12%", and lists that name their unit once.

Works on the drafts of a text in order, looking only at neighbours and at the few words between them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.figures.model import QUANTITATIVE
from factcheck.figures.reading.draft import RESULT
from factcheck.figures.reading.nouns import counted_noun
from factcheck.figures.reading.numerals import shift

if TYPE_CHECKING:
    from factcheck.figures.reading.draft import Draft
    from factcheck.figures.reading.grammar import Grammar

__all__ = ["join"]

_FAR = 60  # how many code points may stand between the parts: "from 20 mpg in 2008 to 29 mpg", "12 seats, the Greens 5"
_LIST_LENGTH = 200  # and how long a list of results may be
_RANGE_SIGNS = frozenset({"-", "–", "—", "−", "to", "to-", "-to-", "- to", "through"})
_MARGIN = re.compile(r",? ?(?:±|\+/-|\+/−|\+-|plus or minus|plus-or-minus|give or take) ?")
_SENTENCE_END = re.compile(r"[.!?:;]\s|\n\s*\n")
# "12 seats, the Greens 5", "460 cars compared with 63", "$52,000 for CN and 75,000 for CP"
_LIST = re.compile(r"[^.;:!?\n]{0,60}")
_LIST_WORD = re.compile(
    r"(?:^|[ ,)])(?:and|while|but|or|compared (?:with|to)|against|versus|vs\.?|from|to|than)(?: |$)"
    r"|^, (?:the )?[A-Z]|^,? the "
)
_FROM = re.compile(r",? (?:up |down )?from ")  # "to 12% from 9%"
_ALSO = re.compile(r",? or ")  # "190 points, or 0.6%"
_TIMES = frozenset({"date", "clock"})
_ALONE = frozenset({"ratio", "multiple"})  # these do not join


def join(text: str, drafts: list[Draft], grammar: Grammar) -> list[Draft]:
    """Give the figures of a text with those joined that are one, and units shared that were written once."""
    joined: list[Draft] = []
    for draft in drafts:
        if joined and draft.kind in QUANTITATIVE:
            before = joined[-1]
            if before.kind in QUANTITATIVE:
                if draft.start - before.end <= _FAR and _join(text[before.end : draft.start], before, draft):
                    continue
            elif draft.cue == "to" and len(joined) > 1 and before.kind in {"clock", "date"}:
                further = joined[-2]  # "from 20 mpg in 2008 to 29 mpg"
                gap = text[further.end : draft.start]
                if (
                    further.cue == "from"
                    and len(gap) <= _FAR
                    and not _SENTENCE_END.search(gap)
                    and _range(further, draft)
                ):
                    joined.pop()
                    continue
        joined.append(draft)
    results = -1  # the end of the last share of the votes that was read as a result
    for index in range(1, len(joined)):
        draft = joined[index]
        if joined[index - 1].cue == RESULT:
            results = joined[index - 1].end
        if (
            results >= 0
            and draft.start - results < _LIST_LENGTH
            and draft.kind == "change"
            and draft.unit == "percent"
            and draft.cue in grammar.words.GAINING
            and not _SENTENCE_END.search(text, results, draft.start)
        ):
            draft.kind, draft.direction = "quantity", None  # "... and B is gaining 6.23%"
        if draft.kind in QUANTITATIVE or draft.cue == "name":
            before = joined[index - 1]
            if before.kind in _TIMES and index > 1:
                before = joined[index - 2]  # "41 seats in 2011 and 50 in 2015"
            if before.unit is not None and draft.start - before.end <= _FAR and before.kind in QUANTITATIVE:
                gap = text[before.end : draft.start]
                if gap.startswith(")") and index > 1:
                    before = joined[index - 2]  # "2.2 billion shekels ($590 million) and 71 million"
                _share(gap, before, draft)
                _earlier(gap, before, draft)
                if gap == " (" and draft.approximator is None and text[draft.end : draft.end + 1] == ")":
                    draft.approximator = before.approximator  # "at least 8 miles (13 km)"
            elif before.unit is None and draft.unit is not None:
                gap = text[before.end : draft.start]
                if gap == " ":
                    _count_measured(text, before, draft, grammar)
                elif gap == " of the " and draft.noun:
                    before.unit, before.noun = draft.unit, True  # "two of the three suspects"
    return joined


def _join(gap: str, before: Draft, draft: Draft) -> bool:
    """Join `draft` into `before` where they are one figure; say whether they were."""
    if before.value is None or draft.value is None or before.kind in _ALONE or draft.kind in _ALONE:
        return False
    word = gap.strip().lower()
    if word in _RANGE_SIGNS or (gap == " " and draft.value < 0 and before.value > 0 and before.unit is None):
        if before.direction is not None and word == "to":
            return False  # "rose 64 points to 4,577"
        if word == "to" and before.cue != "from" and before.value > draft.value and not (before.unit or draft.unit):
            before.value, before.kind, before.end = None, "score", draft.end  # "won by 2 to 1"
            before.approximator = None
            return True
        return _range(before, draft)
    if word == "and" and before.cue == "between":
        return _range(before, draft)
    if word == "or" and before.unit is None and not before.money and _neighbours(before, draft):
        return _range(before, draft)
    if before.cue == "from" and draft.cue == "to" and not _SENTENCE_END.search(gap):
        return _range(before, draft)
    if _MARGIN.fullmatch(gap):
        return _margin(before, draft)
    return False


def _margin(before: Draft, draft: Draft) -> bool:
    assert before.value is not None
    assert draft.value is not None
    if not (draft.unit is None or before.unit is None or draft.unit in {before.unit, "percentage-point"}):
        return False
    margin = abs(draft.value)
    before.low, before.high = before.value - margin, before.value + margin
    before.unit = before.unit or draft.unit
    before.end = draft.end
    return True


def _neighbours(before: Draft, draft: Draft) -> bool:
    """Say whether two written numbers follow each other, as in "three or four years"."""
    return (
        before.number is not None
        and draft.number is not None
        and not draft.money
        and draft.unit is not None
        and 0 < draft.number - before.number <= 2
    )


def _range(before: Draft, draft: Draft) -> bool:
    """Make `before` the range from it to `draft`, if their units allow; say whether they did."""
    if before.value is None or draft.value is None or not _agree(before, draft):
        return False
    first, second = before.value, draft.value
    if draft.first - before.end <= 2 and second < 0 <= first:
        second = -second  # "5 -10": the dash belongs to the range
    before.low, before.high = min(first, second), max(first, second)
    if before.cue == "from":
        before.from_value, before.to_value, before.direction = first, second, before.moved
    else:
        before.direction = None
    before.value = None
    if before.kind != "age":
        before.kind = "change" if before.direction is not None else "range"
    before.places = max(before.places, draft.places)
    if before.approximator != "about":
        before.approximator = None
    before.end, before.tail = draft.end, draft.tail
    return True


def _agree(before: Draft, draft: Draft) -> bool:
    """Let the units agree where one has none, and share a magnitude that was written once; say whether they agree."""
    if before.unit is not None and draft.unit is not None and not _same_unit(before, draft):
        return False
    if before.unit is None and draft.money and not before.money and draft.cue == "to":
        return False
    if (
        draft.scale
        and not before.scale
        and before.number is not None
        and draft.number is not None
        and before.number <= draft.number
        and abs(before.number) < 1000
        and (before.unit is None or before.money)
    ):
        before.value = shift(before.number, draft.scale)
        before.places -= draft.scale
        before.scale = draft.scale
    if draft.unit is None:
        draft.unit, draft.per, draft.noun = before.unit, draft.per or before.per, before.noun
    before.unit, before.noun = draft.unit, draft.noun
    before.per = before.per or draft.per
    if draft.kind == "age":
        before.kind = "age"
    return True


def _same_unit(before: Draft, draft: Draft) -> bool:
    first, second = before.unit, draft.unit
    assert first is not None
    assert second is not None
    if first == second or {first, second} == {"percent", "percentage-point"}:
        return True
    if before.noun and draft.noun:
        return first.split()[-1] == second.split()[-1]
    return before.money and draft.money and "USD" in (first, second)


def _share(gap: str, before: Draft, draft: Draft) -> None:
    """Give `draft` what the figure before it in a list says for both: its unit, or that it is an amount of change."""
    if _ALSO.fullmatch(gap) and before.kind == "change" and draft.direction is None and before.value is not None:
        if draft.kind == "quantity" and draft.unit is not None:
            draft.direction, draft.kind = before.direction, "change"
        return
    if draft.unit is not None or not (before.noun or before.money or before.unit in {"cent", "percent"}):
        return
    if not _LIST.fullmatch(gap) or not _LIST_WORD.search(gap):
        return
    if draft.cue == "name":  # "12 seats, Greens 5"
        if not before.noun:
            return
        draft.kind, draft.value = "quantity", draft.number
    elif (
        draft.kind not in QUANTITATIVE
        or draft.kind in _ALONE
        or draft.direction is not None
        or (before.unit == "percent" and (before.kind == "ratio" or (draft.value is not None and draft.value > 100)))
    ):
        return
    elif before.direction is not None or (draft.cue == "to" and before.from_value is None):
        return  # "rose 0.7 percent to 6,327": a level after an amount
    draft.unit, draft.noun = before.unit, before.noun
    draft.per = draft.per or before.per


def _earlier(gap: str, before: Draft, draft: Draft) -> None:
    """Read the earlier level behind a later one: "rose to 12% from 9%", "46.9 million, down from 52.2 million"."""
    if (
        _FROM.fullmatch(gap)
        and (before.cue == "to" or gap.strip(", ") != "from")
        and before.kind == draft.kind == "quantity"
        and before.unit == draft.unit
    ):
        before.from_value, before.to_value = draft.value, before.value


def _count_measured(text: str, before: Draft, draft: Draft, grammar: Grammar) -> None:
    """Read what is counted behind a measure: "eight million 250ml bottles"."""
    if before.kind == "quantity" and before.value is not None and not draft.noun and draft.kind == "quantity":
        noun = counted_noun(text, draft.end, grammar)
        if noun is not None:
            before.unit, before.noun = noun[0], True
