"""A report as plain data, for the formats that programs read. `schema/report-1.schema.json` says what each field is."""

from __future__ import annotations

import dataclasses
import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.reports.model import Report

__all__ = ["FORMAT", "plain", "report_head"]

FORMAT = 1


def plain(value: object) -> object:
    """Give frozen data as what JSON can hold: decimals as strings, times as UTC ending in Z, tuples as lists."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
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
    return {
        field.name: plain(getattr(report, field.name))
        for field in dataclasses.fields(report)
        if field.name not in {"claims", "text"}
    }
