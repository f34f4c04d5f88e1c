"""Rivers, railways and walls as people on foot meet them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import geopandas as gpd
import numpy as np
import shapely

from ..common.progress import Progress
from ..divide.ground.blocks import canonical
from ..divide.ground.grid import (
    Bools,
    Floats,
    Geometries,
    Ints,
    lines_of,
    node,
    only_lines,
    only_polygons,
)
from .lines import MM, degrees, merged, straight_pieces, stretch

# Nobody is kept apart by less than a step: a wall that is drawn to a road's centre line does not
# cross that road, and a road that ends so near another leads to it.
A_STEP_M = 1.0
ON_BARRIER_M = 0.1  # how near to a line barrier a road must come to have met it


@dataclass(frozen=True, eq=False)
class Barriers:
    """``lines`` (n,) without forks and without the last step at loose ends; ``areas`` (a,) apart
    from each other, such as water."""

    lines: Geometries
    areas: Geometries

    @cached_property
    def zones(self) -> Geometries:
        """(n + a,) what a road that meets each of the lines, then of the areas, lies in."""
        strips = shapely.buffer(self.lines, ON_BARRIER_M, cap_style="flat")
        return np.concatenate([strips, shapely.buffer(self.areas, ON_BARRIER_M)])

    @cached_property
    def sides(self) -> tuple[Floats, Ints]:
        """The straight pieces (s, 2, 2) of all lines and banks, and the zone of each (s,)."""
        return straight_pieces(np.concatenate([self.lines, shapely.boundary(self.areas)]))

    @cached_property
    def side_tree(self) -> shapely.STRtree:
        """A tree of ``sides``: small pieces, as one long river would lie around everything."""
        return shapely.STRtree(lines_of(self.sides[0]))

    def between(self, starts: Floats, ends: Floats) -> Bools:
        """(n,) whether a straight leg from ``starts`` to ``ends`` (n, 2) meets a barrier."""
        met = np.zeros(len(starts), dtype=bool)
        long = np.flatnonzero((starts != ends).any(axis=1))
        if len(long) and len(self.sides[0]):
            legs = lines_of(np.stack([starts[long], ends[long]], axis=1))
            met[long[self.side_tree.query(legs, predicate="intersects")[0]]] = True
        return met


def read_barriers(barriers: gpd.GeoDataFrame, progress: Progress, share: float) -> Barriers:
    """The barriers of a project, in an order that does not depend on that of the rows."""
    shapes = canonical(barriers.geometry)
    lines = merged(node(only_lines(shapes), progress, share, MM))
    areas = only_polygons([shapely.union_all(only_polygons(shapes), grid_size=MM)])
    return Barriers(_without_last_step(lines), canonical(areas))


def _without_last_step(lines: Geometries) -> Geometries:
    """``lines`` shortened by a step at each end where no other goes on."""
    loose = degrees(lines) == 1
    length = shapely.length(lines)
    start = np.where(loose[:, 0], A_STEP_M, 0.0)
    end = length - np.where(loose[:, 1], A_STEP_M, 0.0)
    kept = np.flatnonzero(end - start > MM)
    return np.array([stretch(lines[i], start[i], end[i]) for i in kept], dtype=object)
