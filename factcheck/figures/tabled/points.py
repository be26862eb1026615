"""Points that are points of a percentage, for what they are told beside: "in calo di 1,3 punti, al 3,6 %"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.model import QUANTITATIVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.figures.tabled.draft import Reading
    from factcheck.figures.tabled.lexicon import Lexicon
    from factcheck.figures.tabled.tokens import Token

__all__ = ["tell_points"]

_MOST = 50  # a share hardly changes by more; an index of shares does
_FAR = 12  # how many tokens may stand between the points and the percentage
_ENDS = frozenset(".!?;")


def tell_points(tokens: Sequence[Token], drafts: Sequence[Reading], lexicon: Lexicon) -> None:
    """Give points their unit where the level of a percentage stands beside their change, before it or behind it.

    "perd 0,8 %, soit 60 points" tells one change twice, and those are points of an index.
    """
    amounts = [draft for draft in drafts if draft.kind in QUANTITATIVE]
    for at, draft in enumerate(amounts):
        if draft.unit != "point" or draft.value is None or not 0 < draft.value <= _MOST:
            continue
        before = amounts[at - 1] if at else None
        behind = amounts[at + 1] if at + 1 < len(amounts) else None
        if (
            (behind is not None and behind.cue == "to" and _is_level(behind) and _near(tokens, draft, behind))
            or (
                before is not None
                and _differs(tokens, draft, lexicon)
                and _is_level(before)
                and _near(tokens, before, draft)
            )
            or (before is not None and _is_apart(before, draft) and _near(tokens, before, draft))
            or (draft.value < 1 and not draft.digits)  # "medio punto"
        ):
            draft.unit = "percentage-point"


def _differs(tokens: Sequence[Token], draft: Reading, lexicon: Lexicon) -> bool:
    """Tell whether points are those of a change, or so many more or fewer ("4,9 Punkte mehr", "2 points de plus")."""
    behind = (token.word for token in tokens[draft.t1 : draft.t1 + 2])
    return draft.kind == "change" or not lexicon.compared.isdisjoint(behind)


def _is_level(draft: Reading) -> bool:
    """Tell whether a figure is a percentage that something stands at, not one by which it changed."""
    return draft.unit == "percent" and draft.kind == "quantity" and draft.cue != "by"


def _is_apart(before: Reading, draft: Reading) -> bool:
    """Tell whether the points are what lies between the two percentages before them: "de 12 à 10 %, soit 2 points"."""
    if before.unit != "percent" or before.from_value is None or before.to_value is None:
        return False
    return abs(before.from_value - before.to_value) == draft.value


def _near(tokens: Sequence[Token], first: Reading, second: Reading) -> bool:
    between = tokens[first.t1 : second.t0]
    return len(between) <= _FAR and not any(token.word in _ENDS for token in between)
