"""Figures that are one: ranges, margins, "from 9% to 12%". What they share in a list is in `lists`.

Works on the drafts of a text in order, looking only at neighbours and at the few words between them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.english.lists import ALONE, FAR, SENTENCE_END, share_along
from factcheck.figures.model import QUANTITATIVE
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from factcheck.figures.english.grammar import Grammar
    from factcheck.figures.reading.draft import Draft

__all__ = ["join"]

_RANGE_SIGNS = frozenset({"-", "–", "—", "−", "to", "to-", "-to-", "- to", "through"})
_YEAR = compile_pattern(r"(?:19|20)\d\d")
_COMPARED = frozenset({"more-than", "less-than"})


def join(text: str, drafts: list[Draft], grammar: Grammar) -> list[Draft]:
    """Give the figures of a text with those joined that are one, and units shared that were written once."""
    joined: list[Draft] = []
    for draft in drafts:
        if joined:
            _give_back_hedge(text, joined[-1], draft)
        if joined and draft.kind in QUANTITATIVE:
            before = joined[-1]
            if before.cue == "name" and text[before.end : draft.start].strip() in _RANGE_SIGNS:
                before.kind, before.value = "quantity", before.number  # "Syracuse 6 to 9 inches"
            if before.kind in QUANTITATIVE:
                if draft.start - before.end <= FAR and _join(text[before.end : draft.start], before, draft, grammar):
                    continue
            elif draft.cue == "to" and len(joined) > 1 and before.kind in {"clock", "date"}:
                further = joined[-2]  # "from 20 mpg in 2008 to 29 mpg"
                gap = text[further.end : draft.start]
                if (
                    further.cue == "from"
                    and len(gap) <= FAR
                    and not SENTENCE_END.search(gap)
                    and _range(further, draft)
                ):
                    joined.pop()
                    continue
        joined.append(draft)
    share_along(text, joined, grammar)
    return joined


def _give_back_hedge(text: str, before: Draft, draft: Draft) -> None:
    """Take from a figure the hedge that belongs to the one before it: "three points more than four years ago"."""
    if draft.approximator not in _COMPARED or before.kind not in QUANTITATIVE or before.approximator is not None:
        return
    if text[before.end : draft.start] != " " or draft.start == draft.first:
        return
    if draft.unit is None and _YEAR.fullmatch(text, draft.first, draft.last) is not None:
        draft.start, draft.approximator, draft.kind, draft.value = draft.first, None, "date", None  # "22% above 2019"
    elif text.startswith("than", draft.first - 5):
        draft.start, draft.approximator = draft.first, None


def _join(gap: str, before: Draft, draft: Draft, grammar: Grammar) -> bool:
    """Join `draft` into `before` where they are one figure; say whether they were."""
    if before.value is None or draft.value is None or before.kind in ALONE or draft.kind in ALONE:
        return _multiples(gap, before, draft)
    word = gap.strip().lower()
    if word in _RANGE_SIGNS or (gap == " " and draft.value < 0 and before.value > 0 and before.unit is None):
        if before.direction is not None and word == "to":
            return False  # "rose 64 points to 4,577"
        if word == "to" and before.cue != "from" and before.value > draft.value and not before.scale < draft.scale:
            if before.unit or draft.unit:
                return False  # "54 votes to 45", "led by 41% to 35%": two results, and no range
            before.value, before.kind, before.end = None, "score", draft.end  # "won by 2 to 1"
            before.approximator = None
            return True
        return _range(before, draft)
    if word == "and" and before.cue == "between":
        return _range(before, draft)
    if word == "or" and before.unit is None and not before.money and _neighbours(before, draft):
        return _range(before, draft)
    if before.cue == "from" and draft.cue == "to" and not SENTENCE_END.search(gap):
        return _range(before, draft)
    if grammar.patterns.margin.fullmatch(gap):
        return _margin(before, draft)
    return False


def _multiples(gap: str, before: Draft, draft: Draft) -> bool:
    """Join "three to four times as long", whose multiple is named once; say whether it is that."""
    if draft.kind != "multiple" or draft.value is None or draft.direction is not None or before.value is None:
        return False
    if gap.strip() not in {"to", "or", "-", "–"} or before.unit is not None or before.kind != "quantity":
        return False
    before.low, before.high, before.value = before.value, draft.value, None
    before.kind, before.end = "multiple", draft.end
    return before.low < before.high


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
    before.span(first, second)
    if before.cue == "from":
        before.from_value, before.to_value, before.direction = first, second, before.moved
    else:
        before.direction = None
    if before.kind != "age":
        before.kind = "change" if before.direction is not None else "range"
    before.places = max(before.places, draft.places)
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
        before.multiply(draft.scale)
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
