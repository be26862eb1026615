"""What leaves the house: a report is gathered once and written in any format. One module per format."""

from factcheck.reports.model import Report
from factcheck.reports.rendering import FORMATS, Options, pieces, render

__all__ = ["FORMATS", "Options", "Report", "pieces", "render"]
