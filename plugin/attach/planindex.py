"""A plan turned round: from buildings, entrances, floors and points to cells."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from ..common.progress import Progress, silent
from ..divide import Division
from .towers import Ints, read_runs

_CELLS_AT_ONCE = 500


class PlanIndex:
    """The cells of a plan by what lies in them.

    Cells are numbered 0..k-1 by their codes, buildings 0..b-1. ``cells``: the plan's cells in that
    order; ``ids`` (k,) their codes; ``community`` (k,) the number of each one's community in
    ``communities``. ``pair_building`` and ``pair_cell`` (p,): which buildings lie in which cells,
    wholly or in part, each pair once. ``cell`` (b,): the one cell that a building lies in, -1
    where it lies in several; ``home`` (b,): the cell with most of its households, of equal ones
    the smaller code; ``kind`` (b,): which of NUMBERED it is divided by, -1 for none.
    """

    def __init__(self, plan: Division) -> None:
        self.cells: gpd.GeoDataFrame = plan.cells.sort_values("cell_id", ignore_index=True)
        self.ids: npt.NDArray[Any] = self.cells["cell_id"].to_numpy(object)
        codes, self.communities = pd.factorize(
            self.cells["community_id"].to_numpy(object), sort=True
        )
        self.community: Ints = codes.astype(np.int64)
        units = plan.units[plan.units["building_id"].notna().to_numpy()]
        at = pd.Index(self.ids).get_indexer(units["cell_id"].to_numpy(object)).astype(np.int64)
        units, at = units[at >= 0], at[at >= 0]
        building, names = pd.factorize(units["building_id"].to_numpy(object), sort=True)
        self._names = pd.Index(names)
        self._fill(building.astype(np.int64), at, units)

    def _fill(self, building: Ints, at: Ints, units: pd.DataFrame) -> None:
        """Note down the units' ``building`` (u,) and the cells ``at`` (u,) which they lie in."""
        parts, self.runs = read_runs(building, units["part"].to_numpy(object), at)
        self.kind = np.full(len(self._names), -1, dtype=np.int64)
        self.kind[building] = parts
        pairs, of_unit = np.unique(building * max(self.k, 1) + at, return_inverse=True)
        weight = np.bincount(of_unit.ravel(), units["households"], len(pairs))
        self.pair_building, self.pair_cell = np.divmod(pairs, max(self.k, 1))
        first = np.lexsort((self.pair_cell, -weight, self.pair_building))
        heads = np.r_[True, np.diff(self.pair_building[first]) > 0][: len(first)]
        self.home: Ints = self.pair_cell[first[heads]]
        several = np.bincount(self.pair_building, minlength=len(self._names)) > 1
        self.cell: Ints = np.where(several, -1, self.home)

    @property
    def k(self) -> int:
        """How many cells there are."""
        return len(self.ids)

    @property
    def buildings(self) -> int:
        """How many buildings have a unit in the plan."""
        return len(self._names)

    def building(self, codes: npt.NDArray[Any]) -> Ints:
        """(n,) the numbers of the buildings with these codes, -1 where the plan has none."""
        return np.asarray(self._names.get_indexer(codes), dtype=np.int64)

    def candidates(self, building: int) -> str:
        """The codes of all cells that a building lies in, as a text."""
        return ", ".join(self.ids[self.pair_cell[self.pair_building == building]])

    def around(self, points: npt.NDArray[Any], progress: Progress = silent) -> Ints:
        """(n,) the cell that each point lies in, -1 outside all; on a border the smaller code.

        ``points`` are in the cells' coordinate system; equal ones are looked up once.
        """
        places, spots = pd.factorize(shapely.get_x(points) + 1j * shapely.get_y(points))
        tree = shapely.STRtree(shapely.points(spots.real, spots.imag))
        found = np.full(len(spots), self.k, dtype=np.int64)
        polygons = self.cells.geometry.to_numpy()
        for low in range(0, self.k, _CELLS_AT_ONCE):
            progress(low / self.k, None)
            # Of points and polygons, the side that is asked with is the one made ready.
            cell, spot = tree.query(polygons[low : low + _CELLS_AT_ONCE], "intersects")
            np.minimum.at(found, spot, low + cell)
        found[found == self.k] = -1
        return np.asarray(found[places], dtype=np.int64)
