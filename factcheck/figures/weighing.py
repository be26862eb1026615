"""How two figures of one unit stand to each other by their numbers alone.

The source says how precise a claim may be, not the other way round: 63.75% may be told as 64%, 64% not as 63.9%. All
arithmetic is decimal; nothing here knows words, units or subjects.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from factcheck.figures.reading.numerals import half

if TYPE_CHECKING:
    from factcheck.figures.model import Figure

__all__ = [
    "SUPPORTING", "VERY", "RelationName", "Weighed", "digits_of", "half", "implied", "rounding_place", "signed",
    "slip_between", "weigh",
]  # fmt: skip

RelationName = Literal[
    "not-comparable", "equal", "rounds", "within", "approximates", "over-precise", "unit", "magnitude",
    "transposed", "misrounded", "overstates", "understates", "none",
]  # fmt: skip
SUPPORTING: frozenset[RelationName] = frozenset({"equal", "rounds", "within", "approximates"})
# The number as it is written, and not one within or near it.
VERY: frozenset[RelationName] = frozenset({"equal", "rounds"})

# A hedge is taken to stretch no further than this part of the number, whatever its digits.
_WIDEST, _NARROWEST, _NARROWEST_ONE_DIGIT = Decimal("0.10"), Decimal("0.025"), Decimal("0.05")
_NEARLY_ONE_DIGIT = Decimal("0.15")
# "one in five", "half": a coarse hand, but never more than three points of a share wide on either side.
_COARSE_POINTS = Decimal(3)
_ABOVE = frozenset({"over", "more-than", "at-least"})
_BELOW = frozenset({"under", "less-than", "at-most"})
_STRICT = frozenset({"over", "more-than", "under", "less-than"})


class Weighed(Struct, frozen=True):
    """A relation by numbers alone; `difference` is claimed minus reported where both are single numbers that differ."""

    name: RelationName
    difference: Decimal | None = None

    @property
    def very(self) -> bool:
        """Whether the number is the claimed one as it is written, and not within or near it."""
        return self.name in VERY


def signed(figure: Figure) -> Decimal | None:
    """Give the value with the sign that a fall gives it: "fell 3%" is -3."""
    if figure.value is None:
        return None
    return -abs(figure.value) if figure.direction == "down" else figure.value


def _numbers(claimed: Figure, reported: Figure) -> tuple[Decimal | None, Decimal | None]:
    """Give both values, signed by their directions where both have one or a minus stands for one."""
    if claimed.direction is None and claimed.value is not None and claimed.value >= 0:
        # "8.5% fewer" has no sign, and -8.5 in a column of changes has
        change = reported.kind == "change" and reported.value is not None
        return claimed.value, abs(reported.value) if change and reported.value else reported.value
    if reported.direction is None and reported.value is not None and reported.value >= 0:
        return claimed.value, reported.value
    return signed(claimed), signed(reported)


def weigh(claimed: Figure, reported: Figure, *, converted: bool = False) -> Weighed:
    """Give how a claimed figure stands to a reported one in the same unit.

    `converted` says that the reported figure was turned into the claim's unit, so that its digits say nothing of its
    precision and its bounds do.
    """
    claim, source = _numbers(claimed, reported)
    if claim is None or source is None:
        return _weigh_ranges(claimed, reported, claim, source)
    side, other = _side(claimed), _side(reported)
    if claim == source:
        return _same_number(side, other, claimed)
    if side is None and other is None:
        if claimed.kind == "ratio" and reported.kind != "ratio":
            return _about(claimed, claim, source)
        return _converted(claimed, reported, claim, source) if converted else _plain(claimed, reported, claim, source)
    if side == other:
        if side == "below" and claimed.text[:1] == reported.text[:1] == "<" and implied(claimed, reported):
            return Weighed("within", claim - source)  # "p < 0.001" where it is below 0.0001
        weighed = _plain(claimed, reported, claim, source)
        if converted and weighed.name not in SUPPORTING and side in {"about", "nearly"}:
            return _about(claimed, claim, source)
        return weighed
    if side is None:
        if other == "about" and (rounds := _plain(claimed, reported, claim, source)).name == "rounds":
            return rounds  # "some 1,104,000" is hedged, and yet told to the thousand
        return _against_hedge(other, reported, claim, source)
    return _hedged(side, other, claimed, claim, source)


def _side(figure: Figure) -> str | None:
    """Give the hedge's class: about, nearly, above, below or None."""
    hedge = figure.approximator
    if hedge in _ABOVE:
        return "above"
    if hedge in _BELOW:
        return "below"
    return hedge


