"""What became of an article's contradictions in its new version: still the same, changed, gone, or new.

Pure data about two lists of them; what is kept of verdicts is the desk's business.
"""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from rapidfuzz import fuzz

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.checking.self_claims import SelfClaim

__all__ = ["CarriedCheck", "CarriedChecks", "CheckFate", "carry_checks"]

CheckFate = Literal["same", "changed", "gone"]

# How alike (0..100) the words concerned and their sentences must be, on average, to be versions of one contradiction:
# the same figures in a sentence written anew, or other figures in the same sentence.
_ALIKE = 62.0
# Of so many that are left on either side each is held against each.
_MOST = 300


class CarriedCheck(Struct, frozen=True):
    """What became of one contradiction of the old version; `new` is what it is now, None where it is gone."""

    old: SelfClaim
    fate: CheckFate
    new: SelfClaim | None = None


class CarriedChecks(Struct, frozen=True):
    """The old contradictions in their order with what became of them, and those that are new."""

    carried: tuple[CarriedCheck, ...]
    added: tuple[SelfClaim, ...]


def carry_checks(old: Sequence[SelfClaim], new: Sequence[SelfClaim]) -> CarriedChecks:
    """Say what became of the `old` contradictions of an article in its new version, which has the `new` ones.

    One is the same while its kind, the words concerned and its working are, whatever was written around them. One of
    the same kind whose words or sentence are still alike is "changed", however small the change: somebody has to look
    again.
    """
    pairs: dict[int, int] = {}
    waiting: dict[tuple[object, ...], deque[int]] = defaultdict(deque)
    for index, item in enumerate(new):
        waiting[_key(item)].append(index)
    for index, item in enumerate(old):
        if same := waiting.get(_key(item)):
            pairs[index] = same.popleft()
    unchanged = frozenset(pairs)
    left = [index for index in range(len(old)) if index not in pairs][:_MOST]
    fresh = sorted(set(range(len(new))) - set(pairs.values()))[:_MOST]
    scored = [
        (score, first, second)
        for first in left
        for second in fresh
        if old[first].check.kind == new[second].check.kind and (score := _alike(old[first], new[second])) >= _ALIKE
    ]
    taken: set[int] = set()
    for _, first, second in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        if first not in pairs and second not in taken:
            pairs[first] = second
            taken.add(second)
    held = set(pairs.values())
    return CarriedChecks(
        tuple(
            CarriedCheck(item, "same" if index in unchanged else "changed", new[pairs[index]])
            if index in pairs
            else CarriedCheck(item, "gone")
            for index, item in enumerate(old)
        ),
        tuple(item for index, item in enumerate(new) if index not in held),
    )


def _key(item: SelfClaim) -> tuple[object, ...]:
    return (item.check.kind, item.check.working, *map(_folded, item.check.words))


def _alike(one: SelfClaim, other: SelfClaim) -> float:
    words = fuzz.ratio(_folded(" ".join(one.check.words)), _folded(" ".join(other.check.words)))
    return (words + fuzz.ratio(_folded(one.claim.text), _folded(other.claim.text))) / 2


def _folded(text: str) -> str:
    return " ".join(text.split())
