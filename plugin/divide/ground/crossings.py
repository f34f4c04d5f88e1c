"""Bridges, gates and underpasses: which neighbours a crossing joins over a barrier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from ...common.texts import with_code
from .blocks import ON_LINE_M, Blocks
from .borders import Borders
from .grid import Bools, Geometries, Ints, lines_of, only_lines

# A crossing drawn as a point serves the nearest barred border within this distance: about the
# half of a small river, and more than a gate or an underpass is ever off its line.
REACH_M = 25.0
SAME_SPOT_M = 1.0  # borders that a crossing meets closer together than this are met as one


@dataclass(frozen=True)
class Ways:
    """What crossings lead over.

    ``joined`` (p,): the rows of ``Borders.pairs`` that a crossing leads over; ``names`` by such a
    row: what those crossings are called, by name and code. ``nowhere``: those that meet no
    barrier; ``idle``: those that meet one and join nothing that was apart.
    """

    joined: Bools
    names: dict[int, tuple[str, ...]]
    nowhere: list[str]
    idle: list[str]


def join_crossings(
    crossings: gpd.GeoDataFrame,
    borders: Borders,
    units: Geometries,
    blocks: Blocks,
    barred: Sequence[Any],
) -> Ways:
    """The pairs of ``units`` (u,) that ``crossings`` join.

    A point joins the pair whose barred border is nearest. A line joins, for each barrier that it
    crosses, the pair of units between which it crosses: where it touches several, the pair that
    it runs through furthest on both sides. Nothing else is joined. ``barred``: areas such as
    water that are shared out among the units.
    """
    names: dict[int, list[str]] = {}
    nowhere: list[str] = []
    idle: list[str] = []
    bodies = shapely.STRtree(np.array(barred, dtype=object))
    body = _bodies(borders, bodies)
    # In the water, the lines between units of the same bank are nothing to cross.
    rows = np.flatnonzero((body < 0) | ~borders.passable[borders.pair])
    tree = shapely.STRtree(lines_of(borders.segments[rows]))
    for code, name, shape in zip(crossings["crossing_id"], crossings["name"], crossings.geometry):
        if shape is None or not blocks.community.intersects(shape):
            continue
        found = _pairs_crossed(shape, tree, rows, borders, units, body)
        title = with_code(name, code)
        for pair in found:
            names.setdefault(pair, []).append(title)
        if borders.passable[found].all() and blocks.community.contains_properly(shape):
            (idle if _meets_barrier(shape, blocks) else nowhere).append(title)
    joined = np.zeros(len(borders.pairs), dtype=bool)
    joined[list(names)] = True
    sorted_names = {pair: tuple(sorted(set(those))) for pair, those in names.items()}
    return Ways(joined, sorted_names, sorted(nowhere), sorted(idle))


def _meets_barrier(shape: Any, blocks: Blocks) -> bool:
    """Whether a line meets a barrier, or a point lies within reach of one."""
    reach = 0.0 if len(only_lines([shape])) else REACH_M
    barriers = [one for one in (blocks.barriers, blocks.water) if one is not None]
    return any(shapely.dwithin(one, shape, reach) for one in barriers)


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
