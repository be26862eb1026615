"""Figures that belong together: ranges, margins, "from 9% to 12%", and lists that name their unit once.

Works on the drafts of a text in order, looking only at neighbours and at the few words between them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.figures.model import QUANTITATIVE
from factcheck.figures.numerals import shift

if TYPE_CHECKING:
    from factcheck.figures.draft import Draft

__all__ = ["join"]

_DASHES = re.compile(r"[ \u00a0\u202f]?(?:-|–|—|−|-to-|to-| to[ -])[ \u00a0\u202f]?")
_MARGIN = re.compile(r",? ?(?:±|\+/-|\+/−|\+-|plus or minus|plus-or-minus|give or take) ?")
_FAR = 60  # how many code points may stand between "from 20 mpg" and "to 29 mpg"
_ALONE = frozenset({"ratio", "multiple"})  # these do not join
_LIST = re.compile(r"[^.;:!?\n]{0,60}")
_LIST_WORD = re.compile(r"\b(?:and|while|but|or|compared|against|versus|vs|from|the)\b|^,")


def join(text: str, drafts: list[Draft]) -> list[Draft]:
    """Give the figures with neighbours joined."""
    joined: list[Draft] = []
    for draft in drafts:
        if joined:
            before = joined[-1]
            if draft.kind in QUANTITATIVE or draft.cue == "name":
                if before.kind in QUANTITATIVE:
                    gap = text[before.end : draft.start]
                    if len(gap) <= _FAR and draft.kind in QUANTITATIVE and _joins(gap, before, draft):
                        continue
                    _share_unit(gap, before, draft)
                elif len(joined) > 1 and draft.cue == "to" and before.kind in {"clock", "date"}:
                    further = joined[-2]
                    gap = text[further.end : draft.start]
                    if further.cue == "from" and len(gap) <= _FAR and _span(further, draft):
                        joined.pop()
                        continue
        joined.append(draft)
    return joined


def _joins(gap: str, before: Draft, draft: Draft) -> bool:
    """Join `draft` into `before` where they are one figure; say whether they were."""
    if (
        before.value is None
        or draft.value is None
        or before.kind in {"ratio", "multiple"}
        or draft.kind in {"ratio", "multiple"}
    ):
        return False
    if _MARGIN.fullmatch(gap):
        if draft.unit is None or before.unit is None or draft.unit == before.unit or draft.unit == "percentage-point":
            margin = abs(draft.value)
            before.low, before.high = before.value - margin, before.value + margin
            before.unit = before.unit or draft.unit
            before.end = draft.end
            return True
        return False
    word = gap.strip().lower()
    if word in {"-", "–", "—", "−", "to", "to-", "-to-"} or (word == "" and draft.value < 0 and gap == " "):
        if before.direction is not None and word == "to" and before.cue != "from":
            return False
        return _range(before, draft)
    if word == "and" and before.cue == "between":
        return _range(before, draft)
    if word == "or" and before.unit is None and not before.money and _next_to(before, draft):
        return _range(before, draft)
    if before.cue == "from" and draft.cue == "to" and "." not in gap.rstrip()[:-1].replace(".m.", ""):
        return _span(before, draft)
    return False


def _next_to(before: Draft, draft: Draft) -> bool:
    """Say whether two written numbers are neighbours, as in "three or four years"."""
    return (
        before.number is not None
        and draft.number is not None
        and not draft.money
        and draft.unit is not None
        and 0 < draft.number - before.number <= 2
    )


def _agree(before: Draft, draft: Draft) -> bool:
    """Let the units agree where one has none, and share a magnitude that was written once; say whether they agree."""
    if before.unit is not None and draft.unit is not None and not _same_unit(before, draft):
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
        draft.unit, draft.per = before.unit, draft.per or before.per
    before.unit = draft.unit
    before.per = before.per or draft.per
    before.noun = draft.noun
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


def _range(before: Draft, draft: Draft) -> bool:
    if not _agree(before, draft):
        return False
    assert before.value is not None
    assert draft.value is not None
    first, second = before.value, draft.value
    if draft.first - before.end <= 2 and second < 0 <= first:
        second = -second  # "5 -10": the dash belongs to the range
    before.low, before.high = min(first, second), max(first, second)
    if before.cue == "from":
        before.from_value, before.to_value = first, second
    before.direction = before.direction if before.cue == "from" else None
    before.value = None
    before.kind = "age" if before.kind == "age" else ("change" if before.direction else "range")
    before.places = max(before.places, draft.places)
    before.approximator = before.approximator if before.approximator == "about" else None
    before.end = draft.end
    before.tail = draft.tail
    return True


def _span(before: Draft, draft: Draft) -> bool:
    """Join "from 20 miles per gallon in 2008 to 29 mpg"."""
    if before.value is None or draft.value is None:
        return False
    if not before.money and draft.money:
        return False
    return _range(before, draft)


def _share_unit(gap: str, before: Draft, draft: Draft) -> None:
    """Give a bare number in a list the unit of the figure before it: "12 seats, the Greens 5"."""
    if draft.unit is not None or draft.money or before.unit is None or (draft.value is None and draft.cue != "name"):
        return
    if not _LIST.fullmatch(gap):
        return
    if draft.cue == "name":
        if not before.noun or not re.match(r"(?:,|;| and\b)", gap):
            return
        draft.kind = "quantity"
        draft.value = draft.number
    elif (
        draft.direction is not None
        or not (before.noun or before.unit in {"cent", "percent"} or before.money)
        or not _LIST_WORD.search(gap)
    ):
        return
    draft.unit, draft.per, draft.noun = before.unit, before.per, before.noun
