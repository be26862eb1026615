"""Whether an article may go out, as a list to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.workbench.choices import Choice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.desk import Desk
    from factcheck.desk.gate import Gate

__all__ = ["Held", "gate_choices", "held_back"]


class Held(Struct, frozen=True):
    """What the gate says of an article, with the words of the claims that hold it back."""

    gate: Gate
    words: Mapping[str, str]


def held_back(desk: Desk, article: str) -> Held:
    """Ask the gate, with the words of the claims concerned; in the backroom."""
    from factcheck.desk.gate import gate

    found = gate(desk, article)
    keys = dict.fromkeys(each.claim for each in (*found.reasons, *found.exempted))
    return Held(found, {key: " ".join(desk.claim(key).claim.text.split()) for key in keys})


def gate_choices(found: Held) -> list[Choice]:
    """Give a line for every reason, each leading to its claim, and for what was kept all the same."""
    held = [Choice(each.words, each.claim, each.claim, detail=found.words[each.claim]) for each in found.gate.reasons]
    kept = [
        Choice(f"kept all the same: {each.words}", each.claim, each.claim, ink="muted", detail=found.words[each.claim])
        for each in found.gate.exempted
    ]
    return held + kept
