"""Sheets of OpenDocument: a cell is read as the file says that it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.documents.formats.opendocument import number_of, open_package, tag, words_of
from factcheck.documents.formats.sheets import Cost, Sheet, write_workbook
from factcheck.documents.raised import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.documents.content import Content, Raw
    from factcheck.documents.limits import Limits

__all__ = ["READER", "read"]

READER = "ods 1"

_TABLE, _ROW = tag("table:table"), tag("table:table-row")
_CELLS = frozenset({tag("table:table-cell"), tag("table:covered-table-cell")})


def read(raw: Raw, limits: Limits) -> Content:
    """Read a workbook, sheet by sheet; raises `UnreadableSource`, `OverLimit`."""
    package = open_package(raw, limits)
    cost = Cost(raw.source, limits)
    sheets = (_sheet(table, package.raising, cost) for table in package.body.iter(_TABLE))
    return write_workbook(sheets, raw.source, title=package.title, author=package.author, date=package.date)


def _sheet(table: Any, raising: frozenset[str], cost: Cost) -> Sheet:  # noqa: ANN401  (lxml is untyped)
    sheet = Sheet(table.get(tag("table:name")) or "")
    number = 1
    for row in table.iter(_ROW):
        repeated = number_of(row, "table:number-rows-repeated")
        sheet.take(number, list(_cells(row, number, sheet, raising, cost)), cost, repeated)
        number += repeated
    return sheet


def _cells(row: Any, number: int, sheet: Sheet, raising: frozenset[str], cost: Cost) -> Iterator[str]:  # noqa: ANN401
    column = 1
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        repeated = number_of(cell, "table:number-columns-repeated")
        words = unmarked(" ".join(words_of(cell, raising, in_cell=True).split())) or cell.get(tag("office:value")) or ""
        across, down = (number_of(cell, f"table:number-{what}-spanned") for what in ("columns", "rows"))
        if words and (across > 1 or down > 1):
            sheet.merged.append((number, column, number + down - 1, column + across - 1))
        yield from [words] * (repeated if words else min(repeated, cost.limits.columns))
        column += repeated
