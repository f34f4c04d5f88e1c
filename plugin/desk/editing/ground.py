"""Finding units and roads by pointing at them, without asking a layer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import shapely

from ...divide.graph import IntArray
from ...divide.layers import metric_crs

Point = tuple[float, float]
# How far beside a road ground is looked for, and how much of its length has to be of a unit: a
# unit that only touches the end of the traced piece does not border it.
STRIP_M = 1.0
BORDER_M = 2.0
# Traced pieces below this are how a hand shakes.
_PIECE_M = 0.05
_AT_ONCE = 2_000
NONE: IntArray = np.zeros(0, np.int64)


class Ground:
    """Units (n,) and roads in one system that counts in metres, ``crs``.

    All coordinates are in that system; units are told by their row.
    """

    def __init__(self, units: gpd.GeoDataFrame, roads: gpd.GeoDataFrame) -> None:
        self.crs: Any = metric_crs(units)
        self.shapes = units.to_crs(self.crs).geometry.to_numpy()
        lines = shapely.get_parts(shapely.force_2d(roads.to_crs(self.crs).geometry.to_numpy()))
        self.roads = lines[shapely.length(lines) > 0]
        self._units = shapely.STRtree(self.shapes)
        # In parts: the window stands still while one call works.
        parts = [self.shapes[at : at + _AT_ONCE] for at in range(0, len(self.shapes), _AT_ONCE)]
        self._inner = shapely.STRtree(np.concatenate([shapely.point_on_surface(p) for p in parts]))
        self._roads = shapely.STRtree(self.roads)

    def at(self, point: Point) -> Optional[int]:
        """The unit at a point; the first of several where they meet."""
        found = self._units.query(shapely.Point(point), predicate="intersects")
        return int(found.min()) if len(found) else None

    def along(self, points: Sequence[Point]) -> IntArray:
        """The units that a line passes, in the order in which it does as far as one can tell."""
        if len(points) == 1:
            row = self.at(points[0])
            return NONE if row is None else np.array([row], np.int64)
        line = shapely.LineString(points)
        rows = self._units.query(line, predicate="intersects")
        met = shapely.intersection(self.shapes[rows], line)
        # A line that runs through where units meet only touches some of them.
        rows = rows[(shapely.length(met) > 0) | (shapely.length(line) == 0)]
        first = shapely.line_locate_point(line, shapely.point_on_surface(self.shapes[rows]))
        return rows[np.lexsort((rows, first))].astype(np.int64)

    def inside(self, points: Sequence[Point]) -> IntArray:
        """The units whose inner point lies in the loop, in order."""
        if len(points) < 3:
            return NONE
        loop = shapely.make_valid(shapely.Polygon(points))
        return np.sort(self._inner.query(loop, predicate="intersects")).astype(np.int64)

    def outline(self, rows: IntArray) -> shapely.Geometry:
        """The ground of units as one shape."""
        return shapely.coverage_union_all(self.shapes[rows])

    def road_at(self, point: Point, within: float) -> Optional[int]:
        """The road nearest to a point, None if none is ``within`` metres."""
        found = self._roads.query_nearest(shapely.Point(point), max_distance=within)
        return int(found.min()) if len(found) else None

    def beside(self, strip: shapely.Geometry, metres: float) -> IntArray:
        """The units that lie in ``strip`` for at least ``metres`` of its length, in order."""
        rows = np.sort(self._units.query(strip, predicate="intersects")).astype(np.int64)
        ground = shapely.area(shapely.intersection(self.shapes[rows], strip))
        return rows[ground >= metres * STRIP_M]


@dataclass(frozen=True)
class Step:
    """A place on a road: so many metres from its beginning."""

    road: int
    at: float


class Trace:
    """A piece of road that is traced with the mouse, over crossings from road to road.

    ``within``: how many metres beside the road the hand may be.
    """

    def __init__(self, ground: Ground, start: Point, within: float) -> None:
        self._ground, self._within = ground, within
        self._start = start
        self._steps: list[Step] = []
        self.go_to(start)

    @property
    def begun(self) -> bool:
        """Whether there was a road where it began."""
        return bool(self._steps)

    def go_to(self, point: Point) -> None:
        """Trace on to the place on a road that is nearest to ``point``; none is near: stay."""
        if self._steps and self._steps[-1].road == self._next_road(point):
            self._add(Step(self._steps[-1].road, self._locate(self._steps[-1].road, point)))
            return
        road = self._ground.road_at(point, self._within)
        if road is None:
            return
        if self._steps:
            self._cross_to(road)
        self._add(Step(road, self._locate(road, point)))

    def line(self) -> Optional[shapely.Geometry]:
        """What was traced; None where that is nothing yet."""
        pieces = [shapely.line_merge(piece) for piece, _ in self._pieces()]
        return shapely.multilinestrings(pieces) if pieces else None

    def units(self) -> IntArray:
        """The units that border what was traced, on the side where it began."""
        found = [NONE]
        left = self._begins_left()
        for piece, ahead in self._pieces():
            side = STRIP_M if left == ahead else -STRIP_M
            strip = shapely.buffer(piece, side, single_sided=True)
            metres = min(BORDER_M, shapely.length(piece) / 2)
            found.append(self._ground.beside(strip, metres))
        return np.unique(np.concatenate(found))

    def _next_road(self, point: Point) -> Optional[int]:
        """The road at ``point``; the present one as long as it is about as near as any."""
        spot, road = shapely.Point(point), self._steps[-1].road
        present = shapely.distance(self._ground.roads[road], spot)
        nearest = self._ground.road_at(point, self._within)
        if nearest is None:
            return None
        other = shapely.distance(self._ground.roads[nearest], spot)
        return road if present <= other + self._within / 2 else nearest

    def _cross_to(self, road: int) -> None:
        """Go on where the two roads meet, if they do."""
        last = self._ground.roads[self._steps[-1].road]
        between = shapely.shortest_line(last, self._ground.roads[road])
        if shapely.length(between) <= self._within:
            here, there = shapely.get_point(between, 0), shapely.get_point(between, 1)
            self._add(Step(self._steps[-1].road, float(shapely.line_locate_point(last, here))))
            other = self._ground.roads[road]
            self._add(Step(road, float(shapely.line_locate_point(other, there))))

    def _add(self, step: Step) -> None:
        """Go to ``step``; going back takes back what was traced."""
        while len(self._steps) > 1 and self._turns(step):
            self._steps.pop()
        self._steps.append(step)

    def _turns(self, step: Step) -> bool:
        before, last = self._steps[-2:]
        if not before.road == last.road == step.road:
            return False
        return (last.at - before.at) * (step.at - last.at) <= 0

    def _locate(self, road: int, point: Point) -> float:
        return float(shapely.line_locate_point(self._ground.roads[road], shapely.Point(point)))

    def _pieces(self) -> list[tuple[shapely.Geometry, bool]]:
        """The traced pieces, and whether each was traced in its road's own direction."""
        found = []
        for one, other in zip(self._steps, self._steps[1:]):
            if one.road == other.road and abs(one.at - other.at) > _PIECE_M:
                low, high = sorted((one.at, other.at))
                found.append(
                    (substring(self._ground.roads[one.road], low, high), other.at > one.at)
                )
        return found

    def _begins_left(self) -> bool:
        """Whether it began on the left of where it goes."""
        first = self._steps[0]
        road = self._ground.roads[first.road]
        before, after = max(first.at - 0.5, 0.0), first.at + 0.5
        x0, y0 = shapely.get_coordinates(shapely.line_interpolate_point(road, before))[0]
        x1, y1 = shapely.get_coordinates(shapely.line_interpolate_point(road, after))[0]
        x, y = self._start
        left_of_road = (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0) >= 0
        pieces = self._pieces()
        return left_of_road if not pieces else left_of_road == pieces[0][1]


def substring(line: shapely.Geometry, low: float, high: float) -> shapely.Geometry:
    """The part of a line from ``low`` to ``high`` metres of its length."""
    points = shapely.get_coordinates(line)
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    ends = shapely.get_coordinates(shapely.line_interpolate_point(line, [low, high]))
    inner = points[(along > low) & (along < high)]
    return shapely.LineString(np.vstack([ends[:1], inner, ends[1:]]))
