"""What can be checked in an article, and who says it."""

from factcheck.claims.model import Anchor, Claim, ClaimKind, NotCheckable

__all__ = ["Anchor", "Claim", "ClaimKind", "NotCheckable"]
