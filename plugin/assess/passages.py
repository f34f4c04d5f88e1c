"""Where people on foot get over barriers: roads at crossings, and crossings without a road."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from ..common.progress import Progress, part, silent
from ..divide.ground.blocks import canonical
from ..divide.ground.crossings import REACH_M
from ..divide.ground.grid import Bools, Floats, Geometries, Ints, lines_of
from .barriers import A_STEP_M, ON_BARRIER_M, Barriers
from .lines import MM, degrees, stretch

# A road runs along a crossing that is drawn within half a roadway's width of its centre line.
BESIDE_M = 5.0
ASIDE_M = 2 * ON_BARRIER_M  # how far from a barrier a way of its own over it begins and ends
_EVERY = 100


@dataclass(frozen=True)
class Passages:
    """``lines``: the roads as far as one can walk them; ``links``: the crossings that are ways of
    their own, from one side of a barrier to the other, not yet joined to any road."""

    lines: Geometries
    links: Geometries


@dataclass(frozen=True, eq=False)
class _Meetings:
    """Stretches (k,) on which roads lie in a barrier.

    ``line`` (k,) their numbers; ``shape`` (k,); ``start``, ``end`` (k,) metres along the line.
    """

    line: Ints
    shape: Geometries
    start: Floats
    end: Floats

    def only(self, which: Bools) -> _Meetings:
        """Some of them."""
        return _Meetings(*(column[which] for column in vars(self).values()))


def find_passages(
    lines: Geometries, barriers: Barriers, crossings: gpd.GeoDataFrame, progress: Progress = silent
) -> Passages:
    """Cut the noded ``lines`` of roads at ``barriers``, but where ``crossings`` lead over them.

    A crossing drawn as a point opens the way to the roads that run within BESIDE_M metres of it,
    over all that they meet within REACH_M metres; one drawn as a line to the roads along it. Where
    no road goes through, the crossing itself is the way.
    """
    if not len(barriers.zones):
        return Passages(lines, np.empty(0, dtype=object))
    met = _meetings(lines, barriers)
    through = _goes_on(met, lines)
    opened = np.zeros(len(met.line), dtype=bool)
    links: list[Any] = []
    shapes = shapely.get_parts(canonical(crossings.geometry))
    trees = shapely.STRtree(met.shape), shapely.STRtree(_middles(met, lines))
    for number, shape in enumerate(shapes):
        if number % _EVERY == 0:
            progress(0.5 * number / len(shapes), None)
        if shape.geom_type == "Point":
            here = trees[0].query(shape, predicate="dwithin", distance=REACH_M)
            here = here[shapely.dwithin(lines[met.line[here]], shape, BESIDE_M)]
        else:
            here = trees[1].query(shape, predicate="dwithin", distance=BESIDE_M)
        opened[here] = True
        if not through[here].any():
            links += _own_way(shape, barriers)
    kept = _cut(lines, met.only(~opened), part(progress, 0.5, 1))
    return Passages(kept, np.array(links, dtype=object))


def _meetings(lines: Geometries, barriers: Barriers) -> _Meetings:
    """Where the roads cross line barriers, or end on them, and where they lie in areas."""
    zone, line = shapely.STRtree(lines).query(barriers.zones, predicate="intersects")
    order = np.lexsort((zone, line))
    zone, line = zone[order], line[order]
    shapes, pair = shapely.get_parts(
        shapely.intersection(lines[line], barriers.zones[zone]), return_index=True
    )
    real = shapely.length(shapes) > 0
    shapes, zone, line = shapes[real], zone[pair[real]], line[pair[real]]
    half = shapely.length(shapes) / 2
    middle = shapely.line_interpolate_point(shapes, 0.5, normalized=True)
    along = shapely.line_locate_point(lines[line], middle)
    met = _Meetings(line, shapes, np.maximum(along - half, 0.0), along + half)
    on_line = zone < len(barriers.lines)
    crossed = ~on_line
    which = np.flatnonzero(on_line)
    crossed[which] = _crossed(met.only(on_line), lines, barriers.lines[zone[which]])
    return met.only(crossed)


def _crossed(met: _Meetings, lines: Geometries, barriers: Geometries) -> Bools:
    """(k,) whether the roads come out on the other side of line barriers, or end on them.

    What only comes near, or runs along a wall and goes off on the same side, does not cross it.
    """
    length = shapely.length(lines[met.line])
    ends = (met.start <= MM) | (met.end >= length - MM)
    tips = [
        shapely.get_coordinates(
            shapely.line_interpolate_point(lines[met.line], np.clip(at, 0.0, length))
        )
        for at in (met.start - ON_BARRIER_M / 2, met.end + ON_BARRIER_M / 2)
    ]
    meets = shapely.intersection(lines_of(np.stack(tips, axis=1)), barriers)
    times = np.where(shapely.is_empty(meets), 0, shapely.get_num_geometries(meets))
    return np.asarray(ends | (times % 2 == 1))


def _goes_on(met: _Meetings, lines: Geometries) -> Bools:
    """(k,) whether a road goes on beyond the barrier on both sides."""
    dead_end = (degrees(lines) == 1)[met.line]
    length = shapely.length(lines)[met.line]
    stops_before = dead_end[:, 0] & (met.start <= MM)
    stops_behind = dead_end[:, 1] & (met.end >= length - MM)
    return np.asarray(~(stops_before | stops_behind))


def _middles(met: _Meetings, lines: Geometries) -> Geometries:
    middles = shapely.line_interpolate_point(lines[met.line], (met.start + met.end) / 2)
    return np.asarray(middles, dtype=object)


def _own_way(crossing: Any, barriers: Barriers) -> list[Any]:
    """The way over the barrier at a crossing beside which no road runs; none if it meets none."""
    if crossing.geom_type != "Point":
        over = len(barriers.side_tree.query(crossing, predicate="intersects"))
        return [crossing] if over else []
    side = barriers.side_tree.query_nearest(crossing, max_distance=REACH_M)
    if not len(side):
        return []
    coords, zones = barriers.sides
    start, end = coords[side.min()]
    area = int(zones[side.min()]) - len(barriers.lines)
    along = (end - start) / np.hypot(*(end - start))
    point = shapely.get_coordinates(crossing)[0]
    foot = start + np.clip((point - start) @ along, 0.0, np.hypot(*(end - start))) * along
    across = np.array([-along[1], along[0]])
    if area < 0:
        return [shapely.LineString([foot - ASIDE_M * across, foot + ASIDE_M * across])]
    return _over_area(foot, across, barriers.areas[area])


def _over_area(foot: Floats, across: Floats, area: Any) -> list[Any]:
    """From ``foot`` on the bank straight to the other bank, if that is not farther than a point
    in the middle would reach."""
    if not shapely.contains_xy(area, *(foot + ASIDE_M * across)):
        across = -across
    far = shapely.LineString([foot, foot + (2 * REACH_M + ASIDE_M) * across])
    wet = shapely.get_parts(shapely.intersection(far, area))
    wet = wet[shapely.dwithin(wet, shapely.Point(foot), MM)]
    width = float(shapely.length(wet).max(initial=0.0))
    if not 0 < width <= 2 * REACH_M:
        return []
    return [shapely.LineString([foot - ASIDE_M * across, foot + (width + ASIDE_M) * across])]


def _cut(lines: Geometries, barred: _Meetings, progress: Progress) -> Geometries:
    """``lines`` without the barred stretches; what is left of less than a step is dropped."""
    cut = np.zeros(len(lines), dtype=bool)
    cut[barred.line] = True
    pieces = []
    order = np.lexsort((barred.start, barred.line))
    starts = np.searchsorted(barred.line[order], np.arange(len(lines) + 1))
    for number, line in enumerate(np.flatnonzero(cut).tolist()):
        if number % _EVERY == 0:
            progress(number / len(lines), None)
        mine = order[starts[line] : starts[line + 1]]
        reached, length = 0.0, float(shapely.length(lines[line]))
        for start, end in [*zip(barred.start[mine], barred.end[mine]), (length, length)]:
            if start - reached >= A_STEP_M:
                pieces.append(stretch(lines[line], reached, start))
            reached = max(reached, float(end))
    progress(1, None)
    return np.concatenate([lines[~cut], np.array(pieces, dtype=object)])
