"""A report as plain data, for the formats that programs read. `schema/report-1.schema.json` says what each field is."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from factcheck.reports.model import Report

__all__ = ["FORMAT", "plain", "report_head"]

FORMAT = 1


def plain(value: object) -> object:
    """Give frozen data as what JSON can hold: decimals as strings, times as UTC ending in Z, tuples as lists."""
    if isinstance(value, Struct):
        return {name: plain(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


def report_head(report: Report) -> dict[str, object]:
    """Give everything of a report but its claims, which come one at a time, and the article's text."""
    return {name: plain(getattr(report, name)) for name in report.__struct_fields__ if name not in {"claims", "text"}}
