"""The graph of a plan's units, made again from their shapes and what runs between them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from ..common.progress import Progress, silent
from ..divide import UnitGraph

# How far from a line a border may be and still run along it; lines are cut to a millimetre, and
# plans may have been brought into another coordinate system and back.
ALONG_M = 0.5
# Less shared border than this is a corner, not a way through.
PASSABLE_M = 0.5
_PAIRS_AT_ONCE = 2_000

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
    pairs = np.sort(shapely.STRtree(shapes).query(shapes, "intersects").T, axis=1)
    pairs = np.unique(pairs[pairs[:, 0] != pairs[:, 1]], axis=0)
    borders = _borders(shapes, pairs, progress)
    metres = np.asarray(shapely.length(borders), np.float64)
    kept = metres >= PASSABLE_M
    pairs, borders, metres = pairs[kept], borders[kept], metres[kept]
    barred = _along(borders, lines.barriers)
    on_road = barred | _along(borders, lines.roads)
    blocked = barred & ~_near(borders, lines.crossings)
    return UnitGraph(
        households=units["households"].to_numpy(np.int64),
        edges=pairs[~blocked],
        border_m=metres[~blocked],
        on_road=on_road[~blocked],
        compound=pd.factorize(units["compound_id"], sort=True)[0],
        area_m2=shapely.area(shapes),
        perimeter_m=shapely.length(shapes),
        blocked_edges=pairs[blocked],
        blocked_border_m=metres[blocked],
    )


def _borders(
    shapes: npt.NDArray[np.object_], pairs: Ints, progress: Progress
) -> npt.NDArray[np.object_]:
    """(p,) the line that each pair of units shares."""
    found = np.full(len(pairs), None, object)
    for start in range(0, len(pairs), _PAIRS_AT_ONCE):
        progress(start / len(pairs), None)
        some = slice(start, start + _PAIRS_AT_ONCE)
        found[some] = shapely.intersection(*shapes[pairs[some]].T)
    return found


def _along(borders: npt.NDArray[np.object_], lines: npt.NDArray[np.object_]) -> Bools:
    """(p,) whether the middle of the longest piece of each border lies on one of the lines."""
    pieces, border = shapely.get_parts(shapely.line_merge(borders), return_index=True)
    pieces, border = _flat(pieces, border)
    order = np.lexsort((-shapely.length(pieces), border))
    first = order[np.r_[True, np.diff(border[order]) > 0][: len(order)]]
    middles = np.full(len(borders), None, object)
    middles[border[first]] = shapely.line_interpolate_point(pieces[first], 0.5, normalized=True)
    return _near(middles, lines)


def _flat(pieces: npt.NDArray[np.object_], border: Ints) -> tuple[npt.NDArray[np.object_], Ints]:
    """The pieces that are lines, without the points and areas that a border may have beside."""
    linear = np.isin(shapely.get_type_id(pieces), (1, 2))
    return pieces[linear], border[linear]


def _near(shapes: npt.NDArray[np.object_], lines: npt.NDArray[np.object_]) -> Bools:
    """(p,) which of the shapes are at one of the lines."""
    near = np.zeros(len(shapes), bool)
    if len(lines):
        found = shapely.STRtree(lines).query(shapes, "dwithin", ALONG_M)
        near[np.unique(found[0])] = True
    return near
