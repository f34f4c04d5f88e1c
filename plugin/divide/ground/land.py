"""Sharing the dry ground of a community out among its buildings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from scipy.spatial import cKDTree

from ...common.progress import Progress, part
from .blocks import Blocks
from .buildings import Buildings
from .grid import Bools, Floats, Geometries, Ints, node, only_lines
from .mosaic import OUTSIDE, Mosaic, make_mosaic
from .nearest import midway_lines, sample_outlines
from .settle import Claims, settle
from .towers import cut_lines, slice_of

# A building has ground in a block where at least this share of its outline lies; with less it
# only leans in, and the block's own buildings (or the empty block) keep the ground.
SHARE_IN_BLOCK = 0.25
# A line as near to a footprint as this meets it: noding may still move it by a hundredth of that.
MEETING_M = 1e-3
_BLOCKS_APART = 1e7  # third coordinate that keeps the samples of different blocks apart, m


@dataclass(frozen=True)
class Sites:
    """Sample points of the outlines, each with its building and the block it speaks in."""

    points: Floats
    building: Ints
    block: Ints


@dataclass(frozen=True)
class Land:
    """Every face with its unit, and every unit's label: a building part, or empty ground.

    Labels: ``0..parts-1`` building parts, then one for each block (empty ground, or water).
    ``barred`` and ``lined``: areas that were shared out among the units around them; borders
    inside count as barriers (water, between rails) or as roads (between carriageways).
    """

    mosaic: Mosaic
    unit: Ints
    label: Ints
    barred: tuple[Any, ...] = ()
    lined: tuple[Any, ...] = ()


def share_out(blocks: Blocks, buildings: Buildings, progress: Progress) -> Land:
    """Cut blocks into the ground nearest to each building, and settle who has what."""
    sites = _find_sites(blocks, buildings)
    lines = _linework(blocks, buildings, sites, progress)
    mosaic = make_mosaic(node(lines, progress, 0.5), blocks.community, progress, 0.7)
    block = blocks.locate(mosaic.points)
    building, core = _claim(mosaic, buildings)
    label = _ground_owner(mosaic, building, block, sites, blocks, buildings)
    area = np.asarray(shapely.area(mosaic.polygons))
    claims = Claims(
        label=label,
        empty_from=buildings.parts,
        core_m2=core,
        block=block,
        lasting=(label >= buildings.parts) & blocks.is_water[block],
    )
    progress(0.8, None)
    return Land(mosaic, *settle(mosaic, area, claims, _open(mosaic, blocks, building)))


def _open(mosaic: Mosaic, blocks: Blocks, building: Ints) -> Bools:
    """Segments off the barriers and seams, and those inside one footprint."""
    open_ = ~(blocks.blocked(mosaic.middles) | blocks.seamed(mosaic.middles))
    a, b = mosaic.sides.T
    open_ |= (b != OUTSIDE) & (building[a] >= 0) & (building[a] == building[b])
    return np.asarray(open_)


def _find_sites(blocks: Blocks, buildings: Buildings) -> Sites:
    points, building = sample_outlines(buildings.footprints)
    count = len(buildings.footprints)
    found, block = shapely.STRtree(blocks.polygons).query(buildings.footprints, "intersects")
    hits = np.bincount(found, minlength=count)
    only = np.full(count, -1, dtype=np.int64)
    only[found] = block
    of_sample = only[building]
    several = np.flatnonzero(hits[building] > 1)
    of_sample[several] = blocks.locate(shapely.points(points[several]))
    of_sample[of_sample >= 0] = np.where(
        blocks.is_water[of_sample[of_sample >= 0]], -1, of_sample[of_sample >= 0]
    )
    use = np.flatnonzero(of_sample >= 0)
    use = use[_speaks(building[use], of_sample[use], len(blocks.polygons))]
    return Sites(points[use], building[use], of_sample[use])


def _speaks(building: Ints, block: Ints, blocks: int) -> Bools:
    """Which samples lie in a block that holds enough of their building's outline."""
    key, group, count = np.unique(
        building * blocks + block, return_inverse=True, return_counts=True
    )
    owner = key // max(blocks, 1)
    total = np.bincount(owner, count)[owner]
    most = np.zeros(int(owner.max(initial=-1)) + 1, dtype=np.int64)
    np.maximum.at(most, owner, count)
    enough = (count >= SHARE_IN_BLOCK * total) | (count == most[owner])
    return np.asarray(enough[group.ravel()])


