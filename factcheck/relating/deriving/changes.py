"""Changes and multiples: what is computed from two levels of one thing, before and after.

Percent and percentage points are told apart here: a claim that gives one where the levels give the other is a mistake
of unit, and the answer says what is right.
"""

from __future__ import annotations

from decimal import Decimal, DivisionByZero, InvalidOperation
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.figures import writing as working
from factcheck.figures.conversion import is_points, is_share
from factcheck.figures.weighing import SUPPORTING, half
from factcheck.relating.deriving.answers import Derived, answer_of, not_compared
from factcheck.relating.deriving.levels import two_times
from factcheck.relating.deriving.parts import NAMED, two_named
from factcheck.relating.deriving.sources import same_measure, value_of
from factcheck.relating.deriving.words import deriving_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.facts.model import Statement
    from factcheck.figures.model import Approximator, Figure
    from factcheck.relating.model import Derivation

__all__ = ["changes", "is_change", "ratio_of", "ratios"]


def changes(claimed: Statement, reported: Sequence[Statement]) -> Iterator[Derived]:
    """Give a claimed change, in percent, in points or in its own unit, held against two levels."""
    claim = claimed.figure
    if claim.value is None or not is_change(claimed):
        return
    for before, after, parts, closeness in two_times(claimed, reported):
        if before.value is None or after.value is None or before.per != after.per:
            continue
        points = after.value - before.value
        relative = _quotient(points, before.value)
        shares = is_share(before.unit)
        span = f"from {working.bare(before)} to {working.bare(after)}"
        signed = -abs(claim.value) if claim.direction == "down" else claim.value
        places = max(before.places, after.places)
        if claim.unit == "percent" and relative is not None:
            if (
                shares
                and abs(abs(points) - abs(claim.value)) <= half(claim.places)
                and not _fits(claim, signed, relative)
            ):
                yield _mistaken(claimed, span, points, relative, parts, closeness)
                continue
            shown = working.percent(abs(relative), max(1, claim.places + 1))
            yield _change(claimed, "percent-change", relative, span, shown, parts, closeness, 12)
        elif is_points(claim.unit) and shares:
            moved = points * 100 if claim.unit == "basis-point" else points
            if relative is not None and _fits(claim, signed, relative) and not _fits(claim, signed, moved):
                yield _mistaken(claimed, span, points, relative, parts, closeness)
                continue
            shown = f"{working.plain(abs(moved))} {'basis' if claim.unit == 'basis-point' else 'percentage'} points"
            yield _change(claimed, "point-change", moved, span, shown, parts, closeness, places)
        elif same_measure(claim, before):
            shown = working.in_style_of(claim, abs(points))
            yield _change(claimed, "difference", points, span, shown, parts, closeness, places)


def is_change(claimed: Statement) -> bool:
    """Tell whether the claimed figure is itself the change, and no level that something changed from or to."""
    figure = claimed.figure
    if figure.kind == "multiple" or figure.direction is not None or figure.unit == "percentage-point":
        return True
    if claimed.role == "distance":
        return True
    start, _ = claimed.span
    return deriving_words().changed_by.search(claimed.text, max(0, start - 30), start) is not None


def _fits(claim: Figure, signed: Decimal, computed: Decimal) -> bool:
    return abs(abs(computed) - abs(signed)) <= half(claim.places)


def _quotient(number: Decimal, by: Decimal) -> Decimal | None:
    try:
        return number / by * 100 if by else None
    except (InvalidOperation, DivisionByZero):
        return None


def _change(
    claimed: Statement, operation: Derivation, computed: Decimal, span: str, shown: str,
    parts: Sequence[Statement], closeness: float, places: int,
) -> Derived:  # fmt: skip
    claim = claimed.figure
    down = claim.direction == "down" or (claim.value is not None and claim.value < 0)
    if computed and claim.direction is not None and (computed < 0) != down:
        way = "fall" if computed < 0 else "rise"
        return Derived(
            operation=operation, name="understates" if way == "rise" else "overstates",
            line=f"{span} is a {way} of {shown}, not {working.told(claim)}", parts=tuple(item.figure for item in parts),
            computed=computed, difference=(claim.value or Decimal(0)) * (-1 if down else 1) - computed,
            not_compared=not_compared(claimed, operation, parts), closeness=closeness,
        )  # fmt: skip
    size = abs(computed)
    answer = answer_of(claimed, operation, size, span, parts, closeness, places=places, shown=shown)
    return replace(answer, line=answer.line.replace(f"{span} = ", f"{span} is ", 1))


def _mistaken(
    claimed: Statement, span: str, points: Decimal, relative: Decimal, parts: Sequence[Statement], closeness: float
) -> Derived:
    """Say what is right where percent and percentage points were written for each other."""
    line = (
        f"{span} is {working.plain(abs(points))} percentage point{'' if abs(points) == 1 else 's'}, "
        f"{working.percent(abs(relative))}, not {working.bare(claimed.figure)}"
    )
    operation: Derivation = "point-change" if claimed.figure.unit == "percent" else "percent-change"
    return Derived(
        operation=operation, name="unit", line=line, parts=tuple(item.figure for item in parts),
        computed=abs(points) if operation == "point-change" else abs(relative), difference=None,
        not_compared=not_compared(claimed, operation, parts), closeness=closeness,
    )  # fmt: skip


def ratios(claimed: Statement, reported: Sequence[Statement]) -> Iterator[Derived]:
    """Give a claimed multiple ("doubled", "three times as many") held against two levels or two figures."""
    claim = claimed.figure
    if claim.kind != "multiple" or claim.value is None:
        return
    for before, after, parts, closeness in two_times(claimed, reported):
        if before.value and after.value is not None and before.per == after.per:
            yield ratio_of(
                claimed,
                after.value / before.value,
                f"from {working.bare(before)} to {working.bare(after)}",
                parts,
                closeness,
            )
    if claim.direction is not None:
        return  # what doubled did so over time
    for first, second, closeness in two_named(claimed, reported):
        if value_of(second):
            line = f"{working.number_of(first.figure)} / {working.number_of(second.figure)}"
            answer = ratio_of(claimed, value_of(first) / value_of(second), line, (first, second), closeness - 1)
            if closeness >= NAMED or answer.name in SUPPORTING:  # which two are compared must be said to contradict
                yield answer


# "More than halved" leaves less than half.
_TURNED: Mapping[str, Approximator] = {
    "over": "under", "more-than": "less-than", "at-least": "at-most", "under": "over", "less-than": "more-than",
    "at-most": "at-least",
}  # fmt: skip


def _bound_of(claim: Figure) -> Approximator | None:
    """Give the bound of a multiple as one of the ratio: of what became less it is the other way round."""
    if claim.approximator is None or claim.value is None or claim.value >= 1:
        return claim.approximator
    return _TURNED.get(claim.approximator, claim.approximator)


def ratio_of(claimed: Statement, times: Decimal, line: str, parts: Sequence[Statement], closeness: float) -> Derived:
    """Hold a claimed multiple against how often one number is another."""
    shown = f"x{working.plain(working.rounded(times, 2))}"
    # "doubled" is said of 1.95 to 2.05 and not of 2.5: a spoken multiple is rounded to the tenth
    claim = claimed.figure
    fine = replace(claimed, figure=replace(claim, places=max(claim.places, 1), approximator=_bound_of(claim)))
    answer = answer_of(fine, "ratio", times, line, parts, closeness, places=12, shown=shown)
    return replace(
        answer, line=answer.line.replace(f"{line} = ", f"{line} is ", 1) if line.startswith("from") else answer.line
    )
