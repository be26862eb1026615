"""Which reported figures belong together, so that they may be added up, divided or compared over time.

They stand in one passage, one column or row of a table, or at two times of one subject, and speak of what the claim
speaks of: by its subject, by names that its sentence lists, or by two words of the topic. Of unrelated figures some
pair always fits a claim by chance, so none is offered.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.figures.conversion import is_of_time, is_points, is_share, measure
from factcheck.figures.relating.comparing.ends import both_ends
from factcheck.figures.relating.comparing.kinship import kinship
from factcheck.figures.relating.comparing.slots import named_beside, position
from factcheck.figures.statements import periods, subjects
from factcheck.figures.statements.vocabulary import TOTALLED, WORD, topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.figures.model import Figure, Statement

__all__ = [
    "EACH", "NAMED", "part_and_whole", "same_measure", "single_heads", "together", "two_named", "two_times", "value_of",
]  # fmt: skip

# The closeness from which on the claim itself names the parts.
NAMED = 2.0


def value_of(item: Statement) -> Decimal:
    """Give the number of a figure that takes part in a computation; only single numbers do."""
    assert item.figure.value is not None
    return item.figure.value


def _plain_parts(reported: Iterable[Statement]) -> list[Statement]:
    """Give the statements whose figures can take part in a computation: single numbers, no bounds."""
    return [
        item
        for item in reported
        if item.figure.value is not None and item.figure.approximator not in {"more-than", "over", "under", "less-than"}
    ]


def _of_the_time(claimed: Statement, reported: Iterable[Statement]) -> list[Statement]:
    """Give the parts that stand at no other time or stage than the claim."""
    claim = periods.parse(claimed.period)
    return [
        item for item in _plain_parts(reported) if periods.compare(claim, periods.parse(item.period)) != "different"
    ]


def _groups(reported: Sequence[Statement]) -> list[list[Statement]]:
    """Give the figures of each passage, each column and each row of a table."""
    passages: dict[tuple[str, int], list[Statement]] = {}
    columns: dict[str, list[Statement]] = {}
    for item in reported:
        passages.setdefault((item.text, item.offset), []).append(item)
        if item.row is not None:
            columns.setdefault(item.header or "", []).append(item)
    return [group for group in [*columns.values(), *passages.values()] if len(group) > 1]


def same_measure(one: Figure, two: Figure) -> bool:
    """Tell whether two figures may be added or subtracted: one unit, or two names of one counted thing."""
    if one.unit == two.unit:
        return True
    first, second = measure(one.unit).dimension, measure(two.unit).dimension
    if (is_points(one.unit) and second == "share") or (is_points(two.unit) and first == "share"):
        return True
    if first == second:
        return first == "count" and _nouns(one) & _nouns(two) != set()
    return {first, second} == {"number", "count"}


def _nouns(figure: Figure) -> set[str]:
    return {topic(word) for word in WORD.findall((figure.unit or "").replace("-", " "))}


_TOTAL = re.compile(r"\b(?:total|sum|all|altogether|overall|together|combined|in all)\b", re.IGNORECASE)


_TOTAL_WORDS = re.compile(r"\s*\b(?:total|in all|in total|overall|all|number of)\b\s*", re.IGNORECASE)


def _named_in(claimed: Statement, item: Statement) -> bool:
    """Tell whether the claim's sentence names what a reported figure belongs to."""
    name = item.row or item.subject
    if not name:
        return False
    words = {topic(word) for word in WORD.findall(claimed.text)}
    parts = [topic(word) for word in WORD.findall(name)]
    if not parts:
        return False
    return parts[-1] in words if subjects.is_name(name) else set(parts) <= words


def _related(claimed: Statement, group: Sequence[Statement]) -> float | None:
    """Give how close a group speaks to the claim, by its closest member; None where it speaks of something else."""
    found = [near for item in group if (near := kinship(claimed, item)) is not None]
    return max(found, default=None)


def together(claimed: Statement, reported: Sequence[Statement]) -> Iterator[tuple[list[Statement], float]]:
    """Give the sets of figures that a total or an average may be of: those the claim names, else a whole group."""
    usable = [item for item in _of_the_time(claimed, reported) if same_measure(claimed.figure, item.figure)]
    for group in _groups(usable):
        named = _distinct([item for item in group if _named_in(claimed, item)])
        closeness = _related(claimed, group)
        if len(named) >= 2:
            yield named, NAMED + (closeness or 0.0)
        elif any(kinship(claimed, item, closely=True) is not None for item in group):
            parts = [item for item in group if not _is_total(claimed, item) and item.figure.kind != "change"]
            times = {item.period for item in parts if item.period}
            if len(parts) >= 2 and len(times) <= 1:
                yield parts, closeness or 0.0
    across = _distinct([item for item in usable if _named_in(claimed, item)])
    if len(across) >= 2 and len({item.text for item in across}) > 1:
        yield across, 1.0


