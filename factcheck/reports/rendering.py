"""The formats by name, and how a report is written in one of them. A format's module is imported on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from msgspec import Struct

from factcheck.errors import FactcheckError
from factcheck.reports.claimreview import UNNAMED, Publication
from factcheck.reports.model import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from factcheck.reports.added import AddedFormat

__all__ = ["FORMATS", "Format", "Options", "UnknownFormat", "Writer", "format_of", "pieces", "render"]


class UnknownFormat(FactcheckError):
    """A format that does not exist, or that cannot do what was asked of it."""


class Options(Struct, frozen=True):
    """How a report is written.

    `template` replaces a built-in one where the format has one; `publication` names the publisher in a feed;
    `uncleared` takes along, marked, what a format for publication leaves out; `tick` is called whenever a claim was
    written.
    """

    template: Path | None = None
    uncleared: bool = False
    publication: Publication = UNNAMED
    tick: Callable[[], None] = lambda: None


class Format(Struct, frozen=True):
    """`module` is below `factcheck.reports.formats`; a binary format is not for a terminal.

    One for `publication` leaves out what is not cleared.
    """

    module: str
    function: str
    suffix: str
    title: str
    binary: bool = False
    templated: bool = False
    publication: bool = False


class Writer(Protocol):
    """What every format is: reports in, bytes out, piece by piece."""

    def __call__(self, reports: Sequence[Report], options: Options) -> Iterator[bytes]:
        """Write the reports; raises `FactcheckError` where it cannot."""
        ...


FORMATS: dict[str, Format] = {
    "md": Format("pages", "markdown", ".md", "the verdicts, for an editor", templated=True),
    "html": Format("pages", "html", ".html", "the verdicts, as one page to read or print", templated=True),
    "pdf": Format("pdf", "write", ".pdf", "the verdicts, to print; needs the group `pdf`", binary=True),
    "docx": Format("docx_report", "write", ".docx", "the verdicts, for a word processor", binary=True),
    "annotated-md": Format("pages", "annotated_markdown", ".md", "the article with marks and notes", templated=True),
    "annotated-html": Format("pages", "annotated_html", ".html", "the article with notes beside it", templated=True),
    "annotated-docx": Format("docx_article", "write", ".docx", "the article with comments", binary=True),
    "critic": Format("critic", "write", ".md", "the article in CriticMarkup, with comments"),
    "corrections": Format("pages", "corrections", ".md", "what must change, and the questions", templated=True),
    "corrections-csv": Format("corrections_csv", "write", ".csv", "the same, a row each"),
    "questions": Format("pages", "questions", ".md", "the open questions to the author", templated=True),
    "json": Format("json_data", "write", ".json", "all of it, for programs"),
    "csv": Format("csv_data", "write", ".csv", "a row a claim"),
    "xlsx": Format("xlsx", "write", ".xlsx", "a row a claim, with typed cells", binary=True),
    "site": Format(
        "site", "write", ".zip", "what is cleared, as files for a web server", binary=True, publication=True
    ),
    "claimreview": Format(
        "claimreview_feed", "write", ".json", "a feed of ClaimReview, for publishers", publication=True
    ),
}


def format_of(name: str) -> Format:
    """Give a format of this package or of a plug-in; raises `UnknownFormat`, `BrokenPlugin`."""
    return FORMATS.get(name) or _added(name).about


def _added(name: str) -> AddedFormat:
    """Give a format that a plug-in brings; one of this package is never replaced."""
    from factcheck.plugins import plugins
    from factcheck.reports.added import GROUP, loaded_format

    found = plugins(GROUP)
    if name not in found:
        raise UnknownFormat(name, "is no format of a report", f"choose one of {', '.join((*FORMATS, *found))}")
    return loaded_format(found[name])


def pieces(reports: Sequence[Report], format_name: str, options: Options | None = None) -> Iterator[bytes]:
    """Write the reports in a format, piece by piece; raises `UnknownFormat`, `BrokenPlugin`."""
    options = options or Options()
    known = FORMATS.get(format_name)
    if options.template and not (known and known.templated):
        with_templates = ", ".join(name for name, item in FORMATS.items() if item.templated)
        raise UnknownFormat(format_name, "is not made from a template", f"templates go with {with_templates}")
    if known is None:
        return _added(format_name).write(reports, options)
    module = import_module(f"factcheck.reports.formats.{known.module}")
    return cast("Writer", getattr(module, known.function))(reports, options)


def render(report: Report | Sequence[Report], format_name: str) -> str | bytes:
    """Give one report, or several in one, as text, or as bytes where the format is not text."""
    reports = [report] if isinstance(report, Report) else list(report)
    whole = b"".join(pieces(reports, format_name))
    return whole if format_of(format_name).binary else whole.decode()
