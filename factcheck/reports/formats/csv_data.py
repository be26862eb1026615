"""CSV: one row a claim, then one for what each article says against itself (of the kind "self-check").

In UTF-8 with a byte order mark, because spreadsheets take anything else for Latin.
"""

from __future__ import annotations

import csv
import datetime
import io
from typing import TYPE_CHECKING

from factcheck.reports.data import plain
from factcheck.reports.escaping import cell
from factcheck.reports.rows import COLUMNS, row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.reports.model import Report
    from factcheck.reports.rendering import Options

__all__ = ["lines", "write"]


def lines(table: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """Give each row of `table` as a line of CSV in which no cell is a formula."""
    yield b"\xef\xbb\xbf"
    held = io.StringIO(newline="")
    writer = csv.writer(held)
    for cells in table:
        writer.writerow([cell(_shown(value)) for value in cells])
        yield held.getvalue().encode()
        held.seek(0)
        held.truncate()


def _shown(value: object) -> object:
    """Give times as ISO writes them and truth as spreadsheets do."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return plain(value) if isinstance(value, datetime.datetime) else value


def write(reports: Sequence[Report], options: Options) -> Iterator[bytes]:
    """Write a header and a row for everything that is rated in every report."""

    def table() -> Iterator[Sequence[object]]:
        yield [column.name for column in COLUMNS]
        for report in reports:
            for claim in report.rated:
                yield row(report, claim)
                options.tick()

    return lines(table())
