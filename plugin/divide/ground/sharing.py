"""Sharing water and narrow strips out among the units around them.

Nobody lives there and no cell line should run around them, so each point goes to the nearest unit
on the rim: the line between two banks then runs midway in the river, and the line between the
two sides of a divided road midway between its two carriageways.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from ...common.progress import Progress, part
from .blocks import Blocks
from .grid import Bools, Floats, Ints, lines_of, node, only_polygons, totals
from .land import Land
from .mosaic import OUTSIDE, Mosaic, make_mosaic
from .nearest import midway_lines, sample_segments
from .settle import Claims, settle

# Empty ground that is narrower than this is a strip: what lies between the carriageways of a
# divided road, between rails, or between a road and the railway beside it.
STRIP_WIDTH_M = 20.0
RIM_SAMPLES_M = 3.0  # fine enough for a canal of 5 m, coarse enough for a river of 100 m
OPEN_RIM_M = 0.5  # a strip with less open rim than this can't be reached from beside it
_REGIONS_APART = 1e7  # third coordinate that keeps the samples of different regions apart, m


@dataclass(frozen=True)
class _Rim:
    """What is shared and by whom.

    ``region`` (u,): the connected region that each shared unit is in, else -1; ``points``
    (m, 2) on the rims, with the unit beside them in ``owner`` and ``of_region``; ``barred``:
    by region, whether its rim is barriers.
    """

    region: Ints
    points: Floats
    owner: Ints
    of_region: Ints
    barred: Bools


def share_strips(land: Land, blocks: Blocks, parts: int, progress: Progress) -> Land:
    """Narrow empty ground to the units beside it; a strip between a road and a barrier goes to
    the units across the road."""
    perimeter = np.zeros(len(land.label))
    parted = land.mosaic.parted(land.unit)
    for side in land.mosaic.sides[parted].T:
        inner = side != OUTSIDE
        np.add.at(perimeter, land.unit[side[inner]], land.mosaic.length_m[parted][inner])
    area = totals(land.unit, shapely.area(land.mosaic.polygons), len(land.label))
    empty = (land.label >= parts) & ~_wet(land, blocks, parts)
    strips = empty & (_width(area, perimeter) < STRIP_WIDTH_M)
    return _share(land, strips, blocks, progress)


def _width(area: Floats, perimeter: Floats) -> Floats:
    """The shorter side of rectangles with these areas and perimeters, m."""
    half = perimeter / 2
    return np.asarray((half - np.sqrt(np.maximum(half**2 - 4 * area, 0.0))) / 2)


def share_water(land: Land, blocks: Blocks, parts: int, progress: Progress) -> Land:
    """Water to the units on its banks."""
    return _share(land, _wet(land, blocks, parts), blocks, progress)


def _wet(land: Land, blocks: Blocks, parts: int) -> Bools:
    wet = np.zeros(len(land.label), dtype=bool)
    ground = land.label >= parts
    wet[ground] = blocks.is_water[land.label[ground] - parts]
    return wet


def _share(land: Land, shared: Bools, blocks: Blocks, progress: Progress) -> Land:
    """``land`` with the units marked in ``shared`` divided among those around them.

    Regions with nobody on their rim stay as they are.
    """
    rim = _find_rim(land, shared, blocks)
    shared = shared & np.isin(rim.region, rim.of_region)
    if not shared.any():
        return land
    regions = np.unique(rim.of_region)
    areas = [_region_area(land, rim, region) for region in regions]
    parcels = _cut_regions(land, shared, rim, areas, progress)
    mosaic, kept = _replace_faces(land.mosaic, shared[land.unit], parcels)
    new = np.arange(len(mosaic.polygons)) >= len(kept)
    old_unit, nearest = land.unit[kept], _nearest_on_rim(parcels, areas, rim)
    area = np.asarray(shapely.area(mosaic.polygons))
    label = np.concatenate([old_unit, nearest])
    claims = Claims(
        label=label,
        empty_from=len(land.label),
        core_m2=np.where(new, 0.0, area),
        block=np.where(new, -1, label),
        lasting=np.zeros(len(label), dtype=bool),
    )
    unit, label = settle(mosaic, area, claims, np.ones(len(mosaic.sides), dtype=bool))
    barred = [area for area, region in zip(areas, regions) if rim.barred[region]]
    lined = [area for area, region in zip(areas, regions) if not rim.barred[region]]
    return Land(mosaic, unit, land.label[label], (*land.barred, *barred), (*land.lined, *lined))


def _find_rim(land: Land, shared: Bools, blocks: Blocks) -> _Rim:
    """Sample the rims of the shared regions: the open stretches where there are any.

    Ground goes over a seam only where nothing else is on its rim, so that units keep to one side.
    """
    use = land.mosaic.parted(land.unit) & (land.mosaic.sides[:, 1] != OUTSIDE)
    use[use] = shared[land.unit[land.mosaic.sides[use]]].any(axis=1)
    ends, length = land.mosaic.segments[use], land.mosaic.length_m[use]
    first, second = land.unit[land.mosaic.sides[use]].T
    shut, seam = blocks.blocked(ends.mean(axis=1)), blocks.seamed(ends.mean(axis=1))
    region = _regions(first, second, shared, ~(shut | seam))
    count = int(region.max(initial=-1)) + 1
    rim = shared[first] != shared[second]
    inner = np.where(shared[first], first, second)[rim]
    owner = np.where(shared[first], second, first)[rim]
    ends, length, shut, seam, of = ends[rim], length[rim], shut[rim], seam[rim], region[inner]
    asked = ~seam | (totals(of, length * ~seam, count) < OPEN_RIM_M)[of]
    barred = totals(of, length * (asked & ~shut), count) < OPEN_RIM_M
    take = np.flatnonzero(asked & (~shut | barred[of]))
    spacing = np.full(len(take), RIM_SAMPLES_M)
    points, row = sample_segments(ends[take], take, spacing, inward_m=0.0)
    return _Rim(region, points, owner[row], of[row], barred)


def _regions(first: Ints, second: Ints, shared: Bools, open_: Bools) -> Ints:
    """The region of each shared unit, those joined by an open border together; -1 elsewhere."""
    joined = open_ & shared[first] & shared[second]
    ends = (first[joined], second[joined])
    graph = coo_matrix((np.ones(len(ends[0])), ends), shape=(len(shared), len(shared)))
    component = connected_components(graph, directed=False)[1]
    region = np.full(len(shared), -1, dtype=np.int64)
    region[shared] = np.unique(component[shared], return_inverse=True)[1].ravel()
    return region


def _region_area(land: Land, rim: _Rim, region: int) -> Any:
    return shapely.union_all(land.mosaic.polygons[rim.region[land.unit] == region])


def _cut_regions(
    land: Land, shared: Bools, rim: _Rim, areas: list[Any], progress: Progress
) -> Mosaic:
    """The faces of the shared regions, cut midway between the units on their rims."""
    first, second = land.mosaic.sides.T
    about = shared[land.unit[first]] | ((second != OUTSIDE) & shared[land.unit[second]])
    about &= land.mosaic.parted(land.unit)
    number = np.searchsorted(np.unique(rim.of_region), rim.of_region)
    watch = part(progress, 0.0, 0.6)
    midway = midway_lines(np.array(areas, object), rim.points, rim.owner, number, watch)
    lines = [lines_of(land.mosaic.segments[about]), midway]
    merged = shapely.line_merge(shapely.multilinestrings(np.concatenate(lines)))
    noded = node(shapely.get_parts(merged), progress, 0.7)
    return make_mosaic(noded, shapely.multipolygons(only_polygons(areas)), progress, 0.9)


def _replace_faces(mosaic: Mosaic, old: Bools, parcels: Mosaic) -> tuple[Mosaic, Ints]:
    """``mosaic`` with its faces ``old`` replaced by ``parcels``, and which faces were kept.

    Segments around the old faces give way to those of the parcels, which have more nodes, so
    that both sides of a border keep the same vertices.
    """
    kept = np.flatnonzero(~old)
    number = np.full(len(old) + 1, OUTSIDE)  # the last answers for OUTSIDE itself
    number[kept] = np.arange(len(kept))
    first, second = mosaic.sides.T
    touches = old[first] | ((second != OUTSIDE) & old[second])
    rim = np.flatnonzero(parcels.sides[:, 1] == OUTSIDE)
    sides = parcels.sides + len(kept)
    middles = shapely.points(parcels.middles[rim])
    before = shapely.STRtree(lines_of(mosaic.segments[touches])).nearest(middles)
    beside = number[mosaic.sides[touches][before]]
    sides[rim, 1] = beside.max(axis=1, initial=OUTSIDE)
    merged = Mosaic(
        polygons=np.concatenate([mosaic.polygons[kept], parcels.polygons]),
        points=np.concatenate([mosaic.points[kept], parcels.points]),
        segments=np.concatenate([mosaic.segments[~touches], parcels.segments]),
        sides=np.concatenate([number[mosaic.sides[~touches]], sides]),
        length_m=np.concatenate([mosaic.length_m[~touches], parcels.length_m]),
    )
    return merged, kept


def _nearest_on_rim(parcels: Mosaic, areas: list[Any], rim: _Rim) -> Ints:
    """The unit on the rim of its own region that each parcel is nearest to."""
    regions = np.unique(rim.of_region)
    parcel, area = shapely.STRtree(areas).query(parcels.points, "intersects")
    region = np.zeros(len(parcels.points), dtype=np.int64)
    region[parcel] = regions[area]
    known = np.column_stack([rim.points, rim.of_region * _REGIONS_APART])
    places = shapely.get_coordinates(parcels.points)
    asked = np.column_stack([places, region * _REGIONS_APART])
    return np.asarray(rim.owner[cKDTree(known).query(asked)[1]])
