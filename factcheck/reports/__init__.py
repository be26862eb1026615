"""What leaves the house: a report is gathered once and written in any format. One module per format.

Loaded when it is used: rendering needs no desk, and gathering needs no template.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.lazily import loading

if TYPE_CHECKING:
    from factcheck.reports.check_rows import rows
    from factcheck.reports.gathering import gather
    from factcheck.reports.model import Report
    from factcheck.reports.rendering import FORMATS, Format, Options, UnknownFormat, pieces, render
    from factcheck.reports.sarif_log import sarif
    from factcheck.reports.writing import NotWritten, write_file

__all__ = [
    "FORMATS",
    "Format",
    "NotWritten",
    "Options",
    "Report",
    "UnknownFormat",
    "gather",
    "pieces",
    "render",
    "rows",
    "sarif",
    "write_file",
]

__getattr__, __dir__ = loading(
    __name__,
    check_rows="rows",
    gathering="gather",
    model="Report",
    rendering="FORMATS Format Options UnknownFormat pieces render",
    sarif_log="sarif",
    writing="NotWritten write_file",
)
