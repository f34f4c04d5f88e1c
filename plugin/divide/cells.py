"""Cells from labelled units: their polygons, codes and figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely

from ..common.band import Band
from ..contracts import contract
from .graph import FloatArray, IntArray


@dataclass(frozen=True)
class CellTexts:
    """What names a community's cells: its code, the plan's name and the pattern of cell codes."""

    community_id: str
    plan: str
    pattern: str


def merge_units(units: gpd.GeoDataFrame, labels: IntArray) -> list[shapely.Geometry]:
    """The polygon of each cell 0..k-1; units meet exactly, so their union is exact too."""
    order = np.argsort(labels, kind="stable")
    starts = np.flatnonzero(np.diff(labels[order], prepend=-1))
    shapes = units.geometry.to_numpy()[order]
    return [shapely.coverage_union_all(group) for group in np.split(shapes, starts[1:])]


def codes(
    polygons: Sequence[shapely.Geometry],
    texts: CellTexts,
    kept: Sequence[str | None],
    taken: set[str],
) -> list[str]:
    """A code for each cell: the kept one, else the next free one of the pattern.

    Cells are counted west to east in rows from north to south, each row about as high as a cell
    is wide (the order of DB11/T 2157-2023). Codes in ``taken`` are never given out again.
    """
    given: list[str] = [code or "" for code in kept]
    used = taken | set(given)
    sequence = 0
    for cell in reading_order(polygons):
        while not given[cell]:
            sequence += 1
            code = texts.pattern.format(community_id=texts.community_id, sequence=sequence)
            if code not in used:
                given[cell] = code
    return given


def reading_order(polygons: Sequence[shapely.Geometry]) -> IntArray:
    """The polygons in rows from north to south, west to east within a row."""
    if not len(polygons):
        return np.zeros(0, np.int64)
    middle = shapely.get_coordinates(shapely.centroid(list(polygons)))
    height = float(np.sqrt(shapely.area(list(polygons)).mean()))
    row = np.floor((middle[:, 1].max() - middle[:, 1]) / height)
    order: IntArray = np.lexsort((middle[:, 1], middle[:, 0], row))
    return order


def cell_frame(
    units: gpd.GeoDataFrame,
    labels: IntArray,
    polygons: Sequence[shapely.Geometry],
    cell_ids: Sequence[str],
    kept: Sequence[str | None],
    compactness: FloatArray,
    band: Band,
    texts: CellTexts,
) -> gpd.GeoDataFrame:
    """The frame of contract ``cell`` for one community."""
    count = len(polygons)
    households = np.bincount(labels, units["households"], count).astype(np.int64)
    unknown = np.bincount(labels, units["buildings_unknown"], count).astype(np.int64)
    off_band = np.minimum(households - band.minimum, 0) + np.maximum(households - band.maximum, 0)
    return contract("cell").frame(
        {
            "plan": [texts.plan] * count,
            "cell_id": list(cell_ids),
            "community_id": [texts.community_id] * count,
            "households": households,
            "in_band": off_band == 0,
            "off_band": off_band,
            "buildings": _buildings(units, labels, count),
            "buildings_unknown": unknown,
            "units": np.bincount(labels, minlength=count),
            "area_m2": np.round(shapely.area(list(polygons)), 1),
            "compactness": np.round(compactness, 4),
            "continues": list(kept),
            "geometry": polygons,
        },
        units.crs,
    )


def _buildings(units: gpd.GeoDataFrame, labels: IntArray, count: int) -> IntArray:
    """(k,) how many buildings lie in each cell, wholly or in part."""
    own = units["building_id"].notna().to_numpy()
    pairs = set(zip(labels[own].tolist(), units["building_id"][own]))
    return np.bincount([cell for cell, _ in pairs], minlength=count).astype(np.int64)
