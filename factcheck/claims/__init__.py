"""What can be checked in an article, and who says it."""

from factcheck.claims.anchoring import locate, make_anchor
from factcheck.claims.carry_over import Carried, CarryOver, WordChange, carry_over, word_changes
from factcheck.claims.finding import find_claims
from factcheck.claims.model import Anchor, Claim, ClaimKind, NotCheckable
from factcheck.claims.ties import Tied, likeness, tie

__all__ = [
    "Anchor",
    "Carried",
    "CarryOver",
    "Claim",
    "ClaimKind",
    "NotCheckable",
    "Tied",
    "WordChange",
    "carry_over",
    "find_claims",
    "likeness",
    "locate",
    "make_anchor",
    "tie",
    "word_changes",
]