def _is_total(claimed: Statement, item: Statement) -> bool:
    """Tell whether a figure is itself a sum, or the claimed number once more, and so none of the parts."""
    if item.figure.value == claimed.figure.value or _TOTAL.search(item.row or ""):
        return True
    return TOTALLED.search(named_beside(item)) is not None and item.row is None


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
    usable = _of_the_time(claimed, reported)
    for group in [*_groups(usable), usable]:
        named = _distinct([item for item in group if _named_in(claimed, item)])
        if len(named) == 2 and same_measure(named[0].figure, named[1].figure):
            first, second = named
            if claimed.subject and subjects.compare(claimed.subject, second.row or second.subject) == "same":
                first, second = second, first
            yield first, second, NAMED
            return
    for group in _groups(usable):
        if len(group) == 2 and same_measure(group[0].figure, group[1].figure):
            closeness = _related(claimed, group)
            if closeness is not None:
                yield group[0], group[1], closeness


_OUT_OF = re.compile(
    r"[^\d,;]{0,25}?\b(?:of|out of|from among|among)\s+(?:(?:the|its|their|all|a|total|of|some|about|around)\s+)*"
    r"(?:[\w-]+['’]s?\s+)?",
    re.IGNORECASE,
)
# "of the 50 dead, 14 were children"
_OF_ALL = re.compile(r"\b[Oo]f (?:(?:the|its|their|all|some|about) )*$")
_THESE = re.compile(r"(?: [^\W\d_]+){0,6}, (?:(?:only|just|about|some|around) )*")


def part_and_whole(claimed: Statement, reported: Sequence[Statement]) -> Iterator[tuple[Statement, Statement, float]]:
    """Give a part and the whole it is of: a row and its total, a column and its total, "17 of the 68 seats"."""
    usable = [item for item in _of_the_time(claimed, reported) if not is_share(item.figure.unit)]
    for group in _groups(usable):
        closeness = _related(claimed, group)
        if closeness is None:
            continue
        total = next((item for item in group if item.row and _TOTAL.search(item.row)), None)
        if total is not None:
            own = [item for item in group if item is not total and _named_in(claimed, item)]
            if len(own) == 1:
                yield own[0], total, closeness + 1
            continue
        for whole in group:
            header = (whole.header or "").lower()
            if _TOTAL.search(header):
                part = _TOTAL_WORDS.sub("", header).strip()
                yield from ((item, whole, closeness) for item in group if (item.header or "").lower() == part)
        for first, second in pairwise(group):
            if first.row is None and first.text == second.text and same_measure(first.figure, second.figure):
                between = first.text[position(first)[1] : position(second)[0]]
                before = first.text[max(0, position(first)[0] - 12) : position(first)[0]]
                if _OUT_OF.fullmatch(between) and _is_base(claimed.base, second):
                    yield first, second, closeness
                elif _OF_ALL.search(before) and _THESE.fullmatch(between) and _is_base(claimed.base, first):
                    yield second, first, closeness


def _is_base(base: str | None, whole: Statement) -> bool:
    """Tell whether a whole may be what the claimed share is a share of."""
    if base is None:
        return True
    named = {topic(word) for word in WORD.findall(base)}
    return bool(named & (_nouns(whole.figure) | {topic(word) for word in whole.words[:4]}))


_FROM_TO = re.compile(r"[^.;]{0,30}?\bto\s+(?:(?:about|around|nearly|just|a record)\s+)*", re.IGNORECASE)
_TO_FROM = re.compile(
    r"[^.;]{0,40}?\b(?:up from|down from|from|compared with|compared to|against|versus|after)\s+"
    r"(?:(?:about|around|nearly|just)\s+)*",
    re.IGNORECASE,
)


def two_times(
    claimed: Statement, reported: Sequence[Statement]
) -> Iterator[tuple[Figure, Figure, list[Statement], float]]:
    """Give the levels before and after a change, from one sentence or from one subject at two times."""
    for item in reported:
        closeness = _related(claimed, [item])
        if closeness is None:
            continue
        levels = both_ends(item)
        if levels is not None:
            yield levels[0].figure, levels[1].figure, [item], closeness + 0.5
    usable = _plain_parts(reported)
    for group in _groups(usable):
        for first, second in pairwise(group):
            if first.row is not None or first.text != second.text or not same_measure(first.figure, second.figure):
                continue
            if "change" in (first.figure.kind, second.figure.kind):
                continue  # "grew 2.1%, after 2.0%": no levels
            closeness = _related(claimed, [first, second])
            if closeness is None:
                continue
            between = first.text[position(first)[1] : position(second)[0]]
            before = first.text[max(0, position(first)[0] - 12) : position(first)[0]] + first.figure.text[:5]
            if re.search(r"\bfrom\b", before, re.IGNORECASE) and _FROM_TO.fullmatch(between):
                yield first.figure, second.figure, [first, second], closeness + 0.4
            elif _TO_FROM.fullmatch(between):
                yield second.figure, first.figure, [second, first], closeness + 0.4
    yield from _by_year(claimed, usable)


