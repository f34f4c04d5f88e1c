"""The common grid of all coordinates, and the noding of lines on it."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from ...common.progress import Progress
from .chains import strung
from .patience import patiently

Geometries = NDArray[np.object_]
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

# Input comes in whole millimetres. Points that are made here (where a line meets another) need a
# finer grid: on 1 mm each of them would bend the community line by up to half a millimetre, which
# over a kilometre of line is more than the millionth of the community that may be lost.
GRID_M = 1e-5
PER_METRE = 100_000

FEW = 300  # fewer lines are noded sooner than strung together
# shapely's type ids: LineString, LinearRing; and from 4 on what is put together of others
LINE_KINDS, SINGLE_KINDS = (1, 2), 3


def only_lines(geometries: Any) -> Geometries:
    """The single LineStrings in ``geometries``, collections opened; points and areas are left."""
    parts = _opened(geometries)
    parts = parts[np.isin(shapely.get_type_id(parts), LINE_KINDS)]
    return np.asarray(parts[~shapely.is_empty(parts)], dtype=object)


def only_polygons(geometries: Any) -> Geometries:
    """The single Polygons in ``geometries``, collections opened."""
    parts = _opened(geometries)
    return np.asarray(parts[shapely.get_type_id(parts) == 3], dtype=object)


def _opened(geometries: Any) -> Geometries:
    """The single geometries in collections and in what those hold."""
    parts = np.asarray(geometries, dtype=object)
    while (shapely.get_type_id(parts) > SINGLE_KINDS).any():
        parts = shapely.get_parts(parts)
    return parts


def node(lines: Geometries, progress: Progress, share: float, grid_m: float = GRID_M) -> Geometries:
    """``lines`` noded and snap-rounded on the grid, each stretch once, as few lines as can be.

    Few long lines are noded several times faster than the same segments one by one.
    """
    if not len(lines):
        return lines
    joined = shapely.multilinestrings(strung(lines) if len(lines) > FEW else lines)
    size = shapely.get_num_coordinates(joined)
    noded = patiently(progress, share, size, shapely.unary_union, joined, grid_size=grid_m)
    if noded.geom_type == "LineString":
        return np.array([noded], dtype=object)
    return np.asarray(shapely.get_parts(noded), dtype=object)


def polygons_of(lines: Geometries, progress: Progress, share: float) -> Geometries:
    """The polygons that the noded ``lines`` enclose."""
    size = int(shapely.get_num_coordinates(lines).sum())
    return only_polygons([patiently(progress, share, size, shapely.polygonize, lines)])


def lines_of(segments: Floats) -> Geometries:
    """(n, 2, 2) coordinates as n LineStrings."""
    return np.asarray(shapely.linestrings(segments), dtype=object)


def totals(group: Ints, amount: Floats, count: int) -> Floats:
    """The sum of ``amount`` in each group 0..count-1."""
    return np.asarray(np.bincount(group, amount, count), dtype=np.float64)
