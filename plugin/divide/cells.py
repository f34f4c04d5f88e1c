"""The frames of a divided community: its units and its cells."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Optional

import geopandas as gpd
import numpy as np
import shapely

from ..contracts import contract
from .community import DividedCommunity
from .division import Settings
from .graph import IntArray, components
from .score import compactness


def merge_units(units: gpd.GeoDataFrame, labels: IntArray) -> list[shapely.Geometry]:
    """The polygon of each cell 0..k-1; units meet exactly, so their union is exact too."""
    order = np.argsort(labels, kind="stable")
    starts = np.flatnonzero(np.diff(labels[order], prepend=-1))
    shapes = units.geometry.to_numpy()[order]
    if not len(shapes):
        return []
    return [shapely.coverage_union_all(group) for group in np.split(shapes, starts[1:])]


def unit_frame(
    community: DividedCommunity, cell_ids: Sequence[str], settings: Settings
) -> gpd.GeoDataFrame:
    """The frame of contract ``unit`` for one community, ``cell_ids`` by cell."""
    units, count = community.units, len(community.units)
    code = community.place.community_id
    return contract("unit").frame(
        {
            "plan": [settings.plan] * count,
            "unit_id": [f"{code}-u{number:05d}" for number in range(1, count + 1)],
            "community_id": [code] * count,
            "cell_id": np.array(cell_ids, object)[community.labels],
            "building_id": units["building_id"].to_numpy(object),
            "part": units["part"].to_numpy(object),
            "compound_id": units["compound_id"].to_numpy(object),
            "households": units["households"].to_numpy(),
            "buildings_unknown": units["buildings_unknown"].to_numpy(),
            "area_m2": np.round(units.geometry.area.to_numpy(), 1),
            "geometry": units.geometry.to_numpy(),
        },
        units.crs,
    )


def cell_frame(
    community: DividedCommunity,
    polygons: Sequence[shapely.Geometry],
    cell_ids: Sequence[str],
    kept: Sequence[Optional[str]],
    settings: Settings,
    locked: Collection[str],
) -> gpd.GeoDataFrame:
    """The frame of contract ``cell`` for one community.

    ``kept`` is the earlier code that each cell continues; ``locked`` are those that had to stay.
    """
    units, labels, count = community.units, community.labels, len(polygons)
    households = np.bincount(labels, units["households"], count).astype(np.int64)
    short = np.minimum(households - settings.band.minimum, 0)
    off_band = short + np.maximum(households - settings.band.maximum, 0)
    return contract("cell").frame(
        {
            "plan": [settings.plan] * count,
            "cell_id": list(cell_ids),
            "community_id": [community.place.community_id] * count,
            "households": households,
            "in_band": off_band == 0,
            "off_band": off_band,
            "buildings": _buildings(units, labels, count),
            "buildings_unknown": np.bincount(labels, units["buildings_unknown"], count).astype(int),
            "units": np.bincount(labels, minlength=count),
            "area_m2": np.round(shapely.area(list(polygons)), 1),
            "compactness": np.round(compactness(community.graph, labels), 4),
            "continues": list(kept),
            "crossings": held_by(community),
            "locked": [code in locked for code in kept],
            "geometry": list(polygons),
        },
        units.crs,
    )


def held_by(community: DividedCommunity) -> list[Optional[str]]:
    """The crossings without which each cell would fall into pieces; None where it needs none."""
    graph, labels, ways = community.graph, community.labels, community.ways
    a, b = graph.edges.T
    inner, dry = labels[a] == labels[b], np.array([names is None for names in ways], bool)
    piece = components(graph.n, graph.edges[inner & dry])
    names: list[set[str]] = [set() for _ in range(community.cells)]
    for edge in np.flatnonzero(inner & ~dry & (piece[a] != piece[b])).tolist():
        names[labels[a[edge]]].update(ways[edge])
    return [", ".join(sorted(those)) or None for those in names]


def _buildings(units: gpd.GeoDataFrame, labels: IntArray, count: int) -> IntArray:
    """(k,) how many buildings lie in each cell, wholly or in part."""
    own = units["building_id"].notna().to_numpy()
    pairs = set(zip(labels[own].tolist(), units["building_id"][own]))
    cells = np.array([cell for cell, _ in pairs], np.int64)
    return np.bincount(cells, minlength=count).astype(np.int64)
