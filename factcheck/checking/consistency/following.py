"""What a sentence makes of the figures before it: "That is a fall of 21%", "a net loss of 850", "7% of the total"."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from factcheck.checking.consistency.changes import HEDGE, Way, percent_fault
from factcheck.checking.consistency.model import (
    Article,
    Fault,
    Sentence,
    bounds,
    counted,
    exact,
    shown,
    written,
)
from factcheck.figures.weighing import half
from factcheck.figures.writing import number_of, plain, rounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.checking.consistency.words import Words
    from factcheck.checking.model import SelfCheckKind
    from factcheck.figures import Figure
    from factcheck.relating import Derivation

__all__ = ["find_following"]

_HUNDRED = Decimal(100)
# How far back a "that" reaches, in code points.
_REACH = 400
# What a multiple ("four times") leaves open.
_TIMES = Decimal("0.55")


class _Level(Struct, frozen=True):
    """One of two values that something went between, and the figure that gives it."""

    value: Decimal
    figure: Figure


# Units of time, whose figures are no values of what changed ("in 3 years").
_SPANS = frozenset({"year", "month", "week", "day", "hour", "minute", "second", "decade", "quarter"})


def find_following(article: Article) -> Iterable[Fault]:
    """Find a change, a difference or a share that does not follow from the two figures it is drawn from."""
    sentences = article.sentences
    for index, sentence in enumerate(sentences):
        before = [other for other in sentences[max(0, index - 2) : index] if sentence.start - other.start <= _REACH]
        yield from _drawn(sentence, before)
        yield from _drawn_at_once(sentence)
        yield from _left_over(sentence, before)
        yield from _drawn_share(sentence, before)
        yield from _of_total(sentence, before)


def _drawn(sentence: Sentence, before: Sequence[Sentence]) -> Iterable[Fault]:
    """ "That is a fall of 21%", "That's four times as much", "That makes a net loss of 850"."""
    found = sentence.words.drawn.match(sentence.outline)
    levels = _levels(before) if found else None
    if not found or not levels:
        return
    figure = sentence.figure(found["figure"])
    if figure.value is None or figure.kind not in {"quantity", "change", "multiple"}:
        return
    way = (found["way"] or "").lower()
    if figure.unit == "percent":
        yield from _percent(figure, way, levels, sentence.words)
    elif figure.kind == "multiple":
        larger, smaller = max(level.value for level in levels), min(level.value for level in levels)
        ratio = larger / smaller if smaller > 0 else Decimal()
        if ratio and abs(ratio - figure.value) > max(_TIMES, figure.value * HEDGE):
            times = plain(rounded(ratio, 1, ROUND_HALF_UP))
            line = f"{plain(larger)} / {plain(smaller)} = {times}, not {plain(figure.value)}"
            yield _fault("change", "ratio", figure, levels, line, ratio)
    elif exact(figure) or figure.kind == "change":
        yield from _step(figure, way, levels, sentence.words)


def _drawn_at_once(sentence: Sentence) -> Iterable[Fault]:
    """ "... from 14,310 in 2016 to 12,022, a decline of 16 percent", "... a decline of 2,288, or 16%"."""
    for found in sentence.words.drawn_at_once.finditer(sentence.outline):
        figure = sentence.figure(found["figure"])
        lead = Sentence(sentence.start, "", tuple(one for one in sentence.figures if one.end <= figure.start))
        between = [one for one in lead.figures if one.from_value is not None]
        before = sentence.outline[: found.start()]
        compared = between or sentence.words.from_to.search(before) or sentence.words.compared.search(before)
        levels = _levels([lead]) if compared else None
        if levels is None:
            continue
        way = found["way"].lower()
        for told in (figure, *([sentence.figure(found["again"])] if found["again"] else [])):
            if told.unit == "percent" and told.value is not None:
                yield from _percent(told, way, levels, sentence.words)
                yield from _points(told, way, levels, sentence.words)
            elif told.value is not None and exact(told):
                yield from _step(told, way, levels, sentence.words)


def _percent(figure: Figure, way: str, levels: tuple[_Level, _Level], words: Words) -> Iterable[Fault]:
    if levels[0].figure.unit == "percent" or way not in words.rises | words.falls:
        return
    before, after = sorted((level.value for level in levels), reverse=way in words.falls)
    hidden = sum((half(level.figure.places) * 2 for level in levels if not counted(level.figure)), Decimal())
    if min(before, after) > 0:
        yield from _faults(percent_fault(figure, Way(before, after, False, hidden, _figures_of(levels))))


def _points(figure: Figure, way: str, levels: tuple[_Level, _Level], words: Words) -> Iterable[Fault]:
    """ "From 48% to 42%, a drop of 6 percent": six points, which are an eighth of what it was."""
    shares = all(level.figure.unit == "percent" for level in levels) and figure.approximator is None
    if shares and way in words.rises | words.falls:
        hidden = half(min(level.figure.places for level in levels)) * 2  # what the rounding of both values hides
        before, after = (level.value for level in levels)
        yield from _faults(percent_fault(figure, Way(before, after, True, hidden, _figures_of(levels))))


def _faults(fault: Fault | None) -> tuple[Fault, ...]:
    return () if fault is None else (fault,)


def _step(figure: Figure, way: str, levels: tuple[_Level, _Level], words: Words) -> Iterable[Fault]:
    assert figure.value is not None
    units = {level.figure.unit for level in levels} | {figure.unit}
    if len(units - {None}) > 1 or "percent" in units:
        return
    first, second = levels[0].value, levels[1].value
    added = way in words.sums
    real = first + second if added else abs(first - second)
    open_ = (half(one.places) for one in (figure, *_figures_of(levels)) if not counted(one))
    slack = sum(open_, Decimal())
    if abs(real - figure.value) <= slack:
        return
    larger, smaller = max(first, second), min(first, second)
    working = f"{plain(first)} + {plain(second)}" if added else f"{plain(larger)} - {plain(smaller)}"
    line = f"{working} = {plain(real)}, not {shown(figure)}"
    yield _fault("total", "sum" if added else "difference", figure, levels, line, real)


def _left_over(sentence: Sentence, before: Sequence[Sentence]) -> Iterable[Fault]:
    """ "... 88,667 places, leaving 694 free": what is left is the difference."""
    for found in sentence.words.left_over.finditer(sentence.outline):
        figure = replace(sentence.figure(found["figure"]), unit=None)
        if not sentence.words.left.match(sentence.text[figure.start - sentence.start :]):
            continue
        counts = [
            replace(one, unit=None)  # people in places
            for other in (*before[-1:], sentence)
            for one in other.figures
            if one.end <= figure.start and one.unit != "percent"
        ]
        levels = _levels([Sentence(sentence.start, "", tuple(counts))])
        if levels and counted(figure) and all(counted(level.figure) for level in levels):
            yield from _step(figure, "difference", levels, sentence.words)


def _drawn_share(sentence: Sentence, before: Sequence[Sentence]) -> Iterable[Fault]:
    """ "38,000 households have signed up, out of 92,000. That's 41%."."""
    found = sentence.words.drawn_share.match(sentence.outline)
    pairs = [(other, match) for other in before[-1:] for match in sentence.words.out_of.finditer(other.outline)]
    if not found or len(pairs) != 1:
        return
    share, (other, match) = sentence.figure(found["share"]), pairs[0]
    count, whole = other.figure(match["count"]), other.figure(match["whole"])
    if share.unit == "percent" and counted(count) and counted(whole):
        yield from _share_of(count, whole, share)


def _levels(sentences: Sequence[Sentence]) -> tuple[_Level, _Level] | None:
    """The two values of one unit in the sentences before; None where there are more, or fewer."""
    for group in (sentences[-1:], sentences):
        figures = [figure for sentence in group for figure in sentence.figures]
        for figure in figures:
            if figure.from_value is not None and figure.to_value is not None and len(figures) <= len(group) * 2:
                return _Level(figure.from_value, figure), _Level(figure.to_value, figure)
        values = [figure for figure in figures if _is_level(figure)]
        if len(values) == 2 and len({figure.unit for figure in values} - {None}) <= 1:
            first, second = values
            assert first.value is not None
            assert second.value is not None
            return (_Level(first.value, first), _Level(second.value, second)) if first.value and second.value else None
        if len(values) > 2:
            return None
    return None


def _is_level(figure: Figure) -> bool:
    plain_value = figure.kind in {"quantity", "change"} and figure.value is not None and figure.approximator is None
    return plain_value and figure.unit not in _SPANS


def _of_total(sentence: Sentence, before: Sequence[Sentence]) -> Iterable[Fault]:
    """ "Of the 620, 45 gave notice, 7% of the total", with the whole in the sentence or in the one before."""
    for found in sentence.words.of_total.finditer(sentence.outline):
        count, share = sentence.figure(found["count"]), sentence.figure(found["share"])
        if share.unit != "percent" or share.value is None or not counted(count):
            continue
        assert count.value is not None
        own = [one for one in sentence.figures if one.end <= count.start]
        previous = [one for other in before[-1:] for one in other.figures]
        wholes = [one for one in own if _is_whole(one, count)] or [one for one in previous if _is_whole(one, count)]
        if len(wholes) == 1:
            yield from _share_of(count, wholes[0], share)


def _share_of(count: Figure, whole: Figure, share: Figure) -> Iterable[Fault]:
    assert count.value is not None
    assert share.value is not None
    assert whole.value is not None
    real = count.value / whole.value * _HUNDRED
    low, high = bounds(share) if share.approximator is None else (share.value, share.value)
    hedge = share.value * HEDGE if share.approximator else Decimal()
    least, most = written(count)
    if low - hedge <= most / whole.value * _HUNDRED and least / whole.value * _HUNDRED <= high + hedge:
        return
    line = f"{number_of(count)} of {number_of(whole)} is {_places(real, share)}%, not {shown(share)}"
    yield Fault.of("count-and-share", share.value, real, (count, whole, share), line, "share")


def _is_whole(figure: Figure, count: Figure) -> bool:
    alike = figure.unit == count.unit or figure.unit is None or count.unit is None
    return counted(figure) and alike and (figure.value or 0) > (count.value or 0)


def _places(value: Decimal, like: Figure) -> str:
    return plain(rounded(value, max(1, like.places), ROUND_HALF_UP))


def _fault(
    kind: SelfCheckKind,
    derivation: Derivation,
    figure: Figure,
    levels: tuple[_Level, _Level],
    line: str,
    real: Decimal,
) -> Fault:
    assert figure.value is not None
    return Fault.of(kind, figure.value, real, (figure, *_figures_of(levels)), line, derivation)


def _figures_of(levels: tuple[_Level, _Level]) -> tuple[Figure, Figure]:
    return levels[0].figure, levels[1].figure
