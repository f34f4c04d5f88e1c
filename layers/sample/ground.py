"""The sketch bent into ground: street lines, the river, the blocks between them, communities.

Ground coordinates are metres east and north of ``ORIGIN`` in EPSG:4547, whole millimetres.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Optional

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline
from shapely import LineString, MultiPoint, Point, Polygon, STRtree
from shapely.ops import split

from . import sketch
from .sketch import Block, Street

ORIGIN = (541_000.0, 3_262_000.0)
MILLIMETRE = 0.001
# The longest overshoot of the sketch that is cut off, in metres.
OVERSHOOT = 60.0
TURN = np.radians(-6.0)

# Metres on each side of a line that nothing is built on: half the street and its pavement.
CLEAR = {
    "trunk": 22.0,
    "primary": 19.0,
    "secondary": 15.0,
    "tertiary": 11.0,
    "residential": 6.0,
    "wall": 3.0,
    "railway": 18.0,
    "river": 45.0,
    "cut": 2.0,
    "edge": 6.0,
}
STREETS = ("trunk", "primary", "secondary", "tertiary", "residential")


@dataclass(frozen=True)
class Line:
    """A whole line of the sketch on the ground."""

    name: str
    kind: str
    shape: LineString


@dataclass(frozen=True)
class Face:
    """Ground between the lines around it, which are its ``edges``.

    ``block`` is what the sketch plans on it, if anything.
    """

    shape: Polygon
    block: Optional[Block]
    community: str
    edges: tuple[Line, ...]

    @cached_property
    def land(self) -> Polygon:
        """The part that may be built on."""
        return widest(clear(self.shape, self.edges))


@dataclass(frozen=True)
class Ground:
    """The town before anything is built."""

    town: Polygon
    streets: tuple[Line, ...]
    segments: tuple[Line, ...]
    walls: tuple[Line, ...]
    railway: LineString
    river: Polygon
    faces: tuple[Face, ...]
    communities: dict[str, Polygon]


def bend(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Plan coordinates (n, 2) to ground coordinates (n, 2): gentle waves and a turn."""
    u, v = points[:, 0], points[:, 1]
    x = u + 55 * np.sin(v / 520 + 0.3)
    y = v + 42 * np.sin(u / 480 + 1.0)
    return np.column_stack(
        (x * np.cos(TURN) - y * np.sin(TURN), x * np.sin(TURN) + y * np.cos(TURN))
    )


def spot(point: tuple[float, float]) -> Point:
    """The ground under one plan point."""
    return Point(bend(np.array([point]))[0])


def bearing(point: tuple[float, float]) -> float:
    """The direction, in degrees from east, that the plan's east has at a plan point."""
    (x0, y0), (x1, y1) = bend(np.array([(point[0] - 50, point[1]), (point[0] + 50, point[1])]))
    return float(np.degrees(np.arctan2(y1 - y0, x1 - x0)))


def curve(points: tuple[tuple[float, float], ...]) -> LineString:
    """A smooth line on the ground through plan points."""
    knots = np.array(points)
    along = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(knots, axis=0).T))))
    steps = np.linspace(0, along[-1], int(along[-1] / 12) + 2)
    smooth = CubicSpline(along, knots)(steps) if len(knots) > 2 else _straight(knots, len(steps))
    return shapely.set_precision(LineString(bend(smooth)).simplify(0.15), MILLIMETRE)


def clear(shape: Polygon, lines: tuple[Line, ...], more: float = 0.0) -> shapely.Geometry:
    """``shape`` without what must stay free along ``lines``."""
    strips = [line.shape.buffer(CLEAR[line.kind] + more) for line in lines]
    return shape.difference(shapely.union_all(strips))


