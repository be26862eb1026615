"""Numbers that the source does not state but gives the parts of: sums, differences, shares, changes, averages.

A computation needs the claim's words to name the operation ("together", "a lead of", "doubled", "on average") and parts
that belong together: figures of one passage, one column or row of a table, or one subject at two times. Of unrelated
pairs some always fit by chance, so none are tried.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal, DivisionByZero, InvalidOperation
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.figures import periods, subjects, working
from factcheck.figures.comparability import SAME_SLOT, pair_up, position
from factcheck.figures.conversion import is_currency, is_share, measure
from factcheck.figures.ends import both_ends
from factcheck.figures.vocabulary import CHANGED, WORD, topic
from factcheck.figures.weighing import SUPPORTING, half, weigh

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from factcheck.figures.comparability import Pair
    from factcheck.figures.model import Derivation, Figure, RelationName, Statement

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


_NAMED = 2.0


def derive(
    claimed: Statement, reported: Sequence[Statement], around: Callable[[], Sequence[Statement]] | None = None
) -> Derived | None:
    """Compute the claimed number from reported ones, where the claim names the operation; the best answer or None.

    At least one part is among `reported`; the others may come from `around`.
    """
    near = _near(claimed)
    named = [
        operation
        for operation in _OPERATIONS
        if operation.cue.search(near) is not None or _implied(operation.name, claimed.figure)
    ]
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
        if answers:
            break
    supporting = [answer for answer in answers if answer.name in SUPPORTING]
    return max(supporting or answers, key=lambda answer: answer.closeness, default=None)


def outranks(derived: Derived, direct: Pair) -> bool:
    """Tell whether a computed answer says more than a directly reported figure that does not support the claim.

    A reported total beats the sum of parts, a reported change the change between two levels: what names the operation
    itself is the better source.
    """
    if direct.slot >= SAME_SLOT and derived.closeness < _NAMED:
        return False
    if direct.reported.figure in derived.parts:
        return True
    if direct.claimed.figure.kind == "change" and direct.reported.figure.kind == "change":
        return derived.name in SUPPORTING
    name: Derivation = "percent-change" if derived.operation == "point-change" else derived.operation
    cue = next(operation.cue for operation in _OPERATIONS if operation.name == name)
    return cue.search(_near(direct.reported)) is None


_OTHER_NUMBER = re.compile(
    r"[$€£]\s?\d[\d.,]*|\d[\d.,]*\s?(?:%|per ?cent|million|billion|trillion|bn\b|m\b|k\b)"
    r"|\b(?!(?:1[5-9]|20)\d\d\b)\d[\d,.]{3,}"
)


def _near(statement: Statement) -> str:
    """Give the words in which an operation would be named: those around the figure, and a row's labels.

    A word beyond another large number belongs to that one; a capital inside a sentence belongs to a name ("Dow Jones
    Industrial Average") and names no operation.
    """
    labels = " ".join(label for label in (statement.row, statement.header) if label)
    if labels:
        return labels.lower()
    start, end = position(statement)
    text = statement.text[:1].lower() + statement.text[1:]
    before, after = text[max(0, start - 90) : start], text[end : end + 60]
    earlier = max((match.end() for match in _OTHER_NUMBER.finditer(before)), default=0)
    later = _OTHER_NUMBER.search(after)
    return f"{before[earlier:]} {statement.figure.text.lower()} {after[: later.start()] if later else after}"


def _implied(name: Derivation, claim: Figure) -> bool:
    """Tell whether the figure itself names the operation: "doubled", "3 percentage points", "rose 3%", "$12 a head"."""
    if name == "per-head":
        return claim.per in {"head", "person", "capita", "inhabitant", "people"}
    if name == "ratio":
        return claim.kind == "multiple"
    if name == "share":
        return is_share(claim.unit) and not any(map(str.isdigit, claim.text))
    if name in {"percent-change", "point-change"}:
        return claim.kind == "change" or claim.unit == "percentage-point"
    return False


# --- which figures belong together ---------------------------------------------------------------------------------


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


def _same_measure(one: Figure, two: Figure) -> bool:
    if one.unit == two.unit:
        return True
    first, second = measure(one.unit).dimension, measure(two.unit).dimension
    if first == second:
        return first == "count" and _nouns(one) & _nouns(two) != set()
    return {first, second} in ({"number", "count"}, {"number", "currency"}, {"share", "points"})


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
    """Give how close a group's words are to the claim's, or None where they share nothing."""
    best: float | None = None
    looked = replace(claimed, figure=replace(claimed.figure, kind="quantity", per=None))
    for item in group:
        pair = pair_up(
            looked, replace(item, figure=replace(item.figure, unit=claimed.figure.unit, per=None, kind="quantity"))
        )
        if pair is None or (pair.period == "different" and len(group) == 1):
            continue
        if pair.shared >= 1 or pair.subject == "same" or _named_in(claimed, item):
            score = pair.closeness + (1.0 if pair.subject == "same" else 0.0)
            best = score if best is None else max(best, score)
    return best


def _together(claimed: Statement, reported: Sequence[Statement]) -> Iterator[tuple[list[Statement], float]]:
    """Give the sets of figures that a total or an average may be of: those the claim names, else a whole group."""
    usable = [item for item in _of_the_time(claimed, reported) if _same_measure(claimed.figure, item.figure)]
    for group in _groups(usable):
        named = _distinct([item for item in group if _named_in(claimed, item)])
        closeness = _related(claimed, group)
        if len(named) >= 2:
            yield named, _NAMED + (closeness or 0.0)
        elif closeness is not None:
            parts = [item for item in group if not _TOTAL.search(item.row or "") and item.figure.kind != "change"]
            times = {item.period for item in parts if item.period}
            if len(parts) >= 2 and len(times) <= 1:
                yield parts, closeness
    across = _distinct([item for item in usable if _named_in(claimed, item)])
    if len(across) >= 2 and len({item.text for item in across}) > 1:
        yield across, 1.0


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


# --- what is computed ----------------------------------------------------------------------------------------------


def _value(item: Statement) -> Decimal:
    assert item.figure.value is not None
    return item.figure.value


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
        not_compared=_not_compared(claimed, parts),
        closeness=closeness,
    )


def _not_compared(claimed: Statement, parts: Sequence[Statement]) -> tuple[str, ...]:
    missing = []
    claim = periods.parse(claimed.period)
    if not all(periods.compare(claim, periods.parse(item.period)) == "same" for item in parts):
        missing.append("date")
    if is_share(claimed.figure.unit) and not (claimed.base and any(item.base for item in parts)):
        missing.append("base")
    return tuple(missing)


def _listed(parts: Sequence[Statement], sign: str) -> str:
    shown = [working.number_of(item.figure) for item in parts]
    if len(shown) > 6:
        return f"{sign.join(shown[:3])}{sign}… ({len(shown)} numbers)"
    return sign.join(shown)


def _sums(claimed: Statement, reported: Sequence[Statement]) -> Iterator[Derived]:
    for parts, closeness in _together(claimed, reported):
        total = sum((_value(item) for item in parts), Decimal(0))
        slack = sum((half(item.figure.places) for item in parts), Decimal(0))
        places = max(item.figure.places for item in parts)
        line = _listed(parts, " + ")
        yield _answer(claimed, "sum", "SUM", total, line, parts, closeness, places=places, slack=slack)


def _averages(claimed: Statement, reported: Sequence[Statement]) -> Iterator[Derived]:
    for parts, closeness in _together(claimed, reported):
        count = len(parts)
        mean = sum((_value(item) for item in parts), Decimal(0)) / count
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


def _two_named(claimed: Statement, reported: Sequence[Statement]) -> Iterator[tuple[Statement, Statement, float]]:
    """Give the two figures that a comparison is of: both named by the claim (its own subject first), else a pair."""
    usable = _of_the_time(claimed, reported)
    for group in [*_groups(usable), usable]:
        named = _distinct([item for item in group if _named_in(claimed, item)])
        if len(named) == 2 and _same_measure(named[0].figure, named[1].figure):
            first, second = named
            if claimed.subject and subjects.compare(claimed.subject, second.row or second.subject) == "same":
                first, second = second, first
            yield first, second, _NAMED
            return
    for group in _groups(usable):
        if len(group) == 2 and _same_measure(group[0].figure, group[1].figure):
            closeness = _related(claimed, group)
            if closeness is not None:
                yield group[0], group[1], closeness


def _differences(claimed: Statement, reported: Sequence[Statement]) -> Iterator[Derived]:
    for first, second, closeness in _two_named(claimed, reported):
        if not _same_measure(claimed.figure, first.figure):
            continue
        more, less = (first, second) if _value(first) >= _value(second) else (second, first)
        parts = (more, less)
        places = max(item.figure.places for item in parts)
        slack = half(more.figure.places) + half(less.figure.places)
        line = f"{working.number_of(more.figure)} - {working.number_of(less.figure)}"
        yield _answer(
            claimed, "difference", "DIFFERENCE", _value(more) - _value(less), line, parts, closeness,
            places=places, slack=slack,
        )  # fmt: skip


def _shares(claimed: Statement, reported: Sequence[Statement]) -> Iterator[Derived]:
    if not is_share(claimed.figure.unit):
        return
    for part, whole, closeness in _part_and_whole(claimed, reported):
        if _value(whole) == 0:
            continue
        share = _value(part) / _value(whole) * 100
        line = f"{working.number_of(part.figure)} of {working.number_of(whole.figure)}"
        fine = max(1, claimed.figure.places + 1)
        yield _answer(
            claimed, "share", "SHARE", share, line, (part, whole), closeness, places=max(12, fine),
            shown=working.percent(share, fine),
        )  # fmt: skip


_OUT_OF = re.compile(
    r"[^\d,;]{0,25}?\b(?:of|out of|from among|among)\s+(?:(?:the|its|their|all|a|total|of|some|about|around)\s+)*",
    re.IGNORECASE,
)


def _part_and_whole(claimed: Statement, reported: Sequence[Statement]) -> Iterator[tuple[Statement, Statement, float]]:
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
            if first.row is None and first.text == second.text and _same_measure(first.figure, second.figure):
                between = first.text[position(first)[1] : position(second)[0]]
                if _OUT_OF.fullmatch(between):
                    yield first, second, closeness


_FROM_TO = re.compile(r"[^.;]{0,30}?\bto\s+(?:(?:about|around|nearly|just|a record)\s+)*", re.IGNORECASE)
_TO_FROM = re.compile(
    r"[^.;]{0,40}?\b(?:up from|down from|from|compared with|compared to|against|versus|after)\s+"
    r"(?:(?:about|around|nearly|just)\s+)*",
    re.IGNORECASE,
)


def _two_times(
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
            if first.row is not None or first.text != second.text or not _same_measure(first.figure, second.figure):
                continue
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
    for dated in rows.values():
        dated.sort(key=lambda entry: entry[0])
        chosen = [entry for entry in dated if entry[0][0] in years] if len(years) >= 2 else dated
        if len({when for when, _ in chosen}) != 2 or len(chosen) != 2:
            continue
        (_, first), (_, second) = chosen
        closeness = _related(claimed, [first, second])
        if closeness is not None:
            yield first.figure, second.figure, [first, second], closeness


def _changes(claimed: Statement, reported: Sequence[Statement]) -> Iterator[Derived]:
    claim = claimed.figure
    if claim.value is None:
        return
    for before, after, parts, closeness in _two_times(claimed, reported):
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
        elif _same_measure(claim, before):
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
            not_compared=_not_compared(claimed, parts), closeness=closeness,
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
        difference=None, not_compared=_not_compared(claimed, parts), closeness=closeness,
    )  # fmt: skip


def _ratios(claimed: Statement, reported: Sequence[Statement]) -> Iterator[Derived]:
    claim = claimed.figure
    if claim.kind != "multiple" or claim.value is None:
        return
    for before, after, parts, closeness in _two_times(claimed, reported):
        if before.value and after.value is not None:
            yield _ratio(
                claimed,
                after.value / before.value,
                f"from {working.bare(before)} to {working.bare(after)}",
                parts,
                closeness,
            )
    for first, second, closeness in _two_named(claimed, reported):
        if _value(second):
            line = f"{working.number_of(first.figure)} / {working.number_of(second.figure)}"
            yield _ratio(claimed, _value(first) / _value(second), line, (first, second), closeness - 1)


def _ratio(claimed: Statement, times: Decimal, line: str, parts: Sequence[Statement], closeness: float) -> Derived:
    shown = f"x{working.plain(working.rounded(times, 2))}"
    # "doubled" is said of 1.95 to 2.05 and not of 2.5: a spoken multiple is rounded to the tenth
    claim = claimed.figure
    fine = replace(claimed, figure=replace(claim, places=max(claim.places, 1)))
    answer = _answer(fine, "ratio", "RATIO", times, line, parts, closeness, places=12, shown=shown)
    return replace(
        answer, line=answer.line.replace(f"{line} = ", f"{line} is ", 1) if line.startswith("from") else answer.line
    )


_HEADS = frozenset(
    {"people", "person", "inhabitant", "resident", "citizen", "head", "population", "student", "worker", "employee"}
)


def _per_heads(claimed: Statement, reported: Sequence[Statement]) -> Iterator[Derived]:
    claim = claimed.figure
    usable = _of_the_time(claimed, reported)
    heads = [
        item
        for item in usable
        if item.figure.unit in _HEADS or "population" in item.words[:3] or "population" in (item.header or "").lower()
    ]
    for group in _groups(usable):
        people = [item for item in group if item in heads]
        wholes = [
            item for item in group if item not in heads and item.figure.unit == claim.unit and item.figure.per is None
        ]
        closeness = _related(claimed, group)
        if len(people) != 1 or len(wholes) != 1 or closeness is None or not _value(people[0]):
            continue
        each = _value(wholes[0]) / _value(people[0])
        line = f"{working.bare(wholes[0].figure)} / {working.bare(people[0].figure)}"
        fine = claim.places + 1 if claim.places > 0 else 2
        yield _answer(
            claimed, "per-head", "PER HEAD", each, line, (wholes[0], people[0]), closeness, places=12,
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
        _cue("times (?:as|more|higher|larger|bigger|greater)", r"\w+fold", r"doubl\w+", r"tripl\w+", r"trebl\w+",
             r"quadrupl\w+", r"halv\w+", "half as", "twice"),
    ),
    _Operation("average", "AVERAGE", _averages, _cue(r"averag\w+", "mean of")),
    _Operation(
        "sum", "SUM", _sums,
        _cue(r"total(?:s|ing|ling|ed|led)?", "together", "combined", "altogether", "in all", "sum of", "sums? to",
             r"add(?:s|ed)? up to", "between them", "jointly"),
    ),
    _Operation(
        "percent-change", "CHANGE", _changes, CHANGED,
    ),
    _Operation(
        "difference", "DIFFERENCE", _differences,
        _cue("leads?", "leading", "margin", "gap", "difference", "ahead of", "behind", "majority of", "surplus",
             "deficit", "shortfall", r"outnumber\w*", "beats?", "beat by", r"exceed\w*",
             "(?:more|fewer|less) than (?:the )?(?=[A-Z])"),
    ),
    _Operation(
        "share", "SHARE", _shares,
        _cue("share", "proportion", "percentage", r"account\w*", r"ma[dk]e\w* up", r"represent\w*", r"of \w+"),
    ),
)  # fmt: skip
