"""What must change in an article, and what its author is asked: for the author and the copy desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from factcheck.reports.model import Enquiry, Report, ReportClaim

__all__ = ["Correction", "corrections", "open_questions"]


class Correction(Struct, frozen=True):
    """Old words, new ones (None: the author has to find them), why, from which source, and who says so."""

    claim: ReportClaim
    old: str
    new: str | None
    reason: str
    source: str
    by: str


def corrections(report: Report) -> list[Correction]:
    """Give every claim that must change or has a replacement, in article order, and what contradicts itself after."""
    found = []
    concerned = {item.claim.number: "; ".join(item.quotes) for item in report.self_contradictions}
    for claim in report.rated:
        decision = claim.decision
        if decision is None or not (decision.replacement or claim.standing == "change"):
            continue
        first = claim.inquests[0].told
        cited = [source for source in decision.sources if not source.supports] or list(decision.sources)
        found.append(
            Correction(
                claim,
                concerned.get(claim.number, claim.quote),
                decision.replacement,
                decision.reason or (first.working if first else ""),
                "; ".join(f"{report.document(source.letter).title}, {source.place}" for source in cited),
                decision.by,
            )
        )
    return found


def open_questions(report: Report) -> list[tuple[ReportClaim, Enquiry]]:
    """Give the questions that still wait for an answer, by their number."""
    waiting = [(claim, enquiry) for claim in report.rated for enquiry in claim.enquiries if enquiry.open]
    return sorted(waiting, key=lambda pair: pair[1].number)
