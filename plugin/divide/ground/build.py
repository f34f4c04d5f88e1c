"""One community's ground: units that tile it, and which of them are neighbours."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ...common.band import Band
from ...common.messages import Message, message, some_of
from ...common.progress import Progress, part, silent
from .blocks import Blocks, make_blocks
from .borders import Borders, find_borders
from .buildings import Buildings, order_buildings
from .crossings import REACH_M, Ways, join_crossings
from .grid import Bools, Floats, Geometries, Ints
from .land import Land, share_out
from .mosaic import dissolve
from .sharing import share_strips, share_water
from .stranded import hosts_of_stranded

OVERLAP_M2 = 1.0  # footprints that share less than this only touch: walls are drawn by hand


@dataclass(frozen=True)
class Ground:
    """The units of one community in canonical order, and their neighbours.

    ``units``: one valid Polygon a row, with ``building_id`` (None on ground without a building),
    ``part`` (which entrances or floors of a divided building, else None), ``compound_id``,
    ``households`` (known ones, int) and ``buildings_unknown`` (int). The units tile the community
    and have the same vertices along shared borders.

    ``edges`` (m, 2), i < j, sorted: neighbours one can walk between; ``border_m`` (m,) length of
    the whole border that they share; ``on_road`` (m,) at least half of it runs along a dividing
    road or a barrier; ``ways`` (m,) the names of the crossings without which one could not walk
    there, else None. ``blocked_edges`` (b, 2) and ``blocked_border_m`` (b,): neighbours across a
    barrier that nothing leads over.
    """

    units: gpd.GeoDataFrame
    edges: Ints
    border_m: Floats
    on_road: Bools
    ways: Geometries
    blocked_edges: Ints
    blocked_border_m: Floats
    notes: tuple[Message, ...]


def build_ground(
    community: Any,
    buildings: gpd.GeoDataFrame,
    roads: gpd.GeoDataFrame,
    barriers: gpd.GeoDataFrame,
    crossings: gpd.GeoDataFrame,
    compounds: gpd.GeoDataFrame,
    *,
    band: Band,
    roads_not_dividing: Collection[str],
    seams: Collection[Any] = (),
    progress: Progress = silent,
) -> Ground:
    """The units of ``community``, a valid Polygon or MultiPolygon, and their graph.

    All frames have their contract's columns and one CRS in metres. ``buildings`` are those that
    belong to this community (see ``assign_buildings``); what stands out of it is cut off. The
    other frames may reach any distance beyond. ``seams`` are lines that cut the ground too and are
    neither roads nor barriers. No row order matters.
    """
    progress(0.0, None)
    community = shapely.normalize(shapely.force_2d(community))
    ordered = order_buildings(buildings, band)
    blocks = make_blocks(community, roads, barriers, roads_not_dividing, progress, seams)
    land = share_out(blocks, ordered, progress)
    land = share_strips(land, blocks, ordered.parts, part(progress, 0.8, 0.87))
    land = share_water(land, blocks, ordered.parts, part(progress, 0.87, 0.93))
    while True:
        polygons = dissolve(land.mosaic, land.unit, progress, 0.94)
        land, polygons = _in_order(land, polygons)
        progress(0.95, None)
        borders = find_borders(land, blocks)
        ways = join_crossings(crossings, borders, polygons, blocks, land.barred)
        linked = borders.passable | ways.joined
        host = hosts_of_stranded(borders, linked, land.label < ordered.parts)
        if (host == np.arange(len(host))).all():
            break
        land = _merged(land, host)
    units, homeless = _describe(land, polygons, ordered, compounds, buildings.crs)
    notes = (*_building_notes(ordered, blocks, homeless), *_crossing_notes(ways))
    progress(1.0, None)
    return _ground(units, borders, ways, notes)


def _ground(
    units: gpd.GeoDataFrame, borders: Borders, ways: Ways, notes: tuple[Message, ...]
) -> Ground:
    linked = borders.passable | ways.joined
    names = np.full(len(linked), None, dtype=object)
    for pair in np.flatnonzero(ways.joined & ~borders.passable).tolist():
        names[pair] = ways.names[pair]
    return Ground(
        units=units,
        edges=borders.pairs[linked],
        border_m=borders.length_m[linked],
        on_road=(2 * borders.lined_m >= borders.length_m)[linked],
        ways=names[linked],
        blocked_edges=borders.pairs[~linked],
        blocked_border_m=borders.length_m[~linked],
        notes=notes,
    )


def _merged(land: Land, host: Ints) -> Land:
    """``land`` with each unit made part of its ``host`` (u,)."""
    kept, number = np.unique(host, return_inverse=True)
    return replace(land, unit=number.ravel()[land.unit], label=land.label[kept])


def _in_order(land: Land, polygons: Geometries) -> tuple[Land, Geometries]:
    """Units sorted by place, west to east, then south to north."""
    polygons = shapely.normalize(polygons)
    place = np.rint(shapely.bounds(polygons) * 1000).reshape(-1, 4)
    order = np.lexsort((shapely.area(polygons), *place.T[::-1]))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    return replace(land, unit=rank[land.unit], label=land.label[order]), polygons[order]


def _describe(
    land: Land,
    polygons: Geometries,
    buildings: Buildings,
    compounds: gpd.GeoDataFrame,
    crs: Any,
) -> tuple[gpd.GeoDataFrame, Ints]:
    """The units' frame, and the buildings whose ground is all others' (counted with those)."""
    built = land.label < buildings.parts
    part = np.where(built, land.label, 0)
    building = np.full(len(part), -1, dtype=np.int64)
    building[built] = buildings.building_of_part[land.label[built]]
    inner = shapely.point_on_surface(buildings.footprints)
    counts = buildings.part_households()
    households = np.zeros(len(part), dtype=np.int64)
    households[built] = counts[land.label[built]]
    unknown = np.zeros(len(part), dtype=np.int64)
    unknown[built] = ~buildings.known[building[built]]
    landless = np.setdiff1d(np.arange(buildings.parts), land.label)
    owner = buildings.building_of_part[landless]
    if len(landless):
        host = shapely.STRtree(polygons).nearest(inner[owner])
        np.add.at(households, host, counts[landless])
        np.add.at(unknown, host, ~buildings.known[owner])
    texts = buildings.part_texts()
    ids = buildings.table["building_id"].astype(str).to_numpy()
    columns = {
        "building_id": [ids[b] if b >= 0 else None for b in building],
        "part": [texts[p] if yes else None for p, yes in zip(part, built)],
        "compound_id": _compound_ids(polygons, building, buildings, inner, compounds),
        "households": households,
        "buildings_unknown": unknown,
    }
    return gpd.GeoDataFrame(columns, geometry=list(polygons), crs=crs), np.unique(owner)


def _compound_ids(
    polygons: Geometries,
    building: Ints,
    buildings: Buildings,
    inner: Geometries,
    compounds: gpd.GeoDataFrame,
) -> list[Optional[str]]:
    """The compound of each unit: its building's own, else where it stands; ground's by area."""
    shapes, ids = _smallest_first(compounds)
    tree = shapely.STRtree(shapes)
    of_building = building_compounds(buildings.table["compound_id"], inner, compounds)
    open_ground = np.flatnonzero(building < 0)
    at, found = tree.query(polygons[open_ground], "intersects")
    shared = shapely.area(shapely.intersection(polygons[open_ground[at]], shapes[found]))
    most = 2 * shared > shapely.area(polygons[open_ground[at]])
    of_ground = {int(open_ground[a]): ids[f] for a, f in zip(at[most][::-1], found[most][::-1])}
    return [
        of_building[one] if one >= 0 else of_ground.get(unit) for unit, one in enumerate(building)
    ]


def building_compounds(
    codes: pd.Series[Any], inner: Geometries, compounds: gpd.GeoDataFrame
) -> list[Optional[str]]:
    """(n,) the compound of each building: its own of ``codes`` (n,), else the smallest of those
    that its point ``inner`` (n,) lies in; None for none."""
    shapes, ids = _smallest_first(compounds)
    at, found = shapely.STRtree(shapes).query(inner, "intersects")
    standing = np.full(len(inner), len(ids))
    np.minimum.at(standing, at, found)
    return [
        str(code) if code is not None and code == code else (ids[s] if s < len(ids) else None)
        for code, s in zip(codes.to_numpy(dtype=object), standing)
    ]


def _smallest_first(compounds: gpd.GeoDataFrame) -> tuple[Geometries, Geometries]:
    """The ground and the code of each compound."""
    shapes = np.asarray(compounds.geometry, dtype=object)
    order = np.lexsort((compounds["compound_id"].astype(str), np.round(shapely.area(shapes), 3)))
    return shapes[order], compounds["compound_id"].astype(str).to_numpy()[order]


def _building_notes(buildings: Buildings, blocks: Blocks, homeless: Ints) -> list[Message]:
    """What a person should know about how buildings were taken in."""
    ids = buildings.table["building_id"].astype(str).to_numpy()
    notes = []
    astride = np.flatnonzero(~shapely.covers(blocks.community, buildings.footprints))
    if len(astride):
        notes.append(
            message(
                "{count} buildings stand across the community's line and are cut by it ({ids}).",
                count=len(astride),
                ids=some_of(ids[astride]),
            )
        )
    overlapped = np.setdiff1d(_overlapped(buildings), homeless)
    if len(overlapped):
        notes.append(
            message(
                "{count} footprints give way where smaller ones overlap them, and a cell's edge "
                "may run through them there ({ids}).",
                count=len(overlapped),
                ids=some_of(ids[overlapped]),
            )
        )
    if len(homeless):
        notes.append(
            message(
                "{count} buildings lie under others and are counted with those ({ids}). "
                "Look for footprints that were drawn twice.",
                count=len(homeless),
                ids=some_of(ids[homeless]),
            )
        )
    if buildings.slices:
        notes.append(
            message(
                "{count} buildings have more households than a cell may have and are divided "
                "({ids}).",
                count=len(buildings.slices),
                ids=some_of(ids[sorted(buildings.slices)]),
            )
        )
    return notes


def _crossing_notes(ways: Ways) -> list[Message]:
    """The crossings that do nothing."""
    notes = []
    if ways.nowhere:
        notes.append(
            message(
                "{count} crossings lead nowhere ({ids}): there is no barrier within {reach} m. "
                "Check where they are drawn.",
                count=len(ways.nowhere),
                ids=some_of(ways.nowhere),
                reach=round(REACH_M),
            )
        )
    if ways.idle:
        notes.append(
            message(
                "{count} crossings join nothing that was apart ({ids}): the barrier can be walked "
                "around there, or the same building has the ground on both sides.",
                count=len(ways.idle),
                ids=some_of(ways.idle),
            )
        )
    return notes


def _overlapped(buildings: Buildings) -> Ints:
    """The buildings that share ground with one that is smaller, or as large and further on."""
    shapes = buildings.footprints
    first, second = shapely.STRtree(shapes).query(shapes, "intersects")
    rank = np.lexsort((np.arange(len(shapes)), buildings.area_m2))
    place = np.empty(len(rank), dtype=np.int64)
    place[rank] = np.arange(len(rank))
    larger = place[first] > place[second]
    first, second = first[larger], second[larger]
    shared = shapely.area(shapely.intersection(shapes[first], shapes[second]))
    return np.asarray(np.unique(first[shared > OVERLAP_M2]), dtype=np.int64)


def outside_note(buildings: gpd.GeoDataFrame, owner: Ints) -> Optional[Message]:
    """A note on the buildings that ``assign_buildings`` found in no community, if any."""
    ids = sorted(buildings["building_id"].astype(str).to_numpy()[owner < 0])
    if not ids:
        return None
    return message(
        "{count} buildings stand in no community and are in no cell ({ids}).",
        count=len(ids),
        ids=some_of(ids),
    )


def assign_buildings(buildings: gpd.GeoDataFrame, communities: gpd.GeoDataFrame) -> Ints:
    """The row of the community that each building belongs to, (n,), -1 outside all.

    It is the one with most of the building's footprint; of equal ones the westernmost.
    """
    footprints = np.asarray(buildings.geometry, dtype=object)
    areas = np.asarray(communities.geometry, dtype=object)
    order = np.lexsort((shapely.area(areas), *shapely.bounds(areas).reshape(-1, 4).T[::-1]))
    areas = areas[order]
    building, community = shapely.STRtree(areas).query(footprints, "intersects")
    several = np.bincount(building, minlength=len(footprints))[building] > 1
    shared = np.ones(len(building))
    shared[several] = np.round(
        shapely.area(
            shapely.intersection(footprints[building[several]], areas[community[several]])
        ),
        3,
    )
    single = np.flatnonzero(~several)
    touching = shapely.touches(areas[community[single]], footprints[building[single]])
    shared[single[touching]] = 0.0
    best = np.lexsort((community, -shared, building))
    best = best[np.r_[True, np.diff(building[best]) != 0][: len(best)]]
    best = best[shared[best] > 0]
    owner = np.full(len(footprints), -1, dtype=np.int64)
    owner[building[best]] = order[community[best]]
    return owner