def implied(claimed: Figure, reported: Figure) -> bool:
    """Tell whether a claimed bound holds wherever the reported one does: "more than 70%" of "more than 80%"."""
    side = _side(claimed)
    if claimed.value is None or reported.value is None or side not in {"above", "below"} or side != _side(reported):
        return False
    return abs(reported.value) >= abs(claimed.value) if side == "above" else abs(reported.value) <= abs(claimed.value)


def _same_number(side: str | None, other: str | None, claimed: Figure) -> Weighed:
    if side == other or (other is None and side in {"about", "nearly"}):
        return Weighed("equal")
    if other is None:
        # "more than half" of exactly half, but "at least half" is right
        if claimed.approximator in _STRICT:
            return Weighed("overstates" if side == "above" else "understates", Decimal(0))
        return Weighed("within")
    if side is None:
        return Weighed("equal" if other == "about" else "over-precise")
    if {side, other} == {"above", "below"}:
        return Weighed("overstates" if side == "above" else "understates", Decimal(0))
    return Weighed("approximates" if "about" in (side, other) or "nearly" in (side, other) else "equal")


def _tolerance(figure: Figure, value: Decimal) -> Decimal:
    """Give how far "about" reaches: half of the last significant place, within sensible parts of the number."""
    size = abs(value)
    if figure.kind == "ratio":
        points = _COARSE_POINTS if figure.unit in {"percent"} else _COARSE_POINTS / 100
        return min(size * _WIDEST, points)
    place = half(-_trailing(value)) if value else half(figure.places)
    return max(half(figure.places), min(max(place, size * _NARROWEST), size * _WIDEST)) if value else place


@lru_cache(maxsize=8192)
def _trailing(value: Decimal) -> int:
    """Give the power of ten of the last significant digit: 2 for 2300, -1 for 0.5."""
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _about(claimed: Figure, claim: Decimal, source: Decimal) -> Weighed:
    if abs(claim - source) <= _tolerance(claimed, claim):
        return Weighed("approximates", claim - source)
    return _apart(claim, source)


def _hedged(side: str, other: str | None, claimed: Figure, claim: Decimal, source: Decimal) -> Weighed:
    if side == "about":
        return _about(claimed, claim, source)
    if side == "nearly":
        below = abs(source) < abs(claim) and abs(claim - source) <= abs(claim) * _short_of(claimed, claim)
        return Weighed("approximates", claim - source) if below else _apart(claim, source)
    above = side == "above"
    holds = abs(source) > abs(claim) if above else abs(source) < abs(claim)
    if claimed.direction is None and (claim < 0 or source < 0):
        holds = source > claim if above else source < claim
    if not holds:
        if other is None or other in {"about", "nearly"}:
            return _apart(claim, source)
        # the source gives only a bound on the other side, which leaves the claim possible
        return Weighed("over-precise", claim - source)
    if other in {"above", "below"}:
        return Weighed("over-precise", claim - source)
    return Weighed("within", claim - source)


def _short_of(claimed: Figure, claim: Decimal) -> Decimal:
    """Give how far below a number "nearly" reaches, as a part of it: a little farther where it has a single digit."""
    return _NEARLY_ONE_DIGIT if claim.adjusted() + claimed.places == 0 else _WIDEST


def _against_hedge(other: str | None, reported: Figure, claim: Decimal, source: Decimal) -> Weighed:
    """Weigh a plain claim against a hedged source: inside the hedge the source is coarser, outside it differs."""
    if other == "about":
        inside = abs(claim - source) <= _tolerance(reported, source)
    elif other == "nearly":
        inside = abs(claim) < abs(source) and abs(source - claim) <= abs(source) * _WIDEST
    elif other == "above":
        inside = abs(claim) > abs(source) and abs(claim) <= abs(source) * 2
    else:
        inside = abs(claim) < abs(source) and abs(claim) * 2 >= abs(source)
    return Weighed("over-precise", claim - source) if inside else _apart(claim, source)


