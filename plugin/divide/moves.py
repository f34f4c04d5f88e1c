"""Who moves from a cell of the earlier plan to another, and why.

A reason is decided from facts that can be looked up in the plan, never guessed. It is the first
of these that is true of a building that leaves cell X and comes to cell Y:

- ``new``: it stands on ground that was in no cell;
- ``gone``: the code X is out of use;
- ``community``: X now lies in another community;
- ``connection``: X's units of today hang together in several pieces, and nobody of this one's
  piece has stayed in X;
- ``band``: households move from X to Y, and X or Y, as they were, is out of the band with today's
  counts; or, if what X gives to Y in all went back, X would be above the band or Y below it;
- ``compound``: its compound lay in several cells and now lies in one;
- ``line``: if all that moves from X to Y went back, the lines between cells would be longer, those
  off the roads or all together;
- ``even``: if what X gives to Y in all went back, the two would lie farther from the target;
- ``together``: none of these holds for this move alone; it came with others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import pandas as pd

from ..common.band import Band
from ..contracts import contract
from .earlier import Names
from .graph import BoolArray, IntArray, UnitGraph, components, count_of

REASONS = (
    "new",
    "gone",
    "community",
    "connection",
    "band",
    "compound",
    "line",
    "even",
    "together",
)


def move_frame(
    graph: UnitGraph,
    units: gpd.GeoDataFrame,
    before: Names,
    band: Band,
    now: Optional[Names] = None,
) -> gpd.GeoDataFrame:
    """The frame of contract ``move``: the units with a building that change their cell.

    ``units`` (contract ``unit``, n rows) are those of ``graph``; ``before`` (n,) is the earlier
    cell of each, None for none. ``now`` (n,) is the earlier cell that the unit's cell continues,
    else that cell's own code: one that only gets another code is still the same. None where all
    keep their codes.
    """
    facts = MoveFacts.of(graph, units if now is None else units.assign(cell_id=now), before, band)
    reasons = facts.reasons()
    table = units.iloc[facts.moved]
    same = ("plan", "unit_id", "community_id", "building_id", "part", "households")
    return contract("move").frame(
        {
            **{name: table[name].to_numpy(object) for name in same},
            "buildings_unknown": table["buildings_unknown"].to_numpy(object),
            "old_cell": before[facts.moved],
            "new_cell": table["cell_id"].to_numpy(object),
            "reason": [REASONS[number] for number in reasons],
            "geometry": table.geometry.to_numpy(),
        },
        units.crs,
    )


@dataclass(frozen=True, eq=False)
class MoveFacts:
    """What the reasons are decided from.

    Cells, earlier and new ones, are numbered together by their codes: ``old`` (n,) -1 for none,
    ``new`` (n,). ``moved`` (w,) are the units that move; ``pair`` (w,) is the number of the move's
    pair of cells, ``x`` and ``y`` (p,) are that pair's. ``home`` (n,) marks units with a building.
    """

    graph: UnitGraph
    band: Band
    old: IntArray
    new: IntArray
    home: BoolArray
    community: IntArray
    moved: IntArray
    pair: IntArray
    x: IntArray
    y: IntArray

    @classmethod
    def of(cls, graph: UnitGraph, units: gpd.GeoDataFrame, before: Names, band: Band) -> MoveFacts:
        """The facts of ``units``, see ``move_frame``."""
        count = len(units)
        cells = np.concatenate([before, units["cell_id"].to_numpy(object)])
        codes = pd.factorize(cells)[0].astype(np.int64)
        old, new = codes[:count], codes[count:]
        home = units["building_id"].notna().to_numpy()
        moved = np.flatnonzero(home & (old != new))
        ends = np.column_stack([old[moved], new[moved]]).reshape(-1, 2)
        pairs, pair = np.unique(ends, axis=0, return_inverse=True)
        community = pd.factorize(units["community_id"])[0].astype(np.int64)
        return cls(
            graph, band, old, new, home, community, moved, pair.ravel(), pairs[:, 0], pairs[:, 1]
        )

    def reasons(self) -> list[int]:
        """The place in ``REASONS`` of each move's reason."""
        x, y = self.x[self.pair], self.y[self.pair]
        in_use = np.isin(np.arange(self.cells), self.new)
        facts = [
            x < 0,
            ~in_use[x],
            self._community_of(x) != self._community_of(y),
            self._cut_off(),
            self._band()[self.pair],
            self._compound_whole(),
            self._shorter_lines()[self.pair],
            self._evener()[self.pair],
            np.ones(len(self.moved), np.bool_),
        ]
        first: list[int] = np.argmax(np.array(facts), axis=0).tolist()
        return first

    @property
    def cells(self) -> int:
        """How many codes there are, earlier and new ones."""
        return int(max(self.old.max(initial=-1), self.new.max(initial=-1))) + 1

    def _community_of(self, cells: IntArray) -> IntArray:
        """The community that each of ``cells`` lies in now; of cells out of use, any."""
        owner = np.zeros(self.cells, np.int64)
        owner[self.new] = self.community
        return owner[cells]

    def _cut_off(self) -> BoolArray:
        """(w,) whether nobody has stayed in the piece of the old cell that the unit was in."""
        a, b = self.graph.edges.T
        together = (self.old[a] == self.old[b]) & (self.old[a] >= 0)
        piece = components(self.graph.n, self.graph.edges[together])
        stayed = np.unique(piece[self.home & (self.old == self.new)])
        kept = np.isin(self.old, self.old[np.isin(piece, stayed)])
        return (kept & ~np.isin(piece, stayed))[self.moved]

    @property
    def _now(self) -> IntArray:
        """(c,) the households of each cell in the new plan."""
        return np.bincount(self.new, self.graph.households, self.cells).astype(np.int64)

    @property
    def _given(self) -> IntArray:
        """(p,) the households that x gives to y."""
        households = self.graph.households[self.moved]
        return np.bincount(self.pair, households, len(self.x)).astype(np.int64)

    @property
    def _net(self) -> IntArray:
        """(p,) the households that x gives to y less those that y gives to x."""
        flow = dict(zip(zip(self.x.tolist(), self.y.tolist()), self._given.tolist()))
        back = [flow.get((y, x), 0) for x, y in flow]
        return self._given - np.array(back, np.int64)

    def _band(self) -> BoolArray:
        """(p,) whether the band asked for the move."""
        had = self.old >= 0
        today = np.bincount(self.old[had], self.graph.households[had], self.cells)
        was = np.isin(np.arange(self.cells), self.old)
        off = was & ((today < self.band.minimum) | (today > self.band.maximum))
        net, now = self._net, self._now
        over = now[self.x] + net > self.band.maximum
        short = now[self.y] - net < self.band.minimum
        asked: BoolArray = off[self.x] | off[self.y] | ((net > 0) & (over | short))
        return asked & (self._given > 0)

    def _compound_whole(self) -> BoolArray:
        """(w,) whether the unit's compound lay in several cells and now lies in one."""
        compound = self.graph.compound
        inside = np.flatnonzero(self.home & (compound >= 0))
        count = count_of(compound)

        def cells_of(labels: IntArray) -> IntArray:
            known = inside[labels[inside] >= 0]
            pairs = np.unique(np.column_stack([compound[known], labels[known]]), axis=0)
            return np.bincount(pairs[:, 0], minlength=count)

        whole = (cells_of(self.old) > 1) & (cells_of(self.new) == 1)
        of_unit: BoolArray = np.append(whole, False)[compound[self.moved]]
        return of_unit

    def _shorter_lines(self) -> BoolArray:
        """(p,) whether the lines, off the roads or all, are shorter than if the pair went back."""
        group = np.full(self.graph.n, -1, np.int64)
        group[self.moved] = self.pair
        inner, outer = np.concatenate([self.graph.edges, self.graph.edges[:, ::-1]]).T
        use = (group[inner] >= 0) & (group[inner] != group[outer])
        inner, outer = inner[use], outer[use]
        saved = (self.new[outer] != self.old[inner]).astype(np.int64)
        saved -= self.new[outer] != self.new[inner]
        millimetres = np.rint(1000 * np.tile(self.graph.border_m, 2)[use]) * saved
        off_road = millimetres * ~np.tile(self.graph.on_road, 2)[use]

        def total(lengths: Any) -> Any:
            return np.bincount(group[inner], lengths, len(self.x))

        shorter: BoolArray = (total(millimetres) > 0) | (total(off_road) > 0)
        return shorter

    def _evener(self) -> BoolArray:
        """(p,) whether the two cells are nearer to the target than if the net gift went back."""
        net, now, target = self._net, self._now, self.band.target
        with_it = (now[self.x] - target) ** 2 + (now[self.y] - target) ** 2
        without = (now[self.x] + net - target) ** 2 + (now[self.y] - net - target) ** 2
        evener: BoolArray = (net > 0) & (without > with_it)
        return evener