def _linework(blocks: Blocks, buildings: Buildings, sites: Sites, progress: Progress) -> Geometries:
    """Block lines, lines midway, cuts through towers, and outlines wherever one is crossed."""
    watch = part(progress, 0.05, 0.4)
    midway = midway_lines(blocks.polygons, sites.points, sites.building, sites.block, watch)
    lines = [blocks.lines, _tower_cuts(blocks, buildings, sites), midway]
    drawn = np.concatenate(lines)
    progress(0.42, None)
    outlines = buildings.footprints[_crossed(drawn, buildings, sites)]
    return np.concatenate([drawn, only_lines(shapely.boundary(outlines))])


def _crossed(lines: Geometries, buildings: Buildings, sites: Sites) -> Bools:
    """Buildings that a line meets, that meet another building, or that speak in no block."""
    crossed = np.ones(len(buildings.footprints), dtype=bool)
    crossed[sites.building] = False
    tree = shapely.STRtree(lines)
    crossed[tree.query(buildings.footprints, "dwithin", distance=MEETING_M)[0]] = True
    one, other = shapely.STRtree(buildings.footprints).query(buildings.footprints, "intersects")
    crossed[one[one != other]] = True
    return crossed


def _tower_cuts(blocks: Blocks, buildings: Buildings, sites: Sites) -> Geometries:
    """The cuts between the parts of divided buildings, as long as their blocks are wide."""
    cuts: list[Any] = []
    for building, slices in sorted(buildings.slices.items()):
        footprint = buildings.footprints[building]
        spoken = blocks.polygons[np.unique(sites.block[sites.building == building])]
        reach = max((float(shapely.length(block)) for block in spoken), default=0.0)
        for cut in cut_lines(footprint, slices, reach + float(shapely.length(footprint))):
            cuts.extend(only_lines(shapely.intersection(cut, [*spoken, footprint])))
    return np.asarray(cuts, dtype=np.object_)


def _claim(mosaic: Mosaic, buildings: Buildings) -> tuple[Ints, Floats]:
    """The building whose footprint each face lies in or holds, -1 none, and that footprint's m².

    Where footprints overlap, the smallest keeps its shape.
    """
    faces = len(mosaic.points)
    building = np.full(faces, -1, dtype=np.int64)
    core = np.zeros(faces)
    rank = np.lexsort((np.arange(len(buildings.area_m2)), buildings.area_m2))
    inner = shapely.point_on_surface(buildings.footprints)
    holder_of, holder = shapely.STRtree(mosaic.polygons).query(inner, "within")
    whole = shapely.contains(mosaic.polygons[holder], buildings.footprints[holder_of])
    building[holder[whole]] = holder_of[whole]
    core[holder[whole]] = buildings.area_m2[holder_of[whole]]
    face, found = shapely.STRtree(buildings.footprints).query(mosaic.points, "within")
    position = np.empty(len(rank), dtype=np.int64)
    position[rank] = np.arange(len(rank))
    smallest_last = np.argsort(-position[found], kind="stable")
    face, found = face[smallest_last], found[smallest_last]
    inside = mosaic.polygons[face]
    # A face that reaches out of the footprint is the ground around it; its point only happens
    # to lie in the footprint.
    within = shapely.area(inside) <= buildings.area_m2[found] * 1.0001
    building[face[within]] = found[within]
    core[face[within]] = shapely.area(inside[within])
    return building, core


def _ground_owner(
    mosaic: Mosaic,
    building: Ints,
    block: Ints,
    sites: Sites,
    blocks: Blocks,
    buildings: Buildings,
) -> Ints:
    """The label of every face: the building part it lies in or is nearest to, else its block."""
    built = np.zeros(len(blocks.polygons), dtype=bool)
    built[sites.block] = True
    owner = building.copy()
    ask = np.flatnonzero((building < 0) & built[block])
    if len(ask):
        known = np.column_stack([sites.points, sites.block * _BLOCKS_APART])
        asked = np.column_stack([shapely.get_coordinates(mosaic.points[ask]), block[ask]])
        asked[:, 2] *= _BLOCKS_APART
        owner[ask] = sites.building[cKDTree(known).query(asked)[1]]
    label = np.where(owner >= 0, buildings.first_part[owner], buildings.parts + block)
    for divided, slices in buildings.slices.items():
        faces = np.flatnonzero(owner == divided)
        at = shapely.get_coordinates(mosaic.points[faces])
        label[faces] += slice_of(at, buildings.footprints[divided], slices)
    return np.asarray(label)