def _plain(claimed: Figure, reported: Figure, claim: Decimal, source: Decimal) -> Weighed:
    difference = claim - source
    finer = reported.places > claimed.places
    if finer and abs(difference) <= half(claimed.places):
        return Weighed("rounds", difference)
    if _rounded_whole(claim, source, claimed.places):
        return Weighed("rounds", difference)
    if claimed.places > reported.places and abs(difference) <= half(reported.places):
        return Weighed("over-precise", difference)
    if _magnitude(claim, source):
        return Weighed("magnitude", difference)
    place = rounding_place(claimed)
    if place < claimed.places and _trailing(source) < -place and abs(difference) < 2 * half(place):
        return Weighed("misrounded", difference)
    if _transposed(claim, source, max(claimed.places, reported.places)):
        return Weighed("transposed", difference)
    if finer and abs(difference) < 2 * half(claimed.places):
        return Weighed("misrounded", difference)
    return _apart(claim, source)


def _converted(claimed: Figure, reported: Figure, claim: Decimal, source: Decimal) -> Weighed:
    difference = claim - source
    if abs(difference) <= half(claimed.places) or _rounded_whole(claim, source, claimed.places, converted=True):
        return Weighed("rounds", difference)
    if reported.low is not None and reported.high is not None and reported.low <= abs(claim) <= reported.high:
        # a claim as coarse as the source may stand for it; a finer one says more than the source does
        width = (reported.high - reported.low) / 2
        return Weighed("rounds" if width <= 2 * half(claimed.places) else "over-precise", difference)
    return _apart(claim, source)


def rounds_to(claim: Decimal, source: Decimal, places: int) -> bool:
    """Tell whether a number with so many decimal `places` is the other one rounded, there or to its last two zeros."""
    return abs(claim - source) <= half(places) or _rounded_whole(claim, source, places)


def _rounded_whole(claim: Decimal, source: Decimal, places: int, *, converted: bool = False) -> bool:
    """Tell whether a number written with two zeros or more at its end is the other one rounded there: 2,287 as 2,300.

    One zero alone is no sign of rounding, nor is a number below a thousand; past a fortieth of it nobody calls it that,
    past a twentieth where a single digit is told: 8,276 as 8,000.
    A source with decimals is not told in thousands, but the decimals of a `converted` one are the conversion's.
    """
    zeros = _trailing(claim)
    reach = _NARROWEST if len(_digits(claim)) > 1 else _NARROWEST_ONE_DIGIT
    if not _is_round(claim, places) or abs(claim - source) > abs(claim) * reach:
        return False
    return (converted or 0 <= _trailing(source) < zeros) and abs(claim - source) <= half(-zeros)


def _is_round(value: Decimal, places: int) -> bool:
    if places > 0:
        return False  # who writes 50.00 means no 49
    return _trailing(value) + places >= 2 and abs(value.scaleb(places)) >= 1000


def rounding_place(figure: Figure) -> int:
    """Give the decimal place that a number was told to: -3 for "£282,000", else that of its last digit."""
    value = figure.value
    if value is None or not _is_round(value, figure.places):
        return figure.places
    place = -_trailing(value)
    return place if 2 * half(place) <= abs(value) * _NARROWEST else figure.places


def digits_of(value: Decimal | None) -> int:
    """Give how many digits a number has, zeros at its end not counted; 0 where there is none."""
    return len(_digits(value)) if value is not None else 0


@lru_cache(maxsize=8192)
def _digits(value: Decimal) -> str:
    return "".join(map(str, value.normalize().as_tuple().digits))


def _magnitude(claim: Decimal, source: Decimal) -> bool:
    """Tell whether the same digits stand at another power of ten, the source perhaps with more of them."""
    if claim == 0 or source == 0 or (claim < 0) != (source < 0):
        return False
    shift = claim.adjusted() - source.adjusted()
    if shift == 0:
        return False
    one, two = _digits(claim), _digits(source)
    if one == two:
        return True
    moved = source.scaleb(shift)
    return len(two) > len(one) >= 2 and abs(moved - claim) <= half(-_trailing(claim))