def widest(shape: shapely.Geometry) -> Polygon:
    """The largest polygon of ``shape``; an empty one where there is none."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    return max(parts, key=lambda part: part.area, default=Polygon())


def lay_out() -> Ground:
    """The sketch as ground."""
    town = shapely.set_precision(Polygon(curve((*sketch.TOWN, sketch.TOWN[0])).coords), MILLIMETRE)
    streets = tuple(_line(street) for street in sketch.STREETS)
    walls = tuple(_line(wall) for wall in sketch.WALLS)
    reach = np.arange(-160.0, 2481.0, 20.0)
    railway = curve(tuple((u, sketch.railway(u)) for u in reach))
    middle = curve(tuple((u, sketch.river(u)) for u in reach))
    lines = (
        *streets,
        *walls,
        Line("", "railway", railway),
        Line("", "river", middle),
        *(Line("", "cut", curve(cut)) for cut in sketch.CUTS),
        Line("", "edge", town.exterior),
    )
    edges = _edges(lines, town)
    trimmed = tuple(Line(line.name, line.kind, _merged(line, edges)) for line in lines)
    faces = _faces(edges, trimmed)
    return Ground(
        town=town,
        streets=tuple(line for line in trimmed if line.kind in STREETS),
        segments=tuple(_segments(edges, streets)),
        walls=tuple(line for line in trimmed if line.kind == "wall"),
        railway=railway,
        river=_river(middle),
        faces=faces,
        communities={
            item.code: shapely.coverage_union_all(
                [face.shape for face in faces if face.community == item.code]
            )
            for item in sketch.COMMUNITIES
        },
    )


def _straight(knots: NDArray[np.float64], count: int) -> NDArray[np.float64]:
    share = np.linspace(0, 1, count)[:, None]
    return np.asarray(knots[0] * (1 - share) + knots[1] * share)


def _line(street: Street) -> Line:
    return Line(street.name, street.kind, curve(street.points))


def _river(middle: LineString) -> Polygon:
    """Water 34 to 54 m wide around its middle."""
    points = np.array(middle.segmentize(25).coords)
    ahead = np.gradient(points, axis=0)
    normal = np.column_stack((-ahead[:, 1], ahead[:, 0])) / np.hypot(*ahead.T)[:, None]
    half = (22 + 5 * np.sin(points[:, 0] / 210))[:, None]
    banks = np.concatenate((points + normal * half, (points - normal * half)[::-1]))
    return Polygon(np.round(banks, 3))


def _edges(lines: tuple[Line, ...], town: Polygon) -> list[LineString]:
    """All lines cut at their meetings and at the town's edge, without overshoots."""
    drawn = shapely.union_all([line.shape for line in lines], grid_size=MILLIMETRE)
    inside = town.buffer(0.01)
    edges = [edge for edge in shapely.get_parts(drawn) if inside.covers(edge)]
    while True:
        ends = [point for edge in edges for point in (edge.coords[0], edge.coords[-1])]
        loose = {point for point in ends if ends.count(point) == 1}
        kept = [
            edge
            for edge in edges
            if edge.length > OVERSHOOT or not loose & {edge.coords[0], edge.coords[-1]}
        ]
        if len(kept) == len(edges):
            return edges
        edges = kept


def _of(line: Line, edges: list[LineString]) -> list[LineString]:
    """The edges that are pieces of ``line``."""
    near = line.shape.buffer(0.05)
    return [edge for edge in edges if near.covers(edge)]


def _merged(line: Line, edges: list[LineString]) -> shapely.Geometry:
    """What is left of ``line`` without its overshoots, in one piece."""
    return shapely.line_merge(shapely.union_all(_of(line, edges)))


def _segments(edges: list[LineString], streets: tuple[Line, ...]) -> list[Line]:
    """The streets cut from junction to junction."""
    pieces = {street.name: _of(street, edges) for street in streets}
    ends = [p for own in pieces.values() for edge in own for p in (edge.coords[0], edge.coords[-1])]
    junctions = MultiPoint([point for point in set(ends) if ends.count(point) > 2])
    segments = []
    for street in streets:
        for part in shapely.get_parts(_merged(street, pieces[street.name])):
            segments += [
                Line(street.name, street.kind, cut) for cut in split(part, junctions).geoms
            ]
    return segments


def _faces(edges: list[LineString], lines: tuple[Line, ...]) -> tuple[Face, ...]:
    shapes = list(shapely.get_parts(shapely.polygonize(edges)))
    blocks = _blocks_on(shapes)
    communities = _communities_of(shapes, blocks, lines)
    around = [
        tuple(line for line in lines if line.shape.intersection(shape.buffer(0.01)).length > 1)
        for shape in shapes
    ]
    return tuple(map(Face, shapes, blocks, communities, around))


def _blocks_on(shapes: list[Polygon]) -> list[Optional[Block]]:
    """The block of the sketch on each face; two on one face are a mistake in the sketch."""
    found: list[Optional[Block]] = [None] * len(shapes)
    tree = STRtree(shapes)
    for block in sketch.BLOCKS:
        (face,) = tree.query(spot(block.at), predicate="within")
        other = found[face]
        if other is not None:
            raise ValueError(f"blocks {other.key} and {block.key} lie on one face")
        found[face] = block
    return found


def _communities_of(
    shapes: list[Polygon], blocks: list[Optional[Block]], lines: tuple[Line, ...]
) -> list[str]:
    """Strips without a block of their own go to the neighbour across the longest street."""
    codes = [block.community if block else "" for block in blocks]
    apart = shapely.union_all(
        [line.shape.buffer(0.01) for line in lines if line.kind in ("railway", "river", "edge")]
    )
    while "" in codes:
        known = list(codes)
        for number, shape in enumerate(shapes):
            shared: dict[str, float] = {}
            for other, code in zip(shapes, known):
                if code and not known[number] and shape.intersects(other):
                    border = shape.boundary.intersection(other.boundary).difference(apart)
                    shared[code] = shared.get(code, 0.0) + border.length
            if max(shared.values(), default=0) > 1:
                codes[number] = max(sorted(shared), key=shared.__getitem__)
        if codes == known:
            raise ValueError("a strip of ground touches no community")
    return codes
