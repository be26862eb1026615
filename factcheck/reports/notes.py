"""What is said of a claim in a comment beside its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reports.annotation import unchecked
from factcheck.reports.words import standing_words

if TYPE_CHECKING:
    from factcheck.reports.model import Report, ReportClaim

__all__ = ["note_lines"]


def note_lines(report: Report, claim: ReportClaim) -> list[str]:
    """Give what a comment says of a claim, a line each; a question begins with its number, by which it is answered."""
    decision = claim.decision
    lines = ["Not checked." if unchecked(claim) else standing_words(report.scale, claim.standing)]
    if decision and not unchecked(claim):
        lines = [report.rating(decision.rating).name]
    if decision and claim.hindrances:
        lines.append(f"Held back: {'; '.join(claim.hindrances)}")
    if decision and decision.replacement:
        lines.append(f"{claim.quote} → {decision.replacement}")
    if claim.inquests and claim.inquests[0].told and claim.inquests[0].told.working:
        lines.append(claim.inquests[0].told.working)
    if decision and decision.reason:
        lines.append(decision.reason)
    for source in decision.sources if decision else ():
        lines.append(
            f"{source.letter}: {report.document(source.letter).title}, {source.place}: “{source.row or source.passage}”"
        )
    lines += [f"Question {item.number}: {item.text}" for item in claim.enquiries if item.open]
    return lines
