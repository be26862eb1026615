"""Which time each figure of a sentence holds at, where the sentence names several or only one of them has it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.facts import periods
from factcheck.facts.clauses import clause_words

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

__all__ = ["last_time", "times_of"]


def times_of(text: str, spans: Sequence[tuple[int, int]], found: Sequence[periods.Found]) -> list[str | None]:
    """Give for every figure the words of its time and stage.

    A time right after a figure is that figure's ("9% in 2011"), else one before it in the same clause; a sentence
    with a single time, and any stage of a count, speaks for all of its figures.
    """
    times = [item for item in found if not (item.reference or item.period.stage or _inside(item, spans))]
    stages = [item for item in found if item.period.stage is not None]
    taken: dict[int, periods.Found] = {}
    free = list(times)
    if len({item.text for item in times}) > 1:
        for index, (_, end) in enumerate(spans):
            following = spans[index + 1][0] if index + 1 < len(spans) else len(text)
            after = next((item for item in free if end <= item.start < following), None)
            if after is not None and clause_words().breaks.search(text, end, after.start) is None:
                taken[index] = after
                free.remove(after)
        last: periods.Found | None = None
        for index, (start, _) in enumerate(spans):
            previous = spans[index - 1][1] if index else 0
            here = [item for item in free if previous <= item.start < start]
            last = here[-1] if here else last
            if index not in taken and last is not None:
                taken[index] = last
    elif times:
        only = times[0]
        first, until = _holds_within(text, only)
        taken = {index: only for index, (start, _) in enumerate(spans) if first <= start < until}
    for item in found:  # "down from the 2021 rate of 377.6"
        if item.reference:
            for index, (start, _) in enumerate(spans):
                if start > item.end and clause_words().dated_noun.fullmatch(text, item.end, start):
                    taken[index] = item
    results: list[str | None] = []
    for index, span in enumerate(spans):
        time = taken.get(index)
        if time is not None and time.start <= span[0] < time.end:
            time = None  # "the last 250 days" is how long, not when
        stage = min(
            (item for item in stages if not (item.start <= span[0] < item.end)),
            key=lambda item: abs(item.start - span[0]),
            default=None,
        )
        results.append(", ".join(item.text for item in (time, stage) if item is not None) or None)
    return results


_FIGURED = re.compile(r"\d")


def _holds_within(text: str, item: periods.Found) -> tuple[int, int]:
    """Give the stretch of a sentence for which its only time is said: an aside, or what is compared with.

    "57.3 percent (2022: 58.1 percent)", "57.3%, compared with 58.1% a year earlier".
    """
    if text[item.start - 1 : item.start] == "(":
        end = text.find(")", item.end)
        return (0, item.end) if end == item.end else (item.start, end if end >= 0 else len(text))
    opened = text.rfind("(", 0, item.start)
    if opened >= 0 and ")" not in text[opened : item.start] and _FIGURED.search(text, opened, item.start):
        end = text.find(")", item.end)  # "3.2% (3.1% in December)"
        return opened, end if end >= 0 else len(text)
    told_of = [match.end() for match in clause_words().relative.finditer(text, 0, item.start)]
    if told_of:
        end = text.find(", ", item.end)  # "a target of 92%, which it last met in 2015"
        return told_of[-1], end if end >= 0 else len(text)
    compared = [match.start() for match in clause_words().compared.finditer(text, 0, item.start)]
    if compared and _FIGURED.search(text, compared[-1], item.start):
        return compared[-1], len(text)  # "6.3%, up from 5.4% in 2022"
    if compared and item.period.relative is not None:
        return compared[-1], len(text)
    return 0, len(text)


def last_time(before: str, day: datetime.date | None) -> str | None:
    """Give the time that a sentence about the same name takes over from the one before it."""
    found = [item for item in periods.find_periods(before, day) if not (item.reference or item.period.stage)]
    if len({item.text for item in found}) != 1:
        return None
    return found[-1].text


def _inside(item: periods.Found, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= item.start < end for start, end in spans)