def slip_between(claimed: Figure, reported: Figure) -> RelationName | None:
    """Give which slip makes one number of the other, however they are hedged: a thousandfold, or two digits changed."""
    claim, source = claimed.value, reported.value
    if claim is None or source is None:
        return None
    if _word_of_magnitude(claim, source):
        return "magnitude"
    return "transposed" if _transposed(claim, source, max(claimed.places, reported.places)) else None


def _word_of_magnitude(claim: Decimal, source: Decimal) -> bool:
    """Tell whether a million stands where a billion does, however the numbers are hedged."""
    shift = claim.adjusted() - source.adjusted()
    return shift % 3 == 0 and len(_digits(claim)) > 1 and _magnitude(claim, source)


@lru_cache(maxsize=8192)
def _transposed(claim: Decimal, source: Decimal, places: int) -> bool:
    """Tell whether exactly two digits changed places."""
    places = min(max(places, 0), 30)
    if max(abs(claim.adjusted()), abs(source.adjusted())) > 40:
        return False
    one, two = (f"{abs(number):.{places}f}".replace(".", "") for number in (claim, source))
    if len(one) != len(two) or (claim < 0) != (source < 0):
        return False
    places_apart = [index for index, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
    if len(places_apart) != 2:
        return False
    first, second = places_apart
    return one[first] == two[second] and one[second] == two[first]


def _apart(claim: Decimal, source: Decimal) -> Weighed:
    """Say which way a claim errs; two falls by their size, "fell 5%" against "fell 3%" claims too much."""
    if _word_of_magnitude(claim, source):
        return Weighed("magnitude", claim - source)
    more = abs(claim) > abs(source) if claim <= 0 and source <= 0 else claim > source
    return Weighed("overstates" if more else "understates", claim - source)


def _weigh_ranges(claimed: Figure, reported: Figure, claim: Decimal | None, source: Decimal | None) -> Weighed:
    low, high = claimed.low, claimed.high
    if claim is None and source is None:
        return _two_ranges(claimed, reported)
    if claim is None:
        assert source is not None
        slack = half(claimed.places) if reported.places > claimed.places else Decimal(0)
        if low is not None and source < low - slack:
            return Weighed("overstates", low - source)
        if high is not None and source > high + slack:
            return Weighed("understates", high - source)
        return Weighed("within")
    assert claim is not None
    low, high = reported.low, reported.high
    inside = (low is None or claim >= low) and (high is None or claim <= high)
    if low is not None and high is not None and all(abs(end - claim) <= half(claimed.places) for end in (low, high)):
        return Weighed("rounds")
    if inside:
        return Weighed("within" if _covers(claimed, low, high) else "over-precise")
    if low is not None and claim < low:
        return Weighed("understates", claim - low)
    return Weighed("overstates", None if high is None else claim - high)


def _covers(claimed: Figure, low: Decimal | None, high: Decimal | None) -> bool:
    """Tell whether a hedged claim holds for every number of a reported range: "more than 50" of 57-59."""
    value = claimed.value
    if value is None:
        return False
    side = _side(claimed)
    if side == "above":
        return low is not None and low >= value
    if side == "below":
        return high is not None and high <= value
    if side == "about":
        reach = _tolerance(claimed, value)
        return low is not None and high is not None and value - reach <= low and high <= value + reach
    return False


def _two_ranges(claimed: Figure, reported: Figure) -> Weighed:
    ends = ((claimed.low, reported.low), (claimed.high, reported.high))
    if all(one == two for one, two in ends):
        return Weighed("equal")
    near = half(claimed.places) if reported.places > claimed.places else Decimal(0)
    if near and all(one is not None and two is not None and abs(one - two) <= near for one, two in ends):
        return Weighed("rounds")
    for one, two in reversed(ends):
        if one is not None and two is not None and one != two:
            return Weighed("overstates" if one > two else "understates", one - two)
    # an end is open on one side only
    return Weighed("over-precise")
