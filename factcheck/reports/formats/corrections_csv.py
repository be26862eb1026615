"""Corrections and open questions as CSV, a row each, for the copy desk's spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reports.corrections import corrections, open_questions
from factcheck.reports.escaping import one_line
from factcheck.reports.formats.csv_data import lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.reports.model import Report
    from factcheck.reports.rendering import Options

__all__ = ["write"]

HEADER = ("what", "article", "claim", "place", "old", "new", "why", "source", "who")


def write(reports: Sequence[Report], options: Options) -> Iterator[bytes]:
    """Write the corrections of each report, and below them its questions."""

    def table() -> Iterator[Sequence[object]]:
        yield HEADER
        for report in reports:
            slug = report.article.slug
            for item in corrections(report):
                told = (item.old, item.new or "", item.reason, item.source, item.by)
                yield ("correction", slug, item.claim.number, item.claim.place, *map(one_line, told))
            for claim, enquiry in open_questions(report):
                told = (claim.quote, "", enquiry.text, "", enquiry.to or "")
                yield ("question", slug, claim.number, claim.place, *map(one_line, told))
            for _ in report.rated:
                options.tick()

    return lines(table())
