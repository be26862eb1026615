"""What the writing of a number can mean: the interval that its digits, its hedge or its bound leave open.

The rules, all in `Decimal`:

- digits mean what rounds to them, half a unit of the last place on either side: 64% is [63.5, 64.5), "2 million" is
  [1.5m, 2.5m). Below zero the interval is mirrored, (-64.5, -63.5].
- "about" leaves the larger of half a unit of the last digit that is not zero and a twentieth of the number, on either
  side: "about 2,300" is [2185, 2415].
- "nearly" is below the number, by a tenth of it or one unit of its last digit that is not zero, whichever is larger.
- "over", "more than" and "at least" are open above, "under", "less than" and "at most" below; the number itself is
  excluded where the word excludes it. Shares of a whole end at 0 and 100.
- shares in words ("half", "one in five", "7 out of 10") are a coarse hand: 2.5 points on either side, but never more
  than an eighth of themselves.
- ranges are their ends.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.figures.reading.numerals import half, shift

if TYPE_CHECKING:
    from factcheck.figures.model import Approximator
    from factcheck.figures.reading.draft import Draft

__all__ = ["set_interval"]

_COARSE = Decimal("2.5")
_HUNDRED = Decimal(100)

_ABOVE: dict[Approximator, bool] = {"over": True, "more-than": True, "at-least": False}  # is the number excluded?
_BELOW: dict[Approximator, bool] = {"under": True, "less-than": True, "at-most": False}


def _last_digit(value: Decimal) -> Decimal:
    """Give the worth of one in the last digit that is not zero: 100 for 2,300, 0.1 for 3.20."""
    _, digits, exponent = value.normalize().as_tuple()
    return shift(Decimal(1), int(exponent)) if digits != (0,) else Decimal(1)


def set_interval(draft: Draft, *, share: bool) -> None:
    """Fill in `low` and `high` where the reading has not set them; `share` is a part of a whole, 0 to 100 percent."""
    value = draft.value
    if value is None or draft.low is not None or draft.high is not None:
        return
    approximator = draft.approximator
    if approximator is None:
        if draft.kind == "ratio":
            slack = min(_COARSE, abs(value) / 8)
            draft.low, draft.high = value - slack, value + slack
            return
        slack = half(draft.places)
        draft.low, draft.high = value - slack, value + slack
        if value < 0:
            draft.low_open = True
        else:
            draft.high_open = True
    elif approximator == "about":
        slack = max(_last_digit(value) / 2, abs(value) / 20)
        draft.low, draft.high = value - slack, value + slack
    elif approximator == "nearly":
        slack = max(_last_digit(value), abs(value) / 10) if abs(value) > 1 else abs(value) / 10
        draft.low, draft.high, draft.high_open = value - slack, value, True
    elif approximator in _ABOVE:
        draft.low, draft.low_open = value, _ABOVE[approximator]
        if share and value < _HUNDRED:
            draft.high = _HUNDRED
    else:
        draft.high, draft.high_open = value, _BELOW[approximator]
        if share and value > 0:
            draft.low = Decimal(0)
