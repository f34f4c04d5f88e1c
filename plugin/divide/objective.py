"""What a division costs: the one objective that every method here lowers.

A division costs the sum of what its cells cost. All prices are whole numbers made from whole
numbers, so that the same plan costs the same on every machine and in whatever order it is added
up. A cell pays

- outside the band: ``OUT_OF_BAND`` and ``PER_MISSING`` for each household short or over; for each
  of two bands where there is a second;
- off the target: ``weights.target`` for each squared household, in hundredths;
- for its outline against other cells: half of ``weights.border`` a metre (its neighbour pays the
  other half), or of ``weights.border_on_road`` along a road or barrier;
- for its shape: ``weights.compactness`` times what its Polsby-Popper figure lacks of 1;
- for every compound in it that would fit in a cell: ``weights.compound`` (a compound that lies
  whole is paid once, whatever the division: what counts is each further piece);
- for every household that comes from another current cell than the one it continues (each of
  today's is continued once): ``weights.moved_household``; a unit counts as one household more, so
  that empty ground stays where it is as well;
- for minutes of work off the expected: ``weights.balance`` times the square of the relative
  distance; expected is what the target's households have on average;
- where a single other cell surrounds it: ``SURROUNDED``.

What is said in households is meant of a band like 200 to 300. A band with a far higher target
(communities, residents, hundredths) is priced by the share that is missing: ``Problem.scale`` of
its households count as one.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any, Optional

import numpy as np
from numpy.typing import NDArray

from ..common.band import Band
from ..rules import Weights
from .graph import BoolArray, IntArray, UnitGraph, count_of, renumbered
from .stays import continuing

# The band comes first: a cell out of it costs more than all the lines and compounds that a few
# cells can save.
OUT_OF_BAND = 40_000_000
PER_MISSING = 2_000_000
# Where prices must fit into small tables, or where a cell may leave the band for a while, the
# band's are divided by this: a household out of band then costs as much as one kilometre of border
# on open ground, and a cell out of band as twenty such households.
MILD = 100
# A surrounded cell costs more than any line is worth, and less than a cell out of band.
SURROUNDED = 200_000
# The target of the band that the prices of households are meant for.
USUAL_TARGET = 250
# Units that touch the outside by less than a metre do so only by rounding.
NO_BORDER_CM = 100
# While mending: the price of each squared household off the target.
MENDING_TARGET = 20


@dataclass(frozen=True, eq=False)
class Problem:
    """Units and borders with their prices.

    By unit (n,): ``households``, and ``second``, the other measure where there are two bands;
    ``area`` in m² and ``outline`` in cm; ``minutes`` of work, 0 where none are known; ``ties``,
    what counts when it changes its cell; ``fitting``, its compound where that compound fits in a
    cell, else -1; ``current``, today's cell or -1; ``rim``, whether it touches what lies outside;
    ``ring``, the price of all its borders.

    By border (m,), each pair of units once and in order: ``edges`` (m, 2); ``passable``;
    ``length`` in cm; ``price`` of a cell border along it; ``on_road``.

    ``usual_minutes`` is the work of a cell on target, 0 where no work is known. ``mild``: the
    band's prices are divided by ``MILD``. ``each`` is a price of every cell, below 0 where more
    cells are wanted; ``count_stays``: no redrawing may change how many cells there are.
    """

    households: IntArray
    second: IntArray
    area: IntArray
    outline: IntArray
    minutes: IntArray
    ties: IntArray
    fitting: IntArray
    current: IntArray
    rim: BoolArray
    ring: IntArray
    edges: IntArray
    passable: BoolArray
    length: IntArray
    price: IntArray
    on_road: BoolArray
    usual_minutes: int
    band: Band
    weights: Weights
    second_band: Optional[Band] = None
    mild: bool = False
    each: int = 0
    count_stays: bool = False

    @classmethod
    def of(
        cls, graph: UnitGraph, band: Band, weights: Weights, current: Optional[IntArray] = None
    ) -> Problem:
        """The problem of dividing ``graph`` by one band."""
        pairs = np.concatenate([graph.edges, graph.blocked_pairs])
        passable = np.arange(len(pairs)) < len(graph.edges)
        metres = np.concatenate([graph.border_m, graph.blocked_metres])
        on_road = np.concatenate([graph.on_road, np.ones(len(graph.blocked_pairs), np.bool_)])
        edges, row = _each_once(graph.n, pairs)
        length = np.rint(metres * 100).astype(np.int64)
        metre = np.where(on_road, weights.border_on_road, weights.border)
        outline = np.rint(graph.perimeter_m * 100).astype(np.int64)
        inner = sum_at(graph.n, pairs.ravel(), np.repeat(length, 2))
        minutes = np.zeros(graph.n) if graph.minutes is None else graph.minutes
        work = np.rint(minutes).astype(np.int64)
        usual = int(work.sum()) * band.target // max(1, int(graph.households.sum()))
        price = sum_at(len(edges), row, (length * metre + 50) // 100)
        return cls(
            households=graph.households,
            second=np.zeros(graph.n, np.int64),
            area=np.rint(graph.area_m2).astype(np.int64),
            outline=outline,
            minutes=work,
            ties=graph.households + 1,
            fitting=_fitting(graph, band),
            current=np.full(graph.n, -1) if current is None else current,
            rim=outline > inner + NO_BORDER_CM,
            ring=sum_at(graph.n, edges.ravel(), np.repeat(price, 2)),
            edges=edges,
            passable=sum_at(len(edges), row, passable) > 0,
            length=sum_at(len(edges), row, length),
            price=price,
            on_road=sum_at(len(edges), row, ~on_road) == 0,
            usual_minutes=max(usual, int(work.any())),
            band=band,
            weights=weights,
        )

    @property
    def n(self) -> int:
        """The number of units."""
        return len(self.households)

    @property
    def scale(self) -> int:
        """How many households count as one of a usual band."""
        return _scale(self.band)

    def part(self, units: IntArray) -> Problem:
        """The problem of dividing ``units`` alone, in their order."""
        local = np.full(self.n, -1, np.int64)
        local[units] = np.arange(len(units))
        ends = local[self.edges]
        inner = np.flatnonzero((ends[:, 0] >= 0) & (ends[:, 1] >= 0))
        beside = (ends[:, 0] >= 0) != (ends[:, 1] >= 0)
        rim = self.rim.copy()
        rim[self.edges[beside].ravel()] = True
        by_unit = {name: getattr(self, name)[units] for name in BY_UNIT}
        by_edge = {name: getattr(self, name)[inner] for name in BY_EDGE}
        edges = np.sort(ends[inner], axis=1)
        return replace(self, **{**by_unit, **by_edge, "edges": edges, "rim": rim[units]})

    def tiled(self, copies: int) -> Problem:
        """``copies`` of the same, one behind the other, not joined."""
        if copies == 1:
            return self
        start = np.arange(copies)[:, None, None] * self.n
        many: dict[str, Any] = {
            name: np.tile(getattr(self, name), copies) for name in (*BY_UNIT, *BY_EDGE)
        }
        # Each copy has today's cells for itself: in each they are continued once.
        behind = np.repeat(np.arange(copies) * count_of(self.current), self.n)
        many["current"] = np.where(many["current"] >= 0, many["current"] + behind, -1)
        return replace(self, **{**many, "edges": (self.edges + start).reshape(-1, 2)})

    def merged(self, cluster: IntArray) -> Problem:
        """The same ground with the units of each of the clusters 0..k-1 made one unit.

        ``cluster`` (n,); units of one cluster must have the same ``fitting`` and ``current``. Every
        division of the clusters costs the same here as there.
        """
        k = count_of(cluster)
        first = np.zeros(k, np.int64)
        first[cluster[::-1]] = np.arange(self.n)[::-1]
        ends = cluster[self.edges]
        between = np.flatnonzero(ends[:, 0] != ends[:, 1])
        edges, row = _each_once(k, ends[between])
        length = self.length[between]
        road = sum_at(len(edges), row, length * self.on_road[between])
        whole = sum_at(len(edges), row, length)
        inside = np.flatnonzero(ends[:, 0] == ends[:, 1])
        where = ends[inside, 0]
        return replace(
            self,
            households=sum_at(k, cluster, self.households),
            second=sum_at(k, cluster, self.second),
            area=sum_at(k, cluster, self.area),
            outline=sum_at(k, cluster, self.outline) - 2 * sum_at(k, where, self.length[inside]),
            minutes=sum_at(k, cluster, self.minutes),
            ties=sum_at(k, cluster, self.ties),
            fitting=self.fitting[first],
            current=self.current[first],
            rim=sum_at(k, cluster, self.rim) > 0,
            ring=sum_at(k, cluster, self.ring) - 2 * sum_at(k, where, self.price[inside]),
            edges=edges,
            passable=sum_at(len(edges), row, self.passable[between]) > 0,
            length=whole,
            price=sum_at(len(edges), row, self.price[between]),
            on_road=2 * road > whole,
        )

    def for_mending(self) -> Problem:
        """The same units with even cells worth much and lines worth little.

        Bringing all cells of a group towards the target leaves room on both sides, so that what
        is missing in one cell can be passed on from neighbour to neighbour. Not so where there
        are cells today, which would all change for it.
        """
        from_today = bool((self.current >= 0).any()) and not self.count_stays
        weights = replace(
            self.weights,
            target=self.weights.target if from_today else 100 * MENDING_TARGET,
            compound=self.weights.compound // 10,
            compactness=self.weights.compactness // 10,
            balance=self.weights.balance // 10,
        )
        price, ring = self.price // 10, self.ring // 10
        return replace(self, price=price, ring=ring, weights=weights, mild=True)

    @cached_property
    def same_compound(self) -> BoolArray:
        """(m,) whether both ends of each edge lie in one compound that fits in a cell."""
        ends = self.fitting[self.edges]
        same: BoolArray = (ends[:, 0] >= 0) & (ends[:, 0] == ends[:, 1])
        return same

    def cell_price(self, households: IntArray) -> IntArray:
        """The price of cells by their households alone."""
        inside = np.clip(households, self.band.minimum, self.band.maximum)
        off = np.abs(inside - self.band.target) // self.scale
        each = self.each // MILD if self.mild else self.each
        price: IntArray = off**2 * self.weights.target // 100 + each
        return self.band_price(households) + price

    def band_price(self, households: IntArray) -> IntArray:
        """The part of ``cell_price`` that cells in the band do not pay."""
        return self._outside(households, self.band)

    def second_price(self, second: IntArray) -> IntArray:
        """The price of cells by the other measure, 0 where there is none."""
        if self.second_band is None:
            return np.zeros(np.shape(second), np.int64)
        return self._outside(second, self.second_band)

    def _outside(self, measure: IntArray, band: Band) -> IntArray:
        short = np.maximum(band.minimum - measure, 0)
        missing = short + np.maximum(measure - band.maximum, 0)
        price: IntArray = OUT_OF_BAND * (missing > 0) + PER_MISSING * missing // _scale(band)
        return price // MILD if self.mild else price

    def shape_price(self, area: IntArray, outline: IntArray) -> IntArray:
        """The price of cells by area (m²) and outline (cm): what Polsby-Popper lacks of 1."""
        figure = 4 * np.pi * area / np.maximum(outline / 100.0, 1.0) ** 2
        lacking = 1.0 - np.minimum(figure, 1.0)
        price: IntArray = np.rint(self.weights.compactness * lacking).astype(np.int64)
        return price

    def work_price(self, minutes: IntArray) -> IntArray:
        """The price of cells by their minutes of work."""
        off = (minutes - self.usual_minutes) / self.usual_minutes
        price: IntArray = np.rint(self.weights.balance * off**2).astype(np.int64)
        return price

    def band_cost(self, labels: IntArray) -> int:
        """What the cells of the division ``labels`` (n,) pay for being out of band."""
        return int(self.band_prices(labels).sum())

    def band_prices(self, labels: IntArray) -> IntArray:
        """(k,) what each cell of ``labels`` (n,) pays for being out of its band or bands."""
        price = self.band_price(self.in_cells(self.households, labels))
        if self.second_band is None:
            return price
        return price + self.second_price(self.in_cells(self.second, labels))

    def in_cells(self, what: IntArray, labels: IntArray) -> IntArray:
        """(k,) the sum of ``what`` (n,) in each of the cells 0..k-1 of ``labels`` (n,)."""
        return sum_at(count_of(labels), labels, what)

    def outlines(self, labels: IntArray) -> IntArray:
        """(k,) the outline of each cell in cm."""
        ends = labels[self.edges]
        inside = ends[:, 0] == ends[:, 1]
        inner = sum_at(count_of(labels), ends[inside, 0], self.length[inside])
        return self.in_cells(self.outline, labels) - 2 * inner

    def pieces(self, labels: IntArray) -> tuple[IntArray, IntArray, IntArray]:
        """The pieces of compounds that fit in a cell, one for each compound and cell, in order.

        Returns the compound, the cell and the number of units of each piece, (p,) each.
        """
        cells = count_of(labels)
        inside = np.flatnonzero(self.fitting >= 0)
        keys = self.fitting[inside] * cells + labels[inside]
        pairs, units = np.unique(keys, return_counts=True)
        return pairs // max(cells, 1), pairs % max(cells, 1), units

    def cell_costs(self, labels: IntArray) -> IntArray:
        """(k,) twice what each of the cells 0..k-1 of ``labels`` (n,) costs.

        Twice, because a cell pays half of each border. In a ``part`` borders to the rest count.
        """
        k = count_of(labels)
        ends = labels[self.edges]
        inside = np.flatnonzero(ends[:, 0] == ends[:, 1])
        between = np.flatnonzero(ends[:, 0] != ends[:, 1])
        cost = self.cell_price(self.in_cells(self.households, labels))
        if self.second_band is not None:
            cost += self.second_price(self.in_cells(self.second, labels))
        cost += self.shape_price(self.in_cells(self.area, labels), self.outlines(labels))
        _, cell_of_piece, _ = self.pieces(labels)
        cost += self.weights.compound * np.bincount(cell_of_piece, minlength=k)
        cost += self.weights.moved_household * self._moved(labels, k)
        if self.weights.balance and self.usual_minutes:
            cost += self.work_price(self.in_cells(self.minutes, labels))
        cost += SURROUNDED * self._surrounded(labels, ends[between], k)
        border = self.in_cells(self.ring, labels)
        border -= 2 * sum_at(k, ends[inside, 0], self.price[inside])
        return 2 * cost + border

    def worth(self, labels: IntArray) -> tuple[int, int]:
        """What divisions are compared by, the less the better: the band, then the whole cost."""
        return self.band_cost(labels), self.cost(labels)

    def cost(self, labels: IntArray) -> int:
        """What the whole division ``labels`` (n,) costs."""
        return int(self.cell_costs(labels).sum()) // 2

    def continues(self, labels: IntArray) -> IntArray:
        """(k,) the current cell that each of the cells of ``labels`` (n,) continues, or -1."""
        return continuing(labels, self.current, self.ties, count_of(labels))[0]

    def _moved(self, labels: IntArray, k: int) -> IntArray:
        """(k,) the ties to other current cells than the one each cell continues."""
        inside = np.flatnonzero(self.current >= 0)
        if not len(inside):
            return np.zeros(k, np.int64)
        tied = sum_at(k, labels[inside], self.ties[inside])
        return tied - continuing(labels, self.current, self.ties, k)[1]

    def _surrounded(self, labels: IntArray, between: IntArray, k: int) -> IntArray:
        """(k,) 1 where a cell touches a single other cell and nothing that lies outside."""
        most, least = np.full(k, -1, np.int64), np.full(k, k, np.int64)
        for one, other in ((0, 1), (1, 0)):
            np.maximum.at(most, between[:, one], between[:, other])
            np.minimum.at(least, between[:, one], between[:, other])
        inner = sum_at(k, labels, self.rim) == 0
        alone: IntArray = (inner & (most == least)).astype(np.int64)
        return alone


BY_EDGE = ("passable", "length", "price", "on_road")
OF_ALL = ("usual_minutes", "band", "weights", "second_band", "mild", "each", "count_stays")
BY_UNIT = tuple(
    item.name for item in fields(Problem) if item.name not in (*BY_EDGE, *OF_ALL, "edges")
)


def sum_at(k: int, where: IntArray, what: NDArray[Any]) -> IntArray:
    """(k,) the sums of ``what`` (n,) by ``where`` (n,): exact, as long as they are below 2**53."""
    return np.bincount(where, what, k).astype(np.int64)


def _scale(band: Band) -> int:
    return max(1, band.target // USUAL_TARGET)


def _each_once(n: int, pairs: IntArray) -> tuple[IntArray, IntArray]:
    """The different pairs of 0..n-1 in ``pairs`` (m, 2), in order, and the row of each of them."""
    low, high = pairs.min(axis=1), pairs.max(axis=1)
    keys, row = np.unique(low * n + high, return_inverse=True)
    return np.column_stack([keys // max(n, 1), keys % max(n, 1)]), row


def _fitting(graph: UnitGraph, band: Band) -> IntArray:
    """(n,) the compound of each unit where that compound fits in a cell, else -1."""
    compound = renumbered(graph.compound)
    inside = np.flatnonzero(compound >= 0)
    fitting = np.full(graph.n, -1, np.int64)
    totals = np.bincount(compound[inside], graph.households[inside])
    fits = (totals > 0) & (totals <= band.maximum)
    kept = inside[fits[compound[inside]]]
    fitting[kept] = compound[kept]
    return renumbered(fitting)
