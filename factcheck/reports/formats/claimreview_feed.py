"""ClaimReview as a feed: a schema.org DataFeed with one item per rated claim, each checked before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.errors import FactcheckError
from factcheck.reports.claimreview import CONTEXT, lint, reviews
from factcheck.reports.escaping import json_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.reports.model import Report, ReportClaim
    from factcheck.reports.rendering import Options

__all__ = ["NotPublishable", "write"]


class NotPublishable(FactcheckError):
    """A verdict of which no valid ClaimReview can be made."""


def write(reports: Sequence[Report], options: Options) -> Iterator[bytes]:
    """Write the feed; raises `NotPublishable`, naming the claim, before anything is written."""
    for report in reports:
        for claim, review in reviews(report, options.publication, uncleared=options.uncleared):
            _refuse_faults(claim, review)
    newest = max((report.journal.at for report in reports if report.journal.at), default=None)
    dated = f' "dateModified": "{newest:%Y-%m-%dT%H:%M:%SZ}",\n' if newest else ""
    yield f'{{\n "@context": "{CONTEXT}",\n "@type": "DataFeed",\n{dated} "dataFeedElement": ['.encode()
    first = True
    for report in reports:
        for _, review in reviews(report, options.publication, uncleared=options.uncleared):
            options.tick()
            if review is not None:
                item = {"@type": "DataFeedItem", "item": [review]}
                yield ("\n" if first else ",\n").encode() + json_text(item).encode()
                first = False
    yield b"\n ]\n}\n"


def _refuse_faults(claim: ReportClaim, review: dict[str, Any] | None) -> None:
    wrong = [] if review is None else [fault for fault in lint(review) if fault.level == "error"]
    if wrong:
        told = "; ".join(f"{fault.field} {fault.problem}" for fault in wrong)
        raise NotPublishable(claim.label, f"makes no valid ClaimReview: {told}", "mend the verdict")
