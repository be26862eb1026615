"""People of which ages a figure is about: "71% of under-30s", "18-29: 71%", "44% of those over 65"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.relating.comparing.words import comparing_words

if TYPE_CHECKING:
    from factcheck.facts.model import Statement

__all__ = ["of_other_ages"]

Ages = tuple[int, int]

_EVER = 999
# Who speaks of "people under 30" mostly asked adults: "18 to 29" are the same people.
_ADULT = 18


def of_other_ages(claimed: Statement, reported: Statement) -> bool:
    """Tell whether two figures are about people of different ages, or only one of them is about some age."""
    one, two = _ages_of(claimed), _ages_of(reported)
    if one is None or two is None:
        return one is not two
    return not (_near(one[1], two[1]) and (_near(one[0], two[0]) or max(one[0], two[0]) <= _ADULT))


def _near(one: int, two: int) -> bool:
    return abs(one - two) <= 1


def _ages_of(statement: Statement) -> Ages | None:
    """Give the ages right behind a figure ("of under-30s"), else the last before it."""
    start, end = statement.span
    found = _found(statement.text)
    behind = next((item for item in found if item[0] >= end), None)
    if behind is not None and comparing_words().ages_behind.fullmatch(statement.text, end, behind[0]):
        return behind[2]
    return next((ages for _, last, ages in reversed(found) if last <= start), None)


@lru_cache(maxsize=4096)
def _found(text: str) -> tuple[tuple[int, int, Ages], ...]:
    words = comparing_words()
    aged = words.of_age.search(text) is not None
    found = []
    for match in words.age.finditer(text):
        if under := match["under"] or match["unders"]:
            ages = (0, int(under) - 1)
        elif over := match["over"] or match["overs"] or match["from"]:
            ages = (int(over), _EVER)
        elif aged and int(match["low"]) < int(match["high"]):
            ages = (int(match["low"]), int(match["high"]))
        else:
            continue
        found.append((*match.span(), ages))
    return tuple(found)
