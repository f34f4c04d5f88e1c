"""Nearest ground: sample points along outlines, and the lines midway between owners."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from scipy.spatial import Delaunay

from ...common.progress import Progress
from .grid import Floats, Geometries, Ints, only_lines
from .patience import patiently

# Sample points lie as far apart as 0.7 of the gap to the next building: the line midway then
# wavers by less than a tenth of the gap, and the simplification takes most of that away.
FINEST_M, COARSEST_M, SHARE_OF_GAP = 1.0, 7.0, 0.7
# Where two footprints touch there is no ground between them to draw a line in.
TOUCHING_M, TOUCHING_SPACING_M = 0.05, 2.5
# Qhull merges facets, and takes three times as long, where many points lie on lines and circles;
# so samples are moved about by up to this much, always in the same way.
JITTER_M = 0.01
# Samples are drawn into their own outline, so that those of a common wall don't coincide.
INWARD_M = 0.1
# Lines midway are simplified by this much: they are a convention, and every vertex costs.
SIMPLIFY_M = 0.4


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
    reach = COARSEST_M / SHARE_OF_GAP
    edge, other = shapely.STRtree(footprints).query(edges, "dwithin", distance=reach)
    foreign = owner[edge] != other
    edge, other = edge[foreign], other[foreign]
    gap = np.full(len(ends), reach)
    np.minimum.at(gap, edge, shapely.distance(edges[edge], footprints[other]))
    spacing = np.clip(gap * SHARE_OF_GAP, FINEST_M, COARSEST_M)
    return np.where(gap < TOUCHING_M, TOUCHING_SPACING_M, spacing)


def midway_lines(
    area: Any, points: Floats, owner: Ints, progress: Progress, share: float
) -> Geometries:
    """The lines in polygon ``area`` that are as near to the points of one owner as of another."""
    corners = np.concatenate([points, np.reshape(area.bounds, (2, 2))])
    low, high = corners.min(axis=0), corners.max(axis=0)
    reach = float(np.hypot(*(high - low)))
    segments = _ridges(points, owner, (low + high) / 2, reach, progress, share)
    if not len(segments):
        return np.empty(0, dtype=object)
    chains = shapely.get_parts(shapely.line_merge(shapely.multilinestrings(segments)))
    chains = shapely.simplify(chains, SIMPLIFY_M, preserve_topology=False)
    shapely.prepare(area)
    whole = shapely.contains_properly(area, chains)
    cut = shapely.intersection(chains[~whole], area)
    return np.concatenate([chains[whole], only_lines(cut)])


def _ridges(
    points: Floats, owner: Ints, centre: Floats, reach: float, progress: Progress, share: float
) -> Floats:
    """The edges of the points' Voronoi diagram between different owners, (n, 2, 2), on 1 mm.

    They are right within ``reach`` of ``centre``.
    """
    # Far points that nobody owns stand around, so that no edge runs to infinity: four times as
    # far, they are nearest to nothing within reach.
    angle = np.arange(8) * np.pi / 4 + 0.1
    far = 4 * reach * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    jitter = np.random.default_rng(0).uniform(-JITTER_M, JITTER_M, points.shape)
    every = np.concatenate([points - centre + jitter, far])
    owners = np.concatenate([owner, np.full(len(far), -1)])
    mesh = patiently(progress, share, Delaunay, every)
    triangle, corner = np.nonzero(mesh.neighbors > np.arange(len(mesh.simplices))[:, None])
    first = mesh.simplices[triangle, (corner + 1) % 3]
    second = mesh.simplices[triangle, (corner + 2) % 3]
    between = (owners[first] != owners[second]) & (owners[first] >= 0) & (owners[second] >= 0)
    triangle, corner = triangle[between], corner[between]
    centres = np.clip(_circumcentres(every[mesh.simplices]), -12 * reach, 12 * reach)
    segments = centres[np.stack([triangle, mesh.neighbors[triangle, corner]], axis=1)]
    segments = np.round(segments + centre, 3)
    return np.asarray(segments[(segments[:, 0] != segments[:, 1]).any(axis=1)])


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
