"""How a published fact-check stands in a text of record: which passage is one, told without what reads feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.documents.model import Passage

__all__ = ["FACT_CHECK", "is_review", "review_place"]

FACT_CHECK = "fact-check"  # the context of such a passage
_PLACE = "review"


def review_place(number: int) -> str:
    """Give the place of the fact-check of this number, from 1."""
    return f"{_PLACE} {number}"


def is_review(passage: Passage) -> bool:
    """Tell whether a passage is a published fact-check: the claim, and on its second line who rated it how."""
    if passage.context != FACT_CHECK:
        return False
    name, _, number = passage.place.rpartition(", ")[2].partition(" ")
    return name == _PLACE and number.isdecimal()