_SPAN = re.compile(
    r"\b(?:year[- ]on[- ]year|annual(?:ly)?|a year (?:earlier|ago|before)|over the (?:past|last) |"
    r"in (?:the )?(?:past|last) |since|compared (?:with|to)|from the (?:previous|year)|last year|within)\b"
)


def _by_year(
    claimed: Statement, usable: Sequence[Statement]
) -> Iterator[tuple[Figure, Figure, list[Statement], float]]:
    """Give two figures of one subject that stand at two times: those the claim names, else the only two there are."""
    rows: dict[tuple[str, str, str], list[tuple[tuple[int, int, int], Statement]]] = {}
    for item in usable:
        period = periods.parse(item.period)
        if period.year is None or item.figure.kind == "change":
            continue
        when = (period.year, period.quarter or period.month or 0, period.day or 0)
        subject = item.subject or ""
        header = "" if periods.parse(item.header).timed else item.header or ""
        rows.setdefault((subject.lower(), header, item.figure.unit or ""), []).append((when, item))
    years = {int(year) for year in re.findall(r"\b(?:1[5-9]|20)\d\d\b", claimed.text)}
    if not (years or _SPAN.search(claimed.text)):
        return
    for dated in rows.values():
        dated.sort(key=lambda entry: entry[0])
        chosen = [entry for entry in dated if entry[0][0] in years] if len(years) >= 2 else dated
        if len({when for when, _ in chosen}) != 2 or len(chosen) != 2:
            continue
        (_, first), (_, second) = chosen
        closeness = _related(claimed, [first, second])
        if closeness is not None:
            yield first.figure, second.figure, [first, second], closeness


# Who an amount is divided among, where the claim says "a head": whoever is counted.
_HEADS = frozenset(
    {"people", "person", "inhabitant", "resident", "citizen", "head", "population", "student", "worker", "employee"}
)
_ANYBODY = frozenset({"head", "person", "people", "capita", "inhabitant", "resident", "citizen", "apiece"})
EACH = re.compile(
    r"\b(?:per (?P<per>head|person|capita|inhabitant|resident|citizen|\w+)|a head|apiece"
    r"|(?:each|every) (?P<each>[a-z]{3,})(?= \w))\b"
)


def single_heads(
    claimed: Statement, reported: Sequence[Statement]
) -> Iterator[tuple[Statement, Statement, Decimal, float]]:
    """Give an amount, those it is for, and for how many of them the claim tells it: one head, or 100,000 people."""
    each, many = _counted_per(claimed)
    if each is None:
        return
    usable = _of_the_time(claimed, reported)
    heads = [item for item in usable if _are_heads(item, each)]
    for group in _groups(usable):
        people = [item for item in group if item in heads]
        wholes = [
            item
            for item in group
            if item not in heads and _same_unit(item.figure, claimed.figure) and item.figure.per in {None, "year"}
        ]
        closeness = _related(claimed, group)
        if len(people) == len(wholes) == 1 and closeness is not None and value_of(people[0]):
            yield wholes[0], people[0], many, closeness


def _counted_per(claimed: Statement) -> tuple[str | None, Decimal]:
    """Give for whom a claimed amount is told, and for how many: "resident" and 1, "people" and 100000."""
    per = claimed.figure.per
    if per is not None and is_of_time(per):
        per = None
    if per is not None:
        count, _, noun = per.partition(" ") if per[0].isdigit() else ("1", "", per)
        return noun or "people", Decimal(count)
    match = EACH.search(named_beside(claimed))
    if match is None:
        return None, Decimal(1)
    return match["per"] or match["each"] or "head", Decimal(1)


def _are_heads(item: Statement, each: str) -> bool:
    """Tell whether a figure counts those that an amount is for."""
    if each not in _ANYBODY:
        return topic(each) in _nouns(item.figure)
    return item.figure.unit in _HEADS or "population" in item.words[:3] or "population" in (item.header or "").lower()


def _same_unit(one: Figure, two: Figure) -> bool:
    """Tell whether two amounts are in one unit of money or measure, or count one thing."""
    return one.unit == two.unit or bool(_nouns(one) & _nouns(two))
