"""Nearest ground: sample points along outlines, and the lines midway between owners."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from scipy.spatial import Delaunay

from ...common.progress import Progress
from .chains import chains
from .grid import Floats, Geometries, Ints, only_lines
from .patience import patiently

# Between two rows of sample points ``s`` apart, with a gap ``g`` between the rows, the line midway
# wavers by s²/8g. It may waver by 0.6 m, of which the simplification takes most away, and by a
# sixth of the gap, so that it stays clear of the walls.
WAVER_M, WAVER_SHARE = 0.6, 1 / 6
FINEST_M, COARSEST_M = 1.0, 7.0
# Where two footprints touch there is no ground between them to draw a line in.
TOUCHING_M, TOUCHING_SPACING_M = 0.05, 2.5
# Qhull takes three times as long where many points lie on lines and circles; so samples are moved
# about by up to this much, always in the same way. It moves them by some nanometres more where
# it must (QJ), which spares it from merging facets.
JITTER_M = 0.01
_QHULL = "QJ Qbb"
# Samples are drawn into their own outline, so that those of a common wall don't coincide.
INWARD_M = 0.1
# Lines midway are simplified by this much, and this share of their distance from the walls: they
# are a convention, and every vertex costs.
SIMPLIFY_M, SIMPLIFY_SHARE = 1.0, 0.25
# Eight directions, none along an axis.
_ANGLES = np.arange(8) * np.pi / 4 + 0.1
_AROUND = np.stack([np.cos(_ANGLES), np.sin(_ANGLES)], axis=1)


def sample_outlines(footprints: Geometries) -> tuple[Floats, Ints]:
    """Points along the rings of normalised ``footprints``: (m, 2) coordinates and (m,) owner."""
    parts, owner = shapely.get_parts(footprints, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    coords, ring = shapely.get_coordinates(rings, return_index=True)
    same = ring[:-1] == ring[1:]
    ends = np.stack([coords[:-1], coords[1:]], axis=1)[same]
    owner = owner[part[ring[:-1][same]]]
    return sample_segments(ends, owner, _spacing(ends, owner, footprints))


def sample_segments(
    ends: Floats, owner: Ints, spacing: Floats, inward_m: float = INWARD_M
) -> tuple[Floats, Ints]:
    """Points at most ``spacing`` apart along (n, 2, 2) segments, ``inward_m`` to their right.

    The right-hand side is the inside of a normalised polygon's rings.
    """
    vector = ends[:, 1] - ends[:, 0]
    length = np.hypot(*vector.T)
    count = np.maximum(np.ceil(length / spacing), 1).astype(np.int64)
    row = np.repeat(np.arange(len(ends)), count)
    rank = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count)
    at = (rank + 0.5) / count[row]
    inward = np.stack([vector[:, 1], -vector[:, 0]], axis=1) / np.maximum(length, 1e-9)[:, None]
    points = ends[row, 0] + vector[row] * at[:, None] + inward_m * inward[row]
    return points, owner[row]


def _spacing(ends: Floats, owner: Ints, footprints: Geometries) -> Floats:
    """How far apart the samples of each edge may be, by its distance from other footprints."""
    edges = shapely.linestrings(ends)
    reach = COARSEST_M**2 / (8 * WAVER_M)
    about = np.concatenate([ends.min(axis=1) - reach, ends.max(axis=1) + reach], axis=1)
    # Boxes first: most of what is within reach of a wall is its own building.
    edge, other = shapely.STRtree(footprints).query(shapely.box(*about.T))
    foreign = owner[edge] != other
    edge, other = edge[foreign], other[foreign]
    gap = np.full(len(ends), reach)  # further away makes no difference
    np.minimum.at(gap, edge, shapely.distance(edges[edge], footprints[other]))
    spacing = np.sqrt(8 * gap * np.minimum(WAVER_M, WAVER_SHARE * gap))
    spacing = np.clip(spacing, FINEST_M, COARSEST_M)
    return np.where(gap < TOUCHING_M, TOUCHING_SPACING_M, spacing)


def midway_lines(
    areas: Geometries, points: Floats, owner: Ints, of_area: Ints, progress: Progress
) -> Geometries:
    """The lines in each of the polygons ``areas`` (a,) as near to one owner as to another.

    The points (m, 2) with their ``owner`` (m,) count in the area ``of_area`` (m,) only.
    """
    mesh = _triangulate(areas, points, owner, of_area, progress)
    pieces, places, area, distance = _ridges(mesh)
    if not len(pieces):
        return np.empty(0, dtype=object)
    node, line = chains(pieces, len(places))
    first = np.flatnonzero(np.diff(line, prepend=-1))
    lines = shapely.linestrings(places[node], indices=line)
    extended = shapely.length(lines) > 0
    lines, around = lines[extended], areas[area[node[first]][extended]]
    nearest = np.minimum.reduceat(distance[node], first)[extended]
    tolerance = np.minimum(SIMPLIFY_M, SIMPLIFY_SHARE * nearest)
    lines = shapely.simplify(lines, tolerance, preserve_topology=False)
    shapely.prepare(around)
    whole = shapely.contains_properly(around, lines)
    cut = shapely.intersection(lines[~whole], around[~whole])
    return np.concatenate([lines[whole], only_lines(cut)])


@dataclass(frozen=True)
class _Mesh:
    """The triangles of all areas: ``corners`` (t, 3, 2) from the middle of their area, with their
    ``owners`` (t, 3), -1 nobody's; ``beside`` (t, 3), the triangle across from each corner, -1
    none; ``area`` (t,); and of that its ``middle`` (t, 2) and ``reach`` (t,), its diagonal."""

    corners: Floats
    owners: Ints
    beside: Ints
    area: Ints
    middle: Floats
    reach: Floats


def _triangulate(
    areas: Geometries, points: Floats, owner: Ints, of_area: Ints, progress: Progress
) -> _Mesh:
    """The Delaunay triangles of the points in each area where there is more than one owner."""
    order = np.argsort(of_area, kind="stable")
    runs = np.split(order, np.flatnonzero(np.diff(of_area[order])) + 1)
    points = points + np.random.default_rng(0).uniform(-JITTER_M, JITTER_M, points.shape)
    rows: list[tuple[Any, ...]] = []
    triangles = 0
    for number, run in enumerate(runs):
        share = number / len(runs)
        progress(share, None)
        if not len(run) or (owner[run] == owner[run[0]]).all():
            continue
        area = of_area[run[0]]
        places, middle, reach = _surrounded(areas[area], points[run])
        owners = np.concatenate([owner[run], np.full(len(places) - len(run), -1)])
        mesh = patiently(progress, share, len(places), Delaunay, places, qhull_options=_QHULL)
        corners, beside = mesh.simplices.astype(np.int64), mesh.neighbors.astype(np.int64)
        beside = np.where(beside >= 0, beside + triangles, -1)
        of = (np.full(len(corners), value) for value in (area, *middle, reach))
        rows.append((places[corners], owners[corners], beside, *of))
        triangles += len(corners)
    if not rows:
        none = np.zeros((0, 3), dtype=np.int64)
        return _Mesh(np.zeros((0, 3, 2)), none, none, none[:, 0], np.zeros((0, 2)), np.zeros(0))
    corners, owners, beside, area, x, y, reach = (np.concatenate(each) for each in zip(*rows))
    return _Mesh(corners, owners, beside, area, np.stack([x, y], axis=1), reach)


def _surrounded(area: Any, points: Floats) -> tuple[Floats, Floats, float]:
    """The points from the middle of ``area``, then far ones; that middle; how far they reach.

    The far points, which nobody owns, stand around so that no edge between owners runs to
    infinity: four times as far, they are nearest to nothing within reach.
    """
    corners = np.concatenate([points, np.reshape(area.bounds, (2, 2))])
    low, high = corners.min(axis=0), corners.max(axis=0)
    reach = float(np.hypot(*(high - low)))
    middle = (low + high) / 2
    return np.concatenate([points - middle, 4 * reach * _AROUND]), middle, reach


def _ridges(mesh: _Mesh) -> tuple[Ints, Floats, Ints, Floats]:
    """The edges of the Voronoi diagrams between different owners, as pairs of nodes, (n, 2).

    Also, for each of k nodes, its place, (k, 2), on 1 mm and right within reach of its area; that
    area; and how far it is from the nearest points, in metres.
    """
    one, other = mesh.owners[:, [1, 2, 0]], mesh.owners[:, [2, 0, 1]]
    later = mesh.beside > np.arange(len(mesh.beside))[:, None]
    between = later & (one != other) & (one >= 0) & (other >= 0)
    triangle, corner = np.nonzero(between)
    ends = np.stack([triangle, mesh.beside[triangle, corner]], axis=1)
    used = np.zeros(len(mesh.area), dtype=bool)
    used[ends] = True
    most = 12 * mesh.reach[used, None]
    centres = np.clip(_circumcentres(mesh.corners[used]), -most, most)
    distance = np.hypot(*(centres - mesh.corners[used, 0]).T)
    places = np.round(centres + mesh.middle[used], 3)
    return (np.cumsum(used) - 1)[ends], places, mesh.area[used], distance


def _circumcentres(corners: Floats) -> Floats:
    """(t, 2) centres of the circles through (t, 3, 2) corners."""
    a = corners[:, 0]
    b, c = corners[:, 1] - a, corners[:, 2] - a
    twice = 2 * (b[:, 0] * c[:, 1] - b[:, 1] * c[:, 0])
    bb, cc = (b * b).sum(axis=1), (c * c).sum(axis=1)
    flat = twice == 0
    twice[flat] = 1.0
    x = (c[:, 1] * bb - b[:, 1] * cc) / twice
    y = (b[:, 0] * cc - c[:, 0] * bb) / twice
    offset = np.stack([x, y], axis=1)
    offset[flat] = ((b + c) / 3)[flat]  # three points in a row have no circle
    return np.asarray(a + offset)
