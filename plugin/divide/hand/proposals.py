"""What may be done about cells at the press of a button, worked out before it is made.

Each raises InputError, which says why, where it can't be done: a locked cell, units of several
communities, no neighbour.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...common.messages import Message
from ...common.progress import Progress, silent
from ..graph import IntArray
from .draft import Draft
from .figures import CellFigures


@dataclass(frozen=True)
class Proposal:
    """Units that would go to other cells: ``cells`` has the code of the cell by the unit's row.

    ``after`` are the cells that would change, by code, with the figures that they would have; a
    cell left without units has none of anything. ``reason`` says why it is proposed and what stays
    undone. To make it, hand rows and codes to ``draft.move``; nothing is changed before.
    """

    title: Message
    cells: Mapping[int, str]
    after: tuple[tuple[str, CellFigures], ...]
    reason: Message


def splits(draft: Draft, code: str, most: int = 3, progress: Progress = silent) -> list[Proposal]:
    """The ``most`` best different ways to split a cell, the best first."""
    raise NotImplementedError


def merge(draft: Draft, one: str, other: str) -> Proposal:
    """Two neighbouring cells as one; the larger keeps its code."""
    raise NotImplementedError


def swap(draft: Draft, units: IntArray) -> Proposal:
    """The chosen units, of exactly two cells, change places."""
    raise NotImplementedError


def best_home(draft: Draft, units: IntArray) -> Proposal:
    """Each connected group of the chosen units goes to the neighbouring cell where the plan costs
    least."""
    raise NotImplementedError


def orphans(draft: Draft) -> list[IntArray]:
    """The pieces that are cut off from their cell, all but the one with most households of each."""
    raise NotImplementedError


def mend(draft: Draft, code: str, progress: Progress = silent) -> Proposal:
    """A bad cell and its neighbours divided anew, two neighbours deep where need be."""
    raise NotImplementedError


def new_cell(draft: Draft, units: IntArray) -> Proposal:
    """The chosen units as a cell of their own, with the next code."""
    raise NotImplementedError
