"""What stands right beside a figure in its sentence, and how much of that stands beside another one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.facts.vocabulary import WORD
from factcheck.relating.comparing.words import comparing_words

if TYPE_CHECKING:
    from factcheck.facts.model import Statement

__all__ = ["SAME_SENTENCE", "named_beside", "same_around"]

# Words around a figure, on either side, that are compared one by one.
_COMPARED = 4
_EDGE = ""
# Equal words beside both figures that make it the same sentence, whatever else is in it.
SAME_SENTENCE = 4


@lru_cache(maxsize=32768)
def _around(text: str, start: int, end: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    before = [word.lower() for word in WORD.findall(text[max(0, start - 60) : start])]
    after = [word.lower() for word in WORD.findall(text[end : end + 60])]
    # where the sentence ends is a word too: "Turnout was 65%." has few others
    return (*reversed(before), _EDGE)[:_COMPARED], (*after, _EDGE)[:_COMPARED]


def same_around(claimed: Statement, reported: Statement) -> int:
    """Give how many words right beside two figures are the same; the row of a table has none."""
    if claimed.row or reported.row:
        return 0
    one = _around(claimed.text, *claimed.span)
    two = _around(reported.text, *reported.span)
    same = 0
    for first, second in zip(one, two, strict=True):
        for a, b in zip(first, second, strict=False):
            if a != b:
                break
            same += 1
    return same


@lru_cache(maxsize=8192)
def named_beside(statement: Statement) -> str:
    """Give the words in which an operation would be named: those around the figure, and a row's labels.

    A word beyond another large number belongs to that one; a capital inside a sentence belongs to a name ("Dow Jones
    Industrial Average") and names no operation.
    """
    labels = " ".join(label for label in (statement.row, statement.header) if label)
    if labels:
        return labels.lower()
    start, end = statement.span
    text = statement.text[:1].lower() + statement.text[1:]
    other_number = comparing_words().other_number
    before, after = text[max(0, start - 90) : start], text[end : end + 60]
    earlier = max((match.end() for match in other_number.finditer(before)), default=0)
    later = other_number.search(after)
    return f"{before[earlier:]} {statement.figure.text.lower()} {after[: later.start()] if later else after}"
