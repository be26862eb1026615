"""The parts of a sum, a difference or a share: several figures of one group, two of them, or a part and its whole."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.facts import subjects
from factcheck.facts.vocabulary import TOTALLED, topic, topics_in
from factcheck.figures.conversion import is_share
from factcheck.language.tables import patterns_of
from factcheck.relating.comparing.beside import named_beside
from factcheck.relating.comparing.parts_alike import part_closeness
from factcheck.relating.deriving.sources import (
    groups_of,
    named_in,
    nouns_of,
    of_the_time,
    related,
    same_measure,
    value_of,
)
from factcheck.relating.deriving.words import deriving_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.facts.model import Statement

__all__ = ["NAMED", "part_and_whole", "together", "two_named"]

# The closeness from which on the claim itself names the parts.
NAMED = 2.0


def together(claimed: Statement, reported: Sequence[Statement]) -> Iterator[tuple[list[Statement], float]]:
    """Give the sets of figures that a total or an average may be of: those the claim names, else a whole group."""
    usable = [item for item in of_the_time(claimed, reported) if _may_be_added(claimed, item)]
    for group in groups_of(usable):
        named = _distinct([item for item in group if named_in(claimed, item) and not _is_claimed(claimed, item)])
        closeness = related(claimed, group)
        if len(named) >= 2:
            yield named, NAMED + (closeness or 0.0)
        elif any(part_closeness(claimed, item, closely=True) is not None for item in group):
            parts = [item for item in group if not (_is_total(claimed, item) or _is_no_part(item))]
            times = {item.period.text for item in parts if item.period.text}
            if len(parts) >= 2 and len(times) <= 1:
                yield parts, closeness or 0.0
    across = _distinct([item for item in usable if named_in(claimed, item)])
    if len(across) >= 2 and len({item.text for item in across}) > 1:
        yield across, 1.0


def _may_be_added(claimed: Statement, item: Statement) -> bool:
    """Tell whether a figure may be a part of the claimed one: of a fraction only shares are."""
    fraction = claimed.figure.kind == "ratio"
    return same_measure(claimed.figure, item.figure) and (not fraction or is_share(item.figure.unit))


def _is_no_part(item: Statement) -> bool:
    """Tell whether a figure is how far something is from another, or the level before another, and so none to add."""
    return item.role != "level"


def _is_total(claimed: Statement, item: Statement) -> bool:
    """Tell whether a figure is itself a sum, or the claimed number once more, and so none of the parts."""
    if _is_claimed(claimed, item) or deriving_words().total.search(item.row or ""):
        return True
    return TOTALLED.search(named_beside(item)) is not None and item.row is None


def _is_claimed(claimed: Statement, item: Statement) -> bool:
    return item.figure.value == claimed.figure.value


def _distinct(items: Sequence[Statement]) -> list[Statement]:
    """Keep one figure for each name, the first."""
    seen: set[str] = set()
    kept = []
    for item in items:
        name = (item.row or item.subject or "").lower()
        if name not in seen:
            seen.add(name)
            kept.append(item)
    return kept


def two_named(claimed: Statement, reported: Sequence[Statement]) -> Iterator[tuple[Statement, Statement, float]]:
    """Give the two figures that a comparison is of: both named by the claim (its own subject first), else a pair."""
    usable = [item for item in of_the_time(claimed, reported) if item.role != "distance"]
    for group in [*groups_of(usable), usable]:
        named = _distinct([item for item in group if named_in(claimed, item)])
        if len(named) == 2 and same_measure(named[0].figure, named[1].figure):
            first, second = named
            if claimed.subject and subjects.compare(claimed.subject, second.row or second.subject) == "same":
                first, second = second, first
            yield first, second, NAMED
            return
    for group in groups_of(usable):
        if len(group) == 2 and same_measure(group[0].figure, group[1].figure):
            closeness = related(claimed, group)
            if closeness is not None:
                yield group[0], group[1], closeness


def part_and_whole(claimed: Statement, reported: Sequence[Statement]) -> Iterator[tuple[Statement, Statement, float]]:
    """Give a part and the whole it is of: a row and its total, a column and its total, "17 of the 68 seats"."""
    usable = [item for item in of_the_time(claimed, reported) if not is_share(item.figure.unit)]
    for group in groups_of(usable):
        closeness = related(claimed, group)
        if closeness is None:
            continue
        total = next((item for item in group if item.row and deriving_words().total.search(item.row)), None)
        if total is not None:
            own = [item for item in group if item.row != total.row and named_in(claimed, item)]
            of_total = claimed.base is not None and deriving_words().total.search(claimed.base) is not None
            if len(own) == 1 and _is_part(own[0], total) and (of_total or _is_base(claimed.base, total)):
                yield own[0], total, closeness + 1
            continue
        for first, second in pairwise(group):
            if first.row is None and first.text == second.text and same_measure(first.figure, second.figure):
                between = first.text[first.span[1] : second.span[0]]
                before = first.text[max(0, first.span[0] - 30) : first.span[0]]
                if deriving_words().out_of.fullmatch(between) and _is_base(claimed.base, second):
                    yield first, second, closeness
                elif (
                    patterns_of("en", "reading").of_all.search(before)
                    and patterns_of("en", "reading").these.fullmatch(between)
                    and _is_base(claimed.base, first)
                ):
                    yield second, first, closeness


def _is_part(item: Statement, whole: Statement) -> bool:
    """Tell whether an amount may be a part of another; changes are none of each other."""
    changes = "change" in (item.figure.kind, whole.figure.kind)
    return not changes and 0 <= value_of(item) <= value_of(whole)


def _is_base(base: str | None, whole: Statement) -> bool:
    """Tell whether a whole may be what the claimed share is a share of."""
    if base is None:
        return True
    return not topics_in(base).isdisjoint({*nouns_of(whole.figure), *map(topic, whole.words[:4])})
