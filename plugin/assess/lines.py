"""Lines put together, cut and taken apart."""

from __future__ import annotations

import numpy as np
import shapely

from ..divide.ground.blocks import canonical
from ..divide.ground.grid import Floats, Geometries, Ints, only_lines

MM = 1e-3


def merged(noded: Geometries) -> Geometries:
    """Noded lines put together from fork to fork, in canonical order."""
    if not len(noded):
        return noded
    return canonical(only_lines([shapely.line_merge(shapely.multilinestrings(noded))]))


def degrees(lines: Geometries) -> Ints:
    """(n, 2) how many of the noded ``lines`` (n,) end where each of them begins and ends."""
    ends = np.stack([shapely.get_point(lines, 0), shapely.get_point(lines, -1)], axis=1)
    place = shapely.get_x(ends) + 1j * shapely.get_y(ends)
    _, number, count = np.unique(place.ravel(), return_inverse=True, return_counts=True)
    return np.asarray(count[number.ravel()].reshape(-1, 2), dtype=np.int64)


def stretch(line: shapely.LineString, start: float, end: float) -> shapely.LineString:
    """The part of ``line`` from ``start`` to ``end`` metres along it, 0 <= start < end."""
    coords = shapely.get_coordinates(line)
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(coords, axis=0).T))])
    tips = np.stack([np.interp([start, end], along, axis) for axis in coords.T], axis=1)
    inner = coords[(along > start + MM) & (along < end - MM)]
    return shapely.LineString(np.concatenate([tips[:1], inner, tips[1:]]))


def straight_pieces(lines: Geometries) -> tuple[Floats, Ints]:
    """The straight pieces (m, 2, 2) of ``lines``, and the line that each is of (m,)."""
    coords, line = shapely.get_coordinates(lines, return_index=True)
    inner = line[:-1] == line[1:]
    return np.stack([coords[:-1], coords[1:]], axis=1)[inner], line[:-1][inner]


def split(segments: Floats, at: Ints, spots: Floats) -> tuple[Floats, Ints]:
    """``segments`` (m, 2, 2) cut at ``spots`` (k, 2) that lie on the segments ``at`` (k,).

    Returns the pieces (p, 2, 2) and the segment that each is of (p,). Pieces without a length are
    left out.
    """
    number = np.arange(len(segments))
    of = np.concatenate([number, at, number])
    point = np.concatenate([segments[:, 0], spots, segments[:, 1]])
    metres = np.hypot(*(point - segments[of, 0]).T)
    rank = np.repeat([0, 1, 2], [len(number), len(at), len(number)])
    order = np.lexsort((metres, rank, of))
    of, point = of[order], point[order]
    pieces = np.stack([point[:-1], point[1:]], axis=1)
    real = (of[:-1] == of[1:]) & (pieces[:, 0] != pieces[:, 1]).any(axis=1)
    return pieces[real], of[:-1][real]
