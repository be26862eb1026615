"""The levels before and after a change, from one sentence or from one subject at two times."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.facts import periods
from factcheck.patterns import compile_pattern
from factcheck.relating.comparing.from_to import levels_of
from factcheck.relating.comparing.words import comparing_words
from factcheck.relating.deriving.given import When, given_levels, times_compared, when_of, year_before_named
from factcheck.relating.deriving.parts import NAMED
from factcheck.relating.deriving.sources import groups_of, plain_parts, related, same_measure
from factcheck.relating.deriving.words import deriving_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.facts.model import Statement
    from factcheck.figures.model import Figure

__all__ = ["measured", "two_times"]


def two_times(
    claimed: Statement, reported: Sequence[Statement]
) -> Iterator[tuple[Figure, Figure, list[Statement], float]]:
    """Give the levels before and after a change, from one sentence or from one subject at two times."""
    for item in reported:
        levels = levels_of(item)
        closeness = related(claimed, [item]) if levels is not None else None
        if levels is not None and closeness is not None:
            yield levels[0].figure, levels[1].figure, [item], closeness + 0.5
    words = deriving_words()
    usable = plain_parts(reported)
    years = _years_of(claimed)
    for group in groups_of(usable):
        yield from _in_brackets(claimed, group, years)
        for first, second in pairwise(group):
            if first.row is not None or first.text != second.text or not same_measure(first.figure, second.figure):
                continue
            if "change" in (first.figure.kind, second.figure.kind):
                continue  # "grew 2.1%, after 2.0%": no levels
            closeness = related(claimed, [first, second])
            if closeness is None:
                continue
            between = first.text[first.span[1] : second.span[0]]
            if words.to_from.fullmatch(between):
                yield second.figure, first.figure, [second, first], closeness + 0.4
    for before, after in given_levels(claimed, reported):
        yield before.figure, after.figure, [before, after], NAMED
    yield from _by_year(claimed, usable)


_ALSO_IN_BRACKETS = compile_pattern(r"\s*[;,]\s*(?:1[5-9]|20)\d\d\s*[:=]?\s*")


def _in_brackets(
    claimed: Statement, group: Sequence[Statement], years: set[int]
) -> Iterator[tuple[Figure, Figure, list[Statement], float]]:
    """Give a level and each earlier one in the brackets behind it: "$2,145 (2023: $1,973; 2009: $1,094)".

    Where the claim names years, only those that stand at one of them, or in the year before ("in 2023, 7% more").
    """
    after: Statement | None = None
    for first, second in pairwise(group):
        if first.row is not None or first.text != second.text or "change" in (first.figure.kind, second.figure.kind):
            after = None
            continue
        between = first.text[first.span[1] : second.span[0]]
        if comparing_words().bracketed.fullmatch(between):
            after = first
        elif after is None or not _ALSO_IN_BRACKETS.fullmatch(between):
            after = None
            continue
        when = second.period.year
        elsewhen = years and when is not None and not {when, when + 1} & years
        if elsewhen or not same_measure(after.figure, second.figure):
            continue
        closeness = related(claimed, [after, second])
        if closeness is not None:
            yield second.figure, after.figure, [second, after], closeness + 0.4


def measured(header: str) -> str:
    """Give what a column or row measures, without the time at which it does: "sales" of "sales Jun 2024"."""
    for found in reversed(periods.find_periods(header)):
        header = header[: found.start] + header[found.end :]
    return " ".join(header.lower().split())


def _name_of(item: Statement) -> str:
    """Give whose a figure is; the rows of many times are of one, a row of a total is of another."""
    total = item.row is not None and item.subject is None and not periods.parse(item.row).timed
    return (item.row if total else item.subject) or ""


def _years_of(claimed: Statement) -> set[int]:
    return {int(year) for year in re.findall(r"\b(?:1[5-9]|20)\d\d\b", claimed.text)}


def _by_year(
    claimed: Statement, usable: Sequence[Statement]
) -> Iterator[tuple[Figure, Figure, list[Statement], float]]:
    """Give two figures of one subject that stand at two times: those the claim names, else the only two there are."""
    rows: dict[tuple[str, str, str], list[tuple[When, Statement]]] = {}
    for item in usable:
        period = item.period
        if not (period.year or period.month or period.quarter) or item.figure.kind == "change":
            continue
        when = when_of(period)
        rows.setdefault((_name_of(item).lower(), measured(item.header or ""), item.figure.unit or ""), []).append(
            (when, item)
        )
    years = _years_of(claimed)
    if not (years or claimed.figure.direction is not None or deriving_words().over_time.search(claimed.text)):
        return
    compared = times_compared(claimed)
    since = deriving_words().since.search(claimed.text)
    for dated in rows.values():
        dated.sort(key=lambda entry: entry[0])
        chosen = [entry for entry in dated if entry[0][0] in years] if len(years) >= 2 else dated
        if len(chosen) != 2 and compared is not None:
            chosen = [entry for entry in dated if entry[0] in compared]
        elif len(chosen) != 2 and since is not None:  # "has halved since 2020": until the newest
            chosen = [*(entry for entry in dated if entry[0][0] == int(since["year"])), dated[-1]]
        elif len(chosen) != 2 and year_before_named(claimed):
            (year, part, day), _ = dated[-1]
            chosen = [entry for entry in dated if entry[0] in {(year - 1, part, day), (year, part, day)}]
        if len({when for when, _ in chosen}) != 2 or len(chosen) != 2:
            continue
        (_, first), (_, second) = chosen
        closeness = related(claimed, [first, second])
        if closeness is not None:
            yield first.figure, second.figure, [first, second], closeness
