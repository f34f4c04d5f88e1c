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

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Optional

import numpy as np
from numpy.typing import NDArray

from ..common.band import Band
from ..rules import Weights
from .graph import BoolArray, IntArray, UnitGraph

# A household out of band costs as much as two kilometres of border on open ground, and a cell out
# of band as twenty such households: lines and compounds give way to the band.
OUT_OF_BAND = 400_000
PER_MISSING = 20_000
# While mending: the price of each squared household off the target.
MENDING_TARGET = 20


@dataclass(frozen=True, eq=False)
class Problem:
    """Units and borders with their prices.

    ``households`` (n,); ``edges`` (m, 2) passable borders, each pair once and in order, with
    ``edge_price`` (m,) for a cell border along them and ``on_road`` (m,); ``fitting`` (n,) the
    compound of each unit where that compound fits in a cell, else -1; ``current`` (n,) today's
    cell or -1.
    """

    households: IntArray
    edges: IntArray
    edge_price: IntArray
    on_road: BoolArray
    fitting: IntArray
    current: IntArray
    band: Band
    weights: Weights

    @classmethod
    def of(
        cls, graph: UnitGraph, band: Band, weights: Weights, current: Optional[IntArray] = None
    ) -> Problem:
        """The problem of dividing ``graph``."""
        edges, inverse = np.unique(np.sort(graph.edges, axis=1), axis=0, return_inverse=True)
        inverse = inverse.ravel()
        metre = np.where(graph.on_road, weights.border_on_road, weights.border)
        price = np.bincount(inverse, graph.border_m * metre, len(edges))
        on_road = np.ones(len(edges), np.bool_)
        np.logical_and.at(on_road, inverse, graph.on_road)
        return cls(
            households=graph.households,
            edges=edges,
            edge_price=np.rint(price).astype(np.int64),
            on_road=on_road,
            fitting=_fitting(graph, band),
            current=np.full(graph.n, -1) if current is None else current,
            band=band,
            weights=weights,
        )

    def tiled(self, units: IntArray, copies: int) -> Problem:
        """``copies`` of the part that joins ``units``, one behind the other, not joined."""
        local = np.full(len(self.households), -1, np.int64)
        local[units] = np.arange(len(units))
        ends = local[self.edges]
        inner = np.flatnonzero((ends >= 0).all(axis=1))
        start = np.arange(copies)[:, None, None] * len(units)
        return Problem(
            households=np.tile(self.households[units], copies),
            edges=(ends[inner] + start).reshape(-1, 2),
            edge_price=np.tile(self.edge_price[inner], copies),
            on_road=np.tile(self.on_road[inner], copies),
            fitting=np.tile(self.fitting[units], copies),
            current=np.tile(self.current[units], copies),
            band=self.band,
            weights=self.weights,
        )

    def for_mending(self) -> Problem:
        """The same units with even cells worth much and lines worth little.

        Bringing all cells of a group towards the target leaves room on both sides, so that what
        is missing in one cell can be passed on from neighbour to neighbour.
        """
        weights = replace(
            self.weights, target=100 * MENDING_TARGET, compound=self.weights.compound // 10
        )
        return replace(self, edge_price=self.edge_price // 10, weights=weights)

    @cached_property
    def same_compound(self) -> BoolArray:
        """(m,) whether both ends of each edge lie in one compound that fits in a cell."""
        ends = self.fitting[self.edges]
        same: BoolArray = (ends[:, 0] >= 0) & (ends[:, 0] == ends[:, 1])
        return same

    @cached_property
    def table_width(self) -> int:
        """Households that the tables of the tree method count up to.

        A third beyond the band, but no more than there are.
        """
        beyond = self.band.maximum + self.band.maximum // 3
        return int(min(beyond, self.households.sum()))

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

    def band_cost(self, labels: IntArray) -> int:
        """What the cells of the division ``labels`` (n,) pay for being out of band."""
        households = np.bincount(labels, self.households).astype(np.int64)
        return int(self.band_price(households).sum())

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
        self._add_pieces(cost, labels, region)
        self._add_moves(cost, labels, region)
        return cost

    def cost(self, labels: IntArray) -> int:
        """What the whole division ``labels`` (n,) costs."""
        return int(self.costs(labels, np.zeros_like(labels), 1)[0])

    def _cells(self, labels: IntArray, region: IntArray) -> tuple[IntArray, IntArray, IntArray]:
        """The cells inside regions: a unit of each, its region, its households."""
        inside = np.flatnonzero(region >= 0)
        cells, first, inverse = np.unique(labels[inside], return_index=True, return_inverse=True)
        households = np.bincount(inverse, self.households[inside], len(cells))
        return cells, region[inside[first]], households.astype(np.int64)

    def _add_pieces(self, cost: IntArray, labels: IntArray, region: IntArray) -> None:
        """Add the price of each pair of a compound and a cell.

        That is one piece too many for each compound: the same for every division of a region.
        """
        inside = np.flatnonzero((region >= 0) & (self.fitting >= 0))
        key = self.fitting[inside] * (int(labels.max(initial=0)) + 1) + labels[inside]
        pieces = inside[np.unique(key, return_index=True)[1]]
        np.add.at(cost, region[pieces], self.weights.compound)

    def _add_moves(self, cost: IntArray, labels: IntArray, region: IntArray) -> None:
        inside = np.flatnonzero((region >= 0) & (self.current >= 0))
        if not len(inside):
            return
        width = int(self.current[inside].max()) + 1
        pair, first, inverse = np.unique(
            labels[inside] * width + self.current[inside], return_index=True, return_inverse=True
        )
        stay = np.bincount(inverse, self.households[inside], len(pair)).astype(np.int64)
        starts = np.flatnonzero(np.diff(pair // width, prepend=-1))
        moved = np.add.reduceat(stay, starts) - np.maximum.reduceat(stay, starts)
        np.add.at(cost, region[inside[first[starts]]], moved * self.weights.moved_household)


def _fitting(graph: UnitGraph, band: Band) -> IntArray:
    """(n,) the compound of each unit where that compound fits in a cell, else -1."""
    inside = np.flatnonzero(graph.compound >= 0)
    fitting = np.full(graph.n, -1, np.int64)
    totals = np.bincount(graph.compound[inside], graph.households[inside])
    fits = (totals > 0) & (totals <= band.maximum)
    kept = inside[fits[graph.compound[inside]]]
    fitting[kept] = graph.compound[kept]
    return fitting
