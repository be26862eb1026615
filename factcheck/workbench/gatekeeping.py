"""Whether an article may go out, as a list to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.workbench.choices import Choice
from factcheck.workbench.wrapping import clip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.checking import Question
    from factcheck.claims import Claim
    from factcheck.desk import Desk
    from factcheck.desk.judging.gate import Gate, Reason

__all__ = ["Held", "gate_choices", "held_back"]

_BRIEF = 30  # cells of a claim that stand beside the reason


class Held(Struct, frozen=True):
    """What the gate says of an article, with the claims that hold it back."""

    gate: Gate
    claims: Mapping[str, Claim]


def held_back(desk: Desk, article: str) -> Held:
    """Ask the gate, with the claims concerned; in the backroom."""
    from factcheck.desk.judging.gate import gate

    found = gate(desk, article)
    keys = dict.fromkeys(each.claim for each in (*found.reasons, *found.exempted) if "#" in each.claim)
    return Held(found, {key: desk.claims.get(key).claim for key in keys})


def gate_choices(found: Held) -> list[Choice]:
    """Give a line for every claim that holds it back, with all reasons in it, and for what was kept all the same.

    Those that nobody has rated yet, which are many at first, stand behind the others. Each gives its first reason, to
    lead to the claim and the question that it is about.
    """
    together: dict[tuple[str, Question | None], list[Reason]] = {}
    for reason in found.gate.reasons:
        together.setdefault((reason.claim, reason.question), []).append(reason)
    held = sorted(together.values(), key=lambda reasons: all(reason.kind == "open" for reason in reasons))
    longest = max(map(len, found.claims), default=0)
    return [
        *(_choice(found, each[0], [reason.words for reason in each], longest) for each in held),
        *(_choice(found, each, [f"kept all the same: {each.words}"], longest) for each in found.gate.exempted),
    ]


def _choice(found: Held, reason: Reason, reasons: Sequence[str], longest: int) -> Choice:
    words = "; ".join(reasons)
    claim = found.claims.get(reason.claim)
    if claim is None:  # it is about the whole article, and leads nowhere
        return Choice(reason.claim, words)
    text = " ".join(claim.text.split())
    brief = claim.figure.text if claim.figure is not None else clip(text, _BRIEF)
    # Where there are several they are cut off at 80 columns, and stand whole under the list.
    return Choice(f"{reason.claim:<{longest}}  {brief}", words, reason, detail=text if len(reasons) == 1 else words)
