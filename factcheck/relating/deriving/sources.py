"""Which reported figures may take part in a computation for a claim: what belongs together, and speaks of its topic.

They stand in one passage, one column or row of a table, and speak of what the claim speaks of: by its subject, by names
that its sentence lists, or by two words of the topic. Of unrelated figures some pair always fits a claim by chance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.facts import periods, subjects
from factcheck.facts.vocabulary import EMPTY, WORD, topic, topics_in
from factcheck.figures.conversion import is_points, measure
from factcheck.relating.comparing.parts_alike import part_closeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from factcheck.facts.model import Statement
    from factcheck.figures.model import Figure

__all__ = [
    "groups_of",
    "is_of_another_time",
    "named_in",
    "nouns_of",
    "of_the_time",
    "plain_parts",
    "related",
    "same_measure",
    "value_of",
]


def value_of(item: Statement) -> Decimal:
    """Give the number of a figure that takes part in a computation; only single numbers do."""
    assert item.figure.value is not None
    return item.figure.value


def plain_parts(reported: Iterable[Statement]) -> list[Statement]:
    """Give the statements whose figures can take part in a computation: single numbers, no bounds."""
    return [
        item
        for item in reported
        if item.figure.value is not None and item.figure.approximator not in {"more-than", "over", "under", "less-than"}
    ]


def of_the_time(claimed: Statement, reported: Iterable[Statement]) -> list[Statement]:
    """Give the parts that stand at no other time or stage than the claim."""
    return [item for item in plain_parts(reported) if not is_of_another_time(claimed, item)]


def is_of_another_time(claimed: Statement, item: Statement) -> bool:
    """Tell whether a figure stands at another time or stage than the claim."""
    return periods.compare(claimed.period, item.period) == "different"


def groups_of(reported: Sequence[Statement]) -> list[list[Statement]]:
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
        return first == "count" and nouns_of(one) & nouns_of(two) != set()
    return {first, second} == {"number", "count"}


def nouns_of(figure: Figure) -> frozenset[str]:
    """Give the topics of the noun that a figure counts."""
    return topics_in((figure.unit or "").replace("-", " "))


_OWNING = ("'s", "\u2019s")


def named_in(claimed: Statement, item: Statement) -> bool:
    """Tell whether the claim's sentence names what a reported figure belongs to."""
    name = item.row or item.subject
    if not name:
        return False
    words = topics_in(claimed.text)
    written = WORD.findall(name)
    parts = list(map(topic, written))
    if not parts:
        return False
    owner = next((at for at, word in enumerate(written) if word.endswith(_OWNING)), None)
    if owner is not None and item.row is None and set(parts[: owner + 1]) <= words:
        return True  # "Georgia's health department reported" what Georgia has
    # of a name the last word will do, "Putin"; a label that only begins with a capital is said whole, "Knife crime"
    named = subjects.is_name(name) and not any(word.islower() and word not in EMPTY for word in written)
    return parts[-1] in words if named else set(parts) <= words


def related(claimed: Statement, group: Sequence[Statement]) -> float | None:
    """Give how close a group speaks to the claim, by its closest member; None where it speaks of something else."""
    found = [near for item in group if (near := part_closeness(claimed, item)) is not None]
    return max(found, default=None)
