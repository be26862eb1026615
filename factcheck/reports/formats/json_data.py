"""JSON: everything a report knows, one object per article; `schema/report-1.schema.json` describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reports.data import FORMAT, plain, report_head
from factcheck.reports.escaping import json_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.reports.model import Report
    from factcheck.reports.rendering import Options

__all__ = ["write"]


def write(reports: Sequence[Report], options: Options) -> Iterator[bytes]:
    """Write `{"format": 1, "reports": [...]}`, a claim at a time."""
    yield f'{{"format": {FORMAT},\n"reports": ['.encode()
    for number, report in enumerate(reports):
        head = json_text(report_head(report))
        yield ("," if number else "").encode() + f"\n{head[:-2]},\n".encode()
        yield f' "text": {json_text(report.text)},\n "claims": ['.encode()
        for at, claim in enumerate(report.claims):
            yield (",\n" if at else "\n").encode() + json_text(plain(claim)).encode()
            options.tick()
        yield b"]\n}"
    yield b"]}\n"
