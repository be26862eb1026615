"""A claim that was not found but given: marked by a person, or made for what an article says against itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.model import Claim

if TYPE_CHECKING:
    from factcheck.claims.model import Anchor, ClaimKind
    from factcheck.figures.model import Figure

__all__ = ["given_claim"]


def given_claim(
    text: str,
    start: int,
    end: int,
    kind: ClaimKind,
    *,
    key: str,
    anchor: Anchor,
    why: str,
    figure: Figure | None = None,
) -> Claim:
    """Give `text[start:end]` as a claim of the article itself, of the id `key`, and `why` it is worth checking."""
    return Claim(
        id=key,
        start=start,
        end=end,
        text=text[start:end],
        figure=figure,
        kind=kind,
        checkable=True,
        reason=None,
        claimant=None,
        quoted=False,
        siblings=(),
        worthiness=1.0,
        anchor=anchor,
        worthiness_reasons=(why,),
    )
