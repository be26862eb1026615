"""The formats that are filled templates: pages to read, in Markdown and HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reports.templating import fill

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.reports.model import Report
    from factcheck.reports.rendering import Options

__all__ = ["annotated_html", "annotated_markdown", "corrections", "html", "markdown", "questions"]


def _filled(name: str, reports: Sequence[Report], options: Options) -> Iterator[bytes]:
    for piece in fill(name, reports, template=options.template, tick=options.tick):
        yield piece.encode()


def markdown(reports: Sequence[Report], options: Options) -> Iterator[bytes]:
    """Write the verdict report as Markdown."""
    return _filled("report.md", reports, options)


def html(reports: Sequence[Report], options: Options) -> Iterator[bytes]:
    """Write the verdict report as one page without scripts that loads nothing."""
    return _filled("report.html", reports, options)


def annotated_markdown(reports: Sequence[Report], options: Options) -> Iterator[bytes]:
    """Write the article with numbered marks, the notes below each paragraph."""
    return _filled("annotated.md", reports, options)


def annotated_html(reports: Sequence[Report], options: Options) -> Iterator[bytes]:
    """Write the article with numbered marks, the notes beside the text."""
    return _filled("annotated.html", reports, options)


def corrections(reports: Sequence[Report], options: Options) -> Iterator[bytes]:
    """Write what must change and what the author is asked, as Markdown."""
    return _filled("corrections.md", reports, options)


def questions(reports: Sequence[Report], options: Options) -> Iterator[bytes]:
    """Write the open questions as a numbered list to send, as Markdown."""
    return _filled("questions.md", reports, options)
