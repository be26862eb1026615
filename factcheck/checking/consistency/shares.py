"""Counts and percentages that cannot both be true."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

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
from factcheck.figures.writing import number_of, plain, rounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.checking.consistency.words import Words
    from factcheck.figures import Figure

__all__ = ["find_shares"]

_HUNDRED = Decimal(100)
# Two pairs of count and share with other wholes than each other by this factor cannot be of one whole.
_OTHER_WHOLE = Decimal("1.5")
# Where two pairs or more agree on a whole, a third that is further from it than rounding goes has slipped.
_FEWEST_AGREEING, _ROUNDED = 2, Decimal("1.015")
# Pairs further apart than this, in code points, are of two votes.
_CLOSE = 500
# What a hedged count, or a rounded whole, leaves open of a share.
_HEDGED = Decimal("0.12")
# So many times too large or too small is a slip of the magnitude.
_SLIP = 5


def find_shares(article: Article) -> Iterable[Fault]:
    """Find counts that are not the share that stands beside them, and shares that no count of so few can be."""
    pairs: list[tuple[Figure, Figure]] = []
    for sentence in article.sentences:
        faults = list(_of_whole(sentence))
        yield from faults
        if not faults:
            pairs += _pairs(sentence)
    yield from _of_one_whole(article, pairs)


def _of_whole(sentence: Sentence) -> Iterable[Fault]:
    """ "238 of the 450 seats, or 57.9%" and "57.9% (238 of 450)"."""
    for pattern in (sentence.words.count_of_share, sentence.words.share_with_count, sentence.words.whole_before):
        for found in pattern.finditer(sentence.outline):
            if not found["whole"]:
                continue
            count, whole, share = (sentence.figure(found[name]) for name in ("count", "whole", "share"))
            if not (counted(count) and counted(whole)) or whole.value is None:
                continue
            fault = _of_share(written(count), whole.value, share, number_of(count), number_of(whole), (count, whole))
            if fault:
                yield fault
                return
    for found in sentence.words.share_of_named.finditer(sentence.outline):
        count, share, whole = (sentence.figure(found[name]) for name in ("count", "share", "whole"))
        if count.value is None or not whole.value or share.value is None or not (count.value < whole.value):
            continue
        size, shown_as = (count.value, count.value), (number_of(count), number_of(whole))
        fault = _of_share(size, whole.value, share, *shown_as, (count, whole))
        real = count.value / whole.value * _HUNDRED
        if fault and abs(real - share.value) > share.value * _HEDGED:
            yield fault
    for found in sentence.words.ratio_with_share.finditer(sentence.outline):
        ratio, share = sentence.figure(found["ratio"]), sentence.figure(found["share"])
        parts = (
            sentence.words.ratio.search(ratio.text) if ratio.kind == "ratio" and ratio.approximator is None else None
        )
        if parts:
            part, of = (Decimal(parts[name].replace(",", "")) for name in ("count", "whole"))
            fault = _of_share((part, part), of, share, parts["count"], parts["whole"], (ratio,))
            if fault:
                yield fault


def _of_share(
    count: tuple[Decimal, Decimal],
    whole: Decimal,
    share: Figure,
    count_shown: str,
    whole_shown: str,
    figures: tuple[Figure, ...],
) -> Fault | None:
    """The fault of a share and its count, which stand in `figures`, where the two cannot both be true."""
    if share.unit != "percent" or not exact(share) or share.value is None or not 0 < count[1] <= whole:
        return None
    low, high = (end / whole * _HUNDRED for end in count)
    least, most = bounds(share)
    real = (low + high) / 2
    if (low <= most and least <= high) or abs(real - (_HUNDRED - share.value)) < 1:
        return None  # true, or the share of the others
    shown_real = _rounded(real, max(1, share.places))
    line = f"{count_shown} of {whole_shown} is {shown_real}%, not {shown(share)}"
    return Fault.of("count-and-share", share.value, real, (*figures, share), line, "share")


def _pairs(sentence: Sentence) -> list[tuple[Figure, Figure]]:
    """The shares that stand beside their count: "17.18%, or 12.3 million votes"."""
    found = []
    for pattern in (sentence.words.share_with_count, sentence.words.count_with_share):
        for match in pattern.finditer(sentence.outline):
            share, count = sentence.figure(match["share"]), sentence.figure(match["count"])
            if share.unit == "percent" and exact(share) and share.value and counted(count) and count.unit:
                found.append((share, count))
    return found


class _Whole(Struct, frozen=True):
    """What a share and its count say that the whole is, at least and at most."""

    low: Decimal
    high: Decimal
    share: Figure
    count: Figure

    @property
    def middle(self) -> Decimal:
        return (self.low + self.high) / 2

    @property
    def told(self) -> str:
        """The count and its share: "12.3 million is 17.18%"."""
        return f"{number_of(self.count)} is {shown(self.share)}"


def _wholes(pairs: list[tuple[Figure, Figure]]) -> list[_Whole]:
    found = {}
    for share, count in pairs:
        low, high = bounds(share)
        least, most = written(count)
        if low > 0 and least > 0:
            found[count.start] = _Whole(least / high * _HUNDRED, most / low * _HUNDRED, share, count)
    return list(found.values())


def _of_one_whole(article: Article, pairs: list[tuple[Figure, Figure]]) -> Iterable[Fault]:
    """Shares and counts of the same things in one article give the same whole, or one of them slipped."""
    wholes = _wholes(pairs)
    for index, whole in enumerate(wholes):
        others = [
            other
            for at, other in enumerate(wholes)
            if at != index and _same_things(other.count, whole.count, article.words)
        ]
        if not others:
            continue
        agreed = _agreed(others, near=whole)
        usual = agreed or others[0]
        factor = max(whole.middle / usual.middle, usual.middle / whole.middle)
        above = all(whole.low > other.high * _OTHER_WHOLE for other in others)
        below = all(whole.high * _OTHER_WHOLE < other.low for other in others)
        if agreed:
            if whole.low <= agreed.high * _ROUNDED and agreed.low <= whole.high * _ROUNDED:
                continue
        elif not (above or below) or (len(others) == 1 and (index > wholes.index(others[0]) or factor < _SLIP)):
            continue  # two pairs alone may have two wholes
        line = f"{whole.told} of {_about(whole.middle)}, but {usual.told} of {_about(usual.middle)}"
        figures = (whole.share, whole.count, usual.share, usual.count)
        fault = Fault.of("count-and-share", whole.middle, usual.middle, figures, line, "share")
        yield replace(fault, relation="magnitude") if factor > _SLIP else fault
    yield from _stated(article, wholes)


def _agreed(others: Sequence[_Whole], near: _Whole) -> _Whole | None:
    """The whole that two or more other pairs close by agree on, as one of them gives it."""
    close = [other for other in others if abs(other.count.start - near.count.start) <= _CLOSE]
    if len(close) < _FEWEST_AGREEING or len(close) < len(others):
        return None
    low, high = max(other.low for other in close), min(other.high for other in close)
    return replace(close[0], low=low, high=high) if low <= high else None


def _stated(article: Article, wholes: Sequence[_Whole]) -> Iterable[Fault]:
    """ "A total of 30,428 votes were cast", close to the shares and counts of those who got them."""
    for sentence in article.sentences if len(wholes) >= _FEWEST_AGREEING else ():
        for found in article.words.stated_total.finditer(sentence.outline):
            total = sentence.figure(found["total"])
            own = [whole for whole in wholes if _same_things(whole.count, total, article.words)]
            low = max((one.low for one in own), default=Decimal(1))
            high = min((one.high for one in own), default=Decimal())
            near = all(abs(one.count.start - total.start) <= _CLOSE for one in own)
            if len(own) < _FEWEST_AGREEING or low > high or not near or not counted(total) or total.value is None:
                continue
            if low <= total.value * _ROUNDED and total.value <= high * _ROUNDED:
                continue
            line = f"{own[0].told} of {_about((low + high) / 2)}, not of {number_of(total)}"
            yield Fault.of("total", total.value, high, (own[0].count, own[0].share, total), line, "share")


def _same_things(first: Figure, second: Figure, words: Words) -> bool:
    return first.unit == second.unit or words.ballots >= {first.unit, second.unit}


def _rounded(value: Decimal, digits: int) -> str:
    return plain(rounded(value, digits, ROUND_HALF_UP))


def _about(value: Decimal) -> str:
    for power, word in ((12, "trillion"), (9, "billion"), (6, "million")):
        if value >= Decimal(1).scaleb(power):
            return f"{_rounded(value.scaleb(-power), 1)} {word}"
    return plain(rounded(value, 0))
