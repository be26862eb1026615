"""The formats that are filled templates: pages to read, in Markdown and HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reports.templating import fill

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.reports.model import Report
    from factcheck.reports.rendering import Options

__all__ = ["html", "markdown"]


def _filled(name: str, reports: Sequence[Report], options: Options) -> Iterator[bytes]:
    for piece in fill(name, reports, template=options.template, tick=options.tick):
        yield piece.encode()


def markdown(reports: Sequence[Report], options: Options) -> Iterator[bytes]:
    """Write the verdict report as Markdown."""
    return _filled("report.md", reports, options)


def html(reports: Sequence[Report], options: Options) -> Iterator[bytes]:
    """Write the verdict report as one page without scripts that loads nothing."""
    return _filled("report.html", reports, options)
