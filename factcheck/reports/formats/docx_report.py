"""The verdict report as a Word document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reports.docx_pages import Pages
from factcheck.reports.paper import newest, paper_title, write_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.reports.model import Report
    from factcheck.reports.rendering import Options

__all__ = ["write"]


def write(reports: Sequence[Report], options: Options) -> Iterator[bytes]:
    """Write the document, one article after the other."""
    pages = Pages(paper_title(reports), newest(reports))
    write_on(pages, reports, options)
    yield pages.saved()
