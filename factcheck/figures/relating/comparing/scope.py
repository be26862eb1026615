"""What narrows one of two figures to a part of what the other is about: young people, in Leeds, in a first class.

Such a figure may equal the other by chance or because it is the same after all, so it may agree; that it differs says
nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.figures.relating.comparing.slots import position
from factcheck.figures.statements.vocabulary import FAINT, WORD, topic, words_of

if TYPE_CHECKING:
    from factcheck.figures.model import Statement

__all__ = ["narrowed"]

# Words that pick a part out of a whole; those of one row pick the same part. Ornaments ("record", "new") are not here,
# nor is one person ("a 34-year-old man").
_PARTS = (
    "young younger youth teenage adolescent",
    "elderly older pensioners",
    "women female females girls",
    "men male males boys",
    "children infants minors",
    "black",
    "white",
    "hispanic latino",
    "asian",
    "rural",
    "urban",
    "foreign overseas abroad",
    "domestic",
    "private",
    "public",
    "core underlying",
    "headline",
    "median",
    "mean",
    "longest highest maximum peak",
    "shortest lowest minimum",
    "gross",
    "net",
    "part-time",
    "full-time",
    "temporary",
    "first-class",
    "second-class",
    "cumulative",
    "long-term",
    "seasonally",
)
_PART = {word: row.split()[0] for row in _PARTS for word in row.split()}
# How near to its figure a word picks a part; anywhere in the other statement it is named.
_NEAR = 6
_CALENDAR = words_of(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday"""
)
_PLACE = re.compile(
    r"\b(?:in|across|throughout|within)\s+(?:the\s+)?(?P<name>[A-Z][\w'’-]+(?:\s+(?:of\s+)?[A-Z][\w'’-]+)*)"
)
# What can be is no measure of what is: "can carry 600 passengers", "was carrying 412".
_ABLE = re.compile(r"\b(?:can|could|able to|capacity|licen[sc]ed)\b[^.;]*$", re.IGNORECASE)
_DOING = re.compile(r"\b(?:was|were|is|are)\s+\w+ing\b[^.;]*$")


def narrowed(claimed: Statement, reported: Statement) -> bool:
    """Tell whether one of two statements is about a part of what the other is about, or about another place."""
    for one, other in ((claimed, reported), (reported, claimed)):
        part = _picked(one)
        if part is not None and part not in _named(other):
            return True
    return _elsewhere(claimed, reported) or _apart(claimed, reported) or _apart(reported, claimed)


def _picked(statement: Statement) -> str | None:
    """Give the part that is picked right beside a figure, the nearest where a list names several."""
    own = map(str.lower, WORD.findall(statement.subject or ""))
    return next((_PART[word] for word in (*own, *statement.words[:_NEAR]) if word in _PART), None)


def _named(statement: Statement) -> set[str]:
    """Give the parts that a statement names anywhere."""
    text = f"{statement.text} {statement.row or ''} {statement.header or ''} {statement.base or ''}"
    return {_PART[word] for word in (*map(str.lower, WORD.findall(text)), *statement.words) if word in _PART}


@lru_cache(maxsize=4096)
def _places(text: str) -> frozenset[str]:
    return frozenset(
        match["name"]
        for match in _PLACE.finditer(text)
        if match["name"].split()[0].lower() not in _CALENDAR and topic(match["name"]) not in FAINT
    )


def _elsewhere(claimed: Statement, reported: Statement) -> bool:
    """Tell whether both say where, and neither names a place of the other."""
    if claimed.row is not None or reported.row is not None:
        return False
    first, second = _places(claimed.text), _places(reported.text)
    if not first or not second:
        return False
    return not any(place in reported.text for place in first) and not any(place in claimed.text for place in second)


def _apart(one: Statement, other: Statement) -> bool:
    """Tell whether one statement says what can be, and the other what was going on."""
    if one.row is not None or other.row is not None:
        return False
    before, beside = one.text[: position(one)[0]], other.text[: position(other)[0]]
    return _ABLE.search(before) is not None and _ABLE.search(beside) is None and _DOING.search(beside) is not None
