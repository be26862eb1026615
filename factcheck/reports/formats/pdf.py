"""The verdict report as a PDF, with page numbers and no claim torn between two pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reports.paper import newest, paper_title, write_on
from factcheck.reports.typst_pages import TypstPages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.reports.model import Report
    from factcheck.reports.rendering import Options

__all__ = ["write"]


def write(reports: Sequence[Report], options: Options) -> Iterator[bytes]:
    """Write the document, one article after the other. Raises `NotTypeset` where the group `pdf` is not installed."""
    pages = TypstPages(paper_title(reports), newest(reports))
    write_on(pages, reports, options)
    yield pages.saved()
