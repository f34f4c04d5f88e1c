"""Documents from a plan and what was found in it: each needs nothing else to be read."""

from .content import ReportContent, internal_content, public_content
from .report import report_html
from .summary import summary_html

__all__ = ["ReportContent", "internal_content", "public_content", "report_html", "summary_html"]
