"""A planar mosaic: faces that tile the ground, and the segments between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from ...common.progress import Progress
from .grid import PER_METRE, Bools, Floats, Geometries, Ints, lines_of, polygons_of

OUTSIDE = -1


@dataclass(frozen=True)
class Mosaic:
    """Faces and the segments of their rings, each segment once.

    ``polygons`` (f,) and ``points`` (f,), a point in each; ``segments`` (s, 2, 2) coordinates;
    ``sides`` (s, 2) the faces on both sides, the second ``OUTSIDE`` at the rim; ``length_m`` (s,).
    """

    polygons: Geometries
    points: Geometries
    segments: Floats
    sides: Ints
    length_m: Floats

    @property
    def middles(self) -> Floats:
        """(s, 2) the middle of each segment."""
        return np.asarray(self.segments.mean(axis=1))

    def parted(self, label: Ints) -> Bools:
        """(s,) True where the two sides bear different labels, the rim included."""
        first, second = self.sides[:, 0], self.sides[:, 1]
        return np.asarray((second == OUTSIDE) | (label[first] != label[second]))


def make_mosaic(lines: Geometries, area: Any, progress: Progress, share: float) -> Mosaic:
    """The faces that the noded ``lines`` enclose, as far as they lie in ``area``.

    ``area`` is a polygon or multipolygon whose boundary is among the lines.
    """
    polygons = polygons_of(lines, progress, share)
    points = np.asarray(shapely.point_on_surface(polygons), dtype=object)
    shapely.prepare(area)
    inside = shapely.covers(area, points)
    polygons, points = polygons[inside], points[inside]
    rings, face = shapely.get_rings(polygons, return_index=True)
    coords, ring = shapely.get_coordinates(rings, return_index=True)
    consecutive = ring[:-1] == ring[1:]
    segments = np.stack([coords[:-1], coords[1:]], axis=1)[consecutive]
    face = face[ring[:-1][consecutive]]
    chosen, sides = _pair_up(segments, face)
    segments = segments[chosen]
    length = np.hypot(*(segments[:, 1] - segments[:, 0]).T)
    return Mosaic(polygons, points, segments, sides, length)


def _pair_up(segments: Floats, face: Ints) -> tuple[Ints, Ints]:
    """Rows of ``segments`` that stand for each distinct segment, and the (n, 2) faces beside it."""
    whole = np.rint(segments * PER_METRE)
    _, vertex = np.unique(whole[..., 0].ravel() + 1j * whole[..., 1].ravel(), return_inverse=True)
    ends = np.sort(vertex.reshape(-1, 2).astype(np.int64), axis=1)
    key = ends[:, 0] * (int(ends.max(initial=0)) + 1) + ends[:, 1]
    order = np.argsort(key, kind="stable")
    key = key[order]
    first = np.flatnonzero(np.r_[True, key[1:] != key[:-1]][: len(key)])
    shared = np.r_[key[1:] == key[:-1], False][: len(key)][first]
    sides = np.full((len(first), 2), OUTSIDE, dtype=np.int64)
    sides[:, 0] = face[order[first]]
    sides[shared, 1] = face[order[first[shared] + 1]]
    return order[first], sides


def dissolve(mosaic: Mosaic, label: Ints, progress: Progress, share: float) -> Geometries:
    """One polygon for each label 0..n-1; the faces of a label must hang together.

    Neighbours have the same vertices along the border that they share.
    """
    _, some_face, faces = np.unique(label, return_index=True, return_counts=True)
    result = mosaic.polygons[some_face]
    several = np.append(faces > 1, False)  # the last answers for OUTSIDE
    sides = np.where(mosaic.sides == OUTSIDE, OUTSIDE, label[mosaic.sides])
    lines = lines_of(mosaic.segments[mosaic.parted(label) & several[sides].any(axis=1)])
    polygons = polygons_of(lines, progress, share)
    ask = np.flatnonzero(several)
    found, polygon = shapely.STRtree(polygons).query(mosaic.points[some_face[ask]], "within")
    result[ask[found]] = polygons[polygon]
    return result
