"""A plan while it is changed by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional, Union

import geopandas as gpd

from ...common.band import Band
from ...common.messages import Message
from ..edits import Edit
from ..graph import IntArray
from .figures import CellFigures, Totals


class Draft:
    """A plan while it is changed by hand: the cell of each unit, and figures that keep up."""

    plan: str
    band: Band
    crs: Any
    unit_ids: list[str]
    units: gpd.GeoDataFrame
    cells: IntArray
    codes: list[str]
    start: IntArray

    def row(self, unit_id: str) -> int:
        """The row of a unit in all arrays; KeyError where there is none."""
        raise NotImplementedError

    def move(self, units: IntArray, code: Union[str, Sequence[str]]) -> frozenset[str]:
        """Put ``units`` (rows, (u,)) into the cell ``code``, or each into its own of (u,) codes.

        It is made whatever comes of it. Returns the codes of the cells whose figures changed.
        """
        raise NotImplementedError

    def refusal(self, units: IntArray, code: str) -> Optional[Message]:
        """Why the stroke may not be made; None where it may."""
        raise NotImplementedError

    def figures(self, code: str) -> CellFigures:
        """The figures of a cell; KeyError for a code that is not of ``codes``."""
        raise NotImplementedError

    def trouble(self, code: str) -> tuple[Message, ...]:
        """What is wrong with a cell, in words."""
        raise NotImplementedError

    def pieces_of(self, code: str) -> list[IntArray]:
        """The connected pieces of a cell, each the rows of its units; most households first."""
        raise NotImplementedError

    def present(self) -> list[str]:
        """The codes of the cells that have units, in order."""
        raise NotImplementedError

    def totals(self) -> Totals:
        """The figures of the whole plan."""
        raise NotImplementedError

    def next_code(self, community_id: str) -> str:
        """The next code by the rulebook for a new cell of the community, never given out before."""
        raise NotImplementedError

    def set_locked(self, code: str, locked: bool) -> None:
        """Mark a cell as locked, or take the mark off."""
        raise NotImplementedError

    def neighbours(self, code: str) -> list[str]:
        """The cells across a passable border, those with the longest border first."""
        raise NotImplementedError

    def edits(self) -> list[Edit]:
        """The net change against ``start``, by the code of the cell that units go to."""
        raise NotImplementedError

    def locks(self) -> dict[str, bool]:
        """The cells whose lock was changed, with what it is now."""
        raise NotImplementedError
