"""What a relation is: how a claimed figure stands to what is reported. Only data."""

from __future__ import annotations

from decimal import Decimal  # noqa: TC003 - msgspec looks these up
from typing import Literal

from msgspec import Struct

from factcheck.figures.model import Figure  # noqa: TC001
from factcheck.figures.weighing import RelationName

__all__ = ["Derivation", "Relation", "RelationName", "RowSurety", "Stance"]

Stance = Literal["supports", "contradicts", "unclear", "unsupported"]
Derivation = Literal[
    "sum",
    "difference",
    "ratio",
    "share",
    "percent-change",
    "point-change",
    "average",
    "per-head",
    "count",
    "extreme",
    "rank",
]


class Relation(Struct, frozen=True):
    """How a claimed figure stands to what is reported.

    `working` is one line that a reader can verify by hand; `label` its first word as the screen shows it ("MATCH").
    `parts` are the reported figures that took part, several where the number was computed; `derivation` says how and
    `computed` to what, in the unit of the claim. `not_compared` names what a person must still look at ("date", "base",
    "subject"). `difference` is claimed minus reported in the unit of the claim, where the two differ. `certainty` is
    how sure the grounds make that both tell one fact, 0..1, and `grounds` are those that counted most, surest first,
    in words. `stands` is how sure it is that the claimed number itself is told there, whatever the relation is to.
    """

    name: RelationName = "none"
    stance: Stance = "unsupported"
    label: str = "NOTHING"
    working: str = ""
    parts: tuple[Figure, ...] = ()
    derivation: Derivation | None = None
    not_compared: tuple[str, ...] = ()
    difference: Decimal | None = None
    certainty: float = 0.0
    grounds: tuple[str, ...] = ()
    stands: float = 0.0
    computed: Decimal | None = None

    @property
    def reported(self) -> Figure | None:
        """The one reported figure that the claim was held against; None where several took part."""
        return self.parts[0] if len(self.parts) == 1 else None


class RowSurety(Struct, frozen=True):
    """How sure the rows of a table, looked at one by one, make that the claim is told there, agreeing or differing."""

    agree: float = 0.0
    differ: float = 0.0
