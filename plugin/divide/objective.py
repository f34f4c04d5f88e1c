"""What a division costs: the one objective that every method here lowers.

All prices are whole numbers, so that the same plan costs the same on every machine:

- a cell outside the band: ``OUT_OF_BAND`` and ``PER_MISSING`` for each household short or over;
- a cell off the target: ``weights.target`` for each squared household, in hundredths;
- a border between two cells: ``weights.border`` a metre, ``weights.border_on_road`` where it runs
  along a road or barrier;
- a compound that would fit in a cell: ``weights.compound`` for each piece beyond the first;
- a household that leaves its current cell: ``weights.moved_household``.

Moves are counted against the current cell that gives a new cell most of its households.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Optional

import numpy as np
from numpy.typing import NDArray

from ..common.band import Band
from ..rules import Weights
from .graph import BoolArray, IntArray, UnitGraph

# Above everything else a cell can cost, so that no border is ever worth a household out of band.
OUT_OF_BAND = 100_000
PER_MISSING = 5_000


@dataclass(frozen=True, eq=False)
class Problem:
    """A unit graph with its prices. Arrays over ``n`` units and ``m`` passable borders."""

    graph: UnitGraph
    band: Band
    weights: Weights
    current: Optional[IntArray] = None

    @cached_property
    def edges(self) -> IntArray:
        """(m, 2) passable borders, each pair once and in order."""
        return self._borders[0]

    @cached_property
    def edge_price(self) -> IntArray:
        """(m,) the price of a cell border along each of ``edges``."""
        return self._borders[1]

    @cached_property
    def on_road(self) -> BoolArray:
        """(m,) whether each of ``edges`` runs along a road or barrier."""
        return self._borders[2]

    @cached_property
    def _borders(self) -> tuple[IntArray, IntArray, BoolArray]:
        ends = np.sort(self.graph.edges, axis=1)
        edges, inverse = np.unique(ends, axis=0, return_inverse=True)
        metre = np.where(self.graph.on_road, self.weights.border_on_road, self.weights.border)
        price = np.bincount(inverse.ravel(), self.graph.border_m * metre, len(edges))
        on_road = np.ones(len(edges), np.bool_)
        np.logical_and.at(on_road, inverse.ravel(), self.graph.on_road)
        return edges, np.rint(price).astype(np.int64), on_road

    @cached_property
    def fitting(self) -> IntArray:
        """(n,) the compound of each unit where that compound fits in a cell, else -1."""
        compound, households = self.graph.compound, self.graph.households
        inside = np.flatnonzero(compound >= 0)
        if not len(inside):
            return np.full(self.graph.n, -1)
        totals = np.bincount(compound[inside], households[inside])
        fits = (totals > 0) & (totals <= self.band.maximum)
        return np.where((compound >= 0) & fits[np.maximum(compound, 0)], compound, -1)

    @cached_property
    def same_compound(self) -> BoolArray:
        """(m,) whether both ends of each edge lie in one compound that fits in a cell."""
        ends = self.fitting[self.edges]
        same: BoolArray = (ends[:, 0] >= 0) & (ends[:, 0] == ends[:, 1])
        return same

    @cached_property
    def table_width(self) -> int:
        """Households that the tables of the tree method count up to: a third beyond the band."""
        return self.band.maximum + self.band.maximum // 3

    @cached_property
    def cell_price_table(self) -> NDArray[np.int32]:
        """(table_width + 1,) the price of a cell of 0, 1, 2 … households."""
        return self.cell_price(np.arange(self.table_width + 1)).astype(np.int32)

    def cell_price(self, households: IntArray) -> IntArray:
        """The price of cells by their households, borders apart."""
        inside = np.clip(households, self.band.minimum, self.band.maximum)
        off_target = (inside - self.band.target) ** 2 * self.weights.target // 100
        return self.band_price(households) + off_target

    def band_price(self, households: IntArray) -> IntArray:
        """The part of ``cell_price`` that cells in the band do not pay."""
        short = np.maximum(self.band.minimum - households, 0)
        over = np.maximum(households - self.band.maximum, 0)
        missing = short + over
        return np.where(missing > 0, OUT_OF_BAND + PER_MISSING * missing, 0)

    def band_costs(self, labels: IntArray, region: IntArray, regions: int) -> IntArray:
        """(regions,) what the cells of each region pay for being out of band; see ``costs``."""
        cost = np.zeros(regions, np.int64)
        _, cell_region, households = self._cells(labels, region)
        np.add.at(cost, cell_region, self.band_price(households))
        return cost

    def costs(self, labels: IntArray, region: IntArray, regions: int) -> IntArray:
        """(regions,) what each region of the division ``labels`` (n,) costs by itself.

        ``region`` (n,) is -1 outside all regions; a region is made of whole cells, so what lies
        between two regions costs the same however they are divided inside.
        """
        cost = np.zeros(regions, np.int64)
        _, cell_region, households = self._cells(labels, region)
        np.add.at(cost, cell_region, self.cell_price(households))
        inner = (region[self.edges[:, 0]] >= 0) & (
            region[self.edges[:, 0]] == region[self.edges[:, 1]]
        )
        cut = inner & (labels[self.edges[:, 0]] != labels[self.edges[:, 1]])
        np.add.at(cost, region[self.edges[cut, 0]], self.edge_price[cut])
        pieces = self._pairs(self.fitting, labels, region)
        np.add.at(cost, region[pieces], self.weights.compound)
        if self.current is not None:
            self._add_moves(cost, labels, region)
        return cost

    def cost(self, labels: IntArray) -> int:
        """What the whole division ``labels`` (n,) costs."""
        return int(self.costs(labels, np.zeros(self.graph.n, np.int64), 1)[0])

    def _cells(self, labels: IntArray, region: IntArray) -> tuple[IntArray, IntArray, IntArray]:
        """The cells inside regions: a unit of each, its region, its households."""
        inside = np.flatnonzero(region >= 0)
        cells, first, inverse = np.unique(labels[inside], return_index=True, return_inverse=True)
        households = np.bincount(inverse, self.graph.households[inside], len(cells))
        return cells, region[inside[first]], households.astype(np.int64)

    @staticmethod
    def _pairs(group: IntArray, labels: IntArray, region: IntArray) -> IntArray:
        """One unit of each pair of a group (-1: none) and a cell, inside regions."""
        inside = np.flatnonzero((region >= 0) & (group >= 0))
        key = group[inside] * (int(labels.max(initial=0)) + 1) + labels[inside]
        return inside[np.unique(key, return_index=True)[1]]

    def _add_moves(self, cost: IntArray, labels: IntArray, region: IntArray) -> None:
        inside = np.flatnonzero((region >= 0) & (self.current_or_none >= 0))
        width = int(self.current_or_none.max(initial=0)) + 1
        pair, first, inverse = np.unique(
            labels[inside] * width + self.current_or_none[inside],
            return_index=True,
            return_inverse=True,
        )
        stay = np.bincount(inverse, self.graph.households[inside], len(pair)).astype(np.int64)
        cell = pair // width
        starts = np.flatnonzero(np.diff(cell, prepend=-1))
        if not len(starts):
            return
        all_of_cell = np.add.reduceat(stay, starts)
        kept = np.maximum.reduceat(stay, starts)
        moved = (all_of_cell - kept) * self.weights.moved_household
        np.add.at(cost, region[inside[first[starts]]], moved)

    @property
    def current_or_none(self) -> IntArray:
        """``current``, or all -1 where there are no cells yet."""
        return np.full(self.graph.n, -1) if self.current is None else self.current
