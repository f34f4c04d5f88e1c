"""The ground of a whole plan, so laid out that a few cells of it can be counted alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from ..community import DividedCommunity
from ..graph import BoolArray, FloatArray, IntArray, UnitGraph, components
from ..plan import together
from ..score import roundness


@dataclass(frozen=True, eq=False)
class Counts:
    """What is counted of k cells, (k,) each; see ``CellFigures``."""

    units: IntArray
    households: IntArray
    buildings: IntArray
    buildings_unknown: IntArray
    pieces: IntArray
    places: IntArray
    compactness: FloatArray
    minutes: FloatArray


@dataclass(frozen=True, eq=False)
class Whole:
    """The units of all communities, (n,): ``graph``, the number of each one's ``building`` or -1,
    ``unknown`` buildings without a household count, and ``minutes`` of work a month."""

    graph: UnitGraph
    building: IntArray
    unknown: IntArray
    minutes: FloatArray

    @classmethod
    def of(cls, communities: Sequence[DividedCommunity], minutes: FloatArray) -> Whole:
        """The ground of the ``communities``, one behind the other."""
        units = pd.concat([one.units for one in communities], ignore_index=True)
        return cls(
            graph=together([one.graph for one in communities]),
            building=pd.factorize(units["building_id"])[0].astype(np.int64),
            unknown=units["buildings_unknown"].to_numpy(np.int64),
            minutes=minutes,
        )

    def count(self, units: IntArray, cell: IntArray, k: int) -> Counts:
        """The counts of the cells 0..k-1 that consist of ``units`` (u,), which are in order;
        ``cell`` (u,) is the cell of each."""
        graph = self.graph
        rows, ends = self._within(units)
        same = cell[ends[:, 0]] == cell[ends[:, 1]]
        rows, ends = rows[same], ends[same]
        ways = ends[rows < len(graph.edges)]
        households = np.bincount(cell, graph.households[units], k).astype(np.int64)
        home = self.building[units]
        pairs = np.unique(home[home >= 0] * k + cell[home >= 0])
        return Counts(
            units=np.bincount(cell, minlength=k),
            households=households,
            buildings=np.bincount(pairs % k, minlength=k),
            buildings_unknown=np.bincount(cell, self.unknown[units], k).astype(np.int64),
            pieces=_parts(cell, ways, k),
            places=_parts(cell, ends, k),
            compactness=self._compactness(units, cell, rows, ends, k),
            minutes=_sums(cell, self.minutes[units], k),
        )

    def pieces(self, units: IntArray) -> list[IntArray]:
        """The connected pieces of ``units`` (u,), which are in order: most households first."""
        rows, ends = self._within(units)
        part = components(len(units), ends[rows < len(self.graph.edges)])
        order = np.argsort(part, kind="stable")
        found = np.split(units[order], np.flatnonzero(np.diff(part[order])) + 1)
        return sorted(found, key=self._size)

    def around(self, units: IntArray) -> tuple[IntArray, FloatArray]:
        """The units beside ``units`` (u,), which are in order, that one can walk to from them, one
        for each border, and the metres of that."""
        own, rows = self._incident(units)
        own, rows = (one[rows < len(self.graph.edges)] for one in (own, rows))
        other = self.graph.edges[rows].sum(axis=1) - own
        out = ~_among(units, other)[1]
        return other[out], self.graph.border_m[rows[out]]

    def _size(self, units: IntArray) -> tuple[int, int, int]:
        return -int(self.graph.households[units].sum()), -len(units), int(units[0])

    def _compactness(
        self, units: IntArray, cell: IntArray, rows: IntArray, ends: IntArray, k: int
    ) -> FloatArray:
        """(k,) added up in the order in which ``score.compactness`` adds, to the last bit."""
        area, outline = (
            _sums(cell, what[units], k) for what in (self.graph.area_m2, self.graph.perimeter_m)
        )
        for some in (rows < len(self.graph.edges), rows >= len(self.graph.edges)):
            outline -= 2 * _sums(cell[ends[some, 0]], self._metres[rows[some]], k)
        return roundness(area, outline)

    def _within(self, units: IntArray) -> tuple[IntArray, IntArray]:
        """The borders inside ``units`` (u,), by their rows in order, and their ends as places in
        ``units``, (b, 2)."""
        own, rows = self._incident(units)
        # A border inside is found from both its ends.
        rows = np.sort(rows[own == self._pairs[rows, 0]])
        ends, there = _among(units, self._pairs[rows])
        inside = there.all(axis=1)
        return rows[inside], ends[inside]

    def _incident(self, units: IntArray) -> tuple[IntArray, IntArray]:
        """The borders of each of ``units`` (u,), one behind the other: the unit, the border."""
        first, count = self._starts[units], np.diff(self._starts)[units]
        places = np.arange(int(count.sum())) + np.repeat(first - np.cumsum(count) + count, count)
        return np.repeat(units, count), self._by_unit[places]

    @cached_property
    def _pairs(self) -> IntArray:
        """(m + b, 2) units with a common border: passable ones, then those with a barrier."""
        return np.concatenate([self.graph.edges, self.graph.blocked_pairs])

    @cached_property
    def _metres(self) -> FloatArray:
        return np.concatenate([self.graph.border_m, self.graph.blocked_metres])

    @cached_property
    def _by_unit(self) -> IntArray:
        """The rows of ``_pairs`` by their first and by their second unit, in the units' order."""
        order = np.argsort(self._pairs.T.ravel(), kind="stable")
        rows: IntArray = order % max(1, len(self._pairs))
        return rows

    @cached_property
    def _starts(self) -> IntArray:
        """(n + 1,) where in ``_by_unit`` each unit's borders begin."""
        count = np.bincount(self._pairs.ravel(), minlength=self.graph.n)
        return np.concatenate([[0], np.cumsum(count)]).astype(np.int64)


def _among(units: IntArray, wanted: IntArray) -> tuple[IntArray, BoolArray]:
    """The places of ``wanted`` in ``units``, which are in order, and whether they are there."""
    place = np.minimum(np.searchsorted(units, wanted), max(0, len(units) - 1))
    return place, units[place] == wanted


def _sums(cell: IntArray, what: FloatArray, k: int) -> FloatArray:
    """(k,) ``what`` added up by ``cell``, one after the other."""
    return np.bincount(cell, what, k).astype(np.float64)


def _parts(cell: IntArray, ends: IntArray, k: int) -> IntArray:
    """(k,) in how many parts each cell lies, where ``ends`` join its units."""
    part = components(len(cell), ends)
    _, first = np.unique(part, return_index=True)
    return np.bincount(cell[first], minlength=k)
