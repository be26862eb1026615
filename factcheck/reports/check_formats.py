"""A check for programs, in the formats of `factcheck check --format`: one document, or a line for each finding.

SARIF takes several checks, each as a run of its own; the others take one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reports.escaping import json_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factcheck.checking import Check

__all__ = ["CHECK_FORMATS", "as_json"]


def as_json(checks: Sequence[Check], version: int | None = None) -> Iterator[str]:
    """Give a check as JSON, in the newest format or in an older `version` of it."""
    from factcheck.reports.check_json import to_json
    from factcheck.reports.versions import FORMAT

    yield json_text(to_json(checks[0], version or FORMAT)) + "\n"


def _json_lines(checks: Sequence[Check]) -> Iterator[str]:
    from factcheck.reports.check_rows import rows
    from factcheck.reports.data import plain

    for row in rows(checks[0]):
        yield json_text({name: plain(value) for name, value in row.items()}, indent=None) + "\n"


def _csv(checks: Sequence[Check]) -> Iterator[str]:
    from factcheck.reports.check_rows import COLUMNS, rows
    from factcheck.reports.formats.csv_data import lines

    for line in lines([list(COLUMNS), *(list(row.values()) for row in rows(checks[0]))]):
        yield line.decode()


def _sarif(checks: Sequence[Check]) -> Iterator[str]:
    from factcheck.reports.sarif_log import NO_LOG, sarif

    logs = [sarif(check) for check in checks]
    whole = {**(logs[0] if logs else NO_LOG), "runs": [run for log in logs for run in log["runs"]]}
    yield json_text(whole) + "\n"


CHECK_FORMATS: dict[str, Callable[[Sequence[Check]], Iterator[str]]] = {
    "json": as_json,
    "jsonl": _json_lines,
    "csv": _csv,
    "sarif": _sarif,
}
