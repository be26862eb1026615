"""People of which ages a figure is about: "71% of under-30s", "18-29: 71%", "44% of those over 65"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.relating.comparing.slots import position

if TYPE_CHECKING:
    from factcheck.facts.model import Statement

__all__ = ["of_other_ages"]

Ages = tuple[int, int]

_EVER = 999
# Who speaks of "people under 30" mostly asked adults: "18 to 29" are the same people.
_ADULT = 18
# "over 30 days" is no age: those who are of it are named before, or made a noun of it, "over-65s".
_WHO = (
    r"(?:people|persons?|those|anyone|everyone|men|women|boys|girls|children|adults|voters|residents|citizens|pupils|"
    r"patients|drivers|workers|employees|respondents|aged?)"
)
_AGE = re.compile(
    rf"\b(?:{_WHO}\s+(?:aged\s+)?)(?:under|below|younger than|up to)(?: the age of)?[- ](?P<under>\d\d)\b"
    rf"|\b(?:{_WHO}\s+(?:aged\s+)?)(?:over|above|older than)(?: the age of)?[- ](?P<over>\d\d)\b"
    r"|\bunder[- ](?:the age of )?(?P<unders>\d\d)s\b|\bover[- ](?:the age of )?(?P<overs>\d\d)s\b"
    r"|\b(?P<from>\d\d)(?:\s?\+|\s+(?:and|or|years and)\s+(?:over|older|above))"
    r"|\b(?P<low>\d\d)\s?(?:-|–|to|and)\s?(?P<high>\d\d)\b(?P<olds>[- ]year-olds?)?",
    re.IGNORECASE,
)
# Two numbers are ages only where somebody says so: else they are a score, or a range of anything.
_OF_AGE = re.compile(r"\b(?:age[ds]?|year-olds?)\b", re.IGNORECASE)
_BEHIND = re.compile(r"\s*(?:of|among|for|in)\b[^.,;:\d]{0,30}$", re.IGNORECASE)


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
    start, end = position(statement)
    found = _found(statement.text)
    behind = next((item for item in found if item[0] >= end), None)
    if behind is not None and _BEHIND.fullmatch(statement.text, end, behind[0]):
        return behind[2]
    return next((ages for _, last, ages in reversed(found) if last <= start), None)


@lru_cache(maxsize=4096)
def _found(text: str) -> tuple[tuple[int, int, Ages], ...]:
    aged = _OF_AGE.search(text) is not None
    found = []
    for match in _AGE.finditer(text):
        if under := match["under"] or match["unders"]:
            ages = (0, int(under) - 1)
        elif over := match["over"] or match["overs"] or match["from"]:
            ages = (int(over), _EVER)
        elif aged and int(match["low"]) < int(match["high"]):
            ages = (int(match["low"]), int(match["high"]))
        else:
            continue
        if text[match.end() : match.end() + 1] != "%" and not text.startswith((" per cent", " percent"), match.end()):
            found.append((*match.span(), ages))
    return tuple(found)
