"""Sharing water and narrow strips out among the units around them.

Nobody lives there and no cell line should run around them, so each point goes to the nearest unit
on the rim: the line between two banks then runs midway in the river, and the line between the
two sides of a divided road midway between its two carriageways.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import shapely
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from ...common.progress import Progress, part
from .blocks import Blocks
from .grid import Bools, Floats, Geometries, Ints, lines_of, node, segments_of, totals
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
    lines = _linework(land, shared, rim, part(progress, 0.0, 0.5))
    mosaic = make_mosaic(lines, blocks.community, progress, 0.7)
    old = land.unit[_face_at(land.mosaic, mosaic.points)]
    given = shared[old]
    area = np.asarray(shapely.area(mosaic.polygons))
    claims = Claims(
        label=_nearest_on_rim(mosaic, old, given, rim),
        empty_from=len(land.label),
        core_m2=area * ~given,
        block=old,
        lasting=np.zeros(len(old), dtype=bool),
    )
    first, second = mosaic.sides.T
    unit, label = settle(mosaic, area, claims, given[first] | ((second != OUTSIDE) & given[second]))
    barred, lined = list(land.barred), list(land.lined)
    for region in np.unique(rim.of_region):
        (barred if rim.barred[region] else lined).append(_region_area(land, rim, region))
    return replace(
        land,
        mosaic=mosaic,
        unit=unit,
        label=land.label[label],
        barred=tuple(barred),
        lined=tuple(lined),
    )


def _find_rim(land: Land, shared: Bools, blocks: Blocks) -> _Rim:
    """Sample the rims of the shared regions: the open stretches where there are any."""
    use = land.mosaic.parted(land.unit) & (land.mosaic.sides[:, 1] != OUTSIDE)
    ends, length = land.mosaic.segments[use], land.mosaic.length_m[use]
    first, second = land.unit[land.mosaic.sides[use]].T
    shut = blocks.blocked(ends.mean(axis=1))
    region = _regions(first, second, shared, ~shut)
    count = int(region.max(initial=-1)) + 1
    rim = shared[first] != shared[second]
    inner = np.where(shared[first], first, second)[rim]
    owner = np.where(shared[first], second, first)[rim]
    ends, length, shut, of = ends[rim], length[rim], shut[rim], region[inner]
    barred = totals(of, length * ~shut, count) < OPEN_RIM_M
    take = np.flatnonzero(~shut | barred[of])
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


def _region_area(land: Land, rim: _Rim, region: int) -> object:
    return shapely.union_all(land.mosaic.polygons[rim.region[land.unit] == region])


def _linework(land: Land, shared: Bools, rim: _Rim, progress: Progress) -> Geometries:
    """The borders of all units, with the lines midway in the shared regions."""
    parted = land.mosaic.parted(land.unit)
    first, second = land.mosaic.sides.T
    about = shared[land.unit[first]] | ((second != OUTSIDE) & shared[land.unit[second]])
    lines = [lines_of(land.mosaic.segments[parted & about])]
    regions = np.unique(rim.of_region)
    order = np.argsort(rim.of_region, kind="stable")
    bounds = np.searchsorted(rim.of_region[order], np.r_[regions, len(order) + len(shared)])
    for number, region in enumerate(regions):
        share = number / len(regions)
        progress(share, None)
        at = order[bounds[number] : bounds[number + 1]]
        area = _region_area(land, rim, region)
        lines.append(midway_lines(area, rim.points[at], rim.owner[at], progress, share))
    # Only what bounds the shared ground gets new nodes: the rest is noded already, and may end
    # at any vertex of these lines; so they are taken apart again.
    merged = shapely.line_merge(shapely.multilinestrings(np.concatenate(lines)))
    noded = node(shapely.get_parts(merged), progress, 1.0)
    return lines_of(np.concatenate([land.mosaic.segments[parted & ~about], segments_of(noded)]))


def _face_at(mosaic: Mosaic, points: Geometries) -> Ints:
    """The face that each point lies in."""
    face = np.zeros(len(points), dtype=np.int64)
    found, at = shapely.STRtree(mosaic.polygons).query(points, "intersects")
    face[found[::-1]] = at[::-1]
    return face


def _nearest_on_rim(mosaic: Mosaic, unit: Ints, given: Bools, rim: _Rim) -> Ints:
    """``unit``, with the faces of shared regions given to the nearest unit on their rim."""
    label = unit.copy()
    ask = np.flatnonzero(given)
    known = np.column_stack([rim.points, rim.of_region * _REGIONS_APART])
    places = shapely.get_coordinates(mosaic.points[ask])
    asked = np.column_stack([places, rim.region[unit[ask]] * _REGIONS_APART])
    label[ask] = rim.owner[cKDTree(known).query(asked)[1]]
    return label
