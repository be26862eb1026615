"""What narrows one of two figures to a part of what the other is about: young people, what can be, how it was in 2010.

What stands before their nouns and behind their prepositions is compared in `modifiers` and `adjuncts`. Such a figure
may equal the other by chance or because it is the same after all, so it may agree; that it differs says nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.facts import periods
from factcheck.facts.vocabulary import WORD
from factcheck.relating.comparing.adjuncts import adjuncts_differ
from factcheck.relating.comparing.ages import of_other_ages
from factcheck.relating.comparing.modifiers import modifiers_differ
from factcheck.relating.comparing.slots import position

if TYPE_CHECKING:
    from factcheck.facts.model import Statement

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
    "longest maximum peak",
    "shortest minimum",
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
# What something is compared with, or how it is counted, and no part of it.
_NO_PART = re.compile(r"\blong-term (?:mean|average|norm|trend)|\bfull-time equivalent", re.IGNORECASE)
# How near to its figure a word picks a part; anywhere in the other statement it is named.
_NEAR = 6
# Said of one figure only, before it in its clause, these make it a measure of something else: what can be is no measure
# of what is ("can carry 600 passengers, was carrying 412"), and those who do not are the others.
_MARKS = (
    re.compile(r"\b(?:can|could|able to|capacity|licen[sc]ed|room for|holds?|accommodates?)\b[^.;]*$", re.IGNORECASE),
    re.compile(r"\b(?:not|never|without)\b|n['’]t\b", re.IGNORECASE),
)
# A part of what was counted before: "Of these, 3.2 million have waited longer".
_OF_THESE = re.compile(r"\b(?:of|among) (?:these|those|them|whom|which)\b[^.;]*$", re.IGNORECASE)
_AGO = re.compile(
    r"\b(?:[\w-]+ (?:year|month|week|decade)s? ago|(?:that|the same) (?:year|month|week|time|day))\b[^.;,]*$",
    re.IGNORECASE,
)
# To be against something, and not "£2.38bn, against £2.13bn" or "against the dollar".
_AGAINST = re.compile(
    r"\b(?:against|opposed)\b(?! (?:the )?(?:dollar|euro|pound|yen|a backdrop))"
    r"(?! (?:(?:about|around|nearly|just|some) )?[\d$€£])",
    re.IGNORECASE,
)
# What somebody compares with is not what is told: "a year ago the reservoir was 71% full".
_EARLIER = re.compile(r"\b[\w-]+ (?:year|month|week|decade)s? (?:ago|earlier|before)\b", re.IGNORECASE)
_WAS = re.compile(r"\b(?:was|were|had|did)\b", re.IGNORECASE)
_IS = re.compile(r"\b(?:is|are|has|have|now)\b(?! (?:been|risen|fallen|grown)\b)", re.IGNORECASE)
_REACH = 60  # how far before its figure a mark counts, in code points


def narrowed(claimed: Statement, reported: Statement) -> bool:
    """Tell whether one of two statements is about a part of what the other is about, or about another one of a kind."""
    if any(test(claimed, reported) or test(reported, claimed) for test in (_picks_a_part, _was_then)):
        return True
    return any(test(claimed, reported) for test in (modifiers_differ, adjuncts_differ, _marked_apart, of_other_ages))


def _picks_a_part(one: Statement, other: Statement) -> bool:
    part = _picked(one)
    return part is not None and part not in _named(other)


def _picked(statement: Statement) -> str | None:
    """Give the part that is picked right beside a figure, the nearest where a list names several."""
    own = map(str.lower, WORD.findall(f"{statement.base or ''} {statement.subject or ''}"))
    none = {match.group().split()[0].lower() for match in _NO_PART.finditer(f"{statement.text} {statement.row or ''}")}
    near = (*own, *statement.words[:_NEAR])
    return next((_PART[word] for word in near if word in _PART and word not in none), None)


def _named(statement: Statement) -> set[str]:
    """Give the parts that a statement names anywhere."""
    text = f"{statement.text} {statement.row or ''} {statement.header or ''} {statement.base or ''}"
    return {_PART[word] for word in (*map(str.lower, WORD.findall(text)), *statement.words) if word in _PART}


def _marked_apart(claimed: Statement, reported: Statement) -> bool:
    """Tell whether one statement alone says what can be, what is not, who was against, or how it was earlier."""
    if claimed.row is not None or reported.row is not None:
        return False
    one, two = (statement.text[: position(statement)[0]][-_REACH:] for statement in (claimed, reported))
    if any((mark.search(one) is None) != (mark.search(two) is None) for mark in _MARKS):
        return True
    if (_OF_THESE.search(one) is None) != (_OF_THESE.search(two) is None):
        return True
    if (_AGAINST.search(claimed.text) is None) != (_AGAINST.search(reported.text) is None):
        return True
    return _told_of_earlier(claimed, one) != _told_of_earlier(reported, two)


def _told_of_earlier(statement: Statement, before: str) -> bool:
    """Tell whether a figure, behind the words `before`, is said of an earlier time: "Ten years ago it was 85,600"."""
    return _EARLIER.search(statement.period or "") is not None or _AGO.search(before) is not None


def _was_then(one: Statement, other: Statement) -> bool:
    """Tell whether one says how it was in a year, and the other how it is: "had 900 staff in 2010", "has 2,300"."""
    if periods.parse(one.period).year is None or other.period is not None or other.row is not None:
        return False
    before, beside = one.text[: position(one)[0]], other.text[: position(other)[0]]
    return _WAS.search(before) is not None and _IS.search(beside) is not None
