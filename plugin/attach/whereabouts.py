"""Finding the cell of each row of a layer: by its building, else by its own point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from ..common.progress import Progress, part, silent
from .planindex import PlanIndex
from .towers import NO_NUMBER, NUMBERED, Ints, numbers

_ROWS_AT_ONCE = 100_000

# Why a row is in no cell. The names are kept in projects: never rename.
REASONS = ("tower_part_unknown", "building_not_in_plan", "outside", "no_place")
TOWER, NOT_IN_PLAN, OUTSIDE, NO_PLACE = range(len(REASONS))


@dataclass(frozen=True)
class Whereabouts:
    """Where the rows (n,) of a layer are.

    ``cell``: the number of the cell, -1 for none; ``reason``: index into REASONS, -1 where there
    is a cell; ``building``: its number in the plan, -1 for none; ``numbered``: whether the row
    says the entrance or floor that its building is divided by.
    """

    cell: Ints
    reason: Ints
    building: Ints
    numbered: npt.NDArray[np.bool_]


def locate(
    frame: pd.DataFrame,
    index: PlanIndex,
    buildings: Optional[gpd.GeoDataFrame] = None,
    progress: Progress = silent,
) -> Whereabouts:
    """Find the cell of each row of ``frame``, a contract frame with ``building_id``.

    A building that lies in one cell decides; in one that several cells share, the row's entrance
    or floor does. A row whose building the plan does not have, or that has none, goes by its own
    place, else by that of its building in ``buildings`` (contract ``building``).
    """
    by_building = part(progress, 0, 0.3)
    codes = frame["building_id"].to_numpy(object)
    building = np.full(len(frame), -1, dtype=np.int64)
    for start in range(0, len(codes), _ROWS_AT_ONCE):
        by_building(start / len(codes), None)
        some = slice(start, start + _ROWS_AT_ONCE)
        building[some] = index.building(codes[some])
    cell = np.full(len(frame), -1, dtype=np.int64)
    known = building >= 0
    cell[known] = index.cell[building[known]]
    reason = np.full(len(frame), -1, dtype=np.int64)
    numbered = np.zeros(len(frame), dtype=bool)
    shared = np.flatnonzero(known & (cell < 0))
    if len(shared):
        cell[shared], numbered[shared] = _in_towers(frame.iloc[shared], building[shared], index)
        reason[shared[cell[shared] < 0]] = TOWER
    unknown = np.flatnonzero(~known)
    for start in range(0, len(unknown), _ROWS_AT_ONCE):
        watch = part(progress, 0.3 + 0.7 * start / len(unknown), 1)
        rows = unknown[start : start + _ROWS_AT_ONCE]
        points = _points(frame, rows, buildings, index.cells.crs)
        cell[rows], reason[rows] = _by_place(points, pd.notna(codes[rows]), index, watch)
    return Whereabouts(cell, reason, building, numbered)


def _in_towers(
    frame: pd.DataFrame, building: Ints, index: PlanIndex
) -> tuple[Ints, npt.NDArray[np.bool_]]:
    """The cells of rows in buildings that cells share, and whether the rows say which part."""
    number = np.full(len(frame), NO_NUMBER, dtype=np.int64)
    for kind, field in enumerate(NUMBERED):
        number = np.where(index.kind[building] == kind, numbers(frame, field), number)
    return index.runs.find(building, number), number != NO_NUMBER


def _by_place(
    points: npt.NDArray[Any],
    has_code: npt.NDArray[np.bool_],
    index: PlanIndex,
    progress: Progress,
) -> tuple[Ints, Ints]:
    """The cells around the points, None where there is none, and the reasons for no cell."""
    there = ~shapely.is_missing(points)
    cell = np.full(len(points), -1, dtype=np.int64)
    cell[there] = index.around(points[there], progress)
    without = np.where(has_code, NOT_IN_PLAN, NO_PLACE)
    reason = np.where(there, OUTSIDE, without)
    return cell, np.where(cell >= 0, -1, reason)


def _points(
    frame: pd.DataFrame, rows: Ints, buildings: Optional[gpd.GeoDataFrame], crs: Any
) -> npt.NDArray[Any]:
    """One point for each of the ``rows``, in ``crs``; None where nothing says where it is."""
    points = inner_points(frame, rows, crs)
    lost = np.flatnonzero(shapely.is_missing(points))
    if buildings is None or not len(lost):
        return points
    codes = frame["building_id"].to_numpy(object)[rows[lost]]
    # A layer that was drawn by hand may repeat a code.
    known = buildings["building_id"]
    first = np.flatnonzero((known.notna() & ~known.duplicated()).to_numpy())
    found = pd.Index(known.to_numpy(object)[first]).get_indexer(codes)
    points[lost[found >= 0]] = inner_points(buildings, first[found[found >= 0]], crs)
    return points


def inner_points(frame: pd.DataFrame, rows: Ints, crs: Any) -> npt.NDArray[Any]:
    """A point of each row's shape, in ``crs``; None where the shape is missing or empty."""
    if not isinstance(frame, gpd.GeoDataFrame):
        return np.full(len(rows), None, dtype=object)
    shapes = frame.geometry.iloc[rows]
    if shapes.crs is not None and crs is not None and shapes.crs != crs:
        shapes = shapes.to_crs(crs)
    points: npt.NDArray[Any] = shapes.to_numpy(dtype=object, copy=True)
    points[shapely.is_empty(points)] = None
    drawn = np.flatnonzero(~shapely.is_missing(points) & (shapely.get_type_id(points) != 0))
    points[drawn] = shapely.point_on_surface(points[drawn])
    return points
