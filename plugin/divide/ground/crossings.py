"""Bridges, gates and underpasses: which neighbours a crossing joins over a barrier."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from .blocks import ON_LINE_M
from .borders import Borders
from .grid import Bools, Geometries, Ints, lines_of, only_lines

# A crossing drawn as a point serves the nearest barred border within this distance: about the
# half of a small river, and more than a gate or an underpass is ever off its line.
REACH_M = 25.0
SAME_SPOT_M = 1.0  # borders that a crossing meets closer together than this are met as one


def join_crossings(
    crossings: gpd.GeoDataFrame,
    borders: Borders,
    units: Geometries,
    community: Any,
    barred: Sequence[Any],
) -> tuple[Bools, list[str]]:
    """The rows of ``borders.pairs`` that crossings lead over, and ids of those that lead nowhere.

    A point joins the pair whose barred border is nearest. A line joins, for each barrier that it
    crosses, the pair of units between which it crosses: where it touches several, the pair that
    it runs through furthest on both sides. Nothing else is joined. ``barred``: areas such as
    water that are shared out among ``units`` (u,).
    """
    joined = np.zeros(len(borders.pairs), dtype=bool)
    nowhere: list[str] = []
    bodies = shapely.STRtree(np.array(barred, dtype=object))
    body = _bodies(borders, bodies)
    # In the water, the lines between units of the same bank are nothing to cross.
    rows = np.flatnonzero((body < 0) | ~borders.passable[borders.pair])
    tree = shapely.STRtree(lines_of(borders.segments[rows]))
    shapes = np.asarray(crossings.geometry, dtype=object)
    for name, shape in zip(crossings["crossing_id"].astype(str), shapes):
        if shape is None or not community.intersects(shape):
            continue
        found = _pairs_crossed(shape, tree, rows, borders, units, body)
        joined[found] = True
        if not len(found) and community.contains_properly(shape):
            nowhere.append(name)
    return joined, sorted(nowhere)


def _bodies(borders: Borders, bodies: shapely.STRtree) -> Ints:
    """The barred area that each barred segment lies in, -1 for those on a line."""
    body = np.full(len(borders.segments), -1, dtype=np.int64)
    middles = shapely.points(borders.segments.mean(axis=1))
    found, number = bodies.query(middles, "dwithin", distance=ON_LINE_M)
    body[found[::-1]] = number[::-1]
    return body


def _pairs_crossed(
    shape: Any,
    tree: shapely.STRtree,
    rows: Ints,
    borders: Borders,
    units: Geometries,
    body: Ints,
) -> list[int]:
    lines = only_lines([shape])
    if not len(lines):
        near = tree.query_nearest(shape, max_distance=REACH_M)
        return sorted({int(pair) for pair in borders.pair[rows[near]]})[:1]
    chosen = []
    for line in lines:
        hits = rows[tree.query(line, "intersects")]
        for spot in _spots(line, borders, hits, body[hits]):
            pairs = sorted({int(pair) for pair in borders.pair[spot]})
            reach = [_reach(line, units[borders.pairs[pair]]) for pair in pairs]
            chosen.append(pairs[int(np.argmax(reach))])
    return chosen


def _spots(line: Any, borders: Borders, hits: Ints, body: Ints) -> list[Ints]:
    """The segments met, in runs: one for each water, else one for each place on the line."""
    if not len(hits):
        return []
    met = shapely.intersection(line, lines_of(borders.segments[hits]))
    at = shapely.line_locate_point(line, shapely.centroid(met))
    runs = [hits[body == number] for number in np.unique(body[body >= 0])]
    dry = np.flatnonzero(body < 0)
    dry = dry[np.lexsort((hits[dry], at[dry]))]
    breaks = np.flatnonzero(np.diff(at[dry]) > SAME_SPOT_M) + 1
    return runs + [hits[run] for run in np.split(dry, breaks) if len(run)]


def _reach(line: Any, pair: Geometries) -> float:
    """How far the line runs through the unit of the two that it runs through least, m."""
    return round(float(shapely.length(shapely.intersection(line, pair)).min()), 3)
