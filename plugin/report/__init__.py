"""Documents from a plan: so far the summary, one HTML page that needs nothing else."""

from .summary import summary_html

__all__ = ["summary_html"]
