"""XLSX: the claims as a sheet with typed cells; what an article says against itself, the evidence and the article's
standing on sheets of their own.

No cell is a formula or a link, whatever its text looks like.
"""

from __future__ import annotations

import datetime
import io
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import xlsxwriter

from factcheck.reports.escaping import clean
from factcheck.reports.rows import COLUMNS, row
from factcheck.reports.words import standing_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.reports.model import Report, ReportClaim
    from factcheck.reports.rendering import Options
    from factcheck.reports.rows import Cell

__all__ = ["write"]

LONGEST = 32_767  # characters in a cell
EXACT = 15  # digits that a spreadsheet's numbers hold
DAWN = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)

EVIDENCE = ("letter", "title", "address or file", "rank", "origin", "date", "claims", "archived", "sha256")


class _Book:
    """A workbook with the few looks that its cells have; remembers one look per number of decimal places."""

    def __init__(self, out: io.BytesIO) -> None:
        options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self.book = xlsxwriter.Workbook(
            out, {**options, "constant_memory": True, "default_date_format": "yyyy-mm-dd hh:mm"}
        )
        self.head = self.book.add_format({"bold": True, "bottom": 1, "valign": "top", "text_wrap": True})
        self.text = self.book.add_format({"valign": "top", "text_wrap": True})
        self.time = self.book.add_format({"valign": "top", "num_format": "yyyy-mm-dd hh:mm"})
        self._numbers: dict[str, Any] = {}

    def number(self, shown: str) -> Any:  # noqa: ANN401 - xlsxwriter is untyped
        if shown not in self._numbers:
            self._numbers[shown] = self.book.add_format({"valign": "top", "num_format": shown})
        return self._numbers[shown]

    def put(self, sheet: Any, at: tuple[int, int], value: Cell | datetime.date, *, percent: bool = False) -> None:  # noqa: ANN401
        """Write one cell by its type; a number that a spreadsheet would round is written as text."""
        if value is None:
            return
        if isinstance(value, bool):
            sheet.write_boolean(*at, value, self.text)
        elif isinstance(value, datetime.datetime):
            sheet.write_datetime(*at, value.astimezone(datetime.UTC).replace(tzinfo=None), self.time)
        elif isinstance(value, int):
            sheet.write_number(*at, value, self.number("#,##0"))
        elif isinstance(value, Decimal) and len(value.as_tuple().digits) <= EXACT:
            places = max(0, -int(value.as_tuple().exponent))
            fraction = "." + "0" * places if places else ""
            if percent:
                sheet.write_number(*at, float(value / 100), self.number(f"0{fraction}%"))
            else:
                sheet.write_number(*at, float(value), self.number(f"#,##0{fraction}"))
        else:
            sheet.write_string(*at, _fitting(str(value)), self.text)


def _fitting(text: str) -> str:
    text = clean(text)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _claims(book: _Book, name: str, listed: Sequence[tuple[Report, ReportClaim]], options: Options) -> None:
    sheet = book.book.add_worksheet(name)
    sheet.freeze_panes(1, 2)
    for at, column in enumerate(COLUMNS):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, column.name, book.head)
    for line, (report, claim) in enumerate(listed, 1):
        percent = claim.claimed is not None and claim.claimed.unit == "percent"
        for at, (column, value) in enumerate(zip(COLUMNS, row(report, claim), strict=True)):
            book.put(sheet, (line, at), value, percent=percent and column.kind == "figure")
        options.tick()
    sheet.autofilter(0, 0, max(len(listed), 1), len(COLUMNS) - 1)


def _evidence(book: _Book, reports: Sequence[Report]) -> None:
    sheet = book.book.add_worksheet("Evidence")
    sheet.set_column(1, 2, 40)
    sheet.set_column(7, 8, 40)
    for at, name in enumerate(("article", *EVIDENCE)):
        sheet.write_string(0, at, name, book.head)
    line = 0
    for report in reports:
        for item in report.evidence:
            line += 1
            about = (item.letter, item.title, item.source, item.rank, item.origin, item.date and item.date.isoformat())
            for at, value in enumerate((report.article.slug, *about, item.cited, item.archived, item.sha256)):
                book.put(sheet, (line, at), value)


def _standing(book: _Book, reports: Sequence[Report]) -> None:
    sheet = book.book.add_worksheet("Articles")
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 80)
    line = 0
    for report in reports:
        article, counts = report.article, report.counts
        about: tuple[tuple[str, Cell], ...] = (
            ("article", article.slug),
            ("title", article.title),
            ("standing", "CLEARED" if report.cleared else "NOT CLEARED"),
            ("because", "; ".join(report.reasons)),
            ("claims", counts.claims),
            ("settled", counts.settled),
            (standing_words(report.scale, "change"), counts.change),
            ("disputed", counts.disputed),
            ("asked", counts.asked),
            ("open", counts.open),
            ("without a source", counts.unsourced),
            ("await a second reader", counts.second_reader),
            ("contradicts itself", counts.against_itself),
            ("scale", report.scale.title),
            ("version", article.version),
            ("changed since", article.changed),
            ("source", article.source),
            ("sha256", article.sha256),
            ("as of (UTC)", report.journal.at),
            ("journal", report.journal.hash),
            ("program", report.program),
        )
        for name, value in about:
            sheet.write_string(line, 0, name, book.head)
            book.put(sheet, (line, 1), value)
            line += 1
        line += 1


def write(reports: Sequence[Report], options: Options) -> Iterator[bytes]:
    """Write the workbook; the newest journal line dates it, so that the same desk gives the same bytes."""
    out = io.BytesIO()
    book = _Book(out)
    newest = max((report.journal.at for report in reports if report.journal.at), default=DAWN)
    book.book.set_properties({"title": "Fact-check", "created": newest.astimezone(datetime.UTC).replace(tzinfo=None)})
    _claims(book, "Claims", [(report, claim) for report in reports for claim in report.claims], options)
    contradictions = [(report, item.claim) for report in reports for item in report.self_contradictions]
    if contradictions:
        _claims(book, "Against itself", contradictions, options)
    _evidence(book, reports)
    _standing(book, reports)
    book.book.close()
    yield out.getvalue()
