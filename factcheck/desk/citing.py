"""From a passage that the machine offered to the source that a verdict keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.desk.model import Source

if TYPE_CHECKING:
    from factcheck.desk.model import Evidence
    from factcheck.evidence import Link

__all__ = ["cite"]


def cite(link: Link, evidence: Evidence) -> Source:
    """Give the source for a link into this piece of evidence, with the passage as it reads now.

    It speaks against the claim where the figures contradict it. A passage of the checked article itself is no source
    and must not be given here.
    """
    return Source(
        document=evidence.id,
        start=link.start,
        end=link.end,
        text=link.text,
        sha256=evidence.sha256,
        side="against" if link.relation.stance == "contradicts" else "for",
        rank=evidence.rank,
        origin=evidence.origin,
        archived=evidence.archived,
        place=link.place,
    )
