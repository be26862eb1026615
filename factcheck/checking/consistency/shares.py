"""Counts and percentages that cannot both be true."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from factcheck.checking.consistency import words
from factcheck.checking.consistency.model import Article, Fault, Sentence, bounds, counted, exact, shown, written
from factcheck.figures.relating.working import number_of, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.figures import Figure, RelationName

__all__ = ["find_shares"]

_HUNDRED = Decimal(100)
# Past this size every whole percentage is some count's share.
_FEW = 60
# Two pairs of count and share with other wholes than each other by this factor cannot be of one whole.
_OTHER_WHOLE = Decimal("1.5")


def find_shares(article: Article) -> Iterable[Fault]:
    """Find counts that are not the share that stands beside them, and shares that no count of so few can be."""
    pairs: list[tuple[Figure, Figure]] = []
    for sentence in article.sentences:
        faults = list(_of_whole(sentence))
        yield from faults
        if not faults:
            yield from _impossible(sentence)
            pairs += _pairs(sentence)
    yield from _of_one_whole(pairs)


def _of_whole(sentence: Sentence) -> Iterable[Fault]:
    """ "238 of the 450 seats, or 57.9%" and "57.9% (238 of 450)"."""
    for pattern in (words.COUNT_OF_SHARE, words.SHARE_WITH_COUNT, words.WHOLE_BEFORE):
        for found in pattern.finditer(sentence.outline):
            if not found["whole"]:
                continue
            count, whole, share = (sentence.figure(found[name]) for name in ("count", "whole", "share"))
            if not (counted(count) and counted(whole)) or whole.value is None:
                continue
            line = _share_line(written(count), whole.value, share, number_of(count), number_of(whole))
            if line:
                yield Fault("count-and-share", line[0], _spans(count, whole, share), line[1], "share")
                return
    for found in words.RATIO_WITH_SHARE.finditer(sentence.outline):
        ratio, share = sentence.figure(found["ratio"]), sentence.figure(found["share"])
        parts = words.RATIO.search(ratio.text) if ratio.kind == "ratio" and ratio.approximator is None else None
        if parts:
            size, of = (Decimal(parts[name].replace(",", "")) for name in ("count", "whole"))
            line = _share_line((size, size), of, share, parts["count"], parts["whole"])
            if line:
                yield Fault("count-and-share", line[0], _spans(ratio, share), line[1], "share")


def _share_line(
    count: tuple[Decimal, Decimal], whole: Decimal, share: Figure, count_shown: str, whole_shown: str
) -> tuple[RelationName, str] | None:
    """How a share stands to its count, where the two cannot both be true."""
    if share.unit != "percent" or not exact(share) or share.value is None or not 0 < count[1] <= whole:
        return None
    low, high = (end / whole * _HUNDRED for end in count)
    least, most = bounds(share)
    real = (low + high) / 2
    if (low <= most and least <= high) or abs(real - (_HUNDRED - share.value)) < 1:
        return None  # true, or the share of the others
    shown_real = _rounded(real, max(1, share.places))
    relation: RelationName = "overstates" if share.value > real else "understates"
    return relation, f"{count_shown} of {whole_shown} is {shown_real}%, not {shown(share)}"


def _impossible(sentence: Sentence) -> Iterable[Fault]:
    """ "33% of the 10 members": no whole number of ten members is 33%."""
    for found in words.IMPOSSIBLE_SHARE.finditer(sentence.outline):
        share, whole = sentence.figure(found["share"]), sentence.figure(found["whole"])
        if share.unit != "percent" or not exact(share) or not counted(whole):
            continue
        assert share.value is not None
        assert whole.value is not None
        size = int(whole.value)
        if not 2 <= size <= _FEW or whole.value != size or not 0 < share.value < _HUNDRED:
            continue
        step = Decimal(1).scaleb(-max(0, share.places))
        possible = {(Decimal(count) / size * _HUNDRED).quantize(step, ROUND_HALF_UP) for count in range(size + 1)}
        truncated = {(Decimal(count) / size * _HUNDRED) // step * step for count in range(size + 1)}
        if share.value in possible | truncated:
            continue
        below = int(share.value * size / _HUNDRED)
        possible_counts = [
            f"{count} of {size} is {_rounded(Decimal(count) / size * _HUNDRED, 1)}%" for count in (below, below + 1)
        ]
        yield Fault(
            "count-and-share",
            "misrounded",
            _spans(share, whole),
            f"{', '.join(possible_counts)}; no count of {size} is {shown(share)}",
            "share",
        )


def _pairs(sentence: Sentence) -> list[tuple[Figure, Figure]]:
    """The shares that stand beside their count: "17.18%, or 12.3 million votes"."""
    found = []
    for pattern in (words.SHARE_WITH_COUNT, words.COUNT_WITH_SHARE):
        for match in pattern.finditer(sentence.outline):
            share, count = sentence.figure(match["share"]), sentence.figure(match["count"])
            if share.unit == "percent" and exact(share) and share.value and counted(count) and count.unit:
                found.append((share, count))
    return found


def _of_one_whole(pairs: list[tuple[Figure, Figure]]) -> Iterable[Fault]:
    """Shares and counts of the same things in one article give the same whole, or one of them slipped."""
    wholes = []
    for share, count in pairs:
        low, high = bounds(share)
        least, most = written(count)
        if low > 0 and least > 0:
            wholes.append((least / high * _HUNDRED, most / low * _HUNDRED, share, count))
    for index, (low, high, share, count) in enumerate(wholes):
        others = [other for at, other in enumerate(wholes) if at != index and _same_things(other[3], count)]
        if not others:
            continue
        above = all(low > other[1] * _OTHER_WHOLE for other in others)
        below = all(high * _OTHER_WHOLE < other[0] for other in others)
        if not (above or below) or (len(others) == 1 and index > wholes.index(others[0])):
            continue
        other = others[0]
        middle, usual = (low + high) / 2, (other[0] + other[1]) / 2
        factor = max(middle / usual, usual / middle)
        if factor < 5 and len(others) < 2:
            continue  # two pairs alone may have two wholes
        yield Fault(
            "count-and-share",
            "magnitude" if factor > 5 else "overstates" if middle > usual else "understates",
            _spans(share, count, other[2], other[3]),
            f"{number_of(count)} is {shown(share)} of {_about(middle)}, but {number_of(other[3])} is "
            f"{shown(other[2])} of {_about(usual)}",
            "share",
        )


def _same_things(first: Figure, second: Figure) -> bool:
    alike = {first.unit, second.unit} <= {"vote", "ballot"}
    return first.unit == second.unit or alike


def _rounded(value: Decimal, digits: int) -> str:
    return plain(value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))


def _about(value: Decimal) -> str:
    for power, word in ((12, "trillion"), (9, "billion"), (6, "million")):
        if value >= Decimal(1).scaleb(power):
            return f"{_rounded(value.scaleb(-power), 1)} {word}"
    return plain(value.quantize(Decimal(1)))


def _spans(*figures: Figure) -> tuple[tuple[int, int], ...]:
    return tuple(sorted((figure.start, figure.end) for figure in figures))
