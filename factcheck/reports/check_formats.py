"""A check for programs, in the formats of `factcheck check --format`: one document, or a line for each finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reports.escaping import json_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factcheck.checking import Check

__all__ = ["CHECK_FORMATS"]


def _json(check: Check) -> Iterator[str]:
    from factcheck.reports.check_json import to_json

    yield json_text(to_json(check)) + "\n"


def _json_lines(check: Check) -> Iterator[str]:
    from factcheck.reports.check_rows import rows
    from factcheck.reports.data import plain

    for row in rows(check):
        yield json_text({name: plain(value) for name, value in row.items()}, indent=None) + "\n"


def _csv(check: Check) -> Iterator[str]:
    from factcheck.reports.check_rows import COLUMNS, rows
    from factcheck.reports.formats.csv_data import lines

    for line in lines([list(COLUMNS), *(list(row.values()) for row in rows(check))]):
        yield line.decode()


def _sarif(check: Check) -> Iterator[str]:
    from factcheck.reports.sarif_log import sarif

    yield json_text(sarif(check)) + "\n"


CHECK_FORMATS: dict[str, Callable[[Check], Iterator[str]]] = {
    "json": _json,
    "jsonl": _json_lines,
    "csv": _csv,
    "sarif": _sarif,
}
