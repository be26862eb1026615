"""Workbooks of Excel 2003 as XML, often named .xls: a cell is read as its number format shows it."""

from __future__ import annotations

import datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from lxml import etree

from factcheck.documents.errors import SAVE_AGAIN, UnreadableSource
from factcheck.documents.formats.sheets import Cost, Sheet, write_workbook
from factcheck.documents.number_formats import shown_date, shown_number
from factcheck.documents.raised import raised, unmarked

if TYPE_CHECKING:
    from factcheck.documents.content import Content, Raw
    from factcheck.documents.limits import Limits

__all__ = ["READER", "read"]

READER = "xml 1"

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
# Formats that Excel writes by name.
_NAMED = {
    "General Number": "General", "Fixed": "0.00", "Standard": "#,##0.00", "Percent": "0.00%", "Scientific": "0.00E+00",
    "General Date": "yyyy-mm-dd hh:mm", "Short Date": "yyyy-mm-dd", "Medium Date": "d-mmm-yy",
    "Long Date": "d mmmm yyyy", "Currency": "$#,##0.00",
}  # fmt: skip


def read(raw: Raw, limits: Limits) -> Content:
    """Read a workbook, sheet by sheet; raises `UnreadableSource` for a damaged one."""
    try:
        root = etree.fromstring(
            raw.data.lstrip(), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, recover=True)
        )
    except (etree.LxmlError, ValueError):
        root = None
    if root is None or root.tag != f"{_SS}Workbook":
        raise UnreadableSource(raw.source, "is a damaged spreadsheet (XML)", SAVE_AGAIN)
    formats = {
        style.get(f"{_SS}ID"): form.get(f"{_SS}Format") or ""
        for style in root.iter(f"{_SS}Style")
        for form in style.iter(f"{_SS}NumberFormat")
    }
    cost = Cost(raw.source, limits)
    sheets = (_sheet(sheet, formats, cost) for sheet in root.iterchildren(f"{_SS}Worksheet"))
    return write_workbook(sheets, raw.source, title=_field(root, "Title"), author=_field(root, "Author"))


def _field(root: Any, name: str) -> str | None:  # noqa: ANN401  (lxml is untyped)
    found = root.find(f".//{{urn:schemas-microsoft-com:office:office}}{name}")
    return (found.text or "").strip() or None if found is not None else None


def _number(element: Any, name: str, otherwise: int) -> int:  # noqa: ANN401
    value = element.get(f"{_SS}{name}") or ""
    return min(int(value), 2_000_000) if value.isascii() and value.isdigit() else otherwise


def _sheet(element: Any, formats: dict[str, str], cost: Cost) -> Sheet:  # noqa: ANN401
    sheet = Sheet(element.get(f"{_SS}Name") or "")
    number = 0
    for row in element.iterfind(f"{_SS}Table/{_SS}Row"):
        number = _number(row, "Index", number + 1)
        words: list[str] = []
        for cell in row.iterchildren(f"{_SS}Cell"):
            at = min(_number(cell, "Index", len(words) + 1), cost.limits.columns + 1)
            words.extend([""] * (at - 1 - len(words)))
            words.append(_shown(cell, formats))
            across = min(_number(cell, "MergeAcross", 0), cost.limits.columns)
            down = _number(cell, "MergeDown", 0)
            if across or down:
                sheet.merged.append((number, at, number + down, at + across))
                words.extend([""] * across)
        sheet.take(number, words, cost)
    return sheet


def _shown(cell: Any, formats: dict[str, str]) -> str:  # noqa: ANN401
    data = cell.find(f"{_SS}Data")
    if data is None:
        return ""
    kind = data.get(f"{_SS}Type")
    words = " ".join(_words(data).split())
    form = formats.get(cell.get(f"{_SS}StyleID") or "", "")
    form = _NAMED.get(form, form) or "General"
    try:
        if kind == "Number":
            return shown_number(Decimal(words), form)
        if kind == "DateTime":
            moment = datetime.datetime.fromisoformat(words.rstrip("Z"))
            return shown_date(moment, form if form != "General" else "yyyy-mm-dd")
    except (ValueError, InvalidOperation):
        return words
    if kind == "Boolean":
        return "TRUE" if words == "1" else "FALSE"
    return unmarked(words)


def _words(data: Any) -> str:  # noqa: ANN401
    """Give the cell's words; raised ones stand in elements of HTML."""
    written = data.text or ""
    for part in data:
        words = "".join(part.itertext()) if isinstance(part.tag, str) else ""  # a comment holds none
        written += raised(written, words, in_cell=True) if str(part.tag).endswith("Sup") else words
        written += part.tail or ""
    return written
