"""The annotated article as a Word document: numbered marks in the text, the notes as comments beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reports.annotation import annotated, letters, source_number, unchecked
from factcheck.reports.docx_pages import Pages
from factcheck.reports.notes import note_lines
from factcheck.reports.runs import TONES, Run
from factcheck.reports.words import date_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.reports.annotation import Segment
    from factcheck.reports.model import Report, ReportClaim
    from factcheck.reports.rendering import Options

__all__ = ["write"]

SOURCES = ("2B5D8C", "8A4B12", "5B3F8F", "0E6A63", "8F2D5C", "55611A")


def _color(cited: Sequence[str]) -> str:
    return SOURCES[source_number(cited[0]) % len(SOURCES)] if cited else TONES["none"]


def _look(text: str, claim: ReportClaim | None, *, read: bool) -> Run:
    if claim is None:
        return Run(text=text, color=None if read else TONES["none"])
    if unchecked(claim):
        return Run(text=text, bold=True, shade="FFE9A8", underline="dash", color=TONES["wait"])
    if claim.standing == "change":
        return Run(text=text, shade="FBEEEA", underline="single", color=TONES["stop"])
    return Run(text=text, underline="single", color=_color(letters(claim)))


def _runs(report: Report, segment: Segment) -> Iterator[Run]:
    yield _look(segment.text, segment.claim, read=segment.read)
    for claim in segment.ends:
        cited = letters(claim)
        words = " ".join((str(claim.number), *cited, *(["?"] if unchecked(claim) else [])))
        by = claim.decision.by if claim.decision else ""
        color = TONES["wait"] if unchecked(claim) else _color(cited)
        yield Run(
            text=f"[{words}]", raised=True, bold=True, color=color, note="\n".join(note_lines(report, claim)), author=by
        )


def write(reports: Sequence[Report], options: Options) -> Iterator[bytes]:
    """Write the document, one article after the other."""
    title = "; ".join(report.article.title for report in reports)
    newest = max((report.journal.at for report in reports if report.journal.at), default=None)
    pages = Pages(f"Annotated: {title}", newest)
    for number, report in enumerate(reports):
        if number:
            pages.page_break()
        pages.paragraph(Run(text=report.article.title), style="Title")
        words, tone = ("CLEARED", "done") if report.cleared else ("NOT CLEARED", "stop")
        pages.paragraph(Run(text=words, bold=True, color=TONES[tone]), Run(text=": " + "; ".join(report.reasons)))
        for item in report.evidence:
            dated = f", {date_words(item.date)}" if item.date else ""
            pages.paragraph(
                Run(text=f"{item.letter}  ", bold=True, color=_color([item.letter])),
                Run(text=f"{item.title}{dated}, {item.source}"),
            )
        pages.paragraph(
            Run(text="Dashed words wait for somebody to decide; grey ones stand under no claim.", italic=True)
        )
        for paragraph in annotated(report):
            runs = (run for segment in paragraph.segments for run in _runs(report, segment))
            pages.paragraph(*runs, style="BodyText")
            for _ in paragraph.claims:
                options.tick()
    if reports:
        pages.footer(reports[0].program)
    yield pages.saved()
