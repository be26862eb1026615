"""What can be checked in an article, and who says it.

Loaded when it is used: who needs only the types pays only for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.lazily import loading

if TYPE_CHECKING:
    from factcheck.claims.anchoring import locate, make_anchor
    from factcheck.claims.carrying import Carried, CarryOver, WordChange, carry_over, word_changes
    from factcheck.claims.comparison import Likeness, likeness
    from factcheck.claims.finding import find_claims
    from factcheck.claims.model import Anchor, Claim, ClaimKind, NotCheckable
    from factcheck.claims.ties import Tied, Ties, tie

__all__ = [
    "Anchor",
    "Carried",
    "CarryOver",
    "Claim",
    "ClaimKind",
    "Likeness",
    "NotCheckable",
    "Tied",
    "Ties",
    "WordChange",
    "carry_over",
    "find_claims",
    "likeness",
    "locate",
    "make_anchor",
    "tie",
    "word_changes",
]

__getattr__, __dir__ = loading(
    __name__,
    anchoring="locate make_anchor",
    carrying="Carried CarryOver WordChange carry_over word_changes",
    comparison="Likeness likeness",
    finding="find_claims",
    model="Anchor Claim ClaimKind NotCheckable",
    ties="Tied Ties tie",
)
