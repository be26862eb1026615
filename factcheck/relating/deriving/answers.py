"""A claim held against a computed number, and the computation as a person would write it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from factcheck.facts import periods, subjects
from factcheck.figures import writing as working
from factcheck.figures.conversion import is_currency, is_share
from factcheck.figures.weighing import SUPPORTING, half, weigh

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.facts.model import Statement
    from factcheck.figures.model import Figure
    from factcheck.relating.model import Derivation, RelationName

__all__ = ["OF_ONE_THING", "Derived", "answer_of", "not_compared", "shown_as"]


class Derived(Struct, frozen=True):
    """A claim held against a computed number; `line` is the computation as a person would write it."""

    operation: Derivation
    name: RelationName
    line: str
    parts: tuple[Figure, ...]
    computed: Decimal
    difference: Decimal | None
    not_compared: tuple[str, ...]
    closeness: float  # 2 and more where the claim names the parts
    of_its_row: bool = False  # what one row of a table gives, the row of the claim's own name


def answer_of(
    claimed: Statement,
    operation: Derivation,
    computed: Decimal,
    computation: str,
    parts: Sequence[Statement],
    closeness: float,
    *,
    places: int,
    slack: Decimal = Decimal(0),
    shown: str | None = None,
) -> Derived:
    """Hold the claim against a computed number; `slack` is what the rounding of the parts may make of it."""
    claim = claimed.figure
    result = replace(
        claim, value=computed, places=places, approximator=None, direction=claim.direction,
        kind="quantity" if claim.kind == "ratio" else claim.kind,
        low=computed - half(places), high=computed + half(places), from_value=None, to_value=None,
    )  # fmt: skip
    weighed = weigh(claim, result)
    name = weighed.name
    if name in {"magnitude", "transposed"} and claim.value is not None:
        name = "overstates" if abs(claim.value) > abs(computed) else "understates"
    if (
        name not in SUPPORTING
        and name != "over-precise"
        and weighed.difference is not None
        and abs(weighed.difference) <= slack
    ):
        name = "over-precise"
    written = (
        working.told(claim) if operation in {"ratio", "percent-change", "point-change"} else working.number_of(claim)
    )
    equals = shown or working.in_style_of(
        replace(claim, text=working.number_of(claim), unit=claim.unit if is_currency(claim.unit) else None), computed
    )
    line = f"{computation} = {equals}"
    if name == "rounds":
        line += f", rounds to {written}"
    elif name in {"approximates", "within"}:
        line += f", is {working.told(claim)}"
    elif name == "over-precise":
        line += f"; {written} would need more precise parts"
    elif name not in SUPPORTING:
        line += f", not {written}"
    return Derived(
        operation=operation,
        name=name,
        line=line,
        parts=tuple(item.figure for item in parts),
        computed=computed,
        difference=weighed.difference if weighed.difference else None,
        not_compared=not_compared(claimed, operation, parts),
        closeness=closeness,
        of_its_row=operation in OF_ONE_THING and _of_its_row(claimed, parts),
    )


def _of_its_row(claimed: Statement, parts: Sequence[Statement]) -> bool:
    return len(parts) > 1 and all(
        item.row is not None
        and item.offset == parts[0].offset
        and subjects.compare(claimed.subject, item.row) == "same"
        for item in parts
    )


def shown_as(claim: Figure, number: Decimal, places: int) -> str:
    """Give a computed number as the claim writes its own, rounded at `places`."""
    unit = claim.unit if is_currency(claim.unit) else None
    return working.in_style_of(
        replace(claim, text=working.number_of(claim), unit=unit), working.rounded(number, places)
    )


# What is worked out of two levels of one thing: of another thing it says nothing.
OF_ONE_THING: frozenset[Derivation] = frozenset({"percent-change", "point-change", "difference", "ratio"})


def not_compared(claimed: Statement, operation: Derivation, parts: Sequence[Statement]) -> tuple[str, ...]:
    """Name what a person must still look at: aspects that the claim or the parts do not say."""
    missing = []
    claim = claimed.period
    if not all(periods.compare(claim, item.period) == "same" for item in parts):
        missing.append("date")
    if is_share(claimed.figure.unit) and not (claimed.base and any(item.base for item in parts)):
        missing.append("base")
    if operation in OF_ONE_THING and not any(
        subjects.compare(claimed.row or claimed.subject, item.row or item.subject) == "same" for item in parts
    ):
        missing.append("subject")
    return tuple(missing)
