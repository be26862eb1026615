"""How the work on a desk goes: which ratings were given, how many on each day, how many questions were open."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["DAYS", "Pulse", "pulse"]

DAYS = 28  # the last of them is today


class Pulse(Struct, frozen=True):
    """`ratings` are counted by name, the most frequent first; the others by day, the last being today.

    `rated` counts the verdicts in force by the day that they are of, `waiting` the questions that had no answer when
    the day was over.
    """

    ratings: tuple[tuple[str, int], ...] = ()
    rated: tuple[int, ...] = ()
    waiting: tuple[int, ...] = ()
    today: datetime.date = datetime.date.min

    def __bool__(self) -> bool:
        return bool(self.ratings) or any(self.waiting)


def pulse(
    ratings: Iterable[tuple[str, int]],
    verdicts: Iterable[str],
    questions: Iterable[tuple[str, str | None]],
    today: datetime.date,
) -> Pulse:
    """Count: `verdicts` are the times at which they were given, `questions` when asked and when answered (UTC)."""
    named = Counter[str]()
    for name, count in ratings:
        named[name] += count
    days = [today - datetime.timedelta(days=back) for back in reversed(range(DAYS))]
    given = Counter(map(_day, verdicts))
    spans = [(_day(asked), _day(answered) if answered else None) for asked, answered in questions]
    return Pulse(
        ratings=tuple(named.most_common()),
        rated=tuple(given[day] for day in days),
        waiting=tuple(
            sum(
                asked is not None and asked <= day and (answered is None or answered > day) for asked, answered in spans
            )
            for day in days
        ),
        today=today,
    )


def _day(time: str) -> datetime.date | None:
    """Give the day here at a time, None where another program wrote what is no time."""
    try:
        return datetime.datetime.fromisoformat(time).astimezone().date()
    except ValueError:
        return None
