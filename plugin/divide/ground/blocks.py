"""Blocks: the ground between the community line, dividing roads and barriers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from ...common.progress import Progress
from .grid import Bools, Floats, Geometries, Ints, node, only_lines, only_polygons, polygons_of

# How near a point must be to a line to lie on it: noding moves points by a tenth of this, and
# lines that only run beside each other are a millimetre apart or more.
ON_LINE_M = 1e-4


@dataclass(frozen=True)
class Blocks:
    """The blocks of one community.

    ``lines``: all noded lines, dead ends included; ``polygons`` (k,) and ``is_water`` (k,);
    ``roads``, ``barriers``, ``seams`` (lines that cut the ground and are neither): multilines,
    ``water``: multipolygon, each None where there are none.
    """

    community: Any
    lines: Geometries
    polygons: Geometries
    is_water: Bools
    roads: Any
    barriers: Any
    water: Any
    seams: Any = None

    def blocked(self, points: Floats) -> Bools:
        """Which of the (n, 2) points lie on a barrier line, on a bank or in the water."""
        return near(self.barriers, points) | near(self.water, points)

    def along(self, points: Floats) -> Bools:
        """Which of the (n, 2) points lie on a dividing road."""
        return near(self.roads, points)

    def seamed(self, points: Floats) -> Bools:
        """Which of the (n, 2) points lie on a seam."""
        return near(self.seams, points)

    def locate(self, points: Geometries) -> Ints:
        """The block of each point, -1 outside all."""
        block = np.full(len(points), -1, dtype=np.int64)
        found, polygon = shapely.STRtree(self.polygons).query(points, "intersects")
        block[found[::-1]] = polygon[::-1]
        return block


def make_blocks(
    community: Any,
    roads: gpd.GeoDataFrame,
    barriers: gpd.GeoDataFrame,
    roads_not_dividing: Collection[str],
    progress: Progress,
    seams: Collection[Any] = (),
) -> Blocks:
    """Cut ``community`` by the dividing roads, the barriers and the ``seams`` (lines).

    Roads inside a barrier that is an area (bridges) don't cut it.
    """
    shapely.prepare(community)
    dividing = roads.geometry[~roads["class"].isin(list(roads_not_dividing))]
    road_lines = _within(canonical(dividing), community)
    barrier_shapes = canonical(barriers.geometry)
    barrier_lines = _within(only_lines(barrier_shapes), community)
    water = _water(only_polygons(barrier_shapes), community)
    outlines = only_lines([shapely.boundary(community)])
    if water is not None:
        road_lines = _outside(road_lines, water)
        outlines = np.concatenate([outlines, only_lines([shapely.boundary(water)])])
    seam_lines = _within(canonical(list(seams)), community)
    lines = np.concatenate([outlines, road_lines, barrier_lines, seam_lines])
    lines = node(lines, progress, 0.02)
    faces = polygons_of(lines, progress, 0.04)
    points = shapely.point_on_surface(faces)
    inside = shapely.covers(community, points)
    faces, points = faces[inside], points[inside]
    is_water = np.zeros(len(faces), dtype=bool)
    if water is not None:
        is_water = np.asarray(shapely.covers(water, points))
    return Blocks(
        community,
        lines,
        faces,
        is_water,
        _together(road_lines),
        _together(barrier_lines),
        water,
        _together(seam_lines),
    )


def canonical(geometries: Any) -> Geometries:
    """Each distinct geometry once, in an order that doesn't depend on that of the rows."""
    shapes = np.asarray(geometries, dtype=object)
    shapes = shapes[~(shapely.is_missing(shapes) | shapely.is_empty(shapes))]
    shapes = shapely.normalize(shapely.force_2d(shapes))
    _, first = np.unique(shapely.to_wkb(shapes).astype(object), return_index=True)
    return np.asarray(shapes[first], dtype=object)


def _within(lines: Geometries, community: Any) -> Geometries:
    """``lines`` clipped to the community."""
    lines = lines[shapely.intersects(community, lines)]
    whole = shapely.contains_properly(community, lines)
    return only_lines(np.concatenate([lines[whole], _clip(lines[~whole], community)]))


def _clip(lines: Geometries, area: Any) -> Geometries:
    return np.asarray(shapely.intersection(lines, area), dtype=object)


def _outside(lines: Geometries, water: Any) -> Geometries:
    """``lines`` without their stretches in the water."""
    wet = shapely.intersects(water, lines)
    return np.concatenate([lines[~wet], only_lines(shapely.difference(lines[wet], water))])


def _water(shapes: Geometries, community: Any) -> Any:
    """The barrier areas inside the community as one prepared (multi)polygon, or None."""
    shapes = shapes[shapely.intersects(community, shapes)]
    inside = only_polygons(shapely.intersection(shapes, community))
    if not len(inside):
        return None
    water = shapely.union_all(inside)
    shapely.prepare(water)
    return water


def _together(lines: Geometries) -> Any:
    if not len(lines):
        return None
    whole = shapely.multilinestrings(lines)
    shapely.prepare(whole)
    return whole


def near(shape: Any, points: Floats) -> Bools:
    """Which of the (n, 2) points lie in or on ``shape``; none where it is None."""
    result = np.zeros(len(points), dtype=bool)
    if shape is not None:
        low, high = np.reshape(shape.bounds, (2, 2))
        inside = (points >= low - ON_LINE_M) & (points <= high + ON_LINE_M)
        about = np.flatnonzero(inside.all(axis=1))
        result[about] = shapely.dwithin(shape, shapely.points(points[about]), ON_LINE_M)
    return result
