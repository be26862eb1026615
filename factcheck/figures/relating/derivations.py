"""Numbers that the source does not state but gives the parts of: sums, differences, shares, changes, averages.

A computation needs the claim's words to name the operation ("together", "a lead of", "doubled", "on average") and parts
that belong together: figures of one passage, one column or row of a table, or one subject at two times. Of unrelated
pairs some always fit by chance, so none are tried.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal, DivisionByZero, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.figures.conversion import is_currency, is_share
from factcheck.figures.relating import working
from factcheck.figures.relating.comparability import SAME_SLOT, named_beside, position
from factcheck.figures.relating.parts import (
    NAMED,
    part_and_whole,
    same_measure,
    single_heads,
    together,
    two_named,
    two_times,
    value_of,
)
from factcheck.figures.relating.weighing import SUPPORTING, half, weigh
from factcheck.figures.statements import periods, subjects
from factcheck.figures.statements.vocabulary import CHANGED, TOTALLED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factcheck.figures.model import Derivation, Figure, RelationName, Statement
    from factcheck.figures.relating.comparability import Pair

__all__ = ["Derived", "derive", "outranks"]


@dataclass(frozen=True, slots=True)
class Derived:
    """A claim held against a computed number; `line` is the computation as a person would write it."""

    operation: Derivation
    label: str
    name: RelationName
    line: str
    parts: tuple[Figure, ...]
    difference: Decimal | None
    not_compared: tuple[str, ...]
    closeness: float  # 2 and more where the claim names the parts


@dataclass(frozen=True, slots=True)
class _Operation:
    """One way of computing: the words that name it in a claim, what it is called, and how its parts are found."""

    name: Derivation
    label: str
    find: Callable[[Statement, Sequence[Statement]], Iterator[Derived]]
    cue: re.Pattern[str]


def derive(
    claimed: Statement, reported: Sequence[Statement], around: Callable[[], Sequence[Statement]] | None = None
) -> Derived | None:
    """Compute the claimed number from reported ones, where the claim names the operation; the best answer or None.

    At least one part is among `reported`; the others may come from `around`.
    """
    named = _named_operations(claimed)
    if not (named and reported):
        return None
    answers: list[Derived] = []
    everything = reported
    if around is not None:
        own = {(item.figure.start, item.figure.end) for item in reported}
        everything = [*reported, *(item for item in around() if (item.figure.start, item.figure.end) not in own)]
        everything.sort(key=lambda item: item.figure.start)
    figures = [item.figure for item in reported]
    for operation in named:
        answers += [
            answer for answer in operation.find(claimed, everything) if any(part in figures for part in answer.parts)
        ]
        answers = [answer for answer in answers if answer.closeness >= NAMED or _conceivable(claimed.figure, answer)]
        if answers:
            break
    supporting = [answer for answer in answers if answer.name in SUPPORTING]
    return max(supporting or answers, key=lambda answer: answer.closeness, default=None)


@lru_cache(maxsize=512)
def _named_operations(claimed: Statement) -> tuple[_Operation, ...]:
    near = named_beside(claimed)
    return tuple(
        operation
        for operation in _OPERATIONS
        if operation.cue.search(near) is not None or _implied(operation.name, claimed)
    )


# A claim further off than this factor is rather about something else than wrongly computed.
_FAR = 8


def _conceivable(claim: Figure, answer: Derived) -> bool:
    if answer.name in SUPPORTING or answer.difference is None or not claim.value:
        return True
    computed = claim.value - answer.difference
    return computed != 0 and 1 <= _FAR * abs(claim.value / computed) <= _FAR * _FAR


def outranks(derived: Derived, direct: Pair) -> bool:
    """Tell whether a computed answer says more than a directly reported figure that does not support the claim.

    A reported total beats the sum of parts, a reported change the change between two levels: what names the operation
    itself is the better source.
    """
    name: Derivation = "percent-change" if derived.operation == "point-change" else derived.operation
    cue = next(operation.cue for operation in _OPERATIONS if operation.name == name)
    unsaid = cue.search(named_beside(direct.reported)) is None
    if direct.slot >= SAME_SLOT and derived.closeness < NAMED:
        return unsaid and derived.name in SUPPORTING
    if direct.reported.figure in derived.parts:
        return True
    if direct.claimed.figure.kind == "change" and direct.reported.figure.kind == "change":
        return derived.name in SUPPORTING
    return unsaid


def _implied(name: Derivation, claimed: Statement) -> bool:
    """Tell whether the figure itself names the operation: "doubled", "3 percentage points", "rose 3%", "$12 a head"."""
    claim = claimed.figure
    if name == "per-head":
        return claim.per in {"head", "person", "capita", "inhabitant", "people"}
    if name == "ratio":
        return claim.kind == "multiple"
    if name == "share":
        return is_share(claim.unit) and (claimed.base is not None or not any(map(str.isdigit, claim.text)))
    if name in {"percent-change", "point-change"}:
        return claim.kind == "change" or claim.unit == "percentage-point"
    return False


_BY = re.compile(r"\bby\s+(?:(?:about|around|nearly|almost|over|some|another|a|an|just|only|more than)\s+)*$")
_NOUN_OF_CHANGE = re.compile(
    r"[\s-]+(?:\w+\s+){0,2}?(?:rise|fall|increase|drop|decline|decrease|growth|cut|jump|gain|loss|reduction|change|more|"
    r"fewer|less|higher|lower|up|down)\b"
)


def _is_change(claimed: Statement) -> bool:
    """Tell whether the claimed figure is itself the change, and no level that something changed from or to."""
    figure = claimed.figure
    if figure.kind in {"change", "multiple"} or figure.direction is not None or figure.unit == "percentage-point":
        return True
    start, end = position(claimed)
    text = claimed.text
    return _BY.search(text, max(0, start - 30), start) is not None or _NOUN_OF_CHANGE.match(text, end) is not None


def _answer(
    claimed: Statement,
    operation: Derivation,
    label: str,
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
        claim, value=computed, places=places, approximator=None, direction=claim.direction, kind=claim.kind,
        low=computed - half(places), high=computed + half(places), from_value=None, to_value=None,
    )  # fmt: skip
    weighed = weigh(claim, result)
    name = weighed.name
    if name in {"magnitude", "transposed"}:
        name = "overstates" if (weighed.difference or 0) > 0 else "understates"
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
        label=label,
        name=name,
        line=line,
        parts=tuple(item.figure for item in parts),
        difference=weighed.difference if weighed.difference else None,
        not_compared=_not_compared(claimed, operation, parts),
        closeness=closeness,
    )


# What is worked out of two levels of one thing: of another thing it says nothing.
_OF_ONE_THING: frozenset[Derivation] = frozenset({"percent-change", "point-change", "difference", "ratio"})


def _not_compared(claimed: Statement, operation: Derivation, parts: Sequence[Statement]) -> tuple[str, ...]:
    missing = []
    claim = periods.parse(claimed.period)
    if not all(periods.compare(claim, periods.parse(item.period)) == "same" for item in parts):
        missing.append("date")
    if is_share(claimed.figure.unit) and not (claimed.base and any(item.base for item in parts)):
        missing.append("base")
    if operation in _OF_ONE_THING and not any(
        subjects.compare(claimed.row or claimed.subject, item.row or item.subject) == "same" for item in parts
    ):
        missing.append("subject")
    return tuple(missing)


def _listed(parts: Sequence[Statement], sign: str) -> str:
    shown = [working.number_of(item.figure) for item in parts]
    if len(shown) > 6:
        return f"{sign.join(shown[:3])}{sign}… ({len(shown)} numbers)"
    return sign.join(shown)


def _sums(claimed: Statement, reported: Sequence[Statement]) -> Iterator[Derived]:
    for parts, closeness in together(claimed, reported):
        total = sum((value_of(item) for item in parts), Decimal(0))
        slack = sum((half(item.figure.places) for item in parts), Decimal(0))
        places = max(item.figure.places for item in parts)
        line = _listed(parts, " + ")
        yield _answer(claimed, "sum", "SUM", total, line, parts, closeness, places=places, slack=slack)


def _averages(claimed: Statement, reported: Sequence[Statement]) -> Iterator[Derived]:
    if not any(word == "mean" or word.startswith("averag") for word in claimed.words[:3]):
        return  # the average of something else in the sentence
    for parts, closeness in together(claimed, reported):
        count = len(parts)
        mean = sum((value_of(item) for item in parts), Decimal(0)) / count
        places = max(item.figure.places for item in parts)
        slack = sum((half(item.figure.places) for item in parts), Decimal(0)) / count
        line = f"({_listed(parts, ' + ')}) / {count}"
        fine = max(places, claimed.figure.places) + 1
        shown = _shown(claimed.figure, mean, fine)
        yield _answer(
            claimed, "average", "AVERAGE", mean, line, parts, closeness, places=fine, slack=slack, shown=shown
        )


def _shown(claim: Figure, number: Decimal, places: int) -> str:
    unit = claim.unit if is_currency(claim.unit) else None
    return working.in_style_of(
        replace(claim, text=working.number_of(claim), unit=unit), working.rounded(number, places)
    )


def _differences(claimed: Statement, reported: Sequence[Statement]) -> Iterator[Derived]:
    for first, second, closeness in two_named(claimed, reported):
        if not same_measure(claimed.figure, first.figure):
            continue
        more, less = (first, second) if value_of(first) >= value_of(second) else (second, first)
        parts = (more, less)
        places = max(item.figure.places for item in parts)
        slack = half(more.figure.places) + half(less.figure.places)
        line = f"{working.number_of(more.figure)} - {working.number_of(less.figure)}"
        yield _answer(
            claimed, "difference", "DIFFERENCE", value_of(more) - value_of(less), line, parts, closeness,
            places=places, slack=slack,
        )  # fmt: skip


def _shares(claimed: Statement, reported: Sequence[Statement]) -> Iterator[Derived]:
    if not is_share(claimed.figure.unit) or claimed.figure.kind == "change":
        return
    for part, whole, closeness in part_and_whole(claimed, reported):
        if value_of(whole) == 0:
            continue
        share = value_of(part) / value_of(whole) * 100
        line = f"{working.number_of(part.figure)} of {working.number_of(whole.figure)}"
        fine = max(1, claimed.figure.places + 1)
        yield _answer(
            claimed, "share", "SHARE", share, line, (part, whole), closeness, places=max(12, fine),
            shown=working.percent(share, fine),
        )  # fmt: skip


def _changes(claimed: Statement, reported: Sequence[Statement]) -> Iterator[Derived]:
    claim = claimed.figure
    if claim.value is None or not _is_change(claimed):
        return
    for before, after, parts, closeness in two_times(claimed, reported):
        if before.value is None or after.value is None:
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
            yield _change(claimed, "percent-change", "CHANGE", relative, span, shown, parts, closeness, 12)
        elif claim.unit in {"percentage-point", "basis-point"} and shares:
            moved = points if claim.unit == "percentage-point" else points * 100
            if relative is not None and _fits(claim, signed, relative) and not _fits(claim, signed, moved):
                yield _mistaken(claimed, span, points, relative, parts, closeness)
                continue
            shown = (
                f"{working.plain(abs(moved))} {'percentage' if claim.unit == 'percentage-point' else 'basis'} points"
            )
            yield _change(claimed, "point-change", "POINTS", moved, span, shown, parts, closeness, places)
        elif same_measure(claim, before):
            shown = working.in_style_of(claim, abs(points))
            yield _change(claimed, "difference", "DIFFERENCE", points, span, shown, parts, closeness, places)


def _fits(claim: Figure, signed: Decimal, computed: Decimal) -> bool:
    return abs(abs(computed) - abs(signed)) <= half(claim.places)


def _quotient(number: Decimal, by: Decimal) -> Decimal | None:
    try:
        return number / by * 100 if by else None
    except (InvalidOperation, DivisionByZero):
        return None


def _change(
    claimed: Statement, operation: Derivation, label: str, computed: Decimal, span: str, shown: str,
    parts: Sequence[Statement], closeness: float, places: int,
) -> Derived:  # fmt: skip
    claim = claimed.figure
    down = claim.direction == "down" or (claim.value is not None and claim.value < 0)
    if computed and claim.direction is not None and (computed < 0) != down:
        way = "fall" if computed < 0 else "rise"
        return Derived(
            operation=operation, label=label, name="understates" if way == "rise" else "overstates",
            line=f"{span} is a {way} of {shown}, not {working.told(claim)}", parts=tuple(item.figure for item in parts),
            difference=(claim.value or Decimal(0)) * (-1 if down else 1) - computed,
            not_compared=_not_compared(claimed, operation, parts), closeness=closeness,
        )  # fmt: skip
    size = abs(computed)
    answer = _answer(claimed, operation, label, size, span, parts, closeness, places=places, shown=shown)
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
        operation=operation, label="UNIT", name="unit", line=line, parts=tuple(item.figure for item in parts),
        difference=None, not_compared=_not_compared(claimed, operation, parts), closeness=closeness,
    )  # fmt: skip


def _ratios(claimed: Statement, reported: Sequence[Statement]) -> Iterator[Derived]:
    claim = claimed.figure
    if claim.kind != "multiple" or claim.value is None:
        return
    for before, after, parts, closeness in two_times(claimed, reported):
        if before.value and after.value is not None:
            yield _ratio(
                claimed,
                after.value / before.value,
                f"from {working.bare(before)} to {working.bare(after)}",
                parts,
                closeness,
            )
    for first, second, closeness in two_named(claimed, reported):
        if value_of(second):
            line = f"{working.number_of(first.figure)} / {working.number_of(second.figure)}"
            yield _ratio(claimed, value_of(first) / value_of(second), line, (first, second), closeness - 1)


def _ratio(claimed: Statement, times: Decimal, line: str, parts: Sequence[Statement], closeness: float) -> Derived:
    shown = f"x{working.plain(working.rounded(times, 2))}"
    # "doubled" is said of 1.95 to 2.05 and not of 2.5: a spoken multiple is rounded to the tenth
    claim = claimed.figure
    fine = replace(claimed, figure=replace(claim, places=max(claim.places, 1)))
    answer = _answer(fine, "ratio", "RATIO", times, line, parts, closeness, places=12, shown=shown)
    return replace(
        answer, line=answer.line.replace(f"{line} = ", f"{line} is ", 1) if line.startswith("from") else answer.line
    )


def _per_heads(claimed: Statement, reported: Sequence[Statement]) -> Iterator[Derived]:
    claim = claimed.figure
    for whole, people, closeness in single_heads(claimed, reported):
        each = value_of(whole) / value_of(people)
        line = f"{working.bare(whole.figure)} / {working.bare(people.figure)}"
        fine = claim.places + 1 if claim.places > 0 else 2
        yield _answer(
            claimed, "per-head", "PER HEAD", each, line, (whole, people), closeness, places=12,
            shown=_shown(claim, each, fine),
        )  # fmt: skip


def _cue(*words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b")


# Tried in this order; the first that the claim names and the source has parts for is the answer.
_OPERATIONS: tuple[_Operation, ...] = (
    _Operation(
        "per-head", "PER HEAD", _per_heads,
        _cue(r"per (?:head|person|capita|inhabitant|resident|citizen)", "a head", "apiece",
             "for (?:each|every) (?:person|citizen|inhabitant|resident)"),
    ),
    _Operation(
        "ratio", "RATIO", _ratios,
        _cue("times (?:as|more|higher|larger|bigger|greater|that|those|the)", r"\w+fold", r"doubl\w+",
             r"tripl\w+", r"trebl\w+", r"quadrupl\w+", r"halv\w+", "half as", "twice"),
    ),
    _Operation("average", "AVERAGE", _averages, _cue(r"averag\w+", "mean of")),
    _Operation(
        "sum", "SUM", _sums, TOTALLED,
    ),
    _Operation(
        "percent-change", "CHANGE", _changes, CHANGED,
    ),
    _Operation(
        "difference", "DIFFERENCE", _differences,
        _cue("leads?", "leading", "margin", "gap", "difference", "ahead of", "behind", "majority of", "surplus",
             "deficit", "shortfall", r"outnumber\w*", "beats?", "beat by", r"exceed\w*",
             r"(?:more|fewer|less)(?: \w+){0,3} than (?:the )?(?=[A-Z])",
             "(?:won|wins?|beat|beating|lost|led) by"),
    ),
    _Operation(
        "share", "SHARE", _shares,
        _cue("share", "proportion", "percentage", r"account\w*", r"ma[dk]e\w* up", r"represent\w*"),
    ),
)  # fmt: skip
