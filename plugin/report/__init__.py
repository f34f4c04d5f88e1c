"""Documents from a plan and what was found in it: each needs nothing else to be read."""

from .content import (
    EDITIONS,
    ReportContent,
    internal_content,
    lines_before,
    public_content,
)
from .public import release_counts
from .redrawn import redrawing_of
from .report import report_html
from .xlsx import write_workbook

__all__ = [
    "EDITIONS",
    "ReportContent",
    "internal_content",
    "lines_before",
    "public_content",
    "redrawing_of",
    "release_counts",
    "report_html",
    "write_workbook",
]
