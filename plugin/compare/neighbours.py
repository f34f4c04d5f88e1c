"""The graph of a plan's units, made again from their shapes and what runs between them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from ..common.progress import Progress, part, silent
from ..divide import UnitGraph

# How far from a line a border may be and still run along it; lines are cut to a millimetre, and
# plans may have been brought into another coordinate system and back.
ALONG_M = 0.5
# Less shared border than this is a corner, not a way through.
PASSABLE_M = 0.5
_AT_ONCE = 2_000

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Lines:
    """Shapes, in metres: ``roads`` that divide the ground, ``barriers`` and ``crossings``."""

    roads: npt.NDArray[np.object_]
    barriers: npt.NDArray[np.object_]
    crossings: npt.NDArray[np.object_]


def lines_of(layers: Mapping[str, pd.DataFrame], not_dividing: Collection[str]) -> Lines:
    """The lines of the layers (contract frames in metres); roads of the classes ``not_dividing``
    are left out."""
    roads = layers["road"]
    roads = roads[~roads["class"].isin(list(not_dividing))]
    return Lines(*(_shapes(frame) for frame in (roads, layers["barrier"], layers["crossing"])))


def _shapes(frame: pd.DataFrame) -> npt.NDArray[np.object_]:
    shapes: npt.NDArray[np.object_] = np.asarray(frame["geometry"].to_numpy(), object)
    there: npt.NDArray[np.object_] = shapes[~shapely.is_missing(shapes)]
    return there


def unit_graph(units: gpd.GeoDataFrame, lines: Lines, progress: Progress = silent) -> UnitGraph:
    """The graph of ``units`` (contract ``unit``, n rows, in metres).

    A border runs along a road or barrier where its middle does; units with only a barrier between
    them are neighbours where a crossing is at their border.
    """
    shapes = np.asarray(units.geometry.to_numpy(), object)
    pairs = _touching(shapes, part(progress, 0, 0.3))
    metres, on_road, blocked = _borders(shapes, pairs, lines, part(progress, 0.3, 1))
    border = metres >= PASSABLE_M
    open_, shut = border & ~blocked, border & blocked
    return UnitGraph(
        households=units["households"].to_numpy(np.int64),
        edges=pairs[open_],
        border_m=metres[open_],
        on_road=on_road[open_],
        compound=pd.factorize(units["compound_id"], sort=True)[0],
        area_m2=shapely.area(shapes),
        perimeter_m=shapely.length(shapes),
        blocked_edges=pairs[shut],
        blocked_border_m=metres[shut],
    )


def _touching(shapes: npt.NDArray[np.object_], progress: Progress) -> Ints:
    """(p, 2) the pairs of shapes that touch, each once, i < j."""
    tree = shapely.STRtree(shapes)
    found = [np.zeros((0, 2), np.int64)]
    for start in range(0, len(shapes), _AT_ONCE):
        progress(start / len(shapes), None)
        one, other = tree.query(shapes[start : start + _AT_ONCE], "intersects")
        pairs = np.column_stack([one + start, other])
        found.append(pairs[pairs[:, 0] < pairs[:, 1]])
    return np.concatenate(found)


def _borders(
    shapes: npt.NDArray[np.object_], pairs: Ints, lines: Lines, progress: Progress
) -> tuple[Floats, Bools, Bools]:
    """(p,) of the border of each pair its length, whether a road or barrier runs along it, and
    whether it is a barrier without a crossing."""
    roads, barriers, crossings = map(
        shapely.STRtree, (lines.roads, lines.barriers, lines.crossings)
    )
    metres = np.zeros(len(pairs))
    on_road, blocked = np.zeros(len(pairs), bool), np.zeros(len(pairs), bool)
    for start in range(0, len(pairs), _AT_ONCE):
        progress(start / len(pairs), None)
        some = slice(start, start + _AT_ONCE)
        borders = shapely.intersection(*shapes[pairs[some]].T)
        metres[some] = shapely.length(borders)
        middles = _middles(borders)
        barred = _near(middles, barriers)
        on_road[some] = barred | _near(middles, roads)
        blocked[some] = barred & ~_near(borders, crossings)
    return metres, on_road, blocked


def _middles(borders: npt.NDArray[np.object_]) -> npt.NDArray[np.object_]:
    """(p,) the middle of the longest piece of each border, None for one that is only a corner."""
    pieces, border = shapely.get_parts(shapely.line_merge(borders), return_index=True)
    linear = np.isin(shapely.get_type_id(pieces), (1, 2))
    pieces, border = pieces[linear], border[linear]
    order = np.lexsort((-shapely.length(pieces), border))
    first = order[np.r_[True, np.diff(border[order]) > 0][: len(order)]]
    middles = np.full(len(borders), None, object)
    middles[border[first]] = shapely.line_interpolate_point(pieces[first], 0.5, normalized=True)
    return middles


def _near(shapes: npt.NDArray[np.object_], lines: shapely.STRtree) -> Bools:
    """(p,) which of the shapes are at one of the lines."""
    near = np.zeros(len(shapes), bool)
    near[np.unique(lines.query(shapes, "dwithin", ALONG_M)[0])] = True
    return near
