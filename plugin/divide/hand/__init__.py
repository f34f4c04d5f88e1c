"""Changing a plan by hand, stroke by stroke, with figures that keep up."""

from .draft import Draft
from .figures import CellFigures, Totals
from .proposals import (
    Proposal,
    best_home,
    mend,
    merge,
    new_cell,
    orphans,
    splits,
    swap,
)

__all__ = [
    "CellFigures",
    "Draft",
    "Proposal",
    "Totals",
    "best_home",
    "mend",
    "merge",
    "new_cell",
    "orphans",
    "splits",
    "swap",
]
