"""What a contradiction of an article with itself is called, by its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.checking.model import SelfCheck, SelfCheckKind

__all__ = ["REMARKS", "Remark", "remark_on"]


class Remark(Struct, frozen=True):
    """How a kind of contradiction is shown: one word in the place of a relation's, and what does not fit."""

    label: str
    words: str


REMARKS: Mapping[SelfCheckKind | None, Remark] = {
    "total": Remark("TOTAL", "a total is not the sum of its parts"),
    "shares": Remark("SHARES", "shares of one whole do not make one whole"),
    "count-and-share": Remark("SHARE", "a count is not the share that stands beside it"),
    "change": Remark("CHANGE", "a change is not the difference of its two values"),
    "two-values": Remark("TWO VALUES", "one quantity has two values"),
    "headline": Remark("HEADLINE", "the headline has another value than the text"),
    "weekday": Remark("WEEKDAY", "a weekday is not that of its date"),
    "age": Remark("AGE", "an age does not fit the year of birth"),
    "order": Remark("ORDER", "years come in an order that cannot be"),
    None: Remark("ITSELF", "the article contradicts itself"),
}


def remark_on(check: SelfCheck) -> Remark:
    """Give what a contradiction is called."""
    return REMARKS[check.kind]
