"""Sharing the water of a community out among the units on its banks."""

from __future__ import annotations

import numpy as np
import shapely
from scipy.spatial import cKDTree

from ...common.progress import Progress
from .blocks import Blocks
from .grid import Bools, Floats, Geometries, Ints, lines_of, node
from .land import Land
from .mosaic import OUTSIDE, Mosaic, make_mosaic
from .nearest import midway_lines, sample_segments
from .settle import Claims, settle

SHORE_SAMPLES_M = 3.0  # fine enough for a canal of 5 m, coarse enough for a river of 100 m
_WATERS_APART = 1e7


def share_water(land: Land, blocks: Blocks, parts: int, progress: Progress) -> Land:
    """``land`` with its water given to the bank units, each point to the nearest bank.

    Water that has no bank in the community stays a unit of its own.
    """
    wet_unit = np.zeros(len(land.label), dtype=bool)
    ground = land.label >= parts
    wet_unit[ground] = blocks.is_water[land.label[ground] - parts]
    if not wet_unit.any() or wet_unit.all():
        return land
    points, owner, water = _shore(land, wet_unit)
    lines = _linework(land, wet_unit, points, owner, water, progress)
    mosaic = make_mosaic(lines, blocks.community, progress, 0.88)
    old = _face_at(land.mosaic, mosaic.points)
    unit = land.unit[old]
    wet = wet_unit[unit]
    label = _nearest_bank(mosaic, unit, wet, points, owner, water)
    area = np.asarray(shapely.area(mosaic.polygons))
    claims = Claims(
        label=label,
        empty_from=len(land.label),
        core_m2=np.where(wet_unit[label], 0.0, area * ~wet),
        block=unit,
        lasting=wet_unit[label],
    )
    claims = _bankless_apart(claims, wet_unit)
    first, second = mosaic.sides.T
    unit, settled = settle(mosaic, area, claims, wet[first] | ((second != OUTSIDE) & wet[second]))
    return Land(mosaic, unit, land.label[settled % len(land.label)])


def _bankless_apart(claims: Claims, wet_unit: Bools) -> Claims:
    """Labels of water without a bank moved behind those of all units."""
    label = np.where(wet_unit[claims.label], claims.label + len(wet_unit), claims.label)
    return Claims(label, claims.empty_from, claims.core_m2, claims.block, claims.lasting)


def _shore(land: Land, wet_unit: Bools) -> tuple[Floats, Ints, Ints]:
    """Points on the banks: (m, 2) coordinates, the unit on land and the water they lie at."""
    first, second = land.unit[land.mosaic.sides].T
    inner = land.mosaic.sides[:, 1] != OUTSIDE
    shore = inner & (wet_unit[first] != wet_unit[second])
    first, second = first[shore], second[shore]
    bank = np.where(wet_unit[first], second, first)
    water = np.where(wet_unit[first], first, second)
    ends = land.mosaic.segments[shore]
    rows = np.arange(len(ends))
    points, row = sample_segments(ends, rows, np.full(len(ends), SHORE_SAMPLES_M), inward_m=0.0)
    return points, bank[row], water[row]


def _linework(
    land: Land, wet_unit: Bools, points: Floats, owner: Ints, water: Ints, progress: Progress
) -> Geometries:
    """The borders of all units, with lines midway between the banks added in the water."""
    parted = land.mosaic.parted(land.unit)
    first, second = land.mosaic.sides.T
    wet = wet_unit[land.unit[first]] | ((second != OUTSIDE) & wet_unit[land.unit[second]])
    lines = [lines_of(land.mosaic.segments[parted & wet])]
    waters = np.unique(water)
    for number, one in enumerate(waters):
        share = 0.82 + 0.04 * number / len(waters)
        progress(share, None)
        at = water == one
        area = shapely.union_all(land.mosaic.polygons[land.unit == one])
        lines.append(midway_lines(area, points[at], owner[at], progress, share))
    # Only what bounds the water gets new nodes: the rest is noded already.
    noded = node(np.concatenate(lines), progress, 0.86)
    return np.concatenate([lines_of(land.mosaic.segments[parted & ~wet]), noded])


def _face_at(mosaic: Mosaic, points: Geometries) -> Ints:
    """The face that each point lies in."""
    face = np.zeros(len(points), dtype=np.int64)
    found, at = shapely.STRtree(mosaic.polygons).query(points, "intersects")
    face[found[::-1]] = at[::-1]
    return face


def _nearest_bank(
    mosaic: Mosaic, unit: Ints, wet: Bools, points: Floats, owner: Ints, water: Ints
) -> Ints:
    """``unit``, with faces in the water given to the unit on the nearest bank."""
    label = unit.copy()
    ask = np.flatnonzero(wet & np.isin(unit, water))
    if len(ask):
        known = np.column_stack([points, water * _WATERS_APART])
        asked = np.column_stack(
            [shapely.get_coordinates(mosaic.points[ask]), unit[ask] * _WATERS_APART]
        )
        label[ask] = owner[cKDTree(known).query(asked)[1]]
    return label
